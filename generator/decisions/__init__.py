"""What officers decide, in files only ever added to; each is an input of the next build."""

from generator.decisions.byproducts import (
    ByproductDecision,
    append_byproduct_decision,
    current_byproduct_decisions,
    read_byproduct_decisions,
)
from generator.decisions.followups import (
    Followup,
    append_followup,
    current_followups,
    read_followups,
)
from generator.decisions.forms import FORMS, Form
from generator.decisions.opinions import (
    CleOpinion,
    append_opinion,
    current_opinions,
    read_opinions,
)
from generator.decisions.opportunities import (
    current_opportunity_decisions,
    read_opportunity_decisions,
    write_opportunity_decisions,
)
from generator.decisions.resources import Decision, append_decision, read_decisions
from generator.decisions.signals import (
    SignalAnswer,
    append_signal_answer,
    current_signal_answers,
)
from generator.decisions.themes import (
    ThemeCorrection,
    append_theme_correction,
    read_theme_corrections,
)
from generator.decisions.topics import (
    CurrentTopics,
    append_topic_correction,
    read_topic_corrections,
)

__all__ = [
    "FORMS",
    "ByproductDecision",
    "CleOpinion",
    "CurrentTopics",
    "Decision",
    "Followup",
    "Form",
    "SignalAnswer",
    "ThemeCorrection",
    "append_byproduct_decision",
    "append_decision",
    "append_followup",
    "append_opinion",
    "append_signal_answer",
    "append_theme_correction",
    "append_topic_correction",
    "current_byproduct_decisions",
    "current_followups",
    "current_opinions",
    "current_opportunity_decisions",
    "current_signal_answers",
    "read_byproduct_decisions",
    "read_decisions",
    "read_followups",
    "read_opinions",
    "read_opportunity_decisions",
    "read_theme_corrections",
    "read_topic_corrections",
    "write_opportunity_decisions",
]
