"""The text of the demonstration's briefs and notes, as whoever reads the PDF finds it."""

import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pypdf

from generator.publication.briefs.brief import render
from generator.publication.briefs.carrier_sheet import carrier_sheet
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.opportunity_note import opportunity_note
from generator.publication.briefs.sheets import render_sheet
from generator.publication.tables import TABLES
from tests.golden.published import demo_build

TEXTS = Path(__file__).parent / "texts"
BUILD = "essai"  # the number of a build changes with every line of code
NOTES = ("200039055-autoecole", "200039055-recyclerie", "242101442-fablab")
CARRIERS = (("200039055-autopartage", "scic"), ("200039055-recyclerie", "ebe"))
Tables = Mapping[str, pd.DataFrame]


def demo_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Build the demonstration and read its published tables."""
    plan, build = demo_build(folder)
    return {table.name: plan.store.read(build, table.name) for table in TABLES}


def sheets(tables: Tables) -> dict[str, bytes]:
    """Print the briefs of the demonstration, some notes and some carrier sheets."""
    made = {
        f"fiche-{code}": render(brief_content(tables, code, BUILD))
        for code in sorted(tables["out_territories"]["epci_code"])
    }
    for key in NOTES:
        made[f"note-{key}"] = render_sheet(opportunity_note(tables, key, BUILD))
    for key, carrier in CARRIERS:
        made[f"porteur-{key}-{carrier}"] = render_sheet(carrier_sheet(tables, key, carrier, BUILD))
    return made


def text_of_pdf(pdf: bytes) -> str:
    """Return the text of each page, line by line."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    lines = [line.rstrip() for line in "\n\n".join(pages).splitlines()]
    return "\n".join(lines) + "\n"
