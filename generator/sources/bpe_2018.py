"""Equipment of the communes in 2018, by type."""

import pandas as pd

from generator.contracts import EQUIPMENT, Landed, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_text_table, to_count

COLUMNS = {
    "DEPCOM": "commune_code",
    "TYPEQU": "type_code",
    "AN": "year",
    "NB_EQUIP": "equipment_count",
}


def parse(raw: bytes) -> Landed:
    """Read one row a neighbourhood (IRIS) and type, and add up the neighbourhoods of a commune."""
    table = read_text_table(raw, sep=";", columns=list(COLUMNS)).rename(columns=COLUMNS)
    rows, code_notes = with_commune_codes(table, "commune_code")
    counts = rows.assign(
        equipment_count=to_count(rows["equipment_count"]), year=to_count(rows["year"])
    )
    some = counts["equipment_count"].gt(0) & counts["type_code"].notna()
    kept, none_notes = keep_sound(counts, some, "lignes sans type ou sans équipement")
    sums = kept.groupby(["commune_code", "type_code", "year"], as_index=False, sort=True)
    frame = sums["equipment_count"].sum()
    unknown = pd.Series(pd.NA, index=frame.index, dtype="string")
    return Landed(frame.assign(type_label=unknown), (*code_notes, *none_notes))


SOURCE = Source(
    id="bpe_2018",
    title="Base permanente des équipements 2018",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE) ; fichier réécrit par InseeFrLab, MIT",
    address="https://www.insee.fr/",
    vintage="2018, codes des communes de 2018",
    files=("supply/bpe/bpe18_ensemble.csv.gz",),
    landing=EQUIPMENT,
    parse=parse,
    fewest_rows=580_000,
    coverage_fr="France ; Paris, Lyon et Marseille par arrondissement",
)
