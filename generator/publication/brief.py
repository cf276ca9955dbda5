"""Lay a brief out on two A4 pages, as an accessible PDF (PDF/UA-1) that never varies."""

import atexit
import json
import shutil
import tempfile
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import cast

import font_source_sans_pro
import typst

from generator.errors import DataError, Fault
from generator.publication.content import BriefContent

TEMPLATE = Path(__file__).with_name("brief.typ")
FACES = ("Regular", "It", "Semibold", "Bold")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Load the four faces used, from the wheel and nowhere else.

    The wheel ships each face twice (OTF and TTF); which one wins would depend on the order of
    the folder, so one of each is set apart. Fonts are read when used: the folder stays to the end.
    """
    folder = tempfile.mkdtemp(prefix="generateur-polices-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for face in FACES:
        name = f"SourceSansPro-{face}.otf"
        shutil.copy(Path(font_source_sans_pro.font_directory) / name, folder)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts(), ignore_system_fonts=True
    )


def render(content: BriefContent) -> bytes:
    """Make the PDF of a brief: two pages, tagged, the same bytes for the same content.

    Raises
    ------
    DataError
        If the texts do not fit on two pages even with the fewest activities, or hold a
        character the font cannot print.
    """
    written = json.dumps(asdict(content), ensure_ascii=False)
    try:
        pdf = _compiler().compile(
            format="pdf", sys_inputs={"content": written}, pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        raise DataError(
            Fault(
                "la fiche ne peut pas être mise en page",
                where=f"fiche de {content.title_fr} ({content.epci_code})",
                example=error.message,
                remedy="raccourcissez ou corrigez le texte en cause dans le catalogue",
            )
        ) from error
    return cast("bytes", pdf)  # a PDF is one file, whatever its pages
