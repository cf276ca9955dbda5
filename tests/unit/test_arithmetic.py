import json

import pandas as pd

from generator.french import NARROW
from generator.opportunities.arithmetic import arithmetic

PARTS = pd.DataFrame(
    [
        ("besoin", "Besoin exprimé", None, 3.0, None, None, True, "Donnée manquante.", "enquêtes"),
        ("bassin", "Bassin de vie", 2.0, 2.0, 100.0, 40.0, False, "20 000 habitants.", "INSEE"),
        ("emploi", "Emplois possibles", 5.0, 3.0, 33.0, 19.8, False, "De 2 à 8 emplois.", "champ"),
    ],
    columns=["criterion_id", "criterion_label_fr", "value", "weight", "mark", "part", "is_missing",
             "sentence_fr", "source_fr"],
).astype({"value": "Float64", "mark": "Float64", "part": "Float64"})  # fmt: skip


def score(**changes: object) -> pd.Series:
    row = {
        "activity_label_fr": "Garage solidaire",
        "class_label_fr": "à instruire",
        "class_id": "a_instruire",
        "score": 59.8,  # (2 × 100 + 3 × 33) / (2 + 3)
        "score_low": 37.375,
        "score_high": 74.875,
        "counter_fr": "Le cadre juridique est à vérifier.",
        "supplementarite_level": "forte",
        "supplementarite_fr": "2 concurrents directs dans l’EPCI.",
        "cle_opinion": None,
        "cle_opinion_date": None,
    }
    return pd.Series({**row, **changes}, name="200039055-garage", dtype=object)


def test_each_line_can_be_redone_by_its_reader():
    lines = arithmetic(score(), PARTS).lines
    assert "Bassin de vie : note 100 × poids 2 / 5 = 40" in lines
    assert "Emplois possibles : note 33 × poids 3 / 5 = 19,8" in lines
    assert 100 * 2 / 5 + 33 * 3 / 5 == 59.8


def test_the_score_stands_with_its_bounds_and_what_speaks_against_it():
    lines = arithmetic(score(), PARTS).lines
    told = "Score : 59,8 sur 100 (entre 37,4 et 74,9 selon les données manquantes et l’incertitude des réponses)"
    older = "Solidité : inconnue, ce calcul est plus ancien qu’elle"
    assert lines[-3:] == [told, older, "Contre : Le cadre juridique est à vérifier."]


def test_a_rank_stands_with_how_sure_it_is_and_what_closes_the_first_class():
    drawn, change = "Parmi les cinq premières dans 87 % des tirages.", "Perd sa 3e place."
    sure = pd.Series(
        {"rank_best": 2, "rank_worst": 5, "draws_fr": drawn, "change_fr": change,
         "missing_ends_fr": "Aucune donnée ne manque."}
    )  # fmt: skip
    told = arithmetic(score(rank=3, held_fr="Un critère central est sous son seuil."), PARTS,
                      "reference", sure)  # fmt: skip
    assert told.lines[-4:-1] == [
        "Rang dans l’EPCI : 3 (de 2 à 5 quand un seul poids bouge d’un cinquième)",
        f"Solidité : {drawn} {change} Aucune donnée ne manque.",
        "Un critère central est sous son seuil.",
    ]
    assert [told.content[name] for name in ("rang", "rang_meilleur", "rang_pire")] == [3, 2, 5]
    assert told.content["tirages"] == drawn


def test_of_what_nothing_is_known_it_is_said_once():
    same = dict.fromkeys(["draws_fr", "change_fr", "missing_ends_fr"], "On ne sait pas.")
    lines = arithmetic(score(), PARTS, None, pd.Series(same)).lines
    assert "Solidité : On ne sait pas." in lines


def test_a_missing_criterion_says_so_and_gives_no_figure():
    assert "Besoin exprimé : donnée manquante" in arithmetic(score(), PARTS).lines


def test_nothing_is_said_of_bounds_that_are_the_score():
    lines = arithmetic(score(score_low=59.8, score_high=59.8), PARTS).lines
    assert "Score : 59,8 sur 100" in lines


def test_an_unknown_score_is_not_a_number():
    told = arithmetic(score(score=None), PARTS.head(1))
    assert "Score : inconnu, aucun critère pesant n’est renseigné" in told.lines
    assert told.content["score"] is None


def test_every_sentence_stands_with_its_source():
    lines = arithmetic(score(), PARTS).lines
    assert "    20 000 habitants.  [INSEE]" in lines
    assert NARROW not in "".join(lines[:2])


def test_what_machines_read_is_json_with_null_for_what_is_missing():
    content = json.loads(json.dumps(arithmetic(score(), PARTS).content))
    assert content["opportunite"] == "200039055-garage"
    assert content["parts"][0] == {
        "critere": "besoin", "valeur": None, "note": None, "poids": 3.0, "part": None,
        "manquant": True,
    }  # fmt: skip
    assert sum(part["part"] or 0 for part in content["parts"]) == content["score"]


def test_the_alert_is_told_with_its_reasons_and_says_that_nobody_gave_an_opinion():
    told = arithmetic(score(), PARTS)
    assert (
        "Supplémentarité : alerte forte. 2 concurrents directs dans l’EPCI. "
        "Aucun avis du comité local pour l’emploi n’est consigné."
    ) in told.lines
    assert (told.content["supplementarite"], told.content["avis_cle"]) == ("forte", None)


def test_an_opinion_is_told_with_its_day():
    given = {"cle_opinion": "favorable_sous_reserve", "cle_opinion_date": "2026-11-20"}
    told = arithmetic(score(**given), PARTS)
    expected = "Avis favorable sous réserve du comité local pour l’emploi, 2026-11-20."
    assert any(line.endswith(expected) for line in told.lines)
    assert told.content["avis_cle"] == "favorable_sous_reserve"


def test_a_build_older_than_the_alert_says_that_its_level_is_unknown():
    old = score().drop(
        ["supplementarite_level", "supplementarite_fr", "cle_opinion", "cle_opinion_date"]
    )
    assert any("alerte inconnue." in line for line in arithmetic(old, PARTS).lines)
