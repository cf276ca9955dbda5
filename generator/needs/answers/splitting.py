"""Cut an answer into statements: sentences, semicolons, list marks. Pure.

Marks that the author set (``;``, bullets, numbers, ticked options) always cut. Sentence ends and
line ends cut too, but a sentence of fewer than three words stays with its neighbour: « Merci. »
"""

import html
import re

from generator.folding import fold, fold_name
from generator.needs.answers.no_need import says_no_need
from generator.needs.files.option_columns import OPTION_MARK

MIN_LETTERS = 3
MIN_WORDS = 3  # shorter, a sentence says nothing alone
BARE_LIST_WORDS = 6  # a line longer than this is a sentence that was wrapped
BREAK_TAG = re.compile(r"(?i)<\s*(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>")
ITEM_TAG = re.compile(r"(?i)<\s*li\b[^<>]{0,200}>")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
BULLET = r"[-–—•▪●◦‣→✓*·+>]"
NUMBER = r"\(?\d{1,2}\s?(?:[.)°/]|°\)|[.)]\s?-)|[a-hA-H]\)"
CUT = re.compile(
    rf"(?:^|\n)[ \t\u00a0]*(?:{BULLET}[ \t\u00a0]*(?![\d\s])|{BULLET}[ \t\u00a0]+|(?:{NUMBER})"
    rf"[ \t\u00a0]+)|;\s*|{OPTION_MARK}|\s+[•▪●◦‣→]\s*"
)
# Marks written on one line only cut when the answer opens, or counts from one, with them.
DASHED = re.compile(r"\s*-\s")
INLINE_DASH = re.compile(r"\s-\s")
NUMBERED = re.compile(r"\s*1\s?[.°/-]\s")
COUNTED = re.compile(r"(?:^|[\s:,.])1\)\s")
INLINE_COUNT = re.compile(r"(?<=[\s:,.])(?=\d{1,2}\)\s)")
INLINE_NUMBER = re.compile(r"(?<=\S)\s(?=\d{1,2}\s?[.°/-]\s+[^\W\d])")
SPACES = re.compile(r"[ \t\u00a0\u202f]*\n\s*|[ \t\u00a0\u202f]{2,}")
LETTERS = re.compile(rf"(?:[^\W\d_](?:[\W\d_]*)){{{MIN_LETTERS}}}")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# A sentence's end: its stop, the quotes it closes, a space; or a stop stuck to a capital.
END = re.compile(
    r"(?P<stop>[.!?…]+)(?:[ \u00a0\u202f]?»|[\"'”’)\]])*(?:\s+|(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]))"
)
LAST_WORD = re.compile(r"[\w'’.-]*$")
# Folded. Before a name or a number, never the end of a sentence…
TITLES = frozenset(
    {
        "m", "mm", "mr", "mme", "mmes", "mlle", "mlles", "dr", "drs", "pr", "me", "mgr", "st",
        "ste", "sts", "stes", "n", "no", "n°", "art", "av", "ave", "bd", "bld", "bvd", "boul", "pl",
        "rte", "ch", "chem", "imp", "fg", "lot", "bat", "ex", "p.ex", "cf", "vs", "c.-a-d", "c-a-d",
        "tel", "dep", "dpt", "dept", "p", "pp", "ed", "vol", "chap", "fig", "ref", "approx",
    }
)  # fmt: skip
# … or only when a capital does not follow: « des bus, etc. Il faut… » holds two sentences.
SHORTENED = frozenset(
    {"etc", "env", "min", "max", "hab", "ha", "km", "h", "mn", "sec", "kg", "asso", "assoc", "resp"}
)
# Whole answers that say there is nothing to say (folded).
NOTHING_SAID = frozenset(
    {
        "ras", "r a s", "rien", "neant", "aucun", "aucune", "aucun besoin", "non", "oui", "nsp",
        "n/a", "sans objet", "sans avis", "rien a signaler", "rien a dire", "nc", "ne sait pas",
        "ne sais pas", "je ne sais pas", "pas d avis", "pas de commentaire", "idem",
        "rien merci", "non merci", "rien de special", "rien de particulier", "rien d autre",
        "rien de plus", "pas de besoin", "pas de besoins", "aucune idee", "aucune remarque",
    }
)  # fmt: skip
LONGEST_NOTHING = 40  # characters, punctuation included: a longer text is not one of these


def plain(text: str) -> str:
    """Return a text without markup: Decidim writes bodies in HTML."""
    if "<" in text:
        text = TAG.sub("", BREAK_TAG.sub("\n", ITEM_TAG.sub("\n- ", text)))
    return html.unescape(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def with_title(title: str, body: str) -> str:
    """Join a title and its body as one text, unless the body already opens with the title."""
    if not title or not body:
        return title or body
    if fold_name(body).startswith(fold_name(title)):
        return body
    joint = " " if title[-1] in ".!?:…" else ". "
    return f"{title}{joint}{body}"


def split(text: str) -> list[str]:
    """Cut a text into statements, in its order.

    ``;``, list marks, numbers and the lines of a bare list always cut. Ends of sentences and of
    paragraphs cut unless fewer than three words would stand alone. Abbreviations, initials,
    decimals, addresses and ellipses never end a sentence.
    """
    pieces: list[str] = []
    for marked in _at_marks(text):
        sentences = [SPACES.sub(" ", part).strip() for part in _sentences(marked)]
        pieces += _without_stubs([part for part in sentences if part])
    return [piece for piece in _with_lead_ins(pieces) if says_something(piece)]


def says_something(text: str) -> bool:
    """Tell whether a text holds three letters and is not a way of answering nothing."""
    if not LETTERS.search(text) or says_no_need(text):
        return False
    return len(text) > LONGEST_NOTHING or fold_name(text) not in NOTHING_SAID


def _at_marks(text: str) -> list[str]:
    if DASHED.match(text):
        text = INLINE_DASH.sub("\n- ", text)
    elif NUMBERED.match(text):
        text = INLINE_NUMBER.sub("\n", text)
    elif COUNTED.search(text):
        text = INLINE_COUNT.sub("\n", text)
    marked = [part for part in CUT.split(text) if part]
    return [line for part in marked for line in _bare_list(part)]


def _bare_list(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    is_list = len(lines) > 1 and all(
        len(line.split()) <= BARE_LIST_WORDS and line[-1].isalnum() for line in lines
    )
    return lines if is_list else [text]


def _sentences(text: str) -> list[str]:
    kept_whole = [found.span() for found in ADDRESS.finditer(text)]
    parts: list[str] = []
    for paragraph in re.finditer(r"(?:(?!\n\s*\n|\n(?=\s*[A-ZÀ-ÖØ-Þ])).)+", text, re.DOTALL):
        start = paragraph.start()
        for end in END.finditer(text, paragraph.start(), paragraph.end()):
            inside = any(left <= end.start() < right - 1 for left, right in kept_whole)
            if not inside and _ends_a_sentence(text, end):
                parts.append(text[start : end.end()])
                start = end.end()
        parts.append(text[start : paragraph.end()])
    return parts


def _ends_a_sentence(text: str, end: re.Match[str]) -> bool:
    stop = end["stop"]
    if stop != "." or end.end() == len(text):
        return ".." not in stop and "…" not in stop
    before = LAST_WORD.search(text, max(0, end.start() - 30), end.start())
    word = fold(before[0]).strip(".'") if before else ""
    following = text[end.end()]
    last = re.split(r"[.'-]", word)[-1]
    is_initial = len(last) == 1 and last.isalpha()
    if word in TITLES or is_initial or text[max(0, end.start() - 2) : end.start()] == "n°":
        return False
    if word in SHORTENED or last in SHORTENED:
        return following.isupper()
    return following.isalnum() or following in "«\"“('’-[&"


def _without_stubs(sentences: list[str]) -> list[str]:
    joined: list[str] = []
    for sentence in sentences:
        # A stub that opens the answer waits for what follows it: « Oui. Il faut un bus. »
        if joined and (_is_stub(sentence) or (len(joined) == 1 and _is_stub(joined[0]))):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _with_lead_ins(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        # « Il faut : » says nothing without the first item of its list.
        if joined and joined[-1].endswith(":") and _is_stub(joined[-1]):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def _is_stub(text: str) -> bool:
    return sum(1 for word in text.split() if any(map(str.isalnum, word))) < MIN_WORDS
