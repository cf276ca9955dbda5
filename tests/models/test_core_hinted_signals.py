import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
OPPORTUNITY = KEY | {"opportunity_id": f"{A}-garage"}
HEAVY = {"threshold_id": "fit_heavy_capex_eur", "value": 300_000}


def answers(build, low=None, high=None, **tables):
    activity = {"activity_id": "garage", "capex_eur_min": low, "capex_eur_max": high}
    rows = build(
        "core_hinted_signals",
        core_opportunities=[OPPORTUNITY],
        land_activities=[activity | {"capex_certainty": "estimation"}],
        land_thresholds=[HEAVY],
        **tables,
    )
    return {row["signal_id"]: (row["answer"], row["said_fr"]) for row in rows}


def test_an_investment_is_heavy_light_or_unknown(build):
    said = "montant estimé du catalogue"
    assert answers(build, low=300_001, high=None) == {"investissement_lourd": ("oui", said)}
    assert answers(build, low=None, high=300_000) == {"investissement_lourd": ("non", said)}
    assert answers(build, low=100_000, high=500_000) == {}
    assert answers(build) == {}


def test_only_a_strong_alert_is_a_competition_known_to_be_strong(build):
    for level, expected in (("forte", {"concurrence_forte"}), ("aucune", set())):
        alert = [KEY | {"supplementarite_level": level}]
        assert set(answers(build, calc_supplementarite=alert)) == expected


def test_two_sources_of_one_signal_make_one_row(build):
    told = answers(
        build,
        core_signal_actors=[KEY | {"signal_id": "habitants_engages", "said_fr": "un collectif"}],
        core_signal_resources=[
            KEY | {"signal_id": "habitants_engages", "resource_kind_id": name, "said_fr": said}
            for name, said in (("a", "une épargne"), ("b", "un collectif"))
        ],
        core_signal_districts=[
            KEY | {"signal_id": "quartier_bailleur", "answer": "non", "said_fr": "aucun"}
        ],
    )
    assert told == {
        "habitants_engages": ("oui", "un collectif ; une épargne"),
        "quartier_bailleur": ("non", "aucun"),
    }
