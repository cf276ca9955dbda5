"""Cut the INSEE stock files of Sirene down to the establishments the catalogue asks about.

The two files hold some forty million rows each: they are read by pieces, only the columns named
here, only the rows wanted. Names and first names of people are columns that are never read.
"""

import io
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from generator.errors import DataError, Fault

ESTABLISHMENTS, UNITS = "StockEtablissement", "StockUniteLegale"
ESTABLISHMENT_COLUMNS = (
    "siren", "siret", "statutDiffusionEtablissement", "trancheEffectifsEtablissement",
    "dateDernierTraitementEtablissement", "codeCommuneEtablissement",
    "etatAdministratifEtablissement", "enseigne1Etablissement",
    "denominationUsuelleEtablissement", "activitePrincipaleEtablissement",
    "nomenclatureActivitePrincipaleEtablissement",
)  # fmt: skip
UNIT_COLUMNS = (
    "siren", "statutDiffusionUniteLegale", "denominationUniteLegale",
    "categorieJuridiqueUniteLegale", "economieSocialeSolidaireUniteLegale",
    "societeMissionUniteLegale",
)  # fmt: skip
ACTIVE, DIFFUSIBLE, NAF_REVISION = "A", "O", "NAFRev2"
NOT_TOLD = "[ND]"  # what INSEE writes in the cells of who objects to being shown
NATURAL_PERSON = "1"  # first figure: the name of the unit is that of a person (1000; once 1100…)
CUT_COLUMNS = (
    "siret", "establishment_name", "naf_code", "commune_code", "employee_band_code",
    "legal_category_code", "ess_code", "mission_code", "is_diffusible", "has_unit",
    "treated_on",
)  # fmt: skip
FORMS = "donnez le fichier CSV ou Parquet de l'INSEE ; une archive .zip doit être décompressée"


def cut(paths: Mapping[str, Path], wanted_naf: Collection[str]) -> bytes:
    """Keep the active establishments of the activities wanted, with their legal unit.

    Parameters
    ----------
    paths
        ``StockEtablissement_utf8`` and ``StockUniteLegale_utf8``, CSV or Parquet, by name.
    wanted_naf
        Codes of the NAF, revision 2.

    Returns
    -------
    bytes
        A Parquet file of ``CUT_COLUMNS``, one row per SIRET in order: the same files and codes
        give the same bytes. ``establishment_name`` is blank for an individual entrepreneur, for
        who objects to being shown, and where the legal unit is not known.

    Raises
    ------
    DataError
        If a file is not what INSEE publishes.
    """
    found = {path.name.partition("_")[0]: path for path in paths.values()}
    sites = _establishments(found[ESTABLISHMENTS], wanted_naf)
    units = _units(found[UNITS], sites["siren"])
    joined = sites.merge(units, on="siren", how="left", validate="many_to_one")
    kept = _named(joined).sort_values("siret", kind="stable", ignore_index=True)
    target = io.BytesIO()
    table = pa.Table.from_pandas(kept[list(CUT_COLUMNS)], preserve_index=False)
    pq.write_table(table.replace_schema_metadata(None), target, compression="zstd")
    return target.getvalue()


def _establishments(path: Path, wanted_naf: Collection[str]) -> pd.DataFrame:
    wanted = (
        (ds.field("etatAdministratifEtablissement") == ACTIVE)
        & (ds.field("nomenclatureActivitePrincipaleEtablissement") == NAF_REVISION)
        & ds.field("activitePrincipaleEtablissement").isin(sorted(wanted_naf))
    )
    return _read(path, ESTABLISHMENT_COLUMNS, wanted)


def _units(path: Path, sirens: pd.Series) -> pd.DataFrame:
    wanted = ds.field("siren").isin(pa.array(sorted(sirens.unique()), pa.string()))
    rows = _read(path, UNIT_COLUMNS, wanted)
    rows["categorieJuridiqueUniteLegale"] = rows["categorieJuridiqueUniteLegale"].str.zfill(4)
    return rows.drop_duplicates("siren").assign(has_unit=True)


def _read(path: Path, columns: tuple[str, ...], wanted: ds.Expression) -> pd.DataFrame:
    """Stream a file and keep the rows wanted as texts, a blank cell or « [ND] » as unknown."""
    try:
        source = _opened(path, columns)
        missing = sorted(set(columns) - set(source.schema.names))
        if missing:
            what = f"colonnes absentes : {', '.join(missing)}"
            raise DataError(Fault(what, path.name, remedy=FORMS))
        table = source.scanner(columns=list(columns), filter=wanted).to_table()
    except (pa.ArrowException, OSError) as error:
        what = "fichier Sirene coupé, abîmé, ou d'une autre forme que celle de l'INSEE"
        raise DataError(Fault(what, path.name, remedy=FORMS)) from error
    texts = table.cast(pa.schema([(name, pa.string()) for name in columns]))
    frame: pd.DataFrame = texts.to_pandas().astype("string")
    stripped = pd.DataFrame({name: frame[name].str.strip() for name in columns})
    return stripped.mask(stripped.isin(["", NOT_TOLD]))


def _opened(path: Path, columns: tuple[str, ...]) -> ds.Dataset:
    if path.suffix == ".parquet":
        return ds.dataset(path, format="parquet")
    if path.suffix != ".csv":
        raise DataError(Fault(f"forme de fichier inconnue « {path.suffix} »", path.name, "", FORMS))
    # Said, or the engine would guess numbers and take the first zero of a code away.
    texts = pa.csv.ConvertOptions(
        column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=True
    )
    return ds.dataset(path, format=ds.CsvFileFormat(convert_options=texts))


def _named(joined: pd.DataFrame) -> pd.DataFrame:
    """Give each establishment the name it may be shown by, and the codes we keep."""
    objects = joined["statutDiffusionUniteLegale"].fillna(DIFFUSIBLE) != DIFFUSIBLE
    is_shown = joined["statutDiffusionEtablissement"].fillna(NOT_TOLD) == DIFFUSIBLE
    is_shown = (is_shown & ~objects).astype(bool)
    # A unit that is not known could be that of a person.
    category = joined["categorieJuridiqueUniteLegale"].fillna(NATURAL_PERSON)
    may_be_named = is_shown & (category.str[:1] != NATURAL_PERSON).astype(bool)
    name = (
        joined["enseigne1Etablissement"]
        .fillna(joined["denominationUsuelleEtablissement"])
        .fillna(joined["denominationUniteLegale"])
    )
    return pd.DataFrame(
        {
            "siret": joined["siret"],
            "establishment_name": name.where(may_be_named),
            "naf_code": joined["activitePrincipaleEtablissement"],
            "commune_code": joined["codeCommuneEtablissement"],
            "employee_band_code": joined["trancheEffectifsEtablissement"],
            "legal_category_code": joined["categorieJuridiqueUniteLegale"],
            "ess_code": joined["economieSocialeSolidaireUniteLegale"],
            "mission_code": joined["societeMissionUniteLegale"],
            "is_diffusible": is_shown,
            "has_unit": joined["has_unit"].notna(),
            "treated_on": joined["dateDernierTraitementEtablissement"],
        }
    )
