"""Sentences of the official figures that point to a need. Pure."""

import pandas as pd

from generator.french import UNKNOWN, euros, number, percent

PART = "part"
EUROS = "euros par an"


def signal_sentences(signals: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """Write each official figure beside the country's, with its year.

    Parameters
    ----------
    signals : DataFrame, one row per EPCI, theme and indicator
        ``value``, ``year``, ``national``, ``sentence_fr`` with ``{value}`` and ``{national}``.
    kinds : DataFrame, one row per indicator
        ``indicator_id``, ``unit_fr``, which decides how figures are written.
    """
    told = signals[signals["is_signal"].fillna(value=False)].merge(kinds, on="indicator_id")
    columns = [told[name] for name in ("sentence_fr", "value", "national", "unit_fr", "year")]
    texts = [
        template.rstrip(".").format(value=_written(value, unit), national=_written(national, unit))
        + f" ({year})."
        for template, value, national, unit, year in zip(*columns, strict=True)
    ]
    keys = ["epci_code", "theme_id", "indicator_id"]
    return told[keys].assign(sentence_fr=pd.Series(texts, told.index, dtype="string"))


def _written(value: float | None, unit: str) -> str:
    if value is None or pd.isna(value):
        return UNKNOWN
    if unit == PART:
        return percent(value)
    return euros(value) if unit == EUROS else number(value, 1)
