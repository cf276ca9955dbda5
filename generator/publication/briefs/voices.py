"""What was said in a territory, what official figures signal, and who was not heard."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.french import (
    NARROW,
    agree,
    counted,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
    within,
)
from generator.publication.briefs.topics import TopicLine, topic_lines, topics_note
from generator.publication.briefs.unheard import unheard_sentences
from generator.publication.briefs.wording import NO_ONE_ASKED, NO_SURVEY, NO_SURVEY_NO_SIGNAL
from generator.publication.drawings.charts import Bar, bar_chart
from generator.publication.drawings.sheet import Drawing

BAR_COUNT = 7
QUALIFIED_COUNT = 3  # needs named in the summary; the workbook has them all
WAYS = ("enquête", "entretien", "signalement")  # by which people are heard, as needs name them
NOT_PUBLISHED = "non publié"
COUNTS_NOTE = "Nombre de personnes qui parlent du thème."
SHARES_NOTE = (
    "Part des personnes ayant répondu qui parlent du thème{raked} ; le trait joint les deux "
    "bornes entre lesquelles elle se trouve neuf fois sur dix."
)
RAKED = ", redressée selon l'âge et la catégorie"


@dataclass(frozen=True)
class ThemeLine:
    """What is known of one need, in words."""

    theme_fr: str
    said_fr: str
    status_fr: str


@dataclass(frozen=True)
class Voices:
    """What was said, what official figures signal, and who was not heard."""

    has_survey: bool
    summary_fr: str
    badge_fr: str  # empty when the answers are many and stand for the population
    chart: Drawing | None
    chart_note_fr: str
    topics: tuple[TopicLine, ...]
    topics_note_fr: str
    withheld_fr: str
    withheld_short_fr: str  # the same without the names, where room is scarce
    unheard_fr: str
    signals: tuple[str, ...]
    themes: tuple[ThemeLine, ...]


def voices(
    tables: Mapping[str, pd.DataFrame], territory: pd.Series, survey: pd.Series | None
) -> Voices:
    """Read what was said in one EPCI.

    Parameters
    ----------
    tables
        ``out_needs``, ``out_topics``, ``out_unheard`` and ``out_communes``, of that EPCI alone.
    territory
        Its row of ``out_territories``.
    survey
        Its row of ``out_surveys``; without one, needs are only signals.
    """
    needs = tables["out_needs"]
    ordered = needs.sort_values(
        ["weighted_share", "statement_count", "has_official_signal", "theme_id"],
        ascending=[False, False, False, True],
    )
    said = ordered[ordered["statement_count"].fillna(0) > 0]
    shown = said.head(BAR_COUNT)
    themes = tuple(_theme(row, has_survey=survey is not None) for _, row in ordered.iterrows())
    signals = _signals(needs)
    if survey is None:
        summary = typographic(NO_SURVEY if signals else NO_SURVEY_NO_SIGNAL)
        return Voices(
            has_survey=False, summary_fr=summary, badge_fr="", chart=None,
            chart_note_fr="", topics=(), topics_note_fr="", withheld_fr="", withheld_short_fr="",
            unheard_fr="", signals=signals, themes=themes,
        )  # fmt: skip
    topics = tables["out_topics"]
    withheld = ordered[ordered["is_suppressed"].fillna(value=False)]
    return Voices(
        has_survey=True,
        summary_fr=typographic(_summary(territory, ordered)),
        badge_fr=_badge(survey),
        chart=_chart(shown) if len(shown) else None,
        chart_note_fr=_chart_note(shown, survey),
        topics=topic_lines(topics, shown["theme_id"].tolist()),
        topics_note_fr=topics_note(topics),
        withheld_fr=typographic(_withheld(withheld, len(said) - len(shown), named=True)),
        withheld_short_fr=typographic(_withheld(withheld, len(said) - len(shown), named=False)),
        unheard_fr=unheard_sentences(tables["out_unheard"], survey, tables["out_communes"]),
        signals=signals,
        themes=themes,
    )


def _has_shares(shown: pd.DataFrame) -> bool:
    """Say whether bars are shares; where the total is withheld they are counts."""
    return bool(shown["weighted_share"].notna().all())


def _chart(shown: pd.DataFrame) -> Drawing:
    bars = [
        _share_bar(row) if _has_shares(shown) else _count_bar(row) for _, row in shown.iterrows()
    ]
    return bar_chart(bars, "Thèmes les plus cités")


def _share_bar(row: pd.Series) -> Bar:
    people = counted(int(row["statement_count"]), "personne")
    span = (float(row["share_low"]), float(row["share_high"])) if _has_interval(row) else None
    return Bar(
        f"{text_of(row['theme_label_fr'])} ({people})",
        float(row["weighted_share"]),
        percent(row["weighted_share"], 0),
        span,
        _between(row),
    )


def _count_bar(row: pd.Series) -> Bar:
    count = int(row["statement_count"])
    return Bar(text_of(row["theme_label_fr"]), float(count), number(count))


def _chart_note(shown: pd.DataFrame, survey: pd.Series) -> str:
    if shown.empty:
        return ""
    if not _has_shares(shown):
        return typographic(COUNTS_NOTE)
    is_raked = is_known(survey["is_raked"]) and survey["is_raked"]
    return typographic(SHARES_NOTE.format(raked=RAKED if is_raked else ""))


def _has_interval(row: pd.Series) -> bool:
    return is_known(row["share_low"]) and is_known(row["share_high"])


def _between(row: pd.Series) -> str:
    """Tell the interval of a share in words."""
    if not _has_interval(row):
        return ""
    return f"entre {number(row['share_low'] * 100)} et {percent(row['share_high'], 0)}"


def _badge(survey: pd.Series) -> str:
    """Say how far the answers may be trusted, unless they are enough and like the population."""
    is_sound = is_known(survey["is_fragile"]) and not survey["is_fragile"]
    if is_sound and is_known(survey["representativeness_fr"]):
        return ""
    return sentence(text_of(survey["confidence_fr"]))


def _theme(row: pd.Series, *, has_survey: bool) -> ThemeLine:
    return ThemeLine(
        text_of(row["theme_label_fr"]),
        _said(row) if has_survey else NO_ONE_ASKED,
        text_of(row["need_status_fr"]),
    )


def _said(row: pd.Series) -> str:
    if is_known(row["is_suppressed"]) and row["is_suppressed"]:
        return NOT_PUBLISHED
    if not is_known(row["statement_count"]):
        return "inconnu"
    if not row["statement_count"]:
        return "personne"
    people = counted(int(row["statement_count"]), "personne")
    share = row["weighted_share"]
    told = [people, percent(share, 0) if is_known(share) else "", _between(row)]
    return ", ".join(text for text in told if text)


def _summary(territory: pd.Series, needs: pd.DataFrame) -> str:
    surveys = _surveys(int(territory["survey_count"]), needs)
    count = territory["statement_count"]
    said = (
        f"{counted(int(count), 'personne')} {agree(count, 'a', 'ont')} répondu, dans {surveys}."
        if is_known(count)
        else f"{surveys} : nombre de réponses non publié, pour que personne ne soit reconnu."
    )
    qualified = needs[needs["is_qualified"].fillna(value=False)]
    return f"{said} {_qualified([str(label) for label in qualified['theme_label_fr']])}"


def _surveys(count: int, needs: pd.DataFrame) -> str:
    """Count the surveys; where people were also heard in another way, an interview is no survey."""
    told = " ".join(needs["source_kinds_fr"].dropna().astype(str))
    ways = [way for way in WAYS if way in told]
    if ways in ([], ["enquête"]):
        return counted(count, "enquête")
    return f"{counted(count, 'recueil')} ({listed(ways)})"


def _qualified(labels: list[str]) -> str:
    """Name the qualified needs, each between quotes: their labels hold commas and « et »."""
    if not labels:
        return "Aucun besoin n'est encore qualifié : il y faut deux sortes de sources."
    count = len(labels)
    told = counted(count, "besoin qualifié", "besoins qualifiés")
    named = listed([f"« {within(label)} »" for label in labels], QUALIFIED_COUNT)
    return f"{told}, {agree(count, 'confirmé')} par au moins deux sortes de sources : {named}."


def _withheld(withheld: pd.DataFrame, unshown: int, *, named: bool) -> str:
    told = []
    if unshown:
        told.append(f"{counted(unshown, 'autre thème', 'autres thèmes')} dans le classeur.")
    count = len(withheld)
    reason = "petit nombre, ou retrouvable par soustraction"
    if count and named:
        quoted = [f"« {within(str(label))} »" for label in withheld["theme_label_fr"]]
        names = listed(quoted, BAR_COUNT)
        told.append(f"Non publié ({reason}) : {names}.")
    elif count:
        told.append(f"{counted(count, 'thème')} non {agree(count, 'publié')} ({reason}).")
    return " ".join(told)


def _signals(needs: pd.DataFrame) -> tuple[str, ...]:
    """Tell each official figure once, though it may speak of several themes.

    The same figure may be told with what it means for another theme: that longer line tells both.
    """
    signalled = needs[
        needs["official_sentence_fr"].notna() & needs["has_official_signal"].fillna(value=False)
    ].sort_values("theme_id")
    lines = [line for text in signalled["official_sentence_fr"] for line in str(text).splitlines()]
    told = list(dict.fromkeys(sentence(line) for line in lines))
    return tuple(line for line in told if not _is_told_by(line, told))


def _is_told_by(line: str, others: list[str]) -> bool:
    fact, _, dated = line.rpartition(" (")
    return bool(fact) and any(
        other != line and other.startswith(f"{fact}{NARROW}:") and other.endswith(f"({dated}")
        for other in others
    )
