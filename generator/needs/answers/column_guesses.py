"""Guess what one column means: its name, what it resembles, its words, what it holds. Pure."""

import re
from typing import Literal

import pandas as pd
from rapidfuzz import fuzz, process

from generator.folding import fold_name
from generator.needs.answers.closed_questions import are_needs, find_options, names_something
from generator.needs.answers.column_words import (
    NEED_QUESTION,
    OTHER_LANGUAGE,
    PERSONAL_WORD,
    QUESTION_WORDS,
    REFUSAL,
    SHARED_ROLES,
    SYNONYMS,
    TEXT_ROLES,
    Role,
)
from generator.needs.files.signatures import JSON, KOBO, ODK
from generator.needs.privacy import EMAIL, PHONE

Basis = Literal["nom", "ressemblance", "mots", "contenu", "personne", "aucune"]
FUZZY_CUTOFF = 88.0  # 'code comune' meets 'code commune' (96); 'commune' and 'commerce' stay apart
FUZZY_MIN_CHARS = 5  # shorter words resemble one another too easily
PERSONAL_HEADER_WORDS = 6  # beyond, the header is a question that may speak of telephones
PERSONAL_VALUES_SHARE = 0.3  # of the filled cells are e-mails or telephones
POINT_VALUES_SHARE = 0.8  # of the filled cells are points
FREE_TEXT_MIN_CHARS = 25  # on average: a choice label is shorter
FREE_TEXT_MIN_WORDS = 4  # on average: coordinates and keys are long but hold no words
FREE_TEXT_DISTINCT_SHARE = 0.6  # of the filled cells differ: choices repeat
WORDED_MIN_WORDS = 1.5  # on average: a resource may be told in two words, « oui » tells none
SAMPLE_ROWS = 500
ROLE_OF = {synonym: role for role, synonyms in SYNONYMS.items() for synonym in synonyms}
SPACED_WORD = r"(?:^|\s)\W?[^\W\d_]['’]?[^\W\d_]+"
WORD = r"[^\W\d_]{2,}"
# LimeSurvey's « G01Q04. Votre commune », Decidim's « 2. Votre commune », « Q3 - Votre commune ».
QUESTION_NUMBER = re.compile(r"\s*(?:[A-Za-z]{1,3}\d\w*|\d{1,3})\s?[.):–-]\s*(?=[^\W\d])")
OWN_WORDS = re.compile(r"\bprecise[rz]\b|\b(?:autres?|other)$")  # « Si autre, précisez »
GROUP_MARKS = {KOBO: "/", JSON: "/", ODK: "-"}  # « groupe/commune »: what these tools write between
# A repeated group's answers, as generator.needs.files.repeats joins them.
LIST_CELL = re.compile(r"- .+(?:\n- .+)*")
# Kobo and ODK write a point as « latitude longitude altitude precision », in degrees.
POINT_CELL = re.compile(r"-?\d{1,3}\.\d+ -?\d{1,3}\.\d+(?: -?\d+(?:\.\d+)?){0,2}")


def guess(
    name: str, values: "pd.Series[str]", options: tuple[str, ...], kind: str
) -> tuple[Role, Basis]:
    """Return the role that a column seems to play, and on what grounds.

    Parameters
    ----------
    name, values
        The column's header and its cells, blanks as NA.
    options
        The labels that the tool lists for it; empty for a question that is not closed.
    kind
        The tool that wrote the file.
    """
    folded = fold_name(name)
    role, basis = _by_name(folded)
    if basis == "aucune":
        role, basis = _by_last_words(name, kind)
    if role in {"unknown", "statement_text"} and (options or basis == "aucune"):
        role, basis = _by_question(folded, values, options, kind)
    if role not in SHARED_ROLES and _is_repeated(values):
        # The age or the town of each member of a household is not the respondent's.
        role, basis = "unknown", "aucune"
    if role not in TEXT_ROLES | {"respondent_id", "personal"} and _holds_people(values):
        role, basis = "personal", "contenu"
    return role, basis


def is_free_text(values: "pd.Series[str]") -> bool:
    """Tell whether cells are sentences: long, worded, and seldom the same."""
    filled = values.dropna().head(SAMPLE_ROWS)
    if filled.empty:
        return False
    is_long = bool(filled.str.len().mean() >= FREE_TEXT_MIN_CHARS)
    is_worded = bool(filled.str.count(SPACED_WORD).mean() >= FREE_TEXT_MIN_WORDS)
    return is_long and is_worded and filled.nunique() >= FREE_TEXT_DISTINCT_SHARE * len(filled)


def is_own_words(name: str, values: "pd.Series[str]") -> bool:
    """Tell whether a column asks to name what a closed question did not list, and does."""
    filled = values.dropna().head(SAMPLE_ROWS)
    asks = OWN_WORDS.search(fold_name(name)) is not None
    return asks and not filled.empty and are_needs(filled.tolist())


def _by_name(folded: str) -> tuple[Role, Basis]:
    if role := ROLE_OF.get(folded):
        return role, "nom"
    if PERSONAL_WORD.search(folded) and len(folded.split()) <= PERSONAL_HEADER_WORDS:
        return "personal", "mots"
    if OTHER_LANGUAGE.fullmatch(folded):
        return "system", "mots"
    near = _nearest(folded)
    if near and not (near == "consent_publication" and REFUSAL.search(folded)):
        return near, "ressemblance"
    return "unknown", "aucune"


def _by_last_words(name: str, kind: str) -> tuple[Role, Basis]:
    """Read a name without the question's number or the groups that a tool writes before it."""
    bare = QUESTION_NUMBER.sub("", name, count=1) if QUESTION_NUMBER.match(name) else name
    if kind in GROUP_MARKS:
        bare = bare.rsplit(GROUP_MARKS[kind], 1)[-1]
    role = ROLE_OF.get(fold_name(bare)) if bare != name else None
    return (role, "mots") if role else ("unknown", "aucune")


def _nearest(folded: str) -> Role | None:
    if len(folded) < FUZZY_MIN_CHARS:
        return None
    found = process.extractOne(
        folded, list(ROLE_OF), scorer=fuzz.token_sort_ratio, score_cutoff=FUZZY_CUTOFF
    )
    return ROLE_OF[found[0]] if found else None


def _by_question(
    folded: str, values: "pd.Series[str]", options: tuple[str, ...], kind: str
) -> tuple[Role, Basis]:
    asked = next((role for role, words in QUESTION_WORDS if words.search(folded)), None)
    if asked == "consent_publication" and REFUSAL.search(folded):
        return "unknown", "aucune"
    role: Role = asked or "unknown"
    if role == "unknown" and ROLE_OF.get(folded) == "statement_text":
        role = "statement_text"
    if role == "statement_text":
        role = _text_or_choice(folded, values, options or find_options(values, kind))
    elif role in {"resource_text", "offer_text"} and not (options or _is_worded(values)):
        role = "unknown" if role == "resource_text" else role
    elif role in {"commune_name", "consent_publication"} and is_free_text(values):
        role = "unknown"
    if role != "unknown":
        return role, "mots"
    return ("point", "contenu") if _holds_points(values) else ("unknown", "aucune")


def _text_or_choice(folded: str, values: "pd.Series[str]", options: tuple[str, ...]) -> Role:
    if options:
        return "need_choice" if are_needs(options) else "unknown"
    short = values.dropna().head(SAMPLE_ROWS).tolist()
    names_needs = bool(short) and are_needs(short) and NEED_QUESTION.search(folded) is not None
    return "statement_text" if names_needs or is_free_text(values) else "unknown"


def _is_worded(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS)
    told = filled[[names_something(cell) for cell in filled.tolist()]]  # « non » tells none
    return not told.empty and bool(told.str.count(WORD).mean() >= WORDED_MIN_WORDS)


def _is_repeated(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS)
    return not filled.empty and bool(filled.str.fullmatch(LIST_CELL).all())


def _holds_points(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS).str.strip()
    return not filled.empty and bool(filled.str.fullmatch(POINT_CELL).mean() >= POINT_VALUES_SHARE)


def _holds_people(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS).str.strip()
    if filled.empty:
        return False
    people = filled.str.fullmatch(EMAIL) | filled.str.fullmatch(PHONE)
    return bool(people.mean() >= PERSONAL_VALUES_SHARE)
