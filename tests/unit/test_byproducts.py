"""Flows that an activity could use: proposed by words, never counted before a person says so."""

from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.errors import CatalogueError
from generator.resources.byproducts import BYPRODUCT_COLUMNS, FLOW, propose

DATA = Path(__file__).parents[2] / "data"
KINDS = pd.DataFrame(
    [("wood_flow", FLOW), ("farm_flow", FLOW), ("workshop", "premises")],
    columns=["resource_kind_id", "family"],
)
ACTIVITIES = pd.DataFrame({"activity_id": ["mobilier", "boulangerie"]})
RULES = [
    ("chutes", "wood_flow", "chutes de bois ; palettes", "mobilier", "Du bois sert à des meubles"),
    ("dreches", "farm_flow", "drêches", "boulangerie", "De la drêche entre dans un pain"),
]


def rules(*rows):
    columns = ["rule_id", "resource_kind_id", "words_fr", "activity_id", "sentence_fr"]
    return pd.DataFrame(rows or RULES, columns=columns, dtype="string")


def flow(label, *, kind="wood_flow", key="f1", quantity=None, unit=None):
    return (key, "200000001", kind, label, quantity, unit)


def proposed(*flows, of=None):
    columns = ["resource_id", "epci_code", "resource_kind_id", "resource_label_fr"]
    rows = pd.DataFrame(flows, columns=[*columns, "quantity", "quantity_unit_fr"])
    typed = rows.astype(dict.fromkeys(columns, "string")).astype(
        {"quantity": "Float64", "quantity_unit_fr": "string"}
    )
    return propose(typed, rules() if of is None else of, KINDS, ACTIVITIES)


def test_a_flow_whose_label_holds_the_words_of_a_rule_proposes_its_activity():
    [row] = proposed(flow("Chutes de bois d'un atelier")).to_dict("records")
    assert (row["proposal_id"], row["rule_id"]) == ("f1:mobilier", "chutes")
    assert row["similarity"] == 1.0
    assert row["reason_fr"] == (
        "Du bois sert à des meubles (l’intitulé parle de « chutes de bois »)."
    ).replace("« ", "«\u202f").replace(" »", "\u202f»")


@pytest.mark.parametrize("label", ["Drêche de brasserie", "DRECHES", "drêchees fraîches"])
def test_plurals_accents_capitals_and_a_slip_of_the_keyboard_are_the_same_word(label):
    assert proposed(flow(label, kind="farm_flow"))["activity_id"].tolist() == ["boulangerie"]


@pytest.mark.parametrize("label", ["Chutes de cuir", "Bois sur pied", "Sable", "", "de la"])
def test_one_word_of_a_phrase_is_not_the_phrase(label):
    assert proposed(flow(label)).empty


def test_the_kind_a_person_chose_must_be_that_of_the_rule():
    assert proposed(flow("Palettes", kind="farm_flow")).empty
    assert proposed(flow("Palettes", kind="workshop")).empty


def test_two_rules_for_one_activity_make_one_proposal_by_the_nearest_words():
    two = rules(
        ("a", "wood_flow", "planches", "mobilier", "A"),
        ("b", "wood_flow", "palettes", "mobilier", "B"),
    )
    [row] = proposed(flow("Palettes et planchees"), of=two).to_dict("records")
    assert row["rule_id"] == "b"  # written as in the rule; « planchees » is only near it


def test_quantity_and_season_are_told_as_the_register_does_and_unknown_stays_unknown():
    told = proposed(
        flow("Palettes", key="f1", quantity=12.0, unit="tonnes par an"),
        flow("Palettes d'octobre à avril", key="f2", quantity=1.5, unit="m³"),
        flow("Palettes", key="f3"),
    )
    assert told["quantity_fr"].tolist()[:2] == ["12 tonnes par an", "1,5 m³"]
    assert told["season_fr"].tolist()[:2] == ["par an", "d'octobre à avril"]
    assert told.loc[2, ["quantity_fr", "season_fr"]].isna().all()


def test_the_order_of_flows_and_rules_changes_nothing():
    flows = [flow("Palettes", key="f2"), flow("Chutes de bois", key="f1")]
    first = proposed(*flows)
    second = proposed(*reversed(flows), of=rules(*reversed(RULES)))
    pd.testing.assert_frame_equal(first, second)


def test_no_flow_gives_an_empty_table_with_its_columns():
    assert list(proposed()) == list(BYPRODUCT_COLUMNS)


def test_a_rule_that_names_an_unknown_activity_or_no_flow_is_refused_with_all_the_others():
    wrong = rules(
        ("a", "wood_flow", "bois", "piscine", "A"), ("b", "workshop", "bois", "mobilier", "B")
    )
    with pytest.raises(CatalogueError) as refused:
        proposed(of=wrong)
    assert [str(fault) for fault in refused.value.faults] == [
        "data/byproducts.csv, règle a : activité inconnue « piscine ».",
        "data/byproducts.csv, règle b : sorte de flux de matière inconnue « workshop ».",
    ]


def test_the_shipped_rules_name_flows_and_activities_of_the_catalogue():
    tables = read_catalogue([DATA]).tables()
    shipped = read_lists([DATA])["land_byproducts"]
    flows = shipped[["resource_kind_id"]].assign(
        resource_id=shipped["rule_id"],
        epci_code="200000001",
        resource_label_fr=shipped["words_fr"].str.partition(";")[0],
        quantity=pd.NA,
        quantity_unit_fr=pd.NA,
    )
    found = propose(flows, shipped, tables["land_resource_kinds"], tables["land_activities"])
    asked = set(zip(shipped["rule_id"], shipped["activity_id"], strict=True))
    # A flow written as the first words of a rule proposes at least that rule's activity.
    assert asked <= set(zip(found["resource_id"], found["activity_id"], strict=True))
    codes = shipped["waste_code"].dropna()
    assert codes.str.fullmatch(r"\d{2}( \d{2})?").all()  # chapters: a finer code is a study's


def test_public_files_may_serve_as_kinds_of_the_catalogue_and_are_read_by_the_house():
    tables, lists = read_catalogue([DATA]).tables(), read_lists([DATA])
    public = lists["land_public_resources"]
    assert set(public["resource_kind_id"]) <= set(tables["land_resource_kinds"]["resource_kind_id"])
    seen = set(lists["land_structure_kinds"]["structure_kind"])
    seen |= set(lists["land_indicator_kinds"]["indicator_id"])
    assert set(public["seen_id"]) <= seen
    assert public["is_scored"].notna().all()
