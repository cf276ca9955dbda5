"""The tables of a few rows that the brief and the release also read."""

import pandas as pd

from .territories import (
    COMMUNES,
    DEMO,
    FIRST_CODE,
    FLAG,
    METROPOLIS,
    NUMBER,
    SILENT,
    TEXT,
    WHOLE,
    frame,
)

MODEL = {
    "activity_id": TEXT, "activity_label_fr": TEXT, "activity_theme_ids": TEXT,
    "jobs_fte_min": NUMBER, "jobs_fte_max": NUMBER, "jobs_certainty": TEXT,
    "catchment_people_min": WHOLE, "catchment_people_max": WHOLE, "catchment_road_min": NUMBER,
    "catchment_certainty": TEXT, "solvable_users_min": NUMBER, "solvable_users_basis_fr": TEXT,
    "solvable_users_certainty": TEXT, "delay_months_min": NUMBER, "delay_months_max": NUMBER,
    "capex_eur_min": NUMBER, "capex_eur_max": NUMBER, "capex_certainty": TEXT,
    "revenue_per_fte_eur": NUMBER, "revenue_year": WHOLE, "revenue_certainty": TEXT,
    "critical_resource_ids": TEXT, "critical_resources_fr": TEXT, "useful_resource_ids": TEXT,
    "useful_resources_fr": TEXT, "supply_check_fr": TEXT,
}  # fmt: skip


def small_tables(opportunities: pd.DataFrame) -> dict[str, pd.DataFrame]:
    places = [
        (key, f"{FIRST_CODE[key[:9]] + n:05d}", COMMUNES[key[:9]][n], "Commune sans commerce.")
        for key in opportunities["opportunity_id"]
        for n in range(2)
    ]
    gaps = [
        (code, f"B{n:03d}", kind, 3.0 + n, 2.0 + n, 5.0 + n, float(n), 3.0, 2018, True,
         f"{kind} : {n} ici, {3 + n} attendus au vu de territoires comparables")
        for code in (DEMO, METROPOLIS)
        for n, kind in enumerate(
            ["Épicerie", "Boulangerie", "Médecin généraliste", "Crèche", "Garage", "Pharmacie"]
        )
    ]  # fmt: skip
    supply = [
        (code, kind, label, count, None if count is None else 2020, None)
        for code in (DEMO, METROPOLIS, SILENT)
        for kind, label, count in (
            ("ei", "Entreprise d'insertion", 1), ("association", "Association", 148),
            ("aci", "Atelier et chantier d'insertion", 2), ("cooperative", "Coopérative", None),
            ("tiers_lieu", "Tiers-lieu", 0),
        )
    ]  # fmt: skip
    resources = [
        (f"r{n}", DEMO, kind, label, f"Ressource n° {n}", "Bligny-sur-Ouche", "registre local")
        for n, (kind, label) in enumerate(
            [("local", "Local vacant"), ("local", "Local vacant"), ("personnes", "Personnes")]
        )
    ]
    sources = [
        (f"s{n:02d}", f"Source publique n° {n}", "INSEE", "Licence Ouverte 2.0",
         "https://www.insee.fr/exemple", str(2016 + n), 35000, "France entière", n, None)
        for n in range(9)
    ]  # fmt: skip
    return {
        "out_activity_themes": frame(
            {"activity_id": TEXT, "theme_id": TEXT, "theme_label_fr": TEXT, "theme_weight": NUMBER},
            [("garage", "mobilite", "Mobilité", 1.0)],
        ),
        "out_activity_resources": frame(
            {
                "activity_id": TEXT, "resource_kind_id": TEXT, "resource_kind_label_fr": TEXT,
                "is_critical": FLAG,
            },
            [("garage", "workshop", "Atelier", True)],
        ),
        "out_opportunity_places": frame(
            {"opportunity_id": TEXT, "commune_code": TEXT, "commune_name": TEXT, "reason_fr": TEXT},
            places,
        ),
        "out_gaps": frame(
            {"epci_code": TEXT, "type_code": TEXT, "type_label_fr": TEXT, "expected_count": NUMBER,
             "expected_low": NUMBER, "expected_high": NUMBER, "observed_count": NUMBER, "gap_count": NUMBER, "equipment_year": WHOLE,
             "is_lacking": FLAG, "sentence_fr": TEXT}, gaps),
        "out_access": frame(
            {"epci_code": TEXT, "type_code": TEXT, "type_label_fr": TEXT, "present_share": NUMBER,
             "p90_road_min": NUMBER, "within_10_min_share": NUMBER, "within_20_min_share": NUMBER,
             "within_30_min_share": NUMBER, "unknown_distance_share": NUMBER,
             "is_road_hypothesis": FLAG, "access_basis_fr": TEXT, "sentence_fr": TEXT,
             "equipment_year": WHOLE},
            [(DEMO, "B201", "Supérette", 0.25, 13.2, 0.5, 1.0, 1.0, 0.0, True,
              "hypothèse de route", "Supérette.", 2018)]),
        "out_scales": frame(
            {"epci_code": TEXT, "zone_kind": TEXT, "zone_code": TEXT, "zone_name": TEXT,
             "epci_people_share": NUMBER, "sentence_fr": TEXT},
            [(DEMO, "bassin_vie", "21231", "Dijon", 0.99, "Bassin de vie de Dijon.")]),
        "out_lookalikes": frame(
            {"epci_code": TEXT, "lookalike_position": WHOLE, "lookalike_code": TEXT,
             "lookalike_name": TEXT, "likeness_distance": NUMBER, "sentence_fr": TEXT},
            [(DEMO, 1, "200041887", "CC du Val Marnaysien", 0.36, "Proche : même taille.")]),
        "out_lookalike_types": frame(
            {"epci_code": TEXT, "type_code": TEXT, "type_label_fr": TEXT, "having_count": WHOLE,
             "lookalike_count": WHOLE, "equipment_year": WHOLE, "sentence_fr": TEXT},
            [(DEMO, "F303", "Cinéma", 8, 10, 2018, "Cinéma : présent dans 8 sur 10.")]),
        "out_sensitivity": frame(
            {"opportunity_id": TEXT, "epci_code": TEXT, "top_share": NUMBER, "draws_fr": TEXT,
             "rank_best": WHOLE, "rank_worst": WHOLE, "change_fr": TEXT},
            [(opportunities["opportunity_id"].iloc[0], DEMO, 0.87,
              "Parmi les cinq premières dans 87 % des tirages.", 1, 3,
              "Perd sa 2e place si le poids de « Bassin de vie » passe de 2 à 2,9.")]),
        "out_feasibility": frame(
            {"opportunity_id": TEXT, "epci_code": TEXT, "chance_share": NUMBER,
             "sentence_fr": TEXT},
            [(opportunities["opportunity_id"].iloc[0], DEMO, 0.25, "25 % de chances")]),
        "out_supply": frame(
            {"epci_code": TEXT, "structure_kind": TEXT, "structure_kind_label_fr": TEXT,
             "structure_count": WHOLE, "structure_year": WHOLE, "note_fr": TEXT}, supply),
        "out_portfolios": frame(
            {"portfolio_id": TEXT, "epci_code": TEXT, "set_title_fr": TEXT, "is_proposed": FLAG,
             "set_size": WHOLE, "verdict": TEXT, "gap_share": NUMBER, "sentence_fr": TEXT},
            [(f"{DEMO}-ensemble-ebe", DEMO, "Entreprise à but d’emploi", True, 3, "a_verifier",
              0.0, "À discuter ensemble.")]),
        "out_portfolio_activities": frame(
            {"portfolio_id": TEXT, "activity_id": TEXT, "epci_code": TEXT,
             "jobs_fte_min": NUMBER, "has_premises": FLAG},
            [(f"{DEMO}-ensemble-ebe", "compost", DEMO, 1.0, False)]),
        "out_existing_supply": frame(
            {"opportunity_id": TEXT, "supply_position": WHOLE, "epci_code": TEXT,
             "structure_name": TEXT, "crow_km": NUMBER, "is_direct": FLAG},
            [(opportunities["opportunity_id"].iloc[0], 1, DEMO, "Les Ateliers", 3.3, True)]),
        "out_resources": frame(
            {"resource_id": TEXT, "epci_code": TEXT, "resource_kind_id": TEXT,
             "resource_kind_label_fr": TEXT, "resource_label_fr": TEXT, "commune_name": TEXT,
             "source_fr": TEXT}, resources),
        "out_governance": frame(
            {"epci_code": TEXT, "structure_id": TEXT, "structure_label_fr": TEXT,
             "row_position": WHOLE, "row_kind": TEXT, "vote_share": NUMBER, "rule_answer": TEXT,
             "sentence_fr": TEXT},
            [(DEMO, "lieu", "Le Lieu", 1, "resume", None, "a_verifier", "Le Lieu : à vérifier."),
             (DEMO, "lieu", "Le Lieu", 2, "college", 0.5, None, "Élu par ses pairs.")]),
        "out_byproducts": frame(
            {"proposal_id": TEXT, "epci_code": TEXT, "resource_id": TEXT,
             "resource_label_fr": TEXT, "activity_id": TEXT, "quantity_fr": TEXT,
             "near_crow_km": NUMBER, "byproduct_status_fr": TEXT},
            [("r0:recyclerie", DEMO, "r0", "Meubles", "recyclerie", None, 3.2, "à confirmer")]),
        "out_skills": frame(
            {"opportunity_id": TEXT, "rome_code": TEXT, "epci_code": TEXT, "rome_label_fr": TEXT,
             "is_covered": FLAG, "skill_sentence_fr": TEXT},
            [(opportunities["opportunity_id"].iloc[0], "A1203", DEMO, "Espaces verts", True,
              "Métier repéré chez des personnes privées d’emploi du territoire.")]),
        "out_criteria": frame(
            {"criterion_id": TEXT, "criterion_label_fr": TEXT, "method_fr": TEXT, "unit": TEXT,
             "direction": TEXT, "floor": NUMBER, "ceiling": NUMBER, "weight": NUMBER,
             "is_core": FLAG, "veto": NUMBER, "source_fr": TEXT},
            [("besoin", "Besoin exprimé", "Part des personnes.", "part des répondants",
              "more_is_better", 0.0, 0.3, 3.0, True, 10.0, "enquêtes")]),
        "out_classes": frame(
            {"class_id": TEXT, "class_label_fr": TEXT, "min_score": NUMBER, "rank_order": WHOLE},
            [("a_etudier_en_premier", "à étudier en premier", 60.0, 1),
             ("a_instruire", "à instruire", 40.0, 2)]),
        "out_thresholds": frame(
            {"threshold_id": TEXT, "sentence_fr": TEXT, "value": NUMBER, "unit": TEXT,
             "source_fr": TEXT}, [("gap_max_ratio", "Un manque", 0.7, "part", "choix")]),
        "out_carrier_rules": frame(
            {"carrier_id": TEXT, "rule_position": WHOLE, "carrier_label_fr": TEXT,
             "rule_reading_fr": TEXT, "rule_sentence_fr": TEXT, "rule_change_fr": TEXT,
             "rule_article_fr": TEXT},
            [("scic", 1, "SCIC", "à vérifier", "Combien d'associés ?", None, "Loi 47-1775")]),
        "out_activities": frame(MODEL, [(
            "epicerie", "Épicerie", "courses, sante", 1.5, 2.5, "estimation", 800, 1500, 15.0,
            "estimation", 60.0, "clients par semaine", "estimation", 6.0, 12.0, 30000.0, 60000.0,
            "estimation", 42000.0, 2024, "estimation", "local", "un local", "groupe",
            "un groupe d'habitants", "les autres commerces")]),
        "out_followups": frame(
            {"opportunity_id": TEXT, "epci_code": TEXT, "activity_label_fr": TEXT,
             "followup_fact": TEXT, "observed_date": TEXT}, []),
        "out_sources": frame(
            {"source_id": TEXT, "title": TEXT, "publisher": TEXT, "licence": TEXT, "address": TEXT,
             "vintage": TEXT, "row_count": WHOLE, "coverage_fr": TEXT, "unmatched_count": WHOLE,
             "note_fr": TEXT}, sources),
    }  # fmt: skip
