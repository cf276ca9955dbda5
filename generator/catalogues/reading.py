"""Read the catalogues: every file, every fault, then one answer or one refusal."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.catalogues.activities import Activity
from generator.catalogues.carrier_facts import CarrierFact, carrier_faults
from generator.catalogues.carriers import Carrier
from generator.catalogues.codes import NOTHING_KNOWN, unknown_codes
from generator.catalogues.overlays import unread_files
from generator.catalogues.tables import Catalogue
from generator.catalogues.themes import Theme
from generator.catalogues.value_chains import ValueChain
from generator.catalogues.vocabulary import ResourceKind, ScoreClass
from generator.catalogues.yaml_text import decoded_text, load_yaml, told_in_french
from generator.errors import CatalogueError, DataError, Fault

README = "data/README.md"
STRUCTURES = "structure_kinds.csv"

Model = TypeVar("Model", bound=BaseModel)


def read_catalogue(
    folders: Sequence[Path], known_codes: Mapping[str, Collection[str]] = NOTHING_KNOWN
) -> Catalogue:
    """Read the catalogues of several folders, a later one extending or overriding by id.

    Parameters
    ----------
    folders
        The shipped ``data/`` first; then, where it exists, a workspace's ``catalogues/``.
    known_codes
        The codes of public nomenclatures, by key of ``NOMENCLATURES``; those cited are checked
        against the ones given.

    Raises
    ------
    CatalogueError
        With all the faults of all the files, each naming its file; a file of the workspace
        that nothing reads is one.
    """
    faults: list[Fault] = []
    unread = list(unread_files(folders))
    kept = [folder for folder in folders if folder.is_dir()]
    themes = {theme.id: theme for theme in _listed(kept, "themes", Theme, faults)}
    kinds = {kind.id: kind for kind in _listed(kept, "resource_kinds", ResourceKind, faults)}
    classes = {row.class_id: row for row in _classes(kept, faults)}
    structures = {str(row.get("structure_kind")): row for _, row in _rows(kept, STRUCTURES, faults)}
    vocabulary_is_whole = not faults
    activities = {entry.id: entry for entry in _one_a_file(kept, "activities", Activity, faults)}
    carriers = {entry.id: entry for entry in _one_a_file(kept, "carriers", Carrier, faults)}
    facts = {fact.id: fact for fact in _listed(kept, "carrier_facts", CarrierFact, faults)}
    chains = {chain.id: chain for chain in _listed(kept, "filieres", ValueChain, faults)}
    catalogue = Catalogue(activities, themes, kinds, classes, carriers, facts, chains)
    if vocabulary_is_whole:  # otherwise each activity would be blamed for one broken theme
        faults.extend(_empty_shelves(catalogue, folders))
        faults.extend(_unknown_words(catalogue))
        faults.extend(_unknown_in_chains(catalogue, structures))
    faults.extend(carrier_faults(carriers, facts))
    faults.extend(unknown_codes(catalogue, known_codes))
    if faults or unread:
        raise CatalogueError(*faults, *unread)
    return catalogue


def _one_a_file(
    folders: Iterable[Path], shelf: str, model: type[Model], faults: list[Fault]
) -> Iterator[Model]:
    for folder in folders:
        for path in sorted((folder / shelf).glob("*.yaml")):
            where = f"{shelf}/{path.name}"
            content = _mapping(path, where, faults)
            if content is None:
                continue
            if content.get("id") != path.stem:
                what = f"l'identifiant « {content.get('id')} » n'est pas le nom du fichier"
                faults.append(Fault(what, where, remedy=f"écrivez id: {path.stem}"))
                continue
            yield from _checked(model, content, where, faults)


def _listed(
    folders: Iterable[Path], shelf: str, model: type[Model], faults: list[Fault]
) -> Iterator[Model]:
    where = f"{shelf}.yaml"
    for folder in folders:
        path = folder / where
        content = _mapping(path, where, faults) if path.exists() else {shelf: []}
        if content is None:
            continue
        entries = content.get(shelf)
        if content.keys() != {shelf} or not isinstance(entries, list):
            what = f"le fichier doit contenir une seule clé « {shelf} », suivie d'une liste"
            faults.append(Fault(what, where, remedy=f"suivez {README}"))
            continue
        for entry in entries:
            name = entry.get("id", "sans id") if isinstance(entry, dict) else entry
            yield from _checked(model, entry, f"{where}, « {name} »", faults)


def _classes(folders: Iterable[Path], faults: list[Fault]) -> Iterator[ScoreClass]:
    for where, row in _rows(folders, "classes.csv", faults):
        yield from _checked(ScoreClass, row, where, faults)


def _rows(
    folders: Iterable[Path], name: str, faults: list[Fault]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    for path in (folder / name for folder in folders):
        text = _text(path, path.name, faults) if path.exists() else None
        if text is None:
            continue
        lines = text.splitlines()
        separator = ";" if ";" in lines[0] else ","  # a French spreadsheet saves with « ; »
        rows = csv.DictReader(lines, delimiter=separator, restkey="colonne en trop")
        for row in rows:
            yield f"{path.name}, ligne {rows.line_num}", row


def _checked(
    model: type[Model], content: object, where: str, faults: list[Fault]
) -> Iterator[Model]:
    try:
        yield model.model_validate(content)
    except ValidationError as error:
        faults.extend(
            Fault(told_in_french(detail, "fichier"), where, remedy=f"corrigez en suivant {README}")
            for detail in error.errors()
        )


def _text(path: Path, where: str, faults: list[Fault]) -> str | None:
    try:
        return decoded_text(path.read_bytes(), where, README)
    except DataError as error:
        faults.extend(error.faults)
        return None


def read_yaml(path: Path, where: str, faults: list[Fault]) -> object:
    """Read one file, a key written twice refused; None once a fault has been told."""
    try:
        return load_yaml(path.read_bytes(), where, README)
    except DataError as error:
        faults.extend(error.faults)
        return None


def _mapping(path: Path, where: str, faults: list[Fault]) -> dict[str, object] | None:
    told = len(faults)
    content = read_yaml(path, where, faults)
    if len(faults) > told:
        return None
    if not isinstance(content, dict):
        what = "le fichier doit être une suite de lignes « clé: valeur »"
        faults.append(Fault(what, where, remedy=f"suivez {README}"))
        return None
    return content


def _empty_shelves(catalogue: Catalogue, folders: Sequence[Path]) -> Iterator[Fault]:
    shelves: dict[str, Mapping[str, object]] = {
        "themes.yaml": catalogue.themes,
        "resource_kinds.yaml": catalogue.resource_kinds,
        "classes.csv": catalogue.classes,
    }
    for name, entries in shelves.items():
        if not entries:
            looked = ", ".join(folder.name for folder in folders) or "aucun dossier"
            yield Fault("rien n'a été trouvé", name, looked, "vérifiez le dossier des catalogues")


def _unknown_words(catalogue: Catalogue) -> Iterator[Fault]:
    for activity in catalogue.activities.values():
        where = f"activities/{activity.id}.yaml"
        named = [*activity.resources.critical, *activity.resources.useful]
        yield from _unknown("le thème", activity.themes, catalogue.themes, "themes.yaml", where)
        yield from _unknown(
            "la ressource", named, catalogue.resource_kinds, "resource_kinds.yaml", where
        )
        others = [*activity.bundle_of, *activity.partners]
        yield from _unknown("l'activité", others, catalogue.activities, "activities/", where)


def _unknown_in_chains(catalogue: Catalogue, structures: Mapping[str, object]) -> Iterator[Fault]:
    for chain in catalogue.value_chains.values():
        for link in chain.links:
            where = f"filieres.yaml, « {chain.id} », maillon « {link.id} »"
            seen = link.evidence
            yield from _unknown(
                "la ressource",
                seen.resource_kinds,
                catalogue.resource_kinds,
                "resource_kinds.yaml",
                where,
            )
            yield from _unknown("la structure", seen.structure_kinds, structures, STRUCTURES, where)
            yield from _unknown(
                "l'activité", link.activities, catalogue.activities, "activities/", where
            )


def _unknown(
    noun: str, named: Iterable[str], known: Mapping[str, object], home: str, where: str
) -> Iterator[Fault]:
    for word in named:
        if word not in known:
            near = get_close_matches(word.replace("-", "_"), known, n=1)
            remedy = f"vouliez-vous écrire « {near[0]} » ? Sinon, ajoutez" if near else "ajoutez"
            what = f"{noun} « {word} » n'est pas dans data/{home}"
            yield Fault(what, where, remedy=f"{remedy} « {word} » à data/{home}")
