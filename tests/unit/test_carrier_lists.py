"""The short lists about carriers, checked whole: one sentence a fault."""

from pathlib import Path

import pytest

from generator.carriers.coalition import ROLES_FR
from generator.catalogues import read_catalogue
from generator.catalogues.carrier_lists import carrier_list_faults
from generator.catalogues.lists import read_lists

DATA = Path(__file__).parents[2] / "data"
CATALOGUE = read_catalogue([DATA])


@pytest.fixture
def faults(tmp_path):
    def told(name, *lines):
        heading = (DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        text = "\n".join([heading, *lines, ""])
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        found = carrier_list_faults(read_lists([DATA, tmp_path]), CATALOGUE, ROLES_FR)
        return [(fault.where, fault.what) for fault in found]

    return told


def test_the_lists_that_ship_are_without_fault():
    assert not list(carrier_list_faults(read_lists([DATA]), CATALOGUE, ROLES_FR))


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("carrier_fit", "x,besoin,scic,1", "le signal « besoin » est inconnu"),
        ("carrier_fit", "x,ventes_fortes,scique,1", "le porteur « scique » est inconnu"),
        ("carrier_fit", "x,ventes_fortes,cuma,3", "le poids doit être un nombre entier de −2 à 2"),
        (
            "carrier_fit",
            "x,ventes_fortes,cuma,0.5",
            "le poids doit être un nombre entier de −2 à 2",
        ),
        ("carrier_fit", "x,ventes_fortes,scic,1", "ce signal a déjà un poids pour ce porteur"),
        ("carrier_fit", "x,ventes_fortes,cuma,", "la colonne « weight » est vide"),
        ("carrier_signals", "x,13,,libellé,question ?,choix", "la colonne « group_id » est vide"),
        ("signal_resources", "x,besoin,workshop,true,dit", "le signal « besoin » est inconnu"),
        ("signal_resources", "x,interet_general,or,true,dit", "la ressource « or » est inconnue"),
        (
            "signal_resources",
            "x,interet_general,public_funding,true,dit",
            "cette ressource dit déjà ce signal",
        ),
        (
            "existing_carriers",
            "x,mairie,,scic,true,a,b,c ?",
            "la structure « mairie » est inconnue",
        ),
        (
            "existing_carriers",
            "x,siae,ACI,aci,true,a,b,c ?",
            "cette sorte de structure et ce statut ont déjà une ligne",
        ),
        (
            "existing_carriers",
            "x,tiers_lieu,label,,false,a,b,c ?",
            "une ligne sans statut vaut déjà pour toute cette sorte",
        ),
        ("coalition_roles", "or,local,pourquoi", "la ressource « or » est inconnue"),
        ("coalition_roles", "workshop,chef,pourquoi", "le rôle « chef » est inconnu"),
        ("coalition_roles", "workshop,local,", "la colonne « why_fr » est vide"),
    ],
)
def test_a_fault_is_told_with_its_line(faults, name, line, told):
    where = f"{name}.csv, ligne « {line.partition(',')[0]} »"
    assert faults(name, line) == [(where, told)]


def test_all_the_faults_of_a_list_are_told_at_once(faults):
    told = faults("carrier_fit", "x,besoin,scique,9", "y,ventes_fortes,scic,1")
    assert [what for _, what in told] == [
        "le signal « besoin » est inconnu",
        "le porteur « scique » est inconnu",
        "ce signal a déjà un poids pour ce porteur",
        "le poids doit être un nombre entier de −2 à 2",
    ]


def test_a_carrier_that_the_table_of_signals_does_not_hold_has_no_weight_and_it_is_known():
    lists = read_lists([DATA])
    named = set(lists["land_carrier_fit"]["carrier_id"])
    asked = {name for activity in CATALOGUE.activities.values() for name in activity.carriers}
    assert asked - named == {
        "cooperative_47", "cooperative_habitants", "cuma", "ea", "eiti", "esat", "gie",
    }  # fmt: skip
