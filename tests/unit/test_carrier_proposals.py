"""The carriers proposed for an activity, with the reason of each answer."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
import yaml

from generator.carriers.proposals import propose
from generator.catalogues.carriers import Carrier
from generator.errors import ContractError, DataError

FOLDER = Path(__file__).parents[2] / "data" / "carriers"
TODAY = dt.date(2026, 11, 22)
CARRIERS = {
    name: Carrier.model_validate(
        yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    )
    for name in ("association", "ebe", "scic", "scop")
}
SCOP = {
    "forme_societe": "sarl",
    "capital_variable": True,
    "nombre_associes_employes": 2,
    "part_capital_salaries": 0.51,
    "part_voix_salaries": 0.65,
}


def activity_carriers(*rows):
    return pd.DataFrame(rows, columns=["activity_id", "carrier_id", "preference_rank"])


RECYCLERIE = pd.DataFrame({"activity_id": ["recyclerie"]})


def test_an_activity_shows_each_of_its_carriers_with_what_to_ask_first():
    pairs = activity_carriers(
        ("recyclerie", "scic", 2), ("recyclerie", "association", 1), ("autre", "scop", 1)
    )
    proposals = propose(RECYCLERIE, pairs, CARRIERS, {}, TODAY)
    assert proposals["carrier_id"].tolist() == ["association", "scic"]
    assert set(proposals["verdict"]) == {"a_verifier"}
    assert proposals["reason_fr"].iloc[0].startswith("À vérifier d'abord : Combien de membres")
    assert proposals["to_change_fr"].isna().all()


def test_a_refusal_shows_its_reason_its_article_and_the_way_out():
    facts = SCOP | {"part_voix_salaries": 0.6}
    (row,) = propose(
        RECYCLERIE,
        activity_carriers(("recyclerie", "scop", 1)),
        CARRIERS,
        facts,
        TODAY,
    ).to_dict("records")
    assert row["verdict"] == "non"
    assert (
        row["reason_fr"]
        == "Les salariés associés détiennent moins de 65 % des voix (loi 78-763, articles à confirmer)."
    )
    assert row["to_change_fr"] == "Porter la part des salariés associés à 65 % des voix au moins."
    assert row["articles_fr"] == "loi 78-763, articles à confirmer"


def test_an_article_that_several_rules_cite_is_told_once():
    pairs = activity_carriers(("recyclerie", "ebe", 1))
    (row,) = propose(RECYCLERIE, pairs, CARRIERS, {}, TODAY).to_dict("records")
    told = row["articles_fr"].split(" ; ")
    assert len(told) == len(set(told))
    assert told.count("loi 2020-1577, art. 9 II") == 1
    assert "décret 2021-863" in told


def test_an_eligible_carrier_says_so_and_asks_nothing():
    pairs = activity_carriers(("recyclerie", "scop", 1))
    (row,) = propose(RECYCLERIE, pairs, CARRIERS, SCOP, TODAY).to_dict("records")
    assert row["verdict"] == "oui"
    assert row["reason_fr"] == "Toutes les règles lues pour ce porteur sont respectées."
    assert pd.isna(row["to_check_fr"])


def test_a_carrier_whose_rules_are_not_loaded_is_to_be_checked():
    (row,) = propose(
        RECYCLERIE, activity_carriers(("recyclerie", "ptce", 1)), {}, {}, TODAY
    ).to_dict("records")
    assert row["verdict"] == "a_verifier"
    assert row["to_check_fr"] == "ses règles ne sont pas encore dans le catalogue"
    assert row["carrier_label_fr"] == "ptce"


def test_the_order_of_rows_never_changes_the_proposals():
    pairs = activity_carriers(
        ("recyclerie", "scic", 1), ("recyclerie", "ebe", 1), ("recyclerie", "scop", 2)
    )
    straight, backwards = (
        propose(RECYCLERIE, rows, CARRIERS, {}, TODAY) for rows in (pairs, pairs[::-1])
    )
    pd.testing.assert_frame_equal(straight, backwards)


def test_no_activity_means_no_proposal_with_the_same_columns():
    empty = propose(
        RECYCLERIE[:0],
        activity_carriers(("recyclerie", "scic", 1)),
        CARRIERS,
        {},
        TODAY,
    )
    assert empty.empty
    assert "reason_fr" in empty


def test_a_repeated_pair_or_a_missing_column_is_refused():
    twice = activity_carriers(("recyclerie", "scic", 1), ("recyclerie", "scic", 2))
    with pytest.raises(ContractError, match="recyclerie / scic"):
        propose(RECYCLERIE, twice, CARRIERS, {}, TODAY)
    with pytest.raises(ContractError, match="preference_rank"):
        propose(RECYCLERIE, twice[["activity_id", "carrier_id"]], CARRIERS, {}, TODAY)


def test_a_faulty_fact_is_refused_once_for_all_carriers():
    pairs = activity_carriers(("recyclerie", "scic", 1), ("recyclerie", "scop", 2))
    with pytest.raises(DataError) as refused:
        propose(RECYCLERIE, pairs, CARRIERS, {"capital_variable": "oui"}, TODAY)
    assert len(refused.value.faults) == 1


def test_a_carrier_whose_frame_is_over_says_until_when_and_why_it_comes_later():
    pairs = activity_carriers(("recyclerie", "ebe", 1), ("recyclerie", "scic", 2))
    told = propose(RECYCLERIE, pairs, CARRIERS, {}, TODAY).set_index("carrier_id")
    assert told["law_over_fr"].notna().to_dict() == {"ebe": True, "scic": False}
    assert told.loc["ebe", "law_over_fr"].startswith(
        "Son cadre légal n'est confirmé que jusqu'au 30/06/2026 : il vient après les porteurs"
    )
    on_the_last_day = propose(RECYCLERIE, pairs, CARRIERS, {}, dt.date(2026, 6, 30))
    assert on_the_last_day["law_over_fr"].isna().all()
