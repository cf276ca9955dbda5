from pathlib import Path

import pytest

from generator.catalogues import read_catalogue

pytestmark = pytest.mark.models

DATA = Path(__file__).parents[2] / "data"
KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, *, critical=(0, 0), useful=0, asked=5, has_register=True):
    there, wanted = critical
    match = KEY | {
        "has_register": has_register,
        "asked_count": asked,
        "useful_known_count": useful,
        "critical_count": wanted,
        "critical_known_count": there,
        "critical_known_fr": " ; ".join(f"là {n}" for n in range(there)) or None,
        "critical_to_find_fr": " ; ".join(f"à trouver {n}" for n in range(wanted - there)) or None,
    }
    return build("crit_ressources", core_resource_match=[match])


def test_useful_kinds_count_one_by_one_and_the_critical_set_once_it_is_whole(build):
    [row] = built(build, critical=(2, 2), useful=1)
    assert (row["value"], row["counted_count"]) == ((2 + 1) / 5, 3)
    [row] = built(build, critical=(1, 2), useful=1)
    assert (row["value"], row["counted_count"]) == (1 / 5, 1)


def test_where_nothing_that_counts_is_found_the_axis_is_missing_and_not_zero(build):
    assert built(build, critical=(1, 2)) == []
    assert built(build, critical=(0, 2)) == []


def test_nothing_more_can_be_found_where_all_that_is_asked_for_is_there(build):
    [row] = built(build, critical=(1, 1), useful=1, asked=2)
    assert row["least_fr"] == ""
    [row] = built(build, critical=(1, 1), useful=1, asked=3)
    assert row["least_fr"] == "Au moins "


def test_an_epci_without_a_register_has_unknown_resources(build):
    assert built(build, critical=(2, 2), useful=1, has_register=False) == []


@pytest.mark.parametrize(
    ("critical", "told"),
    [
        ((0, 0), "aucune n’est indispensable"),
        ((1, 1), "l’indispensable est là : là 0"),
        ((2, 2), "les indispensables sont là : là 0 ; là 1"),
        ((0, 1), "l’indispensable reste à trouver : à trouver 0"),
        ((0, 2), "les indispensables restent à trouver : à trouver 0 ; à trouver 1"),
        (
            (1, 2),
            (
                "indispensable à trouver encore : à trouver 0 "
                "(déjà là, mais cela ne suffit pas : là 0)"
            ),
        ),
        (
            (1, 3),
            (
                "indispensables à trouver encore : à trouver 0 ; à trouver 1 "
                "(déjà là, mais cela ne suffit pas : là 0)"
            ),
        ),
    ],
)
def test_the_sentence_names_what_is_there_or_still_to_find_and_agrees_with_the_gate(
    build, critical, told
):
    [row] = built(build, critical=critical, useful=1)
    assert row["critical_fr"] == told


def legumerie(build, *registered):
    """Mark the shipped vegetable workshop in an EPCI whose register holds these kinds."""
    tables = read_catalogue([DATA]).tables()
    asked = tables["land_activity_resources"]
    asked = asked[asked["activity_id"] == "legumerie"].to_dict("records")
    kinds = tables["land_resource_kinds"][["resource_kind_id", "label_fr"]].to_dict("records")
    epci = {"epci_code": "200000001"}
    [match] = build(
        "core_resource_match",
        core_opportunities=[epci | {"activity_id": "legumerie"}],
        land_activity_resources=asked,
        land_resource_kinds=kinds,
        core_resources=[
            epci | {"resource_kind_id": kind, "source_fr": "registre local"} for kind in registered
        ],
        core_epci_resources=[epci | {"resource_kind_id": kind} for kind in registered],
    )
    return [row["value"] for row in build("crit_ressources", core_resource_match=[match])]


def test_producers_without_collective_canteens_do_not_raise_legumerie(build):
    before = legumerie(build, "workshop")
    assert legumerie(build, "workshop", "farm_producers") == before
    [whole] = legumerie(build, "workshop", "farm_producers", "collective_canteens")
    assert whole > before[0]
    assert legumerie(build, "farm_producers") == []
