import numpy as np
import pandas as pd
import pytest

from generator.errors import DataError
from generator.evaluation.gaps import FOLDS, gap_figures
from generator.evaluation.gaps_page import gap_lines
from generator.territory.expected import FEWEST_EPCIS
from generator.territory.expected_traits import REFERENCE_DENSITY, territory_traits

COUNT = 300
CODES = [f"2{number:08d}" for number in range(COUNT)]
PEOPLE = np.exp(np.linspace(np.log(4_000), np.log(90_000), COUNT)).round()
EPCIS = pd.DataFrame(
    {
        "epci_code": CODES,
        "departement_code": [f"{1 + number % 30:02d}" for number in range(COUNT)],
        "population": PEOPLE,
        "size_class": np.where(PEOPLE < 20_000, 1, 2),
        "crs": "EPSG:2154",
    }
).astype({"population": "Int64"})
SIZES = pd.DataFrame({"size_class": [1, 2], "label_fr": ["petits", "grands"]})


def frames(count=COUNT):
    densities = pd.DataFrame({"epci_code": CODES, "density_label_fr": REFERENCE_DENSITY})
    incomes = pd.DataFrame({"epci_code": CODES, "median_income_eur": 22_000.0})
    # As the law has it: means of one for a thousand, and extra variance of a fifth.
    means = PEOPLE / 1000
    shops = np.random.default_rng(2018).negative_binomial(5, 5 / (5 + means))
    equipment = pd.DataFrame(
        {"epci_code": CODES, "type_code": "B203", "year": 2018, "equipment_count": shops}
    )
    traits = territory_traits(EPCIS[:count], densities, incomes)
    return {
        "core_epcis": EPCIS, "core_epci_equipment": equipment, "calc_territory_traits": traits,
    }  # fmt: skip


def test_intervals_hold_what_they_say_where_counts_follow_their_law():
    told = gap_figures(frames(), SIZES)
    everywhere = told["groupes"]["toutes"]
    assert everywhere["paires"] == COUNT  # each EPCI is asked once
    assert 0.74 <= everywhere["couverture"]["valeur"] <= 0.86
    assert everywhere["couverture"]["bas"] < everywhere["couverture"]["haut"]
    parts = ("dans_l_intervalle", "sous_la_borne_basse", "au_dessus_de_la_borne_haute")
    assert sum(everywhere[name]["valeur"] for name in parts) == pytest.approx(1, abs=0.001)
    assert told["dispersion"]["poisson"] > 2
    assert told["dispersion"]["binomiale_negative"] == pytest.approx(1, abs=0.3)


def test_each_size_class_is_told_apart_and_a_group_without_epci_is_not():
    told = gap_figures(frames(), SIZES)
    sizes = {name: one["paires"] for name, one in told["tailles"].items()}
    assert sizes == {"petits": (PEOPLE < 20_000).sum(), "grands": (PEOPLE >= 20_000).sum()}
    assert "outre_mer" not in told["groupes"]


def test_a_workspace_without_the_country_is_refused():
    with pytest.raises(DataError, match="200 EPCI"):
        gap_figures(frames(FEWEST_EPCIS - 1), SIZES)


def test_the_page_says_coverage_and_the_error_saved():
    told = gap_figures(frames(), SIZES) | {"mesure_le": "2026-11-23"}
    page = "\n".join(gap_lines(told))
    assert f"300 EPCI, 1\u00a0type, BPE 2018, {FOLDS} plis" in page
    assert "| petits |" in page
    assert "en moins" in page
