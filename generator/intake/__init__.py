"""Surveys brought into the workspace, and read back at each build."""

from generator.intake.importing import import_survey, pseudonym_key
from generator.intake.kept import SurveyReport, load_statements, report_of

__all__ = ["SurveyReport", "import_survey", "load_statements", "pseudonym_key", "report_of"]
