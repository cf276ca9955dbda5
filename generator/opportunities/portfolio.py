"""Sets of three to six activities to discuss together: one EBE, or one shared place. Pure."""

from collections.abc import Mapping, Sequence

import pandas as pd

from generator.french import is_known
from generator.opportunities.portfolio_inputs import (
    EBE,
    JOBS,
    NEEDS,
    SIZE_MAX,
    SIZE_MIN,
    SKILLS,
    USES,
    Country,
    Frames,
    Row,
    read_country,
)
from generator.opportunities.portfolio_sentences import Found, tell
from generator.opportunities.portfolio_solving import Member, Problem, Solution, solve

SHARED_PLACE, NONE = "tiers_lieu", "aucun"
KEYS = ("portfolio_id",)
COLUMNS = {
    "portfolio_id": "string",
    "epci_code": "string",
    "set_kind": "string",
    "composite_activity_id": "string",
    "set_title_fr": "string",
    "is_proposed": "boolean",
    "activity_ids": "string",
    "set_size": "Int64",
    "set_jobs_fte_min": "Float64",
    "set_jobs_fte_max": "Float64",
    "needs_covered_fr": "string",
    "needs_left_fr": "string",
    "skills_covered_fr": "string",
    "skills_missing_fr": "string",
    "premises_shared_fr": "string",
    "verdict": "string",
    "articles_fr": "string",
    "to_check_fr": "string",
    "is_optimal": "boolean",
    "gap_share": "Float64",
    "sentence_fr": "string",
}


def portfolios(frames: Frames) -> pd.DataFrame:
    """Propose for each EPCI its sets, with their reasons, or say why there is none.

    Parameters
    ----------
    frames
        The tables of ``READS``, by name. ``core_skill_coverage`` may be empty: skills are then
        unknown, never none.

    Returns
    -------
    DataFrame, one row per set
        A set not proposed has no activity and its sentence says why; an EPCI where nobody told a
        need has one row for all kinds of sets. It is a proposal: nothing is ranked from it.

    Raises
    ------
    CatalogueError
        If a threshold is missing.
    """
    country = read_country(frames)
    rows: list[dict[str, object]] = []
    for epci_code in sorted(frames["core_epcis"]["epci_code"]):
        if epci_code not in country.needs:
            nothing = Found(set_kind=NONE, title_fr="Aucun ensemble")
            rows.append(_row(f"{epci_code}-ensemble", epci_code, None, nothing))
            continue
        rows += [_proposed(epci_code, name, country) for name in (EBE, *sorted(country.titles))]
    columns = pd.DataFrame(rows, columns=list(COLUMNS))
    return columns.astype(COLUMNS).sort_values("portfolio_id", ignore_index=True)


def _proposed(epci_code: str, name: str, country: Country) -> dict[str, object]:
    """Choose one set: ``name`` is « ebe », or the activity that makes one place of its parts."""
    portfolio_id = f"{epci_code}-ensemble-{name}"
    composite = None if name == EBE else name
    needs = country.needs[epci_code]
    candidates = country.candidates.get(portfolio_id, [])
    told = {str(need["theme_id"]) for need in needs}
    entering = [
        row
        for row in candidates
        if not is_known(row["barred_by"]) and told & country.themes[str(row["activity_id"])].keys()
    ]
    problem = _problem(epci_code, name, entering, country)
    solution = solve(problem)
    found = Found(
        set_kind=SHARED_PLACE if composite else EBE,
        title_fr=country.titles[composite] if composite else "Entreprise à but d’emploi",
        candidates=candidates,
        entering=entering,
        chosen=[entering[position] for position in solution.chosen] if solution else [],
        solution=solution,
        needs=needs,
        themes=_covering(entering, composite, solution, country),
        premises=_of_members(country.premises, portfolio_id, entering),
        skills=_of_members(country.skills, epci_code, entering),
        volunteers=None if composite else country.volunteers.get(epci_code),
        place_names_fr=country.places.get(portfolio_id),
        law=None if composite else _law(candidates, country),
        size_min=problem.size_min,
    )
    return _row(portfolio_id, epci_code, composite, found)


def _of_members(
    rows: Mapping[tuple[str, str], list[Row]], key: str, members: Sequence[Row]
) -> dict[str, list[Row]]:
    ids = [str(member["activity_id"]) for member in members]
    return {activity_id: rows.get((key, activity_id), []) for activity_id in ids}


def _covering(
    entering: Sequence[Row], composite: str | None, solution: Solution | None, country: Country
) -> set[str]:
    """Gather the themes that the chosen activities answer, and the place itself."""
    chosen = (
        [str(entering[position]["activity_id"]) for position in solution.chosen] if solution else []
    )
    return {
        theme for name in (*chosen, composite) if name for theme in country.themes.get(name, {})
    }


def _law(candidates: Sequence[Row], country: Country) -> Row | None:
    """Take the verdict on the EBE; the facts of no project are known, so it is one for all."""
    found = [country.law.get(str(row["activity_id"])) for row in candidates]
    return next((row for row in found if row is not None), None)


def _problem(epci_code: str, name: str, entering: Sequence[Row], country: Country) -> Problem:
    premises = _of_members(country.premises, f"{epci_code}-ensemble-{name}", entering)
    skills = _of_members(country.skills, epci_code, entering)
    members = tuple(
        _member(row, country, premises[str(row["activity_id"])], skills[str(row["activity_id"])])
        for row in entering
    )
    position = {member.activity_id: rank for rank, member in enumerate(members)}
    thresholds = country.thresholds
    return Problem(
        members=members,
        shares=_shares(country.needs[epci_code]),
        size_min=int(thresholds[SIZE_MIN]),
        size_max=int(thresholds[SIZE_MAX]),
        needs_weight=thresholds[NEEDS],
        skills_weight=thresholds[SKILLS],
        jobs_weight=thresholds[JOBS],
        given=country.themes.get(name, {}),
        rivals=tuple(
            (position[a], position[b])
            for a, b in sorted(country.rivals)
            if a in position and b in position
        ),
        capacities={
            str(row["resource_kind_id"]): int(row["resource_count"] * thresholds[USES])
            for rows in premises.values()
            for row in rows
            if is_known(row["resource_count"]) and not row["is_in_place"]
        },
        jobs_max=_jobs_max(country.volunteers.get(epci_code)) if name == EBE else None,
    )


def _jobs_max(volunteers: Row | None) -> float | None:
    """Take the volunteers counted; nobody counted is unknown, and bounds nothing."""
    if volunteers is None or not is_known(volunteers["volunteer_ceiling"]):
        return None
    return float(volunteers["volunteer_ceiling"])


def _member(row: Row, country: Country, premises: Sequence[Row], skills: Sequence[Row]) -> Member:
    return Member(
        activity_id=str(row["activity_id"]),
        themes=country.themes[str(row["activity_id"])],
        skills=frozenset(
            str(skill["rome_code"])
            for skill in skills
            if is_known(skill["is_covered"]) and skill["is_covered"]
        ),
        premises=frozenset(
            str(kind["resource_kind_id"])
            for kind in premises
            if is_known(kind["resource_count"]) and not kind["is_in_place"]
        ),
        jobs_min=float(row["fte_min"]) if is_known(row["fte_min"]) else None,
        is_to_check=not row["has_resources"]
        or any(not is_known(kind["resource_count"]) for kind in premises),
    )


def _shares(needs: Sequence[Row]) -> dict[str, float]:
    """Weigh each need by its share; one told whose share is withheld counts as the smallest."""
    known = {str(n["theme_id"]): float(n["need_share"]) for n in needs if is_known(n["need_share"])}
    least = min((share for share in known.values() if share > 0), default=1.0)
    return {str(need["theme_id"]): known.get(str(need["theme_id"]), least) for need in needs}


def _row(
    portfolio_id: str, epci_code: str, composite: str | None, found: Found
) -> dict[str, object]:
    solution = found.solution
    return {
        "portfolio_id": portfolio_id,
        "epci_code": epci_code,
        "set_kind": found.set_kind,
        "composite_activity_id": composite,
        "set_title_fr": found.title_fr,
        "is_proposed": solution is not None,
        "activity_ids": ", ".join(str(row["activity_id"]) for row in found.chosen) or None,
        "set_size": len(found.chosen) or None,
        "is_optimal": solution.is_optimal if solution else None,
        "gap_share": solution.gap_share if solution else None,
        **tell(found),
    }
