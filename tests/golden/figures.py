"""Follow each number printed on a brief back to the cells its part of the page is made from."""

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from generator.french import typographic

NUMBER = re.compile("\\d+(?:\u202f\\d{3})*(?:,\\d+)?")
CARD = re.compile(r"^\d\. (?=[^\W\d])", re.MULTILINE)
# What is printed of the page itself: its build, its number, a scale bar.
OF_THE_PAGE = re.compile(r"[Cc]alcul \w+|page \d+ sur \d+|^\d+ k?m$", re.MULTILINE)
# What a sentence or a page had no room for: what there is, less what is shown.
LEFT_OUT = re.compile(r"\d+ (?:autres?\b|de plus, dans la feuille)")
OUT_OF_100 = "100"  # « note 76 sur 100 »
ACTIVITIES = ("Les activités à étudier d’abord", "Les activités à instruire")
LACKING = "Ce qui manque"
OF_A_GAP = {"out_gaps": ("type_label_fr", "observed_count", "expected_count", "expected_low",
                         "expected_high")}  # fmt: skip
WORDS = ("sentence_fr",)
# Of each part of a brief, the only columns it may take a number from.
PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "": {"out_territories": (
        "population", "population_year", "commune_count", "density_per_km2", "median_income_eur",
        "income_year", "income_note_fr", "unemployment_share", "unemployment_year", "departement_code",
    )},
    "Où": {
        "out_communes": ("population", "statement_count"),
        "out_territories": ("population_year", "contour_note_fr"),
        "out_place_needs": ("statement_count", "smoothed_share"),
    },
    "Ce qui a été dit": {
        "out_territories": ("statement_count", "survey_count"),
        "out_needs": ("statement_count", "weighted_share", "statement_share", "share_low",
                      "share_high", "official_sentence_fr"),
        "out_surveys": ("statement_count", "survey_count", "representativeness_fr",
                        "confidence_fr"),
        "out_topics": ("statement_count", "verbatims_fr"),
        "out_unheard": ("modality_label_fr", "population_share", "unheard_fr"),
    },
    "Ce qui existe": {
        "out_supply": ("structure_count", "structure_year", "note_fr"),
        "out_territories": ("associations_note_fr",),
    },
    LACKING: {"out_gaps": ("equipment_year",)},
    "Une filière à compléter": {"out_value_chains": WORDS},
    "La décision demandée": {},
    "Ce que ces résultats ne disent pas": {},
    "Méthode et sources": {"out_sources": ("title", "publisher", "vintage")},
}  # fmt: skip
OF_AN_ACTIVITY = {
    "out_opportunities": (
        "activity_label_fr", "score", "score_low", "score_high", "weight_present_share",
        "jobs_fte_min", "jobs_fte_max", "reason_fr", "called_by_fr", "counter_fr",
    ),
    "out_opportunity_parts": WORDS,
    "out_opportunity_carriers": ("structure_name", "carrier_label_fr", "reason_fr", "to_check_fr"),
    "out_sensitivity": ("draws_fr",),
}  # fmt: skip
Tables = Mapping[str, pd.DataFrame]


def untraced(text: str, tables: Tables) -> list[str]:
    """List the numbers of a brief's text that no cell of that part of the page explains.

    Parameters
    ----------
    text
        The text of the PDF.
    tables
        The published tables cut to one EPCI.
    """
    return [
        number
        for part, known in _parts(text, tables)
        for number in NUMBER.findall(part)
        if number not in known
    ]


def numbers(text: str, tables: Tables) -> int:
    """Count the numbers that are followed."""
    return sum(len(NUMBER.findall(part)) for part, _ in _parts(text, tables))


def _parts(text: str, tables: Tables) -> Iterator[tuple[str, set[str]]]:
    """Cut a brief at its headings; each part comes with the numbers it may print."""
    said = OF_THE_PAGE.sub("", text.replace("\u00a0", " ").replace("-\n", "-"))
    heading = "|".join(map(re.escape, [*filter(None, PARTS), *ACTIVITIES]))
    title, first, *rest = re.split(f"^({heading})$", said, flags=re.MULTILINE)
    for name, part in [("", title), *zip([first, *rest[1::2]], rest[::2], strict=True)]:
        if name in ACTIVITIES:
            yield from _activities(part, tables)
        elif name == LACKING:
            yield from _gaps(part, tables)
        else:
            known = set(_cells(tables, PARTS[name])) | set(_counts(name, tables))
            yield LEFT_OUT.sub("", part.replace("\n", " ")), known


def _gaps(part: str, tables: Tables) -> Iterator[tuple[str, set[str]]]:
    """Cut the table of what is missing at the name of each equipment, then at its note."""
    body, _, note = part.replace("\n", " ").partition(" Attendus")
    yield note, set(_cells(tables, PARTS[LACKING]))
    gaps = tables["out_gaps"]
    keys = {typographic(label): key for key, label in gaps["type_label_fr"].dropna().items()}
    # The longest first: the name of one equipment may open that of another.
    names = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    first, *rest = re.split(f"({names})", body) if keys else [body]
    yield first, set()
    for label, row in zip(rest[::2], rest[1::2], strict=True):
        own = {"out_gaps": gaps.loc[[keys[label]]]}
        yield LEFT_OUT.sub("", row), set(_cells(own, OF_A_GAP))


def _activities(part: str, tables: Tables) -> Iterator[tuple[str, set[str]]]:
    intro, *cards = CARD.split(part)
    opportunities = tables["out_opportunities"]
    refused = opportunities.filter(like="gate_").eq("non").any(axis="columns").sum()
    yield intro, {str(len(opportunities)), str(refused)}
    for card in cards:
        told = card.replace("\n", " ")
        [key] = [
            row.opportunity_id
            for row in opportunities.itertuples()
            if told.startswith(f"{typographic(row.activity_label_fr)} ")
        ]
        own = {name: tables[name][tables[name]["opportunity_id"] == key] for name in OF_AN_ACTIVITY}
        asked = own["out_opportunity_carriers"]["to_check_fr"].dropna().str.count(r"\?")
        yield told, {OUT_OF_100, *map(str, asked), *_cells(own, OF_AN_ACTIVITY)}


def _cells(tables: Tables, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for table, columns in wanted.items():
        for name in columns:
            if name not in tables[table]:
                continue
            for cell in tables[table][name].dropna().unique():
                if isinstance(cell, str):
                    yield from NUMBER.findall(typographic(cell))
                else:
                    yield from _written(float(cell), name)


def _written(value: float, name: str) -> Iterator[str]:
    """Write a cell to the unit or to the tenth; a share as a percentage."""
    told = value * 100 if name.endswith("_share") or name in {"share_low", "share_high"} else value
    for decimals in (0, 1):
        written = f"{round(told, decimals):,.{decimals}f}"
        yield written.replace(",", "\u202f").replace(".", ",")
    yield f"{told:.0f}"  # a year has no space


def _counts(name: str, tables: Tables) -> Iterator[str]:
    """Count what a part counts in words of its own: communes, themes, resources."""
    if name == "Ce qui existe":
        resources = tables["out_resources"]
        kinds = resources.groupby("resource_kind_label_fr")
        found = [*kinds.size(), *kinds["commune_name"].nunique(),
                 *resources.groupby("source_fr").size()]  # fmt: skip
    elif name == "Ce qui a été dit":
        needs = tables["out_needs"]
        found = [int(needs["is_qualified"].sum()), int(needs["is_suppressed"].sum())]
        unheard = tables["out_unheard"].groupby("variable")["population_share"].sum()
        found += [round(100 * share) for share in unheard]
    else:
        found = []
    return map(str, found)
