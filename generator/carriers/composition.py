"""Judge what really bears a project: a form, its statuses, its set-up. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from generator.carriers.facts import known_facts
from generator.carriers.rules import Broken, Doubt, Missing, Verdict, verdict
from generator.catalogues.carrier_facts import FORM
from generator.catalogues.carriers import Carrier
from generator.errors import DataError, Fault

TOGETHER = " + "
STATUSES = "statuts"  # the fact that names those asked together: one may exclude others
PUBLIC_SHARES = "participation_publique"
WHICH_FORM = "Quelle forme porte le projet (une collectivité n'entre pas au capital de toutes) ?"

Item = TypeVar("Item")


def judge(
    asked: Sequence[Carrier],
    carriers: Mapping[str, Carrier],
    facts: Mapping[str, object],
    today: date | None,
) -> Verdict:
    """Judge one carrier, or a form with its statuses and set-up, as one answer.

    The worst of their answers holds. A status looks at the form under it: the fact ``forme``,
    or the form that is asked with it.

    Parameters
    ----------
    asked
        The carriers to judge together, most often one.
    carriers
        All those of the catalogue, by id.

    Raises
    ------
    DataError
        If two forms are asked together, or the fact ``forme`` says another one than that asked;
        and for each fact whose value cannot be what a rule asks.
    """
    known = known_facts(facts)
    # Alone, a form is often held in turn with others against one project: nobody contradicts it.
    faults = list(form_faults(asked, known)) if len(asked) > 1 else []
    if faults:
        raise DataError(*faults)
    known = _with_the_statuses(asked, _with_the_form(asked, known))
    verdicts = [verdict(_whole(carrier, carriers), known, today) for carrier in asked]
    for carrier in asked:
        verdicts.extend(_of_the_form(carrier, asked, carriers, known, today))
    if len(verdicts) == 1:
        return verdicts[0]
    return _merged(TOGETHER.join(carrier.id for carrier in asked), verdicts)


def law_end(carrier: Carrier, carriers: Mapping[str, Carrier], today: date | None) -> date | None:
    """Give the last day confirmed of what is always asked of a carrier, once it is past.

    A carrier whose frame is over is not refused: a text may have prolonged it. It is asked after
    those whose law is confirmed today.
    """
    ends = [
        rule.valid_to
        for rule in _whole(carrier, carriers).rules
        if rule.kind == "hard" and rule.valid_to is not None
    ]
    past = [end for end in ends if today is not None and end < today]
    return min(past, default=None)


def form_faults(asked: Sequence[Carrier], known: Mapping[str, object]) -> Iterator[Fault]:
    """Find two forms asked together, or a fact ``forme`` that is not the form asked."""
    forms = [carrier for carrier in asked if carrier.layer == "forme"]
    if len(forms) > 1:
        what = f"« {forms[0].id} » et « {forms[1].id} » sont deux formes"
        yield Fault(what, remedy="gardez-en une : une structure n'a qu'une forme")
    elif forms and forms[0].forms and _said(known) not in (None, *forms[0].forms):
        what = f"le fait « {FORM} » ne dit pas la même forme que le porteur « {forms[0].id} »"
        yield Fault(what, remedy="corrigez l'un des deux")


def _with_the_form(asked: Sequence[Carrier], known: dict[str, object]) -> dict[str, object]:
    """Give a status the form that is asked with it: its first name, all being alike to statuses."""
    forms = [carrier.forms for carrier in asked if carrier.layer == "forme"]
    if len(asked) == 1 or FORM in known or not forms or not forms[0]:
        return known
    return known | {FORM: forms[0][0]}


def _with_the_statuses(asked: Sequence[Carrier], known: dict[str, object]) -> dict[str, object]:
    """Give each status the others that are asked with it, besides those that somebody told."""
    together = [carrier.id for carrier in asked if carrier.layer == "statut"]
    told = known.get(STATUSES, ())
    if not together or isinstance(told, str) or not isinstance(told, Collection):
        return known
    return known | {STATUSES: [*told, *together]}


def _said(known: Mapping[str, object]) -> str | None:
    form = known.get(FORM)
    return form.strip().casefold() if isinstance(form, str) else None


def _whole(carrier: Carrier, carriers: Mapping[str, Carrier]) -> Carrier:
    """Add the rules of the carriers that this one is too."""
    others = [carriers[name] for name in carrier.rules_of]
    if not others:
        return carrier
    rules = (*carrier.rules, *(rule for other in others for rule in other.rules))
    also = (
        *carrier.also_required,
        *(trigger for other in others for trigger in other.also_required),
    )
    return carrier.model_copy(update={"rules": rules, "also_required": also})


def _of_the_form(
    carrier: Carrier,
    asked: Sequence[Carrier],
    carriers: Mapping[str, Carrier],
    known: Mapping[str, object],
    today: date | None,
) -> Iterator[Verdict]:
    """Judge the form under a status or a set-up, unless it is asked for itself."""
    said = _said(known)
    if carrier.under_form is None:
        return
    if said is None:
        yield from _without_a_form(carriers, known, today)
        return
    form = next((other for other in carriers.values() if said in other.forms), None)
    if form is None:
        yield _unwritten(carrier, said)
    elif form not in asked:
        judged = verdict(_whole(form, carriers), known, today)
        yield judged if carrier.under_form == "whole" else _what_is_known(form, judged)


def _without_a_form(
    carriers: Mapping[str, Carrier], known: Mapping[str, object], today: date | None
) -> Iterator[Verdict]:
    """Ask for the form once a public share is known that only some forms admit."""
    shares = carriers.get(PUBLIC_SHARES)
    judged = verdict(shares, known, today) if shares else None
    if judged and (judged.broken or judged.doubts):
        asked = tuple(Missing(FORM, WHICH_FORM, article) for article in judged.articles[:1])
        yield Verdict(PUBLIC_SHARES, "a_verifier", (), asked, (), (), ())


def _what_is_known(form: Carrier, judged: Verdict) -> Verdict:
    """Keep what the known facts say of a form: the status does not ask the others again."""
    unread = {
        rule.id for rule in form.rules if rule.kind == "hard" and rule.certainty == "non_confirme"
    }
    doubts = tuple(doubt for doubt in judged.doubts if doubt.rule_id not in unread)
    return Verdict(judged.carrier_id, "oui", judged.broken, (), doubts, (), ())


def _unwritten(carrier: Carrier, form: str) -> Verdict:
    check = f"Quelles règles s'appliquent à la forme « {form} » (elles ne sont pas au catalogue) ?"
    doubt = Doubt(f"{carrier.id}.form", check, "aucun article relevé")
    return Verdict(form, "a_verifier", (), (), (doubt,), (), (doubt.article,))


def _merged(name: str, verdicts: Sequence[Verdict]) -> Verdict:
    broken = _each_once([found for judged in verdicts for found in judged.broken])
    doubts = _each_once([found for judged in verdicts for found in judged.doubts])
    missing: dict[str, Missing] = {}
    for judged in verdicts:
        for found in judged.missing:
            missing.setdefault(found.fact, found)
    told: Sequence[Broken | Missing | Doubt] = broken or (*missing.values(), *doubts)
    read = [article for judged in verdicts for article in judged.articles]
    return Verdict(
        name,
        "non" if broken else "a_verifier" if told else "oui",
        broken,
        tuple(missing.values()),
        doubts,
        _each_once([note for judged in verdicts for note in judged.notes]),
        _each_once([found.article for found in told] or read),
    )


def _each_once(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
