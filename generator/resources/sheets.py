"""What the register workbook is made of: sheets, columns, closed lists. Pure."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.folding import fold_name

EXAMPLE_MARK = "EXEMPLE"  # a row whose identifier begins so is there to be imitated
SEVERAL_MARK = ";"  # between the values of one cell

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Kind = Literal[
    "key", "word", "label", "epci", "commune", "siren", "siret", "rome", "choice", "choices",
    "reference", "references", "date", "year", "whole", "number", "percent", "yes_no",
    "value",
]  # fmt: skip


class Entry(BaseModel):
    """Something of the dictionary: every key is known, nothing changes once read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Entry):
    """One value of a closed list: what is kept, and what people read."""

    id: Text
    label_fr: Text


class Condition(Entry):
    """A cell that means something only where another column has one of these values."""

    column: Text
    one_of: Annotated[tuple[str, ...], Field(min_length=1)]


class Column(Entry):
    """One column of a sheet, and everything a cell of it is held to."""

    id: Text
    label_fr: Text
    type: Kind
    note_fr: Text
    example: str
    unit_fr: str = ""
    required: bool = False
    may_be_absent: bool = False  # younger than some workbooks in use
    choices: str | None = None
    to: str | None = None
    when: Condition | None = None
    refusal_fr: str = ""
    required_with: tuple[str, ...] = ()
    instead_of: str | None = None  # a row has one of the two columns, never both
    not_before: str | None = None
    differs_from: str | None = None
    starts_with: str | None = None
    least: int | None = None
    most: int | None = None

    @property
    def heading_fr(self) -> str:
        """Label followed by its unit, for the first line of a sheet."""
        return f"{self.label_fr} ({self.unit_fr})" if self.unit_fr else self.label_fr

    @property
    def is_required(self) -> bool:
        """Whether a row cannot do without this cell, wherever it means something."""
        return self.required or self.type == "key"

    @property
    def neighbours(self) -> tuple[str, ...]:
        """The other columns of the row that its rules look at."""
        named = (self.not_before, self.differs_from, self.starts_with, self.instead_of)
        condition = (self.when.column,) if self.when else ()
        return (*condition, *self.required_with, *(name for name in named if name))


class Sheet(Entry):
    """One table: a sheet of the workbook, and a file of ``registres/``."""

    id: Text
    file: Text
    label_fr: Text
    about_fr: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]

    @property
    def key(self) -> str:
        """The column that identifies a row."""
        return self.columns[0].id

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the order of the sheet."""
        return tuple(column.id for column in self.columns)

    @property
    def csv_name(self) -> str:
        """The file that holds this table."""
        return f"{self.file}.csv"


class Dictionary(Entry):
    """The whole register workbook."""

    lists: Mapping[str, tuple[Choice, ...]]
    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        told = [*_loose_ends(self), *_ambiguities(self)]
        if told:
            raise ValueError(" ; ".join(told))
        return self

    def choices_of(self, column: Column) -> tuple[Choice, ...]:
        """Return the closed list of a column."""
        return self.lists[column.choices or ""]


def _loose_ends(dictionary: Dictionary) -> Iterator[str]:
    tables = {sheet.id for sheet in dictionary.sheets}
    for sheet in dictionary.sheets:
        if sheet.columns[0].type != "key":
            yield f"la première colonne de « {sheet.id} » doit être de type key"
        for column in sheet.columns:
            where = f"{sheet.id}.{column.id}"
            if column.type.startswith("choice") and column.choices not in dictionary.lists:
                yield f"{where} : la liste « {column.choices} » n'existe pas"
            if column.type.startswith("reference") and column.to not in tables:
                yield f"{where} : la feuille « {column.to} » n'existe pas"
            for name in column.neighbours:
                if name not in sheet.names:
                    yield f"{where} : la colonne « {name} » n'existe pas"


def _ambiguities(dictionary: Dictionary) -> Iterator[str]:
    named = {
        "les feuilles": [sheet.label_fr for sheet in dictionary.sheets],
        **{
            f"les colonnes de {sheet.id}": [column.heading_fr for column in sheet.columns]
            for sheet in dictionary.sheets
        },
        **{
            f"la liste {name}": [choice.label_fr for choice in choices]
            for name, choices in dictionary.lists.items()
        },
    }
    for whose, labels in named.items():
        if len({fold_name(label) for label in labels}) < len(labels):
            yield f"deux intitulés se confondent dans {whose}"
