"""The closed list of facts that the rules of carriers may ask, and what the rules may not say."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Literal, Self

from pydantic import model_validator

from generator.catalogues.carriers import Carrier, Condition, Rule
from generator.catalogues.figures import Entry, Slug, Text
from generator.errors import Fault

Kind = Literal["flag", "share", "count", "amount", "day", "act", "choice", "list", "shares", "code"]
FORM = "forme"
HOME = "carrier_facts.yaml"
_NUMBERS = frozenset({"equals", "at_least", "at_most", "less_than", "more_than"})
_LISTS = frozenset({"contains", "contains_any", "only", "lacks", "count_at_least"})
OPERATORS: Mapping[Kind, frozenset[str]] = {
    "flag": frozenset({"equals"}),
    "share": _NUMBERS,
    "count": _NUMBERS,
    "amount": _NUMBERS,
    "day": frozenset({"window", "not_before", "lasts_months"}),
    "act": frozenset({"act"}),
    "choice": frozenset({"equals", "in_", "not_in"}),
    "list": _LISTS,
    "shares": frozenset({"count_at_least", "each_at_least", "each_at_most", "sum_equals"}),
    "code": frozenset({"equals", "in_", "not_in"}),
}


class CarrierFact(Entry):
    """One thing to know of a project, of which kind, in which unit, and how to ask it."""

    id: Slug
    kind: Kind
    unit_fr: Text | None = None
    values: tuple[Slug, ...] = ()
    question_fr: Text

    @model_validator(mode="after")
    def _lists_its_values(self) -> Self:
        needed, admitted = self.kind == "choice", self.kind in {"choice", "list"}
        if (needed and not self.values) or (self.values and not admitted):
            message = f"« values » va avec la sorte « choice » ou « list » (fait « {self.id} »)"
            raise ValueError(message)
        return self


def carrier_faults(
    carriers: Mapping[str, Carrier], facts: Mapping[str, CarrierFact]
) -> Iterator[Fault]:
    """Find what a carrier says that no fact, or no other carrier, can answer."""
    yield from _repeated_names(carriers)
    for carrier in carriers.values():
        where = f"carriers/{carrier.id}.yaml"
        yield from _unknown_carriers(carrier, carriers, where)
        for rule in carrier.rules:
            yield from _rule_faults(rule, facts, where)
        for trigger in carrier.also_required:
            for fact in (*trigger.only_if, *trigger.facts):
                if fact not in facts:
                    yield _unknown_fact(fact, "also_required", facts, where)


def _repeated_names(carriers: Mapping[str, Carrier]) -> Iterator[Fault]:
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    remedy = "gardez un seul fichier par nom et par forme"
    for carrier in carriers.values():
        where = f"carriers/{carrier.id}.yaml"
        for taken, said in ((names, (carrier.id, *carrier.aliases)), (forms, carrier.forms)):
            for name in said:
                if taken.setdefault(name, carrier.id) != carrier.id:
                    what = f"« {name} » est déjà le nom du porteur « {taken[name]} »"
                    yield Fault(what, where, remedy=remedy)


def _unknown_carriers(
    carrier: Carrier, carriers: Mapping[str, Carrier], where: str
) -> Iterator[Fault]:
    for name in carrier.rules_of:
        other = carriers.get(name)
        if other is None or other.rules_of:
            what = f"rules_of : « {name} » n'est pas un porteur, ou reprend lui-même un porteur"
            yield Fault(what, where, remedy="nommez un porteur qui n'en reprend aucun autre")


def _rule_faults(rule: Rule, facts: Mapping[str, CarrierFact], where: str) -> Iterator[Fault]:
    for conditions in (rule.only_if, rule.unless, rule.test, rule.or_else):
        for name, condition in conditions.items():
            fact = facts.get(name)
            if fact is None:
                yield _unknown_fact(name, rule.id, facts, where)
                continue
            yield from _misused(fact, condition, rule.id, where)


def _misused(fact: CarrierFact, condition: Condition, rule_id: str, where: str) -> Iterator[Fault]:
    written = {name for name in condition.model_fields_set if getattr(condition, name) is not None}
    misfits = written - OPERATORS[fact.kind]
    if condition.equals is not None and not _fits(fact.kind, condition.equals):
        misfits.add("equals")
    for name in sorted(misfits):
        what = f"règle « {rule_id} » : « {name.rstrip('_')} » ne va pas au fait « {fact.id} »"
        remedy = f"ce fait est de la sorte « {fact.kind} » ({HOME})"
        yield Fault(what, where, remedy=remedy)
    for value in _words(condition):
        if fact.values and value not in fact.values:
            what = f"règle « {rule_id} » : « {value} » n'est pas une valeur de « {fact.id} »"
            yield Fault(what, where, remedy=f"valeurs : {', '.join(fact.values)}")


def _fits(kind: Kind, wanted: object) -> bool:
    """Tell whether what a fact should equal is of its kind."""
    if isinstance(wanted, bool):
        return kind == "flag"
    return kind in ({"choice", "code"} if isinstance(wanted, str) else {"share", "count", "amount"})


def _words(condition: Condition) -> Iterator[str]:
    for one in (condition.equals, condition.contains, condition.lacks):
        if isinstance(one, str):
            yield one
    for many in (condition.in_, condition.not_in, condition.contains_any, condition.only):
        yield from many or ()


def _unknown_fact(name: str, rule: str, facts: Mapping[str, CarrierFact], where: str) -> Fault:
    near = get_close_matches(name, facts, n=1)
    hint = f"vouliez-vous « {near[0]} » ? sinon, " if near else ""
    what = f"règle « {rule} » : le fait « {name} » est inconnu"
    return Fault(what, where, remedy=f"{hint}écrivez-le dans {HOME}")
