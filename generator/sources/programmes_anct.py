"""Communes of Action cœur de ville, Petites villes de demain, and town renewal operations."""

from generator.contracts import LABELS, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound
from generator.sources.formats.records import as_keyed, read_document
from generator.sources.formats.shapes import as_labels

# The file bears no date of its own: this is the year of the collection that holds it.
YEAR = 2026
PROGRAMMES = ["acv", "pvd", "ort"]


def parse(raw: bytes) -> Landed:
    """Read one label a commune and programme; a programme not said to be true is not one."""
    document = read_document(raw, ["communes"])
    rows = as_keyed(document["communes"], PROGRAMMES)
    codes, doubts = commune_codes(rows["territory_code"])
    wide = rows[PROGRAMMES].isin([True]).assign(territory_code=codes)
    kept, unnamed = keep_sound(wide, codes.notna(), "communes au code illisible")
    long = kept.melt(id_vars="territory_code", var_name="label_fr", value_name="is_in")
    labels = as_labels(
        long[long["is_in"]], territory_kind="commune", label_kind="programme", year=YEAR
    )
    return Landed(labels.reset_index(drop=True), doubts + unnamed)


SOURCE = Source(
    id="programmes_anct",
    title="Communes des programmes Action cœur de ville, Petites villes de demain et ORT",
    publisher="ANCT, repris par bpineau/gazetteer",
    licence="MIT; sources LO (INSEE, ANCT, Cerema)",
    address="https://www.data.gouv.fr/",
    vintage="2026",
    files=("supply/gazetteer_2026/anct_programmes.json",),
    landing=LABELS,
    parse=parse,
    fewest_rows=3_700,
)
