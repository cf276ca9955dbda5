from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.catalogues import Catalogue, read_catalogue
from generator.errors import CatalogueError

SHIPPED = Path(__file__).parents[2] / "data"
WORDS = [f"mot {chr(97 + rank)}" for rank in range(10)]

THEME = {
    "id": "mobilite",
    "code": "MOBI",
    "label_fr": "Mobilité",
    "data_inclusion": ["mobilite"],
    "sub_themes": [{"id": f"s{rank}", "label_fr": "Sous-thème"} for rank in range(3)],
    "lexicon": WORDS,
    "official_figures": [],
    "no_official_figure_fr": "pas de figure officielle",
}
ACTIVITY = {
    "id": "garage",
    "label_fr": "Garage solidaire",
    "description_fr": "Réparer des voitures à tarif solidaire.",
    "themes": {"mobilite": 1.0},
    "resources": {"critical": ["workshop"], "useful": []},
    "fte": {"min": 0.5, "max": 3, "certainty": "estimation"},
    "catchment_people": {"min": 20000, "max": None, "certainty": "estimation"},
    "catchment_road_min": {"value": 20, "certainty": "estimation"},
    "delay_months": {"min": None, "max": None, "certainty": "inconnu"},
    "naf": {"revision": "2", "codes": ["45.20A"]},
    "equipment": {"vintage": "BPE 2018", "substitutes": ["A301"]},
    "supplementarite_risk": 1,
    "check_fr": "Garages.",
    "carriers": ["scic", "association"],
    "sources": [{"text_fr": "Relevé de terrain", "certainty": "estimation"}],
}


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def write_activity(folder: Path, **changes: object) -> None:
    activity = ACTIVITY | changes
    write(folder / "activities" / f"{activity['id']}.yaml", activity)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole catalogue of one activity."""
    data = tmp_path / "data"
    write(data / "themes.yaml", {"themes": [THEME]})
    kind = {
        "id": "workshop",
        "label_fr": "atelier",
        "family": "premises",
        "brownfield_counts": True,
    }
    write(data / "resource_kinds.yaml", {"resource_kinds": [kind]})
    header = "class_id,label_fr,min_score,rank_order"
    (data / "classes.csv").write_text(f"{header}\nen_veille,en veille,0,1\n", encoding="utf-8")
    write_activity(data)
    return data


@pytest.fixture
def refusal(folder: Path) -> Callable[[], str]:
    """Read the folder and hand over the sentences of the refusal."""

    def read() -> str:
        with pytest.raises(CatalogueError) as refused:
            read_catalogue([folder])
        return str(refused.value)

    return read


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return read_catalogue([SHIPPED])


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


def test_a_workspace_without_catalogues_reads_as_the_shipped_one(folder, tmp_path):
    assert read_catalogue([folder, tmp_path / "absent"]) == read_catalogue([folder])


def test_adding_an_activity_touches_one_file(folder):
    before = read_catalogue([folder]).tables()
    write_activity(folder, id="autoecole")
    after = read_catalogue([folder]).tables()
    assert before["land_activities"]["activity_id"].tolist() == ["garage"]
    assert after["land_activities"]["activity_id"].tolist() == ["autoecole", "garage"]
    assert after["land_activity_themes"]["activity_id"].tolist() == ["autoecole", "garage"]


def test_a_checked_figure_without_a_source_is_refused(folder, refusal):
    write_activity(folder, fte={"min": 2, "max": 3, "certainty": "verifie"})
    assert "un chiffre de certitude « verifie » doit donner sa source" in refusal()


def test_a_checked_figure_with_its_source_is_kept(folder):
    write_activity(
        folder, fte={"min": 2, "max": 3, "certainty": "verifie", "source_fr": "Avise, 2020"}
    )
    assert read_catalogue([folder]).activities["garage"].fte.max == 3


@pytest.mark.parametrize("certainty", ["verifie", "note_fondatrice", "estimation"])
def test_a_blank_figure_is_unknown_and_never_claims_more(folder, refusal, certainty):
    write_activity(folder, delay_months={"min": None, "max": None, "certainty": certainty})
    assert "un chiffre absent doit avoir la certitude « inconnu »" in refusal()


def test_a_written_figure_is_not_unknown(folder, refusal):
    write_activity(folder, catchment_road_min={"value": 15, "certainty": "inconnu"})
    assert "un chiffre écrit ne peut pas avoir la certitude « inconnu »" in refusal()


@pytest.mark.parametrize("bounds", [{"min": 5, "max": 2}, {"min": -1, "max": 2}])
def test_an_impossible_range_is_refused(folder, refusal, bounds):
    write_activity(folder, fte=bounds | {"certainty": "estimation"})
    assert "activities/garage.yaml" in refusal()


@pytest.mark.parametrize(
    "figure",
    [
        {"solvable_users": {"min": 80, "max": None, "basis": "naissances_par_an"}},
        {"capex_eur": {"min": 100_000, "max": 200_000}},
        {"revenue_per_fte_eur": {"value": 30_000, "year": 2023}},
        {"skills": {"nomenclature": "ROME 2021-07", "codes": ["I1604"]}},
    ],
)
@pytest.mark.parametrize("certainty", ["verifie", "note_fondatrice"])
def test_no_checked_figure_of_an_activity_goes_without_its_source(
    folder, refusal, figure, certainty
):
    [(key, value)] = figure.items()
    write_activity(folder, **{key: value | {"certainty": certainty}})
    assert f"un chiffre de certitude « {certainty} » doit donner sa source" in refusal()
    sourced = value | {"certainty": certainty, "source_fr": "Avise, 2020"}
    write_activity(folder, **{key: sourced})
    assert getattr(read_catalogue([folder]).activities["garage"], key).source_fr == "Avise, 2020"


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (
            {"solvable_users": {"min": 80, "max": None, "basis": None, "certainty": "estimation"}},
            "un chiffre écrit demande « basis »",
        ),
        (
            {"solvable_users": {"min": None, "max": None, "basis": "menages"}},
            "un chiffre absent ne doit pas avoir « basis »",
        ),
        (
            {"solvable_users": {"min": 80, "max": None, "basis": "touristes"}},
            "« touristes » n'est pas admis pour « solvable_users.basis »",
        ),
        (
            {"revenue_per_fte_eur": {"value": 30_000, "year": None, "certainty": "estimation"}},
            "un chiffre écrit demande « year »",
        ),
        (
            {"capex_eur": {"min": 2, "max": 1, "certainty": "estimation"}},
            "« max » demande un « min » qui ne le dépasse pas",
        ),
        (
            {"skills": {"nomenclature": "ROME 2021-07", "codes": ["mécanicien"]}},
            "« mécanicien » n'a pas la forme attendue pour « skills.codes.0 »",
        ),
        (
            {"skills": {"nomenclature": "ROME 4", "codes": []}},
            "« ROME 4 » n'est pas admis pour « skills.nomenclature » (admis : 'ROME 2021-07')",
        ),
        ({"partners": ["garage"]}, "une activité n'est pas sa propre partenaire"),
        (
            {"partners": ["recyclerie"]},
            "l'activité « recyclerie » n'est pas dans data/activities/",
        ),
    ],
)
def test_half_a_figure_or_an_unknown_word_is_refused(folder, refusal, figure, sentence):
    [(key, value)] = figure.items()
    unknown = {"certainty": "inconnu"} | value if isinstance(value, dict) else value
    write_activity(folder, **{key: unknown})
    assert sentence in refusal()


def test_what_an_activity_of_a_workspace_leaves_out_is_unknown_and_never_zero(folder):
    tables = read_catalogue([folder]).tables()
    row = tables["land_activities"].iloc[0]
    figures = ["solvable_users_min", "solvable_users_basis", "capex_eur_min", "capex_eur_max"]
    assert row[[*figures, "revenue_per_fte_eur", "revenue_year"]].isna().all()
    certainties = row[["solvable_users_certainty", "capex_certainty", "revenue_certainty"]]
    assert set(certainties) == {"inconnu"}
    assert tables["land_activity_skills"].empty
    assert tables["land_activity_partners"].empty


def test_each_code_that_no_nomenclature_holds_is_told_at_once_with_its_file(folder):
    write_activity(
        folder,
        naf={"revision": "2", "codes": ["45.20A", "45.99Z"]},
        skills={"nomenclature": "ROME 2021-07", "codes": ["I9999"], "certainty": "estimation"},
    )
    known = {"naf": {"45.20A"}, "bpe": {"A206"}, "rome": {"I1604"}}
    with pytest.raises(CatalogueError) as refused:
        read_catalogue([folder], known)
    assert [line.partition(". ")[0] for line in str(refused.value).splitlines()] == [
        "activities/garage.yaml : le code « 45.99Z » n'est pas dans la nomenclature NAF rév",
        (
            "activities/garage.yaml : le code « A301 » n'est pas dans la nomenclature "
            "BPE (libellés de 2013)"
        ),
        "activities/garage.yaml : le code « I9999 » n'est pas dans la nomenclature ROME 2021-07",
    ]
    assert read_catalogue([folder], {"naf": {"45.20A", "45.99Z"}}).activities.keys() == {"garage"}


def test_a_blank_stays_blank_in_the_tables(folder):
    row = read_catalogue([folder]).tables()["land_activities"].iloc[0]
    assert row["catchment_people_min"] == 20000
    assert row[["catchment_people_max", "delay_months_min", "delay_months_max"]].isna().all()


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


def test_a_theme_says_when_no_official_figure_speaks_of_it(folder, refusal):
    silent = {key: value for key, value in THEME.items() if key != "no_official_figure_fr"}
    write(folder / "themes.yaml", {"themes": [silent]})
    assert "donnez soit official_figures, soit no_official_figure_fr" in refusal()


def test_an_official_sentence_compares_with_the_country(folder, refusal):
    figure = {
        "indicator_id": "unemployment_share",
        "direction": "high_is_need",
        "threshold_rule": "quintile_national",
        "sentence_fr": "Le chômage est de {value}.",
        "source_fr": "INSEE",
    }
    spoken = {key: value for key, value in THEME.items() if key != "no_official_figure_fr"}
    write(folder / "themes.yaml", {"themes": [spoken | {"official_figures": [figure]}]})
    assert "la phrase doit contenir {national}" in refusal()


def test_the_shipped_catalogue_holds_the_seventy_activities_and_seventeen_themes(shipped):
    assert (len(shipped.activities), len(shipped.themes)) == (70, 17)
    assert len({theme.code for theme in shipped.themes.values()}) == 17


def test_the_shipped_classes_share_the_marks_in_order(shipped):
    classes = shipped.tables()["land_classes"].sort_values("rank_order")
    assert classes["class_label_fr"].tolist() == [
        "à étudier en premier",
        "à instruire",
        "en veille",
    ]
    assert classes["min_score"].tolist() == [60, 40, 0]


def test_every_shipped_table_is_sorted_by_a_key_without_repeat(shipped):
    keys = {
        "land_activities": ["activity_id"],
        "land_activity_themes": ["activity_id", "theme_id"],
        "land_activity_resources": ["activity_id", "resource_kind_id"],
        "land_activity_equipment": ["activity_id", "type_code"],
        "land_activity_naf": ["activity_id", "naf_code"],
        "land_activity_skills": ["activity_id", "rome_code"],
        "land_activity_partners": ["activity_id", "partner_activity_id"],
        "land_activity_carriers": ["activity_id", "carrier_id"],
        "land_activity_programmes": ["activity_id", "programme_id"],
        "land_activity_parts": ["activity_id", "part_activity_id"],
        "land_activity_sources": ["activity_id", "position"],
        "land_themes": ["theme_id"],
        "land_theme_figures": ["theme_id", "indicator_id"],
        "land_resource_kinds": ["resource_kind_id"],
        "land_classes": ["class_id"],
        "land_value_chains": ["chain_id"],
        "land_chain_links": ["chain_id", "link_id"],
        "land_link_evidence": ["chain_id", "link_id", "evidence_kind", "evidence_id"],
        "land_link_activities": ["chain_id", "link_id", "activity_id"],
    }
    tables = shipped.tables()
    assert tables.keys() == keys.keys()
    for name, key in keys.items():
        rows = list(tables[name][key].itertuples(index=False, name=None))
        assert rows == sorted(set(rows)), name


def test_every_theme_is_answered_by_an_activity_and_every_kind_of_resource_serves_one(shipped):
    tables = shipped.tables()
    assert set(tables["land_activity_themes"]["theme_id"]) == set(shipped.themes)
    assert set(tables["land_activity_resources"]["resource_kind_id"]) == set(shipped.resource_kinds)


def test_an_activity_has_one_leading_theme_and_at_most_two_critical_resources(shipped):
    for activity in shipped.activities.values():
        assert list(activity.themes.values()).count(1.0) == 1, activity.id
        assert len(activity.resources.critical) in {1, 2}, activity.id


def test_no_word_of_the_lexicon_speaks_for_two_themes(shipped):
    words = [word for lexicon in shipped.lexicon().values() for word in lexicon]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_every_shipped_activity_says_each_figure_even_when_it_is_unknown():
    keys = {"solvable_users", "capex_eur", "revenue_per_fte_eur", "season_fr", "skills", "partners"}
    for path in sorted((SHIPPED / "activities").glob("*.yaml")):
        assert keys <= yaml.safe_load(path.read_text(encoding="utf-8")).keys(), path.name


def test_every_shipped_figure_that_is_written_names_its_source(shipped):
    for activity in shipped.activities.values():
        for name in ("fte", "catchment_people", "delay_months", "solvable_users", "capex_eur"):
            figure = getattr(activity, name)
            assert figure.min is None or figure.source_fr, f"{activity.id}.{name}"
        for name in ("catchment_road_min", "revenue_per_fte_eur"):
            figure = getattr(activity, name)
            assert figure.value is None or figure.source_fr, f"{activity.id}.{name}"


def test_a_shipped_activity_works_with_two_to_six_trades(shipped):
    counts = {key: len(entry.skills.codes) for key, entry in shipped.activities.items()}
    assert {key: count for key, count in counts.items() if not 2 <= count <= 6} == {}


def test_users_are_counted_only_where_the_starting_catalogue_says_how_many(shipped):
    needed = {
        key: (entry.solvable_users.min, entry.solvable_users.basis)
        for key, entry in shipped.activities.items()
        if entry.solvable_users.min is not None
    }
    assert needed == {
        "creche": (80, "naissances_par_an"),
        "conciergerie_e": (1500, "salaries"),
        "supermarche_coop": (300, "membres"),
    }


def test_a_specialised_recyclerie_lives_with_a_generalist_one(shipped):
    assert "recyclerie" in shipped.activities["recyclerie_special"].partners


def test_a_shipped_catalogue_entry_fits_in_eighty_lines():
    paths = sorted((SHIPPED / "activities").glob("*.yaml"))
    assert [p.name for p in paths if len(p.read_text("utf-8").splitlines()) > 80] == []


def test_every_carrier_an_activity_names_has_rules():
    catalogue = read_catalogue([SHIPPED])
    named = {key for activity in catalogue.activities.values() for key in activity.carriers}
    assert named - set(catalogue.carriers) == set()
