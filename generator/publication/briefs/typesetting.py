"""Print a sheet with Typst as an accessible PDF (PDF/UA-1) whose bytes never vary."""

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import font_source_sans_pro
import typst

from generator.errors import DataError, Fault
from generator.publication.briefs.palette import LAYOUTS

FACES = ("Regular", "It", "Semibold", "Bold")
# Typst keeps all it laid out for ten compilations, 35 MB a brief: blank ones age what is kept.
BLANKS = 5
AS_IT_IS = ("svg", "key_svg", "alt_fr")  # what is drawn or spoken: no line ends there
NO_BREAK = "\u00a0"
# A number stays with what it counts, or with the word before it where a sentence ends on it.
GLUED = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=\w) (?=\d+(?:[.,)\u202f]|$))|(?<=\bà) (?=vérifier)")


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


@lru_cache
def _compiler(layout: str) -> typst.Compiler:
    return typst.Compiler(
        input=LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )


def typeset(layout: str, content: Mapping[str, Any], what_fr: str) -> bytes:
    """Print a content on a layout: tagged, the same bytes for the same content.

    Parameters
    ----------
    layout
        Name of a file of ``layouts/`` without its suffix.
    content
        What the layout reads, of texts, numbers, lists and mappings.
    what_fr
        What is printed, for whoever must mend it.

    Raises
    ------
    DataError
        If the texts do not fit even under their shortest form, or hold a character the font
        cannot print.
    """
    written = json.dumps(_unbroken(content), ensure_ascii=False)
    try:
        pdf = _compiler(layout).compile(
            format="pdf", sys_inputs={"content": written}, pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        raise DataError(
            Fault(
                "la fiche ne peut pas être mise en page",
                where=what_fr,
                example=error.message,
                remedy="raccourcissez ou corrigez le texte en cause dans le catalogue",
            )
        ) from error
    for _ in range(BLANKS):
        _compiler("blank").compile(format="pdf")
    return cast("bytes", pdf)  # a PDF is one file, whatever its pages


def _unbroken(told: Any) -> Any:  # noqa: ANN401  whatever a content holds
    """Keep numbers on the line of their unit."""
    if isinstance(told, str):
        return GLUED.sub(NO_BREAK, told)
    if isinstance(told, Mapping):
        return {name: one if name in AS_IT_IS else _unbroken(one) for name, one in told.items()}
    return [_unbroken(one) for one in told] if isinstance(told, list | tuple) else told
