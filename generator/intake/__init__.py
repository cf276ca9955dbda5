"""Surveys brought into the workspace, and read back at each build."""

from generator.intake.importing import Known, import_survey, pseudonym_key
from generator.intake.kept import (
    SurveyReport,
    load_proposals,
    load_statements,
    report_of,
)
from generator.intake.margins import keep_margins, load_margins

__all__ = [
    "Known",
    "SurveyReport",
    "import_survey",
    "keep_margins",
    "load_margins",
    "load_proposals",
    "load_statements",
    "pseudonym_key",
    "report_of",
]
