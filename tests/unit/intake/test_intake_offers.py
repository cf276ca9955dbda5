"""Offers, people who need nothing, and what was masked, kept beside the statements."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
import shapely

from generator.catalogues import read_catalogue
from generator.errors import SurveyError
from generator.intake import (
    Known,
    load_proposals,
    load_statements,
)
from generator.intake.listing import list_kept
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import PROPOSAL_COLUMNS
from tests.unit.intake.surveys import EPCI, LENT, bring, home, write

ROOT = Path(__file__).parents[3]


def test_resources_and_offers_are_kept_beside_the_answers(workspace):
    write(workspace, LENT)
    report = bring(workspace)
    kept = load_proposals(workspace / "enquetes")
    assert kept["proposal_text"].tolist() == ["une grange", "un tracteur"]
    assert kept["proposal_kind"].tolist() == ["ressource", "ressource"]
    assert kept["source_row"].tolist() == [2, 3]
    assert kept.dtypes.astype(str).to_dict() == PROPOSAL_COLUMNS
    assert (report.counts["statements"], report.counts["proposals"]) == (1, 2)


def test_a_survey_of_resources_alone_is_imported(workspace):
    write(workspace, LENT.replace("un bus", ""))
    assert bring(workspace).counts["statements"] == 0
    assert load_statements(workspace / "enquetes").empty
    assert len(load_proposals(workspace / "enquetes")) == 2


def test_who_needs_nothing_is_kept_as_a_person_and_never_as_a_statement(workspace):
    write(workspace, "Répondant;Besoin\nA1;un bus\nA2;Rien, tout va bien.\nA3;\n")
    report = bring(workspace)
    kept = load_statements(workspace / "enquetes")
    assert kept["is_without_need"].tolist() == [False, True]  # the blank answer is not heard
    assert kept["respondent_id"].nunique() == 2
    assert stated(kept)["statement_text"].tolist() == ["un bus"]
    assert (report.counts["not_an_answer"], report.counts["heard_without_need"]) == (2, 1)
    listed = list_kept(home(workspace), read_catalogue([ROOT / "data"]))
    assert [said["ligne"] for said in listed["enonces"]] == [2]
    assert [(row["ligne"], row["raison"].split(" : ")[-1]) for row in listed["rejets"]] == [
        (3, "personne entendue, comptée"),
        (4, "aucun texte, ou une réponse qui ne dit rien (« ne sait pas », « idem »…)"),
    ]


def test_a_survey_where_everybody_needs_nothing_is_imported(workspace):
    write(workspace, "id;Besoin\n1;RAS\n2;aucun besoin\n")
    assert bring(workspace).counts["statements"] == 0
    assert load_statements(workspace / "enquetes")["is_without_need"].tolist() == [True, True]


def test_what_was_masked_is_kept_statement_by_statement(workspace):
    write(workspace, "id;Besoin\n1;un bus, écrire à a@b.fr\n2;du pain\n")
    bring(workspace)
    masks = pd.read_parquet(home(workspace) / "masques.parquet")
    masks = masks.set_index("statement_id")["kinds"]
    assert masks.fillna("rien").to_dict() == {
        "besoins-2026-1-1": "courriel",
        "besoins-2026-2-1": "rien",
    }


def test_a_theme_that_does_not_exist_is_refused_with_those_that_do(workspace):
    with pytest.raises(SurveyError):
        bring(workspace, accept=False)
    path = home(workspace) / "correspondance.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "name: Couleur\n  role: unknown",
            "name: Couleur\n  role: need_choice\n  themes: {bleu: mobilité, vert: mobilite}",
        ),
        encoding="utf-8",
    )
    with pytest.raises(SurveyError, match="le thème « mobilité » n'existe pas") as refused:
        bring(workspace, known=Known(theme_ids={"mobilite", "sante"}))
    assert "Choisissez parmi mobilite, sante" in str(refused.value)
    path.write_text(path.read_text(encoding="utf-8").replace("mobilité", "mobilite"), "utf-8")
    bring(workspace, known=Known(theme_ids={"mobilite", "sante"}))
    given = load_statements(workspace / "enquetes")["theme_given"].dropna()
    assert set(given) == {"mobilite"}


def test_a_point_gives_its_commune_and_outlines_are_asked_only_for_points(workspace):
    square = pd.DataFrame(
        {"commune_code": ["21231"], "geometry": [shapely.box(5.0, 47.2, 5.1, 47.4)]}
    )
    asked = []

    def outlines():
        asked.append(True)
        return square

    communes = pd.DataFrame(
        {"commune_code": ["21231"], "commune_name": ["Dijon"], "epci_code": [EPCI]}
    )
    bring(workspace, known=Known(outlines), communes=communes)
    assert asked == []
    shutil.rmtree(home(workspace))
    write(workspace, "Besoin;latitude;longitude\nun bus;47.32;5.04\n")
    bring(workspace, known=Known(outlines), communes=communes)
    assert asked == [True]
    kept = load_statements(workspace / "enquetes")
    assert kept["commune_code"].tolist() == ["21231"]
    assert not {"latitude", "longitude"} & set(kept.columns)
