"""Four invented territories: a rich demonstration, one without a survey, overseas, ninety-five."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
import shapely

from generator.publication.tables import TABLES
from generator.warehouse.building import write_frame
from generator.warehouse.engine import connect
from generator.warehouse.store import Build, Store

TEXT, NUMBER, WHOLE, FLAG = "string", "Float64", "Int64", "boolean"
DEMO, SILENT, ISLAND, METROPOLIS = "200039055", "242100410", "249740101", "200093201"
# Lower-left corner (longitude, latitude), side of a commune in degrees, communes a row.
SQUARES = {
    DEMO: (4.60, 47.05, 0.05, 2),
    SILENT: (4.90, 47.20, 0.04, 3),
    ISLAND: (55.40, -21.20, 0.06, 2),
    METROPOLIS: (2.80, 50.50, 0.03, 12),
}
COMMUNES = {
    DEMO: ["Bligny-sur-Ouche", "Thorey-sur-Ouche", "Lusigny-sur-Ouche", "Veuvey-sur-Ouche"],
    SILENT: [f"Saint-Exemple-{n}" for n in range(1, 8)],
    ISLAND: ["La Plaine-des-Exemples", "Saint-Modèle", "Les Trois-Essais"],
    METROPOLIS: [f"Villeneuve-lès-Exemples-{n}" for n in range(1, 96)],
}
FIRST_CODE = {DEMO: 21001, SILENT: 21101, ISLAND: 97401, METROPOLIS: 59001}
CRS = {ISLAND: "EPSG:2975"}


def drawing(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  a drawing of ours, not a stranger's file


def frame(columns: dict[str, str], rows: list[tuple]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns), dtype="object")
    return table.astype({name: kind for name, kind in columns.items() if kind != "object"})


def _territories() -> pd.DataFrame:
    columns = {
        "epci_code": TEXT, "epci_name": TEXT, "epci_nature": TEXT, "departement_code": TEXT,
        "departement_name": TEXT, "population": WHOLE, "population_year": WHOLE,
        "commune_count": WHOLE, "area_km2": NUMBER, "density_per_km2": NUMBER,
        "median_income_eur": NUMBER, "income_year": WHOLE, "unemployment_share": NUMBER,
        "unemployment_year": WHOLE, "density_label_fr": TEXT, "statement_count": WHOLE,
        "survey_count": WHOLE, "is_demo": FLAG, "contour_note_fr": TEXT,
        "associations_note_fr": TEXT, "opportunity_count": WHOLE,
    }  # fmt: skip
    return frame(columns, [
        (DEMO, "CC Ouche et Montagne", "Communauté de communes", "21", "Côte-d'Or", 10412, 2022,
         4, 401.3, 25.9, 23870.0, 2021, 0.064, 2022, "rural à habitat dispersé", 212, 2, True,
         "Contours approchés, dessinés autour du centre de chaque commune.",
         "Associations déclarées au répertoire, actives ou non.", 7),
        (SILENT, "CC sans enquête", "Communauté de communes", "21", "Côte-d'Or", 8120, 2022, 7,
         210.0, 38.7, 22410.0, 2021, None, None, None, None, 0, False, None, None, 2),
        (ISLAND, "CA des Îles d'Exemple", "Communauté d'agglomération", "974", "La Réunion", None,
         None, 3, 98.5, None, None, None, 0.31, 2022, "urbain", None, 0, False, None, None, 0),
        (METROPOLIS, ("Métropole européenne des Communes réunies de la plaine et des deux vallées "
         "du Nord"), "Métropole", "59", "Nord", 1191523, 2022, 95, 672.0, 1773.1, 21060.0, 2021,
         0.093, 2022, "grands centres urbains", 1843, 5, False, None, None, 42),
    ])  # fmt: skip


THEMES = [
    ("sante", "Accès aux soins et à la santé de proximité"), ("mobilite", "Se déplacer"),
    ("commerce", "Commerces et services du quotidien"), ("enfance", "Garde d'enfants"),
    ("grand_age", "Vieillir chez soi, être aidé dans les gestes de la vie courante"),
    ("reparation", "Réparer, réemployer"), ("lien", "Se retrouver, rompre l'isolement"),
    ("numerique", "Aide aux démarches en ligne"), ("logement", "Se loger"),
]  # fmt: skip


def _needs() -> pd.DataFrame:
    columns = {
        "epci_code": TEXT, "theme_id": TEXT, "theme_label_fr": TEXT, "statement_count": WHOLE,
        "statement_share": NUMBER, "weighted_share": NUMBER, "share_low": NUMBER,
        "share_high": NUMBER, "first_three_probability": NUMBER, "is_suppressed": FLAG, "has_official_signal": FLAG,
        "official_sentence_fr": TEXT, "source_kind_count": WHOLE, "source_kinds_fr": TEXT,
        "is_qualified": FLAG, "need_status_fr": TEXT,
    }  # fmt: skip
    rows = []
    for code, total in ((DEMO, 212), (METROPOLIS, 1843), (SILENT, None), (ISLAND, None)):
        for position, (theme, label) in enumerate(THEMES):
            count = None if total is None or position > 6 else total // (position + 4)
            official = position in {0, 1, 4} and code != ISLAND
            told = (
                f"{12 + position} % des habitants vivent à plus de {20 + position} min : c'est "
                "plus que dans les territoires comparables."
            )
            share = None if count is None else count / total
            around = [None] * 3 if share is None else [share, share - 0.05, share + 0.06]
            rows.append((
                code, theme, label, count, share,
                *[None if end is None else round(end, 2) for end in around],
                None if share is None else 0.5,
                total is not None and position > 6, official, told if official else None,
                (count is not None) + official, "enquête", count is not None and official,
                "besoin qualifié" if count and official else "signal",
            ))  # fmt: skip
    return frame(columns, rows)


ACTIVITIES = [
    ("epicerie", "Épicerie multiservice ambulante"), ("transport", "Transport solidaire"),
    ("maison_sante", "Maison de santé pluriprofessionnelle"),
    ("legumerie", "Légumerie et conserverie partagées"), ("creche", "Micro-crèche"),
    ("ressourcerie", "Ressourcerie et atelier de réparation de vélos et d'électroménager"),
    ("conciergerie", "Conciergerie rurale"),
]  # fmt: skip
LONG = (
    "Plus de la moitié des communes n'ont aucun commerce alimentaire et les habitants interrogés "
    "placent les courses parmi leurs trois premières difficultés, surtout les plus âgés"
)


def _opportunities() -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "epci_code": TEXT, "activity_id": TEXT, "activity_label_fr": TEXT,
        "rank": WHOLE, "score": NUMBER, "score_low": NUMBER, "score_high": NUMBER,
        "weight_present_share": NUMBER, "class_id": TEXT, "class_label_fr": TEXT,
        "called_by_fr": TEXT, "gate_resources": TEXT, "gate_catchment": TEXT, "gate_legal": TEXT,
        "gate_supplementarite": TEXT, "gates_fr": TEXT, "reason_fr": TEXT, "counter_fr": TEXT,
        "missing_fr": TEXT, "jobs_fte_min": NUMBER, "jobs_fte_max": NUMBER, "jobs_certainty": TEXT,
        "supplementarite_level": TEXT, "supplementarite_fr": TEXT, "cle_opinion": TEXT,
        "cle_opinion_date": TEXT,
    }  # fmt: skip
    rows = []
    for code, count in ((DEMO, 7), (METROPOLIS, 7), (SILENT, 2)):
        for rank, (activity, label) in enumerate(ACTIVITIES[:count], start=1):
            first = rank <= 2 and code != SILENT
            rows.append((
                f"{code}-{activity}", code, activity, label, rank,
                None if rank == 7 else 80.0 - 4 * rank, 60.0 - 4 * rank, 90.0 - 2 * rank, 0.75,
                "a_etudier_en_premier" if first else "a_instruire",
                "à étudier en premier" if first else "à instruire", "un besoin et un manque",
                "a_verifier" if rank % 2 else "oui", "oui", "non" if rank == 6 else "oui",
                "a_verifier", "La supplémentarité reste à vérifier.",
                f"{LONG} ; {15 + rank} min en moyenne pour le service le plus proche",
                (f"Un service proche existe déjà à {8 + rank} km et la clientèle pourrait ne pas "
                "suffire : le seuil de rentabilité n'est pas atteint dans des territoires comparables"),
                "Solvabilité et délai sont inconnus.", 1.5, 1.0 + rank, "a_verifier",
                "forte", "2 concurrents directs dans l’EPCI.", None, None,
            ))  # fmt: skip
    return frame(columns, rows)


def _parts(opportunities: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "criterion_id": TEXT, "criterion_label_fr": TEXT, "value": NUMBER,
        "unit": TEXT, "floor": NUMBER, "ceiling": NUMBER, "direction": TEXT, "weight": NUMBER,
        "mark": NUMBER, "part": NUMBER, "is_missing": FLAG, "sentence_fr": TEXT, "source_fr": TEXT,
    }  # fmt: skip
    rows = []
    for key in opportunities["opportunity_id"]:
        rows += [
            (key, "besoin", "Besoin", 0.31, "share, 0 to 1", 0.0, 0.4, "more_is_better", 3.0, 77.5,
             40.0, False, "31 % des propos citent ce besoin.", "Enquêtes importées"),
            (key, "ressources", "Ressources locales", 2.0, "nombre", 0.0, 4.0, "more_is_better",
             2.0, 50.0, 20.0, False,
             ("2 ressources locales utiles sont inscrites : un local communal vacant et un groupe "
             "d'habitants motivés."), "Registre local"),
            (key, "solvabilite", "Solvabilité", None, "euros par ETP", 0.0, 1.0, "more_is_better",
             1.0, None, None, True, None, None),
        ]  # fmt: skip
    return frame(columns, rows)


def _carriers() -> pd.DataFrame:
    columns = {
        "activity_id": TEXT, "carrier_id": TEXT, "carrier_label_fr": TEXT,
        "preference_rank": WHOLE, "verdict": TEXT, "reason_fr": TEXT, "to_change_fr": TEXT,
        "to_check_fr": TEXT, "articles_fr": TEXT,
    }  # fmt: skip
    rows = []
    for activity, _ in ACTIVITIES:
        rows += [
            (activity, "ebe", "Entreprise à but d'emploi", 1, "a_verifier", "La loi a changé.",
             None, "La date de fin de l'expérimentation est à confirmer avant de commencer",
             "Loi 2020-1577, art. 9"),
            (activity, "scic", "SCIC", 2, "oui", "Trois catégories d'associés.", None, None,
             "Loi 47-1775, art. 19 septies"),
            (activity, "spl", "Société publique locale", 3, "non", "Pas d'associé privé.",
             "Il faudrait que seules des collectivités soient actionnaires", None,
             "CGCT, L1531-1"),
        ]  # fmt: skip
    return frame(columns, rows)


def _possible_carriers(opportunities: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "carrier_position": WHOLE, "epci_code": TEXT, "is_existing": FLAG,
        "structure_name": TEXT, "carrier_id": TEXT, "carrier_label_fr": TEXT,
        "existing_count": WHOLE, "verdict": TEXT, "fit_score": WHOLE, "fit_unknown_fr": TEXT,
    }  # fmt: skip
    rows = []
    for key, epci in zip(opportunities["opportunity_id"], opportunities["epci_code"], strict=True):
        rows += [
            (key, 1, epci, True, "Les Ateliers", "aci", "atelier ou chantier d’insertion", None,
             "a_verifier", None, None),
            (key, 2, epci, False, None, "scic", "SCIC", None, "oui", 3, "Inconnu : tout le reste."),
            (key, 3, epci, False, None, "spl", "Société publique locale", 1, "non", -1, None),
        ]  # fmt: skip
    return frame(columns, rows)


def _small_tables(opportunities: pd.DataFrame) -> dict[str, pd.DataFrame]:
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
            [("a_etudier_en_premier", "à étudier en premier", 60.0, 1)]),
        "out_thresholds": frame(
            {"threshold_id": TEXT, "sentence_fr": TEXT, "value": NUMBER, "unit": TEXT,
             "source_fr": TEXT}, [("gap_max_ratio", "Un manque", 0.7, "part", "choix")]),
        "out_sources": frame(
            {"source_id": TEXT, "title": TEXT, "publisher": TEXT, "licence": TEXT, "address": TEXT,
             "vintage": TEXT, "row_count": WHOLE, "coverage_fr": TEXT, "unmatched_count": WHOLE,
             "note_fr": TEXT}, sources),
    }  # fmt: skip


def _communes() -> pd.DataFrame:
    columns = {
        "commune_code": TEXT, "commune_name": TEXT, "epci_code": TEXT, "population": WHOLE,
        "crs": TEXT, "is_approximate": FLAG, "statement_count": WHOLE, "geometry": "object",
    }  # fmt: skip
    rows = []
    for code, names in COMMUNES.items():
        left, bottom, side, a_row = SQUARES[code]
        for n, name in enumerate(names):
            x, y = left + side * (n % a_row), bottom + side * (n // a_row)
            rows.append((
                f"{FIRST_CODE[code] + n:05d}", name, code, 400 + 310 * n,
                CRS.get(code, "EPSG:2154"), code == DEMO,
                (None, 40, 25, 11)[n] if code == DEMO else None,
                shapely.box(x, y, x + side, y + side),
            ))  # fmt: skip
    return frame(columns, rows)


TOPICS = [
    ("Horaires et lignes de car", 31, "nommé par une personne"),
    ("permis, voiture, garage", 14, "proposé par le calcul, à relire"),
    ("vélo, piste, route", 12, "proposé par le calcul, à relire"),
    ("gare, train, billet", 11, "proposé par le calcul, à relire"),
]
VERBATIM = (
    "Sans voiture, on ne peut aller ni chez le médecin ni au marché, et le dernier car passe à "
    "seize heures trente."
)


def _heard() -> dict[str, pd.DataFrame]:
    """Make what is known of the answers: fragile and compared in one EPCI, not in the other."""
    topics = [
        (code, theme, label, f"{code}-{theme}-{n}", topic, count, 0.8, origin, VERBATIM)
        for code in (DEMO, METROPOLIS)
        for theme, label in THEMES[:4]
        for n, (topic, count, origin) in enumerate(TOPICS)
    ]
    hot = [True] * 5 + [False] * 15 + [None] * 2
    places = [
        (
            METROPOLIS,
            f"{59001 + n}",
            COMMUNES[METROPOLIS][n],
            *THEMES[4],
            12,
            0.4 - n / 100,
            0.2,
            0.6,
            0.3,
            is_hot,
            "en clair",
        )
        for n, is_hot in enumerate(hot)
    ] + [(DEMO, "21002", COMMUNES[DEMO][1], *THEMES[0], 40, 0.3, 0.2, 0.4, None, None, "en clair")]
    surveys = [
        (
            DEMO,
            2,
            212,
            "100 réponses ou plus",
            "éloignée",
            True,
            "fragile : réponses peu représentatives",
            True,
        ),
        (
            METROPOLIS,
            5,
            1843,
            "300 réponses ou plus",
            None,
            False,
            "on ne sait pas si les réponses ressemblent à la population",
            False,
        ),
    ]
    absent, few = "personne n’a répondu", "moins de la moitié de sa part dans la population"
    unheard = [
        (DEMO, "age_band", "15-29", "de 15 à 29 ans", 0.12, few),
        (DEMO, "age_band", "75+", "75 ans et plus", 0.11, few),
        (DEMO, "category_id", "cs1", "agriculteurs exploitants", 0.03, absent),
        (DEMO, "commune_code", "21001", COMMUNES[DEMO][0], 0.25, absent),
        (DEMO, "respondent_kind", "entreprise", "entreprises", None, absent),
        *[
            (
                METROPOLIS,
                "commune_code",
                f"{59050 + n}",
                COMMUNES[METROPOLIS][49 + n],
                0.002 + n / 10000,
                absent,
            )
            for n in range(14)
        ],
    ]
    hybrid = (
        "À {}, « se déplacer », « se loger » et « accès aux soins et à la santé de proximité » se "
        "disent au même endroit, où des locaux sont connus : un lieu hybride plutôt que des "
        "activités rivales."
    )
    clusters = [
        (
            METROPOLIS,
            f"{59001 + n}",
            name,
            "sante, mobilite, logement",
            "Thèmes",
            "vacant_building",
            "bâtiment vacant ou patrimonial",
            None,
            None,
            True,
            True,
            None,
            hybrid.format(name),
        )
        for n, name in enumerate(COMMUNES[METROPOLIS][:2])
    ] + [
        (
            DEMO,
            "21002",
            COMMUNES[DEMO][1],
            "sante",
            "Santé",
            None,
            None,
            None,
            None,
            False,
            False,
            None,
            None,
        )
    ]
    chains = [
        (code, chain, label, "céréales (registre)", missing, None, missing, ids, activities,
         "lecture du projet", "En clair.")
        for code in (DEMO, METROPOLIS)
        for chain, label, missing, ids, activities in (
            ("ble", "Blé, farine et pain", "meunerie", None, None),
            ("courts", "Circuits courts alimentaires", "transformation ou légumerie",
             "conserverie, legumerie", "Conserverie locale ; Légumerie"),
            ("bois", "Bois local", None, None, None),
        )
    ]  # fmt: skip
    return {
        "out_topics": frame(
            {"epci_code": TEXT, "theme_id": TEXT, "theme_label_fr": TEXT, "topic_id": TEXT,
             "topic_label_fr": TEXT, "statement_count": WHOLE, "stability": NUMBER,
             "topic_origin_fr": TEXT, "verbatims_fr": TEXT}, topics),
        "out_place_needs": frame(
            {"epci_code": TEXT, "commune_code": TEXT, "commune_name": TEXT, "theme_id": TEXT,
             "theme_label_fr": TEXT, "statement_count": WHOLE, "smoothed_share": NUMBER,
             "share_low": NUMBER, "share_high": NUMBER, "top10_probability": NUMBER,
             "is_hot_spot": FLAG, "hot_spot_fr": TEXT}, places),
        "out_surveys": frame(
            {"epci_code": TEXT, "survey_count": WHOLE, "statement_count": WHOLE,
             "effective_answers_fr": TEXT, "representativeness_fr": TEXT, "is_fragile": FLAG,
             "confidence_fr": TEXT, "is_raked": FLAG}, surveys),
        "out_unheard": frame(
            {"epci_code": TEXT, "variable": TEXT, "modality": TEXT, "modality_label_fr": TEXT,
             "population_share": NUMBER, "unheard_fr": TEXT}, unheard),
        "out_clusters": frame(
            {"epci_code": TEXT, "commune_code": TEXT, "commune_name": TEXT, "theme_ids": TEXT,
             "theme_labels_fr": TEXT, "resource_kind_ids": TEXT, "resource_labels_fr": TEXT,
             "structure_labels_fr": TEXT, "reach_fr": TEXT, "is_in_qpv": FLAG, "is_hybrid": FLAG,
             "composite_activities_fr": TEXT, "sentence_fr": TEXT}, clusters),
        "out_value_chains": frame(
            {"epci_code": TEXT, "chain_id": TEXT, "chain_label_fr": TEXT, "seen_links_fr": TEXT,
             "unseen_links_fr": TEXT, "unknown_links_fr": TEXT, "missing_link_fr": TEXT,
             "activity_ids": TEXT, "activity_labels_fr": TEXT, "source_fr": TEXT,
             "sentence_fr": TEXT}, chains),
    }  # fmt: skip


def invented_tables() -> dict[str, pd.DataFrame]:
    opportunities = _opportunities()
    return (
        {
            "out_territories": _territories(),
            "out_needs": _needs(),
            "out_opportunities": opportunities,
            "out_opportunity_parts": _parts(opportunities),
            "out_activity_carriers": _carriers(),
            "out_opportunity_carriers": _possible_carriers(opportunities),
            "out_communes": _communes(),
        }
        | _heard()
        | _small_tables(opportunities)
    )


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    return invented_tables()


@pytest.fixture(scope="session")
def store_and_build(tables, tmp_path_factory) -> tuple[Store, Build]:
    return stored(tables, tmp_path_factory.mktemp("entrepot"))


def stored(tables: dict[str, pd.DataFrame], folder: Path) -> tuple[Store, Build]:
    """Put frames in a store as a build does."""
    store = Store(folder)
    store.tables.mkdir(parents=True)
    con = connect()
    keys = {table.name: table.keys for table in TABLES}
    records = {}
    for name, rows in tables.items():
        temporary = write_frame(con, store, name, rows, keys[name])
        records[name] = store.keep(name, "cle", temporary, {}, 0.0)
    con.close()
    return store, store.finish(records, {})
