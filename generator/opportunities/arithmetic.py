"""The arithmetic of one opportunity, line by line, so that anyone can redo it. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.french import UNKNOWN, is_known, number, sentence

WHY_BOUNDS = "selon les données manquantes et l’incertitude des réponses"
LEVELS_FR = {"aucune": "nulle", "a_examiner": "à examiner", "forte": "forte"}
OPINIONS_FR = {
    "favorable": "favorable",
    "favorable_sous_reserve": "favorable sous réserve",
    "defavorable": "défavorable",
}
SURE = ("draws_fr", "change_fr", "missing_ends_fr")
PART_KEYS = {
    "critere": "criterion_id",
    "valeur": "value",
    "note": "mark",
    "poids": "weight",
    "part": "part",
    "manquant": "is_missing",
}


@dataclass(frozen=True)
class Arithmetic:
    """What ``generateur expliquer`` shows: values for machines, lines for people."""

    content: dict[str, object]
    lines: list[str]


def arithmetic(
    score: pd.Series,
    parts: pd.DataFrame,
    weighting: str | None = None,
    sensitivity: pd.Series | None = None,
) -> Arithmetic:
    """Write how the parts of an opportunity make its score.

    Parameters
    ----------
    score : Series
        One row of ``out_opportunities``.
    parts : DataFrame, one row per criterion
        Rows of ``out_opportunity_parts`` for the same opportunity.
    weighting
        The version of the weights; None where the build is older than the versions.
    sensitivity
        One row of ``out_sensitivity``; None where the build is older than it.
    """
    rows = parts.astype(object).where(parts.notna(), None).to_dict("records")
    total = sum(row["weight"] for row in rows if not row["is_missing"])
    lines = [f"{score['activity_label_fr']} — {score['class_label_fr']}", ""]
    for row in rows:
        lines += _told(row, total)
    lines += ["", f"Pondération : {weighting or UNKNOWN + 'e'}", _competition(score)]
    lines += [_scored(score), *_placed(score, sensitivity), f"Contre : {score['counter_fr']}"]
    sure = pd.Series(dtype=object) if sensitivity is None else sensitivity
    content: dict[str, object] = {
        "opportunite": str(score.name),
        "score": None if pd.isna(score["score"]) else float(score["score"]),
        "classe": str(score["class_id"]),
        "supplementarite": _known(score.get("supplementarite_level")),
        "avis_cle": _known(score.get("cle_opinion")),
        "ponderation": weighting,
        "ferme_la_premiere_classe": _known(score.get("held_fr")),
        "rang": _whole(score.get("rank")),
        "rang_meilleur": _whole(sure.get("rank_best")),
        "rang_pire": _whole(sure.get("rank_worst")),
        "tirages": _known(sure.get("draws_fr")),
        "perd_sa_place": _known(sure.get("change_fr")),
        "donnees_manquantes": _known(sure.get("missing_ends_fr")),
        "parts": [{french: row[name] for french, name in PART_KEYS.items()} for row in rows],
    }
    return Arithmetic(content, lines)


def _known(cell: object) -> str | None:
    return str(cell) if is_known(cell) else None


def _competition(score: pd.Series) -> str:
    """Tell the alert, its reasons, and the opinion that people gave.

    A build older than the alert has none of these columns: its level is unknown.
    """
    level = LEVELS_FR.get(_known(score.get("supplementarite_level")) or "", f"{UNKNOWN}e")
    opinion = _known(score.get("cle_opinion"))
    given = "aucun avis du comité local pour l’emploi n’est consigné"
    if opinion is not None:
        said = OPINIONS_FR[opinion]
        given = f"avis {said} du comité local pour l’emploi, {score['cle_opinion_date']}"
    reasons = f" {_known(score.get('supplementarite_fr')) or ''}".rstrip()
    return f"Supplémentarité : alerte {level}.{reasons} {sentence(given)}"


def _whole(cell: object) -> int | None:
    return int(str(cell)) if is_known(cell) else None


def _placed(score: pd.Series, sensitivity: pd.Series | None) -> list[str]:
    """Tell the rank, how it stands up to other weights, and what closes the first class."""
    rank = _whole(score.get("rank"))
    lines = [] if rank is None else [f"Rang dans l’EPCI : {number(rank)}"]
    if sensitivity is None:
        lines.append(f"Solidité : {UNKNOWN}e, ce calcul est plus ancien qu’elle")
    else:
        best, worst = (_whole(sensitivity.get(f"rank_{end}")) for end in ("best", "worst"))
        if lines and best is not None and worst is not None:
            ends = f"de {number(best)} à {number(worst)}" if best != worst else "le même"
            lines = [f"{lines[0]} ({ends} quand un seul poids bouge d’un cinquième)"]
        told = [_known(sensitivity.get(name)) for name in SURE]
        # Of what nothing is known, the same sentence stands thrice.
        lines.append("Solidité : " + " ".join(dict.fromkeys(text for text in told if text)))
    held = _known(score.get("held_fr"))
    return [*lines, held] if held else lines


def _scored(score: pd.Series) -> str:
    if pd.isna(score["score"]):
        return "Score : inconnu, aucun critère pesant n’est renseigné"
    bounds = f"entre {_figure(score['score_low'], 1)} et {_figure(score['score_high'], 1)}"
    told = f"Score : {_figure(score['score'], 2)} sur 100"
    return told if score["score_low"] == score["score_high"] else f"{told} ({bounds} {WHY_BOUNDS})"


def _told(row: Mapping[Hashable, Any], total: float) -> list[str]:
    label = row["criterion_label_fr"]
    if row["is_missing"]:
        return [f"{label} : donnée manquante"]
    weights = f"poids {_figure(row['weight'], 2)} / {_figure(total, 2)}"
    return [
        f"{label} : note {_figure(row['mark'], 2)} × {weights} = {_figure(row['part'], 2)}",
        f"    {row['sentence_fr']}  [{row['source_fr']}]",
    ]


def _figure(value: float, decimals: int) -> str:
    """Write a figure without the zeros that end its decimals."""
    whole, comma, rest = number(value, decimals).partition(",")
    kept = rest.rstrip("0")
    return f"{whole}{comma}{kept}" if kept else whole
