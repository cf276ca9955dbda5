import pandas as pd
import pytest

from generator.errors import DataError
from generator.french import NARROW, WIDE
from generator.publication.briefs.content import brief_content

from .territories import DEMO, ISLAND, METROPOLIS, SILENT

BUILD = "0123456789ab"


def _brief(tables, code):
    return brief_content(tables, code, BUILD)


def _changed(tables, name, **columns):
    return {**tables, name: tables[name].assign(**columns)}


def test_the_four_figures_are_those_of_the_table(tables):
    assert [(f.value_fr, f.label_fr, f.note_fr) for f in _brief(tables, DEMO).figures] == [
        (f"10{NARROW}412", "habitants", "recensement de\u00a02022"),
        ("4", "communes", f"26{WIDE}habitants par km²"),
        (
            f"23{NARROW}870{NARROW}€",
            "de revenu médian par an",
            "par unité de consommation, en\u00a02021",
        ),
        (f"6,4{NARROW}%", "de chômeurs", "dans les zones d’emploi, en\u00a02022"),
    ]


def test_an_unknown_figure_is_said_absent_from_the_data_and_has_no_year(tables):
    people, _, income, _ = _brief(tables, ISLAND).figures
    assert (people.value_fr, people.note_fr) == ("inconnu", "absent des données réunies")
    assert (income.value_fr, income.note_fr) == ("inconnu", "absent des données réunies")


def test_an_unknown_income_is_told_with_its_reason(tables):
    why = "Revenu inconnu : cet EPCI n'existait pas en 2016."
    rows = tables["out_territories"].assign(income_note_fr=why)
    _, _, income, _ = _brief(tables | {"out_territories": rows}, ISLAND).figures
    assert income.note_fr == "cet EPCI n’existait pas en 2016"


def test_without_a_survey_needs_are_called_signals(tables):
    voices = _brief(tables, SILENT).voices
    assert voices.chart is None
    assert voices.summary_fr.startswith("Aucune enquête n’a été importée")
    assert "signaux, pas des besoins qualifiés" in voices.summary_fr
    assert len(voices.signals) == 3


def test_a_count_too_small_is_named_without_a_number(tables):
    voices = _brief(tables, DEMO).voices
    assert voices.withheld_fr == (
        f"Non publié (petit nombre, ou retrouvable par soustraction){NARROW}: "
        f"«{NARROW}se loger{NARROW}» et «{NARROW}aide aux démarches en ligne{NARROW}»."
    )
    assert "Se loger" not in voices.chart.alt_fr


def test_limits_say_how_like_the_population_answers_are_where_the_census_is_known(tables):
    said = " ".join(_brief(tables, DEMO).limits)
    assert f"avec la population est «{NARROW}éloignée{NARROW}»" in said
    assert "les parts en tiennent compte" in said
    assert "rapprochée de celle du territoire" in said
    assert "qui en a donné plusieurs compte plusieurs fois" in said


def test_where_no_share_of_a_commune_is_told_limits_do_not_explain_it(tables):
    nowhere = {**tables, "out_place_needs": tables["out_place_needs"].head(0)}
    assert "rapprochée" not in " ".join(_brief(nowhere, DEMO).limits)


def test_limits_say_that_nothing_can_be_compared_without_the_census(tables):
    said = " ".join(_brief(tables, METROPOLIS).limits)
    assert "faute de comparaison avec le recensement" in said
    assert "remplacer" not in said


def test_limits_say_that_a_likeness_too_telling_is_not_published(tables):
    untold = tables["out_surveys"].assign(representativeness_fr=pd.NA, is_raked=True)
    said = " ".join(_brief({**tables, "out_surveys": untold}, DEMO).limits)
    assert "n’est pas publiée" in said
    assert "faute de comparaison" not in said


def test_without_a_survey_limits_speak_of_no_interval(tables):
    said = " ".join(_brief(tables, SILENT).limits)
    assert "Sans enquête" in said
    assert "bornes d’une part" not in said


def test_resources_are_counted_with_their_kinds_the_most_frequent_first(tables):
    # Deux locaux et une personne : trois ressources.
    assert _brief(tables, DEMO).existing.resources_fr == (
        f"3{WIDE}ressources locales au registre{NARROW}: Local vacant (2){NARROW}; Personnes."
    )


def test_public_files_tell_communes_and_not_resources(tables):
    # Un fichier public donne une ligne par commune : « 2 friches sans projet » n'est qu'une ligne.
    row = tables["out_resources"].iloc[0]
    columns = {"resource_kind_label_fr": "friche", "source_fr": "Cartofriches"}
    public = pd.DataFrame(
        [
            {**row, **columns, "resource_id": place, "commune_name": place}
            for place in ("Agey", "Is")
        ]
    )
    alone = _brief({**tables, "out_resources": public}, DEMO).existing.resources_fr
    seen = f"Fichiers publics{NARROW}: friche dans 2{WIDE}communes (Cartofriches)."
    assert alone == f"Registre local{NARROW}: aucune ressource. {seen}"
    both = pd.concat([tables["out_resources"], public])
    assert _brief({**tables, "out_resources": both}, DEMO).existing.resources_fr == (
        f"3{WIDE}ressources locales au registre{NARROW}: Local vacant (2){NARROW}; Personnes. {seen}"
    )


def test_why_a_count_is_unknown_is_said_once_with_its_name(tables):
    rows = [
        (DEMO, "association", "Associations déclarées", pd.NA, pd.NA, "non chargé ici"),
        (DEMO, "siae", "Structures d'insertion", 3, 2020, pd.NA),
        (DEMO, "tiers_lieu", "Tiers-lieux", pd.NA, pd.NA, "non chargé ici"),
    ]
    supply = pd.DataFrame(rows, columns=tables["out_supply"].columns).astype(
        tables["out_supply"].dtypes.to_dict()
    )
    unknown = _changed(tables, "out_territories", associations_note_fr="non chargées ici")
    assert _brief({**unknown, "out_supply": supply}, DEMO).existing.supply_note_fr == (
        f"Associations déclarées et tiers-lieux{NARROW}: non chargé ici."
    )


def test_without_a_survey_nor_an_official_signal_no_need_is_said_to_come_from_figures(tables):
    silent = tables["out_needs"].assign(official_sentence_fr=pd.NA)
    summary = _brief({**tables, "out_needs": silent}, SILENT).voices.summary_fr
    assert "chiffres officiels" not in summary
    assert summary.endswith("aucun besoin n’y est connu.")


def test_the_order_of_activities_is_told_as_it_is_made(tables):
    assert "d’abord par classe, puis d’après le milieu" in _brief(tables, DEMO).intro_fr
    opportunities = tables["out_opportunities"]
    one = opportunities[opportunities["epci_code"] == DEMO].head(1)
    assert "La voici" in _brief({**tables, "out_opportunities": one}, DEMO).intro_fr


def test_a_detail_after_a_colon_begins_small(tables):
    carriers = _brief(tables, DEMO).shortlist.proposals[0].carriers
    assert carriers[2].detail_fr.startswith("la date de fin")


def test_what_public_files_counted_by_epci_is_left_to_the_workbook(tables):
    row = tables["out_resources"].iloc[0]
    columns = {"resource_id": "public-siae", "commune_name": None, "source_fr": "ANCT, 2020"}
    both = pd.concat([tables["out_resources"], pd.DataFrame([{**row, **columns}])])
    assert "ANCT" not in _brief({**tables, "out_resources": both}, DEMO).existing.resources_fr


def test_kinds_of_resources_past_six_are_counted(tables):
    row = tables["out_resources"].iloc[0]
    many = pd.DataFrame(
        [{**row, "resource_id": f"r{n}", "resource_kind_label_fr": f"sorte {n}"} for n in range(8)]
    )
    told = _brief({**tables, "out_resources": many}, DEMO).existing.resources_fr
    assert told.endswith(f"sorte 5{NARROW}; 2{WIDE}autres sortes.")


def test_an_activity_that_a_condition_refuses_is_counted_and_never_proposed(tables):
    brief = _brief(tables, DEMO)
    titles = [proposal.title_fr for proposal in brief.shortlist.proposals]
    assert len(titles) == 6
    assert not any(title.startswith("Ressourcerie") for title in titles)
    assert brief.intro_fr.startswith(f"7{WIDE}activités candidates, dont 1 écartée")


def _who(tables):
    carriers = _brief(tables, DEMO).shortlist.proposals[0].carriers
    return [(one.label_fr, one.verdict_fr) for one in carriers]


def test_structures_already_there_come_first_then_forms_and_never_one_refused(tables):
    assert _who(tables) == [
        ("Les Ateliers, atelier ou chantier d’insertion, déjà là", "à vérifier"),
        ("SCIC", "éligible"),
        ("Entreprise à but d’emploi", "à vérifier"),
    ]
    every = _changed(tables, "out_opportunity_carriers", is_existing=True)
    assert len(_who(every)) == 2


def test_many_structures_already_there_leave_room_for_a_form(tables):
    rows = tables["out_opportunity_carriers"]
    others = [rows.query("is_existing").assign(carrier_position=place) for place in (-1, 0)]
    many = {**tables, "out_opportunity_carriers": pd.concat([rows, *others])}
    assert [verdict for _, verdict in _who(many)] == ["à vérifier", "à vérifier", "éligible"]


def test_where_the_law_refuses_them_all_a_carrier_is_to_be_found(tables):
    to_find = {
        "carrier_position": 0, "is_existing": False, "carrier_label_fr": "Porteur à trouver",
        "verdict": None, "reason_fr": "Tous sont refusés.",
    }  # fmt: skip
    rows = tables["out_opportunity_carriers"].assign(verdict="non")
    first = rows.drop_duplicates("opportunity_id").assign(**to_find)
    both = {**tables, "out_opportunity_carriers": pd.concat([rows, first])}
    [found] = _brief(both, DEMO).shortlist.proposals[0].carriers
    assert (found.label_fr, found.verdict_fr) == ("Porteur à trouver", "")
    assert found.detail_fr == "tous sont refusés."


def test_jobs_are_a_range_marked_as_an_estimate(tables):
    assert _brief(tables, DEMO).shortlist.proposals[0].jobs_fr == (
        "1,5 à 2 emplois en équivalent temps plein (estimation, à vérifier)"
    )


def test_unknown_jobs_and_an_unknown_score_are_said(tables):
    blank = _changed(tables, "out_opportunities", jobs_fte_min=pd.NA, score=pd.NA)
    proposal = _brief(blank, DEMO).shortlist.proposals[0]
    assert proposal.jobs_fr == "nombre inconnu"
    assert proposal.score_fr == "note inconnue"


def test_how_often_it_stays_among_the_first_is_told_where_there_are_others(tables):
    every = tables["out_opportunities"].query("epci_code == @DEMO").sort_values("rank")
    drawn = tables["out_sensitivity"].iloc[[0]].assign(draws_fr="Parmi les cinq premières.")
    ids = every["opportunity_id"]
    told = pd.concat([drawn.assign(opportunity_id=key) for key in ids])
    brief = _brief({**tables, "out_sensitivity": told}, DEMO)
    assert brief.shortlist.proposals[0].sure_fr == "parmi les cinq premières."
    unknown = {**tables, "out_sensitivity": told.assign(top_share=pd.NA)}
    assert _brief(unknown, DEMO).shortlist.proposals[0].sure_fr == ""
    others = tables["out_opportunities"].query("epci_code != @DEMO")
    few = {**tables, "out_opportunities": pd.concat([every.head(5), others])}
    few["out_sensitivity"] = told
    assert {p.sure_fr for p in _brief(few, DEMO).shortlist.proposals} == {""}


def test_a_score_is_given_with_its_bounds(tables):
    # 80 − 4 × 1, entre 60 − 4 × 1 et 90 − 2 × 1.
    assert (
        _brief(tables, DEMO).shortlist.proposals[0].score_fr == "note 76 sur 100 (entre 56 et 88)"
    )


def test_a_score_known_on_too_little_is_told_by_its_bounds_alone(tables):
    few = tables["out_opportunities"].assign(weight_present_share=0.17)
    told = _brief({**tables, "out_opportunities": few}, DEMO).shortlist.proposals[0].score_fr
    assert told == f"note entre 56 et 88 sur 100, 17{NARROW}% des critères étant connus"


def test_a_missing_criterion_is_never_an_evidence(tables):
    parts = tables["out_opportunity_parts"].assign(is_missing=True)
    proposal = _brief({**tables, "out_opportunity_parts": parts}, DEMO).shortlist.proposals[1]
    assert "31" not in proposal.why_fr
    # An open gate may be that of an activity that asks for nothing: it never proves a resource.
    assert proposal.resources_fr.startswith("Aucune n’est encore recensée")


def test_unknown_structures_are_not_zero(tables):
    supply = dict(_brief(tables, DEMO).existing.supply)
    assert (supply["Coopérative"], supply["Tiers-lieu (2020)"]) == ("inconnu", "0")


def test_a_source_that_was_not_loaded_is_not_quoted(tables):
    sources = tables["out_sources"]
    unread = sources.assign(row_count=sources["row_count"].mask(sources["source_id"] == "s03"))
    quoted = _brief({**tables, "out_sources": unread}, DEMO).sources
    assert len(quoted) == 8
    assert not any("n° 3" in source for source in quoted)


def test_one_decision_is_asked_and_depends_on_what_is_known(tables):
    assert _brief(tables, DEMO).decision_fr.startswith("Choisir l’activité")
    assert _brief(tables, SILENT).decision_fr.startswith("Engager l’écoute")
    assert _brief(tables, ISLAND).decision_fr.startswith("Engager l’écoute")


def test_no_candidate_is_not_the_proof_of_no_need(tables):
    brief = _brief(tables, ISLAND)
    assert brief.shortlist.proposals == ()
    assert "Ce n’est pas la preuve" in brief.intro_fr


def test_when_none_is_to_study_first_the_brief_says_so(tables):
    assert "Aucune n’atteint la classe" in _brief(tables, SILENT).intro_fr
    assert "Aucune n’atteint la classe" not in _brief(tables, METROPOLIS).intro_fr


def test_row_order_never_changes_a_brief(tables):
    turned = {name: table.iloc[::-1] for name, table in tables.items()}
    assert _brief(turned, METROPOLIS) == _brief(tables, METROPOLIS)


def test_an_unknown_epci_is_refused(tables):
    with pytest.raises(DataError, match="299999999"):
        _brief(tables, "299999999")
