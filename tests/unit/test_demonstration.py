"""The demonstration: facts said with their source, invented inputs that say so, never mixed."""

from pathlib import Path

import pandas as pd
import pytest

from generator import demonstration
from generator.contracts import ESTABLISHMENTS, LANDINGS, LOCATED, hold_to
from generator.errors import DataError
from generator.intake import import_survey, load_statements, report_of
from generator.needs.answers.statements import Origin
from generator.sources.arrival.demo import demo_sources
from generator.sources.arrival.landing import code_fingerprint
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
DEMO = DATA / "demo"
ANSWER = "De quoi manquez-vous, quels sont vos besoins ?"


def text(name):
    return pd.read_csv(DEMO / name, dtype="string", keep_default_na=False)


def test_every_file_of_the_folder_is_described_with_its_source_and_vintage():
    described = text("sources.csv")
    assert sorted(described["file"]) == sorted(path.name for path in DEMO.iterdir())
    assert described["file"].is_unique
    for column in ("title", "publisher", "licence", "vintage", "coverage_fr"):
        assert (described[column] != "").all(), column


def test_facts_come_from_open_licence_files_only():
    described = text("sources.csv")
    facts = described[described["file"].str.startswith("land_")]
    assert facts["licence"].str.startswith("Licence Ouverte").all()
    assert facts["address"].str.startswith("https://").all()


def test_every_invented_answer_and_resource_says_it_is_fictive():
    for file in demonstration.SURVEYS:
        assert (text(file)["Origine saisie"] == "fictive").all()
    assert text("ressources.csv")["resource_label_fr"].str.endswith("(ressource fictive)").all()
    assert text("acteurs.csv")["actor_name"].str.endswith("(acteur fictif)").all()
    assert text("liens.csv")["tie_subject_fr"].str.endswith("(lien fictif)").all()
    assert (text("competences.csv")["census_source_fr"] == "recensement fictif").all()
    described = text("sources.csv").set_index("file")["coverage_fr"]
    invented = [*demonstration.SURVEYS, *demonstration.REGISTERS]
    assert described[invented].str.startswith("Données fictives").all()


def test_each_answer_is_written_once():
    answers = pd.concat([text(file) for file in demonstration.SURVEYS])
    assert not answers[ANSWER].str.casefold().duplicated().any()
    assert len(answers) >= 600


def test_all_kinds_of_voices_answer_from_everywhere_and_not_from_the_towns_alone():
    for file, communes in {"enquete_ouche_et_montagne.csv": 32, "enquete_chenove.csv": 10}.items():
        answers = text(file)
        assert answers["Vous êtes"].nunique() == 4
        assert answers["Commune"].nunique() >= communes


def test_the_demonstration_stays_small():
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < 200_000


def test_each_source_is_one_file_of_a_landing_shape_and_its_id_says_demo():
    sources = demo_sources(DEMO)
    # No stock file of Sirene ships, nor located equipments: shops are known by the BPE's counts.
    shipped = [shape.table for shape in LANDINGS if shape not in (ESTABLISHMENTS, LOCATED)]
    assert set(sources) == {f"demo_{table.removeprefix('land_')}" for table in shipped}
    for source_id, source in sources.items():
        assert source.id == source_id
        (file,) = source.files
        landed = source.parse((DEMO / file).read_bytes())
        assert len(hold_to(source.landing, landed.frame, source_id)) > 0
        assert len(code_fingerprint(source)) == 64


def test_a_blank_of_a_file_is_missing_and_never_zero():
    source = demo_sources(DEMO)["demo_indicators"]
    raw = b"territory_kind,territory_code,indicator_id,year,value\ncommune,21231,births,2022,\n"
    assert source.parse(raw).frame["value"].isna().all()


def test_a_count_that_is_no_number_is_refused():
    source = demo_sources(DEMO)["demo_equipment"]
    raw = b"commune_code,type_code,type_label,year,equipment_count\n21231,A206,,2018,beaucoup\n"
    with pytest.raises(DataError, match="« beaucoup »"):
        source.parse(raw)


def test_a_folder_that_is_not_the_demonstration_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"sources\.csv : la démonstration n'est pas complète"):
        demo_sources(tmp_path)
    with pytest.raises(DataError, match="fichier illisible"):
        demonstration.prepare(Workspace(tmp_path / "espace"), tmp_path)


def test_contours_without_described_centres_are_refused(tmp_path):
    kept = text("sources.csv").query("file != 'land_centres.csv'")
    kept.to_csv(tmp_path / "sources.csv", index=False)
    with pytest.raises(DataError, match="les centres des communes ne sont pas décrits"):
        demo_sources(tmp_path)


@pytest.fixture
def workspace(tmp_path):
    space = Workspace(tmp_path / "espace")
    space.create()
    return space


def files_of(workspace):
    return {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}


def real_survey(workspace, name="enquete_chenove.csv"):
    path = workspace.root.parent / name
    path.write_text("id;Besoin\n1;un bus du soir\n", encoding="utf-8")
    origin, key = Origin("242100410"), b"k" * 32
    import_survey(path, workspace.surveys, origin=origin, accept=True, communes=None, key=key)


def real_register(workspace):
    (workspace.registers / "ressources.csv").write_text("à moi", encoding="utf-8")


def real_mapping(workspace):
    (workspace.surveys / "a-relire").mkdir()


def real_list(workspace):
    home = workspace.structures / "ei-21"
    home.mkdir(parents=True)
    (home / "liste.csv").write_text("siret\n", encoding="utf-8")


def real_build(workspace):
    Store(workspace.warehouse).finish({}, {"snapshots": {"bpe_2018": "2026-11-22"}})


@pytest.mark.parametrize(
    ("bring", "told"),
    [
        (real_survey, "enquête « enquete-chenove »"),
        (real_mapping, "enquête « a-relire »"),
        (real_register, "registre « ressources.csv »"),
        (real_list, "liste « ei-21 »"),
        (real_build, "calcul "),
    ],
)
def test_the_demonstration_refuses_a_workspace_that_holds_real_inputs(workspace, bring, told):
    bring(workspace)
    before = files_of(workspace)
    with pytest.raises(DataError, match="ne se mêle pas à des données réelles") as refused:
        demonstration.prepare(workspace, DATA)
    assert str(refused.value).startswith(told)
    assert files_of(workspace) == before


def test_all_the_real_inputs_of_a_workspace_are_told_at_once(workspace):
    for bring in (real_survey, real_mapping, real_register, real_build):
        bring(workspace)
    with pytest.raises(DataError) as refused:
        demonstration.refuse_real_inputs(workspace)
    assert len(refused.value.faults) == 4


def test_a_real_survey_slipped_into_the_demonstration_is_told(workspace):
    demonstration.prepare(workspace, DATA)
    real_survey(workspace, "vraie.csv")
    with pytest.raises(DataError, match="enquête « vraie »"):
        demonstration.prepare(workspace, DATA)


def test_a_demonstration_cut_short_is_taken_up_again(workspace):
    demonstration.prepare(workspace, DATA)
    (workspace.surveys / "enquete-chenove" / "import.json").unlink()
    (workspace.surveys / "enquete-saulieu" / "reponses.parquet").unlink()
    demonstration.prepare(workspace, DATA)
    assert load_statements(workspace.surveys)["survey_id"].nunique() == 4


def cut_before_its_surveys(workspace):
    for home in sorted(workspace.surveys.glob("[!.]*")):
        (home / "import.json").unlink()
    for copy in demonstration.REGISTERS.values():
        (workspace.registers / copy).unlink()


def without_its_marker(workspace):
    (workspace.root / demonstration.MARKER).unlink()


def with_its_surveys_only(workspace):
    without_its_marker(workspace)
    for copy in demonstration.REGISTERS.values():
        (workspace.registers / copy).unlink()


def with_its_register_only(workspace):
    without_its_marker(workspace)
    for home in sorted(workspace.surveys.glob("[!.]*")):
        (home / "import.json").unlink()


@pytest.mark.parametrize(
    "leave",
    [
        lambda _: None,
        cut_before_its_surveys,
        without_its_marker,
        with_its_surveys_only,
        with_its_register_only,
    ],
)
def test_whatever_remains_of_the_demonstration_real_work_refuses_its_workspace(workspace, leave):
    demonstration.refuse_invented_inputs(workspace)
    demonstration.prepare(workspace, DATA)
    leave(workspace)
    with pytest.raises(DataError, match=r"données fictives de la démonstration.*--espace"):
        demonstration.refuse_invented_inputs(workspace)


def test_real_surveys_and_registers_are_no_demonstration(workspace):
    for bring in (real_survey, real_register, real_build):
        bring(workspace)
    demonstration.refuse_invented_inputs(workspace)


def test_preparing_twice_changes_nothing_and_every_survey_says_that_it_is_fictive(workspace):
    demonstration.prepare(workspace, DATA)
    first = load_statements(workspace.surveys)
    demonstration.prepare(workspace, DATA)
    pd.testing.assert_frame_equal(load_statements(workspace.surveys), first)
    assert [report_of(home)["is_fictive"] for home in workspace.surveys.glob("[!.]*")] == [True] * 4
    asked = {(origin.epci_code, origin.source_kind) for origin in demonstration.SURVEYS.values()}
    assert set(first[["epci_code", "source_kind"]].itertuples(index=False, name=None)) == asked


def test_no_invented_answer_names_anybody(workspace):
    demonstration.prepare(workspace, DATA)
    for home in workspace.surveys.glob("[!.]*"):
        assert set(report_of(home)["masked"].values()) == {0}


def test_an_answer_may_name_a_delegated_commune():
    known = demonstration._communes(DEMO).set_index("code_alias")
    assert known.loc["21213", ["commune_name", "commune_code"]].tolist() == ["Crimolois", "21452"]
    assert known["epci_code"].nunique() == 4
    assert (known["departement_code"] == "21").all()
