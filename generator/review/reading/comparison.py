"""Two or three opportunities side by side: a line an aspect, what differs said in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from generator.french import (
    agree,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
    within,
)
from generator.opportunities.explain import HOLDS_FR
from generator.review.drawing import score_bar
from generator.review.models import Opportunity
from generator.review.selection import Axis
from generator.review.trial.asked import weight_fr
from generator.review.trial.told import moved_fr

WIDE = 20.0  # marks: a fifth of the scale is worth a glance
MOST_CARRIERS = 6
VERDICTS_FR = {"oui": "éligible", "a_verifier": "à vérifier", "non": "refusé"}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """What one opportunity says of an aspect: sentences, and a drawing where there is one."""

    texts: tuple[str, ...]
    figure_fr: str = ""
    bar: SafeString | None = None
    is_highest: bool = False
    column_fr: str = ""
    badge: str = ""


@dataclass(frozen=True)
class Line:
    """An aspect, what each opportunity says of it, and how far apart they are."""

    label_fr: str
    cells: tuple[Cell, ...]
    gap_fr: str = ""
    is_wide: bool = False


def parts(chosen: Sequence[Opportunity], axes: Sequence[Axis]) -> list[tuple[str, list[Line]]]:
    """Set them side by side: sentences first, then figures, then who could carry them."""
    told = [_told(one) for one in chosen]
    sections = [
        ("Ce qu’on en sait", _sentences(told, {"Pourquoi elle est là": "reason_fr",
                                               "Ce qui l’appelle": "called_by_fr"})),
        ("Ce qui parle contre", _against(chosen, told)),
        ("Où elle en est", _standing(chosen)),
        ("Axe par axe", _axes(chosen, axes)),
        ("Qui pourrait la porter", [_carriers(chosen), _jobs(told)]),
    ]  # fmt: skip
    names = [_name(one) for one in chosen]
    return [(title, [_named(line, names) for line in lines]) for title, lines in sections]


def _named(line: Line, names: Sequence[str]) -> Line:
    cells = tuple(
        Cell(**{**vars(cell), "column_fr": name})
        for cell, name in zip(line.cells, names, strict=True)
    )
    return Line(line.label_fr, cells, line.gap_fr, line.is_wide)


def _name(one: Opportunity) -> str:
    return typographic(f"{one.activity_label_fr}, {one.territory.epci_name}")


def _told(one: Opportunity) -> Row:
    [row] = one.sheet.rows("out_opportunities")
    return row


def _sentences(told: Sequence[Row], columns: Mapping[str, str]) -> list[Line]:
    return [
        _texts(label, [[sentence(row[name])] if row.get(name) else [] for row in told])
        for label, name in columns.items()
    ]


def _against(chosen: Sequence[Opportunity], told: Sequence[Row]) -> list[Line]:
    held = [
        [sentence(HOLDS_FR[name]) for name in one.held_by.split(", ") if name in HOLDS_FR]
        for one in chosen
    ]
    return [
        *_sentences(told, {"Ce qui parle contre": "counter_fr"}),
        _texts("Ce qui ferme la première classe", held),
        *_sentences(told, {"Les quatre portes": "gates_fr",
                           "Ce qu’on ne sait pas": "missing_fr"}),
    ]  # fmt: skip


def _texts(label: str, texts: Sequence[Sequence[str]]) -> Line:
    """Write sentences; that all say the same is told once."""
    is_same = len({tuple(one) for one in texts}) == 1 and any(texts)
    cells = tuple(Cell(tuple(one) or ("Rien de publié.",)) for one in texts)
    return Line(label, cells, "identique" if is_same else "")


def _standing(chosen: Sequence[Opportunity]) -> list[Line]:
    columns: dict[str, Callable[[Opportunity], Cell]] = {
        "Classe": lambda one: Cell(_was(one), typographic(one.class_label_fr), badge=one.class_id),
        "Rang dans son territoire": lambda one: Cell(_moved(one), _rank(one)),
        "Note sur 100": lambda one: Cell(
            (f"de {number(one.score_low)} à {number(one.score_high)} selon ce qui manque",),
            number(one.score),
            score_bar(one.score, one.score_low, one.score_high),
        ),
        "Part du poids connue": lambda one: Cell((), percent(one.weight_present_share, 0)),
        "Solidité du rang publié": lambda one: Cell(tuple(_solid(one))),
    }
    return [Line(label, tuple(map(write, chosen))) for label, write in columns.items()]


def _was(one: Opportunity) -> tuple[str, ...]:
    move = moved_fr(one)
    return (f"publiée : {move.was_class_fr}",) if move and move.was_class_fr else ()


def _moved(one: Opportunity) -> tuple[str, ...]:
    move = moved_fr(one)
    return (f"{move.sign} {move.told_fr}",) if move else ()


def _rank(one: Opportunity) -> str:
    return f"{number(one.rank)} sur {number(one.territory.opportunity_count)}"


def _solid(one: Opportunity) -> list[str]:
    rows = one.sheet.rows("out_sensitivity")
    return [sentence(row["draws_fr"]) for row in rows if row.get("draws_fr")]


def _axes(chosen: Sequence[Opportunity], axes: Sequence[Axis]) -> list[Line]:
    """Tell each axis that one of them at least knows; the others are named once."""
    known = [axis for axis in axes if any(_mark(one, axis) is not None for one in chosen)]
    left = [within(axis.label_fr) for axis in axes if axis not in known]
    lines = [_axis(chosen, axis) for axis in known]
    if left:
        told = Cell((sentence(f"On ne sait pas : {listed(left)}"),), number(None))
        lines.append(Line("Inconnu pour toutes", (told,) * len(chosen)))
    return lines


def _mark(one: Opportunity, axis: Axis) -> float | None:
    mark: float | None = (one.marks.get(axis.criterion_id) or [None])[0]
    return mark


def _axis(chosen: Sequence[Opportunity], axis: Axis) -> Line:
    cells = [_marked(one, axis) for one in chosen]
    marks = [_mark(one, axis) for one in chosen]
    known = [mark for mark in marks if mark is not None]
    gap = max(known) - min(known) if len(known) > 1 else None
    is_wide = gap is not None and gap >= WIDE
    written = tuple(
        Cell(**{**vars(cell), "is_highest": is_wide and mark == max(known)})
        for cell, mark in zip(cells, marks, strict=True)
    )
    label = typographic(f"{axis.label_fr} (poids {weight_fr(axis.weight)})")
    return Line(label, written, _gap(gap, len(marks) - len(known)), is_wide)


def _gap(gap: float | None, unknown: int) -> str:
    told = "on ne peut pas comparer" if gap is None else f"écart de {number(gap)}"
    told = "même note" if gap is not None and round(gap) == 0 else told
    left = f"{number(unknown)} {agree(unknown, 'inconnue')}" if unknown else ""
    return typographic(" ; ".join(part for part in (told, left) if part))


def _marked(one: Opportunity, axis: Axis) -> Cell:
    mark, low, high = one.marks.get(axis.criterion_id) or (None, 0.0, 0.0)
    if mark is None:
        return Cell((), number(None))
    rows = one.sheet.rows("out_opportunity_parts")
    told = tuple(
        sentence(row["sentence_fr"])
        for row in rows
        if row["criterion_id"] == axis.criterion_id and row["sentence_fr"]
    )
    return Cell(told, number(mark), score_bar(mark, low or 0.0, high or 0.0))


def _carriers(chosen: Sequence[Opportunity]) -> Line:
    cells = []
    for one in chosen:
        rows = one.sheet.rows("out_opportunity_carriers")
        names = [_carrier(row) for row in rows[:MOST_CARRIERS]]
        left = len(rows) - len(names)
        more = [f"et {number(left)} {agree(left, 'autre')}"] if left else []
        cells.append(Cell((*names, *more) or ("Aucun porteur proposé.",)))
    return Line("Porteurs, existants d’abord", tuple(cells))


def _carrier(row: Row) -> str:
    names = [text_of(row.get(name)) for name in ("structure_name", "carrier_label_fr")]
    told = ", ".join(name for name in names if name)
    verdict = VERDICTS_FR.get(row["verdict"] or "", "à interroger")
    return typographic(f"{told} : {verdict}")


def _jobs(told: Sequence[Row]) -> Line:
    return Line("Emplois, en équivalent temps plein", tuple(Cell((), _fte(row)) for row in told))


def _few(count: float | None) -> str:
    return number(count) if count is None or float(count).is_integer() else number(count, 1)


def _fte(row: Row) -> str:
    low, high = row.get("jobs_fte_min"), row.get("jobs_fte_max")
    if not is_known(low) and not is_known(high):
        return number(None)
    ends = " à ".join(dict.fromkeys(_few(end) for end in (low, high)))
    return typographic(f"{ends} ({text_of(row.get('jobs_certainty')) or 'certitude inconnue'})")
