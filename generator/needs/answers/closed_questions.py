"""Closed questions: which options exist, and which of them an answer ticked. Pure."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from generator.folding import fold_name
from generator.needs.answers.no_need import says_no_need
from generator.needs.answers.splitting import NOTHING_SAID
from generator.needs.files.option_columns import OPTION_MARK

MAX_OPTIONS = 60  # beyond, it is no list of options: names of communes, of streets…
MAX_LABEL_CHARS = 150  # an option is read at a glance; longer, it is someone's sentence
MAX_MEAN_WORDS = 8  # of a list's options: sentences said twice are no options
MIN_LISTED_SHARE = 0.7  # of the fragments are options that come back: otherwise it is free text
# How each tool joins ticked options; a hand-made file is tried in this order.
SEPARATORS: dict[str, tuple[str, ...]] = {
    "kobo": (" ",),
    "odk_central": (" ",),
    "google_forms": (";", ", "),
    "microsoft_forms": (";",),
    "framaforms": (",",),
    "decidim": (", ",),
    "decidim_enquete": (", ",),
    "grist": (", ",),
}
ANY_SEPARATOR = (OPTION_MARK, "\n", ";", ", ", ",")
JOINTS = " ,;\n" + OPTION_MARK
SPACES = re.compile(r"[ \t\u00a0\u202f]+")
CODE = re.compile(r"[_-]*[A-Za-z0-9][A-Za-z0-9_-]*")  # a dash alone opens a line of a list
IN_PARENTHESES = re.compile(r"\((.{3,})\)$", re.DOTALL)
# Grades, not needs (folded): « avez-vous du mal à vous déplacer ? souvent ».
GRADES = frozenset(
    {
        "jamais", "rarement", "parfois", "souvent", "toujours", "tres souvent", "de temps en temps",
        "tout a fait", "pas du tout", "plutot oui", "plutot non", "plutot", "un peu", "beaucoup",
        "d accord", "pas d accord", "tout a fait d accord", "pas du tout d accord",
        "plutot d accord", "plutot pas d accord", "satisfait", "insatisfait", "tres satisfait",
        "pas satisfait", "faible", "moyen", "fort", "important", "tres important", "peu important",
        "pas important", "peut etre", "prioritaire", "non prioritaire", "indifferent",
    }
)  # fmt: skip
# Options that name nothing: « Autre » is followed by the person's own words, elsewhere.
NO_OPTION = frozenset({"autre", "autres", "autre precisez", "autres precisez", "other"})


@dataclass(frozen=True)
class Ticked:
    """The options one answer ticked, in its order, and what it wrote beside them."""

    labels: tuple[str, ...]
    left_over: tuple[str, ...]


def one_spaced(text: str) -> str:
    """Return a label as it is compared: without double, unbreakable or outer spaces."""
    return " ".join(text.split())


def find_options(values: "pd.Series[str]", kind: str) -> tuple[str, ...]:
    """Return the options that come back in joined answers, sorted; empty when nothing does.

    Parameters
    ----------
    values
        One cell per answer, ticked options joined as the tool does.
    kind
        The tool that wrote the file: it says how options are joined.
    """
    cells = [str(cell) for cell in values.dropna()]
    fragments = [part for cell in cells for part in _parts(cell, _separator(cells, kind))]
    seen = Counter(fragments)
    # What one person alone wrote is no option; it may even be a name.
    options = sorted(label for label, count in seen.items() if count > 1 and _is_label(label))
    listed = sum(seen[label] for label in options)
    is_short = sum(len(label.split()) for label in options) <= MAX_MEAN_WORDS * len(options)
    is_list = 1 < len(options) <= MAX_OPTIONS and listed >= MIN_LISTED_SHARE * len(fragments)
    return tuple(options) if is_list and is_short else ()


def are_needs(options: Collection[str]) -> bool:
    """Tell whether options name things: neither numbers, nor grades, nor yes and no."""
    named = [label for label in options if names_something(label)]
    return 2 * len(named) > len(options)


def names_something(label: str) -> bool:
    """Tell whether one option names a thing that a person may need."""
    folded = fold_name(label)
    worded = any(char.isalpha() for char in folded)
    is_named = folded not in GRADES | NOTHING_SAID | NO_OPTION
    return worded and is_named and not says_no_need(label)


def ticked(cell: str, options: Collection[str], kind: str) -> Ticked:
    """Cut one answer into the options it ticked, the longest known labels first.

    Parameters
    ----------
    cell
        Ticked labels joined by ``OPTION_MARK``, or as the tool joins them.
    options
        The known labels; a label may hold the separator itself.
    kind
        The tool that wrote the file.
    """
    known = {one_spaced(label): label for label in options}
    separators = (*SEPARATORS.get(kind, ()), *ANY_SEPARATOR)
    longest_first = sorted(known, key=lambda label: (-len(label), label))
    labels: list[str] = []
    left_over: list[str] = []
    rest = SPACES.sub(" ", cell).strip(JOINTS)
    while rest:
        found = next((name for name in longest_first if _opens(rest, name, separators)), None)
        if found is not None:
            labels.append(known[found])
            rest = rest[len(found) :].lstrip(JOINTS)
            continue
        # Nothing known opens here: the words up to the next known label are the person's own.
        cut = _next_label(rest, longest_first, separators)
        left_over.append(rest[:cut])
        rest = rest[cut:].lstrip(JOINTS)
    written = (_own_words(text) for text in left_over)
    return Ticked(tuple(dict.fromkeys(labels)), tuple(text for text in written if text))


def _separator(cells: list[str], kind: str) -> str | None:
    tried = SEPARATORS.get(kind, ANY_SEPARATOR)
    found = next((mark for mark in tried if any(mark in cell for cell in cells)), None)
    if found != " ":
        return found
    # « Sans gluten Végane » cannot be cut on its spaces; « sans_gluten vegane » can.
    return found if all(CODE.fullmatch(word) for cell in cells for word in cell.split()) else None


def _parts(cell: str, separator: str | None) -> list[str]:
    if separator is None:
        return [one_spaced(cell)]
    parts: list[str] = []
    for piece in cell.split(separator):
        # « Commerces (boulanger, épicier) » and « Chauffage, factures » are single labels.
        is_inside = bool(parts) and parts[-1].count("(") > parts[-1].count(")")
        goes_on = bool(parts) and parts[-1][:1].isupper() and piece.strip()[:1].islower()
        if is_inside or (goes_on and "," in separator):
            parts[-1] = f"{parts[-1]}{separator}{piece}"
        else:
            parts.append(piece)
    return [part for part in map(one_spaced, parts) if part]


def _is_label(text: str) -> bool:
    return len(text) <= MAX_LABEL_CHARS and "@" not in text


def _opens(text: str, label: str, separators: tuple[str, ...]) -> bool:
    if not text.startswith(label):
        return False
    after = text[len(label) :]
    return not after.strip() or after.lstrip(" ")[:1] == "(" or after.startswith(separators)


def _next_label(text: str, labels: list[str], separators: tuple[str, ...]) -> int:
    marks = re.finditer("|".join(re.escape(mark) for mark in separators), text)
    for mark in marks:
        following = text[mark.end() :].lstrip()
        if mark[0] == OPTION_MARK or any(_opens(following, name, separators) for name in labels):
            return mark.start()
    return len(text)


def _own_words(text: str) -> str:
    stripped = text.strip(JOINTS)
    inside = IN_PARENTHESES.fullmatch(stripped)
    return inside[1] if inside else stripped
