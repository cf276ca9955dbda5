import pytest

from generator.errors import GateError
from generator.warehouse.checks import read_checks, refuse_failed, run_checks, warnings_of

FINDS = "select '21001' as commune_code union all select '21002' as commune_code"
FINDS_NOTHING = "select '21001' as commune_code where false;"
WARNING = "-- Une commune est sans EPCI.\n-- grain: x\n-- keys: commune_code\n-- severity: avertissement\n"


@pytest.fixture
def results(write_model, con, tmp_path):
    write_model("check_b", FINDS, folder="checks")
    write_model("check_a", FINDS_NOTHING, folder="checks")
    write_model("check_c", FINDS, folder="checks", header=WARNING)
    return run_checks(con, read_checks(tmp_path / "sql" / "checks", con), {})


def test_the_rows_at_fault_are_counted_and_shown(results):
    assert [(r.name, r.rows, r.is_warning) for r in results] == [
        ("check_a", 0, False),
        ("check_b", 2, False),
        ("check_c", 2, True),
    ]
    assert results[1].examples == ("21001", "21002")
    assert results[2].sentence == "Une commune est sans EPCI."


def test_a_failed_check_stops_publication_and_says_which_rows(results):
    with pytest.raises(GateError) as caught:
        refuse_failed(results)
    assert caught.value.exit_code == 4
    assert str(caught.value) == (
        "check_b : Une phrase. 2 ligne(s) en faute (par exemple 21001 ; 21002). "
        "Rien n'a été publié, le dernier bon calcul reste en place."
    )


def test_a_warning_alone_does_not_stop_publication(results):
    refuse_failed([results[0], results[2]])


def test_a_warning_is_told_with_its_sentence_its_count_and_rows_to_look_at(results):
    (warning,) = warnings_of(results)
    assert warning.told == (
        "check_c : Une commune est sans EPCI. 2\u00a0lignes signalées, par exemple 21001 ; 21002."
    )
    assert warning.described == {
        "sentence_fr": "Une commune est sans EPCI.",
        "row_count": 2,
        "examples": ["21001", "21002"],
    }
