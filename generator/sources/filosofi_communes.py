"""Income and poverty by commune in 2015 (Filosofi); small communes are withheld."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound
from generator.sources.formats.shapes import long_indicators
from generator.sources.formats.tables import read_text_table, to_number

YEAR = 2015
PERCENT = 100


def parse(raw: bytes) -> Landed:
    """Read two measures; a blank is a statistical secret and stays without value."""
    table = read_text_table(raw, sep=";", columns=["CODGEO", "MED15", "TP6015"])
    codes, doubts = commune_codes(table["CODGEO"])
    wide = pd.DataFrame(
        {
            "territory_code": codes,
            "median_income_eur": to_number(table["MED15"]),
            "poverty_share": to_number(table["TP6015"]) / PERCENT,
        }
    )
    kept, unnamed = keep_sound(wide, codes.notna(), "lignes sans code de commune lisible")
    landed = long_indicators(kept, kind="commune", year=YEAR)
    return Landed(landed.frame, doubts + unnamed + landed.notes)


SOURCE = Source(
    id="filosofi_communes",
    title="Revenus et pauvreté des communes (Filosofi)",
    publisher="INSEE",
    licence="MIT + INSEE LO",
    address="https://www.insee.fr/",
    vintage="2015",
    files=("socioeconomic/filosofi/filosofi_com_2015.csv.gz",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=64_000,
    coverage_fr="France entière, petites communes sous secret statistique",
)
