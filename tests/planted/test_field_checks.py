"""What people of the field expect of a territory, each on a small one made by hand."""

from .conftest import TERRITORIES, first_commune

TO_CHECK = "a_verifier"
SMALL_TOWN = 3_000  # domain.md §3, Saulieu


def test_a_commune_of_700_people_may_get_a_shop_and_a_round_but_no_garage(field):
    village = first_commune("village")
    assert village in field.places("village", "multiservice")
    assert village in field.places("village", "epicerie_itinerante")
    # the garage is proposed for the EPCI, and has no place in the village
    assert field.opportunity("village", "garage")["gate_catchment"] == TO_CHECK
    assert village not in field.places("village", "garage")


def test_a_priority_neighbourhood_with_a_landlord_raises_its_concierge_and_its_upkeep(field):
    for activity_id in ("conciergerie_q", "proprete_quartier"):
        with_both = field.standing("neighbourhood", activity_id)
        assert with_both > field.standing("neighbourhood without", activity_id)
        assert field.mark("neighbourhood", activity_id, "transition") == 100
        assert field.mark("neighbourhood without", activity_id, "transition") == 0


def test_producers_without_canteens_do_not_raise_the_vegetable_workshop(field):
    alone = field.standing("producers without canteens", "legumerie")
    assert alone == field.standing("producers without", "legumerie")
    assert field.mark("producers without canteens", "legumerie", "ressources") is None
    assert (
        field.opportunity("producers without canteens", "legumerie")["gate_resources"] == TO_CHECK
    )
    # with canteens, what it cannot do without is there, and counts
    assert field.opportunity("producers and canteens", "legumerie")["gate_resources"] == "oui"
    assert field.mark("producers and canteens", "legumerie", "ressources") == 50  # 2 kinds of 4
    assert field.standing("producers and canteens", "legumerie") > alone


def test_a_recyclerie_at_12_minutes_lowers_another_and_raises_a_specialised_one(field):
    assert field.standing("recyclerie near", "recyclerie") < field.standing(
        "recyclerie without", "recyclerie"
    )
    assert field.standing("recyclerie near", "recyclerie_special") > field.standing(
        "recyclerie without", "recyclerie_special"
    )
    # for that reason: a generalist near is the partner that a specialised one lives with
    reason = field.opportunity("recyclerie near", "recyclerie_special")["reason_fr"]
    assert "1\u00a0partenaire connu à portée" in reason


def test_200_volunteers_raise_an_ebe_set(field):
    raised = field.ebe_set("volunteers")
    assert raised["is_proposed"]
    assert 3 <= raised["set_size"] <= 6
    # twelve are proposed fewer jobs, and no more than they are
    few = field.ebe_set("few volunteers")
    assert few["set_jobs_fte_min"] <= 12 < raised["set_jobs_fte_min"]
    # no volunteer, by a register that counted them: nobody to hire
    assert not field.ebe_set("volunteers without")["is_proposed"]


def test_past_the_last_confirmed_day_the_ebe_set_is_to_be_checked(field):
    later = field.ebe_set("volunteers")
    assert later["verdict"] == TO_CHECK
    assert "loi 2020-1577" in later["articles_fr"]
    # that no confirmed text applies is told once the last confirmed day is passed, not before
    question = "ne sont confirmées que jusqu’au 30/06/2026"
    assert question in later["sentence_fr"]
    assert question not in field.ebe_set("volunteers", confirmed=True)["sentence_fr"]


def test_jobs_and_mobility_told_in_a_priority_neighbourhood_propose_a_hybrid_place(field):
    commune = first_commune("cluster")
    cluster = field.read("out_clusters").set_index("commune_code").loc[commune]
    assert cluster["theme_ids"] == "emploi, mobilite"
    assert cluster["is_in_qpv"]
    assert cluster["is_hybrid"]
    called_by = field.opportunity("cluster", "tiers_lieu")["called_by_fr"]
    assert "un lieu où plusieurs besoins se disent" in called_by
    assert commune in field.places("cluster", "tiers_lieu")


def test_a_small_town_with_its_living_area_is_not_excluded(field):
    town = first_commune("small town")
    assert town in field.places("small town", "tiers_lieu_culture")
    opportunity = field.opportunity("small town", "tiers_lieu_culture")
    assert TERRITORIES["small town"].communes["population"].iloc[0] < SMALL_TOWN
    assert opportunity["gate_catchment"] == "oui"
    assert opportunity["class_id"] != "en_veille"
    # its living area is what counts: the same town without one has no place for it
    assert field.opportunity("small town alone", "tiers_lieu_culture")["gate_catchment"] == TO_CHECK
    assert field.places("small town alone", "tiers_lieu_culture") == []
