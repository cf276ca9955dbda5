import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
TIED = "proprete_quartier"


def answers(build, *epcis):
    rows = build(
        "core_signal_districts",
        core_opportunities=[
            {"epci_code": epci, "activity_id": name}
            for epci in (A, B)
            for name in (TIED, "jardins", "garage")
        ],
        core_epci_programmes=[{"epci_code": epci, "programme_id": "qpv"} for epci in epcis]
        + [{"epci_code": B, "programme_id": "pvd"}],
        land_activity_programmes=[{"activity_id": TIED, "programme_id": "qpv"}],
        land_activity_resources=[{"activity_id": "jardins", "resource_kind_id": "social_landlord"}],
    )
    return {(row["epci_code"], row["activity_id"]): row["answer"] for row in rows}


def test_only_what_is_made_for_a_neighbourhood_is_concerned_where_there_is_one(build):
    told = answers(build, A)
    assert told[A, TIED] == "oui"
    assert (A, "jardins") not in told
    assert (A, "garage") not in told


def test_without_a_neighbourhood_an_activity_that_asks_for_a_landlord_stays_unknown(build):
    told = answers(build, A)
    assert told[B, "garage"] == "non"
    assert (B, "jardins") not in told


def test_without_any_neighbourhood_in_the_sources_nothing_is_known(build):
    assert answers(build) == {}
