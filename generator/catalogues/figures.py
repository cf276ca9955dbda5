"""A figure of a catalogue never goes without its certainty, nor a checked one without source."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Certainty = Literal["verifie", "note_fondatrice", "estimation", "inconnu"]
SOURCED: frozenset[Certainty] = frozenset({"verifie", "note_fondatrice"})

# Who is counted when an activity says how many users it needs.
Basis = Literal["habitants", "menages", "actifs_15_64", "naissances_par_an", "salaries", "membres"]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(BaseModel):
    """Something written by hand in a catalogue: every key is known, nothing changes once read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refuse_unsourced(*, known: bool, certainty: Certainty, source_fr: str | None) -> None:
    """Refuse a blank that claims to be known, and a checked figure without its source.

    Raises
    ------
    ValueError
        In French, for the person who wrote the figure.
    """
    if known == (certainty == "inconnu"):
        message = (
            "un chiffre écrit ne peut pas avoir la certitude « inconnu »"
            if known
            else "un chiffre absent doit avoir la certitude « inconnu »"
        )
        raise ValueError(message)
    if certainty in SOURCED and not source_fr:
        message = f"un chiffre de certitude « {certainty} » doit donner sa source dans source_fr"
        raise ValueError(message)


class Figure(Entry):
    """One number, or its honest absence."""

    value: Annotated[float, Field(ge=0)] | None
    certainty: Certainty
    source_fr: Text | None = None

    @model_validator(mode="after")
    def _say_where_it_comes_from(self) -> Self:
        refuse_unsourced(
            known=self.value is not None, certainty=self.certainty, source_fr=self.source_fr
        )
        return self


class Range(Entry):
    """From a lowest to a highest value; ``max`` is absent when only one value is known."""

    min: Annotated[float, Field(ge=0)] | None
    max: Annotated[float, Field(ge=0)] | None
    certainty: Certainty
    source_fr: Text | None = None

    @model_validator(mode="after")
    def _say_where_it_comes_from(self) -> Self:
        refuse_unsourced(
            known=self.min is not None, certainty=self.certainty, source_fr=self.source_fr
        )
        if self.max is not None and (self.min is None or self.max < self.min):
            message = "« max » demande un « min » qui ne le dépasse pas"
            raise ValueError(message)
        return self


class WholeRange(Range):
    """A range of whole numbers: people, months."""

    min: Annotated[int, Field(ge=0)] | None
    max: Annotated[int, Field(ge=0)] | None


class Users(WholeRange):
    """How many of the right kind of people an activity must reach to break even."""

    basis: Basis | None

    @model_validator(mode="after")
    def _say_who_is_counted(self) -> Self:
        _refuse_half("basis", known=self.min is not None, told=self.basis is not None)
        return self


class YearlyFigure(Figure):
    """A number of one year, without which an amount in euros says nothing."""

    year: Annotated[int, Field(ge=1900, le=2100)] | None

    @model_validator(mode="after")
    def _say_of_which_year(self) -> Self:
        _refuse_half("year", known=self.value is not None, told=self.year is not None)
        return self


def _refuse_half(key: str, *, known: bool, told: bool) -> None:
    if known != told:
        verb = "demande" if known else "ne doit pas avoir"
        figure = "écrit" if known else "absent"
        message = f"un chiffre {figure} {verb} « {key} »"
        raise ValueError(message)
