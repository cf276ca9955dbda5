import pytest

pytestmark = pytest.mark.models


def words(build, name, description=None):
    key = {"structure_kind": "association", "structure_id": "W1"}
    rows = build(
        "core_structure_words",
        land_structures=[key | {"structure_name": name, "description": description}],
        core_located_structures=[key | {"commune_code": "21001"}],
        land_supply_words=[
            {"word_fr": "creche", "activity_id": "creche"},
            {"word_fr": "epicerie solidaire", "activity_id": "epicerie_solidaire"},
        ],
    )
    return [row["activity_id"] for row in rows]


def test_a_word_is_found_without_its_accents_and_in_the_plural(build):
    assert words(build, "LES CRÈCHES DU LAC") == ["creche"]
    assert words(build, "L'Arc", "gérer une épicerie-solidaire") == ["epicerie_solidaire"]


def test_a_word_inside_another_is_not_found(build):
    assert words(build, "ECRECHE", "sécrèche") == []


def test_a_structure_that_could_not_be_placed_is_left_out(build):
    key = {"structure_kind": "association", "structure_id": "W1", "structure_name": "Crèche"}
    word = {"word_fr": "creche", "activity_id": "creche"}
    assert build("core_structure_words", land_structures=[key], land_supply_words=[word]) == []
