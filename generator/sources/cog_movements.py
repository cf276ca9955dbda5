"""Every change of a commune's code, name or status since 1943."""

from generator.contracts import MOVEMENTS, Landed, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.rows import without_repeats
from generator.sources.formats.tables import read_text_table

COLUMNS = {
    "MOD": "movement_code",
    "DATE_EFF": "effective_date",
    "TYPECOM_AV": "type_before",
    "COM_AV": "code_before",
    "LIBELLE_AV": "name_before",
    "TYPECOM_AP": "type_after",
    "COM_AP": "code_after",
    "LIBELLE_AP": "name_after",
}


def parse(raw: bytes) -> Landed:
    """Read the movements; what has no before or no after is no passage, and is set aside."""
    table = read_text_table(raw, sep=",", columns=list(COLUMNS)).rename(columns=COLUMNS)
    rows, notes = without_repeats(table, "lignes répétées à l'identique")
    rows, created = keep_sound(
        rows, rows["code_before"].notna(), "créations sans commune d'origine"
    )
    rows, gone = keep_sound(rows, rows["code_after"].notna(), "suppressions sans commune d'arrivée")
    return Landed(rows, (*notes, *created, *gone))


SOURCE = Source(
    id="cog_movements",
    title="Code officiel géographique : mouvements de communes depuis 1943",
    publisher="INSEE",
    licence="Licence Ouverte",
    address="https://www.insee.fr/",
    vintage="jusqu'au 1er janvier 2026",
    files=("territory/decoupage-administratif_2026/mouvements-communes.csv",),
    landing=MOVEMENTS,
    parse=parse,
    fewest_rows=12_000,
    coverage_fr="France hors collectivités d'outre-mer",
)
