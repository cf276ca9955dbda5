"""What the invented territories ask for, and what is known of their answers."""

import pandas as pd

from .territories import (
    COMMUNES,
    DEMO,
    FLAG,
    ISLAND,
    METROPOLIS,
    NUMBER,
    SILENT,
    TEXT,
    WHOLE,
    frame,
)

THEMES = [
    ("sante", "Accès aux soins et à la santé de proximité"), ("mobilite", "Se déplacer"),
    ("commerce", "Commerces et services du quotidien"), ("enfance", "Garde d'enfants"),
    ("grand_age", "Vieillir chez soi, être aidé dans les gestes de la vie courante"),
    ("reparation", "Réparer, réemployer"), ("lien", "Se retrouver, rompre l'isolement"),
    ("numerique", "Aide aux démarches en ligne"), ("logement", "Se loger"),
]  # fmt: skip


def needs() -> pd.DataFrame:
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


def heard() -> dict[str, pd.DataFrame]:
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
