"""The table of opportunities as files: what is on the screen, filtered and ordered the same way."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
from django.utils import timezone

from generator.catalogues.lists import read_lists
from generator.columns import Column, ColumnDictionary, read_columns
from generator.folding import fold
from generator.french import typographic
from generator.publication.tables import write_csvs
from generator.publication.workbooks.selection_book import Cover, write_selection
from generator.review.configuration import configuration
from generator.review.models import Decision, Opportunity, Verdict
from generator.review.selection import Axis
from generator.settings import shipped

MARK = "mark_"
MARK_UNIT = "0 à 100"
EPCI_DIGITS = 9
TEXT, WHOLE, REAL = pa.string(), pa.int64(), pa.float64()
# What is read first comes first; identifiers, which serve other programs, come last.
BEFORE_MARKS = {
    "rank": WHOLE, "activity_label_fr": TEXT, "epci_name": TEXT, "class_label_fr": TEXT,
    "score": REAL, "score_low": REAL, "score_high": REAL, "weight_present_share": REAL,
    "rank_best": WHOLE, "rank_worst": WHOLE,
}  # fmt: skip
# Before what is published, where weights are tried: the columns say which is which.
TRIED = {
    "trial_rank": WHOLE, "trial_places_gained": WHOLE, "trial_class_label_fr": TEXT,
    "trial_score": REAL, "trial_score_low": REAL, "trial_score_high": REAL,
    "trial_weighting_fr": TEXT,
}  # fmt: skip
TRIAL_FR = (
    "Pondération d'essai, qui donne l'ordre des lignes et les colonnes « à l'essai » ; rien n'en "
    "est publié :"
)
DECIDED = dict.fromkeys(
    ("review_verdict_fr", "review_reason_fr", "review_carrier_fr", "review_comment_fr",
     "review_author_fr", "review_date"),
    TEXT,
)  # fmt: skip
KEYS = dict.fromkeys(("epci_code", "opportunity_id"), TEXT)
SHEET, FILE = "Opportunités", "opportunites"


@dataclass(frozen=True)
class Selection:
    """The opportunities of an export, in their order, and what they were chosen and ranked by."""

    rows: Sequence[Opportunity]
    axes: Sequence[Axis]
    criteria: Sequence[Mapping[str, Any]]
    place_fr: str
    build_ids: tuple[str, ...]
    weighting: str
    trial_name: str  # of the weights tried, or nothing
    trial_weights_fr: str
    asked: tuple[str, ...]
    is_demo: bool

    @property
    def file_name(self) -> str:
        """Name the file after the territory, the build and the weighting."""
        build = self.build_ids[0] if len(self.build_ids) == 1 else "plusieurs calculs"
        parts = (FILE, self.place_fr, build, self.weighting, *self._trial)
        return "_".join(_slug(part) for part in parts)

    @property
    def _trial(self) -> tuple[str, ...]:
        return (f"essai {self.trial_name}",) if self.trial_name else ()


def table_of(chosen: Selection) -> pa.Table:
    """Write the selection as a table: marks unknown stay blank, decisions are those of today."""
    decided = _decisions(chosen.rows)
    marks = {f"{MARK}{axis.criterion_id}": REAL for axis in chosen.axes}
    tried = TRIED if chosen.trial_name else {}
    schema = pa.schema({**tried, **BEFORE_MARKS, **marks, **DECIDED, **KEYS})
    weighting = {"trial_weighting_fr": _weighting(chosen)}
    rows = [
        _told(one)
        | _tried(one)
        | weighting
        | _marks(one, chosen.axes)
        | decided.get(one.opportunity_id, {})
        for one in chosen.rows
    ]
    return pa.Table.from_pylist(rows, schema)


def dictionary(chosen: Selection) -> ColumnDictionary:
    """Describe the columns: those of the publication, and one for each axis of the build."""
    known = read_columns(shipped("data") / "columns.csv")
    axes = {
        f"{MARK}{row['criterion_id']}": Column(
            f"{MARK}{row['criterion_id']}",
            row["criterion_label_fr"],
            MARK_UNIT,
            row["method_fr"] or row["criterion_label_fr"],
        )
        for row in chosen.criteria
    }
    return ColumnDictionary(known.file_name, {**known.columns, **axes})


def as_csv(chosen: Selection) -> bytes:
    """Write it for a French spreadsheet: no cell is ever computed."""
    with TemporaryDirectory() as folder:
        write_csvs({FILE: table_of(chosen)}, Path(folder))
        return (Path(folder) / f"{FILE}.csv").read_bytes()


def as_workbook(chosen: Selection) -> bytes:
    """Write it as a workbook: what it is, the table, and what each column means.

    Raises
    ------
    DataError
        If a comment is longer than a cell can hold.
    """
    cover = Cover(
        title_fr=f"Opportunités : {chosen.place_fr}",
        lines_fr=(*_about(chosen), *chosen.asked),
        is_demo=chosen.is_demo,
    )
    return write_selection(SHEET, table_of(chosen), dictionary(chosen), cover)


def _about(chosen: Selection) -> tuple[str, ...]:
    builds = ", ".join(chosen.build_ids)
    return (
        typographic(f"Calcul : {builds or 'aucun'}. Pondération : {chosen.weighting}."),
        *([typographic(f"{TRIAL_FR} {_weighting(chosen)}.")] if chosen.trial_name else []),
        typographic(
            f"Export du {timezone.localdate():%d/%m/%Y} : les lignes, leur ordre et les décisions "
            "sont ceux de l'écran ce jour-là."
        ),
        "Une case vide veut dire « inconnu » ou « non publié », jamais zéro.",
    )


def _slug(text: str) -> str:
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return "-".join(kept.split())


def _told(one: Opportunity) -> dict[str, Any]:
    """Tell what is published, whatever weights are tried."""
    territory = one.territory
    own = {name: getattr(one, name, None) for name in BEFORE_MARKS | KEYS}
    published = {} if one.published is None else asdict(one.published)
    own |= {name: value for name, value in published.items() if name in own}
    return own | {
        "epci_code": territory.epci_code,
        "epci_name": typographic(territory.epci_name),
        "activity_label_fr": typographic(one.activity_label_fr),
        "class_label_fr": typographic(str(own["class_label_fr"])),
    }


def _tried(one: Opportunity) -> dict[str, Any]:
    """Tell where the weights tried would put it."""
    if one.published is None:
        return {}
    return {
        "trial_rank": one.rank,
        "trial_places_gained": one.published.rank - one.rank,
        "trial_class_label_fr": typographic(one.class_label_fr),
        "trial_score": one.score,
        "trial_score_low": one.score_low,
        "trial_score_high": one.score_high,
    }


def _weighting(chosen: Selection) -> str:
    return typographic(f"{chosen.trial_name} : {chosen.trial_weights_fr}")


def _marks(one: Opportunity, axes: Sequence[Axis]) -> dict[str, float | None]:
    return {
        f"{MARK}{axis.criterion_id}": (one.marks.get(axis.criterion_id) or [None])[0]
        for axis in axes
    }


def _decisions(rows: Sequence[Opportunity]) -> dict[str, dict[str, str]]:
    """Read the decisions that stand on these opportunities: one question, whatever their number."""
    keys = {one.opportunity_id for one in rows}
    found = configuration().workspace
    lists = read_lists([shipped("data"), found.catalogues])["land_decision_reasons"]
    reasons = dict(zip(lists["reason_id"], lists["label_fr"], strict=True))
    return {
        one.opportunity_id: {
            "review_verdict_fr": str(Verdict(one.verdict).label),
            "review_reason_fr": " : ".join(
                text for text in (reasons.get(one.reason_id, ""), one.reason) if text
            ),
            "review_carrier_fr": one.carrier,
            "review_comment_fr": one.comment,
            "review_author_fr": one.author_name,
            "review_date": timezone.localdate(one.decided_at).isoformat(),
        }
        for one in Decision.objects.standing()
        if one.opportunity_id in keys
    }
