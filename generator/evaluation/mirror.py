"""Public French texts that came with labels, read in the producers' files and never kept."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from generator.errors import DataError, Fault
from generator.evaluation.corpora import Corpus, digest
from generator.evaluation.taxonomies import read_taxonomy
from generator.french import counted, number
from generator.sources.formats.tables import read_text_table

MEL_FILE = "texts/mel_granddebat/propositions-libres.csv"
LAW_FILE = "texts/republique_numerique/contributions.json"
RNA_FILES = "texts/rna_schema_producteur/rna_import_*.csv.gz"
PARENT_DIGITS = 3
# Every purpose would take half an hour of crossed validation, for an interval of ± .007 already.
RNA_ROWS = 10_000
RNA_SEED = 20_261_122

Seeds = Mapping[str, tuple[str, ...]]


def mirror_corpora(mirror: Path, taxonomies: Path) -> list[Corpus]:
    """Read the labelled texts that the mirror holds; an absent file gives no corpus.

    Parameters
    ----------
    mirror
        Folder of the producers' files.
    taxonomies
        Folder of our own seed words for their labels.

    Raises
    ------
    DataError
        If a file is there and cannot be read, or its taxonomy is missing.
    """
    readers: tuple[tuple[str, str, Callable[[list[bytes], Seeds], Corpus]], ...] = (
        (MEL_FILE, "grand_debat.yaml", _proposals),
        (LAW_FILE, "republique_numerique.yaml", _titles),
        (RNA_FILES, "rna_objets.yaml", _purposes),
    )
    corpora = []
    for pattern, name, read in readers:
        paths = sorted(mirror.glob(pattern))
        if paths:
            seeds = read_taxonomy((taxonomies / name).read_bytes(), name)
            corpora.append(read([path.read_bytes() for path in paths], seeds))
    return corpora


def _proposals(raws: list[bytes], seeds: Seeds) -> Corpus:
    columns = ["category/name/fr", "title", "body"]
    table = read_text_table(raws[0], sep=";", columns=columns)
    text = table["title"].fillna("") + ".\n" + table["body"].fillna("")
    return _corpus(
        "grand_debat_mel",
        "Propositions du grand débat, Métropole européenne de Lille (titre et texte)",
        pd.DataFrame({"text": text, "label": table["category/name/fr"]}),
        seeds,
        raws,
    )


def _titles(raws: list[bytes], seeds: Seeds) -> Corpus:
    try:
        found = json.loads(raws[0])
    except ValueError as error:
        raise DataError(Fault("ce n'est pas du JSON lisible", LAW_FILE)) from error
    rows = [(one.get("name"), one.get("section")) for one in found.values()]
    return _corpus(
        "republique_numerique",
        "Titres de la consultation sur la loi pour une République numérique, par section",
        pd.DataFrame(rows, columns=["text", "label"], dtype="string"),
        seeds,
        raws,
    )


def _purposes(raws: list[bytes], seeds: Seeds) -> Corpus:
    columns = ["objet", "objet_social1"]
    tables = [read_text_table(raw, sep=";", columns=columns) for raw in raws]
    table = pd.concat(tables, ignore_index=True)
    label = table["objet_social1"].str[:PARENT_DIGITS]
    rows = pd.DataFrame({"text": table["objet"], "label": label}).drop_duplicates("text")
    return _corpus(
        "rna_objets",
        "Objets d'associations du RNA (cinq départements), par famille d'objet social",
        rows,
        seeds,
        raws,
        most=RNA_ROWS,
    )


def _corpus(
    corpus_id: str,
    title_fr: str,
    rows: pd.DataFrame,
    seeds: Seeds,
    raws: list[bytes],
    *,
    most: int | None = None,
) -> Corpus:
    said = rows[rows["text"].fillna("").str.strip() != ""]
    kept = said[said["label"].isin(list(seeds))]
    aside = counted(len(said) - len(kept), "ligne")
    notes = (
        [f"{aside} sans étiquette, ou d'une étiquette sans sens propre"]
        if len(said) > len(kept)
        else []
    )
    if most is not None and len(kept) > most:
        notes.append(
            f"{counted(most, 'ligne')} tirées au sort parmi {number(len(kept))} (graine {RNA_SEED})"
        )
        drawn = np.random.default_rng(RNA_SEED).permutation(len(kept))[:most]
        kept = kept.iloc[np.sort(drawn)]
    return Corpus(
        corpus_id=corpus_id,
        title_fr=title_fr,
        texts=tuple(kept["text"]),
        labels=tuple(kept["label"]),
        seeds=seeds,
        sha256=digest("".join(map(digest, raws)).encode()),
        notes=tuple(notes),
    )
