from pathlib import Path

import pandas as pd

from generator.errors import Fault
from generator.publication import reports
from generator.publication.release import Release
from generator.warehouse.checks import CheckResult
from generator.warehouse.store import Build

BUILD = Build(
    "b1", "2026-11-22T00:00:00+00:00", {},
    {"snapshots": {"siae": "2026-11-20-abc"}, "without": ["qpv"]},
)  # fmt: skip
SOURCES = pd.DataFrame(
    {
        "source_id": ["siae"],
        "title": ["Structures | insertion"],
        "vintage": ["2020"],
        "row_count": pd.array([12345], dtype="Int64"),
        "followed_count": pd.array([None], dtype="Int64"),
        "unmatched_count": pd.array([0], dtype="Int64"),
        "coverage_fr": ["France entière"],
        "note_fr": pd.array(["deux lignes\nmises à part (2)"], dtype="string"),
    }
)


def test_progress_goes_to_the_whole_by_the_tables_made():
    assert list(reports.stages(["a", "bc", "d"])) == [(25.0, "a"), (75.0, "bc"), (100.0, "d")]


def test_freshness_says_which_source_did_not_answer():
    rows = reports.freshness({"a": "2026-11-20", "b": "2026-11-22"}, {"a": "injoignable."})
    assert rows[0]["Copie du"] == "2026-11-20"
    assert rows[0]["Collecte"].endswith("gardée : injoignable.")
    assert rows[1]["Collecte"] == "réussie"


def test_the_bulletin_keeps_an_unknown_count_apart_from_zero():
    (row,) = [line for line in reports.bulletin(BUILD, SOURCES, []).splitlines() if "2020" in line]
    assert row == (
        "| Structures / insertion | 2020 | 2026-11-20 | 12\u202f345 | — | 0 | France entière "
        "| deux lignes mises à part (2) |"
    )


def test_the_bulletin_names_the_sources_gone_without_and_the_rules():
    results = [
        CheckResult("c1", "Tout va bien.", 0, (), is_warning=False),
        CheckResult("c2", "Chaque commune a un EPCI.", 4, ("22016", "29083"), is_warning=True),
    ]
    text = reports.bulletin(BUILD, SOURCES, results)
    assert "Sources dont on s'est passé : qpv." in text
    assert "| Tout va bien. | respectée |  |" in text
    assert "| Chaque commune a un EPCI. | 4\u00a0lignes signalées | 22016 ; 29083 |" in text


def test_a_refusal_tells_each_rule_and_its_rows():
    faults = [Fault("trop grand", where="c1", example="200000001"), Fault("trop petit", where="c2")]
    text = reports.refusal(faults)
    assert "2\u00a0règles en défaut" in text
    assert "- c1 : trop grand (par exemple 200000001)." in text


def test_the_ranking_shows_the_chosen_territories_in_order_and_says_unknown():
    opportunities = pd.DataFrame(
        {
            "opportunity_id": ["2-x", "1-y", "1-x", "3-x"],
            "epci_code": ["2", "1", "1", "3"],
            "rank": pd.array([1, 2, 1, 1], dtype="Int64"),
            "activity_label_fr": ["X", "Y", "X", "X"],
            "score": pd.array([10.0, None, 60.25, 5.0], dtype="Float64"),
            "score_low": pd.array([1.0, None, 50.0, 1.0], dtype="Float64"),
            "score_high": pd.array([20.0, None, 70.0, 9.0], dtype="Float64"),
            "class_label_fr": "à instruire",
        }
    )
    territories = pd.DataFrame({"epci_code": ["1", "2", "3"], "epci_name": ["Un", "Deux", "Trois"]})
    rows = reports.ranking(opportunities, territories, ["1", "2"])
    assert [(row["Territoire"], row["Rang"]) for row in rows] == [
        ("Un", "1"), ("Un", "2"), ("Deux", "1"),
    ]  # fmt: skip
    assert rows[0]["Bornes"] == "50,0 à 70,0"
    assert rows[1]["Score"] == "inconnu"


def test_a_release_lists_what_a_person_opens():
    files = (Path("csv/a.csv"), Path("fiches/1.pdf"), Path("opportunites.xlsx"))
    lines = reports.release_lines(Release(Path("/r"), files, 1, ("Une note.",)))
    assert lines == [
        "Publication : /r", "  /r/opportunites.xlsx", "  /r/fiches/1.pdf", "Une note.",
    ]  # fmt: skip


def test_a_collection_says_which_sources_failed():
    assert reports.collection_line([]) == "Sources collectées ; toutes ont répondu."
    assert reports.collection_line(["a", "b"]) == "Sources collectées ; en échec : a, b."
