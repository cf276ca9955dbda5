import pytest

pytestmark = pytest.mark.models

LABELS = {"emploi": "Emploi et formation", "energie": "Énergie", "mobilite": "Mobilité"}


def sentence(build, name="Chenôve", theme_ids="emploi, mobilite", **more):
    place = {"commune_code": "21166", "is_hybrid": True, "has_premises": True, "is_in_qpv": False}
    count = len(theme_ids.split(", "))
    rows = build(
        "core_cluster_sentences",
        core_cluster_hybrids=[place | {"theme_ids": theme_ids, "theme_count": count} | more],
        core_communes=[{"commune_code": "21166", "commune_name": name}],
        land_themes=[{"theme_id": t, "theme_label_fr": label} for t, label in LABELS.items()],
    )
    return rows[0]["sentence_fr"] if rows else None


def test_chenove_is_told_as_one_hybrid_place_rather_than_two_rivals(build):
    assert sentence(build) == (
        "À Chenôve, « emploi et formation » et « mobilité » se disent au même endroit, où des "
        "locaux sont connus : un lieu hybride plutôt que deux activités rivales."
    )


def test_a_priority_neighbourhood_is_said_with_or_without_premises(build):
    district = ", dans une commune qui a un quartier prioritaire : un lieu hybride"
    assert f"locaux sont connus{district}" in sentence(build, is_in_qpv=True)
    assert f"au même endroit{district}" in sentence(build, is_in_qpv=True, has_premises=None)


def test_three_themes_are_listed_and_their_rivals_not_counted(build):
    said = sentence(build, theme_ids="emploi, energie, mobilite")
    assert "« emploi et formation », « énergie » et « mobilité » se disent" in said
    assert said.endswith("plutôt que des activités rivales.")


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("Le Creusot", "Au Creusot, "),
        ("Les Rousses", "Aux Rousses, "),
        ("La Rochepot", "À La Rochepot, "),
        ("Lesquin", "À Lesquin, "),
    ],
)
def test_the_name_of_a_place_takes_its_article(build, name, opening):
    assert sentence(build, name=name).startswith(opening)


def test_a_place_that_is_not_hybrid_or_not_known_to_be_has_no_sentence(build):
    assert sentence(build, is_hybrid=False) is None
    assert sentence(build, is_hybrid=None) is None
