import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
LABELS = {"mobilite": ("Mobilité", 1.0), "emploi": ("Emploi", 0.5)}


def need(theme, share, kinds, low=None, high=None):
    label, weight = LABELS[theme]
    return KEY | {
        "theme_id": theme,
        "theme_label_fr": label,
        "weight": weight,
        "share": share,
        "share_low": low,
        "share_high": high,
        "kind_count": kinds,
    }


def built(build, *needs):
    return build("crit_besoin", core_activity_needs=needs)


def test_a_theme_with_one_kind_of_source_counts_for_half_and_with_two_for_its_whole_share(build):
    [one] = built(build, need("mobilite", 0.4, 1))
    [two] = built(build, need("mobilite", 0.4, 2))
    [three] = built(build, need("mobilite", 0.4, 3))
    assert (one["value"], two["value"], three["value"]) == (1 * 0.4 / 2, 1 * 0.4, 1 * 0.4)
    assert (one["kinds_fr"], two["kinds_fr"]) == (
        "une seule sorte de source : compté pour moitié, à confirmer",
        "plusieurs sortes de sources",
    )


def test_the_theme_that_weighs_most_speaks_for_the_activity(build):
    [row] = built(build, need("mobilite", 0.15, 2), need("emploi", 0.4, 2))
    # 1 × 0.15 for mobility, 0.5 × 0.40 for jobs
    assert (row["value"], row["themes_fr"], row["respondent_pct"]) == (0.5 * 0.4, "Emploi", 0.4)


def test_the_interval_of_the_answers_is_the_interval_of_the_criterion(build):
    [row] = built(build, need("mobilite", 0.4, 1, low=0.3, high=0.5))
    assert (row["value_low"], row["value_high"]) == (0.3 / 2, 0.5 / 2)


def test_a_withheld_theme_does_not_score_and_is_not_told_beside_zeros(build):
    [row] = built(build, need("mobilite", None, 0), need("emploi", 0.4, 2))
    assert row["themes_fr"] == "Emploi"
    assert built(build, need("mobilite", None, 0), need("emploi", 0.0, 0)) == []


def test_a_theme_nobody_voiced_is_zero(build):
    [row] = built(build, need("mobilite", 0.0, 0), need("emploi", 0.0, 0))
    assert (row["value"], row["kinds_fr"]) == (0, "aucune source")
