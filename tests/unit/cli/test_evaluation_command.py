"""``generateur evaluer``: what the project measures of itself, as a person asks for it."""

import json

import pytest

WORDS = {"enfance": "crèche", "mobilité": "bus", "santé": "médecin"}
PLACES = ("ici", "au village", "au bourg", "le soir", "le samedi", "en hiver")


@pytest.fixture
def space(tmp_path):
    return tmp_path / "espace"


@pytest.fixture
def evaluer(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, "evaluer", *words)

    return call


@pytest.fixture
def files(tmp_path):
    corpus, taxonomy = tmp_path / "corpus.csv", tmp_path / "taxonomie.yaml"
    rows = [
        f"Il manque un {word} {place};{label}" for label, word in WORDS.items() for place in PLACES
    ]
    corpus.write_text("texte;thème\n" + "\n".join(rows), encoding="cp1252")
    taxonomy.write_text(
        "".join(f"{label}: [{word}]\n" for label, word in WORDS.items()), encoding="utf-8"
    )
    return ["--corpus", corpus, "--taxonomie", taxonomy]


def test_a_corpus_of_anyone_is_scored_and_kept_with_its_page(evaluer, files, space):
    done = evaluer("textes", *files, "--plis", "3", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert set(told) == {"fichiers", "textes", "cibles"}
    found = told["textes"]["corpus"]["corpus:corpus.csv"]
    assert found["lignes_notees"] == 3 * 6
    assert found["sans_etiquette"]["exactitude"]["valeur"] == 1
    kept = json.loads((space / "evaluation" / "evaluation.json").read_text(encoding="utf-8"))
    assert kept["textes"] == told["textes"]
    page = (space / "evaluation" / "evaluation.md").read_text(encoding="utf-8")
    assert "Corpus donné : corpus.csv" in page
    assert "cible non mesurable ici" in page
    assert "Il manque un bus" not in done.out + done.err + page + json.dumps(kept)


@pytest.mark.slow
def test_each_section_is_written_beside_the_others(evaluer, tmp_path):
    asked = ["--sortie", tmp_path / "mesures"]
    assert evaluer("taux", "--tirages", "2", *asked).status == 0
    done = evaluer("confidentialite", *asked, "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)["confidentialite"]
    assert told["reponses"] == 2000
    assert told["sortes"]["none"]["removed_share"] is None
    kept = json.loads((tmp_path / "mesures" / "evaluation.json").read_text(encoding="utf-8"))
    assert kept["taux"]["epci_par_reglage"] == 2
    assert kept["confidentialite"] == told


def test_a_corpus_without_its_taxonomy_is_a_command_badly_written(evaluer, files):
    assert evaluer("textes", *files[:2]).status == 2
    assert evaluer("textes", *files[2:]).status == 2
    assert evaluer("textes", *files, "--plis", "1").status == 2


def test_what_cannot_be_scored_is_refused_in_one_sentence_and_nothing_is_written(
    evaluer, files, space, tmp_path
):
    absent = evaluer("textes", "--corpus", tmp_path / "rien.csv", *files[2:])
    assert (absent.status, "n'existe pas" in absent.err) == (3, True)
    files[3].write_text("enfance: [crèche]\nmobilité: [bus]\n", encoding="utf-8")
    unknown = evaluer("textes", *files)
    assert unknown.status == 3
    assert "« santé » (6\u00a0lignes) n'a aucun mot" in unknown.err
    files[1].write_bytes(b"")
    empty = evaluer("textes", *files)
    assert (empty.status, "le fichier est vide" in empty.err) == (3, True)
    assert "Traceback" not in absent.err + unknown.err + empty.err
    assert not (space / "evaluation").exists()


def test_figures_are_never_written_over_another_file(evaluer, files, tmp_path):
    place = tmp_path / "mesures"
    place.write_text("déjà là", encoding="utf-8")
    assert evaluer("textes", *files, "--sortie", place).status == 2
    assert place.read_text(encoding="utf-8") == "déjà là"


@pytest.mark.slow
def test_without_a_corpus_our_own_statements_are_measured(evaluer):
    done = evaluer("textes", "--json")
    assert done.status == 0, done.err
    found = json.loads(done.out)["textes"]["corpus"]
    assert found.keys() == {"enonces", "enonces_2"}
    assert found["enonces"]["lignes"] >= 600
    assert {one["themes"] for one in found.values()} == {17}
    assert all(one["deux_lectures"]["kappa"]["valeur"] > 0 for one in found.values())


def test_gaps_are_not_measured_where_nothing_was_built(evaluer):
    done = evaluer("ecarts")
    assert done.status == 3
    assert "generateur run" in done.err


def test_anchors_are_proposed_from_the_last_build_and_nothing_is_written(generateur, demo_space):
    space, _ = demo_space
    before = {path: path.stat().st_mtime_ns for path in space.rglob("*") if path.is_file()}
    done = generateur("--espace", space, "evaluer", "ancres", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert set(told) == {"epci", "est_nationale", "criteres"}
    assert (told["epci"], told["est_nationale"], len(told["criteres"])) == (4, False, 13)
    assert set(told["criteres"][0]) == {
        "critere", "intitule", "unite", "plancher", "plancher_propose", "plafond",
        "plafond_propose", "part_sous_le_plancher", "part_au_dessus_du_plafond", "valeurs",
        "epci", "remarque",
    }  # fmt: skip
    assert "Rien n'a été changé" in generateur("--espace", space, "evaluer", "ancres").out
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_anchors_are_not_proposed_where_nothing_was_built(evaluer):
    done = evaluer("ancres")
    assert done.status == 3
    assert "generateur run" in done.err


def test_what_answers_teach_is_measured_with_the_weights_of_the_reference(evaluer, space):
    done = evaluer("ponderations", "--agents", "2", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert set(told) == {"fichiers", "ponderations", "cibles"}
    assert (told["ponderations"]["agents"], told["ponderations"]["criteres"]) == (2, 13)
    assert set(told["ponderations"]) == {
        "protocole", "mesure_le", "agents", "questions", "activites", "criteres", "graine",
        "reglages",
    }  # fmt: skip
    page = (space / "evaluation" / "evaluation.md").read_text(encoding="utf-8")
    assert "## Poids appris de réponses" in page
    assert evaluer("ponderations", "--agents", "1").status == 2


@pytest.mark.parametrize("years", ["2009,2013,201²", "2009,,2013", "hier"])
def test_years_that_are_not_numbers_are_refused_in_one_sentence(evaluer, years):
    done = evaluer("faisabilite", "--panel", "a", "b", "c", "--annees", years)
    assert done.status == 2
    assert "--annees : ce ne sont pas des années" in done.err
