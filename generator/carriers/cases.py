"""Read the cases a person writes: which carrier, what is known; every fault told at once. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from numbers import Real

from generator.carriers.composition import form_faults
from generator.carriers.facts import known_facts
from generator.carriers.values import expected, whole_faults
from generator.catalogues.carrier_facts import CarrierFact
from generator.catalogues.carriers import Carrier
from generator.errors import DataError, Fault

KEYS = ("id", "carrier", "facts")
# What the author of a file of cases may note for readers; nothing here reads it.
NOTES = frozenset({"expected", "article", "why"})


@dataclass(frozen=True)
class Case:
    """One question: may this carrier, or these together, bear a project of which this is known."""

    id: str
    carriers: tuple[Carrier, ...]
    facts: Mapping[str, object]


def read_cases(
    content: object,
    where: str,
    carriers: Mapping[str, Carrier],
    facts: Mapping[str, CarrierFact],
) -> list[Case]:
    """Check and name each case of a file already parsed.

    Raises
    ------
    DataError
        Every fault of the file: a case without a key, a name that nothing bears, a value that
        its fact cannot have.
    """
    if not isinstance(content, list) or not content:
        what = "le fichier doit être une liste de cas (id, carrier, facts)"
        raise DataError(Fault(what, where, remedy="suivez docs/cli/porteurs.md"))
    named = {alias: one for one in carriers.values() for alias in (one.id, *one.aliases)}
    faults: list[Fault] = []
    cases: dict[str, Case] = {}
    for position, raw in enumerate(content, start=1):
        shape = list(_shape_faults(raw, f"{where}, cas n° {position}"))
        faults.extend(shape)
        if shape:
            continue
        place = f"{where}, cas « {raw['id']} »"
        asked = _asked(raw["carrier"])
        case = Case(
            str(raw["id"]),
            tuple({named[n].id: named[n] for n in asked if n in named}.values()),
            known_facts(raw["facts"] or {}),
        )
        if case.id in cases:
            faults.append(Fault("ce cas est écrit deux fois", place, remedy="changez son id"))
        cases[case.id] = case
        faults.extend(_unknown(asked, named, "le porteur", place, "« generateur porteurs lister »"))
        faults.extend(_fact_faults(case, facts, place))
    if faults:
        raise DataError(*faults)
    return list(cases.values())


def _shape_faults(raw: object, where: str) -> Iterator[Fault]:
    remedy = "suivez docs/cli/porteurs.md"
    if not isinstance(raw, dict):
        yield Fault("ce n'est pas un cas (id, carrier, facts)", where, remedy=remedy)
        return
    for key in KEYS:
        if key not in raw:
            yield Fault(f"la clé « {key} » manque", where, remedy=remedy)
    for key in raw:
        if key not in NOTES and key not in KEYS:
            yield Fault(f"la clé « {key} » est inconnue", where, remedy=remedy)
    carrier = raw.get("carrier", "")
    if "carrier" in raw and not (carrier and isinstance(carrier, str | list)):
        yield Fault("« carrier » doit nommer un porteur, ou plusieurs", where, remedy=remedy)
    if not isinstance(raw.get("facts") or {}, dict):
        yield Fault("« facts » doit être une suite de « fait: valeur »", where, remedy=remedy)


def _asked(carrier: str | list[object]) -> list[str]:
    """Read « scic », « scic + cae » or a list of them, each once."""
    named = carrier.split("+") if isinstance(carrier, str) else carrier
    return list(dict.fromkeys(str(name).strip() for name in named))


def _unknown(
    said: Collection[str], known: Mapping[str, object], noun: str, where: str, home: str
) -> Iterator[Fault]:
    for name in said:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            remedy = f"vouliez-vous « {near[0]} » ? " if near else ""
            yield Fault(f"{noun} « {name} » est inconnu", where, remedy=f"{remedy}voyez {home}")


def _fact_faults(case: Case, facts: Mapping[str, CarrierFact], where: str) -> Iterator[Fault]:
    yield from _unknown(case.facts, facts, "le fait", where, "« generateur porteurs faits »")
    for name, value in case.facts.items():
        told = expected(facts[name], value) if name in facts else None
        if told:
            # A text may be a person's own words: only figures are quoted.
            example = str(value) if isinstance(value, Real) else ""
            what = f"« {name} » n'est pas {told}"
            yield Fault(what, where, example, "corrigez-le, ou ôtez-le s'il n'est pas connu")
    yield from whole_faults(case.facts, where)
    for fault in form_faults(case.carriers, case.facts):
        yield replace(fault, where=where)
