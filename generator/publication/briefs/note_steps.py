"""What a note asks to do next, from what is not known yet, and what it does not say."""

from collections.abc import Mapping

import pandas as pd

from generator.french import is_known, listed, sentence, text_of, typographic, within

MISSING_COUNT = 3
TO_CHECK = "a_verifier"
DECIDE = "Décider en comité : étudier, mettre en veille ou rejeter, avec la raison."
ASK_COMMITTEE = "Demander au comité local pour l'emploi son avis sur la supplémentarité."
NOT_A_STUDY = (
    "Ce n'est pas une étude : la demande solvable, le site et le budget restent à vérifier sur "
    "place."
)
STARTING_FIGURES = (
    "Les ordres de grandeur viennent du catalogue, non de ce territoire ; « estimation » veut dire "
    "à vérifier."
)
NOT_ADVICE = "« À vérifier » est la réponse du droit tant que le projet n'est pas écrit."
BOUNDS = "Une note est entre ses bornes tant que des critères sont inconnus."


def next_steps(
    own: Mapping[str, pd.DataFrame], row: pd.Series, activity: pd.Series | None
) -> tuple[str, ...]:
    """List what to do next, the most decisive first."""
    steps = [
        _missing_resource(row, activity),
        _around(activity),
        ASK_COMMITTEE if row["gate_supplementarite"] == TO_CHECK else "",
        _carrier(own["out_opportunity_carriers"]),
        _missing_data(own["out_opportunity_parts"]),
        DECIDE,
    ]
    return tuple(typographic(step) for step in steps if step)


def limits(row: pd.Series) -> tuple[str, ...]:
    """Say what a note does not say."""
    has_bounds = is_known(row["score_low"]) and is_known(row["score_high"])
    said = [NOT_A_STUDY, STARTING_FIGURES, NOT_ADVICE, *([BOUNDS] if has_bounds else [])]
    return tuple(typographic(text) for text in said)


def _missing_resource(row: pd.Series, activity: pd.Series | None) -> str:
    if row["gate_resources"] != TO_CHECK or activity is None:
        return ""
    named = text_of(activity["critical_resources_fr"])
    return f"Chercher sur place, puis inscrire au registre : {named}." if named else ""


def _around(activity: pd.Series | None) -> str:
    if activity is None or not is_known(activity["supply_check_fr"]):
        return ""
    return f"Regarder alentour : {within(text_of(activity['supply_check_fr'])).rstrip('.')}."


def _carrier(carriers: pd.DataFrame) -> str:
    """Ask first who is already there, else the first question of the first carrier."""
    ordered = carriers.sort_values("carrier_position")
    there = ordered[ordered["is_existing"].fillna(value=False)]
    if len(there):
        names = list(dict.fromkeys(text_of(name) for name in there["structure_name"]))
        return f"Interroger d'abord qui est déjà là : {listed(names)}."
    asked = ordered[ordered["to_check_fr"].notna()]
    if asked.empty:
        return ""
    first = str(asked["to_check_fr"].iloc[0]).split("?")[0].strip()
    label = text_of(asked["carrier_label_fr"].iloc[0])
    return sentence(f"Pour le porteur {label}, répondre à la première question : {first} ?")


def _missing_data(parts: pd.DataFrame) -> str:
    missing = parts[parts["is_missing"].fillna(value=True)].sort_values(
        ["weight", "criterion_id"], ascending=[False, True]
    )
    if missing.empty:
        return ""
    names = [within(text_of(label)) for label in missing["criterion_label_fr"]]
    return f"Réunir ce qui manque, le plus lourd d'abord : {listed(names, MISSING_COUNT)}."
