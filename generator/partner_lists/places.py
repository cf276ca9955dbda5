"""Where a structure of a list stands: by code, by name and département, or by its SIRET."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.codes import CommuneCode, DepartementCode
from generator.territory.places import comparable

CODE_CHARS, DEPARTEMENT_CHARS = 5, 2
CORSICA = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}
OVERSEAS = ("97", "98")


@dataclass(frozen=True)
class Establishments:
    """What the Sirene register shows of some SIRET; a name it does not show is absent."""

    communes: Mapping[str, str]
    names: Mapping[str, str]


class Gazetteer:
    """The communes, by every code they ever had and by name.

    Parameters
    ----------
    passages
        ``historic_code``, ``commune_code`` (of today).
    names
        ``departement_code``, ``folded_name``, ``commune_code``.
    """

    def __init__(self, passages: pd.DataFrame, names: pd.DataFrame) -> None:
        self._codes = dict(zip(passages["historic_code"], passages["commune_code"], strict=True))
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        columns = (names[name] for name in ("departement_code", "folded_name", "commune_code"))
        for departement, name, code in zip(*columns, strict=True):
            self._names[departement, name].add(code)

    def by_code(self, text: str) -> tuple[str | None, str]:
        """Return the commune of today, or None and why."""
        code = text.upper()
        if code.isdigit() and len(code) == CODE_CHARS - 1:
            code = code.zfill(CODE_CHARS)  # a spreadsheet took the zero of « 01004 »
        if not CommuneCode.pattern.fullmatch(code):
            return None, f"« {text} » n'est pas un code de commune"
        found = self._codes.get(code)
        return found, "" if found else f"code de commune inconnu : {text} (un code postal ?)"

    def by_name(self, name: str, departement: str | None) -> tuple[str | None, str]:
        """Return the only commune of that name in a département, or None and why."""
        if departement is None:
            return None, f"commune « {name} » sans code ni département"
        folded = str(comparable(pd.Series([name], dtype="string")).iloc[0])
        found = sorted(self._names.get((departement, folded), ()))
        if len(found) == 1:
            return found[0], ""
        why = f"{len(found)} communes portent ce nom" if found else "commune inconnue"
        return None, f"{why} : {name} ({departement})"


def departement_of_text(text: str | None, postal_code: str | None) -> str | None:
    """Read a département's code, else that of a postal code; None when neither tells."""
    if text:
        code = text.upper().zfill(DEPARTEMENT_CHARS)
        return code if DepartementCode.pattern.fullmatch(code) else None
    if not postal_code or not postal_code.isdigit():
        return None
    code = postal_code.zfill(CODE_CHARS)
    if code.startswith(OVERSEAS):
        return code[:3]
    return CORSICA.get(code[:3], code[:2])
