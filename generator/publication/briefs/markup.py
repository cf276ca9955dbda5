"""Pieces of HTML that our sheets on a screen are made of: every text is escaped here, once."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from generator.publication.briefs.palette import COLOURS, LAYOUTS

# An identifier in a drawing (a fill, a clip) would meet those of another drawing on the same page.
_IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)([A-Za-z][\w-]*)')


def style_sheet() -> str:
    """Return the style sheet of our sheets on a screen, colours included."""
    colours = "".join(f"--{name}: {code}; " for name, code in COLOURS.items())
    css = (LAYOUTS / "fiche.css").read_text(encoding="utf-8")
    return f".fiche {{ {colours}}}\n{css}"


def page(fragment: str, title_fr: str) -> str:
    """Wrap a fragment into a whole page, which needs nothing from outside."""
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title_fr)}</title>\n<style>\n{style_sheet()}</style>\n</head>\n"
        f"<body>\n{fragment}\n</body>\n</html>\n"
    )


def element(name: str, text_fr: str, css: str = "") -> str:
    """Write one text in an element; an empty text writes nothing."""
    return tagged(name, escape(text_fr), css)


def tagged(name: str, inner: str, css: str = "") -> str:
    """Put markup in an element; no markup, no element."""
    return f"<{name}{_css(css)}>{inner}</{name}>" if inner else ""


def told(label_fr: str, text_fr: str) -> str:
    """Say what is said of a thing in bold, then the sentence; nothing where nothing is known."""
    return f"<p><strong>{escape(label_fr)}</strong> {escape(text_fr)}</p>" if text_fr else ""


def items(texts_fr: Iterable[str], css: str = "") -> str:
    """Write a list; one without an item is nothing."""
    return tagged("ul", "".join(element("li", text) for text in texts_fr), css)


def grid(headings: Sequence[str], rows: Iterable[Sequence[str]], caption_fr: str) -> str:
    """Write a table whose headings, and first cell of each row, are told to a voice."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(map(_cell, rest))}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="defile" role="region" aria-label="{escape(caption_fr)}" tabindex="0">'
        f"<table><caption>{escape(caption_fr)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def apart(svg: str, own: str) -> str:
    """Rename what a drawing refers to within itself, so that two can stand in one page."""
    return _IDENTIFIER.sub(rf"\1{own}-\2", svg)


def drawing(svg: str, own: str, caption: str = "") -> str:
    """Put one of our own drawings in the page; its title and description are in it.

    Parameters
    ----------
    svg
        A drawing of ours, never a stranger's: it is not escaped.
    own
        A word that no other drawing of the page uses.
    """
    return f"<figure>{apart(svg, own)}{tagged('figcaption', caption)}</figure>"


def _cell(text_fr: str) -> str:
    return f"<td>{escape(text_fr)}</td>"


def _css(name: str) -> str:
    return f' class="{escape(name)}"' if name else ""
