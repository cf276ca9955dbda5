"""Take people out of texts, and replace their identifiers by keyed pseudonyms. Pure.

What a person wrote is changed as little as possible: a place named after someone stays, a title
stays before a masked name. The share of planted personal data removed is measured, not promised.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass

import pandas as pd

from generator.needs.masking.addresses import addresses_in
from generator.needs.masking.births import births_in
from generator.needs.masking.identifiers import (
    EMAIL,
    PHONE,
    Finder,
    accounts_in,
    cards_in,
    emails_in,
    handles_in,
    machines_in,
    phones_in,
    plates_in,
    social_numbers_in,
    users_in,
)
from generator.needs.masking.people import people_in

__all__ = ["EMAIL", "KINDS", "PHONE", "mask", "mask_each", "masked_kinds", "pseudonym"]

PSEUDONYM_HEX = 16  # 64 bits: two of a million respondents collide once in 37 million draws
JOINT = ", "
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Kind:
    """A kind of personal data: how it is found, and the word that takes its place."""

    name: str
    find: Finder
    label: str
    has_digits: bool = False


# Longest and most certain first, so that a telephone is never cut out of a social number.
_PATTERNS = (
    Kind("url", users_in, "[identifiant]"),
    Kind("courriel", emails_in, "[courriel]"),
    Kind("iban", accounts_in, "[IBAN]", has_digits=True),
    Kind("carte", cards_in, "[n° de carte]", has_digits=True),
    Kind("nir", social_numbers_in, "[n° de sécurité sociale]", has_digits=True),
    Kind("telephone", phones_in, "[téléphone]", has_digits=True),
    Kind("ip", machines_in, "[adresse IP]", has_digits=True),
    Kind("plaque", plates_in, "[immatriculation]", has_digits=True),
    Kind("naissance", births_in, "[date de naissance]"),
    Kind("adresse", addresses_in, "[adresse]"),
    Kind("compte", handles_in, "[identifiant]"),
    Kind("nom", people_in, "[nom]"),
)
KINDS = tuple(kind.name for kind in _PATTERNS)
LABELS = tuple(sorted({kind.label for kind in _PATTERNS}))  # what stands in a masked text


def mask(texts: "pd.Series[str]") -> "tuple[pd.Series[str], pd.DataFrame]":
    """Replace what tells who a person is by a word in brackets.

    Parameters
    ----------
    texts
        Free texts; a blank stays blank.

    Returns
    -------
    pandas.Series
        Same index, masked.
    pandas.DataFrame
        One row per kind, also the absent ones: ``kind``, ``masked_count``.
    """
    each = mask_each(texts)
    counts = [int(each[f"{kind}_count"].sum()) for kind in KINDS]
    masked: pd.Series[str] = each["masked"]
    masked.name = texts.name
    return masked, pd.DataFrame({"kind": list(KINDS), "masked_count": counts})


def masked_kinds(texts: "pd.Series[str]") -> "pd.Series[str]":
    """Return the kinds found in each text (« courriel, nom »); blank when nothing was found."""
    return mask_each(texts)["kinds"]


def mask_each(texts: "pd.Series[str]") -> pd.DataFrame:
    """Mask texts and say what was found in each, in one pass.

    Parameters
    ----------
    texts
        Free texts; a blank stays blank.

    Returns
    -------
    pandas.DataFrame
        Same index: ``masked``; ``kinds``, those found in this order joined by « , », blank when
        none was; ``<kind>_count`` for each of ``KINDS``.
    """
    cells: list[object] = list(texts)
    read = [_mask_one(cell) if isinstance(cell, str) else None for cell in cells]
    columns: dict[str, pd.Series[str] | pd.Series[int]] = {
        "masked": _strings([None if one is None else one[0] for one in read], texts.index),
        "kinds": _strings([_told(one) for one in read], texts.index),
    }
    for rank, name in enumerate(KINDS):
        counts = [0 if one is None else one[1][rank] for one in read]
        columns[f"{name}_count"] = pd.Series(counts, index=texts.index, dtype="int64")
    return pd.DataFrame(columns)


def pseudonym(value: str, key: bytes) -> str:
    """Return a stable pseudonym that nobody can undo without the key: HMAC-SHA256, 16 hex."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:PSEUDONYM_HEX]


def _mask_one(text: str) -> tuple[str, list[int]]:
    has_digit = DIGIT.search(text) is not None
    counts = []
    for kind in _PATTERNS:
        spans = kind.find(text) if has_digit or not kind.has_digits else []
        for start, end in reversed(spans):
            text = text[:start] + kind.label + text[end:]
        counts.append(len(spans))
    return text, counts


def _told(one: tuple[str, list[int]] | None) -> str | None:
    if one is None:
        return None
    return JOINT.join(name for name, count in zip(KINDS, one[1], strict=True) if count) or None


def _strings(values: list[str | None], index: pd.Index) -> "pd.Series[str]":
    return pd.Series(values, index=index, dtype="string")
