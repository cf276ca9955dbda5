"""The two sentences of a gap: beside territories alike, and beside the country a head. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.french import agree, is_known, number, within

FEMININE = "f"
MUTE = tuple("aàâeéèêëhiîïoôuùûyœ")  # every h of these names is mute: hôtels, hypermarchés
LESS_THAN_ONE = 0.5  # under it, « 0 attendu » would read as a certainty
KEYS = ["epci_code", "type_code"]
QUOTIENT_DECIMALS = 2  # « 0,1 (de 0,1 à 0,1) » would tell nothing of a small one
TOLD = ["sentence_fr", "quotient_sentence_fr"]
SENTENCE_COLUMNS = dict.fromkeys([*KEYS, *TOLD], "string")
ALIKE, SAME_SIZE = "pour un territoire comme le vôtre", "pour un territoire de cette taille"

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Words:
    """The words of a type of equipment, or its label alone."""

    singular: str
    plural: str
    is_feminine: bool
    are_known: bool

    def agreed(self, count: int, participle: str) -> str:
        """Make « présent » or « attendu » agree with the type, and with how many there are."""
        form = f"{participle}e" if self.is_feminine else participle
        return agree(count, form)


def gap_sentences(gaps: pd.DataFrame, quotients: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Write what is expected and present of each type, and how many a head beside the country.

    Parameters
    ----------
    gaps : DataFrame, one row per EPCI and type
        ``type_label_fr``, ``expected_count``, ``expected_low``, ``expected_high`` (blank where
        only the size is compared), ``observed_count``, ``year``.
    quotients : DataFrame, one row per EPCI and type
        ``quotient``, ``quotient_low``, ``quotient_high``.
    words : DataFrame, one row per type
        ``type_code``, ``singular_fr``, ``plural_fr``, ``gender_code`` (f or m). A type that has
        none is told by its label.

    Returns
    -------
    DataFrame, one row per EPCI and type of ``gaps``
        ``sentence_fr``, and ``quotient_sentence_fr``, blank where there is no quotient.
    """
    named = _words(gaps, words)
    rows = gaps.merge(quotients, on=KEYS, how="left", validate="1:1")
    told = [(_gap(row, named), _quotient(row, named)) for row in rows.to_dict("records")]
    sentences = pd.DataFrame(told, rows.index, TOLD, dtype="string")
    return pd.concat([rows[KEYS], sentences], axis="columns").astype(SENTENCE_COLUMNS)


def _words(gaps: pd.DataFrame, words: pd.DataFrame) -> dict[str, Words]:
    labels = gaps.drop_duplicates("type_code")
    found = {
        str(code): Words(str(label), str(label), is_feminine=False, are_known=False)
        for code, label in zip(labels["type_code"], labels["type_label_fr"], strict=True)
    }
    for row in words.itertuples():
        found[str(row.type_code)] = Words(
            str(row.singular_fr),
            str(row.plural_fr),
            is_feminine=str(row.gender_code) == FEMININE,
            are_known=True,
        )
    return found


def _gap(row: Row, named: dict[str, Words]) -> str:
    words = named[row["type_code"]]
    present = int(row["observed_count"])
    whole = round(float(row["expected_count"]))
    alike, source = _alike(row), f"(BPE {row['year']})"
    if not words.are_known:
        expected = f"{_expected(row['expected_count'])} {words.agreed(whole, 'attendu')}"
        here = f"{number(present)} {words.agreed(present, 'présent')}"
        return f"{words.singular} : {here}, {expected} {alike} {source}."
    here = f"{_none(words) if present == 0 else number(present)} {words.agreed(present, 'présent')}"
    expected = f"{_expected_of(row['expected_count'], words)} {words.agreed(whole, 'attendu')}"
    return f"{expected} {alike}, {here} {source}."


def _none(words: Words) -> str:
    return "aucune" if words.is_feminine else "aucun"


def _expected(count: float) -> str:
    return number(count) if count >= LESS_THAN_ONE else "moins d’un"


def _expected_of(count: float, words: Words) -> str:
    if count < LESS_THAN_ONE:
        return f"Moins d’{'une' if words.is_feminine else 'un'} {words.singular}"
    return f"{number(count)} {agree(round(count), words.singular, words.plural)}"


def _alike(row: Row) -> str:
    low, high = row["expected_low"], row["expected_high"]
    if not is_known(low):
        return SAME_SIZE
    if low == high:
        return f"{ALIKE} ({number(low)} le plus souvent)"
    return f"{ALIKE} (de {number(low)} à {number(high)})"


def _quotient(row: Row, named: dict[str, Words]) -> str | None:
    if not is_known(row["quotient"]):
        return None
    times, low, high = (
        number(row[name], QUOTIENT_DECIMALS)
        for name in ("quotient", "quotient_low", "quotient_high")
    )
    words = named[row["type_code"]]
    bounds = f"(de {low} à {high}, BPE {row['year']})"
    if not words.are_known:
        return f"{words.singular} : {times} fois autant par habitant qu’en France {bounds}."
    of = "d’" if words.plural.lower().startswith(MUTE) else "de "
    return f"{times} fois autant {of}{within(words.plural)} par habitant qu’en France {bounds}."
