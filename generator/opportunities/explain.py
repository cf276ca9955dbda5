"""Sentences of each opportunity, filled from the criteria's own templates. Pure."""

from collections.abc import Mapping

import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.french import listed, number, percent, sentence

KEYS = ["epci_code", "activity_id"]
CALLS_FR = {
    "besoin": "un besoin qualifié",
    "signal": "un signal, pas encore un besoin qualifié",
    "manque": "un manque d’équipements",
    "ressource": "une ressource locale",
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
        "la supplémentarité est à soumettre au comité local pour l’emploi",
        "l’activité ferait concurrence à l’offre locale",
    ),
}
UNKNOWN_FR = "donnée manquante"
WEAK_MARK = 50.0  # under the middle of its scale, a criterion speaks against


def sentences(values: pd.DataFrame, criterion: Criterion) -> pd.Series:
    """Write a criterion's sentence for each row of its table.

    Parameters
    ----------
    values : DataFrame, one row per opportunity that has a value
        Every name in braces of ``criterion.sentence_fr`` is a column; ``…_pct`` is a share.
    """
    names = [column for column in values.columns if f"{{{column}}}" in criterion.sentence_fr]
    written = {name: _written(values[name], name) for name in names}
    texts = [
        sentence(criterion.sentence_fr.format(**dict(zip(names, row, strict=True))))
        for row in zip(*(written[name] for name in names), strict=True)
    ]
    return pd.Series(texts, index=values.index, dtype="string")


def with_sentences(
    parts: pd.DataFrame, values: Mapping[str, pd.DataFrame], criteria: list[Criterion]
) -> pd.DataFrame:
    """Give each part its label, its source and its sentence; a missing one says so."""
    told = [
        values[c.id][KEYS].assign(criterion_id=c.id, sentence_fr=sentences(values[c.id], c))
        for c in criteria
    ]
    labels = pd.DataFrame(
        [
            (c.id, c.label_fr, c.unit, c.floor, c.ceiling, c.direction, c.source_fr)
            for c in criteria
        ],
        columns=[
            "criterion_id",
            "criterion_label_fr",
            "unit",
            "floor",
            "ceiling",
            "direction",
            "source_fr",
        ],
    )
    merged = parts.merge(pd.concat(told), on=[*KEYS, "criterion_id"], how="left").merge(
        labels, on="criterion_id", how="left", validate="many_to_one"
    )
    return merged.assign(sentence_fr=merged["sentence_fr"].fillna(f"{UNKNOWN_FR.capitalize()}."))


def summaries(
    opportunities: pd.DataFrame, parts: pd.DataFrame, gates: pd.DataFrame
) -> pd.DataFrame:
    """Say of each opportunity why it is there, what speaks against it, and what is not known.

    Returns
    -------
    DataFrame, one row per opportunity
        ``called_by_fr``, ``reason_fr`` (the part that brings most), ``counter_fr`` (the strongest
        reason against: a refused gate, else the lowest mark, else a gate to verify, else what is
        missing), ``gates_fr``, ``missing_fr``.
    """
    known = parts[~parts["is_missing"]]
    ordered = known.sort_values(["opportunity_id", "part", "criterion_id"])
    best = ordered.drop_duplicates("opportunity_id", keep="last")
    weak = known[known["mark"] < WEAK_MARK].sort_values(["opportunity_id", "mark", "criterion_id"])
    worst = weak.drop_duplicates("opportunity_id", keep="first")
    missing = parts[parts["is_missing"]].groupby("opportunity_id")["criterion_label_fr"]
    told = opportunities[["opportunity_id", *KEYS, "call_kinds"]].merge(
        gates, on=KEYS, how="left", validate="one_to_one"
    )
    told["called_by_fr"] = _calls(told["call_kinds"])
    told["reason_fr"] = _looked_up(told, best)
    told["missing_fr"] = told["opportunity_id"].map(missing.agg(lambda x: listed(list(x))))
    told["gates_fr"] = _gates(told, answer="a_verifier", position=0)
    refused = _gates(told, answer="non", position=1)
    against = refused.fillna(_looked_up(told, worst)).fillna(told["gates_fr"])
    unknown = "On ne sait pas encore : " + told["missing_fr"].astype("string").str.lower() + "."
    told["counter_fr"] = against.fillna(unknown)
    columns = ["called_by_fr", "reason_fr", "counter_fr", "gates_fr", "missing_fr"]
    return told[["opportunity_id", *columns]].astype("string")


def _written(values: pd.Series, name: str) -> list[str]:
    if pd.api.types.is_string_dtype(values.dtype):
        return [text[0].lower() + text[1:] if text else text for text in values]
    if name.endswith("_pct"):
        return [percent(value, 0) for value in values]
    decimals = 0 if pd.api.types.is_integer_dtype(values.dtype) else 1
    return [number(value, decimals).removesuffix(",0") for value in values]


def _calls(kinds: pd.Series) -> pd.Series:
    told = {
        text: sentence("Proposée par " + listed([CALLS_FR[kind] for kind in text.split(", ")]))
        for text in kinds.unique()
    }
    return kinds.map(told).astype("string")


def _looked_up(told: pd.DataFrame, chosen: pd.DataFrame) -> pd.Series:
    by_id = chosen.set_index("opportunity_id")["sentence_fr"]
    return told["opportunity_id"].map(by_id).astype("string")


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
