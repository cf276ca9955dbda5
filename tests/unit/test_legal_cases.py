"""The legal cases, written from the articles before the engine, and what no answer may do."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.carriers.cases import read_cases
from generator.carriers.composition import judge
from generator.carriers.facts import all_hold
from generator.catalogues import read_catalogue
from generator.catalogues.carriers import Carrier
from generator.errors import DataError

HERE = Path(__file__)
TODAY = dt.date(2026, 11, 22)
CATALOGUE = read_catalogue([HERE.parents[2] / "data"])
RAW = yaml.safe_load(HERE.with_name("legal_cases.yaml").read_text(encoding="utf-8"))
EXPECTED = {raw["id"]: raw["expected"] for raw in RAW}
WHY = {raw["id"]: f"{raw['article']} : {raw['why']}" for raw in RAW}


def cases_of(content):
    return read_cases(content, "cas.yaml", CATALOGUE.carriers, CATALOGUE.carrier_facts)


def answer_of(case, facts=None, carriers=None):
    known = case.facts if facts is None else facts
    return judge(carriers or case.carriers, CATALOGUE.carriers, known, TODAY).answer


CASES = cases_of(RAW)


def test_every_legal_case_is_answered_as_the_articles_say():
    wrong = [
        f"{case.carriers[0].id}, {case.id} : {answer} au lieu de {EXPECTED[case.id]} ({WHY[case.id]})"
        for case in CASES
        if (answer := answer_of(case)) != EXPECTED[case.id]
    ]
    assert sorted(wrong) == []


def test_no_answer_is_oui_where_the_articles_do_not_say_oui():
    assert [c.id for c in CASES if answer_of(c) == "oui" and EXPECTED[c.id] != "oui"] == []


def test_the_cases_are_many_and_most_of_them_refuse_or_ask():
    counts = Counter(EXPECTED.values())
    assert len(CASES) >= 120
    assert counts["non"] >= 50
    assert counts["a_verifier"] >= 25


def test_each_refusal_says_what_to_change_and_each_doubt_asks_something():
    for case in CASES:
        judged = judge(case.carriers, CATALOGUE.carriers, case.facts, TODAY)
        assert all(b.message_fr and b.change_fr and b.article for b in judged.broken)
        assert all(d.check_fr and d.article for d in (*judged.doubts, *judged.missing))
        assert judged.articles


@pytest.mark.parametrize("carrier_id", sorted(CATALOGUE.carriers))
def test_a_carrier_of_which_nothing_is_known_is_to_be_checked(carrier_id):
    judged = judge([CATALOGUE.carriers[carrier_id]], CATALOGUE.carriers, {}, None)
    assert judged.answer == "a_verifier"
    assert judged.missing or judged.doubts


def test_every_rule_that_may_decide_has_its_article_its_source_and_its_question():
    for carrier in CATALOGUE.carriers.values():
        for rule in carrier.rules:
            assert rule.article
            assert rule.source_fr or rule.certainty == "non_confirme"
            assert rule.kind == "info" or rule.check_fr.endswith((".", "?"))
            assert not rule.change_fr or rule.change_fr.endswith(".")


def test_each_fact_is_asked_by_a_rule():
    asked = {f for carrier in CATALOGUE.carriers.values() for r in carrier.rules for f in r.facts}
    assert set(CATALOGUE.carrier_facts) == asked


def is_asked(rule, facts):
    """Tell whether a hard rule has a say on the facts, known or still to be known."""
    return rule.kind == "hard" and all_hold(rule.only_if, facts) is not False


def hard_facts(case):
    """List what a hard rule of the carrier itself needs, or that it requires."""
    rules = [rule for carrier in case.carriers for rule in rules_of(carrier)]
    return {fact for rule in rules if is_asked(rule, case.facts) for fact in rule.facts} | {
        fact for carrier in case.carriers for fact in carrier.required_facts
    }


def rules_of(carrier: Carrier):
    others = [CATALOGUE.carriers[name] for name in carrier.rules_of]
    return [rule for one in (carrier, *others) for rule in one.rules]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_forgetting_a_fact_that_a_hard_rule_needs_never_turns_an_answer_into_oui(case):
    for forgotten in hard_facts(case) & set(case.facts):
        left = {fact: value for fact, value in case.facts.items() if fact != forgotten}
        assert answer_of(case, left) != "oui" or answer_of(case) == "oui"


def test_forgetting_a_required_fact_never_leaves_a_oui():
    for case in CASES:
        for forgotten in set(case.carriers[0].required_facts) & set(case.facts):
            left = {fact: value for fact, value in case.facts.items() if fact != forgotten}
            assert answer_of(case, left) != "oui", (case.id, forgotten)


def test_knowing_less_never_refuses_what_was_not_refused():
    for case in CASES:
        if EXPECTED[case.id] != "oui":
            continue
        for forgotten in case.facts:
            left = {fact: value for fact, value in case.facts.items() if fact != forgotten}
            # An exception that nobody invokes any more leaves the rule it lifted.
            unless = {f for c in case.carriers for r in rules_of(c) for f in r.unless}
            assert answer_of(case, left) != "non" or forgotten in unless, (case.id, forgotten)


RANK = {"non": 0, "a_verifier": 1, "oui": 2}
CONDITION = {
    "id": "essai.added",
    "kind": "hard",
    "article": "art. 1",
    "certainty": "secondaire",
    "source_fr": "source",
    "message_fr": "Trop peu de membres",
    "change_fr": "Réunir des membres.",
    "check_fr": "Combien de membres ?",
    "checked_on": TODAY,
}


@given(case=st.sampled_from(CASES), bound=st.integers(0, 9), members=st.none() | st.integers(0, 9))
def test_one_condition_more_never_makes_anything_more_eligible(case, bound, members):
    extra = Carrier.model_validate(
        {
            "id": "essai",
            "label_fr": "Essai",
            "layer": "statut",
            "description_fr": "Essai.",
            "checked_on": TODAY,
            "required_facts": ["nombre_membres"],
            "rules": [CONDITION | {"test": {"nombre_membres": {"at_least": bound}}}],
        }
    )
    carrier = case.carriers[0]
    stricter = carrier.model_copy(update={"rules": (*carrier.rules, *extra.rules)})
    facts = {**case.facts, "nombre_membres": members}
    before = answer_of(case, facts)
    after = answer_of(case, facts, [stricter, *case.carriers[1:]])
    assert RANK[after] <= RANK[before]
    if members is None:
        assert after != "oui"
    elif members < bound:
        assert after == "non"


VALUES = {
    "flag": st.booleans(),
    "share": st.sampled_from([0, 0.1, 0.3, 0.34, 0.5, 0.51, 0.55, 0.6, 0.65, 0.75, 0.85, 1]),
    "count": st.sampled_from([0, 1, 2, 3, 4, 6, 7, 8, 12, 24, 25, 36]),
    "amount": st.sampled_from([0, 5, 9, 480, 15_000, 150_000, 1_500_000, 3_000_000]),
    "day": st.dates(dt.date(2018, 1, 1), dt.date(2028, 1, 1)),
    "act": st.sampled_from(["obtenue", "demandee", "refusee"]),
    "shares": st.dictionaries(
        st.sampled_from("abcd"), st.sampled_from([0.1, 0.3, 0.5]), min_size=1
    ),
    "code": st.sampled_from(["21", "57", "67"]),
}


def any_value_of(fact):
    if fact.kind == "choice":
        return st.sampled_from(fact.values)
    if fact.kind == "list":
        return st.lists(st.sampled_from(fact.values or ("recherche",)), max_size=4)
    return VALUES[fact.kind]


@given(carrier_id=st.sampled_from(sorted(CATALOGUE.carriers)), data=st.data())
def test_whatever_is_known_a_hard_fact_forgotten_never_makes_a_oui(carrier_id, data):
    carrier = CATALOGUE.carriers[carrier_id]
    rules = rules_of(carrier)
    names = sorted({f for r in rules for f in r.facts} | {*carrier.required_facts, "forme"})
    facts = {n: data.draw(any_value_of(CATALOGUE.carrier_facts[n]), n) for n in names}
    before = judge([carrier], CATALOGUE.carriers, facts, TODAY).answer
    hard = {f for r in rules if is_asked(r, facts) for f in (*r.test, *r.or_else, *r.only_if)}
    forgotten = data.draw(st.sampled_from(sorted(hard | set(carrier.required_facts))))
    left = {name: value for name, value in facts.items() if name != forgotten}
    after = judge([carrier], CATALOGUE.carriers, left, TODAY).answer
    assert RANK[after] <= max(RANK[before], RANK["a_verifier"])
    assert after != "oui" or forgotten not in carrier.required_facts


@given(case=st.sampled_from(CASES), other=st.sampled_from(CASES))
def test_a_status_asked_with_a_form_is_never_more_eligible_than_the_form(case, other):
    carriers = (case.carriers[0], other.carriers[0])
    try:
        together = judge(carriers, CATALOGUE.carriers, case.facts, TODAY).answer
        alone = judge(carriers[:1], CATALOGUE.carriers, case.facts, TODAY).answer
    except DataError:
        return  # two forms, or values that the other carrier cannot read
    assert RANK[together] <= RANK[alone]


AUTHORITIES_IN = ("commune_au_capital", "departement_au_capital", "region_au_capital")
OPEN_TO_ALL = {"scic", "sem", "spl", "semop"}  # the companies that CGCT L2253-1 lets them enter
NO_COMPANY = {"association", "fondation", "fonds_dotation", "regie_publique"}  # without capital
FORMS = [carrier for carrier in CATALOGUE.carriers.values() if carrier.layer == "forme"]
OTHERS = [carrier for carrier in CATALOGUE.carriers.values() if carrier.under_form]


@given(form=st.sampled_from(FORMS), other=st.sampled_from(OTHERS), data=st.data())
def test_no_status_lets_an_authority_into_a_company_that_is_closed_to_it(form, other, data):
    rules = [rule for one in (form, other) for rule in rules_of(one)]
    names = sorted({f for r in rules for f in r.facts} - {"forme", *AUTHORITIES_IN})
    facts = {n: data.draw(any_value_of(CATALOGUE.carrier_facts[n]), n) for n in names}
    facts |= {data.draw(st.sampled_from(AUTHORITIES_IN)): True, "decret_conseil_etat": "refusee"}
    answer = judge([form, other], CATALOGUE.carriers, facts, TODAY).answer
    assert answer != "oui" or form.id in OPEN_TO_ALL | NO_COMPANY


def test_the_names_of_an_ordinary_company_are_alike_to_every_rule_that_may_refuse():
    names = CATALOGUE.carriers["societe"].forms
    for carrier in OTHERS:
        for rule in rules_of(carrier):
            for conditions in (rule.only_if, rule.unless, rule.test) if rule.test else ():
                read = {k: v for k, v in conditions.items() if k == "forme"}
                assert len({all_hold(read, {"forme": name}) for name in names}) == 1, rule.id


ETTI = {"convention_etat": "obtenue", "activite_exclusive": True, "duree_mission_mois_max": 24}
EI = {"public_eligible_iae": True, "duree_contrat_mois_min": 4, "duree_contrat_mois_max": 24}
SCIC = {
    "forme_societe": "sas",
    "capital_variable": True,
    "objet_interet_collectif": True,
    "categories_associes": ["salaries", "beneficiaires", "associations"],
}
CAE = {
    "objet_principal_appui_creation": True,
    "contrats_ecrits": True,
    "delai_association_mois": 36,
}


@pytest.mark.parametrize(
    ("carrier", "facts", "answer"),
    [
        ("scic + cae", SCIC | CAE, "oui"),
        (["scic", "cae"], SCIC | CAE, "oui"),
        ("scic + cae", SCIC | CAE | {"delai_association_mois": 37}, "non"),
        ("scic + cae", SCIC, "a_verifier"),
        ("scic + cae", SCIC | CAE | {"categories_associes": ["salaries", "beneficiaires"]}, "non"),
        ("cae", CAE | {"forme": "scic", "categories_associes": ["salaries"]}, "non"),
        ("cae", CAE | {"forme": "scop", "commune_au_capital": True}, "non"),
        ("cae", CAE | {"forme": " SCOP ", "commune_au_capital": True}, "non"),
        ("association + ai", {"nombre_membres": 1, "convention_etat": "obtenue"}, "non"),
        ("lieu_mutualise", SCIC | {"forme": "scic"}, "oui"),
        ("lieu_mutualise", {"forme": "sas", "forme_societe": "sas"}, "a_verifier"),
        ("lieu_mutualise", {"forme": "sas", "commune_au_capital": True}, "non"),
        ("lieu_mutualise", {"forme": "sisa"}, "a_verifier"),
        ("lieu_mutualise", {"forme": "autre"}, "a_verifier"),
        ("tiers_lieu", SCIC | {"forme": "scic"}, "a_verifier"),
        # An ETTI gives all its means to one activity (L5132-6): beside an EI, nobody read how.
        ("etti", ETTI, "oui"),
        ("etti + ei", ETTI | EI, "a_verifier"),
        ("etti", ETTI | {"statuts": ["EI"]}, "a_verifier"),
        ("etti", ETTI | {"statuts": ["esus"]}, "oui"),
    ],
)
def test_a_status_or_a_set_up_looks_at_the_form_under_it(carrier, facts, answer):
    (case,) = cases_of([{"id": "essai", "carrier": carrier, "facts": facts}])
    assert answer_of(case) == answer
