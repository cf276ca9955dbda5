"""Opinions of the local committee: recorded, never lost, told to the build without their reason."""

import pytest

from generator.decisions import CleOpinion, append_opinion, current_opinions, read_opinions
from generator.errors import DataError

ACTIVITIES = {"garage", "recyclerie"}
HEADER = "opportunity_id;opinion;opinion_date;reason;author;made_on\n"
GARAGE = "200039055-garage"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


def given(opinion="favorable", *, key=GARAGE, reason=None, day="2026-11-20"):
    return CleOpinion(key, opinion, day, reason, "A. M.", "2026-11-22")


def test_no_file_is_no_opinion(folder):
    assert read_opinions(folder, ACTIVITIES).empty
    columns = ["opportunity_id", "opinion", "opinion_date"]
    assert list(current_opinions(folder, ACTIVITIES)) == columns


def test_the_last_opinion_counts_and_the_first_stays_written(folder):
    append_opinion(folder, given("defavorable", reason="Deux garages proches"), ACTIVITIES)
    append_opinion(folder, given("favorable", day="2026-11-21"), ACTIVITIES)
    assert len(read_opinions(folder, ACTIVITIES)) == 2
    [row] = current_opinions(folder, ACTIVITIES).to_dict("records")
    assert (row["opinion"], row["opinion_date"]) == ("favorable", "2026-11-21")


def test_the_reason_and_the_author_never_reach_the_build(folder):
    append_opinion(folder, given("defavorable", reason="Deux garages proches"), ACTIVITIES)
    assert not {"reason", "author"} & set(current_opinions(folder, ACTIVITIES))


def test_a_reason_is_masked_before_it_is_written(folder):
    told = "Mme Exemple, 06 12 34 56 78, dit non"
    written = append_opinion(folder, given("defavorable", reason=told), ACTIVITIES)
    assert "06 12" not in (folder / "avis_cle.csv").read_text(encoding="utf-8-sig")
    assert "Exemple" not in (written.reason or "")


def test_all_the_faults_of_a_file_are_told_at_once(folder):
    folder.mkdir()
    lines = (
        f"{GARAGE};peut-être;2026-11-20;;A;2026-11-22\n"
        "200039055-piscine;favorable;2026-11-20;;A;2026-11-22\n"
        f"{GARAGE};defavorable;2026-11-20;;A;2026-11-22\n"
        f"{GARAGE};favorable;20/11/2026;;A;2026-11-22\n"
        f"{GARAGE};favorable;2026-11-23;;A;2026-11-22\n"
        ";favorable;;;;2026-11-22\n"
    )
    (folder / "avis_cle.csv").write_text(HEADER + lines, encoding="utf-8-sig")
    with pytest.raises(DataError) as refused:
        current_opinions(folder, ACTIVITIES)
    told = [str(fault) for fault in refused.value.faults]
    expected = [
        "ligne 2 : avis inconnu « peut-être »",
        "ligne 3 : opportunité inconnue (par exemple 200039055-piscine)",
        "ligne 4 : un avis « defavorable » demande son motif",
        "ligne 5 : la date opinion_date n'est pas lisible",
        "ligne 6 : l'avis est daté (2026-11-23) d'après le jour où il est consigné (2026-11-22)",
        "ligne 7 : opportunity_id est vide",
        "ligne 7 : opinion_date est vide",
        "ligne 7 : author est vide",
    ]
    assert len(told) == len(expected)
    for sentence, what in zip(told, expected, strict=True):
        assert sentence.startswith(f"decisions/avis_cle.csv, {what}")


def test_a_refused_opinion_writes_nothing(folder):
    with pytest.raises(DataError, match="demande son motif"):
        append_opinion(folder, given("favorable_sous_reserve"), ACTIVITIES)
    assert not (folder / "avis_cle.csv").exists()
