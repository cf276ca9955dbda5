"""What ``generateur enquete`` shows of a survey, and tells of its import, to people and machines."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

PAGE = Path(__file__).parents[3] / "docs" / "cli" / "enquete.md"
DOCUMENT = PAGE.read_text(encoding="utf-8")
EPCI = "200039055"
HEADER = "Nom;Vous êtes;De quoi manquez-vous ?;Quelles ressources pourriez-vous partager ?;Nuance\n"
ROWS = (
    "Durand;Habitant;Plus aucun bus le soir : a@b.fr;;bleu\n"
    "Petit;Habitant;Xyzzy plugh;Une grange vide;vert\n"
    "Roux;Habitant;RAS;;bleu\n"
    "Brun;Habitant;Un médecin;;bleu\n"
)
TICKED = "Quels sont vos besoins ?;Remarques\n" + (
    "Transports en commun, Médecins;\nMédecins;\nTransports en commun, Zzz;\nZzz;\n" * 3
)


@pytest.fixture
def survey(tmp_path):
    path = tmp_path / "mon enquête.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def answered(done):
    assert done.status == 0, done.err
    return json.loads(done.out)


def keys_of(element):
    """Return the keys that docs/cli/enquete.md gives, in the section of imports, for each such element."""
    section = re.search(r"## `generateur enquete importer.*?(?=\n## )", DOCUMENT, re.DOTALL)[0]
    pattern = rf"Chaque élément de `{element}`.*? : (.*?)(?:\.\n|\. Chaque)"
    told = re.search(pattern, section, re.DOTALL)
    outside = re.sub(r"\([^()]*\)", "", told[1])
    return set(re.findall(r"`(\w+)`", outside))


@pytest.fixture
def bring(generateur, tmp_path, survey):
    def run(*words):
        space = ("--espace", tmp_path / "e")
        return generateur(*space, "enquete", "importer", survey, "--epci", EPCI, *words)

    return run


def test_what_a_file_holds_is_shown_to_a_person_with_what_to_do_next(generateur, tmp_path, survey):
    told = generateur("--espace", tmp_path / "e", "enquete", "verifier", survey).out
    assert told.startswith(
        "mon enquête.csv : forme tableau, encodage utf-8, séparateur point-virgule, "
        "titres en ligne 1, 4 lignes à lire.\n"
    )
    assert "De quoi manquez-vous ? → texte de la réponse" in told
    assert "Données personnelles, jamais gardées : Nom.\n" in told
    assert "Colonnes non comprises, non lues : Nuance.\n" in told
    command = f"generateur enquete importer '{survey}' --epci CODE"
    assert f"Ensuite : « {command} » écrit la correspondance" in told


def test_the_samples_shown_are_masked_and_never_say_who_answered(generateur, tmp_path, survey):
    done = generateur("--espace", tmp_path / "e", "enquete", "verifier", survey, "--json")
    shown = {column["nom"]: column for column in answered(done)["colonnes"]}
    assert shown["Nom"]["exemple"] is None
    assert shown["Nom"]["role"] == "personal"
    text = shown["De quoi manquez-vous ?"]
    assert text["exemple"] == "Plus aucun bus le soir : [courriel]"
    assert (text["role"], text["motif"]) == ("statement_text", "mots")
    assert "a@b.fr" not in done.out
    assert "Durand" not in done.out


def test_a_long_answer_is_cut_when_it_is_shown(generateur, tmp_path):
    path = tmp_path / "longue.csv"
    path.write_text(f"id;Besoin\n1;{'un bus ' * 30}\n", encoding="utf-8")
    columns = answered(generateur("enquete", "verifier", path, "--json"))["colonnes"]
    assert len(columns[1]["exemple"]) == 60
    assert columns[1]["exemple"].endswith("…")


def test_each_option_of_a_closed_question_is_shown_with_the_theme_its_words_propose(
    generateur, tmp_path
):
    path = tmp_path / "cases.csv"
    path.write_text(TICKED, encoding="utf-8")
    shown = answered(generateur("enquete", "verifier", path, "--json"))["colonnes"][0]
    assert shown["role"] == "need_choice"
    proposed = {option["libelle"]: option["theme_propose"] for option in shown["options"]}
    assert proposed == {"Transports en commun": "mobilite", "Médecins": "sante", "Zzz": None}
    assert {option["theme_donne"] for option in shown["options"]} == {None}
    told = generateur("enquete", "verifier", path).out
    assert "« Médecins » : sans thème donné ; proposé : sante" in told
    assert "« Zzz » : sans thème, ses mots seront lus" in told


def test_a_mapping_that_a_person_corrected_is_the_one_shown(generateur, bring, tmp_path, survey):
    words = ("--espace", tmp_path / "e", "enquete", "verifier", survey, "--json")
    assert answered(generateur(*words))["correspondance"] == "proposee"
    assert bring().status == 3
    saved = tmp_path / "e" / "enquetes" / "mon-enquete" / "correspondance.yaml"
    text = saved.read_text(encoding="utf-8")
    saved.write_text(
        text.replace("name: Nuance\n  role: unknown", "name: Nuance\n  role: theme_hint"), "utf-8"
    )
    shown = answered(generateur(*words))
    assert (shown["correspondance"], shown["non_comprises"]) == ("relue", [])


def test_a_file_without_any_answer_says_which_role_to_give(generateur, tmp_path):
    path = tmp_path / "muet.csv"
    path.write_text("Nuance;Nom\nbleu;Durand\nvert;Petit\n", encoding="utf-8")
    told = generateur("enquete", "verifier", path).out
    assert "aucune colonne ne porte ce que disent les personnes" in told
    assert "donner le rôle statement_text" in told


def test_an_import_is_told_in_one_line_that_adds_up(bring):
    told = bring("--accepter").out.splitlines()
    assert told[1] == (
        "4 lignes lues : 3 gardées, 0 mise de côté, 0 rejetée, 1 sans énoncé ; "
        "3 énoncés ; 1 ressource à confirmer ; 1 personne entendue sans besoin."
    )


def test_each_statement_is_listed_with_its_themes_and_without_its_text(bring):
    done = bring("--accepter", "--json")
    kept = answered(done)
    by_row = {said["ligne"]: said for said in kept["enonces"]}
    assert sorted(by_row) == [2, 3, 5]
    assert all(set(said) == keys_of("enonces") for said in kept["enonces"])
    bus = by_row[2]
    assert [theme["theme_id"] for theme in bus["themes"]] == ["mobilite"]
    assert set(bus["themes"][0]) == keys_of("themes")
    assert bus["themes"][0]["mots"] == "bus"
    assert bus["themes"][0]["decide_par"] == "lexique"
    assert bus["masque"] == ["courriel"]
    assert (by_row[3]["themes"], by_row[3]["a_classer"]) == ([], True)
    for text in ("Plus aucun bus", "Xyzzy", "grange", "a@b.fr"):
        assert text not in done.out
        assert text not in done.err


def test_what_was_proposed_and_refused_is_listed_by_row(bring):
    kept = answered(bring("--accepter", "--json"))
    (offer,) = kept["ressources"]
    assert set(offer) == keys_of("ressources")
    assert (offer["ligne"], offer["nature"]) == (3, "ressource")
    assert kept["rejets"] == [
        {
            "ligne": 4,
            "sort": "pas_une_reponse",
            "raison": "aucun besoin exprimé (« RAS », « rien »…) : personne entendue, comptée",
            "colonne": "De quoi manquez-vous ?",
        }
    ]
    assert set(kept["rejets"][0]) == keys_of("rejets")


def test_the_proposals_of_an_import_wait_in_the_queue_of_the_registers(generateur, bring, tmp_path):
    (offer,) = answered(bring("--accepter", "--json"))["ressources"]
    queue = answered(generateur("--espace", tmp_path / "e", "registre", "file", "--json"))
    assert [row["proposal_id"] for row in queue] == [offer["proposition_id"]]


def test_a_point_finds_its_commune_in_the_outlines_of_the_current_build(demo_space):
    from generator import lookups, plans

    plan = plans.plan_for(demo_space[0], mirror=None)
    outlines = lookups.known_outlines(plan)
    assert set(outlines.columns) == {"commune_code", "geometry"}
    west, south, east, north = outlines["geometry"].iloc[0].bounds
    assert -5 < west < east < 10, "longitude first"
    assert 41 < south < north < 51


def test_without_a_build_there_are_no_outlines(tmp_path):
    from generator import lookups, plans

    assert lookups.known_outlines(plans.plan_for(tmp_path, mirror=None)) is None


def margins_file(folder, text):
    path = folder / "marges_insee.csv"
    path.write_text(text, encoding="utf-8")
    return path


def whole_margins():
    bands = ("15-29", "30-44", "45-59", "60-74", "75+")
    rows = [f"{EPCI};age;{band};{1000 + rank}" for rank, band in enumerate(bands)]
    return "\n".join(["epci_code;variable;modalite;population", *rows]) + "\n"


def test_census_margins_are_kept_for_the_next_build(generateur, tmp_path):
    space = tmp_path / "e"
    path = margins_file(tmp_path, whole_margins())
    done = answered(generateur("--espace", space, "enquete", "marges", path, "--json"))
    assert done == {"marges": 5, "epci": [EPCI]}
    assert (space / "enquetes" / "marges.csv").read_bytes() == path.read_bytes()
    told = generateur("--espace", space, "enquete", "marges", path).out
    assert told == "5 marges gardées pour 1 EPCI ; elles serviront au prochain calcul.\n"


def test_margins_at_fault_are_told_and_those_before_stay(generateur, tmp_path):
    space = tmp_path / "e"
    good = margins_file(tmp_path, whole_margins())
    assert generateur("--espace", space, "enquete", "marges", good).status == 0
    before = (space / "enquetes" / "marges.csv").read_bytes()
    wrong = margins_file(tmp_path, whole_margins().replace("75+", "80+"))
    refused = generateur("--espace", space, "enquete", "marges", wrong)
    assert refused.status == 3
    assert "modalité inconnue « 80+ »" in refused.err
    assert (space / "enquetes" / "marges.csv").read_bytes() == before
    missing = generateur("--espace", space, "enquete", "marges", tmp_path / "rien.csv")
    assert (missing.status, "ce fichier n'existe pas" in missing.err) == (3, True)


def test_the_texts_stay_in_the_private_files_alone(bring, tmp_path):
    assert bring("--accepter").status == 0
    home = tmp_path / "e" / "enquetes" / "mon-enquete"
    texts = pd.read_parquet(home / "reponses.parquet")["statement_text"].tolist()
    assert "Xyzzy plugh" in texts
    for name in ("import.json", "rejets.csv", "correspondance.yaml"):
        assert "Xyzzy" not in (home / name).read_text(encoding="utf-8")
