"""The section of the page of measures on feasibility: what was announced, and what came."""

from collections.abc import Mapping

from generator.evaluation.feasibility_references import TITLES_FR
from generator.evaluation.markdown import NOTHING, Lines, Told, figure, made_from, value
from generator.french import number, percent
from generator.markdown import table

MEANING = """
- **AUC** : chance qu'un type apparu soit classé avant un type resté absent ; 0,5 au hasard.
  **nDCG@10** : ce que valent les dix premiers types proposés à chaque EPCI qui en a gagné ; 1 si
  tous les premiers sont venus. **ECE** : de combien la chance annoncée s'éloigne de ce qui est
  venu, en moyenne sur dix tranches d'autant de paires.
- **Hors département** : chaque EPCI est jugé sur ce qu'ont appris les autres départements.
  **Placebo** : on mélange, dans chaque type, les EPCI qui l'ont gagné ; il ne reste rien à
  trouver, et l'AUC dans les types doit tomber à 0,5.
- La population et le revenu sont ceux d'une seule année pour tous les panels, et le périmètre est
  celui d'aujourd'hui : c'est une facilité, dite ici.

Ce que ces chiffres ne disent pas : une apparition est ce qui est arrivé, pas ce qu'il fallait. La
faisabilité est un critère parmi d'autres, jamais le besoin. Sur 2009→2013→2018, l'AUC est plus
basse et l'écart de calibration plus grand dans les grands EPCI, qui ont déjà presque tout ; la
tranche la plus haute annonce trop, car le rythme d'apparition de chaque type change d'une période à
l'autre.
"""
# Measured on 2009→2013→2018 while the model was made; kept so that nobody tries them again blindly.
TRIED = """
### Ce qui a été essayé, et n'a pas aidé (2009→2013→2018)

AUC et nDCG@10 de l'essai, ou leur écart au même modèle sans lui ; un tiret : non relevé.

| Essai | AUC | nDCG@10 |
|---|---|---|
| Arbres renforcés : ils apprennent trop bien le rythme de chaque type | 0,850 | 0,477 |
| Forêt d'arbres, un type à la fois, comme critère de plus | +0,002 | +0,000 |
| Noyau gaussien, un type à la fois, comme critère de plus | +0,001 | +0,000 |
| Population des premières communes, nombre de communes | +0,000 | — |
| Équipements des EPCI voisins | +0,001 | — |
| Rythme d'apparition lissé par famille de types | +0,000 | +0,001 |
| Rythme de disparition du type | +0,000 | −0,001 |
| Croissance nationale du type d'un panel à l'autre | +0,000 | −0,005 |
| Écart de l'EPCI à ce qu'annoncent les autres types | +0,000 | +0,000 |
| Effet de type appris sur les résidus, au lieu de son rythme | −0,003 | −0,017 |

La limite est le rythme de chaque type : s'il était connu d'avance pour 2013→2018, les mêmes
critères donneraient une AUC de 0,897 et un nDCG@10 de 0,623.
"""
OURS, FIGURES = "**notre modèle**", ("auc", "ndcg_at_10")


def feasibility_lines(section: Told) -> Lines:
    """Write the section."""
    years = "→".join(map(str, section["annees"]))
    made = made_from([one["empreinte"] for one in section["panels"]], [section["graine"]])
    yield (
        f"{years} : {number(section['epci'])} EPCI, {section['types']} types, "
        f"{number(section['paires'])} paires absentes en {section['annees'][-2]}, dont "
        f"{number(section['apparitions'])} apparues en {section['annees'][-1]}. Histoire propre : "
        f"{section['histoire_propre']}. {made[0].upper()}{made[1:]}. "
        f"Mesuré le {section['mesure_le']}.\n"
    )
    yield from (f"- {note}." for note in section["remarques"])
    yield from _methods(section)
    gain = figure(section["gain_ndcg_population"])
    yield f"nDCG@10 gagné sur le nombre attendu selon la population : {gain}.\n"
    yield from _variants(section)
    yield from _sizes(section)
    yield from _calibration(section)
    yield MEANING.strip("\n") + "\n"
    yield TRIED.strip("\n") + "\n"


def _methods(section: Told) -> Lines:
    rows = [
        [TITLES_FR[name], *(figure(found[key]) for key in FIGURES)]
        for name, found in section["references"].items()
    ]
    rows.append([OURS, *(figure(section[key]) for key in FIGURES)])
    yield from table(["Classement", "AUC", "nDCG@10"], rows)


def _variants(section: Told) -> Lines:
    strict, placebo = section["filtre_strict"], section["placebo"]
    told: Mapping[str, Told] = {
        "types de 2 à 98 % toutes les années": section,
        f"types de 2 à 98 % jusqu'en {section['annees'][-2]} ({strict['types']} types)": strict,
        "hors département": section["hors_departement"],
    }
    yield from table(
        ["Mesure", "AUC", "nDCG@10", "ECE"],
        (
            [title, *(figure(found.get(key)) for key in (*FIGURES, "ece"))]
            for title, found in told.items()
        ),
    )
    yield (
        f"AUC dans les types : {value(section['auc_dans_les_types'])} ; placebo : "
        f"{value(placebo['auc_dans_les_types'])} (de {value(placebo['moindre'])} à "
        f"{value(placebo['plus_grande'])} sur {placebo['tirages']} tirages).\n"
    )


def _sizes(section: Told) -> Lines:
    yield "### Par taille d'EPCI\n"
    yield from table(
        ["Habitants", "EPCI", "Types apparus", "AUC", "nDCG@10", "ECE"],
        (
            [
                f"{number(one['population_min'])} à {number(one['population_max'])}",
                number(one["epci"]),
                NOTHING if one["part_apparue"] is None else percent(one["part_apparue"]),
                *(figure(one.get(key)) for key in (*FIGURES, "ece")),
            ]
            for one in section["par_taille"]
        ),
    )


def _calibration(section: Told) -> Lines:
    yield "### Chance annoncée et part apparue\n"
    yield from table(
        ["Annoncée", "Apparue", "Paires"],
        (
            [percent(one["annonce"]), percent(one["advenu"]), number(one["paires"])]
            for one in section["calibration"]
        ),
    )
