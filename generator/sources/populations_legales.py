"""Legal populations of the communes."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Source
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.rows import indicators_by_year, with_commune_codes
from generator.sources.formats.tables import read_text_table, to_count

# The file names no year. Its 68,094,280 inhabitants outside Mayotte follow, one year on, the
# 67,754,125 of the census of 2022 in the Ministry's list of EPCI; and its communes have their
# names of 1 January 2025, the geography in which INSEE publishes the census of 2023.
CENSUS_YEAR = 2023
# Mayotte: 256,518 inhabitants, the census of 2017, still in force in the Ministry's list of 2025.
MAYOTTE_CODE = "976"
MAYOTTE_CENSUS_YEAR = 2017
POPULATIONS = {"PMUN": "population_municipale", "PTOT": "population_totale"}


def parse(raw: bytes) -> Landed:
    """Read the populations; Paris, Lyon and Marseille come as arrondissements only.

    A commune's code is the first two figures of its département and the three of CODCOM, also
    overseas: 976 and 601 make 97601.
    """
    table = read_text_table(raw, sep=";", columns=["DEP", "CODCOM", "COM", *POPULATIONS])
    built = table.assign(commune_code=table["DEP"].str[:2] + table["CODCOM"].str.zfill(3))
    blank = built["COM"].isna()
    made = told("repare", "codes de commune refaits de DEP et CODCOM", int(blank.sum()))
    alike, unlike = keep_sound(
        built, blank | (built["COM"] == built["commune_code"]), "codes COM contraires à CODCOM"
    )
    rows, code_notes = with_commune_codes(alike, "commune_code")
    counts = rows.assign(**{column: to_count(rows[column]) for column in POPULATIONS})
    columns = {column: (name, CENSUS_YEAR) for column, name in POPULATIONS.items()}
    landed = indicators_by_year(counts, "commune_code", columns)
    return Landed(_dated(landed.frame), (*made, *unlike, *code_notes, *landed.notes))


def _dated(indicators: pd.DataFrame) -> pd.DataFrame:
    in_mayotte = indicators["territory_code"].str.startswith(MAYOTTE_CODE)
    return indicators.assign(year=indicators["year"].mask(in_mayotte, MAYOTTE_CENSUS_YEAR))


SOURCE = Source(
    id="populations_legales",
    title="Populations légales des communes",
    publisher="INSEE",
    licence="Licence Ouverte",
    address="https://www.insee.fr/",
    vintage="recensement de 2023, communes au 1er janvier 2025 ; Mayotte : recensement de 2017",
    files=("territory/decoupage-administratif_2026/donnees_communes*.csv",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=62_000,
    coverage_fr="France ; Paris, Lyon et Marseille par arrondissement",
)
