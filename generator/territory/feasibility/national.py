"""The feasibility of every EPCI today: the kept model on the last year of the whole country."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from generator.territory.feasibility.explain import HORIZON_YEARS, sentences
from generator.territory.feasibility.features import Context, context_of
from generator.territory.feasibility.hazard import chance
from generator.territory.feasibility.keeping import read_model
from generator.territory.feasibility.model import Model, chances
from generator.territory.feasibility.panel import FEWEST_EPCIS, Floats, Panel, panel_of

COLUMNS = {
    "epci_code": "string",
    "type_code": "string",
    "chance_share": "Float64",
    "horizon_years": "Int64",
    "similar_share": "Float64",
    "threshold_share": "Float64",
    "entry_share": "Float64",
    "year": "Int64",
    "sentence_fr": "string",
}
DIGITS = 4  # beyond them, figures may depend on the machine


def epci_feasibility(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give the chances of every EPCI, from the tables of the chain."""
    incomes = frames["core_epci_figures"][["epci_code", "median_income_eur"]]
    return feasibility(
        frames["core_epci_equipment_years"],
        frames["core_epcis"].merge(incomes, on="epci_code", how="left", validate="one_to_one"),
        frames["land_feasibility_model"],
        frames["land_feasibility"],
    )


def feasibility(
    equipment: pd.DataFrame, epcis: pd.DataFrame, model: pd.DataFrame, fitted: pd.DataFrame
) -> pd.DataFrame:
    """Give the chance of each absent type of equipment in each EPCI.

    Parameters
    ----------
    equipment
        One row per EPCI, type and year: ``equipment_count``; a pair without a row has none.
    epcis
        One row per EPCI: ``population``, ``median_income_eur``, ``departement_code``.
    model
        One row: ``model_json``, the text of the kept model. No row: nothing is told.
    fitted
        Chances fitted on the whole country, in these columns less the sentence: they are taken
        as they are where the country itself is not loaded, as in the demonstration.

    Returns
    -------
    DataFrame, one row per EPCI and absent type that the model learned
        `COLUMNS`. ``similar_share``: of the 30 EPCIs with the nearest equipments, those that
        have it; ``threshold_share``: of EPCIs of the same population; ``entry_share``: of
        EPCIs without it, those that gained it over the horizon.
    """
    if not fitted.empty:
        return _told(fitted)
    if model.empty or equipment.empty or equipment["epci_code"].nunique() < FEWEST_EPCIS:
        return _told(fitted)
    kept = read_model(str(model["model_json"].iloc[0]).encode(), "modèle de faisabilité")
    year = int(equipment["year"].max())
    # The types the model saw, and no other: what all the others announce is made of them.
    seen = set(kept.types) | {code for code in kept.codes if code}
    equipment = equipment[equipment["type_code"].isin(seen)]
    table = _table(equipment[equipment["year"] == year])
    places = epcis.set_index("epci_code")
    panel = panel_of({year: table}, places)
    context = context_of(panel, 0)
    applied = kept.applied_to(panel.types)
    found = chances(applied, context, HORIZON_YEARS, before=_before(equipment, panel, year))
    return _told(_rows(panel, context, applied, found))


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    wide = rows.pivot_table(
        index="epci_code", columns="type_code", values="equipment_count", aggfunc="sum"
    )
    return wide.astype("Float64").fillna(0).astype("int64")


def _before(equipment: pd.DataFrame, panel: Panel, year: int) -> Floats | None:
    """Return the counts of the year before; NaN for what that year does not cover."""
    earlier = equipment[equipment["year"] < year]
    if earlier.empty:
        return None
    table = _table(earlier[earlier["year"] == earlier["year"].max()])
    known = table.reindex(index=list(panel.epcis), columns=list(panel.types))
    return np.asarray(known.to_numpy(dtype=np.float64, na_value=np.nan))


def _rows(panel: Panel, context: Context, model: Model, found: Floats) -> pd.DataFrame:
    absent = ~panel.present(0) & model.modelled[None]
    epci, kind = np.nonzero(absent)
    entry = chance(model.entries.log_rate(), HORIZON_YEARS)
    shares = {
        "chance_share": found[absent],
        "similar_share": context.similar_share[absent],
        "threshold_share": context.threshold_share[absent],
        "entry_share": entry[kind],
    }
    return pd.DataFrame(
        {
            "epci_code": np.array(panel.epcis, dtype=object)[epci],
            "type_code": np.array(panel.types, dtype=object)[kind],
            "horizon_years": HORIZON_YEARS,
            "year": panel.years[0],
        }
        | {name: np.round(values, DIGITS) for name, values in shares.items()}
    )


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    columns = [
        rows[name].to_numpy(dtype=np.float64)
        for name in ("chance_share", "similar_share", "threshold_share", "entry_share")
    ]
    written = sentences(columns, rows["year"].to_numpy(dtype=np.int64))
    told = rows.assign(sentence_fr=pd.Series(written, index=rows.index, dtype="str"))
    return told[list(COLUMNS)].astype(COLUMNS)
