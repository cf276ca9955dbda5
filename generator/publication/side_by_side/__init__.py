"""Territories side by side: what is told of each, what is near and what differs."""

from generator.publication.side_by_side.choice import (
    DEFAULT_NEAREST,
    MOST_NEAREST,
    MOST_TERRITORIES,
    chosen_codes,
)
from generator.publication.side_by_side.comparing import TABLES, SideBySide, side_by_side
from generator.publication.side_by_side.page import render_page
from generator.publication.side_by_side.sheet import headings, sheet
from generator.publication.side_by_side.telling import told_lines

__all__ = [
    "DEFAULT_NEAREST",
    "MOST_NEAREST",
    "MOST_TERRITORIES",
    "TABLES",
    "SideBySide",
    "chosen_codes",
    "headings",
    "render_page",
    "sheet",
    "side_by_side",
    "told_lines",
]
