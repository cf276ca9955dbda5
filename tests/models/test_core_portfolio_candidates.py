import pytest

pytestmark = pytest.mark.models

A = "200000001"
OPEN = {
    "gate_resources": "oui",
    "gate_catchment": "a_verifier",
    "gate_legal": "a_verifier",
    "gate_supplementarite": "a_verifier",
    "supplementarite_level": "aucune",
}


def barred(build, verdict="a_verifier", **gates):
    """Tell what bars a garage that an EBE may carry."""
    (row,) = build(
        "core_portfolio_candidates",
        core_opportunities=[{"epci_code": A, "activity_id": "garage"}],
        calc_activity_carriers=[
            {"activity_id": "garage", "carrier_id": "ebe", "verdict": verdict},
            {"activity_id": "garage", "carrier_id": "scic", "verdict": "oui"},
        ],
        core_gates=[OPEN | {"epci_code": A, "activity_id": "garage"} | gates],
        land_activities=[{"activity_id": "garage", "fte_min": 2, "fte_max": 5}],
    )
    assert row["portfolio_id"] == f"{A}-ensemble-ebe"
    return row["barred_by"]


def test_a_gate_to_verify_bars_nobody_and_a_refused_one_does(build):
    assert barred(build) is None
    assert barred(build, gate_catchment="non") == "porte"


@pytest.mark.parametrize(
    ("opinion", "expected"),
    [
        (None, "alerte"),
        ("favorable", None),
        ("favorable_sous_reserve", None),
        ("defavorable", "avis"),
    ],
)
def test_a_strong_alert_bars_from_an_ebe_until_an_opinion_in_favour(build, opinion, expected):
    assert barred(build, supplementarite_level="forte", cle_opinion=opinion) == expected


def test_an_opinion_against_bars_without_any_alert_and_so_does_the_law(build):
    assert barred(build, cle_opinion="defavorable") == "avis"
    assert barred(build, verdict="non") == "droit"


def test_a_place_gathers_its_parts_that_are_candidates_and_falls_with_it(build):
    names = ("tiers_lieu", "repair", "garage")

    def parts(**gates):
        rows = build(
            "core_portfolio_candidates",
            core_opportunities=[{"epci_code": A, "activity_id": name} for name in names],
            land_activity_parts=[
                {"activity_id": "tiers_lieu", "part_activity_id": part}
                for part in ("repair", "coworking")
            ],
            core_gates=[
                OPEN
                | {"epci_code": A, "activity_id": name, "supplementarite_level": "forte"}
                | (gates if name == "tiers_lieu" else {})
                for name in names
            ],
            land_activities=[{"activity_id": name} for name in names],
        )
        return [(row["portfolio_id"], row["activity_id"], row["barred_by"]) for row in rows]

    # no local committee is asked about a place that is not an EBE
    assert parts() == [(f"{A}-ensemble-tiers_lieu", "repair", None)]
    assert parts(gate_legal="non") == [(f"{A}-ensemble-tiers_lieu", "repair", "lieu")]
