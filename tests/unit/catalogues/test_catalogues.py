"""A catalogue is read whole or refused, each fault named with its file."""

import pytest

from generator.catalogues import read_catalogue
from generator.errors import CatalogueError
from tests.unit.catalogues.entries import ACTIVITY, THEME, WORDS, write, write_activity


def test_a_missing_theme_is_named_with_its_file_and_a_near_word(folder, refusal):
    write_activity(folder, themes={"mobilit": 1.0})
    assert refusal() == (
        "activities/garage.yaml : le thème « mobilit » n'est pas dans data/themes.yaml. "
        "Vouliez-vous écrire « mobilite » ? Sinon, ajoutez « mobilit » à data/themes.yaml."
    )


def test_a_missing_resource_kind_and_a_missing_part_of_a_bundle_are_named(folder, refusal):
    write_activity(
        folder, resources={"critical": ["hangar"], "useful": []}, bundle_of=["cafe_asso"]
    )
    said = refusal()
    assert "la ressource « hangar » n'est pas dans data/resource_kinds.yaml" in said
    assert "l'activité « cafe_asso » n'est pas dans data/activities/" in said


def test_the_faults_of_two_files_are_told_at_once(folder, refusal):
    write_activity(folder, themes={"garde-denfants": 1.0}, id="creche_a")
    write_activity(folder, id="creche_b", themes={"inconnu_au_bataillon": 1.0})
    write_activity(folder, id="creche_c", couleur="bleu")
    said = refusal().splitlines()
    assert [line.split(" : ")[0] for line in said] == [
        "activities/creche_a.yaml",
        "activities/creche_c.yaml",
        "activities/creche_b.yaml",
    ]
    assert "la clé « couleur » est inconnue" in said[1]


def test_a_broken_theme_does_not_accuse_every_activity_that_uses_it(folder, refusal):
    write(folder / "themes.yaml", {"themes": [THEME | {"lexicon": WORDS[:9]}]})
    assert refusal() == (
        "themes.yaml, « mobilite » : « lexicon » doit compter au moins 10 éléments. "
        "Corrigez en suivant data/README.md."
    )


def test_the_workspace_overrides_by_id_and_adds_its_own(folder, tmp_path):
    workspace = tmp_path / "catalogues"
    write_activity(workspace, label_fr="Garage de la vallée")
    write_activity(workspace, id="autoecole")
    catalogue = read_catalogue([folder, workspace])
    assert catalogue.activities["garage"].label_fr == "Garage de la vallée"
    assert sorted(catalogue.activities) == ["autoecole", "garage"]


@pytest.mark.parametrize(
    "name",
    [
        "weightings/prudente.xlsx",
        "activities/autoecole.yml",
        "activities/essais/autoecole.yaml",
        "columns.csv",
        "theme.yaml",
        "seuils.csv",
    ],
)
def test_a_file_of_the_workspace_that_nothing_reads_is_refused(folder, tmp_path, name):
    workspace = tmp_path / "catalogues"
    (workspace / name).parent.mkdir(parents=True)
    (workspace / name).write_text("id: autoecole\n", encoding="utf-8")
    (folder / "thresholds.csv").write_text("threshold_id,value\na,1\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        read_catalogue([folder, workspace])
    assert str(refused.value) == (
        f"catalogues/{name} : rien ne lit ce fichier. Renommez-le ou retirez-le ; sont lus : "
        "activities/<id>.yaml, carriers/<id>.yaml, weightings/<id>.csv, themes.yaml, "
        "resource_kinds.yaml, carrier_facts.yaml, filieres.yaml, classes.csv, thresholds.csv."
    )


def test_the_lists_of_the_workspace_and_the_files_of_its_system_are_not_refused(folder, tmp_path):
    workspace = tmp_path / "catalogues"
    workspace.mkdir()
    for place in (folder, workspace):
        (place / "thresholds.csv").write_text("threshold_id,value\na,1\n", encoding="utf-8")
    (workspace / ".DS_Store").write_bytes(b"\x00")
    assert read_catalogue([folder, workspace]) == read_catalogue([folder])


def test_adding_an_activity_touches_one_file(folder):
    before = read_catalogue([folder]).tables()
    write_activity(folder, id="autoecole")
    after = read_catalogue([folder]).tables()
    assert before["land_activities"]["activity_id"].tolist() == ["garage"]
    assert after["land_activities"]["activity_id"].tolist() == ["autoecole", "garage"]
    assert after["land_activity_themes"]["activity_id"].tolist() == ["autoecole", "garage"]


def test_carriers_keep_the_order_in_which_they_are_preferred(folder):
    carriers = read_catalogue([folder]).tables()["land_activity_carriers"]
    ranks = dict(zip(carriers["carrier_id"], carriers["preference_rank"], strict=True))
    assert ranks == {"scic": 1, "association": 2}


def test_a_file_is_named_after_its_activity(folder, refusal):
    write(folder / "activities" / "atelier.yaml", ACTIVITY)
    assert refusal() == (
        "activities/atelier.yaml : l'identifiant « garage » n'est pas le nom du fichier. "
        "Écrivez id: atelier."
    )


def test_a_key_written_twice_is_refused_with_its_line(folder, refusal):
    path = folder / "activities" / "garage.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "id: garage\n", encoding="utf-8")
    line = len(text.splitlines()) + 1
    assert f"activities/garage.yaml, ligne {line} : la clé « id » est écrite deux fois" in refusal()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"id: [", "ce n'est pas du YAML lisible"),
        (b"", "le fichier est vide"),
        (b"- garage", "le fichier doit être une suite de lignes"),
        ("label_fr: Réparer".encode("cp1252"), "le fichier n'est pas en UTF-8"),
    ],
)
def test_an_unreadable_file_is_named(folder, refusal, content, sentence):
    (folder / "activities" / "garage.yaml").write_bytes(content)
    assert refusal().startswith("activities/garage.yaml")
    assert sentence in refusal()


def test_an_unknown_carrier_key_is_told_with_its_file(folder, refusal):
    write(folder / "carriers" / "scic.yaml", {"id": "scic", "couleur": "bleu"})
    assert "carriers/scic.yaml : la clé « couleur » est inconnue" in refusal()


def test_classes_saved_by_a_french_spreadsheet_are_read(folder):
    text = "\ufeffclass_id;label_fr;min_score;rank_order\na_instruire;à instruire;40;1\n"
    (folder / "classes.csv").write_text(text, encoding="utf-8")
    classes = read_catalogue([folder]).tables()["land_classes"]
    assert classes["class_label_fr"].tolist() == ["à instruire"]
    assert classes["min_score"].tolist() == [40]


def test_a_class_without_a_score_is_refused_with_its_line(folder, refusal):
    text = "class_id,label_fr,min_score,rank_order\nen_veille,en veille,,1\n"
    (folder / "classes.csv").write_text(text, encoding="utf-8")
    assert "classes.csv, ligne 2 : la valeur «  » ne convient pas à « min_score »" in refusal()


def test_an_empty_catalogue_is_an_error_and_not_an_empty_table(tmp_path):
    with pytest.raises(CatalogueError, match=r"themes\.yaml : rien n'a été trouvé"):
        read_catalogue([tmp_path / "absent"])
