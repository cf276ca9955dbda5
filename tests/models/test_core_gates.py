import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
ACTIVITY = {
    "activity_id": "garage",
    "catchment_people_min": 3000,
    "catchment_certainty": "verifie",
    "supplementarite_risk": 0,
}


def gates(build, *, activity=ACTIVITY, **tables):
    [row] = build("core_gates", core_opportunities=[KEY], land_activities=[activity], **tables)
    return row


def reach(people, *, is_complete=True):
    return [{"epci_code": A, "reach_population": people, "is_complete": is_complete}]


def test_only_a_sourced_catchment_refuses_and_an_estimate_never_does(build):
    estimate = ACTIVITY | {"catchment_certainty": "estimation"}
    assert gates(build, core_reach=reach(2999))["gate_catchment"] == "non"
    assert gates(build, core_reach=reach(2999), activity=estimate)["gate_catchment"] == "a_verifier"
    assert gates(build, core_reach=reach(3000))["gate_catchment"] == "oui"
    assert gates(build, core_reach=reach(None))["gate_catchment"] == "a_verifier"


def test_a_lower_bound_of_people_in_reach_never_refuses(build):
    bound = reach(2999, is_complete=False)
    assert gates(build, core_reach=bound)["gate_catchment"] == "a_verifier"


def test_a_register_that_does_not_list_a_resource_does_not_prove_its_absence(build):
    match = KEY | {"critical_count": 2}
    one = gates(build, core_resource_match=[match | {"critical_known_count": 1}])
    both = gates(build, core_resource_match=[match | {"critical_known_count": 2}])
    assert (one["gate_resources"], both["gate_resources"]) == ("a_verifier", "oui")
    assert gates(build)["gate_resources"] == "oui"  # the activity asks for nothing critical


def test_the_law_refuses_only_when_every_carrier_is_refused(build):
    def legal(*verdicts):
        carriers = [
            {"activity_id": "garage", "carrier_id": f"c{n}", "verdict": v}
            for n, v in enumerate(verdicts)
        ]
        return gates(build, calc_activity_carriers=carriers)["gate_legal"]

    assert legal("non", "non") == "non"
    assert legal("non", "a_verifier") == "a_verifier"
    assert legal("non", "oui") == "oui"
    assert legal() == "a_verifier"


def test_the_machine_only_raises_the_question_of_supplementarite(build):
    at_risk = gates(build, activity=ACTIVITY | {"supplementarite_risk": 2})
    unknown = gates(build, activity=ACTIVITY | {"supplementarite_risk": None})
    assert gates(build)["gate_supplementarite"] == "oui"
    assert at_risk["gate_supplementarite"] == "a_verifier"
    assert unknown["gate_supplementarite"] == "a_verifier"
