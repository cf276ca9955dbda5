"""Lay a brief out on two A4 pages, three once activities are followed."""

from dataclasses import asdict

from generator.publication.briefs.content import BriefContent
from generator.publication.briefs.typesetting import typeset


def render(content: BriefContent) -> bytes:
    """Make the PDF of a brief: tagged, the same bytes for the same content.

    Raises
    ------
    DataError
        If the texts do not fit on two pages even with the fewest activities, or hold a
        character the font cannot print.
    """
    return typeset("brief", asdict(content), f"fiche de {content.title_fr} ({content.epci_code})")
