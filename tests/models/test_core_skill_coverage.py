import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
WITHOUT_WORK, RESIDENTS = "personne_privee_emploi", "habitant"


def trade(rome, kind=WITHOUT_WORK, *, epci=A, wanted=True):
    return {
        "epci_code": epci, "people_kind": kind, "rome_code": rome, "is_wanted": wanted,
        "census_year": 2026,
    }  # fmt: skip


def covered(build, *trades):
    return build(
        "core_skill_coverage",
        core_skills=list(trades),
        land_activity_skills=[
            {"activity_id": "jardins", "rome_code": code} for code in ("A1203", "A1414")
        ],
        land_rome=[{"rome_code": "A1203", "rome_label_fr": "Espaces verts"}],
    )


def told(build, *trades):
    return [(row["is_covered"], row["is_held_by_others"]) for row in covered(build, *trades)]


def test_a_trade_is_covered_when_people_deprived_of_work_can_do_it(build):
    assert told(build, trade("A1203"), trade("D1104")) == [(True, False), (False, False)]


def test_an_epci_without_a_register_of_these_people_has_unknown_skills(build):
    assert covered(build, trade("A1203", RESIDENTS)) == []


def test_what_other_residents_can_do_is_told_apart(build):
    both = trade("A1203"), trade("A1203", RESIDENTS), trade("A1414", RESIDENTS)
    assert told(build, *both) == [(True, False), (False, True)]


def test_a_trade_that_nobody_wishes_to_do_covers_nothing(build):
    assert told(build, trade("A1203", wanted=False)) == [(False, False), (False, False)]


def test_the_register_of_an_epci_says_nothing_of_another(build):
    rows = covered(build, trade("A1203"), trade("A1414", epci=B))
    assert [(row["epci_code"], row["is_covered"]) for row in rows] == [
        (A, True), (A, False), (B, False), (B, True)
    ]  # fmt: skip


def test_a_trade_without_a_known_label_is_told_by_its_code(build):
    labels = [row["rome_label_fr"] for row in covered(build, trade("A1203"))]
    assert labels == ["Espaces verts", "A1414"]
