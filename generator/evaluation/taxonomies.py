"""Read a taxonomy: for each label, the words it is looked for with. YAML, JSON or CSV."""

import json
import re
from collections.abc import Iterator

import yaml

from generator.errors import DataError, Fault
from generator.evaluation.corpora import FEWEST_LABELS, LABEL_NAMES, json_value, plain
from generator.folding import fold_name
from generator.needs.files.delimited import decode, read_delimited

WORD_NAMES = ("mots", "mot", "graines", "words", "word", "seeds")
FORM = "écrivez une ligne « étiquette: [mot, mot] » par thème, ou un CSV label;mots"
JOINED = re.compile(r"[,;\n]")

Pairs = list[tuple[str, list[str]]]


def read_taxonomy(raw: bytes, filename: str) -> dict[str, tuple[str, ...]]:
    """Return the seed words of each label, in the order of the file.

    Parameters
    ----------
    raw
        A YAML or JSON mapping (label → list of words, or words joined by commas), or a CSV with
        the columns ``label`` and ``mots`` (one word a row, or words joined).
    filename
        Named in the errors only.

    Raises
    ------
    DataError
        If the file is empty, of another form, names a label twice, leaves one without words, or
        has fewer than two.
    """
    text = decode(raw, filename)[0]
    if not text.strip():
        raise DataError(Fault("la taxonomie est vide", filename, remedy=FORM))
    faults: list[Fault] = []
    seeds: dict[str, tuple[str, ...]] = {}
    for label, words in _pairs(raw, text, filename):
        kept = tuple(dict.fromkeys(word for word in map(plain, words) if word))
        if label in seeds:
            faults.append(Fault(f"l'étiquette « {label} » est écrite deux fois", filename))
        elif not kept:
            what = f"l'étiquette « {label} » n'a aucun mot"
            faults.append(Fault(what, filename, remedy="donnez-lui des mots, ou retirez-la"))
        seeds[label] = kept
    if len(seeds) < FEWEST_LABELS:
        what = f"il faut au moins deux étiquettes, il y en a {len(seeds)}"
        faults.append(Fault(what, filename, remedy=FORM))
    if faults:
        raise DataError(*faults)
    return seeds


def _pairs(raw: bytes, text: str, filename: str) -> Pairs:
    if text.lstrip().startswith("{"):
        found = json_value(text, filename, lambda told: json.loads(told, object_pairs_hook=list))
        pairs = found if isinstance(found, list) else []
        return [(plain(str(label)), _words(words, label, filename)) for label, words in pairs]
    header = {fold_name(name) for name in re.split(r"[;,\t|]", text.strip().split("\n")[0])}
    if header & set(LABEL_NAMES) and header & set(WORD_NAMES):
        return _csv_pairs(raw, filename)
    return list(_yaml_pairs(text, filename))


def _words(found: object, label: object, filename: str) -> list[str]:
    if isinstance(found, str):
        return JOINED.split(found)
    if isinstance(found, list) and all(isinstance(word, str | int | float) for word in found):
        return [str(word) for word in found]
    what = f"les mots de l'étiquette « {label} » ne sont pas une liste de mots"
    raise DataError(Fault(what, filename, remedy=FORM))


def _csv_pairs(raw: bytes, filename: str) -> Pairs:
    header, *rows = read_delimited(raw, filename).rows
    folded = [fold_name(name) for name in header]
    label_at, words_at = (
        next(rank for rank, name in enumerate(folded) if name in known)
        for known in (LABEL_NAMES, WORD_NAMES)
    )
    # A label may come on several rows, one word each.
    gathered: dict[str, list[str]] = {}
    for row in rows:
        cells = [*row, "", ""][: max(len(header), 2)]
        if label := plain(cells[label_at]):
            gathered.setdefault(label, []).extend(JOINED.split(cells[words_at]))
    return list(gathered.items())


def _yaml_pairs(text: str, filename: str) -> Iterator[tuple[str, list[str]]]:
    """Read the scalars as written: « non » is a word, never a false."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", ligne {mark.line + 1}" if mark else ""
        what = "ce n'est pas du YAML lisible"
        raise DataError(Fault(what, f"{filename}{line}", remedy=FORM)) from error
    if not isinstance(node, yaml.MappingNode):
        what = "la taxonomie n'est pas une suite d'étiquettes avec leurs mots"
        raise DataError(Fault(what, filename, remedy=FORM))
    for key, value in node.value:
        label = plain(str(key.value))
        listed = isinstance(value, yaml.SequenceNode)
        yield (
            label,
            _words(
                [item.value for item in value.value] if listed else value.value, label, filename
            ),
        )
