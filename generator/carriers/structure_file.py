"""Read the file of a structure, and tell every fault of it at once. Pure: bytes in."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.carriers.facts import ROUNDING, fact_faults
from generator.carriers.governance_facts import Between, facts_of
from generator.carriers.structures import College, Header, Member, Structure
from generator.carriers.values import whole_faults
from generator.catalogues.carriers import Carrier
from generator.catalogues.yaml_text import load_yaml, told_in_french
from generator.errors import DataError, Fault
from generator.french import euros, percent

PAGE = "docs/cli/gouvernance.md"
# Members and colleges tell these: written twice they could disagree.
TOLD_BY_MEMBERS = frozenset({"categories_associes", "colleges"})
COUNTS = "nombre_"
CENT = 0.01  # euros: parts are added up in binary

Model = TypeVar("Model", bound=BaseModel)
A_COLLEGE, A_MEMBER, A_FACT = "le collège", "le membre", "le fait"


@dataclass(frozen=True)
class Places:
    """Where a structure and its parts are written, as their author sees them.

    Parameters
    ----------
    lines
        By sort of part and name, where it stands on a line of its own.
    """

    structure: str
    lines: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def line(self, noun: str, name: object) -> str:
        """Tell the line of a part, else the whole structure."""
        return self.lines.get((noun, str(name)), self.structure)

    def part(self, noun: str, name: object) -> str:
        """Tell a part: its line, else its name within the structure."""
        return self.lines.get((noun, str(name)), f"{self.structure}, {noun} « {name} »")


def read_structure(content: bytes, where: str, carriers: Mapping[str, Carrier]) -> Structure:
    """Read one ``gouvernance.yaml``.

    Parameters
    ----------
    carriers
        The catalogue, whose ids and facts the file may name.

    Raises
    ------
    DataError
        All the faults of the file, each naming where it is.
    """
    return structure_of(_mapping(content, where), Places(where), carriers)


def structure_of(
    written: dict[str, object], where: Places, carriers: Mapping[str, Carrier]
) -> Structure:
    """Check what a person wrote of a structure, in a file or in registers.

    Parameters
    ----------
    written
        The keys of ``gouvernance.yaml``; it is emptied of its lists.

    Raises
    ------
    DataError
        All the faults of the structure.
    """
    faults: list[Fault] = []
    colleges = _listed(College, written.pop("colleges", None), A_COLLEGE, where, faults)
    members = _listed(Member, written.pop("members", []), A_MEMBER, where, faults)
    _hold_facts(written, where.structure, faults)
    header = _checked(Header, written, where.structure, faults)
    if header is not None:
        faults += _unknown_names(header, where, carriers)
        faults += _wrong_capital(header, members or (), where.structure)
    faults += _wrong_colleges(colleges or (), where.structure)
    faults += _wrong_members(colleges, members or (), where)
    if faults or header is None:
        raise DataError(*faults)
    told = header.model_dump()
    structure = Structure.model_validate({**told, "colleges": colleges, "members": members or ()})
    contradictions = list(_contradictions(structure, where.structure))
    if contradictions:
        raise DataError(*contradictions)
    return structure


def _hold_facts(written: dict[str, object], where: str, faults: list[Fault]) -> None:
    """Take « facts: » left blank as nothing known; anything but lines « fait: valeur » is said."""
    told = written.pop("facts", None)
    if isinstance(told, dict):
        written["facts"] = told
    elif told is not None:
        what = "« facts » doit dire chaque fait connu sur une ligne « fait: valeur »"
        remedy = "ôtez-le si aucun n'est connu ; « generateur porteurs faits » les donne tous"
        faults.append(Fault(what, where, "societe_a_des_salaries: true", remedy))


def _mapping(content: bytes, where: str) -> dict[str, object]:
    written = load_yaml(content, where, PAGE)
    if not isinstance(written, dict):
        what = "le fichier doit être une suite de lignes « clé: valeur »"
        raise DataError(Fault(what, where, remedy=f"suivez {PAGE}"))
    return {str(key): value for key, value in written.items()}


def _listed(
    model: type[Model], written: object, noun: str, where: Places, faults: list[Fault]
) -> tuple[Model, ...] | None:
    if written is None:
        return None
    if not isinstance(written, list):
        what = f"« {'colleges' if model is College else 'members'} » doit être une liste"
        faults.append(Fault(what, where.structure, remedy=f"suivez {PAGE}"))
        return None
    read: list[Model] = []
    for position, entry in enumerate(written, start=1):
        key = "id" if model is College else "actor_id"
        name = entry.get(key, position) if isinstance(entry, dict) else position
        checked = _checked(model, entry, where.part(noun, name), faults)
        read += [checked] if checked is not None else []
    return tuple(read)


def _checked(model: type[Model], content: object, where: str, faults: list[Fault]) -> Model | None:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults += [
            Fault(told_in_french(one, "cette ligne"), where, remedy=f"corrigez en suivant {PAGE}")
            for one in error.errors()
        ]
    return None


def _unknown_names(
    header: Header, where: Places, carriers: Mapping[str, Carrier]
) -> Iterator[Fault]:
    named = [header.carrier, *header.statuses]
    yield from _unknown("le porteur", named, carriers, "data/carriers", where.structure)
    rules = [rule for carrier in carriers.values() for rule in carrier.rules]
    known = {fact for rule in rules for fact in rule.facts}
    known |= {fact for carrier in carriers.values() for fact in carrier.required_facts}
    for fact in header.facts:
        here = where.line(A_FACT, fact)
        yield from _unknown(A_FACT, [fact], known, "les règles des porteurs", here)
        if fact in TOLD_BY_MEMBERS or fact.startswith(COUNTS):
            what = f"le fait « {fact} » se lit dans les collèges et les membres"
            yield Fault(what, here, remedy="retirez-le de « facts »")
    asked = [carriers[name] for name in named if name in carriers]
    others = {fact: value for fact, value in header.facts.items() if fact not in TOLD_BY_MEMBERS}
    yield from (replace(fault, where=where.structure) for fault in fact_faults(asked, others))
    yield from whole_faults(header.facts, where.structure)


def _unknown(
    noun: str, named: Collection[str], known: Collection[str], home: str, where: str
) -> Iterator[Fault]:
    for word in named:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            remedy = f"vouliez-vous écrire « {near[0]} » ?" if near else f"voyez {PAGE}"
            yield Fault(f"{noun} « {word} » n'est pas dans {home}", where, "", remedy)


def _wrong_capital(header: Header, members: tuple[Member, ...], where: str) -> Iterator[Fault]:
    if header.capital_eur is None:
        return
    known = [member.capital_eur for member in members if member.capital_eur is not None]
    excess = sum(known) - header.capital_eur
    is_whole = header.members_complete and len(known) == len(members)
    if excess > CENT or (is_whole and excess < -CENT):
        what = f"les parts des membres font {euros(sum(known))}, et non le capital"
        yield Fault(what, where, euros(header.capital_eur), "corrigez l'un ou les autres")


def _contradictions(structure: Structure, where: str) -> Iterator[Fault]:
    """Find the shares given as facts that the parts of the members cannot make."""
    for fact, told in facts_of(structure).items():
        given = structure.facts.get(fact)
        if not isinstance(told, Between) or not isinstance(given, int | float):
            continue
        if not told.low - ROUNDING <= given <= told.high + ROUNDING:
            what = f"le fait « {fact} » ({percent(given)}) contredit les membres"
            between = f"de {percent(told.low)} à {percent(told.high)} d'après eux"
            yield Fault(what, where, between, "corrigez l'un ou les autres")


def _wrong_colleges(colleges: tuple[College, ...], where: str) -> Iterator[Fault]:
    for name, count in Counter(college.id for college in colleges).items():
        if count > 1:
            yield Fault(f"le collège « {name} » est écrit deux fois", where)
    known = [college.vote_share for college in colleges if college.vote_share is not None]
    total = sum(known)
    is_whole = bool(known) and len(known) == len(colleges)
    if total > 1 + ROUNDING or (is_whole and total < 1 - ROUNDING):
        what = f"les parts des voix des collèges font {percent(total)} et non 100 %"
        yield Fault(what, where, remedy="corrigez les parts (vote_share)")


def _wrong_members(
    colleges: tuple[College, ...] | None, members: tuple[Member, ...], where: Places
) -> Iterator[Fault]:
    known = {college.id: college for college in colleges or ()}
    yield from _written_twice(members, where)
    for member in members:
        here = where.part(A_MEMBER, member.actor_id)
        college = known.get(member.college or "")
        if member.college and college is None:
            yield from _unknown(A_COLLEGE, [member.college], known, "« colleges »", here)
        elif college and college.categories and member.category not in {None, *college.categories}:
            what = f"sa catégorie « {member.category} » n'est pas admise dans « {college.id} »"
            yield Fault(what, here, remedy=f"admises : {', '.join(college.categories)}")
    for college in known.values():
        seated = sum(m.seats or 0 for m in members if m.college == college.id)
        if college.seats is not None and seated > college.seats:
            what = f"les membres du collège « {college.id} » ont {seated:g} sièges"
            here = where.line(A_COLLEGE, college.id)
            yield Fault(what, here, f"{college.seats:g} au plus", "corrigez les sièges (seats)")


def _written_twice(members: tuple[Member, ...], where: Places) -> Iterator[Fault]:
    written: dict[str, list[str]] = {}
    for member in members:
        written.setdefault(member.actor_id, []).append(member.college or "")
    for actor_id, theirs in written.items():
        here = where.line(A_MEMBER, actor_id)
        several = sorted({college for college in theirs if college})
        if len(several) > 1:
            what = f"l'acteur « {actor_id} » est dans deux collèges ou plus"
            yield Fault(what, here, ", ".join(several), "gardez-le dans un seul")
        elif len(theirs) > 1:
            remedy = "gardez une seule ligne par acteur"
            yield Fault(f"l'acteur « {actor_id} » est écrit deux fois", here, remedy=remedy)
