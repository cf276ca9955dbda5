"""Unemployment by employment zone: the fourth quarter of each year."""

import re

import pandas as pd

from generator.contracts import INDICATORS, Landed, Note, Source
from generator.errors import DataError, Fault
from generator.sources.formats.records import CHANGED, as_keyed, read_document
from generator.sources.formats.shapes import long_indicators

PERCENT = 100
FOURTH_QUARTER = re.compile(r"(\d{4})-T4")
NOT_NATIONAL = (
    "série dite nationale du fichier : c'est la moyenne simple des zones d'emploi, "
    "gardée sous ce nom et jamais comme taux national"
)


def parse(raw: bytes) -> Landed:
    """Read the rates of each zone at the end of each year, as shares of the active people.

    The file's « national » series is the plain mean of the zones to the second decimal, so it is
    landed as such: calling it the rate of France would invent a figure.
    """
    document = read_document(raw, ["quarters", "zes", "national_rate_pct_series"])
    quarters = [str(quarter) for quarter in document["quarters"]]
    zones = as_keyed(document["zes"], ["rate_pct"])
    mean = document["national_rate_pct_series"]
    if not all(_is_series(rates, len(quarters)) for rates in [*zones["rate_pct"], mean]):
        what = "une série de taux n'a pas autant de valeurs que de trimestres"
        raise DataError(Fault(what, remedy=CHANGED))
    rates = pd.DataFrame(zones["rate_pct"].tolist(), index=zones["territory_code"])
    parts: list[Landed] = []
    for place, quarter in enumerate(quarters):
        year = FOURTH_QUARTER.fullmatch(quarter)
        if year:
            parts += _landed(rates[place], mean[place], int(year[1]))
    if not parts:
        raise DataError(Fault("aucun quatrième trimestre dans le fichier", remedy=CHANGED))
    notes = tuple(note for part in parts for note in part.notes)
    frame = pd.concat([part.frame for part in parts], ignore_index=True)
    return Landed(frame, (*notes, Note("non_compris", NOT_NATIONAL, len(quarters))))


def _is_series(rates: object, length: int) -> bool:
    return isinstance(rates, list) and len(rates) == length


def _landed(rates: pd.Series, mean: float | None, year: int) -> list[Landed]:
    zones = pd.DataFrame(
        {
            "territory_code": rates.index.astype("string"),
            "unemployment_share": (rates / PERCENT).to_numpy(),
        }
    )
    france = pd.DataFrame(
        {"territory_code": ["FR"], "unemployment_zone_mean_share": pd.Series([mean]) / PERCENT}
    )
    return [
        long_indicators(zones, kind="zone_emploi", year=year),
        long_indicators(france, kind="france", year=year),
    ]


SOURCE = Source(
    id="unemployment_zones",
    title="Taux de chômage localisés par zone d'emploi 2020, 4e trimestre",
    publisher="INSEE, repris par bpineau/gazetteer",
    licence="MIT; sources LO (INSEE, Cerema, SDES)",
    address="https://www.insee.fr/",
    vintage="2021-T1 à 2025-T4",
    files=("socioeconomic/gazetteer_2026/chomage_zones_emploi.json",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=1_300,
    is_partial=True,
    coverage_fr="France hors Guyane et Mayotte",
)
