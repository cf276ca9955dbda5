"""Errors a person can act on: one French sentence each, and the exit code it leaves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong in what we were given, told so that its owner can mend it.

    Parameters
    ----------
    what
        What is wrong, as a French clause without a final stop.
    where
        File, sheet, line, column or table.
    example
        A value at fault; never a person's free text.
    remedy
        What to do about it, as a French clause.
    """

    what: str
    where: str = ""
    example: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        parts = [f"{self.where} : {self.what}" if self.where else self.what]
        if self.example:
            parts.append(f" (par exemple {self.example})")
        parts.append(".")
        if self.remedy:
            end = "" if self.remedy.endswith("?") else "."
            parts.append(f" {self.remedy[0].upper()}{self.remedy[1:]}{end}")
        return "".join(parts)


class GeneratorError(Exception):
    """Base of every error raised on purpose; it carries all the faults found at once."""

    exit_code = 1

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class UsageError(GeneratorError):
    """The command was asked something it does not do."""

    exit_code = 2


class DataError(GeneratorError):
    """Data are missing or invalid."""

    exit_code = 3


class CatalogueError(DataError):
    """A file under data/ (or of the workspace's catalogues) says something unusable."""


class ContractError(DataError):
    """A table breaks its own promise on keys, columns or bounds."""


class ModelError(DataError):
    """A file under sql/ is not one readable SELECT, or its inputs form a circle."""


class SurveyError(DataError):
    """A survey file cannot be read as answers."""


class GateError(GeneratorError):
    """A quality gate refused: nothing was published, the last good build stays."""

    exit_code = 4


class SourceError(GeneratorError):
    """A public source did not answer; its last good snapshot is kept."""

    exit_code = 5
