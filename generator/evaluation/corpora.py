"""Labelled texts to measure ourselves on: a file of anyone's, or our own statements."""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.errors import DataError, Fault
from generator.folding import fold_name
from generator.french import counted
from generator.needs.files.delimited import decode, read_delimited

TEXT_NAMES = ("text", "texte", "enonce", "verbatim")
LABEL_NAMES = ("label", "theme", "etiquette", "categorie")
FEWEST_LABELS = 2
SHOWN = 5  # faults of one kind told in full; the others are counted
ZIP = b"PK\x03\x04"
OFF_TOPIC = "hors_theme"
# Our own statements: file of data/evaluation, identifier, title.
OWN_CORPORA = {
    "statements.csv": ("enonces", "Énoncés du projet (inventés, étiquetés deux fois)"),
    "statements_2.csv": ("enonces_2", "Énoncés du projet, deuxième série"),
}
FORM = "donnez un CSV, un JSON ou un JSONL avec les colonnes text et label"

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Corpus:
    """Texts, what was said of them, and the words each theme is looked for with.

    Parameters
    ----------
    labels
        One per text; None for a text that is about no theme: it is read, never scored.
    seeds
        Words and phrases of each theme; every label has some.
    sha256
        Of the bytes the texts came from.
    second_labels
        What a second reading said, None likewise; empty where there was only one.
    notes
        French sentences on what was left aside.
    """

    corpus_id: str
    title_fr: str
    texts: tuple[str, ...]
    labels: tuple[str | None, ...]
    seeds: Mapping[str, tuple[str, ...]]
    sha256: str
    second_labels: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_labels([*self.labels, *self.second_labels], self.seeds, self.title_fr)


def read_corpus(raw: bytes, filename: str) -> tuple[list[str], list[str], int]:
    """Read texts and their labels from a CSV, a JSON list of objects, or one object a line.

    Returns
    -------
    texts, labels, blank_count
        Rows whose text or label is blank are left aside and counted.

    Raises
    ------
    DataError
        If the file is empty, of another form, or lacks one of the two columns.
    """
    rows = _rows(raw, filename)
    names = list(dict.fromkeys(name for row in rows for name in row))
    text, label = (_column(names, known, filename) for known in (TEXT_NAMES, LABEL_NAMES))
    pairs = [(_cell(row.get(text)), plain(_cell(row.get(label)))) for row in rows]
    kept = [(said, told) for said, told in pairs if said and told]
    if not kept:
        what = "aucune ligne n'a à la fois un texte et une étiquette"
        raise DataError(Fault(what, filename, remedy="remplissez les deux colonnes"))
    return [said for said, _ in kept], [told for _, told in kept], len(pairs) - len(kept)


def given_corpus(path: Path, raw: bytes, seeds: Mapping[str, tuple[str, ...]]) -> Corpus:
    """Return the corpus that a person gave, ready to be scored.

    Raises
    ------
    DataError
        If the file cannot be read, or a label has no seed words.
    """
    texts, labels, blanks = read_corpus(raw, path.name)
    notes = [f"{counted(blanks, 'ligne')} sans texte ou sans étiquette"] if blanks else []
    if unused := sorted(seeds.keys() - set(labels)):
        notes.append(f"thèmes de la taxonomie sans aucune ligne : {', '.join(unused)}")
    return Corpus(
        corpus_id=f"corpus:{path.name}",
        title_fr=f"Corpus donné : {path.name}",
        texts=tuple(texts),
        labels=tuple(labels),
        seeds=seeds,
        sha256=digest(raw),
        notes=tuple(notes),
    )


def own_statements(path: Path, lexicon: Mapping[str, tuple[str, ...]]) -> Corpus:
    """Return the invented statements of ``data/evaluation``, labelled by two readings.

    Raises
    ------
    DataError
        If the file is absent, lacks a column, or names a theme that is not in the lexicon.
    """
    if not path.is_file():
        what = "les énoncés étiquetés sont absents"
        raise DataError(Fault(what, path.name, remedy="remettez le fichier en place"))
    raw = path.read_bytes()
    rows = _rows(raw, path.name)
    wanted = ("text", "label_a", "label_b")
    missing = [name for name in wanted if any(name not in row for row in rows)]
    if missing:
        raise DataError(Fault(f"il manque la colonne {', '.join(missing)}", path.name))
    corpus_id, title_fr = OWN_CORPORA[path.name]
    texts, first, second = ([_cell(row[name]) for row in rows] for name in wanted)
    return Corpus(
        corpus_id=corpus_id,
        title_fr=title_fr,
        texts=tuple(texts),
        labels=_themes(first),
        seeds=lexicon,
        sha256=digest(raw),
        second_labels=_themes(second),
    )


def check_labels(
    labels: Sequence[str | None], seeds: Mapping[str, Sequence[str]], where: str
) -> None:
    """Refuse labels without seed words, all at once, and a corpus of a single theme.

    Raises
    ------
    DataError
        Naming each label at fault, how many rows have it, and the nearest theme known.
    """
    counts = Counter(label for label in labels if label is not None)
    unknown = [label for label in sorted(counts) if not seeds.get(label)]
    faults = [_without_seeds(label, counts[label], seeds, where) for label in unknown[:SHOWN]]
    if len(unknown) > SHOWN:
        faults.append(Fault(f"{len(unknown) - SHOWN} autres étiquettes sans mots", where))
    if len(counts) < FEWEST_LABELS:
        what = f"il faut au moins deux étiquettes différentes, il y en a {len(counts)}"
        faults.append(Fault(what, where, ", ".join(counts), "vérifiez la colonne label"))
    if faults:
        raise DataError(*faults)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(raw).hexdigest()


def plain(text: str) -> str:
    """Return a label or a word in one Unicode form, without stray spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_seeds(label: str, count: int, seeds: Mapping[str, Sequence[str]], where: str) -> Fault:
    near = get_close_matches(label, [name for name in seeds if seeds[name]], n=1)
    asked = f"; vouliez-vous écrire « {near[0]} » ?" if near else ""
    return Fault(
        f"l'étiquette « {label} » ({counted(count, 'ligne')}) n'a aucun mot dans la taxonomie",
        where,
        remedy=f"ajoutez-la à la taxonomie avec ses mots{asked}",
    )


def _themes(labels: list[str]) -> tuple[str | None, ...]:
    return tuple(None if label == OFF_TOPIC else label for label in labels)


def _rows(raw: bytes, filename: str) -> Rows:
    if raw.startswith(ZIP):
        what = "c'est un classeur ou une archive"
        raise DataError(Fault(what, filename, remedy="enregistrez-le en « CSV UTF-8 »"))
    text = decode(raw, filename)[0].strip()
    if not text:
        raise DataError(Fault("le fichier est vide", filename, remedy=FORM))
    if text.startswith("["):
        return _objects(json_value(text, filename, json.loads), filename)
    if text.startswith("{"):
        lines = enumerate(text.split("\n"), start=1)
        return _objects(
            [
                json_value(line, f"{filename}, ligne {number}", json.loads)
                for number, line in lines
                if line.strip()
            ],
            filename,
        )
    header, *cells = read_delimited(raw, filename).rows
    if not cells:
        raise DataError(Fault("le fichier n'a pas de ligne sous ses titres", filename, remedy=FORM))
    return [dict(zip(header, row, strict=False)) for row in cells]


def json_value(text: str, where: str, read: Callable[[str], object]) -> object:
    """Read JSON, or say in French where it breaks.

    Raises
    ------
    DataError
        If it is not JSON, or is nested beyond reason.
    """
    try:
        return read(text)
    except (json.JSONDecodeError, RecursionError) as error:
        what = "ce n'est pas du JSON lisible"
        raise DataError(Fault(what, where, remedy=FORM)) from error


def _objects(found: object, filename: str) -> Rows:
    rows = found if isinstance(found, list) else []
    kept = [row for row in rows if isinstance(row, dict)]
    if not kept or len(kept) < len(rows):
        what = "le JSON n'est pas une liste d'objets"
        raise DataError(Fault(what, filename, remedy=FORM))
    return kept


def _column(names: Sequence[str], known: tuple[str, ...], filename: str) -> str:
    by_fold = {fold_name(str(name)): name for name in reversed(names)}
    found = next((by_fold[name] for name in known if name in by_fold), None)
    if found is None:
        what = f"il manque la colonne « {known[0]} »"
        shown = ", ".join(f"« {name} »" for name in names[:SHOWN])
        raise DataError(Fault(what, f"{filename} : colonnes {shown}", remedy=FORM))
    return found


def _cell(value: object) -> str:
    """Return a text or a number as text; what is blank, a list or an object is no answer."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()
