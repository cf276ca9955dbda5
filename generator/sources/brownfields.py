"""Brownfield sites referenced by Cartofriches, counted by commune."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound, told
from generator.sources.formats.records import as_keyed, read_document
from generator.sources.formats.shapes import long_indicators
from generator.sources.formats.tables import to_number

# The file bears no date of its own: this is the year of the collection that holds it.
YEAR = 2026
WITHOUT_PROJECT = "friche sans projet"


def parse(raw: bytes) -> Landed:
    """Read all the sites referenced (even potential or converted), and those without a project.

    A total surface of 0 m² for a commune that has sites is a surface nobody measured: unknown.
    """
    document = read_document(raw, ["communes"])
    rows = as_keyed(document["communes"], ["n", "by_status", "total_surface_m2"])
    codes, doubts = commune_codes(rows["territory_code"])
    count, surface = to_number(rows["n"]), to_number(rows["total_surface_m2"])
    statuses = pd.DataFrame(rows["by_status"].tolist(), index=rows.index)
    # A status not listed counts zero site only where the listed ones add up to all the sites.
    whole = statuses.sum(axis="columns") == count
    idle = statuses.reindex(columns=[WITHOUT_PROJECT])[WITHOUT_PROJECT].fillna(0).where(whole)
    wide = pd.DataFrame(
        {
            "territory_code": codes,
            "brownfield_count": count,
            "brownfield_without_project_count": idle,
            "brownfield_m2": surface.mask(surface == 0),
        }
    )
    kept, unnamed = keep_sound(wide, codes.notna(), "communes au code illisible")
    landed = long_indicators(kept, kind="commune", year=YEAR)
    blank = told("non_compris", "surfaces totales de 0 m², inconnues", int((surface == 0).sum()))
    parts = told("non_compris", "communes dont les statuts sont incomplets", int((~whole).sum()))
    return Landed(landed.frame, doubts + unnamed + blank + parts + landed.notes)


SOURCE = Source(
    id="brownfields",
    title="Friches référencées par commune (Cartofriches)",
    publisher="Cerema, repris par bpineau/gazetteer",
    licence="MIT; sources LO (INSEE, ANCT, Cerema)",
    address="https://cartofriches.cerema.fr/",
    vintage="2026",
    files=("supply/gazetteer_2026/cartofriches_communes.json.gz",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=24_000,
    is_partial=True,
    coverage_fr="Inventaire non exhaustif : une commune absente peut avoir des friches",
)
