"""The section of the page of measures on expected numbers and their intervals."""

from generator.evaluation.markdown import Lines, Told, figure, made_from, value
from generator.french import counted, number, percent
from generator.markdown import table

GROUPS = {
    "toutes": "Toutes",
    "un_attendu_ou_plus": "Un équipement attendu ou plus",
    "cinq_attendus_ou_plus": "Cinq attendus ou plus",
    "outre_mer": "Outre-mer",
}
HEAD = [
    "EPCI et types",
    "Paires",
    "Couverture (visée 0,80)",
    "Dans l'intervalle",
    "Dessous",
    "Dessus",
]
MEANING = """
**Couverture** : part des nombres présents qui tombent dans les 80 % du milieu de la loi annoncée ;
un nombre sur lequel la loi saute par-dessus une borne compte pour la part qui est dedans.
**Dans l'intervalle** : part entre les deux bornes écrites, qui sont des nombres entiers ; pour les
types rares (« de 0 à 1 ») elle dépasse forcément 80 %. Outre-mer les intervalles sont trop
étroits : il y a trop peu d'EPCI pour apprendre ce qui leur est propre.
"""


def gap_lines(section: Told) -> Lines:
    """Write the section."""
    made = made_from(section.get("empreintes", []), [section["graine"]])
    yield (
        f"{number(section['epci'])} EPCI, {counted(section['types'], 'type')}, BPE "
        f"{section['annee']}, {section['plis']} plis ; {made} ; mesuré le {section['mesure_le']}.\n"
    )
    named = [(GROUPS[name], told) for name, told in section["groupes"].items()]
    yield from table(HEAD, ([name, *_row(told)] for name, told in named))
    sized = section["tailles"].items()
    yield from table(["EPCI", *HEAD[1:]], ([name, *_row(told)] for name, told in sized))
    yield MEANING.strip("\n") + "\n"
    scatter, errors = section["dispersion"], section["erreur_absolue"]
    less = 1 - errors["modele"] / errors["taux_de_classe"]
    yield (
        f"Carré des erreurs rapporté à la variance annoncée (1 est juste), là où un équipement est "
        f"attendu : {value(scatter['poisson'])} avec une loi de Poisson, "
        f"{value(scatter['binomiale_negative'])} avec la binomiale négative. Erreur absolue par "
        f"paire : {value(errors['modele'])}, contre {value(errors['taux_de_classe'])} avec le taux "
        f"par habitant de la classe de taille ({percent(less)} en moins).\n"
    )


def _row(told: Told) -> list[str]:
    return [
        number(told["paires"]),
        figure(told["couverture"]),
        figure(told["dans_l_intervalle"]),
        figure(told["sous_la_borne_basse"]),
        figure(told["au_dessus_de_la_borne_haute"]),
    ]
