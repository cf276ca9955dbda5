"""What a screen reader finds in a PDF: its structure, and what of the page belongs to it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

ARTIFACT = "/Artifact"
PAINTING = {"Tj", "TJ", "'", '"', "f", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass
class Element:
    """One element of the structure: its role, what it says of itself, its children."""

    role: str
    alt: str
    scope: str
    # Its children, and between them the contents of its own: a page and a number each.
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        """The elements just under this one."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def contents(self) -> Iterator[tuple[int, int]]:
        """Give all contents under this element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid

    def walk(self) -> Iterator["Element"]:
        """Give this element and all those under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def of(self, role: str) -> list["Element"]:
        """List the elements of one role under this one."""
        return [one for one in self.walk() if one.role == role]


@dataclass(frozen=True)
class Document:
    """What a PDF says of itself to who does not see it."""

    language: str
    title: str
    shows_title: bool
    root: Element
    bookmarks: list[str]
    painted: list[list[int | str]]  # by page: the content each painting belongs to, in order


def read_document(pdf: bytes) -> Document:
    """Read the structure of a PDF and, page by page, what its contents belong to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        with document.open_metadata() as metadata:
            title = str(metadata["dc:title"])
        with document.open_outline() as outline:
            bookmarks = list(_titles(outline.root))
        return Document(
            language=str(document.Root.Lang),
            title=title,
            shows_title=bool(document.Root.ViewerPreferences.DisplayDocTitle),
            root=_element(document.Root.StructTreeRoot, pages, None),
            bookmarks=bookmarks,
            painted=[_painted(page) for page in document.pages],
        )


def _titles(items: list) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def _element(node: pikepdf.Dictionary, pages: dict, page: int | None) -> Element:
    if "/Pg" in node:
        page = pages[node.Pg.objgen]
    made = Element(str(node.get("/S", "")), str(node.get("/Alt", "")), _scope(node))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.kids.append((page, kid))
        elif "/MCID" in kid:
            own = pages[kid.Pg.objgen] if "/Pg" in kid else page
            made.kids.append((own, int(kid.MCID)))
        elif "/S" in kid:
            made.kids.append(_element(kid, pages, page))
    return made


def _scope(node: pikepdf.Dictionary) -> str:
    attributes = node.get("/A", [])
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(one.Scope) for one in listed if "/Scope" in one), "")


def _painted(page: pikepdf.Page) -> list[int | str]:
    """List what each painting belongs to: a number of the structure, « artifact », or nothing."""
    open_marks: list[int | str | None] = []
    found: list[int | str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1]
            is_numbered = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
            open_marks.append(int(properties.MCID) if is_numbered else str(operands[0]))
        elif name == "BMC":
            open_marks.append(str(operands[0]))
        elif name == "EMC":
            open_marks.pop()
        elif name in PAINTING:
            owner = next((mark for mark in reversed(open_marks) if isinstance(mark, int)), None)
            found.append(
                owner if owner is not None else (ARTIFACT if ARTIFACT in open_marks else "")
            )
    return found
