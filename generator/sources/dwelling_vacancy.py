"""Dwellings and vacant dwellings by commune, from the census."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Source
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import commune_codes, keep_sound
from generator.sources.formats.records import CHANGED, as_keyed, read_document
from generator.sources.formats.shapes import long_indicators
from generator.sources.formats.tables import to_number


def parse(raw: bytes) -> Landed:
    """Read the counts, dated by the file's own ``data_year``.

    Paris, Lyon and Marseille come both whole and by arrondissement, each under its own code.
    """
    document = read_document(raw, ["meta", "communes"])
    rows = as_keyed(document["communes"], ["log", "vac"])
    codes, doubts = commune_codes(rows["territory_code"])
    wide = pd.DataFrame(
        {
            "territory_code": codes,
            "dwellings": to_number(rows["log"]),
            "vacant_dwellings": to_number(rows["vac"]),
        }
    )
    kept, unnamed = keep_sound(wide, codes.notna(), "lignes sans code de commune lisible")
    excess = kept["vacant_dwellings"] > kept["dwellings"]
    kept, odd = keep_sound(kept, ~excess.fillna(value=False), "plus de vacants que de logements")
    landed = long_indicators(kept, kind="commune", year=_year(document["meta"]))
    return Landed(landed.frame, doubts + unnamed + odd + landed.notes)


def _year(meta: object) -> int:
    year = meta.get("data_year") if isinstance(meta, dict) else None
    if not isinstance(year, int):
        raise DataError(Fault("l'année des données (meta.data_year) manque", remedy=CHANGED))
    return year


SOURCE = Source(
    id="dwelling_vacancy",
    title="Logements et logements vacants des communes (recensement)",
    publisher="INSEE, repris par bpineau/gazetteer",
    licence="MIT; sources LO (INSEE, Cerema, SDES)",
    address="https://www.insee.fr/",
    vintage="2021",
    files=("socioeconomic/gazetteer_2026/vacance_communes.json.gz",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=62_000,
)
