"""Read a cross table: a row a commune, a column a type of equipment, a total, blanks for none."""

import pandas as pd

from generator.contracts import Landed, Note
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_workbook, to_count

# The producer's tool cuts the headers there: « … regroupement pédagogique intercommunal (RP ».
HEADER_LIMIT = 64


def equipment_of(raw: bytes, *, code_column: str, total_column: str, year: int) -> Landed:
    """Turn the cross table into one row a commune and type; a blank cell makes no row.

    Raises
    ------
    DataError
        If the workbook is unreadable, lacks a column, or repeats a commune.
    """
    table = read_workbook(raw)
    missing = {code_column, total_column} - set(table.columns)
    if missing:
        what = f"colonnes absentes : {', '.join(sorted(missing))}"
        raise DataError(Fault(what, remedy="le producteur a pu changer la forme du fichier"))
    rows, notes = with_commune_codes(table, code_column)
    repeated = rows.loc[rows[code_column].duplicated(), code_column]
    if not repeated.empty:
        raise DataError(Fault("une commune a plusieurs lignes", example=str(repeated.iloc[0])))
    cells = rows.drop(columns=total_column).melt(
        code_column, var_name="type_label", value_name="equipment_count"
    )
    cells = cells[cells["equipment_count"].notna()]
    cells = cells.assign(equipment_count=to_count(cells["equipment_count"]))
    unequal = _unequal_totals(rows, cells, code_column, total_column)
    kept, zeros = keep_sound(cells, cells["equipment_count"] > 0, "effectifs écrits 0")
    frame = kept.rename(columns={code_column: "commune_code"}).assign(
        type_code=pd.Series(pd.NA, index=kept.index, dtype="string"), year=year
    )
    labels = table.columns.drop([code_column, total_column])
    return Landed(frame, (*notes, *zeros, *unequal, *_cut_labels(labels)))


def _unequal_totals(
    rows: pd.DataFrame, cells: pd.DataFrame, code_column: str, total_column: str
) -> tuple[Note, ...]:
    sums = cells.groupby(code_column)["equipment_count"].sum()
    summed = rows[code_column].map(sums).astype("Int64").fillna(0)
    wrong = to_count(rows[total_column]).ne(summed).fillna(value=True)
    return told("non_compris", "lignes dont le total n'est pas la somme", int(wrong.sum()))


def _cut_labels(labels: pd.Index) -> tuple[Note, ...]:
    cut = int((labels.str.len() >= HEADER_LIMIT).sum())
    what = f"types d'équipement dont le libellé est coupé à {HEADER_LIMIT} signes"
    return told("non_compris", what, cut)
