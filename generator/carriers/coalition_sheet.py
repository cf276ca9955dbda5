"""The coalition as people read it: who, for what, what is missing, what could break. Pure."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from generator.carriers.categories import CATEGORIES_FR, EMPLOYEES, PRODUCERS
from generator.carriers.coalition import (
    CONTRIBUTIONS_FR,
    ROLES_FR,
    UNNAMED_FR,
    Actor,
    Asked,
    Coalition,
    Uncovered,
)
from generator.carriers.coalition_network import FragileLink, Network
from generator.carriers.coalition_solving import EXACT
from generator.french import agree, counted, listed, percent, sentence

SUMMARY, MEMBER, MISSING, TO_CHECK, BROKER, LINK = (
    "resume", "acteur", "manque", "a_verifier", "relais", "lien_fragile",
)  # fmt: skip
COLUMNS = {
    "row_kind": "string",
    "actor_id": "string",
    "actor_label_fr": "string",
    "roles_fr": "string",
    "category_label_fr": "string",
    "contributions_fr": "string",
    "betweenness_share": "Float64",
    "sentence_fr": "string",
}
HEADINGS_FR = {
    "row_kind": "Sorte de ligne",
    "actor_id": "Identifiant de l’acteur",
    "actor_label_fr": "Acteur",
    "roles_fr": "Rôles",
    "category_label_fr": "Catégorie d’associé",
    "contributions_fr": "Apports",
    "betweenness_share": "Part des plus courts chemins",
    "sentence_fr": "Phrase",
}
PRODUCERS_FR = (
    "les producteurs ne tiennent la place des salariés que si la société n’en emploie aucun "
    "(loi 47-1775, art. 19 septies, al. 2) : la société a-t-elle des salariés ?"
)


Line = Mapping[str, object]


def coalition_sheet(
    actors: Sequence[Actor], asked: Asked, coalition: Coalition, network: Network
) -> pd.DataFrame:
    """Lay the lines of a coalition as a sheet, in the order to read."""
    return sheet_of(coalition_lines(actors, asked, coalition, network))


def sheet_of(lines: Sequence[Line]) -> pd.DataFrame:
    """Lay lines as a sheet."""
    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(COLUMNS)


def coalition_lines(
    actors: Sequence[Actor], asked: Asked, coalition: Coalition, network: Network
) -> list[Line]:
    """Tell a coalition, a line each: summary, actors, what is missing, to check, fragile links.

    Parameters
    ----------
    actors
        All those known, in the coalition or not: a role that only one of them can hold is said.
    network
        Of all of them; only what touches an actor of the coalition is told.

    Returns
    -------
    list of lines with the columns of the sheet, in the order to read
        ``row_kind``: resume, acteur, manque, a_verifier, relais, lien_fragile.
    """
    lines: list[Line] = [
        {"row_kind": SUMMARY, "sentence_fr": _summary(coalition)},
        *_members(actors, asked, coalition),
        *_missing(coalition.uncovered),
        *_to_check(asked, coalition),
        *_network(actors, coalition, network),
    ]
    return [{**line, "sentence_fr": sentence(str(line["sentence_fr"]))} for line in lines]


def _summary(coalition: Coalition) -> str:
    count = len(coalition.chosen)
    if not count and not coalition.uncovered.count:
        return "rien n’est demandé : aucun acteur n’est nécessaire"
    if not count:
        return "aucun acteur connu ne couvre ce qui est demandé"
    enough = f"{counted(count, 'acteur')} {agree(count, 'suffit', 'suffisent')}"
    left = coalition.uncovered.count
    covered = (
        f"{enough} à couvrir tout ce qui est demandé"
        if not left
        else f"{enough} à couvrir ce que des acteurs connus peuvent couvrir ; "
        f"{counted(left, 'chose demandée', 'choses demandées')} "
        f"{agree(left, 'reste', 'restent')} à trouver"
    )
    if coalition.method == EXACT:
        return f"{covered}. Aucune coalition plus petite ne couvre autant"
    gap = counted(coalition.gap_actors, "acteur")
    return f"{covered}. Recherche arrêtée avant la preuve : au plus {gap} de trop"


def _members(
    actors: Sequence[Actor], asked: Asked, coalition: Coalition
) -> Iterator[Mapping[str, object]]:
    known = {actor.actor_id: actor for actor in actors}
    seated = dict(coalition.seating)
    for actor_id in coalition.chosen:
        actor = known[actor_id]
        roles = _labels(ROLES_FR, actor.roles & asked.roles)
        brought = _labels(CONTRIBUTIONS_FR, actor.contributions & asked.contributions)
        category = CATEGORIES_FR[seated[actor_id]] if actor_id in seated else None
        alone = [
            ROLES_FR[role]
            for role in ROLES_FR
            if role in actor.roles & asked.roles
            and not any(role in other.roles for other in actors if other is not actor)
        ]
        parts = [f"peut {listed(roles)}"] if roles else []
        parts += [f"apporte {listed(brought)}"] if brought else []
        wants_categories = asked.rule.least or asked.rule.each_of
        parts += [f"siège au titre des {category}"] if category and wants_categories else []
        only = f" ; aucun autre n’est noté comme pouvant {listed(alone)}" if alone else ""
        yield {
            "row_kind": MEMBER,
            "actor_id": actor_id,
            "actor_label_fr": actor.name_fr,
            "roles_fr": listed(roles) or None,
            "category_label_fr": category,
            "contributions_fr": listed(brought) or None,
            "sentence_fr": f"{actor.name_fr} {listed(parts)}{only}",
        }


def _missing(left: Uncovered) -> Iterator[Mapping[str, object]]:
    told = [f"aucun acteur n’est noté comme pouvant {ROLES_FR[role]}" for role in left.roles]
    told += [f"il manque {CONTRIBUTIONS_FR[name]}" for name in left.contributions]
    told += [
        f"il manque {' ou '.join(f'des {label}' for label in _labels(CATEGORIES_FR, wanted))} "
        "parmi les associés"
        for wanted in left.categories
    ]
    if left.more_categories:
        more = counted(left.more_categories, "autre catégorie", "autres catégories")
        told.append(f"il manque encore {more} d’associés")
    for text in told:
        yield {"row_kind": MISSING, "sentence_fr": text}


def _to_check(asked: Asked, coalition: Coalition) -> Iterator[Mapping[str, object]]:
    filled = {category for _, category in coalition.seating}
    stand_in = any({EMPLOYEES, PRODUCERS} <= wanted for wanted in asked.rule.each_of)
    if stand_in and PRODUCERS in filled and EMPLOYEES not in filled:
        yield {"row_kind": TO_CHECK, "sentence_fr": PRODUCERS_FR}


def _network(
    actors: Sequence[Actor], coalition: Coalition, network: Network
) -> Iterator[Mapping[str, object]]:
    names = {actor.actor_id: actor.name_fr for actor in actors}
    for broker in network.brokers:
        if broker.actor_id in coalition.chosen:
            name = names[broker.actor_id]
            share = percent(broker.betweenness_share)
            cut = " ; sans cet acteur, une partie du réseau serait coupée de l’autre"
            yield {
                "row_kind": BROKER,
                "actor_id": broker.actor_id,
                "actor_label_fr": name,
                "betweenness_share": broker.betweenness_share,
                "sentence_fr": f"{name} relie des acteurs qui ne sont pas liés entre eux "
                f"({share} des plus courts chemins){cut if broker.is_cut else ''}",
            }
    for link in network.fragile_links:
        if {link.actor_id, link.other_actor_id} & set(coalition.chosen):
            yield {
                "row_kind": LINK,
                "actor_id": link.actor_id,
                "actor_label_fr": names[link.actor_id],
                "sentence_fr": _fragile(link, names),
            }


def _fragile(link: FragileLink, names: Mapping[str, str]) -> str:
    one, other = names[link.actor_id], names[link.other_actor_id]
    who = f"le lien entre {one} et {other}"
    if one == other == UNNAMED_FR:
        who = "le lien entre deux acteurs qui n’ont pas accepté d’être nommés"
    lone = "repose sur une seule personne"
    cut = "est le seul qui tienne ensemble deux parties du réseau"
    if link.is_bridge and link.rests_on_one_person:
        return f"{who} {lone}, et {cut}"
    return f"{who} {lone if link.rests_on_one_person else cut}"


def _labels(labels: Mapping[str, str], named: frozenset[str]) -> list[str]:
    return [label for name, label in labels.items() if name in named]
