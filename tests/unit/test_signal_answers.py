"""What a person answers of a signal: recorded, never lost, told with who says it and when."""

import pandas as pd
import pytest

from generator.carriers.fit import Scale, fit
from generator.carriers.proposals import COLUMNS as LAW_COLUMNS
from generator.decisions import SignalAnswer, append_signal_answer, current_signal_answers
from generator.errors import DataError

ACTIVITIES = {"cafe"}
GROUPS = {"siege": "siege", "fortes": "ventes", "faibles": "ventes"}
CAFE = "200039055-cafe"
HEADER = "opportunity_id;signal_id;answer;said_by;reason;author;made_on\n"
BODY = "le conseil communautaire"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


def record(folder, signal, answer, *, said_by=BODY, reason=None, day="2026-10-01"):
    asked = SignalAnswer(CAFE, signal, answer, said_by, reason, "A. M.", day)
    return append_signal_answer(folder, asked, ACTIVITIES, GROUPS)


def known(folder):
    rows = current_signal_answers(folder, ACTIVITIES, GROUPS).to_dict("records")
    return {row["signal_id"]: (row["answer"], row["said_fr"]) for row in rows}


def test_no_file_is_no_answer(folder):
    table = current_signal_answers(folder, ACTIVITIES, GROUPS)
    assert list(table) == ["opportunity_id", "signal_id", "answer", "said_fr"]
    assert table.empty


def test_the_last_answer_on_each_signal_counts_and_says_who_and_when(folder):
    record(folder, "siege", "non", day="2026-09-02")
    record(folder, "fortes", "non", said_by="la CLE")
    record(folder, "siege", "oui")
    assert known(folder) == {
        "siege": ("oui", "dit par le conseil communautaire, le 1er octobre 2026"),
        "fortes": ("non", "dit par la CLE, le 1er octobre 2026"),
    }
    assert len((folder / "signaux.csv").read_text(encoding="utf-8-sig").splitlines()) == 4


def test_neither_the_reason_nor_who_wrote_it_reaches_the_build(folder):
    written = record(folder, "siege", "oui", reason="Mme Exemple, 06 12 34 56 78, le veut")
    assert "Exemple" not in written.reason
    assert "06 12" not in (folder / "signaux.csv").read_text(encoding="utf-8-sig")
    assert not {"reason", "author"} & set(current_signal_answers(folder, ACTIVITIES, GROUPS))


def test_who_said_it_is_published_and_so_is_never_a_person(folder):
    with pytest.raises(DataError, match="une personne y est nommée"):
        record(folder, "siege", "oui", said_by="Mme Martine Dupont")
    assert not (folder / "signaux.csv").exists()


def test_two_signals_that_exclude_each_other_are_never_both_said_to_hold(folder):
    record(folder, "fortes", "oui")
    with pytest.raises(DataError, match="« faibles » et « fortes » ne peuvent pas être « oui »"):
        record(folder, "faibles", "oui")
    record(folder, "fortes", "non")
    record(folder, "faibles", "oui")
    assert {name: answer for name, (answer, _) in known(folder).items()} == {
        "fortes": "non",
        "faibles": "oui",
    }


def test_all_the_faults_of_a_file_are_told_at_once(folder):
    folder.mkdir()
    lines = (
        f"{CAFE};siege;peut-être;la CLE;;A;2026-11-22\n"
        f"{CAFE};lune;oui;la CLE;;A;2026-11-22\n"
        "200039055-piscine;siege;oui;la CLE;;A;2026-11-22\n"
        f"{CAFE};siege;oui;;;A;hier\n"
    )
    (folder / "signaux.csv").write_text(HEADER + lines, encoding="utf-8-sig")
    with pytest.raises(DataError) as refused:
        current_signal_answers(folder, ACTIVITIES, GROUPS)
    expected = [
        "ligne 2 : réponse inconnue « peut-être »",
        "ligne 3 : signal inconnu « lune »",
        "ligne 4 : opportunité inconnue (par exemple 200039055-piscine)",
        "ligne 5 : said_by est vide",
        "ligne 5 : la date made_on n'est pas lisible",
    ]
    told = [str(fault) for fault in refused.value.faults]
    assert len(told) == len(expected)
    for sentence, what in zip(told, expected, strict=True):
        assert sentence.startswith(f"decisions/signaux.csv, {what}")


def test_no_answer_puts_a_carrier_that_the_law_refuses_above_one_it_does_not(folder):
    record(folder, "siege", "oui")
    scale = Scale({"siege": "siège"}, {"siege": "siege"}, {"spl": {"siege": 2}, "scic": {}})
    law = pd.DataFrame(
        [("cafe", "spl", 1, "non"), ("cafe", "scic", 2, "a_verifier")],
        columns=["activity_id", "carrier_id", "preference_rank", "verdict"],
    )
    names = ["opportunity_id", "epci_code", "activity_id", "activity_label_fr"]
    cafe = pd.DataFrame([(CAFE, "200039055", "cafe", "Café")], columns=names)
    answers = current_signal_answers(folder, ACTIVITIES, GROUPS)
    told = law.reindex(columns=list(LAW_COLUMNS)).astype(LAW_COLUMNS)
    ranked = fit(cafe.assign(seat_id=""), told.assign(seat_id=""), answers, scale)
    assert ranked["carrier_id"].tolist() == ["scic", "spl"]
    assert ranked["fit_score"].tolist() == [0, 2]
    assert "dit par le conseil communautaire" in ranked["fit_for_fr"][1]
