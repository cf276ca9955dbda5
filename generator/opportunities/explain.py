"""Why an opportunity is there, what speaks against it, what is not known. Pure."""

import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.french import listed, sentence, within
from generator.opportunities.supplementarite import STRONG

KEYS = ["epci_code", "activity_id"]
CALLS_FR = {
    "besoin_lie": "d’un besoin qualifié auquel elle contribue",
    "besoin": "d’un besoin qualifié",
    "signal": "d’un signal (pas encore un besoin qualifié)",
    "manque": "d’un manque d’équipements",
    "ressource": "d’une ressource locale",
    "lieu_hybride": "d’un lieu où plusieurs besoins se disent",
}
GATES_FR = {
    "gate_resources": (
        "une ressource indispensable reste à trouver",
        "une ressource indispensable manque",
    ),
    "gate_catchment": (
        "le bassin d’habitants est à vérifier",
        "le bassin d’habitants est trop petit",
    ),
    "gate_legal": ("le cadre juridique est à vérifier", "aucun porteur n’est possible en droit"),
    "gate_supplementarite": (
        "la supplémentarité est à voir avec le comité local pour l’emploi",
        "le comité local pour l’emploi a rendu un avis défavorable",
    ),
}
UNFAVOURABLE = "defavorable"
UNFAVOURABLE_FR = "Le comité local pour l’emploi a rendu un avis défavorable."
HOLDS_FR = {
    "besoin": "aucun besoin qualifié n’est son thème principal",
    "veto": "un critère central est sous son seuil",
    "donnees": "trop de critères sont inconnus",
    "incertitude": "ce qui est inconnu ou incertain peut trop changer le score",
    "supplementarite": "l’avis du comité local pour l’emploi est attendu",
}
NEED = "besoin"
# The kinds of call whose figure is a criterion's value; « besoin » is also in « besoin_lie ».
CALLED_BY = {NEED: "besoin", "manque_offre": "manque"}
REASONS_MAX = 2  # sentences: a third would not be read
WEAK_MARK = 50.0  # under the middle of its scale, a criterion speaks against


def summaries(
    opportunities: pd.DataFrame,
    parts: pd.DataFrame,
    gates: pd.DataFrame,
    criteria: list[Criterion],
) -> pd.DataFrame:
    """Say of each opportunity why it is there, what speaks against it, and what is not known.

    Parameters
    ----------
    opportunities : DataFrame, one row per opportunity
        ``opportunity_id``, ``epci_code``, ``activity_id``, ``call_kinds``, ``held_by``.

    Returns
    -------
    DataFrame, one row per opportunity
        ``called_by_fr``; ``reason_fr``, the need, then the other part that brings most, among the
        criteria that may say why and either are no weak mark or called the activity, else what
        called it; ``counter_fr``,
        the strongest reason against: a refused gate, else an unfavourable opinion of the local
        committee, else the lowest mark when it is weak, else many direct competitors, else a gate
        to verify, else what is missing, else the lowest mark; ``gates_fr``, ``missing_fr``;
        ``held_fr``, what closes the first class.
    """
    known = parts[~parts["is_missing"] & (parts["weight"] > 0)]
    known = known.assign(is_reason=_may_say_why(known, opportunities, criteria))
    reasons = _reasons(known)
    told = opportunities[["opportunity_id", *KEYS, "call_kinds", "held_by"]].merge(
        gates, on=KEYS, how="left", validate="one_to_one"
    )
    told["called_by_fr"] = _calls(told["call_kinds"])
    told["reason_fr"] = _looked_up(told, reasons["opportunity_id"], reasons["reason_fr"])
    told["reason_fr"] = told["reason_fr"].fillna(told["called_by_fr"])
    told["missing_fr"] = _missing(told, parts)
    told["gates_fr"] = _gates(told, answer="a_verifier", position=0)
    told["held_fr"] = _held(told["held_by"])
    told["counter_fr"] = _counters(told, known, criteria)
    columns = ["called_by_fr", "reason_fr", "counter_fr", "gates_fr", "missing_fr", "held_fr"]
    return told[["opportunity_id", *columns]].astype("string")


def _may_say_why(
    known: pd.DataFrame, opportunities: pd.DataFrame, criteria: list[Criterion]
) -> pd.Series:
    """Say which parts may be told for: a mark that is no weak one, or what called the activity."""
    why = known["criterion_id"].isin([c.id for c in criteria if c.says_why]) & (known["part"] > 0)
    calls = known["opportunity_id"].map(opportunities.set_index("opportunity_id")["call_kinds"])
    told = known["mark"] >= WEAK_MARK
    for criterion, kind in CALLED_BY.items():
        told |= (known["criterion_id"] == criterion) & calls.str.contains(kind, regex=False)
    return (why & told).fillna(value=False).astype(bool)


def _reasons(known: pd.DataFrame) -> pd.DataFrame:
    """Keep two sentences an opportunity at most: its need, and what else brings most."""
    strong = known[known["is_reason"]]
    ordered = strong.assign(is_need=strong["criterion_id"] == NEED).sort_values(
        ["opportunity_id", "is_need", "part", "criterion_id"], ascending=[True, False, False, True]
    )
    kept = ordered.groupby("opportunity_id").head(REASONS_MAX)
    joined = kept.groupby("opportunity_id")["sentence_fr"].agg(" ".join)
    return joined.rename("reason_fr").reset_index()


def _counters(told: pd.DataFrame, known: pd.DataFrame, criteria: list[Criterion]) -> pd.Series:
    """Choose the strongest reason against each opportunity."""
    against = known["criterion_id"].isin([c.id for c in criteria if c.says_against])
    lowest = _lowest(known)
    # What is told for cannot be told against: one sentence is never both.
    weak = _lowest(known[against & ~known["is_reason"] & (known["mark"] < WEAK_MARK)])
    unknown = told["missing_fr"].map(_not_known, na_action="ignore").astype("string")
    return (
        _gates(told, answer="non", position=1)
        .fillna(_told_where(told["cle_opinion"] == UNFAVOURABLE, UNFAVOURABLE_FR))
        .fillna(_against(told, weak, "Point faible"))
        .fillna(_told_where(told["supplementarite_level"] == STRONG, told["supplementarite_fr"]))
        .fillna(told["gates_fr"])
        .fillna(unknown)
        .fillna(_against(told, lowest, "Rien de mesuré ne s’y oppose ; critère le moins favorable"))
    )


def _lowest(parts: pd.DataFrame) -> pd.DataFrame:
    ordered = parts.sort_values(["opportunity_id", "mark", "criterion_id"])
    return ordered.drop_duplicates("opportunity_id", keep="first")


def _missing(told: pd.DataFrame, parts: pd.DataFrame) -> pd.Series:
    weightiest = parts[parts["is_missing"]].sort_values(
        ["weight", "criterion_id"], ascending=[False, True]
    )
    labels = weightiest.groupby("opportunity_id")["criterion_label_fr"].agg(_named)
    return told["opportunity_id"].map(labels).astype("string")


def _held(held_by: pd.Series) -> pd.Series:
    """Say what closes the first class; blank where nothing does."""
    told = {
        text: sentence("Pas encore à étudier en premier : " + listed([HOLDS_FR[h] for h in names]))
        for text in held_by.dropna().unique()
        if (names := [name for name in text.split(", ") if name])
    }
    return held_by.map(told).astype("string")


def _not_known(missing_fr: str) -> str:
    return sentence(f"On ne sait pas encore : {within(missing_fr)}")


def _named(labels: pd.Series) -> str:
    first, *others = labels
    return listed([first, *map(within, others)])


def _calls(kinds: pd.Series) -> pd.Series:
    told = {
        text: sentence(
            "Proposée en raison " + listed([CALLS_FR[kind] for kind in text.split(", ")])
        )
        for text in kinds.unique()
    }
    return kinds.map(told).astype("string")


def _looked_up(told: pd.DataFrame, opportunity: pd.Series, texts: pd.Series) -> pd.Series:
    by_id = pd.Series(texts.to_numpy(), index=opportunity.to_numpy(), dtype="string")
    return told["opportunity_id"].map(by_id).astype("string")


def _against(told: pd.DataFrame, chosen: pd.DataFrame, opening: str) -> pd.Series:
    columns = zip(chosen["criterion_label_fr"], chosen["sentence_fr"], strict=True)
    texts = [sentence(f"{opening}, {within(label)} : {within(text)}") for label, text in columns]
    return _looked_up(told, chosen["opportunity_id"], pd.Series(texts, dtype="string"))


def _told_where(rows: pd.Series, text: str | pd.Series) -> pd.Series:
    told = pd.Series(text, index=rows.index, dtype="string")
    return told.where(rows.fillna(value=False).astype(bool))


def _gates(told: pd.DataFrame, *, answer: str, position: int) -> pd.Series:
    codes = told[list(GATES_FR)].apply(lambda column: column == answer)
    patterns = {
        row: sentence(
            listed([GATES_FR[g][position] for g, yes in zip(GATES_FR, row, strict=True) if yes])
        )
        or None
        for row in codes.drop_duplicates().itertuples(index=False, name=None)
    }
    rows = codes.itertuples(index=False, name=None)
    return pd.Series([patterns[row] for row in rows], index=told.index, dtype="string")
