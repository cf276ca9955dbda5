"""A sheet of one page: what it says block by block, then its PDF and its HTML."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from generator.french import typographic
from generator.publication.briefs.markup import drawing, element, grid, items, tagged, told
from generator.publication.briefs.typesetting import typeset
from generator.publication.briefs.wording import DEMO
from generator.publication.drawings.sheet import Drawing


@dataclass(frozen=True)
class Words:
    """A sentence after its label in bold, or alone; a note is in smaller letters."""

    text_fr: str
    label_fr: str = ""
    is_note: bool = False
    kind: str = field(default="words", init=False)


@dataclass(frozen=True)
class Bullets:
    """A list; what a page has no room for is counted, with the name of what is listed."""

    texts_fr: tuple[str, ...]
    one_fr: str = "autre ligne"
    many_fr: str = "autres lignes"
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True)
class Rows:
    """A table; what a page has no room for is counted, unless the whole of it is needed."""

    caption_fr: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]  # parts of the width
    one_fr: str = "autre ligne"
    many_fr: str = "autres lignes"
    is_whole: bool = False
    kind: str = field(default="rows", init=False)


@dataclass(frozen=True)
class Picture:
    """A drawing with its finding."""

    drawing: Drawing
    kind: str = field(default="picture", init=False)


Block = Words | Bullets | Rows | Picture


@dataclass(frozen=True)
class Section:
    """A title and its blocks; a section without a block is not shown."""

    title_fr: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Sheet:
    """One page: a band, one thing in a box, two columns, and what closes it."""

    key: str  # file name without suffix
    kind_fr: str
    title_fr: str
    subtitle_fr: str
    build_id: str
    is_demo: bool
    headline_fr: str
    left: tuple[Section, ...]
    right: tuple[Section, ...]
    asked_title_fr: str
    asked: tuple[str, ...]
    limits: tuple[str, ...]
    sources_fr: str


def sections(*made: tuple[str, Sequence[Block | None]]) -> tuple[Section, ...]:
    """Keep the sections, and in them the blocks, that have something to say."""
    kept = (
        Section(typographic(title), tuple(b for b in blocks if b is not None and _says(b)))
        for title, blocks in made
    )
    return tuple(section for section in kept if section.blocks)


def render_sheet(sheet: Sheet) -> bytes:
    """Make the PDF of a sheet: one tagged page, the same bytes for the same content.

    Raises
    ------
    DataError
        If the texts do not fit on one page, or hold a character the font cannot print.
    """
    return typeset("sheet", asdict(sheet), f"{sheet.kind_fr} {sheet.key}")


def sheet_html(sheet: Sheet) -> str:
    """Write a sheet as one ``<article class="fiche">``, every text escaped."""
    about = element("p", f"{sheet.kind_fr} · calcul {sheet.build_id}")
    header = element("h1", sheet.title_fr) + about + element("p", sheet.subtitle_fr)
    parts = (
        tagged("header", header),
        element("p", DEMO, "fictif") if sheet.is_demo else "",
        element("p", sheet.headline_fr, "encadre"),
        tagged("div", _column(sheet.left, "g") + _column(sheet.right, "d"), "colonnes"),
        tagged("section", element("h2", sheet.asked_title_fr) + items(sheet.asked), "encadre"),
        tagged("section", element("h2", "Ce que cette page ne dit pas") + items(sheet.limits)),
        element("p", sheet.sources_fr, "note"),
    )
    return tagged("article", "\n".join(part for part in parts if part), "fiche")


def _says(block: Block) -> bool:
    if isinstance(block, Words):
        return bool(block.text_fr)
    if isinstance(block, Picture):
        return True
    return bool(block.texts_fr if isinstance(block, Bullets) else block.rows)


def _column(made: Sequence[Section], own: str) -> str:
    written = "".join(
        tagged(
            "section",
            element("h2", section.title_fr)
            + "".join(_block(block, f"{own}{n}-{m}") for m, block in enumerate(section.blocks)),
        )
        for n, section in enumerate(made)
    )
    return tagged("div", written)


def _block(block: Block, own: str) -> str:
    if isinstance(block, Words):
        if block.label_fr:
            return told(block.label_fr, block.text_fr)
        return element("p", block.text_fr, "note" if block.is_note else "")
    if isinstance(block, Bullets):
        return items(block.texts_fr)
    if isinstance(block, Rows):
        return grid(block.headings, block.rows, block.caption_fr)
    return drawing(block.drawing.svg, own)
