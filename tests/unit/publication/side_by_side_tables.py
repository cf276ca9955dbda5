"""Three invented territories to put side by side: one asked, one overseas, one asked by few."""

from .territories import FLAG, NUMBER, TEXT, WHOLE, frame

HERE, ISLAND, FEW = "200000001", "200000002", "200000003"
PLACES = (HERE, ISLAND, FEW)


def needs(rows):
    """Rows are EPCI, theme, count, share, low, high, withheld, qualified, signalled."""
    columns = {
        "epci_code": TEXT, "theme_id": TEXT, "statement_count": WHOLE, "weighted_share": NUMBER,
        "share_low": NUMBER, "share_high": NUMBER, "is_suppressed": FLAG, "is_qualified": FLAG,
        "has_official_signal": FLAG,
    }  # fmt: skip
    table = frame(columns, rows)
    return table.assign(theme_label_fr=table["theme_id"].str.capitalize())


def small_tables():
    territory = {
        "epci_code": TEXT, "epci_name": TEXT, "departement_code": TEXT, "population": WHOLE,
        "population_year": WHOLE, "commune_count": WHOLE, "density_per_km2": NUMBER,
        "median_income_eur": NUMBER, "income_year": WHOLE, "unemployment_share": NUMBER,
        "unemployment_year": WHOLE, "density_label_fr": TEXT, "income_note_fr": TEXT,
        "lookalikes_fr": TEXT, "survey_count": WHOLE, "statement_count": WHOLE, "is_demo": FLAG,
    }  # fmt: skip
    opportunity = {
        "epci_code": TEXT, "activity_id": TEXT, "activity_label_fr": TEXT, "rank": WHOLE,
        "score": NUMBER, "score_low": NUMBER, "score_high": NUMBER, "class_id": TEXT,
        "class_label_fr": TEXT, "weight_present_share": NUMBER,
    }  # fmt: skip
    gap = {
        "epci_code": TEXT, "type_code": TEXT, "type_label_fr": TEXT, "expected_count": NUMBER,
        "expected_low": NUMBER, "expected_high": NUMBER, "observed_count": WHOLE,
        "gap_count": NUMBER, "equipment_year": WHOLE, "is_lacking": FLAG,
    }  # fmt: skip
    best, next_one = ("a", "à étudier en premier"), ("b", "à instruire")
    return {
        "out_territories": frame(territory, [
            (HERE, "CC d'Ici", "21", 10_000, 2023, 9, 50.0, 20_000.0, 2015, 0.06, 2025, "rural",
             None, "Les plus semblables : deux.", 1, 100, False),
            (ISLAND, "CA de l'Île", "974", 25_000, 2023, 4, 125.0, None, None, None, None, None,
             "Revenu inconnu : non publié.", None, 0, None, False),
            (FEW, "CC des Peu", "58", 8_000, 2023, 7, 40.0, 20_000.0, 2015, 0.06, 2025, "rural",
             None, None, 1, 40, False),
        ]),
        "out_surveys": frame(
            {"epci_code": TEXT, "confidence_fr": TEXT, "is_fragile": FLAG},
            [(HERE, "réponses nombreuses", False), (FEW, "fragile : peu de réponses", True)]),
        "out_needs": needs([
            (HERE, "mobilite", 30, 0.30, 0.25, 0.35, False, True, False),
            (HERE, "sante", 20, 0.20, 0.15, 0.25, False, False, False),
            (HERE, "culture", None, None, None, None, True, False, False),
            (FEW, "mobilite", 4, 0.10, 0.05, 0.20, False, False, False),
            (FEW, "sante", 10, 0.25, 0.15, 0.35, False, False, False),
            (ISLAND, "sante", None, None, None, None, False, False, True),
        ]),
        "out_supply": frame(
            {"epci_code": TEXT, "structure_kind": TEXT, "structure_kind_label_fr": TEXT,
             "structure_count": WHOLE, "structure_year": WHOLE, "note_fr": TEXT},
            [(HERE, "siae", "Structures d’insertion", 0, 2020, None),
             (ISLAND, "siae", "Structures d’insertion", None, None, "source non chargée"),
             (FEW, "siae", "Structures d’insertion", 2, 2020, None)]),
        "out_gaps": frame(gap, [
            (HERE, "B1", "Boulangerie", 9.0, 5.0, 14.0, 4, 5.0, 2018, True),
            (FEW, "B1", "Boulangerie", 6.0, 3.0, 10.0, 6, 0.0, 2018, False),
            (ISLAND, "B1", "Boulangerie", 12.0, 7.0, 20.0, 5, 7.0, 2018, True),
            (HERE, "A1", "Taxi", 3.0, 1.0, 6.0, 3, 0.0, 2018, False),
            (FEW, "A1", "Taxi", 3.0, 1.0, 6.0, 0, 3.0, 2018, True),
        ]),
        "out_classes": frame(
            {"class_id": TEXT, "rank_order": WHOLE}, [("a", 1), ("b", 2), ("c", 3)]),
        "out_opportunities": frame(opportunity, [
            (HERE, "garage", "Garage solidaire", 1, 70.0, 60.0, 80.0, *best, 0.9),
            (FEW, "garage", "Garage solidaire", 1, 50.0, 30.0, 90.0, *next_one, 0.5),
            (HERE, "cafe", "Café associatif", 2, 50.0, 40.0, 60.0, *next_one, 0.9),
            (FEW, "cafe", "Café associatif", 2, 45.0, 40.0, 60.0, *next_one, 0.9),
            (FEW, "velo", "Atelier vélo", 3, 44.0, 40.0, 60.0, *next_one, 0.9),
        ]),
        "out_lookalikes": frame(
            {"epci_code": TEXT, "lookalike_position": WHOLE, "lookalike_code": TEXT},
            [(HERE, 1, FEW)]),
        "out_lookalike_types": frame(
            {"epci_code": TEXT, "type_code": TEXT, "having_count": WHOLE, "sentence_fr": TEXT},
            [(HERE, "F3", 8, "Cinéma : présent dans 8 sur 10."),
             (HERE, "C1", 10, "École : présente dans 10 sur 10."),
             (FEW, "F3", 9, "Cinéma : présent dans 9 sur 10.")]),
        "core_epcis": frame(
            {"epci_code": TEXT, "population": WHOLE, "area_km2": NUMBER, "crs": TEXT},
            [(HERE, 10_000, 200.0, "EPSG:2154"), (ISLAND, 25_000, 200.0, "EPSG:2975"),
             (FEW, 8_000, 200.0, "EPSG:2154")]),
        "core_epci_figures": frame(
            {"epci_code": TEXT, "median_income_eur": NUMBER},
            [(HERE, 20_000.0), (FEW, 20_000.0)]),
        "core_epci_growth": frame(
            {"epci_code": TEXT, "growth_share_per_year": NUMBER}, [(code, 0.0) for code in PLACES]),
        "core_epci_ruralities": frame(
            {"epci_code": TEXT, "rurality_label_fr": TEXT, "people_share": NUMBER},
            [(code, "rural", 1.0) for code in PLACES]),
    }  # fmt: skip
