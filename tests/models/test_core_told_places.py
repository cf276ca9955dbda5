import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "commune_code": "21001", "theme_id": "mobilite"}
COUNT = KEY | {"need_id": f"{A}-mobilite", "respondent_count": 15}


def test_a_cell_nobody_voiced_is_not_told(build):
    rows = build(
        "core_told_places",
        core_place_theme_counts=[COUNT, COUNT | {"commune_code": "21002", "respondent_count": 0}],
    )
    assert [row["commune_code"] for row in rows] == ["21001"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"calc_place_theme_suppression": [{"need_id": f"{A}-mobilite", "commune_code": "21001"}]},
        {"calc_place_suppression": [{"epci_code": A, "commune_code": "21001"}]},
        {"calc_suppression": [{"epci_code": A, "theme_id": "mobilite"}]},
    ],
    ids=["cell", "commune", "theme"],
)
def test_nothing_is_told_of_a_place_whose_cell_commune_or_theme_is_withheld(build, hidden):
    assert build("core_told_places", core_place_theme_counts=[COUNT], **hidden) == []
