"""What the law answers for four carriers, case by case, as carriers_law says it."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.carriers.rules import verdict
from generator.catalogues import read_catalogue
from generator.catalogues.carriers import Carrier
from generator.errors import CatalogueError, DataError

DATA = Path(__file__).parents[2] / "data"
TODAY = dt.date(2026, 11, 22)


def carrier_of(text):
    return Carrier.model_validate(yaml.safe_load(text))


CARRIERS = {
    path.stem: carrier_of(path.read_text(encoding="utf-8"))
    for path in sorted((DATA / "carriers").glob("*.yaml"))
    if path.stem in {"scic", "scop", "association", "ebe"}
}
TABLE = yaml.safe_load(Path(__file__).with_name("carrier_cases.yaml").read_text(encoding="utf-8"))
ELIGIBLE, CASES = TABLE["eligible"], TABLE["cases"]


@pytest.mark.parametrize(("carrier_id", "changes", "answer", "named"), CASES)
def test_the_law_answers_and_names_what_decides(carrier_id, changes, answer, named):
    judged = verdict(CARRIERS[carrier_id], ELIGIBLE[carrier_id] | changes, TODAY)
    assert judged.answer == answer
    deciding = judged.broken or (*judged.missing, *judged.doubts)
    assert named in {finding[0] for finding in deciding} or (answer == "oui" and not deciding)
    assert judged.articles


def test_a_scic_without_beneficiaries_names_the_category_to_add():
    facts = ELIGIBLE["scic"] | {"categories_associes": ["salaries", "associations", "benevoles"]}
    (broken,) = verdict(CARRIERS["scic"], facts, TODAY).broken
    assert broken.change_fr == "Ajouter la catégorie des bénéficiaires."
    assert broken.article == "loi 47-1775, art. 19 septies, al. 2"


@pytest.mark.parametrize(
    ("carrier_id", "facts"),
    [
        (
            "scic",
            {
                "categories_associes": ["salaries", "beneficiaires", "collectivites"],
                "part_capital_collectivites": 0.1 + 0.1 + 0.3,
            },
        ),
        ("scop", {"part_voix_salaries": 0.30 + 0.35}),
    ],
)
def test_a_share_added_up_in_binary_still_meets_its_limit(carrier_id, facts):
    assert verdict(CARRIERS[carrier_id], ELIGIBLE[carrier_id] | facts, TODAY).answer == "oui"


def test_a_duty_after_creation_is_shown_and_never_decides():
    judged = verdict(CARRIERS["scic"], ELIGIBLE["scic"], TODAY)
    assert "scic.revision" in {note.rule_id for note in judged.notes}
    assert judged.answer == "oui"


def test_today_stands_for_a_start_that_is_not_known_and_is_only_ever_given():
    facts = ELIGIBLE["ebe"] | {"date_debut_projet": None}
    late, early, undated = (
        verdict(CARRIERS["ebe"], facts, day) for day in (TODAY, dt.date(2025, 1, 1), None)
    )
    assert late.doubts
    assert not early.doubts
    assert {late.answer, early.answer, undated.answer} == {"a_verifier"}


def test_numbers_of_a_table_read_as_the_same_numbers_written_by_hand():
    facts = ELIGIBLE["scop"] | {
        "nombre_associes_employes": np.int64(2),
        "part_voix_salaries": np.float64(0.65),
        "capital_variable": np.bool_(True),  # noqa: FBT003 -- numpy's own call
        "a_creer": pd.NA,
    }
    assert verdict(CARRIERS["scop"], facts, TODAY).answer == "oui"


@pytest.mark.parametrize(
    ("carrier_id", "fact", "value"),
    [
        ("scic", "capital_variable", "oui"),
        ("scic", "categories_associes", "salaries"),
        ("scic", "colleges", ["a", "b", "c"]),
        ("scic", "date_debut_projet", "01/07/2026"),
        ("scop", "part_voix_salaries", 65),
        ("scop", "part_voix_salaries", "0,65"),
        ("scop", "nombre_associes_employes", 2.5),
        ("scop", "nombre_associes_employes", -1),
        ("scop", "nombre_associes_employes", True),
        ("association", "departement_siege", 67),
        ("association", "departement_siege", "067"),
        ("scic", "region_au_capital", "oui"),
        ("ebe", "convention_fonds", "peut-être"),
        ("ebe", "mois_domicilies_min", float("inf")),
    ],
)
def test_a_value_that_cannot_be_the_fact_is_refused_by_its_name(carrier_id, fact, value):
    with pytest.raises(DataError, match=f"faits du projet : la valeur de « {fact} » n'est pas"):
        verdict(CARRIERS[carrier_id], ELIGIBLE[carrier_id] | {fact: value}, TODAY)


def test_two_faulty_facts_are_told_together():
    facts = ELIGIBLE["scop"] | {"part_voix_salaries": 65, "capital_variable": "oui"}
    with pytest.raises(DataError) as refused:
        verdict(CARRIERS["scop"], facts, TODAY)
    assert len(refused.value.faults) == 2


ONE_RULE = """
id: essai
label_fr: Porteur d'essai
layer: forme
description_fr: Un porteur à une règle.
checked_on: 2026-11-22
required_facts: [nombre_membres]
rules:
- {id: essai.members, kind: hard, test: {nombre_membres: {at_least: 2}}, article: art. 1, certainty: secondaire,
   source_fr: source, message_fr: Trop peu de membres, change_fr: Réunir deux membres., check_fr: "Combien de membres ?"}
"""
SECOND_RULE = """
- {id: essai.more, kind: hard, test: {nombre_membres: {at_least: 5}}, article: art. 2, certainty: secondaire,
   source_fr: source, message_fr: Il faut cinq membres, change_fr: Réunir cinq membres., check_fr: "Combien de membres ?"}
"""


def test_a_rule_added_to_one_file_changes_the_verdict_with_no_other_file_touched(tmp_path):
    file = tmp_path / "essai.yaml"
    answers = []
    for text in (ONE_RULE, ONE_RULE + SECOND_RULE):
        file.write_text(text, encoding="utf-8")
        carrier = carrier_of(file.read_text(encoding="utf-8"))
        answers.append(verdict(carrier, {"nombre_membres": 3}, TODAY).answer)
    assert answers == ["oui", "non"]


@pytest.mark.parametrize(
    ("certainty", "members", "answer"),
    [
        ("secondaire", 3, "oui"),
        ("secondaire", 1, "non"),
        ("non_confirme", 3, "a_verifier"),
        ("non_confirme", 1, "a_verifier"),
    ],
)
def test_a_rule_nobody_confirmed_yields_neither_oui_nor_non(certainty, members, answer):
    carrier = carrier_of(ONE_RULE.replace("certainty: secondaire", f"certainty: {certainty}"))
    assert verdict(carrier, {"nombre_membres": members}, TODAY).answer == answer


@pytest.mark.parametrize(("start", "answer"), [("2026-12-31", "oui"), ("2027-01-01", "non")])
def test_a_rule_only_announced_waits_for_its_day(start, answer):
    announced = SECOND_RULE.replace("article:", "valid_from: 2027-01-01, article:")
    facts = {"nombre_membres": 3, "date_debut_projet": start}
    assert verdict(carrier_of(ONE_RULE + announced), facts, TODAY).answer == answer


@pytest.mark.parametrize(
    ("written", "misspelt", "told"),
    [
        ("at_least: 2", "at_leest: 2", "at_leest"),
        ("kind: hard", "kind: dur", "kind"),
        ("article: art. 1, ", "", "article"),
        ("check_fr: ", "verifier_fr: ", "verifier_fr"),
        ("at_least: 2", "at_least: '2'", "at_least"),
        ("{at_least: 2}", "{}", "aucun test"),
        ("source_fr: source, ", "", "source_fr"),
        ("[nombre_membres]", "[nombre_menbres]", "nombre_menbres"),
        ("rules:", "rules: {", "YAML"),
    ],
)
def test_a_malformed_file_is_refused_in_french_with_its_file_and_key(
    tmp_path, written, misspelt, told
):
    (tmp_path / "carriers").mkdir()
    text = ONE_RULE.replace(written, misspelt)
    (tmp_path / "carriers" / "essai.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        read_catalogue([tmp_path])
    ours = [str(fault) for fault in refused.value.faults if "carriers/essai.yaml" in str(fault)]
    assert any(told in sentence for sentence in ours)


def test_a_rule_written_twice_is_refused():
    twice = ONE_RULE + SECOND_RULE.replace("essai.more", "essai.members")
    with pytest.raises(ValidationError, match="écrite deux fois"):
        carrier_of(twice)


def test_every_rule_that_may_refuse_shows_its_article_its_source_and_the_way_out():
    for carrier in CARRIERS.values():
        for rule in carrier.rules:
            assert rule.checked_on == TODAY
            assert rule.source_fr or rule.certainty == "non_confirme"
            assert rule.kind == "info" or rule.check_fr.endswith((".", "?"))
            assert not rule.change_fr or rule.change_fr.endswith(".")


RANK = {"non": 0, "a_verifier": 1, "oui": 2}
cases = st.sampled_from(CASES)


def project_of(case):
    carrier_id, changes, _, _ = case
    return CARRIERS[carrier_id], ELIGIBLE[carrier_id] | changes


@given(case=cases, others=st.lists(cases, max_size=3), drop=st.randoms())
def test_forgetting_a_required_fact_never_yields_oui(case, others, drop):
    carrier, facts = project_of(case)
    for carrier_id, changes, _, _ in others:
        facts |= changes if carrier_id == carrier.id else {}
    forgotten = drop.choice(carrier.required_facts)
    without = {fact: value for fact, value in facts.items() if fact != forgotten}
    assert verdict(carrier, without, TODAY).answer != "oui"


@given(case=cases, bound=st.integers(1, 9), given_members=st.none() | st.integers(0, 9))
def test_adding_a_rule_never_makes_a_carrier_more_eligible(case, bound, given_members):
    carrier, facts = project_of(case)
    extra = carrier_of(ONE_RULE.replace("at_least: 2", f"at_least: {bound}")).rules
    stricter = carrier.model_copy(update={"rules": carrier.rules + extra})
    facts = facts | {"nombre_membres": given_members}
    before, after = (verdict(judged, facts, TODAY).answer for judged in (carrier, stricter))
    assert RANK[after] <= RANK[before]


@given(carrier_id=st.sampled_from(sorted(ELIGIBLE)), keep=st.sets(st.integers(0, 8)))
def test_knowing_less_of_an_eligible_project_never_refuses_it(carrier_id, keep):
    facts = ELIGIBLE[carrier_id]
    partly = {fact: value for number, (fact, value) in enumerate(facts.items()) if number in keep}
    assert verdict(CARRIERS[carrier_id], partly, TODAY).answer != "non"
