import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
THEMES = [
    {"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0},
    {"activity_id": "garage", "theme_id": "emploi", "weight": 0.5},
]
LABELS = [
    {"theme_id": "mobilite", "theme_label_fr": "Mobilité"},
    {"theme_id": "emploi", "theme_label_fr": "Emploi"},
]


def count(theme, people):
    return {"epci_code": A, "theme_id": theme, "total_count": 100, "respondent_count": people}


def need(theme, share, kinds):
    return {
        "epci_code": A,
        "theme_id": theme,
        "respondent_share": share,
        "source_kind_count": kinds,
    }


def built(build, counts, needs, hidden=()):
    return build(
        "crit_besoin",
        core_opportunities=[KEY],
        land_activity_themes=THEMES,
        land_themes=LABELS,
        core_need_counts=counts,
        core_needs=needs,
        calc_suppression=[{"epci_code": A, "theme_id": theme} for theme in hidden],
    )


def test_a_theme_with_one_kind_of_source_counts_for_half_and_with_two_for_its_whole_share(build):
    [one] = built(build, [count("mobilite", 40)], [need("mobilite", 0.4, 1)])
    [two] = built(build, [count("mobilite", 40)], [need("mobilite", 0.4, 2)])
    [three] = built(build, [count("mobilite", 40)], [need("mobilite", 0.4, 3)])
    assert (one["value"], two["value"], three["value"]) == (1 * 0.4 / 2, 1 * 0.4, 1 * 0.4)
    assert (one["kinds_fr"], two["kinds_fr"]) == (
        "une seule sorte de source, à confirmer",
        "plusieurs sortes de sources",
    )


def test_the_theme_that_weighs_most_speaks_for_the_activity(build):
    counts = [count("mobilite", 15), count("emploi", 40)]
    [row] = built(build, counts, [need("mobilite", 0.15, 2), need("emploi", 0.4, 2)])
    # 1 × 0.15 for mobility, 0.5 × 0.40 for jobs
    assert (row["value"], row["themes_fr"], row["respondent_pct"]) == (0.5 * 0.4, "Emploi", 0.4)


def test_a_theme_under_the_threshold_does_not_score(build):
    counts = [count("mobilite", 6), count("emploi", 40)]
    [row] = built(build, counts, [need("mobilite", None, 0), need("emploi", 0.4, 2)])
    assert row["themes_fr"] == "Emploi"
    nobody_else = [count("mobilite", 6), count("emploi", 0)]
    assert built(build, nobody_else, [need("mobilite", None, 0)]) == []


def test_a_theme_nobody_voiced_is_zero_where_people_were_asked_and_missing_without_a_survey(build):
    asked = [count("mobilite", 0), count("emploi", 0)]
    [row] = built(build, asked, [])
    assert (row["value"], row["kinds_fr"]) == (0, "aucune source")
    [signalled] = built(build, asked, [need("mobilite", 0.0, 1)])
    assert signalled["value"] == 0
    assert built(build, [], [need("mobilite", None, 1)]) == []


def test_a_withheld_zero_is_not_told_as_nobody(build):
    counts = [count("mobilite", 0), count("emploi", 0)]
    assert built(build, counts, [], hidden=("mobilite",)) == []
    [row] = built(
        build, [count("mobilite", 0), count("emploi", 40)], [need("emploi", 0.4, 2)], ("mobilite",)
    )
    assert (row["themes_fr"], row["value"]) == ("Emploi", 0.5 * 0.4)


def test_a_theme_without_share_because_the_total_is_withheld_does_not_score(build):
    counts = [count("mobilite", 40), count("emploi", 0)]
    assert built(build, counts, [need("mobilite", None, 1)]) == []
