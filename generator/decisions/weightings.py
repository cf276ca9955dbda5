"""Weightings proposed, then voted: files of the workspace's ``catalogues/weightings/``."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.catalogues.weightings import (
    INDEX,
    INDEX_COLUMNS,
    PROPOSALS,
    SHELF,
    Version,
    read_versions,
    version_faults,
    weights_of,
)
from generator.decisions.files import append_row, one_writer
from generator.decisions.lines import checked
from generator.errors import DataError, Fault
from generator.warehouse.workspace import write_atomically

OPENING = "proposition-"
ID_LENGTH = 8


def proposals(catalogues: Path) -> list[str]:
    """Name the proposals written in a workspace."""
    return sorted(path.stem for path in (catalogues / SHELF / PROPOSALS).glob("*.csv"))


def write_proposal(catalogues: Path, table: pd.DataFrame, lines: Sequence[str]) -> str:
    """Write a proposal and its explanation where no build reads; return its name.

    Same answers, same weights: the same proposal, written once.
    """
    text = table.to_csv(index=False, lineterminator="\n")
    told = "\n\n".join([f"# {OPENING.removesuffix('-').capitalize()} de pondération", *lines])
    name = OPENING + hashlib.sha256(f"{text}{told}".encode()).hexdigest()[:ID_LENGTH]
    folder = catalogues / SHELF / PROPOSALS
    with one_writer(catalogues / SHELF):
        write_atomically(folder / f"{name}.csv", text.encode("utf-8-sig"))
        write_atomically(folder / f"{name}.md", f"{told}\n".encode())
    return name


def vote(
    catalogues: Path, proposal: str, version: Version, criteria: Sequence[Criterion], data: Path
) -> Version:
    """Turn a proposal into a version, with who voted it and when; no build uses it yet.

    Raises
    ------
    DataError
        If there is no such proposal, its weights are at fault, or the version cannot be written
        down: its name is taken or cannot be one, or a cell is blank.
    GateError
        If another process is writing there.
    """
    path = catalogues / SHELF / PROPOSALS / f"{proposal}.csv"
    if proposal not in proposals(catalogues):
        remedy = f"propositions : {', '.join(proposals(catalogues)) or 'aucune'}"
        raise DataError(Fault(f"la proposition « {proposal} » n'existe pas", remedy=remedy))
    told = Version(**{name: checked(cell, name) for name, cell in asdict(version).items()})
    with one_writer(catalogues / SHELF):
        weights = weights_of(path, criteria)
        faults = version_faults(asdict(told), read_versions([data, catalogues]), "le vote")
        if faults:
            raise DataError(*faults)
        rows = [f"{name},{weight:g}\n" for name, weight in weights.items()]
        raw = "".join(["criterion_id,weight\n", *rows]).encode("utf-8-sig")
        target = catalogues / SHELF / f"{told.weighting_id}.csv"
        write_atomically(target, raw)
        append_row(catalogues / SHELF / INDEX, INDEX_COLUMNS, asdict(told))
    return told
