"""Say in one sentence what moved an opportunity between two builds, and why. Pure."""

from collections.abc import Mapping

import pandas as pd

from generator.french import is_known, listed, number, sentence, within
from generator.opportunities.change_states import DATA, METHOD, STAGES, WEIGHTS
from generator.opportunities.changes import APPEARED, LEFT, OTHERS
from generator.opportunities.explain import HOLDS_FR

CAUSES_FR = {DATA: "données", WEIGHTS: "poids", METHOD: "méthode"}
FIRST_FR = {1: "1er"}
Row = Mapping[str, object]


def with_change_sentences(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each row of ``changes`` its sentence, ``change_fr``."""
    texts = [_told(row) for row in rows.astype(object).where(rows.notna(), None).to_dict("records")]
    return rows.assign(change_fr=pd.Series(texts, index=rows.index, dtype="string"))


def _told(row: Mapping[object, object]) -> str:
    cells = {str(name): cell for name, cell in row.items()}
    if cells["causes"] == APPEARED:
        return sentence(f"Nouvelle. {cells['called_by_fr_after'] or ''}".strip())
    if cells["causes"] == LEFT:
        called = cells["called_by_fr_before"]
        return sentence(f"N'est plus proposée ; avant : {within(str(called))}" if called
                        else "N'est plus proposée")  # fmt: skip
    if cells["causes"] == OTHERS:
        return sentence(f"{_moved(cells)} : d'autres ont bougé, pas elle")
    shares = _shares(cells)
    reasons = [text for text in (_class_reason(cells), _reason(cells)) if text]
    told = f"{_moved(cells)} : {' ; '.join(reasons)}" if reasons else _moved(cells)
    return sentence(f"{told} [{shares}]" if shares else told)


def _moved(row: Row) -> str:
    if row["class_id_before"] != row["class_id_after"]:
        return f"Passe de « {row['class_label_fr_before']} » à « {row['class_label_fr_after']} »"
    before, after = row["score_before"], row["score_after"]
    if is_known(before) != is_known(after):
        return "Son score devient connu" if is_known(after) else "Son score n'est plus connu"
    if is_known(before) and before != after:
        return f"Son score {_verb(before, after)} de {_figure(before)} à {_figure(after)}"
    if row["rank_before"] != row["rank_after"]:
        return f"Passe du {_rank(row['rank_before'])} au {_rank(row['rank_after'])} rang"
    return "Ses bornes ont changé"


def _class_reason(row: Row) -> str:
    """Tell a class that changed for another reason than the criteria's marks."""
    causes = str(row["class_causes"] or "")
    if not causes:
        return ""
    named = _closed(row)
    if named:
        return f"{named} ({', '.join(CAUSES_FR[cause] for cause in causes.split(', '))})"
    if METHOD in causes and row["score_before"] == row["score_after"]:
        return "les seuils des classes, ou ce qui ferme la première, ont changé (méthode)"
    if DATA in causes and row["score_before"] == row["score_after"]:
        return "une condition, ou ce qui ferme la première classe, a changé (données)"
    return ""


def _closed(row: Row) -> str:
    """Name what newly closes a class, or no longer does; blank where a build does not say."""
    refused = [row.get(f"has_refused_gate_{side}") for side in ("before", "after")]
    if refused[0] != refused[1] and None not in refused:
        return "une condition indispensable " + (
            "est désormais refusée" if refused[1] else "n'est plus refusée"
        )
    held = [row.get(f"held_by_{side}") for side in ("before", "after")]
    if None in held:
        return ""
    before, after = (str(names).split(", ") if names else [] for names in held)
    closed, opened = ([HOLDS_FR[name] for name in one if name not in other]
                      for one, other in ((after, before), (before, after)))  # fmt: skip
    if closed and row["is_first_before"]:
        return f"ce qui ferme la première classe : {listed(closed)}"
    if opened and row["is_first_after"]:
        return f"ce qui fermait la première classe est levé : {listed(opened)}"
    return ""


def _reason(row: Row) -> str:
    cause = row["criterion_cause"]
    if not is_known(cause):
        return ""
    write = {DATA: _data, WEIGHTS: _weights, METHOD: _method}[str(cause)]
    return f"{write(row)} ({CAUSES_FR[str(cause)]})"


def _data(row: Row) -> str:
    label, before, after = row["criterion_label_fr"], row["mark_before"], row["mark_after"]
    if not is_known(before):
        return f"« {label} », inconnu jusqu'ici, est noté {_figure(after)}"
    if not is_known(after):
        return f"« {label} », noté {_figure(before)}, n'est plus connu"
    if before == after:
        return f"la fourchette de « {label} » a changé"
    return f"la note « {label} » {_verb(before, after)} {_between(before, after)}"


def _weights(row: Row) -> str:
    before, after = (_figure(row[f"weight_{side}"], 2) for side in ("before", "after"))
    return f"le poids de « {row['criterion_label_fr']} » passe de {before} à {after}"


def _method(row: Row) -> str:
    label, before, after = row["criterion_label_fr"], row["mark_before"], row["mark_after"]
    if not is_known(row["weight_before"]):
        return f"le critère « {label} » est ajouté"
    if not is_known(row["weight_after"]):
        return f"le critère « {label} » est retiré"
    return f"les bornes de « {label} » changent, sa note passe {_between(before, after)}"


def _shares(row: Row) -> str:
    """Write the parts of a move when several causes share it."""
    parts = [(CAUSES_FR[stage], row[f"delta_{stage}"]) for stage in STAGES]
    moved = [(name, part) for name, part in parts if is_known(part) and part != 0]
    if len(moved) <= 1:
        return ""
    return ", ".join(f"{name} {_signed(part)}" for name, part in moved)


def _signed(value: object) -> str:
    written = number(float(str(value)), 2)
    return written if written.startswith("−") else f"+{written}"


def _between(before: object, after: object) -> str:
    return f"de {_figure(before)} à {_figure(after)}"


def _figure(value: object, decimals: int = 1) -> str:
    """Write a mark, a score or a weight without the zeros that end its decimals."""
    if not is_known(value):
        return number(None)
    whole, comma, rest = number(float(str(value)), decimals).partition(",")
    kept = rest.rstrip("0")
    return f"{whole}{comma}{kept}" if kept else whole


def _verb(before: object, after: object) -> str:
    return "monte" if float(str(after)) > float(str(before)) else "baisse"


def _rank(rank: object) -> str:
    return FIRST_FR.get(int(str(rank)), f"{rank}e")
