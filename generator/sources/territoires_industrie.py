"""EPCIs labelled Territoires d'industrie; the drawn polygons, displaced overseas, are not read."""

import pandas as pd

from generator.contracts import LABELS, Landed, Source
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.outlines import read_properties
from generator.sources.formats.shapes import as_labels
from generator.sources.formats.tables import with_columns

YEAR = 2026
LABEL = "ti"
SIREN = r"\d{9}"
# A commune's SIREN begins with 21: it is a member under its own name, not an EPCI.
COMMUNE_SIREN = "21"


def parse(raw: bytes) -> Landed:
    """Read one label a member EPCI of each territory."""
    table = with_columns(read_properties(raw), ["siren_groupement"])
    members = table["siren_groupement"].astype("string").str.split(",").explode().str.strip()
    rows = pd.DataFrame({"territory_code": members.reset_index(drop=True), "label_fr": LABEL})
    kept, odd = keep_sound(rows, rows["territory_code"].str.fullmatch(SIREN), "SIREN illisibles")
    communes = kept["territory_code"].str.startswith(COMMUNE_SIREN)
    what = "communes membres en leur nom propre, sans EPCI dans le fichier"
    kept, alone = keep_sound(kept, ~communes, what)
    unique = kept.drop_duplicates("territory_code")
    twice = told("repare", "EPCI cités dans plusieurs territoires", len(kept) - len(unique))
    labels = as_labels(unique, territory_kind="epci", label_kind="programme", year=YEAR)
    return Landed(labels.reset_index(drop=True), odd + alone + twice)


SOURCE = Source(
    id="territoires_industrie",
    title="EPCI des Territoires d'industrie",
    publisher="ANCT",
    licence="ANCT LO; dépôt sans licence, à vérifier",
    address="https://www.data.gouv.fr/",
    vintage="2026",
    files=("supply/anct_programmes_2026/polygone-4326_ti.geojson",),
    landing=LABELS,
    parse=parse,
    fewest_rows=490,
)
