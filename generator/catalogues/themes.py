"""Themes of needs: their words, their sub-themes and the official figures that speak of them."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.catalogues.figures import Entry, Slug, Text

FEWEST_WORDS, MOST_WORDS = 10, 40  # what names the theme itself; fewer misses answers
# On 300 statements written apart, with the words of the sub-themes the chance of the right theme
# went from .45 to .55 and the share of needs named from .53 to .73, right as often.
MOST_SUB_THEME_WORDS = 90

ThemeCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{4}$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-zà-öø-ÿœæ][a-zà-öø-ÿœæ0-9' -]*$")]
Thematique = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z -]*$")]


class SubTheme(Entry):
    """A finer reading inside a theme."""

    id: Slug
    label_fr: Text
    words: Annotated[tuple[Word, ...], Field(max_length=MOST_SUB_THEME_WORDS)] = ()


class OfficialFigure(Entry):
    """A public indicator that may count as a second, independent kind of source.

    ``threshold_rule`` says when it speaks: among the fifth of territories where the need is
    the greatest. ``sentence_fr`` holds ``{value}`` and ``{national}``, written with their unit.
    """

    indicator_id: Slug
    direction: Literal["high_is_need", "low_is_need"]
    threshold_rule: Literal["quintile_national"]
    sentence_fr: Text
    source_fr: Text

    @model_validator(mode="after")
    def _sentence_compares_with_the_country(self) -> Self:
        for slot in ("{value}", "{national}"):
            if slot not in self.sentence_fr:
                message = f"la phrase doit contenir {slot}"
                raise ValueError(message)
        return self


class Theme(Entry):
    """One of the themes of needs; the lexicon is folded and stemmed by those who match it."""

    id: Slug
    code: ThemeCode
    label_fr: Text
    data_inclusion: tuple[Thematique, ...]
    sub_themes: Annotated[tuple[SubTheme, ...], Field(min_length=3, max_length=6)]
    lexicon: Annotated[tuple[Word, ...], Field(min_length=FEWEST_WORDS, max_length=MOST_WORDS)]
    official_figures: tuple[OfficialFigure, ...]
    no_official_figure_fr: Text | None = None

    @model_validator(mode="after")
    def _a_missing_figure_is_said(self) -> Self:
        if bool(self.official_figures) == bool(self.no_official_figure_fr):
            message = "donnez soit official_figures, soit no_official_figure_fr, et pas les deux"
            raise ValueError(message)
        if len(set(self.words)) < len(self.words):
            message = "le lexique cite deux fois le même mot"
            raise ValueError(message)
        return self

    @property
    def words(self) -> tuple[Word, ...]:
        """What names the theme and each of its sub-themes."""
        return self.lexicon + tuple(word for part in self.sub_themes for word in part.words)
