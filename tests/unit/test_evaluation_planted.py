import csv
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from generator.errors import ContractError, DataError
from generator.evaluation.planted import (
    Material,
    measure,
    planted_answers,
    read_material,
    wilson,
)
from generator.evaluation.spellings import SPELLINGS
from generator.folding import fold

FOLDER = Path(__file__).parents[2] / "data" / "evaluation"
THEMES = {
    "alimentation", "agriculture", "mobilite", "commerces", "lien_social", "garde_enfants",
    "vieillissement", "sante", "logement", "energie", "dechets", "emploi", "numerique",
    "acces_droits", "culture", "cadre_de_vie", "services_entreprises",
}  # fmt: skip


@pytest.fixture(scope="module")
def material() -> Material:
    return read_material(FOLDER)


@pytest.fixture(scope="module")
def answers(material) -> pd.DataFrame:
    return planted_answers(material, count=960)


def perfectly_masked(answers: pd.DataFrame) -> pd.Series:
    def masked(row: pd.Series) -> str:
        text = row["text"]
        for string in sorted(row["planted"], key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(string)}(?!\w)", "[…]", text)
        return text

    return answers.apply(masked, axis=1)


def one_answer(text: str, planted: list[str], ordinary: list[str]) -> pd.DataFrame:
    row = {"text": text, "kind": "phone", "planted": planted, "ordinary_words": ordinary}
    return pd.DataFrame([row])


def test_a_quarter_of_the_answers_holds_nothing_personal_and_the_kinds_share_the_rest(answers):
    counts = Counter(answers["kind"])
    assert counts.pop("none") == 960 / 4
    assert counts == dict.fromkeys(SPELLINGS, 960 * 3 / 4 / 12)
    assert not answers.loc[answers["kind"] == "none", "planted"].map(len).any()
    assert answers.loc[answers["kind"] != "none", "planted"].map(len).all()


def test_the_same_seed_plants_the_same_answers_and_another_does_not(material, answers):
    assert planted_answers(material, count=960).equals(answers)
    assert not planted_answers(material, count=960, seed=1).equals(answers)


def test_what_is_planted_is_in_the_answer_as_it_is_written(answers):
    absent = [
        row.text
        for row in answers.itertuples()
        if any(word not in row.text for word in row.planted)
    ]
    assert absent == []


def test_no_sentence_holds_by_itself_a_word_of_the_lists_of_names(material):
    names = {fold(name) for kind in ("first_name", "surname") for name in material.names[kind]}
    phrases = [phrase for kind in ("need", *SPELLINGS) for phrase in material.phrases[kind]]
    assert [p for p in phrases if names & set(re.findall(r"[\w'-]+", fold(p)))] == []


def test_the_lists_hold_enough_names_each_once(material):
    assert len(set(material.names["first_name"])) == len(material.names["first_name"]) >= 300
    assert len(set(material.names["surname"])) == len(material.names["surname"]) >= 400


@pytest.mark.parametrize("seed", [20260, 22, 24])
def test_a_perfect_masker_removes_all_and_keeps_every_ordinary_word(material, seed):
    answers = planted_answers(material, count=640, seed=seed)
    measured = measure(perfectly_masked(answers), answers).set_index("kind")
    assert (measured["removed_count"] == measured["planted_count"]).all()
    assert (measured["ordinary_masked_count"] == 0).all()


def test_a_null_masker_removes_nothing_and_keeps_every_ordinary_word(answers):
    measured = measure(answers["text"], answers).set_index("kind")
    assert measured.loc["total", "removed_count"] == 0
    assert measured.loc["total", "ordinary_masked_count"] == 0
    assert measured.loc["total", "planted_count"] == answers["planted"].map(len).sum()


def test_a_masker_that_leaves_nothing_removes_all_and_masks_every_ordinary_word(answers):
    measured = measure(pd.Series(None, index=answers.index, dtype="str"), answers)
    total = measured.set_index("kind").loc["total"]
    assert total["removed_share"] == 1
    assert total["ordinary_masked_share"] == 1


def test_nothing_planted_gives_a_blank_share_and_not_zero(answers):
    row = measure(answers["text"], answers).set_index("kind").loc["none"]
    assert row["planted_count"] == 0
    assert row[["removed_share", "removed_low_share", "removed_high_share"]].isna().all()


@pytest.mark.parametrize(
    ("masked", "removed"),
    [
        ("Appelez le [tel].", 1),
        ("Appelez le 01 42 [tel]", 1),
        ("Appelez le 01 42 55 [tel]", 0),
        ("Appelez le [tel]42 55 66 77.", 0),
    ],
    ids=["whole", "less than half left", "first half left", "second half left"],
)
def test_a_telephone_cut_in_two_is_still_a_telephone(masked, removed):
    planted = one_answer("Appelez le 01 42 55 66 77.", ["01 42 55 66 77"], ["Appelez"])
    measured = measure(pd.Series([masked]), planted).set_index("kind")
    assert measured.loc["phone", "removed_count"] == removed


def test_a_name_left_in_another_case_is_left():
    planted = one_answer("Voir Mme KELLER", ["KELLER"], ["Voir"])
    assert measure(pd.Series(["Voir Mme Keller"]), planted)["removed_count"].tolist() == [0, 0]


def test_a_name_inside_a_longer_word_is_not_the_name():
    planted = one_answer("Roy a une royauté", ["Roy"], ["royauté"])
    measured = measure(pd.Series(["[nom] a une royauté"]), planted)
    assert measured["removed_count"].tolist() == [1, 1]


def test_an_ordinary_word_said_twice_is_masked_when_one_is_gone():
    planted = one_answer("la pierre sur la pierre", [], ["pierre", "sur"])
    measured = measure(pd.Series(["la [nom] sur la pierre"]), planted)
    assert measured["ordinary_masked_share"].tolist() == [1 / 2, 1 / 2]


def test_the_month_of_a_birth_date_may_go_while_the_same_month_in_the_sentence_stays():
    planted = one_answer("Né le 7 avril 1961. Fermé depuis avril.", ["7 avril 1961"], ["avril"])
    measured = measure(pd.Series(["Né le [date]. Fermé depuis avril."]), planted)
    assert measured["ordinary_masked_count"].tolist() == [0, 0]
    measured = measure(pd.Series(["Né le [date]. Fermé depuis [date]."]), planted)
    assert measured["ordinary_masked_count"].tolist() == [1, 1]


def test_masked_answers_must_be_those_that_were_planted(answers):
    with pytest.raises(ContractError, match="même index"):
        measure(answers["text"].iloc[1:], answers)


def test_the_wilson_interval_of_ninety_in_a_hundred():
    # (0.9 + 3.8415 / 200 ± 1.96 · √(0.9 · 0.1 / 100 + 3.8415 / 40000)) / (1 + 3.8415 / 100)
    assert wilson(90, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)
    assert wilson(0, 10)[0] == pytest.approx(0)
    assert wilson(10, 10)[1] == pytest.approx(1)
    assert wilson(0, 0) is None


def test_a_phrase_without_its_slot_and_a_missing_kind_are_told_in_french(tmp_path):
    names = (FOLDER / "names.csv").read_text(encoding="utf-8")
    phrases = (FOLDER / "phrases.csv").read_text(encoding="utf-8")
    (tmp_path / "names.csv").write_text(names, encoding="utf-8")
    with pytest.raises(DataError, match="le fichier est absent"):
        read_material(tmp_path)
    (tmp_path / "phrases.csv").write_text(phrases + "nir;sans place\nneed;{} trop\n", "utf-8")
    with pytest.raises(DataError, match="nombre de places") as caught:
        read_material(tmp_path)
    assert len(caught.value.faults) == 2
    (tmp_path / "phrases.csv").write_text("kind;phrase\nneed;Un banc\n", "utf-8")
    with pytest.raises(DataError, match="il manque des sortes"):
        read_material(tmp_path)
    (tmp_path / "phrases.csv").write_text("sorte;phrase\nneed;Un banc\n", "utf-8")
    with pytest.raises(DataError, match="les colonnes attendues sont kind et phrase"):
        read_material(tmp_path)


def test_the_statements_cover_every_theme_evenly_and_none_is_written_twice():
    with (FOLDER / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    counts = Counter(row["label_a"] for row in rows)
    outside = counts.pop("hors_theme")
    assert set(counts) == THEMES
    assert min(counts.values()) >= 36
    assert 0.04 <= outside / len(rows) <= 0.06
    assert len({row["text"] for row in rows}) == len(rows) >= 640
    assert [row["statement_id"] for row in rows] == [f"e{n:03d}" for n in range(1, len(rows) + 1)]
