import pytest

pytestmark = pytest.mark.models

SIRET = "10000000100011"


def answer(build, **cells):
    rows = build(
        "core_establishments",
        land_establishments=[{"siret": SIRET, "commune_code": "01003", **cells}],
        calc_commune_passages=[{"historic_code": "01003", "commune_code": "01002"}],
        land_ess_legal_categories=[{"legal_category_code": "9220"}],
    )
    return rows[0]["ess_answer"]


def test_the_flag_of_insee_decides(build):
    assert answer(build, ess_code="O", legal_category_code="5710") == "oui"
    assert answer(build, ess_code="N", legal_category_code="9220") == "non"


def test_without_the_flag_an_association_is_and_a_company_is_to_be_checked(build):
    assert answer(build, legal_category_code="9220") == "oui"
    assert answer(build, legal_category_code="5710") == "a_verifier"
    assert answer(build, legal_category_code=None) == "a_verifier"


def test_a_code_of_the_past_is_carried_to_the_commune_of_today(build):
    [row] = build(
        "core_establishments",
        land_establishments=[{"siret": SIRET, "commune_code": "01003"}],
        calc_commune_passages=[{"historic_code": "01003", "commune_code": "01002"}],
    )
    assert row["commune_code"] == "01002"
