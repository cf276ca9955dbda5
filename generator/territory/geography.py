"""Communes that merge, split and change code: any code of any year, followed to today. Pure."""

import pandas as pd

OPEN_END = "9999-12-31"
BEGINNING = "1943-01-01"  # INSEE's movements begin there
PRESENT = "COM"


def commune_history(movements: pd.DataFrame, communes: pd.DataFrame) -> pd.DataFrame:
    """Follow every commune code that ever existed to the current commune.

    Parameters
    ----------
    movements : DataFrame, one row per official movement
        ``effective_date`` (ISO), ``type_before``, ``code_before``, ``type_after``, ``code_after``.
    communes : DataFrame, one row per code of the current COG
        ``commune_code``, ``commune_type``, ``parent_code``.

    Returns
    -------
    DataFrame, one row per code and period
        ``historic_code``, ``valid_from`` and ``valid_to`` (ISO, the end excluded),
        ``commune_code`` (current), ``rule_fr``.

    Notes
    -----
    Movements are read from the last to the first. A commune that was split keeps its own code
    when that code still exists: shares between the pieces are not in the official file.
    """
    current = communes.loc[communes["commune_type"] == PRESENT, "commune_code"]
    target = {code: code for code in current}
    end = dict.fromkeys(target, OPEN_END)
    rows: list[tuple[str, str, str, str]] = []
    whole = movements[(movements["type_before"] == PRESENT) & (movements["type_after"] == PRESENT)]
    for date in sorted(whole["effective_date"].unique(), reverse=True):
        moved = whole[whole["effective_date"] == date]
        before = _before(moved, target)
        touched = sorted(set(moved["code_after"]) | set(moved["code_before"]))
        closed = [c for c in touched if c in target and before.get(c) != target[c]]
        rows += [(code, date, end.pop(code), target.pop(code)) for code in closed]
        opened = {code: to for code, to in before.items() if code not in target}
        target |= opened
        end |= dict.fromkeys(opened, date)
    rows += [(code, BEGINNING, end[code], arrival) for code, arrival in target.items()]
    history = pd.DataFrame(
        rows, columns=["historic_code", "valid_from", "valid_to", "commune_code"], dtype="string"
    )
    history["rule_fr"] = _rule(history)
    return history.sort_values(["historic_code", "valid_from"], ignore_index=True)


def commune_passages(history: pd.DataFrame, communes: pd.DataFrame) -> pd.DataFrame:
    """Give each code ever used one current commune, districts and delegated communes included.

    Returns
    -------
    DataFrame, one row per ``historic_code``
        ``commune_code`` (current) and ``rule_fr``, how one became the other.
    """
    last = history.sort_values("valid_to").drop_duplicates("historic_code", keep="last")
    passages = last[["historic_code", "commune_code", "rule_fr"]]
    parts = communes[communes["commune_type"].isin(["ARM", "COMD", "COMA"])]
    parts = parts[~parts["commune_code"].isin(passages["historic_code"])]
    inside = pd.DataFrame(
        {
            "historic_code": parts["commune_code"],
            "commune_code": parts["parent_code"],
            "rule_fr": parts["commune_type"].map(
                {
                    "ARM": "arrondissement municipal rattaché à sa commune",
                    "COMD": "commune déléguée rattachée à sa commune",
                    "COMA": "commune associée rattachée à sa commune",
                }
            ),
        }
    )
    both = pd.concat([passages, inside.drop_duplicates("historic_code")])
    return both.astype("string").sort_values("historic_code", ignore_index=True)


def communes_in(history: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the communes that existed on 1 January of a year, with their current commune."""
    day = f"{year}-01-01"
    alive = history[(history["valid_from"] <= day) & (day < history["valid_to"])]
    return alive[["historic_code", "commune_code", "rule_fr"]].reset_index(drop=True)


def _before(moved: pd.DataFrame, target: dict[str, str]) -> dict[str, str]:
    """Where each code alive before a date leads; a split code prefers to stay itself."""
    before: dict[str, str] = {}
    for old, new in zip(moved["code_before"], moved["code_after"], strict=True):
        if new in target and (old not in before or old == new):
            before[old] = target[new]
    return before


def _rule(history: pd.DataFrame) -> pd.Series:
    same = history["historic_code"] == history["commune_code"]
    rule = pd.Series("fusionnée ou recodée, suivie par les mouvements officiels", history.index)
    return rule.mask(same, "inchangée").astype("string")
