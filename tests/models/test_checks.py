from pathlib import Path

import pytest

from generator.catalogues.lists import read_lists
from generator.disclosure import persons_threshold

pytestmark = pytest.mark.models

ROOT = Path(__file__).parents[2]
A = "200000001"
ID = f"{A}-garage"


def ids(rows, key="opportunity_id"):
    return [row[key] for row in rows]


def test_an_epci_without_population_is_told(build):
    epcis = [{"epci_code": A, "population": None}, {"epci_code": "200000002", "population": 5}]
    assert ids(build("check_every_epci_has_population", core_epcis=epcis), "epci_code") == [A]


def test_a_commune_without_an_epci_is_told(build):
    communes = [
        {"commune_code": "22016", "commune_name": "Île-de-Bréhat", "epci_code": None},
        {"commune_code": "21001", "commune_name": "Ahuy", "epci_code": A},
    ]
    found = build("check_every_commune_is_in_one_epci", core_communes=communes)
    assert ids(found, "commune_code") == ["22016"]


def test_a_survey_that_names_the_communes_of_another_epci_is_told_once_a_commune(build):
    def said(number, epci, commune):
        more = {"epci_code": epci, "commune_code": commune, "statement_text": "un bus"}
        return {"statement_id": f"s{number}", "survey_id": f"besoins-{epci[-1]}"} | more

    found = build(
        "check_a_survey_serves_its_own_epci",
        land_statements=[
            said(1, A, "21001"),
            said(2, A, "21999"),  # a former code of a commune of its own
            said(3, A, None),
            said(4, "200000002", "21001"),
            said(5, "200000002", "21001"),
            said(6, "200000002", "99999"),  # kept unchecked, for want of a list of communes
        ],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21999", "commune_code": "21001"},
        ],
        core_communes=[{"commune_code": "21001", "commune_name": "Ahuy", "epci_code": A}],
    )
    assert [(row["survey_id"], row["commune_code"]) for row in found] == [
        ("besoins-2", "21001"),
        ("besoins-2", "99999"),
    ]
    assert not any("text" in name for name in found[0])


class TestNoSmallCountIsPublished:
    NAME = "check_no_small_count_is_published"
    THRESHOLD = ({"threshold_id": "persons_published_min", "value": 11},)

    @pytest.mark.parametrize(
        ("count", "is_fault"), [(None, False), (0, False), (1, True), (10, True), (11, False)]
    )
    def test_one_to_ten_persons_are_never_published(self, build, count, is_fault):
        needs = [{"epci_code": A, "theme_id": "mobilite", "statement_count": count}]
        found = build(self.NAME, out_needs=needs, land_thresholds=self.THRESHOLD)
        assert ids(found, "cell") == (["mobilite"] if is_fault else [])

    def test_neither_of_a_commune_nor_of_a_territory(self, build):
        found = build(
            self.NAME,
            out_communes=[{"epci_code": A, "commune_code": "21001", "statement_count": 3}],
            out_territories=[{"epci_code": A, "statement_count": 4}],
            land_thresholds=self.THRESHOLD,
        )
        assert ids(found, "table_name") == ["out_communes", "out_territories"]

    @pytest.mark.parametrize(
        ("count", "is_fault"), [(1, False), (2, True), (10, True), (11, False)]
    )
    def test_nor_of_a_group_of_members_where_one_is_an_organisation(self, build, count, is_fault):
        group = {"epci_code": A, "structure_id": "lieu", "row_id": "m1", "people_count": count}
        found = build(self.NAME, out_governance=[group], land_thresholds=self.THRESHOLD)
        assert ids(found, "cell") == (["lieu m1"] if is_fault else [])

    def test_without_a_threshold_no_count_passes(self, build):
        needs = [{"epci_code": A, "theme_id": "mobilite", "statement_count": 500}]
        assert len(build(self.NAME, out_needs=needs)) == 1

    def test_the_threshold_of_the_list_is_the_one_counts_are_withheld_with(self):
        assert persons_threshold(read_lists([ROOT / "data"])["land_thresholds"]) == 11


@pytest.mark.parametrize(
    ("score", "parts", "is_fault"),
    [
        (60.0, (40.0, 20.0), False),
        (60.0, (40.0, 20.1), True),
        (60.0, (60.0, None), False),
        (None, (None, None), False),
        (60.0, (None, None), True),
        (None, (40.0, None), True),
    ],
)
def test_parts_must_add_up_to_the_score(build, score, parts, is_fault):
    found = build(
        "check_parts_add_up_to_the_score",
        out_opportunities=[{"opportunity_id": ID, "score": score}],
        out_opportunity_parts=[
            {"opportunity_id": ID, "criterion_id": f"c{n}", "part": part}
            for n, part in enumerate(parts)
        ],
    )
    assert ids(found) == ([ID] if is_fault else [])


def test_an_opportunity_that_hides_a_criterion_or_a_part_without_opportunity_is_told(build):
    found = build(
        "check_every_opportunity_has_parts",
        out_opportunities=[{"opportunity_id": name} for name in ("whole", "short", "bare")],
        out_opportunity_parts=[
            {"opportunity_id": "whole", "criterion_id": "bassin"},
            {"opportunity_id": "whole", "criterion_id": "besoin"},
            {"opportunity_id": "short", "criterion_id": "bassin"},
            {"opportunity_id": "stray", "criterion_id": "bassin"},
            {"opportunity_id": "stray", "criterion_id": "besoin"},
        ],
    )
    assert ids(found) == ["bare", "short", "stray"]


def test_a_structure_placed_twice_invented_or_lost_is_told(build):
    def structure(name, **more):
        return {"structure_kind": "siae", "structure_id": name} | more

    found = build(
        "check_point_join_conserves_rows",
        land_structures=[
            structure("fine", commune_code="21001"),
            structure("twice", commune_code="21001"),
            structure("lost", commune_code="21001"),
            structure("nowhere", commune_code=None),
            structure("old", commune_code="99999"),
        ],
        calc_commune_passages=[{"historic_code": "21001", "commune_code": "21001"}],
        core_located_structures=[
            structure("fine"),
            structure("twice"),
            structure("twice"),
            structure("invented"),
        ],
    )
    assert ids(found, "structure_id") == ["invented", "lost", "twice"]


def test_no_opportunity_is_of_the_first_class_without_a_known_need(build):
    classes = {"known": "first", "unknown": "first", "modest": "second", "bare": "first"}
    missing = {"known": False, "unknown": True, "modest": True}
    found = build(
        "check_classes_respect_need",
        land_classes=[
            {"class_id": "first", "rank_order": 1},
            {"class_id": "second", "rank_order": 2},
        ],
        out_opportunities=[{"opportunity_id": k, "class_id": v} for k, v in classes.items()],
        out_opportunity_parts=[
            {"opportunity_id": k, "criterion_id": "besoin", "is_missing": v}
            for k, v in missing.items()
        ],
    )
    assert ids(found) == ["bare", "unknown"]


def test_a_label_that_the_nomenclature_does_not_hold_is_told_once_a_year(build):
    found = build(
        "check_equipment_labels_are_known",
        land_nomenclatures=[
            {"nomenclature_id": "bpe_type", "code": "B203", "label_fr": "Boulangerie"},
            {"nomenclature_id": "naf", "code": "10.71C", "label_fr": "Boulanger"},
        ],
        land_equipment=[
            {"type_label": "Boulangerie", "year": 2009, "equipment_count": 1},
            {"type_label": "Boulanger", "year": 2009, "equipment_count": 2},
            {"type_label": "Boulanger", "year": 2009, "equipment_count": 3},
            {"type_code": "B203", "type_label": "Boulanger", "year": 2018, "equipment_count": 4},
        ],
    )
    assert found == [{"type_label": "Boulanger", "year": 2009, "equipment_count": 2 + 3}]


@pytest.mark.parametrize(
    ("low", "score", "high", "is_fault"),
    [
        (40, 60, 80, False),
        (0, None, 100, False),
        (60, 60, 60, False),
        (40, 39, 80, True),
        (40, 81, 80, True),
        (-1, 60, 80, True),
        (40, 60, 101, True),
        (None, 60, 80, True),
    ],
)
def test_a_score_stands_between_its_bounds(build, low, score, high, is_fault):
    row = {"opportunity_id": ID, "score_low": low, "score": score, "score_high": high}
    found = build("check_every_score_is_between_its_bounds", out_opportunities=[row])
    assert ids(found) == ([ID] if is_fault else [])


def test_a_registered_skill_that_is_no_trade_is_told_once_the_trades_are_loaded(build):
    skills = [
        {"skill_id": code, "epci_code": A, "rome_code": code}
        for code in ("A1203", "A9999", "A9999")
    ]
    trades = [{"rome_code": "A1203", "rome_label_fr": "Espaces verts"}]
    rule = "check_registered_skills_are_trades"
    assert ids(build(rule, land_skills=skills, land_rome=trades), "rome_code") == ["A9999"]
    assert build(rule, land_skills=skills) == []


def test_what_is_followed_in_an_epci_that_is_no_more_is_told(build):
    followed = [
        {"opportunity_id": f"{code}-garage", "epci_code": code} for code in (A, "299999999")
    ]
    found = build(
        "check_every_followup_is_of_an_epci_of_today",
        core_followups=followed,
        core_epcis=[{"epci_code": A}],
    )
    assert ids(found, "opportunity_id") == ["299999999-garage"]


def test_few_users_of_an_activity_are_not_published_while_few_partners_are(build):
    fact = {"observed_date": "2026-11-20", "followup_value": 3.0}
    facts = [
        fact | {"opportunity_id": f"{A}-{what}", "followup_fact": what}
        for what in ("usagers", "partenaires")
    ]
    name, threshold = "check_no_small_count_of_users_is_published", "persons_published_min"
    listed = [{"threshold_id": threshold, "value": 11}]
    assert ids(build(name, out_followups=facts, land_thresholds=listed), "opportunity_id") == [
        f"{A}-usagers"
    ]
