"""Establishments of the Sirene register whose activity the catalogue knows; an optional source."""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from generator.contracts import ESTABLISHMENTS, Landed, Source
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import commune_codes, keep_sound, told
from generator.sources.formats.sirene_stock import CUT_COLUMNS, cut
from generator.sources.formats.tables import DOWNLOAD_AGAIN

SIRET = r"\d{14}"
ANSWERS = ("O", "N")
CODES = ("ess_code", "mission_code")


def parse(raw: bytes) -> Landed:
    """Read what was kept of the stock files; the year is that of the last row INSEE treated."""
    rows = _extract(raw)
    sound, unread = keep_sound(
        rows, rows["siret"].str.fullmatch(SIRET), "établissements au SIRET illisible"
    )
    codes, doubts = commune_codes(sound["commune_code"])
    placed, abroad = keep_sound(
        sound.assign(commune_code=codes), codes.notna(), "établissements sans commune en France"
    )
    years = pd.to_numeric(placed["treated_on"].str.slice(0, 4), errors="coerce").max()
    if pd.isna(years):
        raise DataError(Fault("aucune ligne ne dit quand l'INSEE l'a traitée"))
    hidden = int((~placed["is_diffusible"]).sum())
    unnamed = int((placed["is_diffusible"] & placed["establishment_name"].isna()).sum())
    notes = (
        *unread,
        *doubts,
        *abroad,
        *told("mis_a_part", "noms non montrés : diffusion refusée", hidden),
        *told("mis_a_part", "noms non montrés : personnes, ou nom inconnu", unnamed),
        *told("non_compris", "établissements sans unité légale", int((~placed["has_unit"]).sum())),
    )
    answers = {name: placed[name].where(placed[name].isin(ANSWERS)) for name in CODES}
    return Landed(placed.assign(year=int(years), **answers), notes)


def _extract(raw: bytes) -> pd.DataFrame:
    try:
        table = pq.read_table(io.BytesIO(raw))
    except (pa.ArrowException, OSError) as error:
        what = "l'extrait de Sirene n'est pas lisible"
        raise DataError(Fault(what, remedy=DOWNLOAD_AGAIN)) from error
    missing = [name for name in CUT_COLUMNS if name not in table.column_names]
    if missing:
        raise DataError(Fault(f"colonnes absentes : {', '.join(missing)}", remedy=DOWNLOAD_AGAIN))
    texts = {name: "string" for name in CUT_COLUMNS if not name.startswith(("is_", "has_"))}
    frame: pd.DataFrame = table.to_pandas().astype(texts)
    return frame


SOURCE = Source(
    id="sirene",
    title="Établissements actifs des activités du catalogue (base Sirene)",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE)",
    address="https://www.data.gouv.fr/",
    vintage="fichiers stock du mois où ils ont été déposés dans le miroir",
    files=("sirene/StockEtablissement_utf8.*", "sirene/StockUniteLegale_utf8.*"),
    landing=ESTABLISHMENTS,
    parse=parse,
    coverage_fr=(
        "France entière quand les deux fichiers stock sont donnés (facultatifs) ; "
        "un code NAF trop large pour désigner un concurrent n’est pas lu"
    ),
    cut=cut,
    is_optional=True,
)
