"""The method of a build, in the very words of its release."""

from typing import Any

import pandas as pd
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from generator.publication.method_page import METHOD_TABLES, method_page
from generator.review.asking import Request
from generator.review.models import Build

BUILD = "calcul"
TABLE = "table_open"


def method(request: Request) -> HttpResponse:
    """Show the method of the last build loaded, or of the one asked."""
    build = _asked(request.GET.get(BUILD, ""))
    tables = {name: pd.DataFrame(build.rows(name)) for name in METHOD_TABLES} if build else {}
    context = {"build": build, "text": as_html(method_page(tables)) if build else ""}
    return render(request, "review/method.html", context)


def as_html(text: str) -> SafeString:
    """Write a page of our own as HTML: markup inside it is shown as it is written."""
    writer = MarkdownIt("commonmark", {"html": False}).enable("table")
    writer.add_render_rule(TABLE, _table_opens)
    writer.add_render_rule("table_close", _table_closes)
    written: str = writer.render(text)
    return SafeString(written)  # html is off: what it writes is its own


def _asked(build_id: str) -> Build | None:
    if not build_id:
        return Build.objects.first()
    found = Build.objects.filter(pk=build_id).first()
    if found is None:
        raise Http404
    return found


def _table_opens(
    renderer: RendererHTML,  # noqa: ARG001 - the library's form
    tokens: list[Token],
    index: int,
    options: Any,  # noqa: ANN401, ARG001
    env: Any,  # noqa: ANN401, ARG001
) -> str:
    """Let a wide table scroll, reached by the keyboard and named apart from the others."""
    place = sum(token.type == TABLE for token in tokens[: index + 1])
    return f'<div class="scroll" role="region" aria-label="Tableau {place}" tabindex="0"><table>'


def _table_closes(*_: object) -> str:
    return "</table></div>"
