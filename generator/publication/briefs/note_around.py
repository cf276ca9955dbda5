"""What stands around an activity, as a note tells it: needs, resources, who does it already."""

import pandas as pd

from generator.french import NARROW, UNKNOWN, WIDE, is_known, number, text_of
from generator.publication.briefs.sheets import Bullets, Rows, Words
from generator.publication.briefs.wording import NO_ONE_ASKED

THEME_COUNT = 3


def needs(needs: pd.DataFrame, activity: pd.Series | None, *, has_survey: bool) -> Rows | None:
    """Tell what is said here of the main themes of the activity; None where it has none."""
    if activity is None or not is_known(activity["activity_theme_ids"]):
        return None
    wanted = str(activity["activity_theme_ids"]).split(", ")[:THEME_COUNT]
    rows = [
        (
            text_of(need["theme_label_fr"]),
            _said(need) if has_survey else NO_ONE_ASKED,
            text_of(need["need_status_fr"]),
        )
        for theme in wanted
        for _, need in needs[needs["theme_id"] == theme].iterrows()
    ]
    headings = ("Thème", "Personnes qui en parlent", "Statut")
    return Rows("Ce qui est dit des thèmes de l’activité", headings, tuple(rows), (1.2, 0.8, 1.2))


def _said(need: pd.Series) -> str:
    if is_known(need["is_suppressed"]) and need["is_suppressed"]:
        return "non publié"
    return number(need["statement_count"]) if is_known(need["statement_count"]) else UNKNOWN


def resources(resources: pd.DataFrame, activity: pd.Series | None) -> Bullets | None:
    """Name the resources known here among those it needs or that help it."""
    if activity is None or resources.empty:
        return None
    kinds = {
        kind
        for name in ("critical_resource_ids", "useful_resource_ids")
        for kind in (str(activity[name]).split(", ") if is_known(activity[name]) else [])
    }
    own = resources[resources["resource_kind_id"].isin(kinds)].sort_values(
        ["resource_kind_id", "resource_id"]
    )
    told = tuple(
        " – ".join(
            text for text in (text_of(r["resource_label_fr"]), text_of(r["commune_name"])) if text
        )
        for _, r in own.iterrows()
    )
    return Bullets(told, "autre ressource", "autres ressources")


def kinds(activity: pd.Series | None, name: str, label: str) -> Words | None:
    """Name the kinds of resources it needs, or those that help it, as the catalogue does."""
    if activity is None or not is_known(activity[f"{name}_resources_fr"]):
        return None
    return Words(f"{text_of(activity[f'{name}_resources_fr'])}.", f"{label}{NARROW}:")


def supply(supply: pd.DataFrame) -> Rows | None:
    """Name who does it already, the nearest first."""
    rows = [
        (
            text_of(site["structure_name"]) or "sans nom publié",
            text_of(site.get("commune_name")),
            f"{number(site['crow_km'], 1)}{WIDE}km" if is_known(site["crow_km"]) else "dans l’EPCI",
            "oui" if is_known(site["is_direct"]) and site["is_direct"] else "peut-être",
        )
        for _, site in supply.sort_values("supply_position").iterrows()
    ]
    headings = ("Structure", "Commune", "À vol d’oiseau", "Le fait")
    return Rows(
        "Structures qui le font déjà", headings, tuple(rows), (1.6, 1.2, 0.8, 0.7),
        "autre structure", "autres structures",
    )  # fmt: skip
