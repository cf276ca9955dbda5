"""Communes, arrondissements and old communes of the official geographical code."""

from generator.contracts import COMMUNES, Landed, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_text_table

YEAR = 2026
COLUMNS = {
    "TYPECOM": "commune_type",
    "COM": "commune_code",
    "LIBELLE": "commune_name",
    "DEP": "departement_code",
    "REG": "region_code",
    "COMPARENT": "parent_code",
}
KNOWN_TYPES = ("COM", "ARM", "COMD", "COMA")


def parse(raw: bytes) -> Landed:
    """Read the list; communes déléguées and associées have a parent but no département."""
    table = read_text_table(raw, sep=",", columns=list(COLUMNS)).rename(columns=COLUMNS)
    coded, code_notes = with_commune_codes(table, "commune_code")
    known = coded["commune_type"].isin(KNOWN_TYPES)
    kept, type_notes = keep_sound(coded, known, "lignes d'un type de commune inconnu")
    return Landed(kept.assign(year=YEAR), (*code_notes, *type_notes))


SOURCE = Source(
    id="cog_communes",
    title="Code officiel géographique : communes",
    publisher="INSEE",
    licence="Licence Ouverte",
    address="https://www.insee.fr/",
    vintage="au 1er janvier 2026",
    files=("territory/decoupage-administratif_2026/communes.csv",),
    landing=COMMUNES,
    parse=parse,
    fewest_rows=33_000,
    coverage_fr="France hors collectivités d'outre-mer",
)
