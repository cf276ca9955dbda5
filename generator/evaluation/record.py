"""``evaluation.json``: what we measured of ourselves, each section written over its last one."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import DataError, Fault
from generator.evaluation.report import page_fr
from generator.evaluation.targets import verdicts
from generator.warehouse.workspace import write_atomically

RECORD, PAGE = "evaluation.json", "evaluation.md"
# What a reader must know to make the figures again; raised when the way of measuring changes.
PROTOCOL_VERSION = 1
PROTOCOLS = {
    "textes": (
        "Intervalles à 95 % : 1 000 rééchantillons des lignes. Sans étiquette : le classement lit "
        "tous les textes et les mots de la taxonomie, jamais une étiquette. Avec étiquettes : "
        "validation croisée, un texte répété n'est jamais dans deux plis ; les textes du pli caché "
        "sont lus sans leur étiquette. Stabilité : trois tirages de 80 % des lignes."
    ),
    "taux": (
        "Territoires inventés dont les vrais taux sont connus ; intervalles à 90 % : "
        "500 rééchantillons des territoires."
    ),
    "confidentialite": (
        "Réponses inventées où des données personnelles sont plantées ; intervalles de Wilson à "
        "95 %. Les noms et les phrases ont été écrits à part du masquage."
    ),
    "faisabilite": (
        "Appris sur les premières fenêtres, jugé sur la dernière, que rien de ce qui apprend n'a "
        "lue. Intervalles à 95 % : 1 000 tirages d'EPCI. L'histoire propre d'un EPCI (un type "
        "disparu revient plus souvent) ne sert que si elle a été apprise avant l'année prédite."
    ),
    "ponderations": (
        "Agents inventés dont les vrais poids sont connus, tirés autour des poids votés ; ils "
        "choisissent mieux quand deux opportunités diffèrent plus, et se trompent entre deux "
        "proches. Intervalles à 95 % sur les agents."
    ),
    "ecarts": (
        "Dix plis de départements entiers : le nombre attendu d'un EPCI est appris sans son "
        "département. Intervalles à 95 % : 500 tirages de départements."
    ),
}

Evaluation = dict[str, Any]


def read_record(folder: Path) -> Evaluation:
    """Return what was measured before; nothing where nothing was.

    Raises
    ------
    DataError
        If the file is there and is not one of ours.
    """
    path = folder / RECORD
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict) or "cibles" not in found:
        what = "ce fichier n'a pas été écrit par « generateur evaluer »"
        raise DataError(Fault(what, str(path), remedy="déplacez-le, ou changez --sortie"))
    return found


def merged(known: Evaluation, section: str, measured: Mapping[str, Any], on: date) -> Evaluation:
    """Return the evaluation with one section measured again.

    A corpus measured again replaces itself only: those of another command stay, with their date.
    """
    dated = {**measured, "mesure_le": on.isoformat()}
    if section == "textes":
        corpora = known.get("textes", {}).get("corpus", {})
        corpora = corpora | {
            key: {**told, "mesure_le": on.isoformat()} for key, told in measured.items()
        }
        dated = {"corpus": {key: corpora[key] for key in sorted(corpora)}}
    sections = {name: known[name] for name in PROTOCOLS if name in known}
    sections[section] = {"protocole": PROTOCOLS[section], **dated}
    ordered = {name: sections[name] for name in PROTOCOLS if name in sections}
    return {"version_du_protocole": PROTOCOL_VERSION, **ordered, "cibles": verdicts(ordered)}


def write_record(folder: Path, evaluation: Evaluation) -> tuple[Path, Path]:
    """Write the figures and their page; return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / RECORD, folder / PAGE
    text = json.dumps(evaluation, ensure_ascii=False, indent=1, allow_nan=False)
    for path, content in zip(paths, (f"{text}\n", page_fr(evaluation)), strict=True):
        write_atomically(path, content.encode())
    return paths
