"""What became of activities: facts recorded in turn, refused when wrong, told without their author."""

import pandas as pd
import pytest

from generator.decisions import Followup, append_followup, current_followups, read_followups
from generator.errors import DataError

ACTIVITIES = {"garage", "recyclerie"}
HEADER = "opportunity_id;observed_date;fact;value;cause;source;author;made_on\n"
GARAGE = "200039055-garage"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


def told(fact, value=None, *, day="2026-11-20", cause=None, key=GARAGE):
    return Followup(key, day, fact, value, cause, "bilan annuel", "A. M.", "2026-11-22")


def current(folder, *facts):
    for fact in facts:
        append_followup(folder, fact, ACTIVITIES)
    return current_followups(folder, ACTIVITIES)


def test_no_file_is_nothing_followed(folder):
    assert current(folder).empty


def test_a_fact_reaches_the_build_in_words_without_its_author(folder):
    facts = current(folder, told("ouverture", day="2025-10-01"), told("emplois_etp", "2,5"))
    assert not {"author", "made_on"} & set(facts)
    jobs = facts.set_index("fact").loc["emplois_etp"]
    assert (jobs["value"], jobs["fact_label_fr"]) == (2.5, "Emplois")
    opening = facts.set_index("fact").loc["ouverture"]
    assert pd.isna(opening["value"])
    assert pd.isna(opening["unit_fr"])


def test_a_second_line_on_the_same_fact_and_day_corrects_the_first(folder):
    facts = current(folder, told("usagers", "40"), told("usagers", "45"))
    assert facts["value"].tolist() == [45.0]
    assert len(read_followups(folder, ACTIVITIES)) == 2


def test_two_days_are_two_observations_but_an_opening_is_only_one(folder):
    facts = current(
        folder,
        told("usagers", "40", day="2025-11-20"),
        told("usagers", "45"),
        told("ouverture", day="2025-01-01"),
        told("ouverture", day="2025-02-01"),
    )
    assert facts[facts["fact"] == "usagers"]["value"].tolist() == [40.0, 45.0]
    assert facts[facts["fact"] == "ouverture"]["observed_date"].tolist() == ["2025-02-01"]


def test_a_stop_tells_its_cause_in_words(folder):
    facts = current(folder, told("arret", cause="sans_site"))
    assert facts["cause_fr"].tolist() == ["plus de lieu"]


def test_a_source_is_masked_before_it_is_written(folder):
    line = Followup(
        GARAGE,
        "2026-11-20",
        "ouverture",
        None,
        None,
        "vu avec Mme Exemple, 06 12 34 56 78",
        "A",
        "2026-11-22",
    )
    written = append_followup(folder, line, ACTIVITIES)
    assert "06 12" not in written.source
    assert "Exemple" not in written.source


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (told("emplois"), "fait inconnu « emplois »"),
        (told("usagers"), "« usagers » demande un nombre"),
        (told("usagers", "12,5"), "n'est pas un nombre lisible"),
        (told("emplois_etp", "-1"), "n'est pas un nombre lisible"),
        (told("emplois_etp", "nan"), "n'est pas un nombre lisible"),
        (told("ouverture", "1"), "« ouverture » ne se compte pas"),
        (told("arret"), "un arrêt demande sa cause"),
        (told("arret", cause="ennui"), "cause inconnue « ennui »"),
        (told("usagers", "12", cause="sans_site"), "seul un arrêt a une cause"),
        (told("usagers", "12", day="2026-11-23"), "d'après le jour où il est consigné"),
        (told("usagers", "12", key="200039055-piscine"), "opportunité inconnue"),
    ],
)
def test_a_wrong_fact_is_refused_and_nothing_is_written(folder, line, what):
    with pytest.raises(DataError, match=what):
        append_followup(folder, line, ACTIVITIES)
    assert not (folder / "suivi.csv").exists()


def test_all_the_faults_of_a_file_are_told_at_once_with_their_lines(folder):
    folder.mkdir()
    (folder / "suivi.csv").write_text(
        f"{HEADER}{GARAGE};2026-11-20;usagers;beaucoup;;bilan;A;2026-11-22\n"
        f"{GARAGE};20/11/2026;ouverture;;;;A;2026-11-22\n",
        encoding="utf-8-sig",
    )
    with pytest.raises(DataError) as refused:
        current_followups(folder, ACTIVITIES)
    places = [fault.where for fault in refused.value.faults]
    assert places == ["decisions/suivi.csv, ligne 2", *["decisions/suivi.csv, ligne 3"] * 2]


def test_a_stop_dated_before_the_opening_is_refused_with_both_days(folder):
    with pytest.raises(DataError, match=r"2025-01-01.*2025-06-01"):
        current(
            folder,
            told("ouverture", day="2025-06-01"),
            told("arret", day="2025-01-01", cause="sans_porteur"),
        )
