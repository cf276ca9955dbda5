"""The established topics of the main themes, with at most one answer quoted a theme."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from generator.french import counted, listed, text_of, typographic

THEME_COUNT = 3
TOPIC_COUNT = 3
QUOTE_LENGTH = 130  # two lines of a column; a longer answer is left to the workbook, never cut
COMPUTED = "proposé par le calcul, à relire"
COMPUTED_NOTE = "Sujets proposés par le calcul, à relire par une personne."
# The font of the brief prints these; an emoji in one answer must not stop a whole brief.
PRINTABLE = re.compile(r"[ -~\u00a0-\u017f\u2010-\u2026\u202f\u20ac\u2212]+")


@dataclass(frozen=True)
class TopicLine:
    """What people speak of inside a theme; the quote is empty when none may be printed."""

    theme_fr: str
    said_fr: str
    quote_fr: str


def topic_lines(topics: pd.DataFrame, theme_ids: Sequence[str]) -> tuple[TopicLine, ...]:
    """Tell the topics of the first themes that have some.

    Parameters
    ----------
    topics
        Rows of ``out_topics`` of one EPCI.
    theme_ids
        The themes shown, the most voiced first.
    """
    ordered = topics.sort_values(["statement_count", "topic_id"], ascending=[False, True])
    groups = [ordered[ordered["theme_id"] == theme] for theme in theme_ids]
    lines: list[TopicLine] = []
    for group in [group for group in groups if len(group)][:THEME_COUNT]:
        # An answer that speaks of two themes is quoted once.
        lines.append(_line(group, {line.quote_fr for line in lines}))
    return tuple(lines)


def topics_note(topics: pd.DataFrame) -> str:
    """Say that topics nobody has read yet are only proposed."""
    return typographic(COMPUTED_NOTE) if (topics["topic_origin_fr"] == COMPUTED).any() else ""


def _line(group: pd.DataFrame, quoted: set[str]) -> TopicLine:
    told = [
        f"« {row['topic_label_fr']} » ({counted(int(row['statement_count']), 'personne')})"
        for _, row in group.head(TOPIC_COUNT).iterrows()
    ]
    left = len(group) - len(told)
    told += [counted(left, "autre sujet", "autres sujets")] if left else []
    return TopicLine(
        text_of(group["theme_label_fr"].iloc[0]), typographic(listed(told)), _quote(group, quoted)
    )


def _quote(group: pd.DataFrame, quoted: set[str]) -> str:
    """Quote the first answer that may be, nearest the heart of the most voiced topic."""
    answers = [
        typographic(line)
        for text in group["verbatims_fr"].dropna()
        for line in str(text).splitlines()
    ]
    fit = (a for a in answers if a and len(a) <= QUOTE_LENGTH and PRINTABLE.fullmatch(a))
    # Quotes inside a quote take the second sort, so that each opening has its closing.
    inner = (re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", answer)) for answer in fit)
    framed = (typographic(f"« {answer} »") for answer in inner)
    return next((quote for quote in framed if quote not in quoted), "")
