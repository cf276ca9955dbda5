"""The few shapes in which anything may enter the house, and what a source must declare."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd
import pandera.pandas as pa

from generator.errors import ContractError, Fault
from generator.gap_terms import GAP_TERMS

COMMUNE = r"^(\d{2}|2[AB])\d{3}$"


@dataclass(frozen=True)
class Landing:
    """A landing table: its name, the schema of its rows, and its keys (null allowed or not)."""

    table: str
    schema: pa.DataFrameSchema
    keys: tuple[str, ...]

    def empty(self) -> pd.DataFrame:
        """Return the table with its columns and no row."""
        dtypes = {name: str(column.dtype) for name, column in self.schema.columns.items()}
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})


def _text(*checks: pa.Check, nullable: bool = False) -> pa.Column:
    return pa.Column("string", list(checks), nullable=nullable)


def _landing(table: str, columns: dict[str, pa.Column], keys: tuple[str, ...]) -> Landing:
    return Landing(table, pa.DataFrameSchema(columns, strict=True, coerce=True), keys)


_commune = _text(pa.Check.str_matches(COMMUNE))
_year = pa.Column("int64", pa.Check.in_range(1900, 2100))

COMMUNES = _landing(
    "land_communes",
    {
        "commune_code": _commune,
        "commune_name": _text(),
        "commune_type": _text(pa.Check.isin(["COM", "ARM", "COMD", "COMA"])),
        "departement_code": _text(nullable=True),
        "region_code": _text(nullable=True),
        "parent_code": _text(nullable=True),
        "year": _year,
    },
    ("commune_code", "commune_type", "year"),
)
MOVEMENTS = _landing(
    "land_movements",
    {
        "movement_code": _text(),
        "effective_date": _text(pa.Check.str_matches(r"^\d{4}-\d{2}-\d{2}$")),
        "type_before": _text(), "code_before": _commune, "name_before": _text(),
        "type_after": _text(), "code_after": _commune, "name_after": _text(),
    },
    ("movement_code", "effective_date", "type_before", "code_before", "type_after", "code_after"),
)  # fmt: skip
MEMBERSHIPS = _landing(
    "land_memberships",
    {
        "commune_code": _commune,
        "zone_kind": _text(pa.Check.isin(["epci", "bassin_vie", "zone_emploi", "ept"])),
        "zone_code": _text(),
        "zone_name": _text(nullable=True),
        "zone_nature": _text(nullable=True),
        "year": _year,
    },
    ("commune_code", "zone_kind", "year"),
)
INDICATORS = _landing(
    "land_indicators",
    {
        "territory_kind": _text(pa.Check.isin(["commune", "epci", "zone_emploi", "france"])),
        "territory_code": _text(),
        "indicator_id": _text(pa.Check.str_matches(r"^[a-z0-9_]+$")),
        "year": _year,
        "value": pa.Column("float64", nullable=True),
    },
    ("territory_kind", "territory_code", "indicator_id", "year"),
)
EQUIPMENT = _landing(
    "land_equipment",
    {"commune_code": _commune}
    | dict.fromkeys(["type_code", "type_label"], _text(nullable=True))
    | {"year": _year, "equipment_count": pa.Column("int64", pa.Check.gt(0))},
    (),
)
STRUCTURES = _landing(
    "land_structures",
    {
        "structure_id": _text(),
        "structure_kind": _text(pa.Check.str_matches(r"^[a-z_]+$")),
        "structure_name": _text(),
        "structure_status": _text(nullable=True),
        "description": _text(nullable=True),
        "naf_code": _text(nullable=True),
        "commune_code": _text(pa.Check.str_matches(COMMUNE), nullable=True),
        "commune_name": _text(nullable=True),
        "postal_code": _text(nullable=True),
        "departement_code": _text(nullable=True),
        "lon": pa.Column("float64", pa.Check.in_range(-180, 180), nullable=True),
        "lat": pa.Column("float64", pa.Check.in_range(-90, 90), nullable=True),
        "year": _year,
    },
    ("structure_kind", "structure_id"),
)
ESTABLISHMENTS = _landing(
    "land_establishments",
    {
        "siret": _text(pa.Check.str_matches(r"^\d{14}$")),
        "establishment_name": _text(nullable=True),  # never that of a person, nor of who objects
        "naf_code": _text(),
        "commune_code": _commune,
        "employee_band_code": _text(nullable=True),
        "legal_category_code": _text(nullable=True),
        "ess_code": _text(pa.Check.isin(["O", "N"]), nullable=True),
        "mission_code": _text(pa.Check.isin(["O", "N"]), nullable=True),
        "is_diffusible": pa.Column("bool"),
        "year": _year,
    },
    ("siret",),
)
LABELS = _landing(
    "land_labels",
    {
        "territory_kind": _text(pa.Check.isin(["commune", "epci"])),
        "territory_code": _text(),
        "label_kind": _text(pa.Check.str_matches(r"^[a-z_]+$")),
        "label_fr": _text(),
        "year": _year,
    },
    ("territory_kind", "territory_code", "label_kind", "label_fr"),
)
CONTOURS = _landing(
    "land_contours",
    {
        "territory_kind": _text(pa.Check.isin(["commune", "qpv"])),
        "territory_code": _text(),
        "territory_name": _text(nullable=True),
        "commune_code": _text(pa.Check.str_matches(COMMUNE), nullable=True),
        "crs": _text(pa.Check.str_matches(r"^EPSG:\d+$")),
        "is_repaired": pa.Column("bool"),
        "is_approximate": pa.Column("bool"),
        "year": _year,
        "geometry": pa.Column("object"),
    },
    ("territory_kind", "territory_code", "year"),
)
CENTRES = _landing(
    "land_centres",
    {"commune_code": _commune, "crs": _text(pa.Check.str_matches(r"^EPSG:\d+$"))}
    | {"x_m": pa.Column("float64"), "y_m": pa.Column("float64"), "year": _year},
    ("commune_code",),
)
NOMENCLATURES = _landing(
    "land_nomenclatures",
    {"nomenclature_id": _text(), "code": _text(), "label_fr": _text(), "year": _year},
    ("nomenclature_id", "code", "year"),
)
ROME = _landing(
    "land_rome",
    {"rome_code": _text(pa.Check.str_matches(r"^[A-N]\d{4}$")), "rome_label_fr": _text()},
    ("rome_code",),
)
NORMS = _landing(
    "land_norms",
    {
        "type_code": _text(), "size_class": pa.Column("int64"), "epci_count": pa.Column("int64"),
        "present_share": pa.Column("float64", pa.Check.in_range(0, 1)),
        "rate_per_1000": pa.Column("float64", pa.Check.ge(0)), "year": _year,
    },
    ("type_code", "size_class"),
)  # fmt: skip
_number = pa.Column("float64", nullable=True)
_share = pa.Column("float64", pa.Check.in_range(0, 1))
LOCATED = _landing(
    "land_located_equipment",
    {"commune_code": _commune, "type_code": _text(), "x_m": _number, "y_m": _number, "year": _year},
    (),
)
ACCESS = _landing(
    "land_access",
    {"commune_code": _commune, "type_code": _text(), "nearest_commune_code": _commune}
    | {"crow_km": _number, "road_min": _number, "year": _year},
    ("commune_code", "type_code"),
)
GAP_MODELS = _landing(
    "land_gap_models",
    {"type_code": _text(), "year": _year} | dict.fromkeys(GAP_TERMS, pa.Column("float64")),
    ("type_code",),
)
FEASIBILITY = _landing(
    "land_feasibility",
    {"epci_code": _text(), "type_code": _text(), "horizon_years": pa.Column("int64"), "year": _year}
    | dict.fromkeys(["chance_share", "similar_share", "threshold_share", "entry_share"], _share),
    ("epci_code", "type_code"),
)
LANDINGS = (
    COMMUNES, MOVEMENTS, MEMBERSHIPS, INDICATORS, EQUIPMENT, STRUCTURES, ESTABLISHMENTS, LABELS,
    CONTOURS, CENTRES, NOMENCLATURES, ROME, NORMS, LOCATED, ACCESS, GAP_MODELS, FEASIBILITY,
)  # fmt: skip


@dataclass(frozen=True)
class Note:
    """One thing the bulletin says of a file: what was repaired, set aside or not understood."""

    kind: Literal["repare", "mis_a_part", "non_compris"]
    what_fr: str
    count: int


@dataclass(frozen=True)
class Landed:
    """Rows read from one file, in the source's landing shape, with what the bulletin must say."""

    frame: pd.DataFrame
    notes: tuple[Note, ...] = field(default=())


# From the files by their name in the mirror, and the NAF codes wanted, to the bytes kept of them.
Cut = Callable[[Mapping[str, Path], Collection[str]], bytes]


@dataclass(frozen=True)
class Source:
    """What a public source is, where it comes from, and how the bytes of one file become rows.

    ``files`` are patterns inside a mirror folder; each file found is parsed alone and the rows
    are put together. ``download`` is a direct address of the same bytes, or None when we could
    not check one: the file must then come from a mirror. ``fewest_rows`` is nine tenths of the
    rows known for this vintage: a file cut short at the end of a line is refused, never read as
    if it were whole. ``cut`` keeps what the catalogue wants of files too large to be held; what it
    gives is the snapshot. A source that ``is_optional`` may be absent: the bulletin says so.
    """

    id: str
    title: str
    publisher: str
    licence: str
    address: str
    vintage: str
    files: tuple[str, ...]
    landing: Landing
    parse: Callable[[bytes], Landed]
    download: str | None = None
    is_partial: bool = False
    fewest_rows: int = 1
    coverage_fr: str = "France entière"
    cut: Cut | None = None
    is_optional: bool = False


def hold_to(landing: Landing, frame: pd.DataFrame, where: str) -> pd.DataFrame:
    """Return ``frame`` with exactly the landing's columns and types, sorted by keys, or refuse it.

    Raises
    ------
    ContractError
        One fault a column at fault, and one for keys blank or repeated.
    """
    columns = list(landing.schema.columns)
    missing = sorted(set(columns) - set(frame.columns))
    if missing:
        raise ContractError(Fault(f"colonnes absentes : {', '.join(missing)}", where=where))
    try:
        kept = landing.schema.validate(frame[columns], lazy=True)
    except pa.errors.SchemaErrors as error:
        raise ContractError(*_faults(error, where)) from error
    return _with_unique_keys(kept, landing, where)


def _faults(error: pa.errors.SchemaErrors, where: str) -> list[Fault]:
    cases = error.failure_cases
    faults = []
    for (column, check), rows in cases.groupby(["column", "check"], dropna=False):
        example = repr(rows["failure_case"].iloc[0])
        what = f"colonne {column} : {len(rows)} valeur(s) refusée(s) par la règle {check}"
        faults.append(Fault(what, where=where, example=example[:80]))
    return faults


def _with_unique_keys(frame: pd.DataFrame, landing: Landing, where: str) -> pd.DataFrame:
    keys = list(landing.keys)
    if not keys:
        return frame.reset_index(drop=True)
    bad = frame[frame.duplicated(keys, keep=False) | frame[keys].isna().any(axis="columns")]
    if not bad.empty:
        example = " / ".join(str(value) for value in bad[keys].iloc[0])
        what = f"{len(bad)} lignes dont la clé ({', '.join(keys)}) est vide ou répétée"
        raise ContractError(Fault(what, where=where, example=example))
    return frame.sort_values(keys, kind="stable").reset_index(drop=True)
