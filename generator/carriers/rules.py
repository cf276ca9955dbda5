"""Say whether the law lets a carrier hold a project: oui, non or à vérifier, and why. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from generator.carriers.facts import (
    PROJECT_START,
    all_hold,
    day_of,
    fact_faults,
    known_facts,
    undecided,
)
from generator.catalogues.carriers import Carrier, Conditions, Rule
from generator.errors import DataError

Answer = Literal["oui", "non", "a_verifier"]


class Broken(NamedTuple):
    """A rule that a known fact breaks, and what would have to change."""

    rule_id: str
    message_fr: str
    change_fr: str
    article: str


class Missing(NamedTuple):
    """A fact that a rule needs and nobody gave."""

    fact: str
    check_fr: str
    article: str


class Doubt(NamedTuple):
    """A question that the facts given, or the texts read, do not settle."""

    rule_id: str
    check_fr: str
    article: str


class Note(NamedTuple):
    """A duty or a context to show; it never decides."""

    rule_id: str
    message_fr: str
    article: str


Finding = Broken | Missing | Doubt


@dataclass(frozen=True)
class Verdict:
    """What the rules answer for one carrier, with the articles that made the answer."""

    carrier_id: str
    answer: Answer
    broken: tuple[Broken, ...]
    missing: tuple[Missing, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Note, ...]
    articles: tuple[str, ...]


def verdict(carrier: Carrier, facts: Mapping[str, object], today: date | None) -> Verdict:
    """Judge one carrier on the facts of a project.

    ``non`` as soon as a known fact breaks a rule; otherwise ``a_verifier`` while a fact is
    missing, a window is over or a text is unconfirmed; ``oui`` only when everything passes.

    Parameters
    ----------
    facts
        By the names of the rules. A blank (None, NaN, empty text or list) is unknown.
    today
        Stands for the start of a project that has no date yet; never read from a clock.

    Raises
    ------
    DataError
        Naming each fact whose value cannot be what its rule asks (a share of 50, « oui »).
    """
    faults = fact_faults([carrier], facts)
    if faults:
        raise DataError(*faults)
    known = known_facts(facts)
    in_play = [rule for rule in carrier.rules if _is_in_play(rule, known, today)]
    found = [finding for rule in in_play for finding in _weigh(rule, known, today)]
    found.extend(_required(carrier, known))
    broken = tuple(finding for finding in found if isinstance(finding, Broken))
    missing: dict[str, Missing] = {}
    for finding in found:
        if isinstance(finding, Missing):
            missing.setdefault(finding.fact, finding)
    return Verdict(
        carrier.id,
        "non" if broken else "a_verifier" if found else "oui",
        broken,
        tuple(missing.values()),
        tuple(dict.fromkeys(finding for finding in found if isinstance(finding, Doubt))),
        tuple(_notes(carrier, known)),
        tuple(dict.fromkeys(told.article for told in broken or found or in_play)),
    )


def _is_in_play(rule: Rule, known: Mapping[str, object], today: date | None) -> bool:
    """Tell whether a rule has a say: hard ones unless switched off, others once triggered."""
    if rule.kind == "info" or _is_only_announced(rule, known, today):
        return False
    trigger = all_hold(rule.only_if, known)
    if trigger is False or (rule.unless and all_hold(rule.unless, known)):
        return False
    if rule.kind == "hard":
        return True
    if rule.only_if:
        return trigger is True
    return any(fact in known for fact in (*rule.test, *rule.or_else))


def _weigh(rule: Rule, known: Mapping[str, object], today: date | None) -> Iterator[Finding]:
    """List what a rule in play finds against the project; nothing when it passes."""
    start = _start(known, today)
    if start and rule.valid_from and start < rule.valid_from and PROJECT_START not in rule.test:
        first = f"{rule.valid_from:%d/%m/%Y}"
        early = f"Quel texte s'appliquait avant le {first}, premier jour confirmé ?"
        yield Doubt(rule.id, early, rule.article)
        return
    applies, passes = all_hold(rule.only_if, known), _passes(rule, known)
    if rule.certainty == "non_confirme" or (applies and not rule.test):
        yield _doubt(rule)
    elif applies and passes is False:
        yield _refusal(rule, known)
    elif not (rule.test and passes):
        asked = {**rule.test, **rule.or_else} if applies else rule.only_if
        yield from _open(rule, asked, known)
    yield from _after_its_term(rule, known, start)


def _passes(rule: Rule, known: Mapping[str, object]) -> bool | None:
    """Hold the test, or the other way to pass when the rule has one."""
    test = all_hold(rule.test, known)
    if test is True or not rule.or_else:
        return test
    other = all_hold(rule.or_else, known)
    return other if other is True or test is False else None


def _refusal(rule: Rule, known: Mapping[str, object]) -> Broken | Doubt:
    """Refuse, unless an exception has been asked for and not yet answered."""
    if (
        rule.unless
        and all_hold(rule.unless, known) is None
        and all(f in known for f in rule.unless)
    ):
        return _doubt(rule)
    return Broken(rule.id, rule.message_fr or rule.id, rule.change_fr or rule.id, rule.article)


def _doubt(rule: Rule) -> Doubt:
    return Doubt(rule.id, rule.check_fr or rule.id, rule.article)


def _missing(rule: Rule, fact: str) -> Missing:
    return Missing(fact, rule.check_fr or rule.id, rule.article)


def _open(
    rule: Rule, conditions: Conditions, known: Mapping[str, object]
) -> Iterator[Missing | Doubt]:
    for fact in undecided(conditions, known):
        if fact in known:
            yield _doubt(rule)
        else:
            yield _missing(rule, fact)


def _after_its_term(
    rule: Rule, known: Mapping[str, object], start: date | None
) -> Iterator[Missing | Doubt]:
    """Ask again once the last day confirmed in a text is past; the refusal stays a refusal."""
    if rule.valid_to is None or PROJECT_START in rule.test:
        return  # a rule on the start itself asks its own question
    last = f"{rule.valid_to:%d/%m/%Y}"
    if start and start > rule.valid_to:
        late = f"Les règles lues ne sont confirmées que jusqu'au {last} : quel texte les suit ?"
        yield Doubt(rule.id, late, rule.article)
    if PROJECT_START not in known:
        when = f"Le projet commence-t-il au plus tard le {last}, dernier jour confirmé ?"
        yield Missing(PROJECT_START, when, rule.article)


def _required(carrier: Carrier, known: Mapping[str, object]) -> Iterator[Missing]:
    also = [
        fact
        for trigger in carrier.also_required
        if all_hold(trigger.only_if, known)
        for fact in trigger.facts
    ]
    for fact in dict.fromkeys((*carrier.required_facts, *also)):
        if fact not in known:
            rule = next(r for r in carrier.rules if r.kind != "info" and fact in r.facts)
            yield _missing(rule, fact)


def _notes(carrier: Carrier, known: Mapping[str, object]) -> Iterator[Note]:
    for rule in carrier.rules:
        if rule.kind == "info" and all_hold(rule.only_if, known) is not False:
            yield Note(rule.id, rule.message_fr or rule.id, rule.article)


def _start(known: Mapping[str, object], today: date | None) -> date | None:
    return day_of(known[PROJECT_START]) if PROJECT_START in known else today


def _is_only_announced(rule: Rule, known: Mapping[str, object], today: date | None) -> bool:
    """Tell a text read before it comes into force from one that replaced an older text."""
    start = _start(known, today)
    return (
        start is not None
        and rule.valid_from is not None
        and start < rule.valid_from
        and rule.valid_from > rule.checked_on
    )
