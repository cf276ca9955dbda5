"""Dates of birth, however they are announced. Pure."""

import re

Span = tuple[int, int]

_MONTH = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t"
    r"|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
)
_IN_WORDS = (
    r"(?:mille|dix[ -]neuf|deux[ -]mille)(?:[ -](?:neuf|cents?|vingts?|trente|quarante|cinquante"
    r"|soixante|quatre|dix|onze|douze|treize|quatorze|quinze|seize|et|une?|deux|trois|cinq|six|sept"
    r"|huit))*"
)
_YEAR = rf"(?:(?:19|20)\d\d|['’]?\d\d|{_IN_WORDS})"
_DAY = (
    r"(?:premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|dix[ -]sept|dix[ -]huit|dix[ -]neuf|vingt(?:[ -](?:et[ -]un|deux|trois|quatre|cinq|six"
    r"|sept|huit|neuf))?|trente(?:[ -]et[ -]un)?)"
)
_FULL_DATE = (
    rf"(?:(?:\d{{1,2}}|1er|{_DAY})\s?{_MONTH}(?!\w)(?:\s{_YEAR})?"
    rf"|\d{{1,2}}\s?[/.\- ]\s?(?:\d{{1,2}}|{_MONTH})\s?[/.\- ]\s?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2}|[0-3]\d[01]\d(?:19|20)\d\d)"
)
_BORN = r"\bn[ée]e?s?(?:[·.\-]?\(?e?s?\)?)(?:[·.]e)?"
_AT_A_PLACE = r"(?:[àa]\s+[\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+){0,3}(?:\s+\(\w{2,4}\))?\s*,?\s+)?"
_BIRTH = re.compile(
    rf"(?i:{_BORN}\s*:?\s+{_AT_A_PLACE}(?:(?:le|un|du|en|au)\s+)?{_FULL_DATE}(?!\d)"
    rf"|\b(?:date\s+(?:et\s+lieu\s+)?de\s+naissance|date\s+naissance|naissance|ddn|dn|j['’]ai\s+vu\s+le\s+jour"
    rf"|n[ée]e?\(e\)|anniversaire)(?:\s*[:=(,\-]|\s+(?:est|c['’]est|le|un|la|du|au|de|mon|ma|fils|fille"
    rf"|enfant))*\s*{_FULL_DATE}(?!\d))"
)
_BIRTH_YEAR = re.compile(
    rf"(?i:{_BORN}\s+{_AT_A_PLACE}(?:en|fin|d[ée]but|courant)\s+(?:l['’]ann[ée]e\s+)?(?:{_MONTH}\s+)?"
    rf"(?:de\s+)?{_YEAR}(?!\d)|\bann[ée]e\s+de\s+naissance\s*:?\s*(?:19|20)\d\d)"
)
# « l'association née en 1956 » is no person's birth.
_THING = re.compile(
    r"(?i:\b(?:association|asso|projet|id[ée]e|structure|collectif|entreprise|soci[ét]{2}[ée]|initiative"
    r"|groupe|mouvement|festival|f[ée]d[ée]ration|club|commune|communaut[ée]|dispositif|r[ée]seau"
    r"|coop[ée]rative|f[êe]te|march[ée]|besoin|loi|syndicat|comit[ée]|d[ée]marche|caf[ée]|lieu"
    r"|exp[ée]rience|intercommunalit[ée]|qui est|elle est|il est)\W+(?:[\w'’\-]+\W+){0,4})$"
)
LOOK_BACK = 70  # characters


def births_in(text: str) -> list[Span]:
    """Return dates of birth, and years where it is a person who was born."""
    if "n" not in text and "N" not in text:
        return []
    spans = [found.span() for found in _BIRTH.finditer(text)]
    for found in _BIRTH_YEAR.finditer(text):
        before = text[max(0, found.start() - LOOK_BACK) : found.start()]
        overlaps = any(start < found.end() and found.start() < end for start, end in spans)
        if not overlaps and not _THING.search(before):
            spans.append(found.span())
    return sorted(spans)
