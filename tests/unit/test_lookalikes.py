"""Territories alike: who is near, what is said of them, and what they have that one lacks."""

import numpy as np
import pandas as pd
import pytest

from generator.territory.likeness import lookalikes, read_traits
from generator.territory.lookalikes import (
    explained_lookalikes,
    likeness_sentence,
    types_elsewhere,
)

MAINLAND, OVERSEAS = "EPSG:2154", "EPSG:2975"
PLACES = [f"2000000{number:02d}" for number in range(12)]


def frames(populations, *, incomes=None, crs=MAINLAND, growth=0.01):
    epcis = pd.DataFrame(
        {
            "epci_code": PLACES[: len(populations)],
            "epci_name": [f"CC {code[-2:]}" for code in PLACES[: len(populations)]],
            "population": pd.array(populations, "Int64"),
            "area_km2": pd.array([p / 50 if p else 1.0 for p in populations], "Float64"),
            "crs": crs,
        }
    )
    codes = epcis["epci_code"]
    incomes = incomes or [20_000.0 + 100 * n for n in range(len(codes))]
    return {
        "core_epcis": epcis,
        "core_epci_figures": pd.DataFrame(
            {"epci_code": codes, "median_income_eur": pd.array(incomes, "Float64")}
        ),
        "core_epci_growth": pd.DataFrame({"epci_code": codes, "growth_share_per_year": growth}),
        "core_epci_ruralities": pd.DataFrame(
            {"epci_code": codes, "rurality_label_fr": "agricole", "people_share": 1.0}
        ),
    }


def traits_of(given):
    return read_traits(*given.values())


def test_ten_territories_alike_begin_with_the_nearest_in_size():
    sizes = [1000 * 2**n for n in range(12)]
    found = explained_lookalikes(frames(sizes))
    first = found[found["epci_code"] == PLACES[0]]
    assert first["lookalike_code"].tolist() == PLACES[1:11]
    assert first["lookalike_position"].tolist() == list(range(1, 11))
    assert found.groupby("epci_code").size().eq(10).all()
    assert (found["epci_code"] != found["lookalike_code"]).all()


def test_the_order_of_rows_changes_nothing():
    given = frames([1000 * 2**n for n in range(12)])
    turned = {name: frame.iloc[::-1].reset_index(drop=True) for name, frame in given.items()}
    pd.testing.assert_frame_equal(explained_lookalikes(given), explained_lookalikes(turned))


def test_fewer_than_eleven_territories_are_not_compared():
    assert explained_lookalikes(frames([1000 * 2**n for n in range(4)])).empty


def test_overseas_is_compared_with_overseas_alone():
    given = frames([1000 * 2**n for n in range(12)])
    given["core_epcis"].loc[11, "crs"] = OVERSEAS
    found = lookalikes(traits_of(given))
    assert PLACES[11] not in set(found["epci_code"]) | set(found["lookalike_code"])


def test_two_territories_of_random_traits_are_at_about_the_root_of_two():
    draw = np.random.default_rng(5)
    given = frames([int(p) for p in draw.lognormal(10, 1, 12)])
    far = traits_of(given)
    codes = far.figures.index
    values = np.log(far.figures["population"].to_numpy())
    squares = np.subtract.outer(values, values) ** 2 / values.var()
    # The mean over all pairs, oneself included, of squared differences is twice the variance.
    assert squares.mean() == pytest.approx(2)
    assert len(codes) == 12


def test_an_unknown_income_brings_nobody_nearer():
    sizes = [20_000 + 10 * n for n in (0, 5, 5, 1, 2, 3, 4, 6, 7, 8, 9, 10)]
    incomes = [20_000.0, 20_100.0, None, *(30_000.0 + 1000 * n for n in range(9))]
    found = explained_lookalikes(
        frames(sizes, incomes=incomes) | {"core_epci_growth": growth_by_place()}
    )
    # Both are of the same size and growth; the one whose income is known, and near, comes first.
    first = found[found["epci_code"] == PLACES[0]]["lookalike_code"].tolist()
    assert first[0] == PLACES[1]
    assert PLACES[2] not in first


def growth_by_place():
    return pd.DataFrame({"epci_code": PLACES, "growth_share_per_year": [0.01, *[0.012] * 11]})


def test_a_sentence_says_what_is_near_what_differs_and_what_is_unknown():
    sizes = [20_000, 24_000, *[1000 * n for n in range(1, 11)]]
    given = frames(sizes, incomes=[20_000.0, 21_600.0, *[None] * 10])
    text = likeness_sentence(traits_of(given), PLACES[0], PLACES[1])
    assert text == (
        "Proche : même densité (50 hab./km²), même évolution de la population"
        " (+1,0\u202f% par an) et mêmes types de communes ; diffère : plus peuplé de 20\u202f%"
        " (24\u202f000 hab.) et revenu plus haut de 8\u202f%."
    )
    unknown = likeness_sentence(traits_of(given), PLACES[2], PLACES[1])
    assert "non comparé : revenu (inconnu ici)" in unknown


def test_a_type_is_told_when_seven_of_ten_have_it_and_the_place_has_none():
    near = pd.DataFrame(
        {
            "epci_code": PLACES[0],
            "lookalike_position": range(1, 11),
            "lookalike_code": PLACES[1:11],
        }
    )
    held = [(PLACES[0], "F303", 0), (PLACES[0], "B201", 0), (PLACES[0], "A101", 2)]
    held += [(code, "F303", int(n < 7)) for n, code in enumerate(PLACES[1:11])]
    held += [(code, "B201", int(n < 6)) for n, code in enumerate(PLACES[1:11])]
    held += [(code, "A101", 1) for code in PLACES[1:11]]
    equipment = pd.DataFrame(held, columns=["epci_code", "type_code", "equipment_count"])
    labels = pd.DataFrame(
        {"nomenclature_id": ["bpe_type"], "code": ["F303"], "label_fr": ["Cinéma"], "year": [2013]}
    )
    names = frames([1000] * 11)["core_epcis"]
    [row] = types_elsewhere(near, equipment.assign(year=2018), names, labels).to_dict("records")
    assert (row["type_code"], row["having_count"], row["lookalike_count"]) == ("F303", 7, 10)
    assert row["sentence_fr"] == (
        "Cinéma : présent dans 7 des 10 territoires semblables (par exemple CC 01 et CC 02),"
        " absent ici (BPE 2018)."
    )


def test_a_type_that_no_nomenclature_names_is_said_to_be_without_a_name():
    near = pd.DataFrame({
        "epci_code": PLACES[0], "lookalike_position": range(1, 11), "lookalike_code": PLACES[1:11],
    })  # fmt: skip
    held = [(PLACES[0], "D606", 0)] + [(code, "D606", 1) for code in PLACES[1:11]]
    equipment = pd.DataFrame(held, columns=["epci_code", "type_code", "equipment_count"])
    labels = pd.DataFrame(columns=["nomenclature_id", "code", "label_fr", "year"])
    names = frames([1000] * 11)["core_epcis"]
    [row] = types_elsewhere(near, equipment.assign(year=2018), names, labels).to_dict("records")
    assert row["sentence_fr"].startswith("Équipement D606, sans libellé connu : présent dans 10 ")


def test_without_territories_alike_no_type_is_told():
    given = frames([1000] * 4)
    near = explained_lookalikes(given)
    equipment = pd.DataFrame(
        {"epci_code": PLACES[:4], "type_code": "F303", "year": 2018, "equipment_count": 0}
    )
    labels = pd.DataFrame(columns=["nomenclature_id", "code", "label_fr", "year"])
    found = types_elsewhere(near, equipment, given["core_epcis"], labels)
    assert (near.empty, found.empty) == (True, True)
