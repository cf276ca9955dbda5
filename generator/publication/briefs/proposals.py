"""The activities a brief puts before elected officials: why, with what, by whom, what against."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.french import (
    agree,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
    within,
)
from generator.opportunities.ranking_draws import TOP
from generator.opportunities.scoring import MINIMUM_WEIGHT_PRESENT

PROPOSAL_COUNT = 6
CARRIER_COUNT = 3
EXISTING_COUNT = 2  # so that a form is still told beside the structures already there
PLACE_COUNT = 4
# Criteria that speak of what is already there; the others say why the activity is called.
RESOURCE_CRITERIA = ("ressources", "competences")
FIRST_CLASS = "a_etudier_en_premier"
GATES = ("gate_resources", "gate_catchment", "gate_legal", "gate_supplementarite")
REFUSED = "non"
VERDICTS = {"oui": "éligible", "a_verifier": "à vérifier", REFUSED: "refusé"}
NO_RESOURCE = (
    "Aucune n’est encore recensée pour cette activité : le registre local reste à remplir."
)

# What is read of each table: a row of a few plain cells costs a tenth of a row of pandas.
READ = {
    "out_opportunity_parts": ("part", "criterion_id", "is_missing", "sentence_fr"),
    "out_opportunity_places": ("commune_code", "commune_name"),
    "out_opportunity_carriers": (
        "carrier_position", "carrier_label_fr", "is_existing", "structure_name", "verdict",
        "reason_fr", "to_check_fr",
    ),
    "out_sensitivity": ("top_share", "draws_fr"),
}  # fmt: skip
Row = Mapping[Hashable, Any]
Told = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class CarrierLine:
    """Who could carry, the verdict in words, and what remains to check or to look for."""

    label_fr: str
    verdict_fr: str
    detail_fr: str


@dataclass(frozen=True)
class Proposal:
    """One activity, as a brief tells it; an empty text is a thing the tables do not say."""

    title_fr: str
    class_fr: str
    score_fr: str
    jobs_fr: str
    places_fr: str
    sure_fr: str
    why_fr: str
    resources_fr: str
    carriers: tuple[CarrierLine, ...]
    obstacle_fr: str


@dataclass(frozen=True)
class Shortlist:
    """The activities to study first, and how many the four conditions put aside."""

    proposals: tuple[Proposal, ...]
    candidate_count: int
    refused_count: int
    has_first_class: bool


def shortlist(tables: Mapping[str, pd.DataFrame], epci_code: str) -> Shortlist:
    """Choose the best ranked activities that no condition refuses.

    Parameters
    ----------
    tables
        ``out_opportunities``, ``out_opportunity_parts``, ``out_opportunity_places``,
        ``out_sensitivity`` and ``out_opportunity_carriers``, of one EPCI or more.
    epci_code
        The EPCI.
    """
    opportunities = tables["out_opportunities"]
    candidates = opportunities[opportunities["epci_code"] == epci_code]
    is_refused = candidates[list(GATES)].isin(["non"]).any(axis="columns")
    open_ones = candidates[~is_refused].sort_values(["rank", "opportunity_id"], na_position="last")
    shown = open_ones.head(PROPOSAL_COUNT)
    told = _told(tables, shown["opportunity_id"].tolist())
    is_among = len(candidates) > TOP
    nothing: Told = dict.fromkeys(READ, ())
    proposals = [
        _proposal(row, told.get(row["opportunity_id"], nothing), is_among=is_among)
        for row in shown.to_dict("records")
    ]
    return Shortlist(
        proposals=tuple(proposals),
        candidate_count=len(candidates),
        refused_count=int(is_refused.sum()),
        has_first_class=bool((open_ones["class_id"] == FIRST_CLASS).any()),
    )


def _told(tables: Mapping[str, pd.DataFrame], keys: list[str]) -> dict[str, Told]:
    """Order the rows of all the activities shown at once, then part them by activity."""

    def of(name: str) -> pd.DataFrame:
        rows = tables[name]
        return rows.loc[rows["opportunity_id"].isin(keys), ["opportunity_id", *READ[name]]]

    ordered = {
        "out_opportunity_parts": _known_parts(of("out_opportunity_parts")),
        "out_opportunity_places": of("out_opportunity_places").sort_values("commune_code"),
        "out_opportunity_carriers": of("out_opportunity_carriers").sort_values("carrier_position"),
        "out_sensitivity": of("out_sensitivity"),
    }
    told: dict[str, dict[str, list[Row]]] = {key: {name: [] for name in READ} for key in keys}
    for name, rows in ordered.items():
        for row in rows.to_dict("records"):
            told[row["opportunity_id"]][name].append(row)
    return dict(told)


def _proposal(row: Row, told: Told, *, is_among: bool) -> Proposal:
    known = told["out_opportunity_parts"]
    named = [str(place["commune_name"]) for place in told["out_opportunity_places"]]
    return Proposal(
        title_fr=typographic(str(row["activity_label_fr"])),
        class_fr=text_of(row["class_label_fr"]),
        score_fr=marked(row),
        jobs_fr=_jobs(row),
        sure_fr=_sure(told["out_sensitivity"]) if is_among else "",
        places_fr=typographic(listed(named, PLACE_COUNT)),
        why_fr=_why(row, known),
        resources_fr=_resources(known),
        carriers=_carriers(told["out_opportunity_carriers"]),
        obstacle_fr=sentence(text_of(row["counter_fr"])),
    )


def _sure(drawn: Sequence[Row]) -> str:
    """Tell how often it stays among the first; where all candidates are, that says nothing."""
    if not drawn or not is_known(drawn[0]["top_share"]):
        return ""
    return within(text_of(drawn[0]["draws_fr"]))


def _known_parts(parts: pd.DataFrame) -> pd.DataFrame:
    known = parts[~parts["is_missing"].fillna(value=True) & parts["sentence_fr"].notna()]
    return known.sort_values(["part", "criterion_id"], ascending=[False, True])


def _why(row: Row, known: Sequence[Row]) -> str:
    """Tell the reason; where it is only what called the activity, the weightiest evidence too."""
    reason = sentence(text_of(row["reason_fr"]))
    if reason != sentence(text_of(row["called_by_fr"])):
        return reason
    others = [part for part in known if part["criterion_id"] not in RESOURCE_CRITERIA]
    return " ".join([reason, *(sentence(part["sentence_fr"]) for part in others[:1])]).strip()


def _resources(known: Sequence[Row]) -> str:
    told = [part["sentence_fr"] for part in known if part["criterion_id"] in RESOURCE_CRITERIA]
    return " ".join(map(sentence, told)) if told else typographic(NO_RESOURCE)


def _carriers(carriers: Sequence[Row]) -> tuple[CarrierLine, ...]:
    """Give the first to ask, structures already there before forms, and never one refused."""
    # An unknown verdict is not a refusal.
    in_order = [one for one in carriers if text_of(one["verdict"]) != REFUSED]
    existing = [one for one in in_order if one["is_existing"]][:EXISTING_COUNT]
    forms = [one for one in in_order if not one["is_existing"]][: CARRIER_COUNT - len(existing)]
    return tuple(map(_carrier, [*existing, *forms]))


def _carrier(row: Row) -> CarrierLine:
    """Tell one; « Porteur à trouver » has no verdict, its reason is what to know of it."""
    label = typographic(str(row["carrier_label_fr"]))
    if row["is_existing"]:
        label = f"{typographic(str(row['structure_name']))}, {within(label)}, déjà là"
    if not is_known(row["verdict"]):
        return CarrierLine(label, "", within(sentence(text_of(row["reason_fr"]))))
    return CarrierLine(
        label, VERDICTS[str(row["verdict"])], within(sentence(text_of(row["to_check_fr"])))
    )


def marked(row: Row) -> str:
    """Tell the mark and its bounds; known on too little, the bounds alone."""
    if not is_known(row["score"]):
        return "note inconnue"
    between = bounds(row)
    if is_hardly_known(row):
        present = percent(row["weight_present_share"], 0)
        return f"note {between} sur 100, {present} des critères étant connus"
    return f"note {number(row['score'])} sur 100" + (f" ({between})" if between else "")


def bounds(row: Row) -> str:
    """Tell the bounds of a mark; nothing where they are one number, or unknown."""
    low, high = row["score_low"], row["score_high"]
    if not (is_known(low) and is_known(high)) or number(low) == number(high):
        return ""
    return f"entre {number(low)} et {number(high)}"


def is_hardly_known(row: Row) -> bool:
    """Say whether so few criteria are known that the mark alone would mislead."""
    present = row["weight_present_share"]
    return bool(bounds(row)) and is_known(present) and float(present) < MINIMUM_WEIGHT_PRESENT


def _jobs(row: Row) -> str:
    low, high = row["jobs_fte_min"], row["jobs_fte_max"]
    if not (is_known(low) and is_known(high)):
        return "nombre inconnu"
    ends = list(dict.fromkeys(number(end, _decimals(end)) for end in (low, high)))
    unit = agree(float(high), "emploi", "emplois")
    return f"{' à '.join(ends)} {unit} en équivalent temps plein (estimation, à vérifier)"


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1
