"""Local resources as a register lists them: premises, land, skills, flows, actors. Pure."""

from collections.abc import Hashable, Mapping

import pandas as pd

from generator.codes import CommuneCode, EpciCode
from generator.errors import DataError, Fault
from generator.resources.cells import CellError, read_number

COLUMNS = ("resource_id", "epci_code", "commune_code", "resource_kind_id", "resource_label_fr")
DETAILS = {"actor_id": "string", "quantity": "Float64", "quantity_unit_fr": "string"}
REQUIRED = ("resource_id", "epci_code", "resource_kind_id", "resource_label_fr")


def read_register(rows: pd.DataFrame, kinds: set[str], where: str) -> pd.DataFrame:
    """Check a register of resources, row by row, all faults at once.

    Parameters
    ----------
    rows : DataFrame of texts, one row per resource
        The columns of ``COLUMNS``, and those of ``DETAILS`` it has; a blank commune is unknown.
        The index is the line in the file.
    kinds
        The identifiers of ``data/resource_kinds.yaml``.

    Raises
    ------
    DataError
        One fault a row at fault, naming its line and what to write instead.
    """
    missing = [column for column in COLUMNS if column not in rows]
    if missing:
        remedy = f"la première ligne doit être : {';'.join(COLUMNS)}"
        raise DataError(Fault(f"colonnes absentes : {', '.join(missing)}", where, remedy=remedy))
    given = rows.reindex(columns=[*COLUMNS, *DETAILS])
    texts = {name: given[name].astype("string").str.strip() for name in given}
    kept = pd.DataFrame({name: text.mask(text == "") for name, text in texts.items()})
    repeated = set(kept.loc[kept["resource_id"].duplicated(), "resource_id"].dropna())
    told = kept.astype(object).where(kept.notna(), None).to_dict("index")
    faults = [
        fault
        for line, row in told.items()
        for fault in (
            *_faults(row, kinds, repeated, f"{where}, ligne {line}"),
            *_wrong_quantity(row["quantity"], f"{where}, ligne {line}"),
        )
    ]
    if faults:
        raise DataError(*faults)
    kept["quantity"] = kept["quantity"].map(read_number, na_action="ignore")
    return kept.astype(DETAILS).sort_values("resource_id", ignore_index=True)


def _wrong_quantity(text: str | None, where: str) -> list[Fault]:
    try:
        _ = None if text is None else read_number(text)
    except CellError as error:
        return [Fault(f"quantity : {error.what}", where, remedy=error.remedy)]
    return []


def _faults(
    row: Mapping[Hashable, str | None], kinds: set[str], repeated: set[str], where: str
) -> list[Fault]:
    faults = [Fault(f"{column} est vide", where) for column in REQUIRED if row[column] is None]
    for column, code in (("epci_code", EpciCode), ("commune_code", CommuneCode)):
        text = row[column]
        if text is not None and not code.pattern.fullmatch(text):
            what = f"{column} « {text} » n'est pas un {code.label_fr}"
            faults.append(Fault(what, where, remedy=f"écrivez-le comme {code.example}"))
    kind = row["resource_kind_id"]
    if kind is not None and kind not in kinds:
        remedy = "choisissez un identifiant de data/resource_kinds.yaml"
        faults.append(Fault(f"sorte de ressource inconnue « {kind} »", where, remedy=remedy))
    if row["resource_id"] in repeated:
        faults.append(Fault(f"identifiant répété « {row['resource_id']} »", where))
    return faults
