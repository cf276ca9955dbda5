"""Give rows already read the landing shapes: indicators, structures, labels."""

import pandas as pd

from generator.contracts import STRUCTURES, Landed
from generator.sources.formats.doubts import keep_sound


def long_indicators(wide: pd.DataFrame, *, kind: str, year: int) -> Landed:
    """Turn one column an indicator into one row an indicator.

    Parameters
    ----------
    wide
        ``territory_code`` and one numeric column an indicator; a missing value stays a row
        with no value, because the producer withheld it or does not know.
    kind, year
        Kind of the territories, and year the values speak of.

    Returns
    -------
    Landed
        Negative values, and shares above 1, are set aside with a note: they cannot be true.
    """
    numbers = wide.astype({name: "Float64" for name in wide.columns if name != "territory_code"})
    long = numbers.melt(id_vars="territory_code", var_name="indicator_id", value_name="value")
    ceiling = long["indicator_id"].str.endswith("_share").map({True: 1.0, False: float("inf")})
    possible = long["value"].isna() | long["value"].between(0, ceiling)
    kept, notes = keep_sound(
        long, possible, "valeurs impossibles (négatives, ou parts de plus de 1)"
    )
    return Landed(kept.assign(territory_kind=kind, year=year), notes)


def as_structures(frame: pd.DataFrame, *, kind: str, year: int) -> pd.DataFrame:
    """Give rows every column of a structure; a column the producer lacks is unknown."""
    columns = list(STRUCTURES.schema.columns)
    whole = frame.reindex(columns=columns).assign(structure_kind=kind, year=year)
    coordinates = ["lon", "lat", "year"]
    return whole.astype({name: "string" for name in columns if name not in coordinates})


def as_labels(
    frame: pd.DataFrame, *, territory_kind: str, label_kind: str, year: int
) -> pd.DataFrame:
    """Give ``territory_code`` and ``label_fr`` the shape of labels."""
    return frame[["territory_code", "label_fr"]].assign(
        territory_kind=territory_kind, label_kind=label_kind, year=year
    )
