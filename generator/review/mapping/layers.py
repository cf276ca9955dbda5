"""What the map of a territory can show: one value a commune, or why there is none."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.french import counted, percent, sentence, typographic
from generator.review.models import OpportunitySheet, Territory

ANSWERS, PEOPLE, RESOURCES, PLACES, SUPPLY = (
    "reponses", "habitants", "ressources", "lieux", "existant",
)  # fmt: skip
THEME = "besoin-"
OF_ACTIVITY = (PLACES, SUPPLY)  # those that an activity narrows
STATE, NONE, WITHHELD = "statement_state", "aucun", "retenu"  # why out_communes has no count
SMALL = "non publié (petit nombre)"
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Layer:
    """One subject: its value in each commune, and what is said where there is none.

    Parameters
    ----------
    amounts
        Commune → value, for those that have one.
    withheld
        Communes whose value is not published, to protect people; the others without a value have
        none.
    hot_codes
        Communes where a need gathers.
    told
        How a value is written.
    """

    title_fr: str
    amounts: Mapping[str, float]
    told: Callable[[float], str]
    none_fr: str
    note_fr: str = ""
    withheld: frozenset[str] = frozenset()
    withheld_fr: str = SMALL
    hot_codes: frozenset[str] = field(default_factory=frozenset)

    def told_of(self, commune_code: str) -> str:
        """Say what is known of a commune, in words."""
        if commune_code in self.amounts:
            told = self.told(self.amounts[commune_code])
            return f"{told}, point chaud" if commune_code in self.hot_codes else told
        return self.withheld_fr if commune_code in self.withheld else self.none_fr


def layer_choices(territory: Territory) -> list[tuple[str, str]]:
    """List what can be shown of a territory."""
    asked = [(ANSWERS, "Personnes ayant répondu")] if territory.rows("out_surveys") else []
    themes = {row["theme_id"]: row["theme_label_fr"] for row in territory.rows("out_place_needs")}
    told = [(f"{THEME}{key}", f"Besoin : {label}") for key, label in sorted(themes.items())]
    return [
        *asked,
        *((key, typographic(label)) for key, label in told),
        (PLACES, "Où les opportunités pourraient vivre"),
        (SUPPLY, "Ce qui existe déjà pour une activité"),
        (RESOURCES, "Ressources connues"),
        (PEOPLE, "Habitants"),
    ]


def usual(territory: Territory) -> str:
    """Choose what opens: where people answered, else where they live, as on the brief."""
    answered = any(row["statement_count"] is not None for row in territory.rows("out_communes"))
    return ANSWERS if answered and territory.rows("out_surveys") else PEOPLE


def layer(territory: Territory, key: str, sheets: Iterable[OpportunitySheet]) -> Layer:
    """Read one subject.

    Parameters
    ----------
    key
        One of ``layer_choices``.
    sheets
        Of the opportunities that the subject is narrowed to; read for those of ``OF_ACTIVITY``.
    """
    if key.startswith(THEME):
        return _theme(territory, key.removeprefix(THEME))
    if key in OF_ACTIVITY:
        return (_places if key == PLACES else _supply)(list(sheets))
    return {ANSWERS: _answers, PEOPLE: _people, RESOURCES: _resources}[key](territory)


def _answers(territory: Territory) -> Layer:
    rows = territory.rows("out_communes")
    return Layer(
        "Personnes ayant répondu, par commune",
        _known(rows, "statement_count"),
        lambda count: counted(count, "personne"),
        "aucune réponse localisée",
        withheld=_withheld(rows),
    )


def _theme(territory: Territory, theme_id: str) -> Layer:
    rows = [row for row in territory.rows("out_place_needs") if row["theme_id"] == theme_id]
    communes = territory.rows("out_communes")
    told = {row["commune_code"] for row in rows}
    silent = {row["commune_code"] for row in communes if row[STATE] == NONE}
    others = {row["commune_code"] for row in communes} - told - silent
    return Layer(
        typographic(f"Besoin « {rows[0]['theme_label_fr']} » : part de ceux qui en parlent"),
        _known(rows, "smoothed_share"),
        lambda share: percent(share, 0),
        "aucune réponse localisée",
        "Part rapprochée de celle du territoire là où peu de personnes ont répondu.",
        withheld=frozenset(others),
        withheld_fr="non publié, ou personne n’en parle",
        hot_codes=frozenset(row["commune_code"] for row in rows if row["is_hot_spot"]),
    )


def _people(territory: Territory) -> Layer:
    return Layer(
        "Habitants, par commune",
        _known(territory.rows("out_communes"), "population"),
        lambda count: counted(count, "habitant"),
        "population inconnue",
    )


def _resources(territory: Territory) -> Layer:
    rows = territory.rows("out_clusters")
    counts = {
        row["commune_code"]: float(len(row["resource_kind_ids"].split(", ")))
        for row in rows
        if row["resource_kind_ids"]
    }
    return Layer(
        "Sortes de ressources connues, par commune",
        counts,
        lambda count: counted(count, "sorte de ressource", "sortes de ressources"),
        "aucune ressource connue",
        "Une commune sans ressource connue peut en avoir : le registre local se remplit peu à peu.",
    )


def _places(sheets: Sequence[OpportunitySheet]) -> Layer:
    counts = Counter(
        row["commune_code"] for sheet in sheets for row in sheet.rows("out_opportunity_places")
    )
    return Layer(
        "Opportunités qui pourraient vivre dans la commune",
        {code: float(count) for code, count in counts.items()},
        lambda count: counted(count, "opportunité"),
        "aucune n’y est proposée",
    )


def _supply(sheets: Sequence[OpportunitySheet]) -> Layer:
    counts: Counter[str] = Counter()
    for code, count, _ in {supplied(row): None for sheet in sheets for row in own(sheet)}:
        counts[code] += count
    return Layer(
        "Structures et équipements déjà là, équivalents ou voisins",
        {code: float(count) for code, count in counts.items()},
        lambda count: counted(count, "structure ou équipement", "structures ou équipements"),
        "aucun dans les sources chargées",
        "De chaque sorte, seuls les plus proches que le calcul nomme sont comptés.",
    )


def own(sheet: OpportunitySheet) -> list[Mapping[str, Any]]:
    """List what already exists for an activity in the communes of the territory itself."""
    rows = sheet.rows("out_existing_supply")
    return [row for row in rows if row["is_own"] and row["commune_code"]]


def supplied(row: Mapping[str, Any]) -> tuple[str, int, str]:
    """Name one thing that exists, so that two activities that meet it count it once."""
    told = (row["structure_name"], row["supply_kind_label_fr"], row["basis_fr"])
    return row["commune_code"], row["structure_count"] or 1, sentence(str(told))


def _known(rows: Rows, column: str) -> dict[str, float]:
    return {row["commune_code"]: float(row[column]) for row in rows if row[column] is not None}


def _withheld(rows: Rows) -> frozenset[str]:
    """Tell those whose count is not published from those where nobody answered."""
    return frozenset(row["commune_code"] for row in rows if row[STATE] == WITHHELD)
