"""Say who speaks, in six kinds, from the words people use for themselves. Pure."""

import re

from generator.folding import fold_name

UNKNOWN_KIND = "inconnu"
# Folded words; the first kind whose word is found wins, so the narrower kinds stand first.
KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "association",
        re.compile(r"\b(?:asso|assos|associations?|associatif|associative|benevoles?|club)\b"),
    ),
    (
        "acteur_public",
        re.compile(
            r"\b(?:mairie|commune|collectivite|elu|elue|elus|maire|ccas|cias|epci|departement"
            r"|region|etat|acteur public|service public|etablissement public|ecole|college|hopital"
            r"|agent public|france travail|mission locale)\b"
        ),
    ),
    (
        "entreprise",
        re.compile(
            r"\b(?:entreprises?|entrepreneur|entrepreneuse|artisan|artisane|commercant|commercante"
            r"|agriculteur|agricultrice|exploitant|exploitante|societe|sarl|auto entrepreneur"
            r"|profession liberale|employeur|dirigeant|dirigeante)\b"
        ),
    ),
    (
        "acteur_local",
        re.compile(r"\b(?:acteur local|acteurs locaux|professionnel|professionnelle|partenaire)\b"),
    ),
    (
        "habitant",
        re.compile(
            r"\b(?:habitants?|habitantes?|citoyen|citoyenne|particulier|particuliere|couple|famille"
            r"|parent|parents|retraite|retraitee|etudiant|etudiante|lyceen|lyceenne|resident"
            r"|residente|riverain|riveraine|locataire|proprietaire|m|mr|mme|monsieur|madame"
            r"|salarie|salariee|demandeur d emploi|demandeuse d emploi|usager|usagere|senior)\b"
        ),
    ),
)
IDS = {"habitant", "entreprise", "association", "acteur_public", "acteur_local", UNKNOWN_KIND}


def kind_of_respondent(written: object, default: str) -> str:
    """Return the kind a cell tells, ``inconnu`` if it is not understood, ``default`` if blank."""
    if not isinstance(written, str):
        return default
    if written.strip() in IDS:
        return written.strip()
    folded = fold_name(written)
    return next((kind for kind, words in KIND_WORDS if words.search(folded)), UNKNOWN_KIND)
