import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "type_code": "B201", "year": 2018}
LABEL = [{"type_code": "B201", "type_label_fr": "Supérette"}]


def told(build, **access):
    plain = {"present_share": 0.25, "out_of_reach_share": 0.0, "measured_share": 0.0}
    rows = [KEY | plain | {"is_hypothesis": True} | access]
    bands = [{"epci_code": "200000001", "type_code": "B201", "within_10_min_share": 0.5}]
    [row] = build(
        "out_access",
        core_epci_access=rows,
        core_epci_access_bands=bands,
        core_equipment_labels=LABEL,
    )
    return row


def test_the_sentence_says_who_has_it_how_far_the_others_are_and_how_we_know(build):
    row = told(build, p90_road_min=13.2)
    assert row["sentence_fr"] == (
        "Supérette (2018) : dans la commune de 25 % des habitants ; neuf habitants sur dix sont à "
        "14 min au plus du plus proche (hypothèse de route)"
    )


def test_no_minutes_are_told_to_people_who_have_it_at_home(build):
    row = told(build, present_share=1.0, is_hypothesis=None)
    assert row["sentence_fr"] == "Supérette (2018) : dans la commune de tous les habitants"
    assert row["access_basis_fr"] is None


def test_a_measure_that_covers_a_part_says_which_part(build):
    row = told(build, p90_road_min=13.0, measured_share=0.639)
    assert row["access_basis_fr"] == "hypothèse de route, trajets mesurés pour 63 % des habitants"
    whole = told(build, p90_road_min=13.0, measured_share=0.75, is_hypothesis=False)
    assert whole["access_basis_fr"] == "trajets mesurés"


def test_an_island_without_any_is_told_as_such(build):
    row = told(build, present_share=0.0, out_of_reach_share=1.0, is_hypothesis=None)
    assert row["sentence_fr"] == (
        "Supérette (2018) : dans aucune commune ; aucun n’est accessible par la route"
    )
    part = told(build, out_of_reach_share=0.24)["sentence_fr"]
    assert part.endswith("aucun n’est accessible par la route pour 24 % des habitants")


@pytest.mark.parametrize(("share", "words"), [(0.004, "moins de 1 %"), (0.997, "plus de 99 %")])
def test_only_true_ends_are_told_as_none_or_all(build, share, words):
    assert words in told(build, present_share=share)["sentence_fr"]
