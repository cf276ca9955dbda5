"""The sentence of each part, filled from its criterion's own template. Pure."""

import re
from collections.abc import Iterable, Mapping
from itertools import repeat

import pandas as pd

from generator.catalogues.criteria import PREFIX, Criterion
from generator.errors import CatalogueError, Fault
from generator.french import NARROW, UNKNOWN, WIDE, agree, is_known, number, sentence, within

KEYS = ["epci_code", "activity_id"]
UNKNOWN_FR = "donnée manquante"
PLACE = re.compile(r"\{(\w+)((?:\|[^{}|]+)*)\}")
SHARE = "_pct"
PERCENT = 100
TWO_FORMS, THREE_FORMS = 2, 3
LARGE = 100  # from here a decimal would be a false precision


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
