import pytest

pytestmark = pytest.mark.models

A = "200000001"
WITHOUT_WORK, RESIDENTS = "personne_privee_emploi", "habitant"
THRESHOLDS = [{"threshold_id": "persons_published_min", "value": 11}]


def counted(rome, persons, kind=WITHOUT_WORK, day="2026-03-14", wished=None):
    return {
        "skill_id": f"{kind}-{rome}-{persons}", "epci_code": A, "rome_code": rome,
        "people_kind": kind, "persons_count": persons, "census_date": day, "is_wished": wished,
    }  # fmt: skip


def trades(build, *rows, thresholds=THRESHOLDS):
    return build("core_skills", land_skills=list(rows), land_thresholds=thresholds)


def test_a_trade_is_told_without_how_many_people_can_do_it(build):
    few, many = trades(build, counted("A1203", 1), counted("A1414", 40))
    assert few == many | {"rome_code": "A1203"}
    assert not any(column.endswith("count") for column in few)


def test_two_lines_on_one_trade_are_one_trade_of_the_latest_census(build):
    [row] = trades(build, counted("A1203", 12, day="2024-01-01"), counted("A1203", 9))
    assert row["census_year"] == 2026


def test_a_register_of_fewer_people_than_the_threshold_is_as_if_there_were_none(build):
    assert trades(build, counted("A1203", 4), counted("A1414", 10)) == []
    assert len(trades(build, counted("A1203", 4), counted("A1414", 11))) == 2


def test_three_people_who_can_do_four_trades_each_are_not_twelve(build):
    assert trades(build, *(counted(f"A120{n}", 3) for n in range(4))) == []


def test_the_same_people_counted_again_another_year_are_not_twice_as_many(build):
    assert trades(build, counted("A1203", 8, day="2024-01-01"), counted("A1203", 9)) == []


def test_the_people_of_one_trade_in_two_communes_on_one_day_are_added_up(build):
    [row] = trades(build, counted("A1203", 5), counted("A1203", 6))
    assert row["rome_code"] == "A1203"


def test_people_deprived_of_work_do_not_hide_among_other_residents(build):
    rows = trades(build, counted("A1203", 4), counted("A1414", 30, RESIDENTS))
    assert [row["people_kind"] for row in rows] == [RESIDENTS]


def test_a_trade_that_nobody_wishes_to_do_is_not_wanted(build):
    rows = trades(
        build,
        counted("A1203", 12, wished=False),
        counted("A1414", 12, wished=False),
        counted("A1414", 3, wished=True),
        counted("D1104", 2),
    )
    assert [row["is_wanted"] for row in rows] == [False, True, True]


def test_without_a_stated_threshold_nothing_is_told(build):
    assert trades(build, counted("A1203", 40), thresholds=[]) == []
