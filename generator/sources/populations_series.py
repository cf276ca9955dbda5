"""Populations of the communes, year after year from 2013 to 2021."""

from generator.contracts import INDICATORS, Landed, Source
from generator.sources.formats.doubts import told
from generator.sources.formats.rows import indicators_by_year, with_commune_codes
from generator.sources.formats.tables import read_text_table, to_count

INDICATOR = "population_series"
COLUMNS = {f"p{year - 2000}_pop": (INDICATOR, year) for year in range(2013, 2022)}
# Overseas the producer writes the département's three figures before the commune's three
# (973 and 353): the third figure is one too many, the commune is 97353.
OVERSEAS_CODE = r"97\d(\d{3})"


def parse(raw: bytes) -> Landed:
    """Read nine years of populations; the year a commune did not exist stays unknown."""
    table = read_text_table(raw, sep=",", columns=["codgeo", *COLUMNS])
    long = table["codgeo"].str.fullmatch(OVERSEAS_CODE).fillna(value=False)
    mended = table["codgeo"].mask(long, "97" + table["codgeo"].str[3:])
    rows, notes = with_commune_codes(table.assign(codgeo=mended), "codgeo")
    what = "codes de commune d'outre-mer ramenés de six à cinq signes"
    shortened = told("repare", what, int(long.sum()))
    counts = rows.assign(**{column: to_count(rows[column]) for column in COLUMNS})
    landed = indicators_by_year(counts, "codgeo", COLUMNS)
    return Landed(landed.frame, (*shortened, *notes, *landed.notes))


SOURCE = Source(
    id="populations_series",
    title="Populations des communes de 2013 à 2021",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE, France Travail), dépôt sans licence, à vérifier",
    address="https://www.insee.fr/",
    vintage="2013 à 2021, publié en 2024",
    files=("socioeconomic/insee-estimation-population-2024.csv",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=280_000,
    coverage_fr="France hors Mayotte ; Paris, Lyon et Marseille par arrondissement",
)
