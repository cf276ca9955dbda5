"""Take people out of texts, and replace their identifiers by keyed pseudonyms. Pure.

Patterns only: a first and last name without « M. » or « Mme » before them is not recognised.
"""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Callable

import pandas as pd

PSEUDONYM_HEX = 16  # 64 bits: two of a million respondents collide once in 37 million draws

EMAIL = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)
# French numbers, mainland and overseas (0690…), however grouped; and any number with a prefix.
PHONE = re.compile(
    r"(?<![\d+])(?:0[1-9](?:[ \u00a0\u202f.\-]?\d){8}"
    r"|(?:\+|00)\s?[1-9]\d{0,2}(?:[ \u00a0.\-]?\(0\))?(?:[ \u00a0\u202f.\-]?\d){6,11})(?!\d)"
)
# Sex, year, month, département (2A, 2B, overseas), commune, rank, and the key when written.
NIR = re.compile(
    r"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[ABab])"
    r"[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)"
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
URL_USER = re.compile(
    r"(?<=://)[^\s/@:]{1,64}(?::[^\s/@]{0,64})?(?=@)"
    r"|(?<=facebook\.com/)[\w.-]+|(?<=linkedin\.com/in/)[\w.%-]+"
    r"|(?<=instagram\.com/)[\w.-]+|(?<=twitter\.com/)\w+|(?<=//x\.com/)\w+"
)
BIRTH = re.compile(
    r"(?i:\bn[ée]e?(?:[·.(]e\)?)?\s+le\s+)\d{1,2}[\s/.\-](?:\d{1,2}|[a-zéû]{3,9})[\s/.\-]\d{2,4}"
)

_LINK = r"(?:(?:de|du|des|la|le|les|aux?|à)\s+|[ldLD]['’]\s*)"
_PROPER = r"[A-ZÀ-ÖØ-Ý][\w'’-]*"
_TOWN = rf"(?:,?\s+(?:à\s+)?\d{{5}}(?:\s+{_PROPER}){{0,3}})?"
_NUMBER = r"(?<!\d)\d{1,4}\s?(?:bis|ter|quater|[A-D](?!\w))?\s?,?\s+"
# « 12 rue des lilas » is an address whatever its capitals; « 1 place de crèche » is not.
_SURE_WAY = r"(?i:rue|avenue|av\.?|boulevard|bd|bld|impasse|imp\.?|ruelle|allées?|faubourg|rte)"
_OTHER_WAY = (
    r"(?i:chemin|route|place|pl\.?|quai|cours|square|sentier|lotissement|lot\.?|résidence|hameau"
    r"|passage|villa|voie|montée|cité|esplanade|promenade|venelle|rond-point|lieu[ -]dit|clos)"
)
ADDRESS = re.compile(
    rf"{_NUMBER}(?:{_SURE_WAY}\s+{_LINK}{{0,2}}[\w'’-]+|{_OTHER_WAY}\s+{_LINK}{{0,2}}{_PROPER})"
    rf"(?:\s+{_LINK}{{0,2}}{_PROPER}){{0,3}}{_TOWN}"
)
# « Monsieur le Maire » names an office; « M. Le Goff » and « M. Lambert » name people.
_OFFICE = (
    r"(?!(?i:(?:(?:le|la|les)\s+|l['’])?(?:maires?|président(?:e|s|es)?|préfète?|députée?|ministre"
    r"|adjointe?|sénat(?:eur|rice)|conseill(?:er|ère)|direct(?:eur|rice)|curé)\b))"
)
_PARTICLE = r"(?:(?:de|du|des|d['’]|le|la)\s*)?"
_NAME = rf"{_OFFICE}(?:[A-Z]\.|{_PROPER})(?:[ \u00a0-]+{_PARTICLE}{_PROPER}){{0,2}}"
NAME = re.compile(
    rf"\b(?:(?:M|MM|Mr|Dr|Me|Mgr)\.?|(?:Mme|Mmes|Mlle|Mlles|Melle)\.?"
    rf"|(?i:monsieur|messieurs|madame|mesdames|mademoiselle|docteur))\s+(?P<name>{_NAME})"
    r"|\b(?i:mme|mlle)\.?\s+(?P<low>(?!(?:la|le|les|et|ou|qui|en|à)\b)[a-zà-ÿ][\w'’-]+)"
)

# Longest and most certain first, so that a telephone is never cut out of a social number.
PATTERNS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("url", URL_USER, "[identifiant]"),
    ("courriel", EMAIL, "[courriel]"),
    ("iban", IBAN, "[IBAN]"),
    ("nir", NIR, "[n° de sécurité sociale]"),
    ("telephone", PHONE, "[téléphone]"),
    ("naissance", BIRTH, "[date de naissance]"),
    ("adresse", ADDRESS, "[adresse]"),
)


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
    counts: Counter[str] = Counter()
    cells: list[object] = list(texts)
    masked = [_mask_one(text, counts) if isinstance(text, str) else pd.NA for text in cells]
    kinds = [kind for kind, _, _ in PATTERNS] + ["nom"]
    table = pd.DataFrame({"kind": kinds, "masked_count": [counts[kind] for kind in kinds]})
    return pd.Series(masked, index=texts.index, name=texts.name, dtype="string"), table


def pseudonym(value: str, key: bytes) -> str:
    """Return a stable pseudonym that nobody can undo without the key: HMAC-SHA256, 16 hex."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:PSEUDONYM_HEX]


def _mask_one(text: str, counts: Counter[str]) -> str:
    for kind, pattern, label in PATTERNS:
        text, found = pattern.subn(label, text)
        counts[kind] += found
    text, found = NAME.subn(_without_name(), text)
    counts["nom"] += found
    return text


def _without_name() -> Callable[[re.Match[str]], str]:
    def keep_title(found: re.Match[str]) -> str:
        start = found.start("name") if found["name"] else found.start("low")
        return f"{found.string[found.start() : start]}[nom]"

    return keep_title
