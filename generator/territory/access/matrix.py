"""Real travel times (OSRM, Valhalla, r5py…), checked before they replace a hypothesis. Pure."""

import pandas as pd

from generator.contracts import COMMUNE
from generator.errors import DataError, Fault

NEEDED = ("from_code", "to_code", "minutes")
COLUMNS = {
    "from_code": "string",
    "to_code": "string",
    "minutes": "Float64",
    "mode": "string",
    "date": "string",
    "file_name": "string",
}
PAIR = ["from_code", "to_code"]
DAY = r"\d{4}-\d{2}-\d{2}"
MINUTES_MAX = 24 * 60.0  # a longer journey was written in seconds
EXAMPLE = "from_code,to_code,minutes = 21231,21166,7.5"
SHOWN = 3


def checked_times(raw: pd.DataFrame, where: str) -> pd.DataFrame:
    """Return one file's travel times with the house's columns and types, or refuse it whole.

    Parameters
    ----------
    raw : DataFrame, one row per journey
        ``from_code`` and ``to_code`` (INSEE codes), ``minutes``; ``mode`` and ``date`` (ISO)
        where known. Other columns are left out; so is a place's journey to itself.
    where
        The file's name: it is told in every figure made from it.

    Raises
    ------
    DataError
        All faults at once: a missing column, no row, unreadable code, blank, negative or absurd
        minutes, a pair told twice, several modes or days.
    """
    missing = [name for name in NEEDED if name not in raw.columns]
    if missing:
        remedy = "renommez les colonnes du calculateur d'itinéraires"
        what = f"colonnes absentes : {', '.join(missing)}"
        raise DataError(Fault(what, where=where, example=EXAMPLE, remedy=remedy))
    if raw.empty:
        remedy = "refaites le calcul, ou retirez ce fichier"
        raise DataError(Fault("aucun trajet", where=where, example=EXAMPLE, remedy=remedy))
    minutes = pd.to_numeric(raw["minutes"], errors="coerce").astype("Float64")
    told = raw.reindex(columns=list(COLUMNS)).assign(minutes=minutes, file_name=where)
    times = told.astype(COLUMNS)
    faults = [*_code_faults(times, where), *_value_faults(times, where)]
    if faults:
        raise DataError(*faults)
    apart = times[times["from_code"] != times["to_code"]]
    return apart.sort_values(PAIR, ignore_index=True)


def together(files: list[pd.DataFrame]) -> pd.DataFrame:
    """Put the files together; a pair told by two of them, or two modes, is refused.

    Raises
    ------
    DataError
        Naming the two files, or the modes.
    """
    if not files:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    times = pd.concat(files, ignore_index=True).sort_values([*PAIR, "file_name"])
    twice = times[times.duplicated(PAIR, keep=False)]
    faults = []
    if not twice.empty:
        names = ", ".join(sorted(twice["file_name"].unique()))
        what = f"{len(twice)} trajets donnés par plusieurs fichiers ({names})"
        remedy = "ne gardez qu'un fichier pour chaque trajet"
        faults.append(Fault(what, where="trajets/", example=_pair(twice), remedy=remedy))
    faults += _one_only(times, "mode", "trajets/")
    if faults:
        raise DataError(*faults)
    return times.reset_index(drop=True)


def current_times(times: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Bring the codes of any year to today's communes; where two merged, the shortest is kept.

    Raises
    ------
    DataError
        If a code was never a commune's.
    """
    today = passages.set_index("historic_code")["commune_code"]
    told = times.assign(**{name: times[name].map(today) for name in PAIR})
    unknown = times[told[PAIR].isna().any(axis="columns")]
    if not unknown.empty:
        what = f"{len(unknown)} trajets dont un code n'a jamais été celui d'une commune"
        where = ", ".join(sorted(unknown["file_name"].unique()))
        remedy = "écrivez les codes de commune de l'INSEE, jamais des codes postaux"
        raise DataError(Fault(what, where=where, example=_pair(unknown), remedy=remedy))
    apart = told[told["from_code"] != told["to_code"]].sort_values([*PAIR, "minutes"])
    return apart.drop_duplicates(PAIR, ignore_index=True)


def _code_faults(times: pd.DataFrame, where: str) -> list[Fault]:
    faults = []
    for name in PAIR:
        sound = times[name].str.match(COMMUNE).fillna(value=False)
        if not sound.all():
            odd = times.loc[~sound, name].drop_duplicates().fillna("vide").head(SHOWN)
            what = f"{int((~sound).sum())} codes de {name} qui ne sont pas des codes de commune"
            remedy = "écrivez-les sur 5 caractères, en texte : 01004, 2A004"
            faults.append(Fault(what, where=where, example=", ".join(odd), remedy=remedy))
    twice = times[times.duplicated(PAIR, keep=False)]
    if not twice.empty:
        what = f"{len(twice)} lignes répètent un trajet"
        remedy = "gardez une ligne par trajet et un seul mode"
        faults.append(Fault(what, where=where, example=_pair(twice), remedy=remedy))
    return faults


def _value_faults(times: pd.DataFrame, where: str) -> list[Fault]:
    minutes = times["minutes"]
    apart = (times["from_code"] != times["to_code"]).fillna(value=True).astype(bool)
    zero = (minutes == 0) & apart
    seconds = "écrivez des minutes, pas des secondes"
    on_the_spot = "retirez-les : zéro voudrait dire sur place"
    rules = [
        (minutes.isna(), "sans durée lisible", "retirez les trajets impossibles"),
        (minutes < 0, "de durée négative", "corrigez la durée"),
        (minutes > MINUTES_MAX, "de plus d'une journée", seconds),
        (zero, "de zéro minute entre deux communes", on_the_spot),
    ]
    faults = []
    for odd, what, remedy in rules:
        bad = times[odd.fillna(value=False).astype(bool)]
        if not bad.empty:
            told = f"{len(bad)} trajets {what}"
            faults.append(Fault(told, where=where, example=_pair(bad), remedy=remedy))
    days = times["date"].dropna()
    odd_days = days[~days.str.fullmatch(DAY)]
    if not odd_days.empty:
        remedy = "écrivez-les comme 2026-03-01"
        example = str(odd_days.iloc[0])
        faults.append(Fault("dates illisibles", where=where, example=example, remedy=remedy))
    return [*faults, *_one_only(times, "mode", where), *_one_only(times, "date", where)]


def _one_only(times: pd.DataFrame, column: str, where: str) -> list[Fault]:
    told = sorted(times[column].dropna().unique())
    if len(told) <= 1:
        return []
    what = f"plusieurs valeurs de « {column} » : {', '.join(told[:SHOWN])}"
    return [Fault(what, where=where, remedy="gardez-en une seule, pour comparer ce qui l'est")]


def _pair(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return f"{first['from_code']} → {first['to_code']}"
