import pandas as pd

from generator.french import NARROW, WIDE
from generator.publication.briefs.places import missing_link, whereabouts

from .territories import DEMO, METROPOLIS


def _here(tables, code):
    return {
        name: tables[name][tables[name]["epci_code"] == code]
        for name in ("out_place_needs", "out_clusters", "out_value_chains", "out_opportunities")
    }


def _where(tables, code, **changed):
    return whereabouts({**_here(tables, code), **changed}, has_survey=True)


def _chain(tables, chains=None, **changed):
    here = _here(tables, DEMO)
    chains = here["out_value_chains"] if chains is None else chains
    return missing_link(chains, here["out_opportunities"].assign(**changed))


def test_three_hot_spots_are_named_the_highest_share_first(tables):
    where = _where(tables, METROPOLIS)
    assert where.hot_codes == ("59001", "59002", "59003", "59004", "59005")
    assert where.hot_spots_fr.startswith(
        f"Points chauds{NARROW}: vieillir chez soi, être aidé dans les gestes de la vie courante "
        "(Villeneuve-lès-Exemples-1, Villeneuve-lès-Exemples-2 et Villeneuve-lès-Exemples-3)"
        f"{NARROW}; 2{WIDE}autres communes."
    )


def test_a_theme_met_outside_the_three_highest_communes_is_named_with_its_own(tables):
    needs = _here(tables, METROPOLIS)["out_place_needs"]
    is_last = needs["commune_code"] == "59005"
    needs = needs.assign(
        theme_id=needs["theme_id"].mask(is_last, "sante"),
        theme_label_fr=needs["theme_label_fr"].mask(is_last, "Se soigner"),
    )
    where = _where(tables, METROPOLIS, out_place_needs=needs)
    assert (
        f"Villeneuve-lès-Exemples-3){NARROW}; se soigner (Villeneuve-lès-Exemples-5)"
        f"{NARROW}; 1{WIDE}autre commune. Le besoin est dit plus souvent, là et autour,"
    ) in where.hot_spots_fr
    assert where.hot_codes == ("59001", "59002", "59003", "59004", "59005")


def test_one_hot_spot_is_singular(tables):
    needs = _here(tables, METROPOLIS)["out_place_needs"].head(1)
    told = _where(tables, METROPOLIS, out_place_needs=needs).hot_spots_fr
    assert told.startswith(f"Point chaud{NARROW}: ")
    assert "autre" not in told


def test_no_hot_spot_is_not_the_proof_of_even_needs(tables):
    needs = _here(tables, METROPOLIS)["out_place_needs"].assign(is_hot_spot=False)
    where = _where(tables, METROPOLIS, out_place_needs=needs)
    assert where.hot_codes == ()
    assert where.hot_spots_fr.startswith("Aucun point chaud n’est établi parmi les communes")


def test_too_few_communes_is_said_rather_than_no_hot_spot(tables):
    assert _where(tables, DEMO).hot_spots_fr.startswith("Trop peu de réponses localisées")


def test_where_nobody_was_asked_nothing_is_said_of_hot_spots(tables):
    where = whereabouts(_here(tables, DEMO), has_survey=False)
    assert where.hot_spots_fr == ""


def test_the_place_where_needs_meet_is_told_and_the_others_counted(tables):
    told = _where(tables, METROPOLIS).hybrid_fr
    assert told.startswith(f"À Villeneuve-lès-Exemples-1, «{NARROW}se déplacer{NARROW}»")
    assert told.endswith(f"1{WIDE}autre lieu est dans ce cas{NARROW}: voir le classeur.")


def test_a_place_that_is_not_hybrid_or_unknown_is_not_told(tables):
    assert _where(tables, DEMO).hybrid_fr == ""
    unknown = _here(tables, METROPOLIS)["out_clusters"].assign(is_hybrid=pd.NA)
    unknown["is_hybrid"] = unknown["is_hybrid"].astype("boolean")
    assert _where(tables, METROPOLIS, out_clusters=unknown).hybrid_fr == ""


def test_the_chain_whose_activity_may_be_studied_comes_before_one_without_any(tables):
    # « Bois local » n'a pas de maillon manquant : il n'est ni dit, ni compté.
    assert _chain(tables) == (
        f"Filière «{NARROW}circuits courts alimentaires{NARROW}»{NARROW}: un seul maillon n’est "
        f"pas vu dans les données, «{NARROW}transformation ou légumerie{NARROW}». "
        f"Le rempliraient{NARROW}: «{NARROW}Conserverie locale{NARROW}» ou "
        f"«{NARROW}Légumerie{NARROW}». 1{WIDE}autre filière est dans ce cas{NARROW}: "
        "voir le classeur."
    )


def test_one_activity_and_one_chain_are_singular(tables):
    chains = _here(tables, DEMO)["out_value_chains"]
    one = chains[chains["chain_id"] == "courts"].assign(activity_labels_fr="Légumerie")
    told = _chain(tables, one)
    assert told.endswith(f"Le remplirait{NARROW}: «{NARROW}Légumerie{NARROW}».")


def test_a_link_no_activity_fills_is_said_so(tables):
    chains = _here(tables, DEMO)["out_value_chains"]
    told = _chain(tables, chains[chains["chain_id"] == "ble"])
    assert told.endswith("Aucune activité du catalogue ne le remplit.")


def test_the_chain_of_the_best_ranked_activity_is_told_unless_a_condition_refuses_it(tables):
    # La légumerie est au quatrième rang ; le transport, au deuxième.
    chains = (
        _here(tables, DEMO)["out_value_chains"]
        .head(2)
        .assign(
            activity_ids=["transport", "legumerie"], activity_labels_fr=["Transport", "Légumerie"]
        )
    )
    assert f"Filière «{NARROW}blé, farine et pain" in _chain(tables, chains)
    ids = _here(tables, DEMO)["out_opportunities"]["activity_id"]
    gate = ids.map(lambda one: "non" if one == "transport" else "oui")
    assert f"Filière «{NARROW}circuits courts" in _chain(tables, chains, gate_legal=gate)


def test_without_a_missing_link_nothing_is_told(tables):
    assert _chain(tables, _here(tables, DEMO)["out_value_chains"].tail(1)) == ""
