"""Equipment of the communes in 2013, by type, from a cross table."""

from generator.contracts import EQUIPMENT, Landed, Source
from generator.sources.formats.crosstabs import equipment_of

YEAR = 2013


def parse(raw: bytes) -> Landed:
    """Read the cross table: types are known by their labels only, a blank cell is no row."""
    return equipment_of(raw, code_column="depcom", total_column="Total de nb_equip", year=YEAR)


SOURCE = Source(
    id="bpe_2013",
    title="Base permanente des équipements 2013, par commune",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE)",
    address="https://www.insee.fr/",
    vintage="2013",
    files=("supply/bpe/bpe_2013_communes.xlsx",),
    landing=EQUIPMENT,
    parse=parse,
    fewest_rows=560_000,
    coverage_fr="France ; Paris, Lyon et Marseille par arrondissement",
)
