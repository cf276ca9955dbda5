"""What was said in a territory, what official figures signal, and who was not heard."""

from dataclasses import dataclass

import pandas as pd

from generator.french import (
    agree,
    counted,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
)
from generator.publication.charts import Bar, Chart, bar_chart
from generator.publication.wording import NO_SURVEY, UNHEARD

BAR_COUNT = 7


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
    chart: Chart | None
    withheld_fr: str
    unheard_fr: str
    signals: tuple[str, ...]
    themes: tuple[ThemeLine, ...]


def voices(territory: pd.Series, needs: pd.DataFrame, *, has_survey: bool) -> Voices:
    """Read what was said in one EPCI.

    Parameters
    ----------
    territory
        Its row of ``out_territories``.
    needs
        Its rows of ``out_needs``.
    has_survey
        Whether a survey was imported; without one, needs are only signals.
    """
    ordered = needs.sort_values(
        ["statement_count", "has_official_signal", "theme_id"], ascending=[False, False, True]
    )
    said = ordered[ordered["statement_count"].notna() & (ordered["statement_count"] > 0)]
    withheld = ordered[ordered["is_suppressed"].fillna(value=False)]
    bars = [
        Bar(text_of(row["theme_label_fr"]), float(row["statement_count"]), _said(row))
        for _, row in said.head(BAR_COUNT).iterrows()
    ]
    signals = needs[
        needs["official_sentence_fr"].notna() & needs["has_official_signal"].fillna(value=False)
    ].sort_values("theme_id")
    return Voices(
        has_survey=has_survey,
        summary_fr=typographic(_summary(territory, needs) if has_survey else NO_SURVEY),
        chart=bar_chart(bars, "Thèmes les plus cités") if bars and has_survey else None,
        withheld_fr=typographic(_withheld(withheld, len(said) - len(bars))) if has_survey else "",
        unheard_fr=typographic(UNHEARD),
        signals=_signals(signals["official_sentence_fr"]),
        themes=tuple(_theme(row) for _, row in ordered.iterrows()),
    )


def _theme(row: pd.Series) -> ThemeLine:
    if is_known(row["statement_count"]):
        said = _said(row)
    elif is_known(row["is_suppressed"]) and row["is_suppressed"]:
        said = "non publié"
    else:
        said = "aucune"
    return ThemeLine(text_of(row["theme_label_fr"]), said, text_of(row["need_status_fr"]))


def _said(row: pd.Series) -> str:
    share = row["statement_share"]
    count = number(row["statement_count"])
    return f"{count} ({percent(share, 0)})" if is_known(share) else count


def _summary(territory: pd.Series, needs: pd.DataFrame) -> str:
    surveys = counted(int(territory["survey_count"]), "enquête")
    count = territory["statement_count"]
    said = (
        f"{counted(int(count), 'réponse')} {agree(count, 'recueillie')} dans {surveys}."
        if is_known(count)
        else f"{surveys} : nombre de réponses non publié, pour que personne ne soit reconnu."
    )
    qualified = int(needs["is_qualified"].fillna(value=False).sum())
    told = counted(qualified, "besoin qualifié", "besoins qualifiés") if qualified else ""
    sure = (
        f"{told}, {agree(qualified, 'confirmé')} par au moins deux sortes de sources."
        if qualified
        else "Aucun besoin n'est encore qualifié : il y faut deux sortes de sources."
    )
    return f"{said} {sure}"


def _withheld(withheld: pd.DataFrame, unshown: int) -> str:
    told = []
    if unshown:
        told.append(f"{counted(unshown, 'autre thème', 'autres thèmes')} dans le classeur.")
    if len(withheld):
        names = listed([str(label) for label in withheld["theme_label_fr"]], BAR_COUNT)
        told.append(f"Non publié (petit nombre, ou retrouvable par soustraction) : {names}.")
    return " ".join(told)


def _signals(told: pd.Series) -> tuple[str, ...]:
    """Tell each official figure once, though it may speak of several themes."""
    lines = [line for text in told for line in str(text).splitlines()]
    return tuple(dict.fromkeys(sentence(line) for line in lines))
