"""Cut an answer into statements where its author did: list marks and semicolons. Pure."""

import html
import re

from generator.folding import fold_name

MIN_LETTERS = 3
BREAK_TAG = re.compile(r"(?i)<\s*(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>")
ITEM_TAG = re.compile(r"(?i)<\s*li\b[^<>]{0,200}>")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
CUT = re.compile(
    r"\n[ \t\u00a0]*(?:[-–—•▪*·]|\d{1,2}[.)])[ \t\u00a0]+|;\s*|^\s*[-–—•▪*·][ \t\u00a0]+"
)
SPACES = re.compile(r"[ \t\u00a0\u202f]*\n\s*|[ \t\u00a0\u202f]{2,}")
LETTER = re.compile(r"[^\W\d_]")
# Whole answers that say there is nothing to say (folded).
NOTHING_SAID = frozenset(
    {
        "ras", "r a s", "rien", "neant", "aucun", "aucune", "aucun besoin", "non", "oui", "nsp",
        "n/a", "sans objet", "sans avis", "rien a signaler", "rien a dire", "nc", "ne sait pas",
        "ne sais pas", "je ne sais pas", "pas d avis", "pas de commentaire", "idem",
    }
)  # fmt: skip


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
    """Cut at list marks and ``;``; line breaks inside a piece become spaces."""
    pieces = (SPACES.sub(" ", piece).strip() for piece in CUT.split(text))
    return [piece for piece in pieces if says_something(piece)]


def says_something(text: str) -> bool:
    """Tell whether a text holds three letters and is not a way of answering nothing."""
    enough = len(LETTER.findall(text)) >= MIN_LETTERS
    return enough and fold_name(text) not in NOTHING_SAID
