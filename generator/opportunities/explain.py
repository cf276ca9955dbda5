"""Sentences of each opportunity, filled from the criteria's own templates. Pure."""

import re
from collections.abc import Iterable, Mapping
from itertools import repeat

import pandas as pd

from generator.catalogues.criteria import PREFIX, Criterion
from generator.errors import CatalogueError, Fault
from generator.french import (
    NARROW,
    UNKNOWN,
    WIDE,
    agree,
    is_known,
    listed,
    number,
    sentence,
    within,
)
from generator.opportunities.supplementarite import STRONG

KEYS = ["epci_code", "activity_id"]
CALLS_FR = {
    "besoin_lie": "d’un besoin qualifié auquel elle contribue",
    "besoin": "d’un besoin qualifié",
    "signal": "d’un signal (pas encore un besoin qualifié)",
    "manque": "d’un manque d’équipements",
    "ressource": "d’une ressource locale",
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
UNKNOWN_FR = "donnée manquante"
PLACE = re.compile(r"\{(\w+)((?:\|[^{}|]+)*)\}")
SHARE = "_pct"
PERCENT = 100
TWO_FORMS, THREE_FORMS = 2, 3
LARGE = 100  # from here a decimal would be a false precision
WEAK_MARK = 50.0  # under the middle of its scale, a criterion speaks against


def sentences(values: pd.DataFrame, criterion: Criterion) -> pd.Series:
    """Write a criterion's sentence for each row of its table.

    Parameters
    ----------
    values : DataFrame, one row per opportunity that has a value
        Every name in braces of ``criterion.sentence_fr`` is a column; ``…_pct`` is a share.

    Raises
    ------
    CatalogueError
        If the sentence names a column that the table does not have, or gives one form of a noun.

    Notes
    -----
    ``{n|équipement|équipements}`` writes the number and the noun that agrees with it;
    ``{n|aucun équipement|équipement|équipements}`` writes the first form for zero.
    """
    pieces = PLACE.split(criterion.sentence_fr)
    columns: list[Iterable[str]] = [repeat(pieces[0])]
    for name, forms, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        nouns = forms.split("|")[1:]
        _check_place(name, nouns, values, criterion)
        columns += [_written(values[name], nouns), repeat(text)]
    texts = [sentence("".join(row)) for _, *row in zip(values.index, *columns, strict=False)]
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
    told_fr = merged["sentence_fr"].mask(merged["is_missing"]).fillna(sentence(UNKNOWN_FR))
    return merged.assign(sentence_fr=told_fr)


def summaries(
    opportunities: pd.DataFrame,
    parts: pd.DataFrame,
    gates: pd.DataFrame,
    criteria: list[Criterion],
) -> pd.DataFrame:
    """Say of each opportunity why it is there, what speaks against it, and what is not known.

    Returns
    -------
    DataFrame, one row per opportunity
        ``called_by_fr``; ``reason_fr``, the part that brings most among the criteria that may
        say why, else what called it; ``counter_fr``, the strongest reason against: a refused
        gate, else an unfavourable opinion of the local committee, else the lowest mark when it is
        weak, else many direct competitors, else a gate to verify, else what is missing, else the
        lowest mark; ``gates_fr``, ``missing_fr``.
    """
    known = parts[~parts["is_missing"] & (parts["weight"] > 0)]
    why = known["criterion_id"].isin([c.id for c in criteria if c.says_why])
    against = known["criterion_id"].isin([c.id for c in criteria if c.says_against])
    ordered = known[why & (known["part"] > 0)].sort_values(
        ["opportunity_id", "part", "criterion_id"]
    )
    best = ordered.drop_duplicates("opportunity_id", keep="last")
    lowest = known.sort_values(["opportunity_id", "mark", "criterion_id"])
    lowest = lowest.drop_duplicates("opportunity_id", keep="first")
    # What opens the explanation cannot also close it: one sentence is not for and against.
    told_for = known.index.isin(best.index)
    weak = known[against & ~told_for & (known["mark"] < WEAK_MARK)].sort_values(
        ["opportunity_id", "mark", "criterion_id"]
    )
    weak = weak.drop_duplicates("opportunity_id", keep="first")
    weightiest = parts[parts["is_missing"]].sort_values(
        ["weight", "criterion_id"], ascending=[False, True]
    )
    missing = weightiest.groupby("opportunity_id")["criterion_label_fr"]
    told = opportunities[["opportunity_id", *KEYS, "call_kinds"]].merge(
        gates, on=KEYS, how="left", validate="one_to_one"
    )
    told["called_by_fr"] = _calls(told["call_kinds"])
    best_told = _looked_up(told, best["opportunity_id"], best["sentence_fr"])
    told["reason_fr"] = best_told.fillna(told["called_by_fr"])
    told["missing_fr"] = told["opportunity_id"].map(missing.agg(_named)).astype("string")
    told["gates_fr"] = _gates(told, answer="a_verifier", position=0)
    unknown = told["missing_fr"].map(_not_known, na_action="ignore")
    told["counter_fr"] = (
        _gates(told, answer="non", position=1)
        .fillna(_told_where(told["cle_opinion"] == UNFAVOURABLE, UNFAVOURABLE_FR))
        .fillna(_against(told, weak, "Critère qui la soutient peu"))
        .fillna(_told_where(told["supplementarite_level"] == STRONG, told["supplementarite_fr"]))
        .fillna(told["gates_fr"])
        .fillna(unknown.astype("string"))
        .fillna(_against(told, lowest, "Rien de mesuré ne s’y oppose ; critère le moins favorable"))
    )
    columns = ["called_by_fr", "reason_fr", "counter_fr", "gates_fr", "missing_fr"]
    return told[["opportunity_id", *columns]].astype("string")


def _check_place(name: str, nouns: list[str], values: pd.DataFrame, criterion: Criterion) -> None:
    where = f"sql/6_criteria/{PREFIX}{criterion.id}.sql"
    if name not in values:
        remedy = "ajoutez cette colonne au SELECT, ou corrigez sentence_fr"
        raise CatalogueError(
            Fault(f"la phrase cite « {name} », que la table n'a pas", where, remedy=remedy)
        )
    if len(nouns) not in {0, TWO_FORMS, THREE_FORMS}:
        raise CatalogueError(
            Fault(
                f"« {name} » doit être suivi de deux formes, ou de trois avec celle de zéro",
                where,
                example="{n|aucun équipement|équipement|équipements}",
            )
        )


def _written(values: pd.Series, nouns: list[str]) -> list[str]:
    if pd.api.types.is_string_dtype(values.dtype):
        return [within(text) if is_known(text) else UNKNOWN for text in values]
    is_share = str(values.name).endswith(SHARE)
    is_whole = is_share or pd.api.types.is_integer_dtype(values.dtype)
    write = _share if is_share else _whole if is_whole else _figure
    scale = PERCENT if is_share else 1
    return [_with_noun(write(value), value * scale, nouns) for value in values]


def _with_noun(written: str, size: float, nouns: list[str]) -> str:
    if not nouns:
        return written
    if len(nouns) == THREE_FORMS and is_known(size) and size == 0:
        return nouns[0]
    # The noun agrees with the number as it is read: 1.96 is written 2, and is plural.
    agreed = agree(round(size, 1), *nouns[-TWO_FORMS:]) if is_known(size) else nouns[-1]
    return f"{written}{WIDE}{agreed}"


def _whole(value: float) -> str:
    return number(value, 0)


def _figure(value: float) -> str:
    """Write a measure with one decimal at most; what is above zero is never written zero."""
    written = number(value, 0 if is_known(value) and abs(value) >= LARGE else 1)
    written = written.removesuffix(",0")
    return "moins de 0,1" if written == "0" and value > 0 else written


def _share(value: float) -> str:
    """Write a share in whole percents; only true ends are written 0 and 100."""
    written = f"{number(value * PERCENT)}{NARROW}%" if is_known(value) else UNKNOWN
    if written == f"0{NARROW}%" and value > 0:
        return f"moins de 1{NARROW}%"
    if written == f"100{NARROW}%" and value < 1:
        return f"plus de 99{NARROW}%"
    return written


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
