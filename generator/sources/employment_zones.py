"""Which employment zone (zoning of 2020) each commune belongs to."""

import pandas as pd

from generator.contracts import MEMBERSHIPS, Landed, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_text_table

# The file does not say so, but its 34,935 communes are exactly those of the COG of 2024.
YEAR = 2024
COLUMNS = {"codgeo": "commune_code", "codze2020": "zone_code", "libze2020": "zone_name"}


def parse(raw: bytes) -> Landed:
    """Read the list, one row a commune; zone codes keep their leading zeros."""
    table = read_text_table(raw, sep=",", columns=list(COLUMNS)).rename(columns=COLUMNS)
    rows, code_notes = with_commune_codes(table, "commune_code")
    sound = rows["zone_code"].str.fullmatch(r"\d{4}")
    kept, zone_notes = keep_sound(rows, sound, "communes sans zone d'emploi lisible")
    unknown = pd.Series(pd.NA, index=kept.index, dtype="string")
    frame = kept.assign(zone_kind="zone_emploi", zone_nature=unknown, year=YEAR)
    return Landed(frame, (*code_notes, *zone_notes))


SOURCE = Source(
    id="employment_zones",
    title="Communes et zones d'emploi 2020",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE, France Travail), dépôt sans licence, à vérifier",
    address="https://www.insee.fr/",
    vintage="zonage 2020, communes au 1er janvier 2024",
    files=("socioeconomic/Export_Communes_Zones_Emploi_2020.csv",),
    landing=MEMBERSHIPS,
    parse=parse,
    fewest_rows=31_000,
)
