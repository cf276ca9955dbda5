"""Sentences every brief shares: what is asked, what is not said, how it was made."""

import pandas as pd

from generator.french import agree, counted, is_known, number, text_of, typographic
from generator.publication.briefs.proposals import Shortlist

NO_SURVEY = (
    "Aucune enquête n'a été importée pour ce territoire : les besoins ne viennent que de "
    "chiffres officiels ; ce sont des signaux, pas des besoins qualifiés."
)
NO_ONE_ASKED = "pas d’enquête"
NO_SURVEY_NO_SIGNAL = (
    "Aucune enquête n'a été importée pour ce territoire : aucun besoin n'y est connu."
)
DEMO = "Données fictives. Réponses, ressources et acteurs sont inventés pour la démonstration."
# What a brief says where it has nothing to show, the same on paper and on a screen.
ABSENT = {
    name: typographic(text)
    for name, text in {
        "gap": "Aucun manque n'est établi par les données réunies ; cela ne prouve pas qu'il n'y "
        "en ait pas.",
        "supply": "Les structures présentes n'ont pas été recensées : leur nombre est inconnu.",
        "map": "Carte non dessinée : les contours des communes sont absents des données.",
        "signal": "Aucun chiffre officiel ne signale de besoin dans les données réunies.",
        "obstacle": "non évalué.",
        "carrier": "aucun porteur n'est décrit au catalogue.",
        "followup": "Aucun bilan n'a encore été noté.",
    }.items()
}
METHOD = (
    "Chaque activité candidate passe quatre conditions (ressource critique, bassin minimal, cadre "
    "légal, ne pas remplacer un emploi existant), puis reçoit une note sur des critères aux bornes "
    "fixes, les mêmes pour tous les territoires. Une donnée manquante élargit la fourchette de la "
    "note, elle ne l'abaisse pas."
)
STUDY = (
    "Une note élevée signale une piste à étudier ; elle ne garantit ni l'équilibre économique ni "
    "les emplois."
)
POLL = "L'enquête n'est pas un sondage :"
NOT_COMPARED = (
    "faute de comparaison avec le recensement, on ne sait pas si ceux qui ont répondu ressemblent "
    "à la population."
)
NOT_SAID = (
    "la ressemblance de ceux qui ont répondu avec la population n'est pas publiée : elle ferait "
    "retrouver un petit nombre."
)
LIKENESS = (
    "par les âges ou les catégories, la ressemblance de ceux qui ont répondu avec la population "
    "est « {likeness} »{raked}."
)
RAKED = " ; les parts en tiennent compte, sans rendre la parole aux absents"
BOUNDS = (
    "Les deux bornes d'une part ne comptent que le hasard des réponses ; elles ne disent rien de "
    "ceux qui n'ont pas répondu."
)
ONE_ANSWER_ONE_PERSON = (
    "Une réponse sans identifiant de personne compte pour une personne : qui en a donné plusieurs "
    "compte plusieurs fois."
)
SMOOTHED = (
    "Là où peu de personnes ont répondu, la part d'une commune est rapprochée de celle du "
    "territoire : elle ne dit pas l'avis de chaque village."
)
NOT_HEARD = "Sans enquête, on ne sait pas ce dont les habitants disent avoir besoin."
UNKNOWN_IS_NOT_ZERO = "Un chiffre inconnu n'est pas un zéro : il reste inconnu."
ASK_PEOPLE = (
    "Importer une enquête ou des entretiens : un besoin dit par les habitants et confirmé par un "
    "chiffre officiel devient un besoin qualifié."
)
LIST_RESOURCES = (
    "Inscrire au registre les locaux vacants, le foncier, les savoir-faire, les flux de matière "
    "et les groupes prêts à agir : une ressource peut à elle seule appeler une activité."
)
EXTEND_CATALOGUE = (
    "Compléter le catalogue : une activité qui n'y est pas décrite ne peut pas être proposée."
)


def proposals_intro(chosen: Shortlist) -> str:
    """Say how many activities were candidates, and how those below were chosen."""
    if not chosen.proposals:
        return typographic(_nothing(chosen))
    candidates = counted(chosen.candidate_count, "activité candidate", "activités candidates")
    refused = chosen.refused_count
    aside = f", dont {number(refused)} {agree(refused, 'écartée')} par une condition non remplie"
    begin = f"{candidates}{aside if refused else ''}."
    if not chosen.has_first_class:
        begin += " Aucune n'atteint la classe « à étudier en premier »."
    return typographic(f"{begin} {_shown(chosen)}")


def _shown(chosen: Shortlist) -> str:
    if chosen.candidate_count - chosen.refused_count == 1:
        return "La voici ; le détail est dans le classeur joint."
    return (
        "Voici les mieux classées : d'abord par classe, puis d'après le milieu de la fourchette "
        "de leur note ; toutes sont dans le classeur joint."
    )


def _nothing(chosen: Shortlist) -> str:
    if chosen.refused_count:
        refused = chosen.refused_count
        return (
            f"Aucune activité n'est à étudier à ce jour : {number(refused)} "
            f"{agree(refused, 'candidate')}, toutes écartées par une condition non remplie. "
            "Le classeur joint dit laquelle, activité par activité."
        )
    return (
        "Aucune activité candidate à ce jour : aucun besoin qualifié, aucun manque et aucune "
        "ressource locale connus n'en appelle une. Ce n'est pas la preuve qu'il n'y a pas de "
        "besoin : c'est ce que les données réunies permettent de dire."
    )


def decision(proposal_count: int, *, has_survey: bool) -> str:
    """Ask the one decision that moves the territory forward."""
    if proposal_count and has_survey:
        text = (
            "Choisir l'activité dont l'étude commence, et désigner l'élu et le technicien qui la "
            "suivent. Chaque autre activité est mise en veille ou rejetée, avec la raison."
        )
    elif not has_survey:
        text = (
            "Engager l'écoute des habitants, des entreprises et des associations (enquête et "
            "entretiens), et désigner l'élu qui la porte : sans elle, aucun besoin n'est qualifié."
        )
    else:
        text = (
            "Faire compléter le registre des ressources locales (locaux, foncier, compétences, "
            "flux de matière), et désigner l'élu qui le porte."
        )
    return typographic(text)


def limits(
    survey: pd.Series | None, *, is_demo: bool, has_withheld: bool, has_places: bool
) -> tuple[str, ...]:
    """Say what the results do not say.

    Parameters
    ----------
    survey
        The EPCI's row of ``out_surveys``; None where nobody was asked.
    has_places
        Whether a share of one commune is told somewhere.
    """
    said = [STUDY, *_of_answers(survey), *([SMOOTHED] if has_places else []), UNKNOWN_IS_NOT_ZERO]
    if has_withheld:
        said.append("Les petits nombres, et ceux qui les feraient retrouver, ne sont pas publiés.")
    if is_demo:
        said.append("Les réponses, les ressources et les acteurs sont inventés pour l'exemple.")
    return tuple(typographic(text) for text in said)


def _of_answers(survey: pd.Series | None) -> list[str]:
    if survey is None:
        return [NOT_HEARD]
    said = [f"{POLL} {_likeness(survey)}"]
    # Where the number of answers is withheld, so are the shares.
    return [*said, ONE_ANSWER_ONE_PERSON, BOUNDS] if is_known(survey["statement_count"]) else said


def _likeness(survey: pd.Series) -> str:
    """Say how like the population those who answered are; a figure would count the few."""
    likeness = survey["representativeness_fr"]
    is_raked = is_known(survey["is_raked"]) and survey["is_raked"]
    if not is_known(likeness):
        return NOT_SAID if is_raked else NOT_COMPARED
    return LIKENESS.format(likeness=text_of(likeness), raked=RAKED if is_raked else "")


def next_steps() -> tuple[str, ...]:
    """Say what would bring candidate activities where there are few."""
    return tuple(typographic(text) for text in (ASK_PEOPLE, LIST_RESOURCES, EXTEND_CATALOGUE))
