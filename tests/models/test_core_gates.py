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


EBE = {"activity_id": "garage", "carrier_id": "ebe", "verdict": "a_verifier"}
SCIC = {"activity_id": "garage", "carrier_id": "scic", "verdict": "a_verifier"}
OPPORTUNITY = KEY | {"opportunity_id": f"{A}-garage"}


def held(build, *carriers, opinion=None, level="forte", risk=1):
    given = {"opportunity_id": f"{A}-garage", "opinion": opinion, "opinion_date": "2026-11-20"}
    [row] = build(
        "core_gates",
        core_opportunities=[OPPORTUNITY],
        land_activities=[ACTIVITY | {"supplementarite_risk": risk}],
        calc_activity_carriers=carriers,
        calc_supplementarite=[KEY | {"supplementarite_level": level}],
        land_cle_opinions=[given] if opinion else [],
    )
    return row


def test_the_machine_only_raises_the_question_of_supplementarite(build):
    for level in ("aucune", "a_examiner", "forte"):
        assert held(build, EBE, SCIC, level=level)["gate_supplementarite"] == "a_verifier"
    # Nor does a catalogue that fears nothing stand for the committee's opinion.
    assert held(build, EBE, level="aucune", risk=0)["gate_supplementarite"] == "a_verifier"


def test_a_recorded_opinion_opens_the_gate_even_under_reserve(build):
    for opinion in ("favorable", "favorable_sous_reserve"):
        row = held(build, EBE, opinion=opinion)
        assert (row["gate_supplementarite"], row["cle_opinion"]) == ("oui", opinion)
        assert row["cle_opinion_date"] == "2026-11-20"


def test_an_unfavourable_opinion_refuses_only_what_an_ebe_alone_could_carry(build):
    refused = SCIC | {"verdict": "non"}
    assert held(build, EBE, opinion="defavorable")["gate_supplementarite"] == "non"
    assert held(build, EBE, refused, opinion="defavorable")["gate_supplementarite"] == "non"
    both = held(build, EBE, SCIC, opinion="defavorable")
    assert both["gate_supplementarite"] == "a_verifier"


def test_where_no_ebe_may_carry_the_activity_the_level_is_an_information(build):
    row = held(build, SCIC, opinion="defavorable")
    assert (row["gate_supplementarite"], row["supplementarite_level"]) == ("oui", "forte")
    assert held(build, SCIC, EBE | {"verdict": "non"})["gate_supplementarite"] == "oui"


def test_an_activity_whose_carriers_are_not_known_is_to_be_checked(build):
    assert held(build)["gate_supplementarite"] == "a_verifier"
