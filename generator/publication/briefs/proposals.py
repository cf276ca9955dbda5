"""The activities a brief puts before elected officials: why, with what, by whom, what against."""

from collections.abc import Mapping
from dataclasses import dataclass

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
class Told:
    """The rows of one table by opportunity, and no row for those it does not speak of."""

    nothing: pd.DataFrame
    by_opportunity: Mapping[str, pd.DataFrame]

    def of(self, key: str) -> pd.DataFrame:
        """Give the rows of one opportunity, in order."""
        return self.by_opportunity.get(key, self.nothing)


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
    proposals = [_proposal(row, told, is_among=is_among) for _, row in shown.iterrows()]
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
        return rows[rows["opportunity_id"].isin(keys)]

    ordered = {
        "parts": _known_parts(of("out_opportunity_parts")),
        "places": of("out_opportunity_places").sort_values("commune_code"),
        "carriers": of("out_opportunity_carriers").sort_values("carrier_position"),
        "sensitivity": of("out_sensitivity"),
    }
    return {
        name: Told(
            rows.iloc[:0],
            {str(key): own for key, own in rows.groupby("opportunity_id", sort=False)},
        )
        for name, rows in ordered.items()
    }


def _proposal(row: pd.Series, told: Mapping[str, Told], *, is_among: bool) -> Proposal:
    key = row["opportunity_id"]
    known = told["parts"].of(key)
    named = told["places"].of(key)["commune_name"]
    return Proposal(
        title_fr=typographic(str(row["activity_label_fr"])),
        class_fr=text_of(row["class_label_fr"]),
        score_fr=_score(row),
        jobs_fr=_jobs(row),
        sure_fr=_sure(told["sensitivity"].of(key)) if is_among else "",
        places_fr=typographic(listed([str(name) for name in named], PLACE_COUNT)),
        why_fr=_why(row, known),
        resources_fr=_resources(known),
        carriers=_carriers(told["carriers"].of(key)),
        obstacle_fr=sentence(text_of(row["counter_fr"])),
    )


def _sure(drawn: pd.DataFrame) -> str:
    """Tell how often it stays among the first; where all candidates are, that says nothing."""
    if drawn.empty or not is_known(drawn["top_share"].iloc[0]):
        return ""
    return within(text_of(drawn["draws_fr"].iloc[0]))


def _known_parts(parts: pd.DataFrame) -> pd.DataFrame:
    known = parts[~parts["is_missing"].fillna(value=True) & parts["sentence_fr"].notna()]
    return known.sort_values(["part", "criterion_id"], ascending=[False, True])


def _why(row: pd.Series, known: pd.DataFrame) -> str:
    """Tell the reason; where it is only what called the activity, the weightiest evidence too."""
    reason = sentence(text_of(row["reason_fr"]))
    if reason != sentence(text_of(row["called_by_fr"])):
        return reason
    others = known[~known["criterion_id"].isin(RESOURCE_CRITERIA)]["sentence_fr"]
    return " ".join([reason, *(sentence(str(text)) for text in others.head(1))]).strip()


def _resources(known: pd.DataFrame) -> str:
    told = known[known["criterion_id"].isin(RESOURCE_CRITERIA)]["sentence_fr"]
    if told.empty:
        return typographic(NO_RESOURCE)
    return " ".join(sentence(str(text)) for text in told)


def _carriers(carriers: pd.DataFrame) -> tuple[CarrierLine, ...]:
    """Give the first to ask, structures already there before forms, and never one refused."""
    in_order = carriers[carriers["verdict"].ne(REFUSED).fillna(value=True)]
    is_existing = in_order["is_existing"].astype(bool)
    existing = in_order[is_existing].head(EXISTING_COUNT)
    forms = in_order[~is_existing].head(CARRIER_COUNT - len(existing))
    return tuple(_carrier(row) for _, row in pd.concat([existing, forms]).iterrows())


def _carrier(row: pd.Series) -> CarrierLine:
    """Tell one; « Porteur à trouver » has no verdict, its reason is what to know of it."""
    label = typographic(str(row["carrier_label_fr"]))
    if row["is_existing"]:
        label = f"{typographic(str(row['structure_name']))}, {within(label)}, déjà là"
    if not is_known(row["verdict"]):
        return CarrierLine(label, "", within(sentence(text_of(row["reason_fr"]))))
    return CarrierLine(
        label, VERDICTS[str(row["verdict"])], within(sentence(text_of(row["to_check_fr"])))
    )


def _score(row: pd.Series) -> str:
    """Tell the mark and its bounds; known on too little, the bounds alone."""
    if not is_known(row["score"]):
        return "note inconnue"
    low, high = row["score_low"], row["score_high"]
    has_bounds = is_known(low) and is_known(high) and number(low) != number(high)
    between = f"entre {number(low)} et {number(high)}" if has_bounds else ""
    present = row["weight_present_share"]
    if has_bounds and is_known(present) and float(present) < MINIMUM_WEIGHT_PRESENT:
        return f"note {between} sur 100, {percent(present, 0)} des critères étant connus"
    return f"note {number(row['score'])} sur 100" + (f" ({between})" if has_bounds else "")


def _jobs(row: pd.Series) -> str:
    low, high = row["jobs_fte_min"], row["jobs_fte_max"]
    if not (is_known(low) and is_known(high)):
        return "nombre inconnu"
    ends = list(dict.fromkeys(number(end, _decimals(end)) for end in (low, high)))
    unit = agree(float(high), "emploi", "emplois")
    return f"{' à '.join(ends)} {unit} en équivalent temps plein (estimation, à vérifier)"


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1
