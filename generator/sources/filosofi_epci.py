"""Income, poverty and pensions by EPCI in 2015 (Filosofi), on the EPCIs of that release."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.shapes import long_indicators
from generator.sources.formats.tables import read_text_table, to_number

YEAR = 2015
PERCENT = 100
EPCI = r"2\d{8}"


def parse(raw: bytes) -> Landed:
    """Read four measures; a blank is a statistical secret and stays without value."""
    columns = ["CODGEO", "MED15", "TP6015", "PPEN15", "RD15"]
    table = read_text_table(raw, sep=";", columns=columns)
    named = table["CODGEO"].str.fullmatch(EPCI)
    kept, notes = keep_sound(table, named, "lignes sans code d'EPCI lisible")
    wide = pd.DataFrame(
        {
            "territory_code": kept["CODGEO"],
            "median_income_eur": to_number(kept["MED15"]),
            "poverty_share": to_number(kept["TP6015"]) / PERCENT,
            # Share of pensions and annuities in the disposable income, not of pensioners.
            "pensions_share": to_number(kept["PPEN15"]) / PERCENT,
            "d9_d1_ratio": to_number(kept["RD15"]),
        }
    )
    landed = long_indicators(wide, kind="epci", year=YEAR)
    return Landed(landed.frame, notes + landed.notes)


SOURCE = Source(
    id="filosofi_epci",
    title="Revenus, pauvreté et niveau de vie des EPCI (Filosofi)",
    publisher="INSEE",
    licence="MIT + INSEE LO",
    address="https://www.insee.fr/",
    vintage="2015",
    files=("socioeconomic/filosofi/filosofi_epci_2015.csv",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=7_300,
)
