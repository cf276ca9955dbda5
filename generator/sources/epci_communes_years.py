"""Which EPCI, employment zone and living area each commune belonged to, year after year."""

from dataclasses import dataclass

import pandas as pd

from generator.contracts import MEMBERSHIPS, Landed, Source
from generator.sources.formats.doubts import told
from generator.sources.formats.rows import with_commune_codes, without_repeats
from generator.sources.formats.tables import read_parquet

# How the producer writes « sans objet »: Z all along.
NO_ZONE = r"Z+"


@dataclass(frozen=True)
class Zoning:
    """A column of the table, the kind of zone it gives, and the years kept of it."""

    column: str
    kind: str
    years: range


# Employment zones stop in 2023: the list of 2024, the same codes with their names, has its own
# source (employment_zones), and a commune has one zone a year.
ZONINGS = (
    Zoning("EPCI", "epci", range(2013, 2025)),
    Zoning("ZE2020", "zone_emploi", range(2020, 2024)),
    Zoning("BV2022", "bassin_vie", range(2023, 2025)),
    Zoning("EPT", "ept", range(2024, 2025)),
)


def parse(raw: bytes) -> Landed:
    """Read the yearly table; a commune without a zone (Z…) has no row for it."""
    columns = ["COG", "CODGEO", "NATURE_EPCI", *(zoning.column for zoning in ZONINGS)]
    coded, notes = with_commune_codes(read_parquet(raw, columns=columns), "CODGEO")
    # Nanchez (39130) has four rows in 2020, which differ only by columns not read here.
    table, again = without_repeats(coded, "lignes répétées à l'identique")
    parts = [_memberships(table, zoning) for zoning in ZONINGS]
    without = table["EPCI"].str.fullmatch(NO_ZONE).fillna(value=False)
    lone = told("mis_a_part", "communes et années sans EPCI (ZZZZZZZZZ)", int(without.sum()))
    frame = pd.concat(parts, ignore_index=True)
    return Landed(frame, (*notes, *again, *lone))


def _memberships(table: pd.DataFrame, zoning: Zoning) -> pd.DataFrame:
    zones = table[zoning.column].astype("string")
    belongs = zones.notna() & ~zones.str.fullmatch(NO_ZONE).fillna(value=False)
    rows = table[belongs & table["COG"].isin(zoning.years)]
    unknown = pd.Series(pd.NA, index=rows.index, dtype="string")
    nature = rows["NATURE_EPCI"].astype("string")
    return pd.DataFrame(
        {
            "commune_code": rows["CODGEO"],
            "zone_kind": zoning.kind,
            "zone_code": zones[rows.index],
            "zone_name": unknown,
            "zone_nature": nature if zoning.kind == "epci" else unknown,
            "year": rows["COG"],
        }
    )


SOURCE = Source(
    id="epci_communes_years",
    title="Appartenance des communes aux EPCI, zones d'emploi et bassins de vie, 2013-2024",
    publisher="COGugaison, d'après l'INSEE",
    licence="ODbL (données INSEE)",
    address="https://github.com/antuki/COGugaison",
    vintage="COG 2013 à 2024",
    files=("territory/cogugaison/table_supracom_2013_2024.parquet",),
    landing=MEMBERSHIPS,
    parse=parse,
    fewest_rows=570_000,
)
