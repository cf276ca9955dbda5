"""Communes that merge, split and change code: any code of any year, followed to today. Pure."""

import pandas as pd

OPEN_END = "9999-12-31"
BEGINNING = "1943-01-01"  # INSEE's movements begin there
PRESENT = "COM"
RECODED = ("41", "50")  # INSEE's movements that give a commune a code new on that day
RULES_FR = {
    "ARM": "arrondissement municipal rattaché à sa commune",
    "COMD": "commune déléguée rattachée à sa commune",
    "COMA": "commune associée rattachée à sa commune",
}


def commune_history(movements: pd.DataFrame, communes: pd.DataFrame) -> pd.DataFrame:
    """Follow every commune code that ever existed to the current commune.

    Parameters
    ----------
    movements : DataFrame, one row per official movement
        ``movement_code``, ``effective_date`` (ISO), ``type_before``, ``code_before``,
        ``type_after``, ``code_after``.
    communes : DataFrame, one row per code of the current COG
        ``commune_code``, ``commune_type``, ``parent_code``.

    Returns
    -------
    DataFrame, one row per code and period
        ``historic_code``, ``valid_from`` and ``valid_to`` (ISO, the end excluded),
        ``commune_code`` (current), ``rule_fr``. A code given and taken on one day has an empty
        period.

    Notes
    -----
    Movements are read from the last to the first. A commune that was split keeps its own code
    when that code still exists: shares between the pieces are not in the official file. One that
    was shared out between several communes is not followed: no single commune is its heir.
    """
    current = communes.loc[communes["commune_type"] == PRESENT, "commune_code"]
    target = {code: code for code in current}
    end = dict.fromkeys(target, OPEN_END)
    rows: list[tuple[str, str, str, str]] = []
    whole = movements[(movements["type_before"] == PRESENT) & (movements["type_after"] == PRESENT)]
    days = {str(date): moved for date, moved in whole.groupby("effective_date")}
    for date, moved in sorted(days.items(), reverse=True):
        before = _before(moved, target)
        touched = sorted(set(moved["code_after"]) | set(moved["code_before"]))
        passing = [c for c in _born(moved) if c in before and c not in target]
        rows += [(code, date, date, before.pop(code)) for code in passing]
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
    last = history.sort_values(["valid_to", "valid_from"])
    last = last.drop_duplicates("historic_code", keep="last")
    followed = last[["historic_code", "commune_code", "rule_fr"]]
    alive = followed.loc[last["valid_to"] == OPEN_END, "historic_code"]
    parts = communes[communes["commune_type"].isin(list(RULES_FR))]
    parts = parts[~parts["commune_code"].isin(alive)]
    # The COG says to which commune an old one belongs today, even where it was handed from one
    # to another without being a commune in between.
    inside = pd.DataFrame(
        {
            "historic_code": parts["commune_code"],
            "commune_code": parts["parent_code"],
            "rule_fr": parts["commune_type"].map(RULES_FR),
        }
    ).sort_values(["historic_code", "commune_code"])
    inside = inside.drop_duplicates("historic_code")
    gone = followed[~followed["historic_code"].isin(inside["historic_code"])]
    both = pd.concat([gone, inside])
    return both.astype("string").sort_values("historic_code", ignore_index=True)


def communes_in(history: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the communes that existed on 1 January of a year, with their current commune."""
    day = f"{year}-01-01"
    alive = history[(history["valid_from"] <= day) & (day < history["valid_to"])]
    return alive[["historic_code", "commune_code", "rule_fr"]].reset_index(drop=True)


def _before(moved: pd.DataFrame, target: dict[str, str]) -> dict[str, str]:
    """Where each code alive before a date leads, through codes given and taken that very day."""
    pieces: dict[str, set[str]] = {}
    for old, new in zip(moved["code_before"], moved["code_after"], strict=True):
        pieces.setdefault(old, set()).add(new)
    arrivals = {
        old: {target[old]} if old in news and old in target else _arrivals(old, pieces, target)
        for old, news in sorted(pieces.items())
    }
    return {old: next(iter(found)) for old, found in arrivals.items() if len(found) == 1}


def _arrivals(old: str, pieces: dict[str, set[str]], target: dict[str, str]) -> set[str]:
    """List the current communes that a code leads to, over the movements of one day."""
    seen, ahead, found = {old}, set(pieces[old]), set()
    while ahead:
        code = ahead.pop()
        if code in target:
            found.add(target[code])
        elif code not in seen:
            ahead |= pieces.get(code, set())
        seen.add(code)
    return found


def _born(moved: pd.DataFrame) -> list[str]:
    """List the codes that a recoding made new on that day."""
    recoded = moved["movement_code"].isin(RECODED) & (moved["code_before"] != moved["code_after"])
    return sorted(set(moved.loc[recoded, "code_after"]))


def _rule(history: pd.DataFrame) -> pd.Series:
    same = history["historic_code"] == history["commune_code"]
    rule = pd.Series("fusionnée ou recodée, suivie par les mouvements officiels", history.index)
    return rule.mask(same, "inchangée").astype("string")
