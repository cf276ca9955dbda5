"""The words a workbook shows in place of the codes that the other files keep."""

from collections.abc import Mapping

import pyarrow as pa

from generator.opportunities.arithmetic import LEVELS_FR, OPINIONS_FR
from generator.publication.briefs.proposals import GATES, VERDICTS

TO_CHECK = {"a_verifier": "à vérifier"}
CERTAINTIES = {**TO_CHECK, "verifie": "vérifié", "note_fondatrice": "note fondatrice"}
LABELS: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys((*GATES, "ess_answer"), TO_CHECK),
    **dict.fromkeys(
        (
            "jobs_certainty",
            "catchment_certainty",
            "solvable_users_certainty",
            "capex_certainty",
            "revenue_certainty",
        ),
        CERTAINTIES,
    ),
    "verdict": VERDICTS,
    "rule_answer": TO_CHECK,
    "row_kind": {
        "resume": "résumé",
        "college": "collège",
        "regle": "règle",
    },
    "supplementarite_level": LEVELS_FR,
    "cle_opinion": OPINIONS_FR,
    "decision": {
        "retenir": "retenue",
        "approfondir": "à approfondir",
        "ecarter": "écartée",
        "a_examiner": "remise à l’examen",
    },
    "direction": {
        "more_is_better": "le plus haut est le meilleur",
        "less_is_better": "le plus bas est le meilleur",
    },
    "line_kind": {
        "resume": "résumé",
        "demande": "demandé",
        "manque": "ce qui manque",
        **TO_CHECK,
        "lien_fragile": "lien fragile",
    },
    "zone_kind": {"bassin_vie": "bassin de vie", "zone_emploi": "zone d’emploi"},
    "statement_state": {
        "publie": "publié",
        "retenu": "non publié (secret statistique)",
        "aucun": "aucune réponse localisée",
        "sans_enquete": "aucune enquête",
    },
    "variable": {
        "age_band": "âge",
        "category_id": "catégorie",
        "commune_code": "commune",
        "respondent_kind": "qui répond",
    },
}


def in_words(rows: pa.Table) -> pa.Table:
    """Return the same rows with words in place of codes; blanks stay blank."""
    for position, name in enumerate(rows.column_names):
        if name in LABELS:
            told = [LABELS[name].get(code, code) for code in rows[name].to_pylist()]
            rows = rows.set_column(position, name, pa.array(told, type=pa.string()))
    return rows
