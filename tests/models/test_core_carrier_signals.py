import pytest

pytestmark = pytest.mark.models

A = "200000001-garage"


def hint(signal, answer="oui"):
    return {"opportunity_id": A, "signal_id": signal, "answer": answer, "said_fr": "registre"}


def told(signal, answer, opportunity=A):
    row = {"opportunity_id": opportunity, "signal_id": signal, "answer": answer}
    return row | {"said_fr": "dit par la mairie, le 1er mai 2026"}


def known(build, hints, answers):
    rows = build(
        "core_carrier_signals",
        core_opportunities=[{"opportunity_id": A}],
        core_hinted_signals=hints,
        land_signal_answers=answers,
    )
    return {row["signal_id"]: (row["answer"], row["said_fr"]) for row in rows}


def test_a_persons_answer_takes_the_place_of_what_the_data_hint(build):
    hints = [hint("habitants_engages"), hint("concurrence_forte")]
    assert known(build, hints, [told("habitants_engages", "non")]) == {
        "habitants_engages": ("non", "dit par la mairie, le 1er mai 2026"),
        "concurrence_forte": ("oui", "registre"),
    }


def test_a_person_may_know_what_no_data_hints(build):
    assert known(build, [], [told("sans_fondateur", "oui")])["sans_fondateur"][0] == "oui"


def test_an_answer_on_what_is_no_longer_an_opportunity_says_nothing(build):
    assert known(build, [], [told("sans_fondateur", "oui", "200000001-piscine")]) == {}
