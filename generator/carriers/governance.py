"""Hold a structure's colleges, members, votes and capital against the rules of its carriers. Pure.

The limits are those of ``data/carriers``; nothing is written here twice. An alert is a practice
of the field, not a rule of law: it is told and never decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.carriers.categories import EMPLOYEES
from generator.carriers.facts import all_hold, known_facts
from generator.carriers.governance_facts import (
    COLLEGES,
    OTHER,
    SUBJECTS,
    SUBJECTS_FR,
    Told,
    World,
    facts_of,
    with_statuses,
    worlds,
)
from generator.carriers.rules import Answer, Verdict, verdict
from generator.carriers.structures import College, Structure
from generator.catalogues.carriers import Carrier, Certainty, Rule
from generator.french import agree, counted, listed, percent, sentence, within

# Statuses of an enterprise that exists to employ people (carriers_law §3).
EMPLOYING = frozenset({"ebe", "ei", "aci", "ai", "etti", "ea", "eatt"})
HALF = 0.5  # domain.md §3: no college decides alone
STATUTES_FR = "statuts de la structure"
SHARES_FR = "Quelle part des voix les statuts donnent-ils à chaque collège ?"


@dataclass(frozen=True)
class Check:
    """What one rule answers for a structure, and what to do about it."""

    rule_id: str
    carrier_id: str
    subject: str
    answer: Answer
    sentence_fr: str
    change_fr: str | None
    question_fr: str | None
    article: str
    certainty: Certainty | None


@dataclass(frozen=True)
class Alert:
    """Something of the governance that the field advises against; it never decides."""

    alert_id: str
    sentence_fr: str
    remedy_fr: str


@dataclass(frozen=True)
class Report:
    """The checks of a structure's governance and its alerts.

    ``answer`` is about governance only: the rest of a carrier's rules is asked elsewhere.
    """

    structure_id: str
    answer: Answer
    checks: tuple[Check, ...]
    alerts: tuple[Alert, ...]

    def answer_on(self, subject: str) -> Answer:
        """Answer on one subject: categories, colleges, capital, voix, membres."""
        return _together([check.answer for check in self.checks if check.subject == subject])


def check_governance(
    structure: Structure, carriers: Mapping[str, Carrier], today: date | None
) -> Report:
    """Check one structure.

    Parameters
    ----------
    carriers
        The catalogue; it holds the structure's carrier and statuses.
    today
        Stands for the start of a project that has no date; never read from a clock.

    Returns
    -------
    Report
        ``non`` when a rule is broken whatever is still unknown; ``a_verifier`` while something
        unknown could change an answer; ``oui`` when every rule on governance passes.
    """
    structure = with_statuses(structure)
    told = facts_of(structure)
    asked = [carriers[name] for name in (structure.carrier, *structure.statuses)]
    checks = [
        check
        for carrier in asked
        for rule in carrier.rules
        if _is_about_governance(rule, structure, told)
        if (check := _check(carrier, rule, structure, told, today))
    ]
    if not any(check.subject == COLLEGES for check in checks):
        checks += _unknown_shares(structure)
    answer = _together([check.answer for check in checks])
    return Report(structure.id, answer, tuple(checks), tuple(_alerts(structure, checks)))


def _together(answers: list[Answer]) -> Answer:
    if "non" in answers:
        return "non"
    return "oui" if answers and set(answers) == {"oui"} else "a_verifier"


def _tested(rule: Rule) -> list[str]:
    """Name the facts that the rule judges, without those that only switch it on or off."""
    switches = {*rule.only_if, *rule.unless} - {*rule.test}
    return [fact for fact in rule.facts if fact not in switches]


def _subject(rule: Rule) -> str:
    named = (*_tested(rule), *rule.facts)
    found = (SUBJECTS[name] for fact in named for name in SUBJECTS if fact.startswith(name))
    return next(found, OTHER)


def _is_about_governance(rule: Rule, structure: Structure, told: Mapping[str, Told]) -> bool:
    """Tell a rule on who belongs and how they vote, or on a fact that the file gives."""
    if rule.kind == "info" or (COLLEGES in rule.facts and structure.colleges == ()):
        return False
    # A rule that only asks, without a test, is about what switches it on.
    asked = _tested(rule) or rule.only_if
    is_told = any(fact in told or fact in structure.facts for fact in asked)
    return is_told or _subject(rule) != OTHER


def _check(
    carrier: Carrier,
    rule: Rule,
    structure: Structure,
    told: Mapping[str, Told],
    today: date | None,
) -> Check | None:
    """Hold one rule against all that the unknown parts may be; None where it has no say."""
    alone = _alone(carrier, rule)
    public = any(member.holds_public_money for member in structure.members)
    found: list[Verdict | None] = []  # None: in that case the rule has no say
    for world in worlds(rule, told, structure.facts, public=public):
        has_say = _has_a_say(rule, world) or _colleges_are_unknown(rule, structure)
        found.append(verdict(alone, world, today) if has_say else None)
    judged = [one for one in found if one is not None]
    if not judged:
        return None
    answers = {one.answer if one is not None else "oui" for one in found}
    is_open = _shares_are_unknown(rule, structure) or _colleges_are_unknown(rule, structure)
    answer: Answer = "a_verifier"
    if answers == {"non"}:
        answer = "non"
    elif answers == {"oui"} and not is_open:
        answer = "oui"
    return _check_of(carrier, rule, judged, answer, is_listing=structure.is_open)


def _alone(carrier: Carrier, rule: Rule) -> Carrier:
    """Keep one rule of a carrier, and nothing that the carrier asks besides."""
    fields = type(carrier).model_fields.items()
    bare = {name: field.default for name, field in fields if not field.is_required()}
    return carrier.model_copy(update={**bare, "rules": (rule,), "required_facts": ()})


def _check_of(
    carrier: Carrier, rule: Rule, judged: list[Verdict], answer: Answer, *, is_listing: bool
) -> Check:
    broken = [fault for one in judged for fault in one.broken]
    asked = [doubt.check_fr for one in judged for doubt in one.doubts]
    asked += [missing.check_fr for one in judged for missing in one.missing]
    question = next(iter(asked), rule.check_fr)
    # Some members would pass, others not: the law is clear, the list is not.
    awaits_members = is_listing and bool(broken) and not asked
    when = " quand tous les membres et leurs catégories seront déclarés" if awaits_members else ""
    of = SUBJECTS_FR.get(_subject(rule))
    told: dict[Answer, str] = {
        "oui": f"règle respectée : {of}" if of else "règle respectée",
        "non": broken[0].message_fr if broken else "",
        "a_verifier": f"à vérifier{when} : {within(question or '')}",
    }
    return Check(
        rule.id,
        carrier.id,
        _subject(rule),
        answer,
        sentence(told[answer]),
        sentence(broken[0].change_fr) if broken and answer != "oui" else None,
        sentence(question) if question and answer != "non" else None,
        rule.article,
        rule.certainty,
    )


def _has_a_say(rule: Rule, world: World) -> bool:
    """Tell a rule switched on: a hard one always, another once its fact or trigger is known."""
    known = known_facts(world)
    trigger = all_hold(rule.only_if, known)
    if trigger is False or (rule.unless and all_hold(rule.unless, known)):
        return False
    is_triggered = bool(rule.only_if) and trigger is True
    return rule.kind == "hard" or is_triggered or any(fact in known for fact in _tested(rule))


def _colleges_are_unknown(rule: Rule, structure: Structure) -> bool:
    return COLLEGES in rule.facts and structure.colleges is None


def _shares_are_unknown(rule: Rule, structure: Structure) -> bool:
    """Tell a rule on shares of which some are only supposed; their number is known anyway."""
    asked = rule.test.get(COLLEGES)
    is_on_shares = asked is not None and asked.model_fields_set != {"count_at_least"}
    return is_on_shares and bool(_unshared(structure))


def _unshared(structure: Structure) -> list[College]:
    return [college for college in structure.colleges or () if college.vote_share is None]


def _unknown_shares(structure: Structure) -> list[Check]:
    """Ask for the shares of votes where no rule of law does."""
    silent = [f"« {college.label_fr} »" for college in _unshared(structure)]
    if not silent:
        return []
    of = f"{agree(len(silent), 'du collège', 'des collèges')} {listed(silent)}"
    told = sentence(f"à vérifier : la part des voix {of} n’est pas connue")
    return [
        Check(
            "statuts.parts_des_voix", structure.carrier, COLLEGES, "a_verifier", told, None,
            sentence(SHARES_FR), STATUTES_FR, None,
        )
    ]  # fmt: skip


def _alerts(structure: Structure, checks: list[Check]) -> Iterator[Alert]:
    yield from _employees_absent(structure)
    for college in structure.colleges or ():
        name = f"le collège « {college.label_fr} »"
        if EMPLOYEES in college.categories and college.elected_by_peers is False:
            told = f"{name} n’est pas élu par les salariés eux-mêmes"
            remedy = "Faire élire leurs représentants par les salariés."
            yield Alert("salaries_non_elus", sentence(told), remedy)
        has_law = any(check.certainty for check in checks if check.subject == COLLEGES)
        if not has_law and (college.vote_share or 0) > HALF:
            told = f"{name} a {percent(college.vote_share)} des voix : il décide seul"
            remedy = "Donner à chaque collège la moitié des voix au plus."
            yield Alert("college_majoritaire", sentence(told), remedy)
        is_empty = not any(member.college == college.id for member in structure.members)
        if structure.members_complete and is_empty:
            remedy = "Nommer ses membres, ou retirer ce collège."
            yield Alert("college_vide", sentence(f"{name} n’a aucun membre"), remedy)
    yield from _unequal_votes(structure)


def _employees_absent(structure: Structure) -> Iterator[Alert]:
    employs = structure.facts.get("societe_a_des_salaries") is True or not EMPLOYING.isdisjoint(
        {structure.carrier, *structure.statuses}
    )
    if structure.colleges:
        named: set[str] = {name for college in structure.colleges for name in college.categories}
        absent = f"aucun des {counted(len(structure.colleges), 'collège')} n’est celui des salariés"
        if len(structure.colleges) == 1:
            absent = "le seul collège n’est pas celui des salariés"
        remedy = "Ouvrir aux salariés un collège, élu par leurs pairs."
    else:
        named = {str(member.category) for member in structure.members}
        absent = "aucun membre déclaré n’est salarié"
        remedy = "Déclarer les salariés parmi les membres, ou dire pourquoi ils n’y sont pas."
    if employs and EMPLOYEES not in named:
        told = f"la structure emploie des personnes et {absent}"
        yield Alert("salaries_absents", sentence(told), remedy)


def _unequal_votes(structure: Structure) -> Iterator[Alert]:
    """Tell the members of a SCIC without colleges who have not one vote each."""
    if structure.carrier != "scic" or structure.colleges != ():
        return
    for member in structure.members:
        known = member.votes is not None and member.people_count is not None
        if known and member.votes != member.people_count:
            votes = counted(member.votes or 0, "voix", "voix")
            told = f"« {member.name_fr} » a {votes}, alors que sans collège chaque associé en a une"
            remedy = "Donner une voix à chaque associé, ou prévoir trois collèges au moins."
            yield Alert("voix_inegales", sentence(told), remedy)
