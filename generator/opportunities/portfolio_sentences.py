"""What a set of activities brings, asks and leaves, in plain French. Pure."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.french import agree, counted, is_known, listed, number, percent, sentence, within
from generator.opportunities.portfolio_solving import Solution

Row = Mapping[Hashable, Any]
ByMember = Mapping[str, Sequence[Row]]

EBE, SHARED_PLACE, NONE = "ebe", "tiers_lieu", "aucun"
TOLD = (
    "set_jobs_fte_min",
    "set_jobs_fte_max",
    "needs_covered_fr",
    "needs_left_fr",
    "skills_covered_fr",
    "skills_missing_fr",
    "premises_shared_fr",
    "verdict",
    "articles_fr",
    "to_check_fr",
)
BARRED_FR = {
    "lieu": "parce que le lieu lui-même est refusé",
    "porte": "par une condition indispensable refusée",
    "droit": "parce que le droit refuse l’EBE",
    "avis": "par un avis défavorable du comité local pour l’emploi",
    "alerte": "par une alerte de supplémentarité forte, sans avis favorable",
}
SHOWN = 4  # the trades that a sentence names; the columns name them all
NO_NEED_FR = (
    "aucun besoin exprimé n’est publié ici (pas d’enquête, ou des réponses trop peu nombreuses) : "
    "aucun ensemble d’activités n’est proposé"
)
OPINION_FR = "l’avis du comité local pour l’emploi sur chaque activité"
# domain.md §1.3: the field's own mark of one enterprise; a question, never a budget.
REVENUE_FR = (
    "le chiffre d’affaires possible par salarié (repère d’une seule EBE, Atipic à Colombelles : "
    "5 000 à 6 000 € par salarié et par an)"
)
VOLUNTEERS_FR = "que les personnes volontaires, peu nombreuses, suffisent à ces emplois"
ACTIVITIES_FR = ("activité", "activités")
ABLE_FR = ("activité peut", "activités peuvent")


@dataclass(frozen=True)
class Found:
    """A set as it was sought: who could enter it, who was chosen, and what is known around."""

    set_kind: str
    title_fr: str
    candidates: Sequence[Row] = ()
    entering: Sequence[Row] = ()
    chosen: Sequence[Row] = ()
    solution: Solution | None = None
    needs: Sequence[Row] = ()
    themes: Collection[str] = ()
    premises: ByMember = field(default_factory=dict)
    skills: ByMember = field(default_factory=dict)
    volunteers: Row | None = None
    place_names_fr: str | None = None
    law: Row | None = None
    size_min: int = 0


def tell(found: Found) -> dict[str, object]:
    """Write the sentences of a set, or why there is none, and the columns they are made of."""
    if not found.chosen:
        why = NO_NEED_FR if found.set_kind == NONE else _why_none(found)
        return dict.fromkeys(TOLD) | {"sentence_fr": _stopped(why)}
    covered = [str(n["theme_label_fr"]) for n in found.needs if n["theme_id"] in found.themes]
    left = [str(n["theme_label_fr"]) for n in found.needs if n["theme_id"] not in found.themes]
    held, missing = _skills(found)
    jobs = [_sum(found.chosen, name) for name in ("fte_min", "fte_max")]
    shared = _premises(found, known=True)
    to_check = _to_check(found)
    parts = [
        f"à discuter ensemble : {listed([_label(row) for row in found.chosen])}",
        _needs(covered, left),
        _jobs(found, jobs[0], jobs[1]),
        _trades(held, missing),
        f"locaux : {'; '.join(shared)}" if shared else "",
        _where(found),
        f"à vérifier : {'; '.join(to_check)}" if to_check else "",
        _law(found),
        _approached(found.solution),
    ]
    return {
        "set_jobs_fte_min": jobs[0],
        "set_jobs_fte_max": jobs[1],
        "needs_covered_fr": _joined(covered),
        "needs_left_fr": _joined(left),
        "skills_covered_fr": _joined(held),
        "skills_missing_fr": _joined(missing),
        "premises_shared_fr": _joined(shared),
        "verdict": found.law["verdict"] if found.law else None,
        "articles_fr": found.law["articles_fr"] if found.law else None,
        "to_check_fr": _joined(to_check),
        "sentence_fr": " ".join(_stopped(part) for part in parts if part),
    }


def _why_none(found: Found) -> str:
    if not found.candidates:
        if found.set_kind == EBE:
            return "pas d’ensemble : aucune activité candidate ici n’a l’EBE parmi ses porteurs"
        return "pas d’ensemble : ce lieu et ses activités ne sont pas candidats ensemble ici"
    able, every = len(found.entering), len(found.candidates)
    if able >= found.size_min:
        return f"pas d’ensemble : {counted(able, *ABLE_FR)} y entrer, mais {_bound(found)}"
    told = f"{counted(able, *ABLE_FR)} y entrer" if able else "aucune activité ne peut y entrer"
    return (
        f"pas d’ensemble : {told} sur {number(every)}, il en faut {number(found.size_min)} ; "
        f"{_barred(found)}"
    )


def _bound(found: Found) -> str:
    ceiling = _ceiling(found)
    if ceiling == 0:
        return "le registre ne compte aucune personne volontaire"
    bounds = ["les locaux connus", "la concurrence entre elles"]
    if ceiling is not None:
        bounds.append("les personnes volontaires comptées")
    return f"{listed(bounds)} n’en laissent pas {number(found.size_min)} ensemble"


def _barred(found: Found) -> str:
    reasons = [row["barred_by"] for row in found.candidates if is_known(row["barred_by"])]
    told = [
        f"{number(count)} {agree(count, 'est écartée', 'sont écartées')} {why}"
        for name, why in BARRED_FR.items()
        if (count := reasons.count(name))
    ]
    idle = len(found.candidates) - len(reasons) - len(found.entering)
    if idle:
        told.append(
            f"{number(idle)} ne {agree(idle, 'répond', 'répondent')} à aucun besoin exprimé"
        )
    return listed(told)


def _needs(covered: Sequence[str], left: Sequence[str]) -> str:
    every = len(covered) + len(left)
    if not left and every == 1:
        return f"réponse au seul besoin exprimé : {_names(covered)}"
    if not left:
        return f"réponse aux {number(every)} besoins exprimés : {_names(covered)}"
    return (
        f"réponse à {number(len(covered))} des {number(every)} besoins exprimés : "
        f"{_names(covered)} ; {agree(len(left), 'reste', 'restent')} sans réponse : {_names(left)}"
    )


def _jobs(found: Found, least: float | None, most: float | None) -> str:
    people = _people(found)
    if least is None or most is None:
        return f"emplois inconnus{people}"
    return (
        f"de {_figure(least)} à {_figure(most)} {agree(most, 'emploi')} en équivalent temps plein "
        f"(estimation, à vérifier){people}"
    )


def _people(found: Found) -> str:
    if found.set_kind != EBE:
        return ""
    ceiling = _ceiling(found)
    if ceiling is None or found.volunteers is None:
        return " ; le nombre de personnes volontaires n’est pas connu"
    if found.volunteers["is_small"]:
        return f", pour moins de {number(ceiling + 1)} personnes volontaires au registre"
    people = counted(ceiling, "personne volontaire", "personnes volontaires")
    return f", pour {people} au registre"


def _ceiling(found: Found) -> int | None:
    count = found.volunteers["volunteer_ceiling"] if found.volunteers else None
    return int(count) if count is not None and is_known(count) else None


def _skills(found: Found) -> tuple[list[str], list[str]]:
    """List the trades held and those to train, each once; one withheld is in neither."""
    answers: dict[str, bool] = {}
    for row in found.chosen:
        for skill in found.skills.get(str(row["activity_id"]), []):
            if is_known(skill["is_covered"]):
                answers[str(skill["rome_label_fr"])] = bool(skill["is_covered"])
    held = sorted(label for label, is_held in answers.items() if is_held)
    return held, sorted(label for label, is_held in answers.items() if not is_held)


def _trades(held: Sequence[str], missing: Sequence[str]) -> str:
    if not held and not missing:
        return "compétences inconnues"
    known = f"métiers déjà repérés : {_named(held)}" if held else "aucun métier repéré"
    return f"{known} ; à former ou à repérer : {_named(missing)}" if missing else known


def _named(labels: Sequence[str]) -> str:
    return listed([f"« {label} »" for label in labels], SHOWN)


def _premises(found: Found, *, known: bool) -> list[str]:
    """List the kinds of premises, known or to be found, with the activities that need them."""
    users: dict[str, list[str]] = {}
    for row in found.chosen:
        for kind in found.premises.get(str(row["activity_id"]), []):
            if is_known(kind["resource_count"]) == known:
                users.setdefault(str(kind["resource_kind_label_fr"]), []).append(_label(row))
    return [
        f"{label} (pour {counted(len(names), *ACTIVITIES_FR)})"
        if known
        else f"{label} à trouver, pour {listed(names)}"
        for label, names in sorted(users.items())
    ]


def _where(found: Found) -> str:
    if found.set_kind != SHARED_PLACE:
        return ""
    if not is_known(found.place_names_fr):
        return "lieu à trouver : aucune commune n’est connue pour réunir ces besoins et des locaux"
    return f"lieu possible : {found.place_names_fr}"


def _to_check(found: Found) -> list[str]:
    checks = [within(text) for text in _premises(found, known=False)]
    lacking = [_label(row) for row in found.chosen if _lacks_another(found, row)]
    if lacking:
        checks.append(f"une ressource indispensable à trouver, pour {listed(lacking)}")
    if _are_shared(found):
        checks.append("que les locaux puissent être partagés")
    if found.set_kind == EBE:
        if found.volunteers and found.volunteers["is_small"]:
            checks.append(VOLUNTEERS_FR)
        checks += [OPINION_FR, REVENUE_FR]
    return checks


def _lacks_another(found: Found, row: Row) -> bool:
    """Tell whether something else than premises remains to be found."""
    premises = found.premises.get(str(row["activity_id"]), [])
    return not row["has_resources"] and all(is_known(kind["resource_count"]) for kind in premises)


def _are_shared(found: Found) -> bool:
    rows = (found.premises.get(str(row["activity_id"]), []) for row in found.chosen)
    known = [
        k["resource_kind_id"] for kinds in rows for k in kinds if is_known(k["resource_count"])
    ]
    return len(known) > len(set(known))


def _law(found: Found) -> str:
    return "" if found.law is None else f"en droit, pour l’EBE, {within(found.law['reason_fr'])}"


def _approached(solution: Solution | None) -> str:
    if solution is None or solution.is_optimal:
        return ""
    gap = percent(solution.gap_share)
    return f"choix approché, le calcul exact ayant été arrêté : à {gap} au plus du meilleur"


def _stopped(text: str) -> str:
    """End with a stop even after a quotation, since another sentence follows."""
    told = sentence(text)
    return f"{told}." if told.endswith("»") else told


def _label(row: Row) -> str:
    return within(str(row["activity_label_fr"]))


def _names(labels: Sequence[str]) -> str:
    return listed([f"« {within(label)} »" for label in labels])


def _joined(texts: Sequence[str]) -> str | None:
    return " ; ".join(texts) or None


def _sum(rows: Sequence[Row], name: str) -> float | None:
    """Add up figures; one unknown leaves the sum unknown."""
    if not all(is_known(row[name]) for row in rows):
        return None
    return sum(float(row[name]) for row in rows)


def _figure(value: float) -> str:
    return number(value, 0 if value == round(value) else 1)
