"""Where a page stands: the sections of a territory, and which of them each page belongs to."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Section:
    """A section as a link; ``current`` is what assistive tools are told of it."""

    label_fr: str
    address: str
    current: str


# The page that opens each section, then the pages inside it.
SECTIONS = (
    ("Territoire", "territory", ("brief-page",)),
    ("Opportunités", "opportunities", ("opportunity", "decide")),
    ("Carte", "map", ("commune",)),
    ("Décisions", "decisions", ()),
    ("Calculs", "changes", ()),
)


def sections_of(epci_code: str, page: str) -> list[Section]:
    """List the sections of a territory; the one of a page is current, or holds it."""
    return [
        Section(
            label,
            reverse(name, args=[epci_code]),
            "page" if page == name else "true" if page in inside else "",
        )
        for label, name, inside in SECTIONS
    ]
