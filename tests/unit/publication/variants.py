"""Every kind of territory a brief is printed for, each made from the invented ones by what differs."""

from collections.abc import Callable

import pandas as pd
import shapely
from shapely import affinity

from .territories import DEMO, ISLAND, METROPOLIS, SILENT, frame

Tables = dict[str, pd.DataFrame]
TEXT, NUMBER, WHOLE, FLAG = "string", "Float64", "Int64", "boolean"
FOLLOWUPS = {
    "opportunity_id": TEXT, "epci_code": TEXT, "activity_id": TEXT, "activity_label_fr": TEXT,
    "followup_fact": TEXT, "followup_label_fr": TEXT, "followup_unit_fr": TEXT,
    "observed_date": TEXT, "months_since_opening": WHOLE, "milestone_month_count": WHOLE,
    "followup_value": NUMBER, "is_suppressed": FLAG, "stop_cause_fr": TEXT, "source_fr": TEXT,
}  # fmt: skip
LONG_NAME = "Communauté d'agglomération des Trois Vallées, du Haut-Plateau et du Lac"
TO_CORSICA = (3.7, -5.4)  # degrees from the Côte-d'Or to the gulf of Ajaccio


def _with(tables: Tables, name: str, code: str, **cells: object) -> Tables:
    """Change cells of the rows of one EPCI in one table."""
    rows = tables[name].copy()
    for column, value in cells.items():
        rows.loc[rows["epci_code"] == code, column] = value
    return {**tables, name: rows}


def few_answers(tables: Tables) -> Tables:
    """So few people answered that their number, and every share, is withheld."""
    blank = dict.fromkeys(
        ("statement_count", "statement_share", "weighted_share", "share_low", "share_high"), pd.NA
    )
    told = _with(tables, "out_needs", DEMO, **blank, is_suppressed=True, is_qualified=False)
    told = _with(told, "out_territories", DEMO, statement_count=pd.NA, survey_count=1)
    told = _with(
        told, "out_surveys", DEMO, statement_count=pd.NA, survey_count=1, representativeness_fr=pd.NA,
        is_raked=False, is_fragile=True, confidence_fr="fragile : trop peu de réponses",
    )  # fmt: skip
    told = _with(told, "out_communes", DEMO, statement_count=pd.NA)
    nothing = {
        name: told[name].iloc[0:0] for name in ("out_topics", "out_unheard", "out_place_needs")
    }
    return {**told, **nothing}


def corsica(tables: Tables) -> Tables:
    """An EPCI of Corse-du-Sud: codes with a letter, contours in the sea's other side."""
    told = _with(
        tables, "out_territories", SILENT, epci_name="CA du Pays Ajaccien",
        epci_nature="Communauté d'agglomération", departement_code="2A",
        departement_name="Corse-du-Sud",
    )  # fmt: skip
    communes = told["out_communes"].copy()
    own = communes["epci_code"] == SILENT
    communes.loc[own, "commune_code"] = [f"2A{n:03d}" for n in range(1, own.sum() + 1)]
    communes.loc[own, "geometry"] = [
        affinity.translate(shape, *TO_CORSICA) for shape in communes.loc[own, "geometry"]
    ]
    return {**told, "out_communes": communes}


def long_name(tables: Tables) -> Tables:
    """A name of seventy letters."""
    assert len(LONG_NAME) >= 70
    return _with(tables, "out_territories", DEMO, epci_name=LONG_NAME)


def many_communes(tables: Tables) -> Tables:
    """A hundred and fifty-eight communes, the most of any EPCI."""
    own = tables["out_communes"][tables["out_communes"]["epci_code"] == METROPOLIS]
    more = own.head(158 - len(own)).copy()
    more["commune_code"] = [f"60{n:03d}" for n in range(1, len(more) + 1)]
    more["geometry"] = [shapely.affinity.translate(shape, 0.36, 0) for shape in more["geometry"]]
    communes = pd.concat([tables["out_communes"], more], ignore_index=True)
    told = _with(tables, "out_territories", METROPOLIS, commune_count=158)
    return {**told, "out_communes": communes}


def _fact(
    activity: tuple[str, str], what: str, day: str, months: int | None, value: float | None, **more
):
    milestone = next((m for m in (24, 12, 6) if months is not None and months >= m), None)
    return (
        f"{DEMO}-{activity[0]}", DEMO, *activity, what, what, None if value is None and not more.get("hidden") else "unité",
        day, months, milestone, value, bool(more.get("hidden")), more.get("cause"),
        more.get("source", "bilan annuel de la structure"),
    )  # fmt: skip


def followed(tables: Tables) -> Tables:
    """Two years after: one activity lives, one stopped, one has only just opened."""
    shop, van = (
        ("epicerie", "Épicerie multiservice ambulante"),
        ("transport", "Transport solidaire"),
    )
    creche = ("creche", "Micro-crèche")
    rows = [
        _fact(shop, "ouverture", "2024-10-01", 0, None, source="convention signée"),
        _fact(shop, "emplois_etp", "2025-04-01", 6, 1.0),
        _fact(shop, "emplois_etp", "2025-10-01", 12, 1.5),
        _fact(shop, "emplois_etp", "2026-10-01", 24, 2.5),
        _fact(shop, "usagers", "2025-10-01", 12, None, hidden=True),
        _fact(shop, "usagers", "2026-10-01", 24, 140.0),
        _fact(shop, "chiffre_affaires_eur", "2026-10-01", 24, 86400.0),
        _fact(shop, "partenaires", "2026-10-01", 24, 5.0),
        _fact(van, "ouverture", "2024-11-15", 0, None),
        _fact(van, "emplois_etp", "2025-11-15", 12, 0.5),
        _fact(van, "arret", "2026-03-01", 15, None, cause="recettes insuffisantes"),
        _fact(creche, "ouverture", "2026-09-01", 0, None, source="visite du chargé de mission"),
    ]
    return {**tables, "out_followups": frame(FOLLOWUPS, rows)}


def as_it_is(tables: Tables) -> Tables:
    """The territory as the invented tables have it."""
    return tables


# Each variant: the EPCI printed, what differs, and how many pages it takes.
VARIANTS: dict[str, tuple[str, Callable[[Tables], Tables], int]] = {
    "avec enquête": (DEMO, as_it_is, 2),
    "sans enquête": (SILENT, as_it_is, 2),
    "peu de réponses": (DEMO, few_answers, 2),
    "outre-mer": (ISLAND, as_it_is, 2),
    "métropole de 95 communes": (METROPOLIS, as_it_is, 2),
    "158 communes": (METROPOLIS, many_communes, 2),
    "Corse": (SILENT, corsica, 2),
    "nom de 70 lettres": (DEMO, long_name, 2),
    "après deux ans de suivi": (DEMO, followed, 3),
}
