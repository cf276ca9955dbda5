"""What decisions on opportunities tell without anyone having said otherwise."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from generator.decisions.opportunities import read_opportunity_decisions

SAID = ["decision", "reason_id"]


def agreed_decisions(folder: Path, reasons: Collection[str]) -> pd.DataFrame:
    """Keep the opportunities on which each author's last word is the same; give that word.

    Where two people differ, the last one stands for the work to do, but nothing is learned: it is
    a disagreement to talk about, not a preference.

    Returns
    -------
    DataFrame, one row per opportunity
        ``opportunity_id``, ``decision``, ``reason_id``, ``build_id`` (the one it was made on).

    Raises
    ------
    DataError
        All the faults of the file.
    """
    lines = read_opportunity_decisions(folder, reasons)
    words = lines.drop_duplicates(["opportunity_id", "author"], keep="last")
    told = words.fillna({"reason_id": ""}).drop_duplicates(["opportunity_id", *SAID])
    agreed = ~words["opportunity_id"].isin(
        told.loc[told["opportunity_id"].duplicated(), "opportunity_id"]
    )
    last = words[agreed].drop_duplicates("opportunity_id", keep="last")
    return last[["opportunity_id", *SAID, "build_id"]].reset_index(drop=True)
