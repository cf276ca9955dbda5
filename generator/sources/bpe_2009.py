"""Equipment of the communes in 2009, by type, from a cross table."""

from generator.contracts import EQUIPMENT, Landed, Source
from generator.sources.formats.crosstabs import equipment_of

YEAR = 2009


def parse(raw: bytes) -> Landed:
    """Read the cross table: types are known by their labels only, a blank cell is no row."""
    return equipment_of(raw, code_column="INSEECOM", total_column="Total de NB_EQUIP", year=YEAR)


SOURCE = Source(
    id="bpe_2009",
    title="Base permanente des équipements 2009, par commune",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE)",
    address="https://www.insee.fr/",
    vintage="2009",
    files=("supply/bpe/bpe_2009_communes.xlsx",),
    landing=EQUIPMENT,
    parse=parse,
    fewest_rows=510_000,
    coverage_fr="France hors Mayotte ; Paris, Lyon et Marseille par arrondissement",
)
