"""The seat supposed in the territory: it spares questions, and never decides."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from generator.carriers.composition import judge
from generator.carriers.proposals import propose
from generator.carriers.seats import SUPPOSED_FR, seated, seats
from generator.catalogues import read_catalogue
from generator.catalogues.carriers import Carrier

TODAY = dt.date(2026, 11, 22)
CARRIERS = read_catalogue([Path(__file__).parents[2] / "data"]).carriers
LOCAL = ("57", "67", "68")
OVERSEAS = tuple(f"97{last}" for last in range(1, 9))


def epcis(*codes):
    names = [f"epci{number}" for number in range(len(codes))]
    return pd.DataFrame({"epci_code": names, "departement_codes": codes})


def seat_of(codes):
    return seats(epcis(codes), CARRIERS)["seat_id"].tolist()[0]


def proposals(*carriers):
    rows = [("recyclerie", name, rank) for rank, name in enumerate(carriers, start=1)]
    pairs = pd.DataFrame(rows, columns=["activity_id", "carrier_id", "preference_rank"])
    return propose(pd.DataFrame({"activity_id": ["recyclerie"]}), pairs, CARRIERS, {}, TODAY)


def told(carrier, codes):
    [row] = seated(proposals(carrier), CARRIERS, [seat_of(codes)], TODAY).to_dict("records")
    return row


@pytest.mark.parametrize("codes", ["21", "21 71", "2A 2B", "974", "64"])
def test_an_association_outside_alsace_and_moselle_is_not_asked_for_its_seat(codes):
    row = told("association", codes)
    assert row["to_check_fr"] == (
        "Combien de membres l'association réunit-elle (deux au moins) ? "
        "Les membres se partageront-ils des bénéfices (la loi de 1901 l'interdit) ? "
        "Le siège est supposé dans le territoire."
    )
    assert "code civil local" not in row["articles_fr"]


def test_an_epci_across_the_vosges_keeps_the_question_of_the_seat():
    unknown = proposals("association").to_dict("records")[0]
    for codes in ("54 57", "67 88", None):
        assert told("association", codes)["to_check_fr"] == unknown["to_check_fr"]
    assert "Moselle" in unknown["to_check_fr"]


def test_an_association_of_strasbourg_is_asked_for_its_seven_founders():
    assert "sept fondateurs" in told("association", "67")["to_check_fr"]
    assert "sept fondateurs" in told("association", "67 68")["to_check_fr"]


def test_only_the_departements_that_a_rule_names_make_kinds_of_territories():
    kinds = seats(epcis("21", "21 71", "67", "54 57", "974", None), CARRIERS)["seat_id"].tolist()
    assert kinds == ["ailleurs", "ailleurs", "67", "57 ailleurs", "974", ""]


def test_the_supposed_seat_never_changes_an_answer():
    everyone = proposals(*CARRIERS)
    kinds = ["", "ailleurs", *LOCAL, *OVERSEAS, "57 67", "57 ailleurs"]
    laid = seated(everyone, CARRIERS, kinds, TODAY)
    for _, rows in laid.groupby("seat_id"):
        assert rows["verdict"].tolist() == everyone["verdict"].tolist()
    assert "oui" not in set(laid["verdict"])


def test_a_seat_that_would_decide_alone_is_left_to_be_asked():
    rule = {
        "id": "x.seat", "kind": "hard", "test": {"departement_siege": {"in": ["75"]}},
        "article": "article d'essai", "certainty": "lu_dans_la_loi", "source_fr": "essai",
        "message_fr": "Le siège n'est pas à Paris", "change_fr": "Le mettre à Paris.",
        "check_fr": "Le siège est-il à Paris ?",
    }  # fmt: skip
    only_paris = Carrier.model_validate(
        {
            "id": "x", "label_fr": "Essai", "layer": "forme", "description_fr": "Un essai.",
            "forms": ["x"], "checked_on": TODAY, "required_facts": ["departement_siege"],
            "rules": [rule],
        }
    )  # fmt: skip
    carriers = {"x": only_paris}
    pairs = pd.DataFrame({"activity_id": ["a"], "carrier_id": ["x"], "preference_rank": [1]})
    asked = propose(pd.DataFrame({"activity_id": ["a"]}), pairs, carriers, {}, TODAY)
    for code, alone in (("75", "oui"), ("21", "non")):
        assert judge([only_paris], carriers, {"departement_siege": code}, TODAY).answer == alone
        kind = seats(epcis(code), carriers)["seat_id"].tolist()
        [row] = seated(asked, carriers, kind, TODAY).to_dict("records")
        assert (row["verdict"], row["to_check_fr"]) == ("a_verifier", "Le siège est-il à Paris ?")


def test_nothing_is_said_of_the_seat_where_no_rule_asks_for_it():
    assert SUPPOSED_FR not in told("scic", "21")["to_check_fr"]
    assert seated(proposals("scic"), CARRIERS, [], TODAY).empty
