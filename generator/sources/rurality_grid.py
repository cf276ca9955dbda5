"""Kind of rurality of each commune, in the producer's own words."""

from generator.contracts import LABELS, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound, one_line
from generator.sources.formats.shapes import as_labels
from generator.sources.formats.tables import read_text_table

YEAR = 2026


def parse(raw: bytes) -> Landed:
    """Read one label a commune."""
    table = read_text_table(raw, sep=",", columns=["insee_com", "niveau_ruralite"])
    codes, doubts = commune_codes(table["insee_com"])
    labels, damaged = one_line(table["niveau_ruralite"])
    rows = table.assign(territory_code=codes, label_fr=labels)
    kept, blank = keep_sound(
        rows, codes.notna() & labels.notna(), "communes sans code ou sans classe"
    )
    shaped = as_labels(kept, territory_kind="commune", label_kind="rurality", year=YEAR)
    return Landed(shaped, doubts + damaged + blank)


SOURCE = Source(
    id="rurality_grid",
    title="Typologie des ruralités",
    publisher="ANCT et INRAE",
    licence="ANCT/INSEE/INRAE LO; dépôt sans licence, à vérifier",
    address="https://www.data.gouv.fr/",
    vintage="2026",
    files=("supply/grilles_2026/ruralite.csv",),
    landing=LABELS,
    parse=parse,
    fewest_rows=31_000,
)
