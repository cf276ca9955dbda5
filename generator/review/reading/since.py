"""What changed since the build loaded before this one, by the same arithmetic as the command."""

import pandas as pd

from generator.french import sentence, within
from generator.opportunities.change_sentences import with_change_sentences
from generator.opportunities.change_states import ANCHORS, Snapshot
from generator.opportunities.changes import changes
from generator.review.models import Opportunity, Territory
from generator.review.reading.subject import Subject

FIRST = "C’est le premier calcul chargé : il n’y a rien à comparer."
NAMED = ("opportunity_id", "activity_id", "activity_label_fr", "has_refused_gate")
SCORES = ("score", "score_low", "score_high")
FIGURES = ("value", "mark", "mark_low", "mark_high", "weight", "part", "floor", "ceiling")


def since_last_build(subject: Subject) -> str:
    """Say in one sentence what moved this opportunity since the build loaded before."""
    before = (
        Territory.objects.filter(epci_code=subject.territory.epci_code, is_current=False)
        .select_related("build")
        .defer("tables")
        .order_by("-build__loaded_at")
        .first()
    )
    if before is None:
        return sentence(FIRST)
    opening = f"Depuis le calcul {before.build_id} du {before.build.created_on:%d/%m/%Y}"
    then = (
        Opportunity.objects.filter(territory=before, activity_id=subject.opportunity.activity_id)
        .select_related("sheet")
        .first()
    )
    if then is None:
        return sentence(f"{opening}, elle est nouvelle. {subject.told['called_by_fr'] or ''}")
    earlier = Subject(then, before, then.sheet)
    rows = with_change_sentences(changes(_snapshot(earlier), _snapshot(subject)))
    if rows.empty:
        return sentence(f"{opening}, ni sa classe, ni sa note, ni son rang n’ont changé")
    return sentence(f"{opening} : {within(rows['change_fr'].iloc[0])}")


def _snapshot(subject: Subject) -> Snapshot:
    """Set out what one build says of this opportunity alone."""
    ours = {name: getattr(subject.opportunity, name) for name in NAMED}
    row = pd.DataFrame([subject.told | ours | {"epci_code": subject.territory.epci_code}])
    # Said once by the build, not on each row that was loaded.
    anchors = pd.DataFrame(subject.shared("out_criteria"))
    anchors = anchors[["criterion_id", "criterion_label_fr", *ANCHORS]]
    parts = pd.DataFrame(subject.own("out_opportunity_parts")).merge(anchors, on="criterion_id")
    parts["opportunity_id"] = subject.opportunity.opportunity_id
    steps = pd.DataFrame(subject.shared("out_classes"))
    return Snapshot(_typed(row, SCORES), _typed(parts, FIGURES), steps)


def _typed(rows: pd.DataFrame, figures: tuple[str, ...]) -> pd.DataFrame:
    """Give blanks back the types that JSON took from them."""
    return rows.astype(dict.fromkeys(figures, "Float64"))
