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
_BORN = r"\bn[ée]{1,2}s?(?:[·.\-]?\(?e?s?\)?)(?:[·.]e)?(?:\(s\))?"
_AT_A_PLACE = (
    r"(?:[àa]\s+(?P<{}>[\w'’\-]+)(?:\s+[A-ZÀ-Ý][\w'’\-]+){{0,3}}(?:\s+\(\w{{2,4}}\))?\s*,?\s+)?"
)
_WHEN = r"(?:date|jour)\s+(?:et\s+lieu\s+)?(?:de\s+(?:la\s+)?)?"
_ANNOUNCED = (
    rf"\b(?:{_WHEN}naiss(?:ances?|\.)?|naiss(?:ances?|\.)|d\.?d\.?n\.?|d\.?n\.?|j['’]ai\s+vu\s+le\s+jour"
    r"|n[ée]e?s?\(e?s?\)|anniversaire)"
)
_LEADING = (
    r"(?:\s*[:=(,\-/]|\s+(?:est|c['’]est|le|un|la|du|au|de|en|mon|ma|mes|fils|filles?|enfants?"
    r"|m[èe]re|p[èe]re|mari|femme))*\s*"
)
# Only what tells when, and where, is taken: « né le » and « date de naissance » stay.
_BIRTH = re.compile(
    rf"(?i:{_BORN}\s*:?\s+{_AT_A_PLACE.format('town')}(?:(?:le|un|du|en|au)\s+)?"
    rf"(?P<date>{_FULL_DATE})(?!\d)|{_ANNOUNCED}{_LEADING}(?P<told>{_FULL_DATE})(?!\d))"
)
_AND_ANOTHER = re.compile(rf"(?i:\s?(?:,|et|/)\s?(?:le\s)?(?P<date>{_FULL_DATE})(?!\d))")
_AND_A_YEAR = re.compile(r"(?i:\s(?:et|puis)\s(?:en\s)?(?P<date>(?:19|20)\d\d)(?!\d))")
_BIRTH_YEAR = re.compile(
    rf"(?i:{_BORN}\s+{_AT_A_PLACE.format('town')}(?:en|fin|d[ée]but|courant)\s*:?\s+(?:l['’]ann[ée]e\s+)?"
    rf"(?P<date>(?:{_MONTH}\s+)?(?:de\s+)?{_YEAR})(?!\d)"
    r"|\bann[ée]e\s+de\s+naissance\s*:?\s*(?P<told>(?:19|20)\d\d))"
)
# « l'association née en 1956 » is no person's birth.
_THING = re.compile(
    r"(?i:\b(?:association|asso|projet|id[ée]e|structure|collectif|entreprise|soci[ét]{2}[ée]|initiative"
    r"|groupe|mouvement|festival|f[ée]d[ée]ration|club|commune|communaut[ée]|dispositif|r[ée]seau"
    r"|coop[ée]rative|f[êe]te|march[ée]|besoin|loi|syndicat|comit[ée]|d[ée]marche|caf[ée]|lieu"
    r"|[ée]cole|coll[èe]ge|ligne|quartier|village|usine|maison|magasin|mairie|m[ée]diath[èe]que|amap"
    r"|exp[ée]rience|intercommunalit[ée]|qui est|elle est|il est)\W+(?:[\w'’\-]+\W+){0,4})$"
)
LOOK_BACK = 70  # characters


def births_in(text: str) -> list[Span]:
    """Return dates of birth, and years where it is a person who was born; « né le » stays."""
    if "n" not in text and "N" not in text:
        return []
    spans: list[Span] = []
    for found in _BIRTH.finditer(text):
        spans.append(_told(found))
        while following := _AND_ANOTHER.match(text, spans[-1][1]):
            spans.append(following.span("date"))
    for found in _BIRTH_YEAR.finditer(text):
        before = text[max(0, found.start() - LOOK_BACK) : found.start()]
        overlaps = any(start < found.end() and found.start() < end for start, end in spans)
        if not overlaps and not _THING.search(before):
            spans.append(_told(found))
            another = _AND_A_YEAR.match(text, found.end())
            spans += [another.span("date")] if another else []
    return sorted(spans)


def _told(found: re.Match[str]) -> Span:
    """Return the date, from the town of birth on when there is one."""
    if found["told"] is not None:
        return found.span("told")
    return found.start("town" if found["town"] is not None else "date"), found.end("date")
