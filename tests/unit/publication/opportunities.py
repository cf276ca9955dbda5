"""Invented opportunities, their criteria, and who could carry them."""

import pandas as pd

from .territories import (
    DEMO,
    FLAG,
    METROPOLIS,
    NUMBER,
    SILENT,
    TEXT,
    WHOLE,
    frame,
)

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


def opportunities() -> pd.DataFrame:
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


def parts(opportunities: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "criterion_id": TEXT, "criterion_label_fr": TEXT, "value": NUMBER,
        "unit": TEXT, "floor": NUMBER, "ceiling": NUMBER, "direction": TEXT, "weight": NUMBER,
        "mark": NUMBER, "mark_low": NUMBER, "mark_high": NUMBER, "part": NUMBER, "is_missing": FLAG, "sentence_fr": TEXT, "source_fr": TEXT,
    }  # fmt: skip
    rows = []
    for key in opportunities["opportunity_id"]:
        rows += [
            (key, "besoin", "Besoin", 0.31, "share, 0 to 1", 0.0, 0.4, "more_is_better", 3.0, 77.5,
             70.0, 85.0, 40.0, False, "31 % des propos citent ce besoin.", "Enquêtes importées"),
            (key, "ressources", "Ressources locales", 2.0, "nombre", 0.0, 4.0, "more_is_better",
             2.0, 50.0, 50.0, 50.0, 20.0, False,
             ("2 ressources locales utiles sont inscrites : un local communal vacant et un groupe "
             "d'habitants motivés."), "Registre local"),
            (key, "solvabilite", "Solvabilité", None, "euros par ETP", 0.0, 1.0, "more_is_better",
             1.0, None, None, None, None, True, None, None),
        ]  # fmt: skip
    return frame(columns, rows)


def carriers(opportunities: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "carrier_position": WHOLE, "epci_code": TEXT, "is_existing": FLAG,
        "structure_name": TEXT, "carrier_id": TEXT, "carrier_label_fr": TEXT,
        "existing_count": WHOLE, "verdict": TEXT, "reason_fr": TEXT, "to_change_fr": TEXT,
        "to_check_fr": TEXT, "fit_score": WHOLE, "fit_unknown_fr": TEXT, "commune_name": TEXT,
    }  # fmt: skip
    rows = []
    for key, epci in zip(opportunities["opportunity_id"], opportunities["epci_code"], strict=True):
        rows += [
            (key, 1, epci, True, "Les Ateliers", "aci", "atelier ou chantier d’insertion", None,
             "a_verifier", "Elle en a le statut.", None,
             "La convention est-elle toujours en cours ?", None, None,
             "Créancey"),
            (key, 2, epci, False, None, "scic", "SCIC", None, "oui",
             "Trois catégories d'associés.", None, None, 3, "Inconnu : tout le reste.", None),
            (key, 3, epci, False, None, "ebe", "Entreprise à but d'emploi", None, "a_verifier",
             "La loi a changé.", None,
             "La date de fin de l'expérimentation est à confirmer avant de commencer", 2, None, None),
            (key, 4, epci, False, None, "spl", "Société publique locale", 1, "non",
             "Pas d'associé privé.",
             "Il faudrait que seules des collectivités soient actionnaires", None, -1, None, None),
        ]  # fmt: skip
    return frame(columns, rows)


def coalitions() -> pd.DataFrame:
    columns = {
        "opportunity_id": TEXT, "coalition_position": WHOLE, "epci_code": TEXT, "carrier_id": TEXT,
        "line_kind": TEXT, "actor_id": TEXT, "actor_label_fr": TEXT, "roles_fr": TEXT,
        "associate_category_fr": TEXT, "betweenness_share": NUMBER, "sentence_fr": TEXT,
    }  # fmt: skip
    key = f"{DEMO}-epicerie"
    return frame(columns, [
        (key, 1, DEMO, "scic", "resume", None, None, None, None, None, "1 acteur suffit."),
        (key, 2, DEMO, "scic", "acteur", "act-1", "Les Amis", "porter le projet", None, 0.5,
         "Les Amis peut porter le projet."),
        (key, 3, DEMO, "scic", "manque", None, None, None, None, None, "Il manque un local."),
    ])  # fmt: skip
