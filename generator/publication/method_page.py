"""The method of a release, told from the very tables that scored it."""

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from generator.french import is_known, listed, number, typographic, within
from generator.markdown import table
from generator.opportunities.ranking_draws import DRAWS, TOP
from generator.opportunities.scoring import MINIMUM_WEIGHT_PRESENT

METHOD_TABLES = ("out_criteria", "out_classes", "out_thresholds", "out_sources")
PERCENT = 100
ANCHOR_DECIMALS = 2
INTRODUCTION = """\
Cette page est écrite à partir des fichiers mêmes qui calculent le classement. La machine propose
et consigne ; ce sont des personnes qui décident.

## Comment une note se calcule

1. Une activité du catalogue devient une **opportunité** d'un EPCI quand quelque chose l'appelle :
   un besoin qualifié (au moins deux sortes de sources indépendantes), un signal, un manque
   d'équipements, une ressource locale, un lieu où plusieurs besoins se rencontrent. La trace de ce
   qui l'appelle est publiée.
2. Chaque **critère** donne une valeur dans son unité, puis une note de 0 à 100 entre deux bornes
   **fixes**, les mêmes pour tout le pays : ajouter ou retirer un territoire ou une activité ne
   change la note d'aucun autre.
3. Le **score** est la moyenne des notes connues, pondérée par leur poids. Une donnée manquante
   n'est jamais un zéro : elle est laissée de côté, et les bornes du score disent ce qu'il
   deviendrait si elle valait 0 ou 100.
4. Le **rang** dans l'EPCI suit la classe, puis le milieu des bornes : ce qui est inconnu y compte
   pour moitié.
"""
SURE = f"""\
## La solidité d'un rang

Les poids et les notes sont tirés de nouveau {number(DRAWS)} fois : les poids autour de ceux votés,
chaque note connue dans son intervalle, chaque note inconnue n'importe où de 0 à 100. On publie la
part des tirages où l'opportunité reste parmi les {number(TOP)} premières, et dans chaque classe ;
son rang quand un seul poids bouge d'un cinquième ; le plus petit changement d'un seul poids, au
centième près, qui lui ôte sa place ou sa classe ; son rang quand tout ce qui manque vaut 0, puis
100. Le tirage ne dépend que des noms des critères et des activités : il est le même chaque fois.

"""
GATES = """\
## Les quatre portes

Ressource indispensable, bassin d'habitants, cadre juridique, supplémentarité : chacune répond
**oui**, **non** ou **à vérifier**. Un « non » envoie l'opportunité en dernière classe. Ce qu'on n'a
pas pu confirmer répond « à vérifier », jamais « oui ».
"""
LIMITS = """\
## Ce que ce classement ne dit pas

Il ne dit pas qu'une activité réussira, ni qui doit la porter, ni qu'un besoin non exprimé n'existe
pas. Les emplois, bassins et délais du catalogue sont souvent des estimations, et le disent. Un
effectif de personnes sous le seuil de publication n'apparaît nulle part.
"""


def method_page(tables: Mapping[str, pd.DataFrame]) -> str:
    """Write the page from ``out_criteria``, ``out_classes``, ``out_thresholds``, ``out_sources``.

    Parameters
    ----------
    tables
        The tables of a release, or the same made from the files of the house.
    """
    lines = [
        "# La méthode",
        "",
        INTRODUCTION,
        *_criteria(tables["out_criteria"]),
        GATES,
        *_classes(tables["out_classes"], tables["out_criteria"]),
        SURE,
        *_thresholds(tables["out_thresholds"]),
        LIMITS,
        *_sources(tables["out_sources"]),
    ]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines).rstrip())
    return "\n".join(typographic(line) for line in text.split("\n")) + "\n"


def _criteria(criteria: pd.DataFrame) -> Iterator[str]:
    total = criteria["weight"].sum()
    yield f"## Les {number(len(criteria))} critères"
    yield ""
    head = ("Critère", "Unité", "Noté 0", "Noté 100", "Poids", "Part", "Veto")
    ordered = criteria.sort_values(["weight", "criterion_id"], ascending=[False, True])
    rows = ordered.to_dict("records")
    yield from table(head, (_criterion({str(k): v for k, v in r.items()}, total) for r in rows))
    for row in rows:
        yield f"- **{row['criterion_label_fr']}**. {row['method_fr']} Source : {row['source_fr']}."
    yield ""


def _criterion(row: Mapping[str, object], total: float) -> tuple[str, ...]:
    ends = [_figure(row["floor"]), _figure(row["ceiling"])]
    if row["direction"] == "less_is_better":
        ends.reverse()
    weight = float(str(row["weight"]))
    veto = f"sous {_figure(row['veto'])}" if is_known(row["veto"]) else ""
    share = f"{number(PERCENT * weight / total)} %"
    label, unit = str(row["criterion_label_fr"]), str(row["unit"])
    return (label, unit, *ends, _figure(weight), share, veto)


def _classes(classes: pd.DataFrame, criteria: pd.DataFrame) -> Iterator[str]:
    yield "## Les classes"
    yield ""
    ordered = classes.sort_values("rank_order")
    head = ("Classe", "Score minimal")
    yield from table(
        head,
        zip(ordered["class_label_fr"], map(_figure, ordered["min_score"]), strict=True),
    )
    first = str(ordered["class_label_fr"].iloc[0])
    core = criteria.loc[criteria["is_core"], "criterion_label_fr"]
    least = number(PERCENT * MINIMUM_WEIGHT_PRESENT)
    yield (
        f"La classe « {first} » est fermée quand le besoin n'est pas qualifié, quand un axe "
        f"central ({listed([within(str(label)) for label in core])}) est sous son veto, quand "
        f"moins de {least} % du poids des critères est connu, quand le milieu des bornes du score "
        "n'y atteint pas, ou quand l'activité a des concurrents directs, que seule une entreprise "
        "à but d'emploi pourrait la porter et que l'avis du comité local est attendu. La raison "
        "est publiée avec l'opportunité."
    )
    yield ""


def _thresholds(thresholds: pd.DataFrame) -> Iterator[str]:
    yield "## Les seuils"
    yield ""
    ordered = thresholds.sort_values("threshold_id")
    columns = ("sentence_fr", "value", "unit", "source_fr")
    rows = ordered[list(columns)].itertuples(index=False)
    head = ("Seuil", "Valeur", "Unité", "Source")
    yield from table(
        head, ((str(told), _figure(value), str(unit), str(by)) for told, value, unit, by in rows)
    )


def _sources(sources: pd.DataFrame) -> Iterator[str]:
    yield "## Les sources"
    yield ""
    columns = ["title", "publisher", "vintage", "licence", "coverage_fr"]
    rows = sources.sort_values("source_id")[columns].itertuples(index=False)
    head = ("Source", "Producteur", "Millésime", "Licence", "Couverture")
    yield from table(head, (tuple(str(cell) if is_known(cell) else "" for cell in r) for r in rows))


def _figure(value: object) -> str:
    """Write a number without the zeros that end its decimals."""
    written = number(float(str(value)), ANCHOR_DECIMALS)
    return written.rstrip("0").rstrip(",") if "," in written else written
