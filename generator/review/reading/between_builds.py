"""What changed on a territory between two builds that were loaded, by the command's arithmetic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.french import agree, listed, number, sentence, typographic
from generator.opportunities.change_sentences import CAUSES_FR, with_change_sentences
from generator.opportunities.change_states import ANCHORS, Snapshot
from generator.opportunities.changes import APPEARED, LEFT, OTHERS, changes
from generator.review.models import Build, Opportunity, Territory
from generator.review.trial.asked import weight_fr

NAMED = (
    "opportunity_id", "activity_id", "activity_label_fr", "rank", "class_id", "class_label_fr",
    "held_by", "has_refused_gate",
)  # fmt: skip
SCORES = ("score", "score_low", "score_high")
FIGURES = ("value", "mark", "mark_low", "mark_high", "weight", "part", "floor", "ceiling")
CAUSE_FR = {**CAUSES_FR, OTHERS: "les autres ont bougé", APPEARED: "nouvelle", LEFT: "sortie"}


@dataclass(frozen=True)
class Change:
    """One opportunity that moved."""

    label_fr: str
    rank_fr: str
    sentence_fr: str
    causes_fr: str
    changes_class: bool


def changed(before: Territory, after: Territory) -> list[Change]:
    """List the opportunities that moved, by their rank today; four questions, whatever they are."""
    rows = with_change_sentences(changes(_snapshot(before), _snapshot(after)))
    return [
        _change(row) for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]


def summary_fr(rows: Sequence[Change], count: int) -> str:
    """Say how many moved, and by what."""
    if not rows:
        return "Ni classe, ni note, ni rang n’ont changé."
    classes = sum(one.changes_class for one in rows)
    causes = Counter(cause for one in rows for cause in one.causes_fr.split(", "))
    told = listed([f"{name} ({number(times)})" for name, times in causes.most_common()])
    moved = f"{number(len(rows))} {agree(len(rows), 'opportunité a', 'opportunités ont')} bougé"
    return sentence(f"{moved} sur {number(count)}, dont {number(classes)} de classe : {told}")


def weights_changed(before: Build, after: Build) -> list[str]:
    """Say which criteria came, left, or weigh otherwise."""
    then, now = (_weights(build) for build in (before, after))
    return [
        sentence(f"« {label} » : {_weight(then.get(label))} puis {_weight(now.get(label))}")
        for label in sorted(then.keys() | now.keys())
        if then.get(label) != now.get(label)
    ]


def sources_changed(before: Build, after: Build) -> list[str]:
    """Say which sources came, left, or are of another vintage or size."""
    then, now = (_sources(build) for build in (before, after))
    told = []
    for key in sorted(then.keys() | now.keys()):
        old, new = then.get(key), now.get(key)
        if old is None or new is None:
            title = (new or old or {}).get("title", key)
            told.append(f"{title} : {'ajoutée' if old is None else 'retirée'}")
        elif _state(old) != _state(new):
            told.append(f"{new['title']} : {_state(old)}, puis {_state(new)}")
    return [sentence(text) for text in told]


def _change(row: Mapping[Any, Any]) -> Change:
    before, after = row["rank_before"], row["rank_after"]
    ranks = " → ".join("–" if one is None else number(one) for one in (before, after))
    causes = [CAUSE_FR[cause] for cause in str(row["causes"]).split(", ")]
    return Change(
        label_fr=typographic(str(row["activity_label_fr"])),
        rank_fr=number(after) if before == after else ranks,
        sentence_fr=str(row["change_fr"]),
        causes_fr=", ".join(causes),
        changes_class=row["class_id_before"] != row["class_id_after"],
    )


def _snapshot(territory: Territory) -> Snapshot:
    found = list(Opportunity.objects.filter(territory=territory).select_related("sheet"))
    tables = territory.build.tables
    told = [
        one.sheet.rows("out_opportunities")[0]
        | {name: getattr(one, name) for name in NAMED}
        | {"epci_code": territory.epci_code}
        for one in found
    ]
    parts = [
        row | {"opportunity_id": one.opportunity_id}
        for one in found
        for row in one.sheet.rows("out_opportunity_parts")
    ]
    # Said once by the build, not on each row that was loaded.
    anchors = pd.DataFrame(tables["out_criteria"])
    anchors = anchors[["criterion_id", "criterion_label_fr", *ANCHORS]]
    return Snapshot(
        _typed(pd.DataFrame(told), SCORES),
        _typed(pd.DataFrame(parts).merge(anchors, on="criterion_id"), FIGURES),
        pd.DataFrame(tables["out_classes"]),
    )


def _typed(rows: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Give blanks back the types that JSON took from them."""
    return rows.astype(dict.fromkeys(figures, "Float64"))


def _weights(build: Build) -> dict[str, float]:
    return {row["criterion_label_fr"]: row["weight"] for row in build.rows("out_criteria")}


def _weight(weight: float | None) -> str:
    return "absent" if weight is None else f"poids {weight_fr(weight)}"


def _sources(build: Build) -> dict[str, Mapping[str, Any]]:
    return {row["source_id"]: row for row in build.rows("out_sources")}


def _state(row: Mapping[str, Any]) -> str:
    count = row.get("row_count")
    rows = "non chargée" if count is None else f"{number(count)} {agree(count, 'ligne')}"
    return f"{row.get('vintage') or 'millésime inconnu'}, {rows}"
