"""Names of the départements, from INSEE's code officiel géographique."""

from generator.contracts import NOMENCLATURES, Landed, Source
from generator.sources.formats.tables import read_text_table

YEAR = 2026


def parse(raw: bytes) -> Landed:
    """Read the list of départements: code and name."""
    rows = read_text_table(raw, sep=",", columns=["DEP", "LIBELLE"])
    named = rows.rename(columns={"DEP": "code", "LIBELLE": "label_fr"})
    return Landed(named.assign(nomenclature_id="departement", year=YEAR))


SOURCE = Source(
    id="departements",
    title="Code officiel géographique : départements",
    publisher="INSEE",
    licence="Licence Ouverte",
    address="https://www.insee.fr/",
    vintage="1er janvier 2026",
    files=("territory/decoupage-administratif_2026/departements.csv",),
    landing=NOMENCLATURES,
    parse=parse,
    fewest_rows=90,
)
