"""The section of the page of measures on weights learned from answers."""

from generator.evaluation.markdown import Lines, Told, figure, made_from
from generator.french import number, percent
from generator.markdown import table

WAYS = {
    "aucune": "Poids votés, sans question",
    "au_hasard": "Questions au hasard",
    "informatives": "Questions choisies",
}
HEAD = ["Notes inconnues", *WAYS.values(), "Gain sur le hasard"]
MEANING = """
**τ de Kendall** : 1 quand le classement que donnent les poids appris est celui que donneraient les
vrais poids de l'agent, 0 quand les deux n'ont rien à voir. Les agents connaissent toutes les
notes ; ce qui est inconnu ne l'est que du calcul : c'est pourquoi il apprend moins là où il en sait
moins. Les choix sont simulés par la loi même qui sert à apprendre : une vraie personne, qui se
lasse ou pense à autre chose qu'aux critères, apprendra moins que cela. Les notes sont tirées au
hasard et sans lien entre elles ; celles d'un territoire en ont.
"""


def weighting_lines(section: Told) -> Lines:
    """Write the section."""
    yield (
        f"{number(section['agents'])} agents inventés, {number(section['activites'])} opportunités "
        f"et {number(section['criteres'])} critères chacun, {number(section['questions'])} "
        f"questions ; {made_from([], [section['graine']])} ; mesuré le {section['mesure_le']}.\n"
    )
    yield from table(
        HEAD,
        (
            [
                percent(told["part_inconnue"], 0),
                *(figure(told["tau"][way]) for way in WAYS),
                figure(told["gain_sur_hasard"]),
            ]
            for told in section["reglages"].values()
        ),
    )
    yield MEANING.strip("\n") + "\n"
