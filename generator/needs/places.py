"""Find the commune an answer speaks of, by code or by name, or say why not. Pure."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from generator.codes import CommuneCode
from generator.folding import fold

SAINT = re.compile(r"\b(st|ste)\b")
UPON = re.compile(r"\bs(?:/|\s+/)\s*")
CEDEX = re.compile(r"\bcedex\b.*|\b\d{5}\b|\(.*?\)")
NUMERIC_CODE = re.compile(r"(\d{4,5})(?:\.0)?")
CODE_CHARS = 5
SAME_AS_ABOVE = frozenset({"idem", "ibidem", "id"})


@dataclass(frozen=True)
class Place:
    """A commune found, or the French reason why there is none; both None when nothing was said."""

    commune_code: str | None = None
    reason_fr: str | None = None
    note_fr: str | None = None


def fold_place(name: str) -> str:
    """Return a commune's name as people's spellings meet: 'Ste Marie s/Ouche' is one of them."""
    spread = UPON.sub("sur ", CEDEX.sub(" ", fold(name)))
    words = re.sub(r"[^a-z0-9]+", " ", spread).strip()
    return SAINT.sub(lambda found: "saint" if found[1] == "st" else "sainte", words)


@dataclass(frozen=True)
class Gazetteer:
    """The communes we know, their former codes and their names, seen from one EPCI."""

    epci_code: str
    current: dict[str, set[str]] = field(default_factory=dict)
    epci_of: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, communes: pd.DataFrame, epci_code: str) -> "Gazetteer":
        """Index ``communes``: one row per commune or former code.

        Parameters
        ----------
        communes
            ``commune_code``, ``commune_name``, ``epci_code`` and, where the row tells of a former
            commune, its code in ``code_alias``; several rows per commune are normal.
        """
        current: dict[str, set[str]] = defaultdict(set)
        names: dict[str, set[str]] = defaultdict(set)
        epcis: dict[str, str] = {}
        wanted = communes.reindex(
            columns=["commune_code", "commune_name", "epci_code", "code_alias"]
        )
        in_use = set(wanted["commune_code"])
        for code, name, epci, alias in wanted.itertuples(index=False, name=None):
            current[code] = {code}
            if not pd.isna(alias) and alias not in in_use:
                current[alias].add(code)
            epcis[code] = "" if pd.isna(epci) else str(epci)
            if not pd.isna(name):
                names[fold_place(str(name))].add(code)
        return cls(epci_code, dict(current), epcis, dict(names))

    def find(self, code: str | None, name: str | None) -> Place:
        """Return the commune of an answer; its code, when given, is preferred to its name."""
        if code:
            return self._by_code(code)
        return self._by_name(name) if name else Place()

    def _by_code(self, written: str) -> Place:
        code = read_code(written)
        if code is None:
            return Place(reason_fr="code de commune illisible (5 caractères attendus)")
        found = self.current.get(code, set())
        if not found:
            return Place(reason_fr="commune inconnue du code officiel géographique")
        if len(found) > 1:
            return Place(reason_fr="ancienne commune partagée entre plusieurs communes actuelles")
        commune = next(iter(found))
        note = "ancien code de commune remplacé par l'actuel" if commune != code else None
        return self._inside(commune, note)

    def _by_name(self, written: str) -> Place:
        folded = fold_place(written)
        if folded in SAME_AS_ABOVE:
            return Place(reason_fr="commune « idem » : elle ne dit rien sans la ligne du dessus")
        found = self.by_name.get(folded, set())
        inside = {code for code in found if self.epci_of[code] == self.epci_code}
        if not found:
            return Place(reason_fr="nom de commune inconnu")
        if len(inside) == 1:
            # The survey is this EPCI's: a namesake elsewhere in France is not what was meant.
            note = "commune reconnue dans l'EPCI malgré des homonymes" if len(found) > 1 else None
            return Place(commune_code=next(iter(inside)), note_fr=note)
        if len(found) > 1:
            return Place(reason_fr="nom de commune ambigu : plusieurs communes le portent")
        return self._inside(next(iter(found)), None)

    def _inside(self, commune: str, note: str | None) -> Place:
        if self.epci_of[commune] != self.epci_code:
            return Place(reason_fr="hors de l'EPCI")
        return Place(commune_code=commune, note_fr=note)


def read_code(written: str) -> str | None:
    """Return a commune code with the zero that a spreadsheet took off, or None if malformed."""
    code = written.strip().upper()
    if found := NUMERIC_CODE.fullmatch(code):
        code = found[1].zfill(CODE_CHARS)
    return code if CommuneCode.pattern.fullmatch(code) else None
