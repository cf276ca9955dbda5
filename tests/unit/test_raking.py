import numpy as np
import pandas as pd
import pytest

from generator.errors import DataError
from generator.needs.rates.raking import (
    AGE_BANDS,
    CATEGORY_IDS,
    NO_MARGIN,
    NOT_ASKED,
    NOT_CONVERGED,
    read_margins,
    respondent_weights,
    trim,
)

EPCI = "200039055"
OTHER = "242101509"


def form(**changes):
    """A complete and valid form for one EPCI: 100 persons a modality."""
    modalities = [("age", name) for name in AGE_BANDS] + [("categorie", n) for n in CATEGORY_IDS]
    rows = [(EPCI, variable, name, "100") for variable, name in modalities]
    frame = pd.DataFrame(rows, columns=["epci_code", "variable", "modalite", "population"])
    for column, (row, value) in changes.items():
        frame.loc[row, column] = value
    return frame


def margins(epci=EPCI, **populations):
    """Margins by modality: ``young`` and ``old`` for ages, ``cs5`` and ``cs7`` for categories."""
    names = {"young": ("age_band", "15-29"), "old": ("age_band", "60-74")}
    rows = [
        (epci, *names.get(name, ("category_id", name)), population)
        for name, population in populations.items()
    ]
    return pd.DataFrame(rows, columns=["epci_code", "variable", "modality", "population"])


def people(ages, categories=None, epci=EPCI):
    names = {"y": "15-29", "o": "60-74", "?": pd.NA}
    return pd.DataFrame(
        {
            "epci_code": epci,
            "respondent_id": [f"r{number:02d}" for number in range(len(ages))],
            "age_band": pd.array([names[age] for age in ages], dtype="string"),
            "category_id": pd.array(categories or [pd.NA] * len(ages), dtype="string"),
        }
    )


def test_a_complete_form_is_read_into_our_names():
    read = read_margins(form(population=(0, "1 234,5")), "marges.csv")
    assert len(read) == 13
    assert set(read["variable"]) == {"age_band", "category_id"}
    young = read[(read["variable"] == "age_band") & (read["modality"] == "15-29")]
    assert young["population"].tolist() == [1234.5]


def test_all_the_faults_of_a_form_are_told_at_once():
    wrong = form(epci_code=(0, "39055"), modalite=(1, "30-45"), population=(12, ""))
    wrong.loc[2, "variable"] = "sexe"
    wrong.loc[5, "population"] = "-3"
    with pytest.raises(DataError) as caught:
        read_margins(wrong, "marges.csv")
    told = str(caught.value)
    for clause in (
        "marges.csv, ligne 2 : epci_code « 39055 »",
        "ligne 3 : modalité inconnue « 30-45 »",
        "ligne 4 : variable inconnue « sexe »",
        "ligne 7 : population vide, négative ou illisible (par exemple -3)",
        "ligne 14 : population vide",
    ):
        assert clause in told


def test_a_modality_left_out_is_not_taken_for_zero():
    with pytest.raises(DataError, match=r"modalités absentes : 30-44\. Ajoutez-les"):
        read_margins(form().drop(index=1), "marges.csv")


def test_a_modality_said_twice_is_refused():
    with pytest.raises(DataError, match="modalités répétées : 15-29"):
        read_margins(pd.concat([form(), form().head(1)]), "marges.csv")


def test_an_empty_population_is_refused():
    with pytest.raises(DataError, match="la population totale est nulle"):
        read_margins(form().assign(population="0"), "marges.csv")


def test_a_form_without_its_columns_is_refused():
    with pytest.raises(DataError, match="colonnes absentes : population"):
        read_margins(form().drop(columns="population"), "marges.csv")


def test_one_margin_gives_each_group_its_share_of_the_population():
    # Half the population is young; one respondent in four is: they count 2, the others 2/3.
    weights = respondent_weights(people("yooo"), margins(young=500, old=500))
    assert weights["weight"].tolist() == pytest.approx([2, 2 / 3, 2 / 3, 2 / 3])
    assert weights["is_raked"].all()
    assert weights["reason_fr"].isna().all()


def test_two_margins_are_both_reached():
    told = people("yyoooo", ["cs5", "cs7", "cs5", "cs7", "cs7", "cs7"])
    weights = respondent_weights(told, margins(young=60, old=40, cs5=50, cs7=50))["weight"]
    assert weights[:2].sum() / weights.sum() == pytest.approx(0.6, abs=1e-5)
    assert weights[[0, 2]].sum() / weights.sum() == pytest.approx(0.5, abs=1e-5)
    assert weights.mean() == pytest.approx(1)


def test_who_does_not_tell_their_age_is_left_alone_by_that_margin():
    weights = respondent_weights(people("yooo?"), margins(young=500, old=500))["weight"]
    assert weights.tolist() == pytest.approx([2, 2 / 3, 2 / 3, 2 / 3, 1])


def test_an_age_nobody_told_leaves_its_place_to_the_others():
    all_young = respondent_weights(people("yy"), margins(young=500, old=500))
    assert all_young["weight"].tolist() == pytest.approx([1, 1])


def test_without_margins_everyone_weighs_one_and_it_is_said():
    done = respondent_weights(people("yo"), margins(OTHER, young=1, old=9))
    assert done["weight"].tolist() == [1, 1]
    assert not done["is_raked"].any()
    assert set(done["reason_fr"]) == {NO_MARGIN}


def test_ages_never_asked_cannot_be_raked():
    done = respondent_weights(people("??"), margins(young=500, old=500))
    assert set(done["reason_fr"]) == {NOT_ASKED}


def test_margins_that_cannot_hold_together_are_refused():
    # Young and cs5 are the same persons: they cannot be half by age and nine tenths by category.
    told = people("yyoo", ["cs5", "cs5", "cs7", "cs7"])
    done = respondent_weights(told, margins(young=50, old=50, cs5=90, cs7=10))
    assert done["weight"].tolist() == [1, 1, 1, 1]
    assert set(done["reason_fr"]) == {NOT_CONVERGED}


def test_a_weight_is_cut_at_five_times_the_mean():
    # 20 respondents, one of them young for half the population: 10 before the cut, 5 after;
    # the 15 left are shared by the other nineteen.
    weights = respondent_weights(people("y" + "o" * 19), margins(young=500, old=500))["weight"]
    assert weights[0] == pytest.approx(5)
    assert weights[1:].tolist() == pytest.approx([15 / 19] * 19)


def test_what_is_cut_may_push_another_to_the_bound():
    cut = trim(np.array([12, 5.5] + [0.5] * 18))
    assert cut.max() == pytest.approx(5)
    assert cut.mean() == pytest.approx(1)


def test_row_order_and_another_epci_move_no_weight():
    told = people("yooo")
    both = pd.concat([people("oy", epci=OTHER), told.iloc[::-1]])
    census = pd.concat([margins(young=500, old=500), margins(OTHER, young=9, old=1)])
    done = respondent_weights(both, census)
    alone = respondent_weights(told, census)
    assert done[done["epci_code"] == EPCI].reset_index(drop=True).equals(alone)


def test_a_respondent_never_stands_twice():
    with pytest.raises(DataError, match="répondant présent deux fois"):
        respondent_weights(pd.concat([people("y"), people("o")]), margins(young=1, old=1))
