"""Which EPCI each commune belongs to, as listed by the Ministry."""

import re

import pandas as pd

from generator.codes import EpciCode
from generator.contracts import MEMBERSHIPS, Landed, Source
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_workbook, with_columns

COLUMNS = {
    "siren": "zone_code",
    "raison_sociale": "zone_name",
    "nature_juridique": "zone_nature",
    "insee": "commune_code",
}
# The perimeter's year is read in the header of the populations (ptot_2025). The file of the 2026
# folder is the perimeter of 1 January 2025: its sheet says 2025, its names are those before the
# renamings of 11 January 2025 (Oissel, Salerm), its populations are the census of 2022. The list
# of communes did not change between the two dates, so it covers the COG of 2026 all the same.
POPULATION_HEADER = re.compile(r"ptot_(\d{4})")


def parse(raw: bytes) -> Landed:
    """Read the list, one row a commune, and date it by the header of its populations."""
    table = read_workbook(raw)
    rows, code_notes = with_commune_codes(
        with_columns(table, list(COLUMNS)).rename(columns=COLUMNS), "commune_code"
    )
    sound = rows["zone_code"].str.fullmatch(EpciCode.pattern.pattern)
    kept, epci_notes = keep_sound(rows, sound, "lignes sans SIREN d'EPCI")
    frame = kept.assign(zone_kind="epci", year=_perimeter_year(table.columns))
    return Landed(frame, (*code_notes, *epci_notes))


def _perimeter_year(headers: pd.Index) -> int:
    years = [int(found[1]) for name in headers if (found := POPULATION_HEADER.fullmatch(str(name)))]
    if len(years) != 1:
        what = "l'année du périmètre ne se lit pas dans les en-têtes"
        raise DataError(Fault(what, example="ptot_2025", remedy="vérifiez le classeur"))
    return years[0]


SOURCE = Source(
    id="epci_communes",
    title="Composition communale des EPCI à fiscalité propre",
    publisher="Direction générale des collectivités locales (BANATIC)",
    licence="Licence Ouverte",
    address="https://www.banatic.interieur.gouv.fr/",
    vintage="périmètre au 1er janvier 2025",
    files=("territory/decoupage-administratif_2026/epcicom.xlsx",),
    landing=MEMBERSHIPS,
    parse=parse,
    fewest_rows=31_000,
    coverage_fr="France hors collectivités d'outre-mer et quatre îles sans EPCI",
)
