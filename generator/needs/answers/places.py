"""Find the commune an answer speaks of, by code, name or point, or say why not. Pure."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from rapidfuzz import fuzz, process

from generator.codes import CommuneCode, departement_of
from generator.folding import fold
from generator.needs.answers.departements import read_departement
from generator.needs.answers.points import NOWHERE

SAINT = re.compile(r"\b(st|ste)\b")
UPON = re.compile(r"\bs(?:/|\s+/)\s*")
CEDEX = re.compile(r"\bcedex\b.*|\b\d{5}\b|\(.*?\)")
NOT_PLAIN = re.compile(r"[\d(/]|cedex")
WORDS = re.compile(r"[a-z0-9]+")
NUMERIC_CODE = re.compile(r"(\d{4,5})(?:\.0)?")
CODE_AND_NAME = re.compile(r"(\d{5}|2[ABab]\d{3})\s*[-–—:,(]?\s*[^\W\d].*")
CODE_CHARS = 5
# The districts of the three great towns, as codes and as people write them.
DISTRICT_CODES = (("751", "75056"), ("6938", "69123"), ("132", "13055"))
DISTRICT_NAME = re.compile(r"(paris|lyon|marseille) \d{1,2}(?:e|er|eme)?(?: arr\w*)?")
IN_BRACKETS = re.compile(r"\((\d{2,3}|2[ABab])\)")
ALIKE_CUTOFF = 80.0  # 'Velars St Ouche' resembles 'Velars-sur-Ouche'; proposed, never taken
SHOWN_CANDIDATES = 6
ABROAD = "hors de l'EPCI"
UNREAD_DEPARTEMENT = "département illisible, non utilisé"
A_NUMBER = (
    "un nombre au lieu d'un nom de commune : si c'est son code INSEE, "
    "donnez à la colonne le rôle commune_code"
)
SAME_AS_ABOVE = frozenset({"idem", "ibidem", "id"})


@dataclass(frozen=True)
class Place:
    """A commune found, or the French reason why there is none; both None when nothing was said."""

    commune_code: str | None = None
    reason_fr: str | None = None
    note_fr: str | None = None


def fold_place(name: str) -> str:
    """Return a commune's name as people's spellings meet: 'Ste Marie s/Ouche' is one of them."""
    # 35,000 names are folded at each import: most hold neither an accent nor a digit.
    folded = name.lower() if name.isascii() else fold(name)
    if NOT_PLAIN.search(folded):
        folded = UPON.sub("sur ", CEDEX.sub(" ", folded))
    words = " ".join(WORDS.findall(folded))
    if "st" not in words:
        return words
    return SAINT.sub(lambda found: "saint" if found[1] == "st" else "sainte", words)


@dataclass(frozen=True)
class Gazetteer:
    """The communes we know, their former codes and their names, seen from one EPCI."""

    epci_code: str
    current: dict[str, set[str]] = field(default_factory=dict)
    epci_of: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)

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
        columns = ["commune_code", "commune_name", "epci_code", "code_alias"]
        wanted = communes.reindex(columns=columns).astype(object)
        wanted = wanted.where(wanted.notna(), None)
        cells = [wanted[column].tolist() for column in columns]
        in_use = set(cells[0])
        for code, name, epci, alias in zip(*cells, strict=True):
            current[code] = {code}
            if alias is not None and alias not in in_use:
                current[alias].add(code)
            epcis[code] = str(epci or "")
            if name is not None:
                names[str(name)].add(code)
        return cls(epci_code, dict(current), epcis, dict(names))

    def find(self, code: str | None, name: str | None, departement: str | None = None) -> Place:
        """Return the commune of an answer; its code, when given, is preferred to its name.

        ``departement``, a code or a name, tells apart the communes of one name.
        """
        if code:
            return self._by_code(code)
        return self._by_name(name, departement) if name else Place()

    def around(self, code: str) -> Place:
        """Return the place of a point that the outline ``code`` holds: never a fault of its own."""
        found = self.current.get(code, set())
        if len(found) != 1:
            return Place(note_fr=NOWHERE)
        return self._inside(next(iter(found)), None)

    def _by_code(self, written: str) -> Place:
        code = read_code(written)
        if code is None:
            return Place(reason_fr="code de commune illisible (5 caractères attendus)")
        found = self.current.get(code) or self._town_of_district(code)
        if not found:
            return Place(reason_fr="commune inconnue du code officiel géographique")
        if len(found) > 1:
            listed = _listed(found)
            reason = "ancienne commune partagée entre plusieurs communes actuelles"
            return Place(reason_fr=f"{reason} ({listed})")
        commune = next(iter(found))
        note = "ancien code de commune remplacé par l'actuel" if commune != code else None
        return self._inside(commune, note)

    def _town_of_district(self, code: str) -> set[str]:
        town = next((town for start, town in DISTRICT_CODES if code.startswith(start)), "")
        return self.current.get(town, set())

    def _by_name(self, written: str, departement: str | None) -> Place:
        folded = fold_place(written)
        if folded in SAME_AS_ABOVE:
            return Place(reason_fr="commune « idem » : elle ne dit rien sans la ligne du dessus")
        district = DISTRICT_NAME.fullmatch(folded)
        found = self._by_folded_name.get(folded) or self._by_folded_name.get(
            district[1] if district else "", set()
        )
        if not found:
            # A postal code looks like another commune's INSEE code: only a person can tell.
            unknown = f"nom de commune inconnu{self._alike(folded)}"
            return Place(reason_fr=A_NUMBER if NUMERIC_CODE.fullmatch(written) else unknown)
        bracketed = IN_BRACKETS.search(written)
        said = departement or (bracketed[1] if bracketed else None)
        wanted = read_departement(said)
        unread = UNREAD_DEPARTEMENT if said and not wanted else None
        there = {code for code in found if not wanted or departement_of(code) in wanted}
        if not there:
            listed = _listed(found)
            return Place(reason_fr=f"aucune commune de ce nom dans ce département ({listed})")
        return self._among(there, has_namesakes=len(found) > 1, note=unread)

    def _among(self, found: set[str], *, has_namesakes: bool, note: str | None) -> Place:
        inside = {code for code in found if self.epci_of[code] == self.epci_code}
        if len(inside) == 1:
            # The survey is this EPCI's: a namesake elsewhere in France is not what was meant.
            chosen = "commune reconnue dans l'EPCI malgré des homonymes" if has_namesakes else None
            return Place(commune_code=next(iter(inside)), note_fr=note or chosen)
        if len(found) > 1:
            reason = "nom de commune ambigu : plusieurs communes le portent"
            return Place(reason_fr=f"{reason} ({_listed(found)})")
        return self._inside(next(iter(found)), note)

    @cached_property
    def _shown_name(self) -> dict[str, str]:
        return {fold_place(name): name for name in sorted(self.names, reverse=True)}

    @cached_property
    def _by_folded_name(self) -> dict[str, set[str]]:
        folded: dict[str, set[str]] = defaultdict(set)
        for name, codes in self.names.items():
            folded[fold_place(name)] |= codes
        return dict(folded)

    @cached_property
    def _home_names(self) -> list[str]:
        return sorted(
            name
            for name, codes in self._by_folded_name.items()
            if any(self.epci_of[code] == self.epci_code for code in codes)
        )

    @cached_property
    def _names_by_initial(self) -> dict[str, list[str]]:
        initials: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._by_folded_name):
            initials[name[:1]].append(name)
        return initials

    def _alike(self, folded: str) -> str:
        # « Velars » is the usual name of Velars-sur-Ouche, for those who live there.
        longer = [name for name in self._home_names if name.startswith(f"{folded} ")]
        if longer:
            codes = _listed(self._by_folded_name[longer[0]])
            return f" ; ressemble à {self._shown_name[longer[0]]} ({codes})"
        # Near home first: people misspell their own communes more than France's others.
        for names in (self._home_names, self._names_by_initial.get(folded[:1], [])):
            found = process.extractOne(folded, names, scorer=fuzz.ratio, score_cutoff=ALIKE_CUTOFF)
            if found:
                codes = _listed(self._by_folded_name[found[0]])
                return f" ; ressemble à {self._shown_name[found[0]]} ({codes})"
        return ""

    def _inside(self, commune: str, note: str | None) -> Place:
        if self.epci_of[commune] != self.epci_code:
            return Place(reason_fr=ABROAD)
        return Place(commune_code=commune, note_fr=note)


def read_code(written: str) -> str | None:
    """Return a commune code with the zero that a spreadsheet took off, or None if malformed.

    « 21231 - Dijon », as lists of choices write it, is a code too.
    """
    code = written.strip().upper()
    if listed := CODE_AND_NAME.fullmatch(code):
        code = listed[1]
    if found := NUMERIC_CODE.fullmatch(code):
        code = found[1].zfill(CODE_CHARS)
    return code if CommuneCode.pattern.fullmatch(code) else None


def _listed(codes: set[str]) -> str:
    shown = sorted(codes)
    more = ", …" if len(shown) > SHOWN_CANDIDATES else ""
    return ", ".join(shown[:SHOWN_CANDIDATES]) + more
