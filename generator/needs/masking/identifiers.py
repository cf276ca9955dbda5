"""Numbers and addresses of machines that lead to a person: e-mails, telephones, NIR, IBAN… Pure."""

import ipaddress
import re
from collections.abc import Callable, Iterable

import phonenumbers

from generator.needs.masking.surroundings import NAMESAKES
from generator.needs.masking.words import is_ordinary, read_word

Span = tuple[int, int]

_TLD = (
    r"(?:fr|com|org|net|eu|re|bzh|corsica|alsace|paris|gouv|info|be|ch|lu|de|es|it|uk|io|co|asso"
    r"|me|pm|nc|pf|wf|yt|app|pro|email|online)"
)
_AT = (
    r"(?:\s?[@＠]\s?|\s?[(\[{<]\s?(?:at|a|arobase?|@)\s?[)\]}>]\s?|\s+arobase?s?\s+|\barobase\b\s?)"
)
_DOT = (
    rf"(?:\.|\s?[(\[{{]\s?(?:point|dot|\.)\s?[)\]}}]\s?|\s+(?:point|dot)\s+|\s?\.\s?(?={_TLD}\b)"
    rf"|\s?,\s?(?={_TLD}\b))"
)
EMAIL = re.compile(
    rf"(?i:[\w.+%-]{{1,64}}(?:\s+(?:point|tiret|underscore)\s+[\w+%-]{{1,64}}){{0,3}}"
    rf"{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}})"
)
_EMAIL_HINT = re.compile(r"(?i)[@＠]|arobas|[(\[{<]\s?at?\s?[)\]}>]|\bat\s")
_BARE_EMAIL = re.compile(
    r"[\w.+%-]{2,64}@[\w-]{2,63}"
    rf"|(?i:[\w.+-]{{2,64}}\s+at\s+[\w-]{{2,63}}\s?(?:\.|\spoint\s|\sdot\s)\s?{_TLD}\b)"
)

_GAP = r"[ \u00a0\u202f.\-]"
_DATE = re.compile(r"\d\d[./\- ]\d\d[./\- ](?:19|20)\d\d(?!\d)")
_NOT_A_DATE = rf"(?!{_DATE.pattern})"
# French numbers, mainland and overseas (0690…), however grouped; and any number with a prefix.
PHONE = re.compile(
    rf"(?<![\d+]){_NOT_A_DATE}(?:[0Oo]{_GAP}?[1-9](?:{_GAP}?\d){{8}}"
    rf"|[0Oo][1-9](?:[ \u00a0\u202f./_,·\-]{{1,3}}\d\d){{4}}"
    rf"|(?:\+|00)(?!\s?\d{{1,3}}(?:[ \u00a0]000)+)\s?[1-9]\d{{0,2}}(?:{_GAP}{{0,2}}\(0\))?"
    rf"(?:[ \u00a0\u202f./\-]{{0,3}}\d){{6,11}}"
    rf"|\(0\)\s?[1-9](?:{_GAP}?\d){{8}}"
    rf"|33{_GAP}?(?:\(0\){_GAP}?)?[1-9](?:{_GAP}?\d\d){{4}}|[67](?:{_GAP}\d\d){{4}})(?!\d)"
)
# Six digits in New Caledonia, eight in Polynesia: only where a telephone is announced.
_ANNOUNCED_PHONE = re.compile(
    r"(?i:\b(?:t[ée]l(?:[ée]phon\w*)?|portable|mobile|gsm|fixe|whats?app|num[ée]ro|joignable|joindre"
    r"|appel(?:er|ez))\b\.?(?:\s(?:est|au|sur|le|mon|de|portable|mobile|fixe)){0,3})[ :=n°.]{0,4}"
    r"(?P<number>\(?\d(?:[ \u00a0\u202f./\-()]{0,2}\d){5,13})(?!\d|\s?(?:€|euros|habitants))"
)
# « 692 21 30 38 » is also a SIREN or a sum: only in a text that tells of telephones.
_NO_ZERO = re.compile(
    rf"(?<![\d+.,])(?<!\d )(?:[1-9]\d\d(?:{_GAP}\d\d){{3}}|[1-9](?:{_GAP}\d\d){{4}}|[67]\d{{8}})"
    r"(?![\d,]|[.\s]?\d|\s?(?:€|euros|habitants|m²|km))"
)
_PHONE_WORD = re.compile(
    r"(?i:\b(?:t[ée]l|phone|portable|mobile|gsm|num[ée]ro|joindre|joignable|appel|rappel|sms|whats?app))"
)
_PHONE_HINT = re.compile(r"(?:\d[\s./()\-]{0,3}){8}")

# Sex, year, month, place of birth (2A and 2B in Corsica, 971 to 978 overseas, then two digits),
# rank, and the key when written: « 36 », « / 36 », « clé 36 », « (36) ».
_IN = r"[ .\-\u00a0\u202f/]{0,2}"
_BIRTHPLACE = rf"(?:97[1-8]{_IN}\d{{2}}|(?:\d{{2}}|2[ABab]){_IN}\d{{3}})"
_KEY = r"(?:[ .\-\u00a0\u202f/]{0,3}(?:\(\s?)?(?:cl[ée]\s*:?\s*)?\d{2}\)?)"
NIR = re.compile(
    rf"(?<!\d)[12378]{_IN}\d{{2}}{_IN}(?:0[1-9]|1[0-2]|[2-9]\d){_IN}{_BIRTHPLACE}{_IN}"
    rf"\d{{3}}(?:{_KEY}(?!\d)|(?!\d))"
)
IBAN = re.compile(
    r"\b(?i:[A-Z]{2})\d{2}(?:[ \u00a0\-]?(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{4}){3,7}"
    r"(?:[ \u00a0\-]?[A-Za-z0-9]{1,3})?\b"
)
_BANK_ACCOUNT = re.compile(
    r"(?i:\bRIB\b)[\s:n°]{0,4}(?P<number>\d{5}\s?\d{5}\s?[A-Za-z0-9]{11}\s?\d{2})(?!\d)"
)
CARD = re.compile(r"(?<!\d)\d{4}([ \-.]?)\d{4}\1\d{4}\1\d{4}(?!\d)")

_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = re.compile(rf"(?<![\d.]){_BYTE}(?:\.{_BYTE}){{3}}(?!\.?\d)(?::\d{{2,5}}(?![\d:]))?")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")
_IP_WORD = re.compile(r"(?i)\bip\b")
FIRST_AND_LAST = 2
# « version 4.10.2.1 » and « article 12.3.4.1 » are no machines.
_NUMBERING = re.compile(
    r"(?i:\b(?:version|v|art(?:icle)?|chapitre|paragraphe|section|norme|logiciel|r[ée]f[ée]rence|r[ée]f"
    r"|fiche|annexe|point|rubrique|alin[ée]a|mesure|action|axe)s?\.?\s?(?:n°\s?)?)$"
)
LOOK_BACK = 30  # characters
LONG_BYTE = 2  # digits: « article 1.2.3.4 » is no machine

# No plate is made of « DE 184 MM » nor « 20 KM 21 ».
_NO_WORD = (
    r"(?!(?:KM|MM|CM|ML|CL|KG|HA|KW|KWH|MW|GO|MO|ANS|MIN|EUR|TTC|HT|RUE|AV|BD|ET|DE|DU|EN|LE|LA)\b)"
)
_LETTER = r"[A-HJ-NP-TV-Z]"
PLATE = re.compile(
    rf"\b(?:{_NO_WORD}{_LETTER}{{2}}[ \-]?\d{{3}}[ \-]?{_NO_WORD}{_LETTER}{{2}}"
    r"|[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2}"
    rf"|\d{{2,4}}[ \-]{_NO_WORD}{_LETTER}{{2,3}}[ \-](?:\d{{2}}|2[AB]|97\d))\b(?![ \-]?\d)"
)

_SITES = (
    r"facebook\.com/(?:people/|profile\.php\?id=)?|fb\.(?:com|me)/|linkedin\.com/(?:in|pub)/"
    r"|instagram\.com/|twitter\.com/|(?<=/)x\.com/|tiktok\.com/@?|youtube\.com/(?:@|user/|c/)"
    r"|snapchat\.com/add/|threads\.net/@?|t\.me/|wa\.me/|copainsdavant\.\w+\.com/p/|/~|/users?/"
)
_URL_USER = re.compile(
    rf"(?<=://)[^\s/@:]{{1,64}}(?::[^\s/@]{{0,64}})?(?=@)|(?i:(?:{_SITES}))(?P<who>[\w.%\-]{{2,80}})"
)
_URL = re.compile(r"(?i)(?:https?://|www\.)[^\s<>\"»]{3,300}")
_URL_PIECE = re.compile(r"[^\W\d_]+(?:[-._][^\W_]+)+")
_URL_PLACE = re.compile(
    r"(?i)\b(?:rue|ecole|lycee|college|place|saint|ste?|sainte|mairie|ville|commune|hopital|gymnase"
    r"|centre|espace|maison|parc|avenue|boulevard)\b"
)
HANDLE = re.compile(
    r"(?<![\w@./\]])@[A-Za-z_][\w.]{2,40}"
    r"|(?i:\b(?:insta(?:gram)?|snap(?:chat)?|twitter|tiktok|fb|facebook|telegram|discord|skype"
    r"|messenger|pseudo)\s?:\s?)(?P<who>@?[\w.\-]*[\w](?:#\d{4})?)"
)


def emails_in(text: str) -> list[Span]:
    """Return e-mails, also those written « arobase » and « point »."""
    if not _EMAIL_HINT.search(text):
        return []
    return _first_wins([*_spans(EMAIL, text), *_spans(_BARE_EMAIL, text)])


def phones_in(text: str) -> list[Span]:
    """Return telephone numbers, of France and of anywhere with its prefix."""
    found = [*_spans(PHONE, text), *_spans(_ANNOUNCED_PHONE, text, "number")]
    if _PHONE_WORD.search(text):
        found += _spans(_NO_ZERO, text)
    if _PHONE_HINT.search(text) and not found:
        matcher = phonenumbers.PhoneNumberMatcher(text, "FR")
        # Nine bare digits are a SIREN as well as a number without its zero.
        found = [
            (one.start, one.end)
            for one in matcher
            if one.raw_string[0] in "+0(" and not _DATE.match(one.raw_string)
        ]
    return _first_wins(found)


def social_numbers_in(text: str) -> list[Span]:
    """Return social security numbers, with or without spaces and key."""
    return _spans(NIR, text)


def accounts_in(text: str) -> list[Span]:
    """Return IBAN and French bank accounts."""
    return _first_wins([*_spans(IBAN, text), *_spans(_BANK_ACCOUNT, text, "number")])


def cards_in(text: str) -> list[Span]:
    """Return numbers of payment cards."""
    return _spans(CARD, text)


def machines_in(text: str) -> list[Span]:
    """Return IP addresses, version 4 and 6."""
    spans = []
    for found in _IPV4.finditer(text):
        if _NUMBERING.search(text, max(0, found.start() - LOOK_BACK), found.start()):
            continue
        long = any(len(part) >= LONG_BYTE for part in found[0].split("."))
        if long or _IP_WORD.search(text):
            spans.append(found.span())
    spans += [found.span() for found in _IPV6.finditer(text) if _is_ipv6(found[0])]
    return _first_wins(spans)


def plates_in(text: str) -> list[Span]:
    """Return number plates of vehicles."""
    return _spans(PLATE, text)


def users_in(text: str) -> list[Span]:
    """Return the part of a web address that names a person."""
    if not ("/" in text or "www." in text):
        return []
    found = _spans(_URL_USER, text, "who")
    for url in _URL.finditer(text):
        found += [
            (url.start() + piece.start(), url.start() + piece.end())
            for piece in _URL_PIECE.finditer(url[0])
            if _names_someone(piece[0])
        ]
    return _first_wins(found)


def handles_in(text: str) -> list[Span]:
    """Return accounts of social networks: « @jeandupont », « insta : jean_dupont »."""
    return _spans(HANDLE, text, "who")


def _names_someone(piece: str) -> bool:
    words = re.split(r"[-._]", piece)
    if _URL_PLACE.search(piece.replace("-", " ").replace("_", " ")):
        return False
    if len(words) != FIRST_AND_LAST:
        return False
    return any(
        read_word(given).is_given
        and read_word(given).folded not in NAMESAKES
        and not is_ordinary(read_word(other).folded)
        for given, other in (words, words[::-1])
    )


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return any(letter.isdigit() for letter in text)


def _spans(pattern: re.Pattern[str], text: str, group: str | None = None) -> list[Span]:
    return [
        found.span(group) if group and found[group] is not None else found.span()
        for found in pattern.finditer(text)
    ]


def _first_wins(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


Finder = Callable[[str], list[Span]]
