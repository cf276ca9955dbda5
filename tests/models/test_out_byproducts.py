import pytest

pytestmark = pytest.mark.models

RULE = {"rule_id": "chutes", "waste_code": "03 01", "certainty_fr": "estimation"}


def published(build, status):
    return build(
        "out_byproducts",
        core_byproducts=[
            {
                "proposal_id": "f1:imprimerie",
                "epci_code": "200000001",
                "resource_id": "f1",
                "activity_id": "imprimerie",
                "rule_id": "chutes",
                "status": status,
                "near_crow_km": 5.04,
            }
        ],
        core_resources=[
            {
                "resource_id": "f1",
                "resource_kind_id": "wood_flow",
                "resource_label_fr": "Chutes de chêne",
                "commune_code": "21001",
            }
        ],
        land_resource_kinds=[{"resource_kind_id": "wood_flow", "label_fr": "bois"}],
        land_activities=[{"activity_id": "imprimerie", "activity_label_fr": "Artisanat"}],
        land_byproducts=[RULE],
        core_communes=[{"commune_code": "21001", "commune_name": "Ahuy"}],
    )


@pytest.mark.parametrize(
    ("status", "told"), [("a_confirmer", "à confirmer"), ("confirmee", "confirmée")]
)
def test_a_flow_is_told_with_its_rule_its_place_and_whether_a_person_confirmed_it(
    build, status, told
):
    [row] = published(build, status)
    assert row["byproduct_status_fr"] == told
    assert (row["waste_code"], row["commune_name"], row["near_crow_km"]) == ("03 01", "Ahuy", 5.0)
    assert row["quantity_fr"] is None


def test_what_a_person_set_aside_is_not_published(build):
    assert published(build, "ecartee") == []
