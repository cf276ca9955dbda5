import pytest

pytestmark = pytest.mark.models


KEY = {"epci_code": "200000001", "zone_kind": "bassin_vie", "zone_code": "21231"}


def test_a_zone_without_a_name_keeps_its_code_and_its_figures(build):
    figures = {"commune_count": 3, "zone_population": 900, "epci_people_share": 0.9}
    [row] = build(
        "out_scales",
        core_epci_scales=[KEY | figures],
        calc_scale_sentences=[KEY | {"sentence_fr": "900 habitants."}],
    )
    assert (row["zone_code"], row["zone_name"], row["zone_commune_count"]) == ("21231", None, 3)
    assert row["sentence_fr"] == "900 habitants."
