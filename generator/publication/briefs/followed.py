"""What was done since in a territory: the activities that started, bilan after bilan."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from generator.decisions.followup_facts import OPENED, STOPPED
from generator.french import (
    UNKNOWN,
    WIDE,
    agree,
    counted,
    day,
    euros,
    listed,
    number,
    sentence,
    text_of,
    typographic,
    within,
)
from generator.publication.drawings.charts import Bar, bar_chart
from generator.publication.drawings.sheet import Drawing

JOBS, USERS, TURNOVER, PARTNERS = "emplois_etp", "usagers", "chiffre_affaires_eur", "partenaires"
MEASURES = {
    JOBS: "Emplois (équivalents temps plein)",
    USERS: "Usagers (12 mois)",
    TURNOVER: "Chiffre d’affaires (12 mois)",
    PARTNERS: "Partenaires",
}
WITHHELD = "non publié"
MILESTONES = (6, 12, 24, 36)  # months, as data/followup_milestones.csv places facts in them
FEWEST_BARS = 2  # one bar compares nothing
LIMITS = (
    (
        "Un emploi compté ici n'est pas forcément un emploi de plus : ce qui serait arrivé sans "
        "l'activité reste inconnu."
    ),
    "Un bilan que personne n'a noté est inconnu ; il n'est pas nul.",
    "De 1 à 10 usagers, le nombre n'est pas publié, pour que personne ne soit reconnu.",
    (
        "Ces chiffres sont ceux que déclarent les structures ou les chargés de mission : leur "
        "source est dite, ils n'ont pas été vérifiés par le calcul."
    ),
)


@dataclass(frozen=True)
class Followed:
    """One activity that started: when, what each bilan says, from which sources."""

    title_fr: str
    status_fr: str
    expected_fr: str
    rows: tuple[tuple[str, ...], ...]  # the bilan, then a cell for each measure
    chart: Drawing | None
    sources_fr: str


@dataclass(frozen=True)
class Since:
    """What was done since, for the third page."""

    summary_fr: str
    headings: tuple[str, ...]
    activities: tuple[Followed, ...]
    limits: tuple[str, ...]


def followed(facts: pd.DataFrame, opportunities: pd.DataFrame) -> Since | None:
    """Read what was done since in one EPCI.

    Parameters
    ----------
    facts
        Rows of ``out_followups`` of that EPCI.
    opportunities
        Its rows of ``out_opportunities``, for the jobs that were estimated.

    Returns
    -------
    Since or None
        None when nothing is followed.
    """
    if facts.empty:
        return None
    groups = [group for _, group in facts.groupby("opportunity_id", sort=True)]
    estimates = opportunities.set_index("opportunity_id")
    return Since(
        summary_fr=typographic(_summary(groups)),
        headings=("Bilan", *MEASURES.values()),
        activities=tuple(_activity(group, estimates) for group in groups),
        limits=tuple(typographic(text) for text in LIMITS),
    )


def _activity(group: pd.DataFrame, estimates: pd.DataFrame) -> Followed:
    title = typographic(str(group["activity_label_fr"].iloc[0]))
    bilans = _bilans(group)
    sources = list(dict.fromkeys(text_of(source) for source in group["source_fr"]))
    return Followed(
        title_fr=title,
        status_fr=typographic(_status(group)),
        expected_fr=_expected(str(group["opportunity_id"].iloc[0]), estimates),
        rows=tuple((name, *(_cell(rows, what) for what in MEASURES)) for name, rows in bilans),
        chart=_chart(title, bilans),
        sources_fr=listed([within(source) for source in sources]),
    )


def _bilans(group: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """List what was observed by milestone, those that nobody noted included, then by other days."""
    measured = group[group["followup_fact"].isin(list(MEASURES))]
    reached = measured["milestone_month_count"].dropna()
    expected = [count for count in MILESTONES if len(reached) and count <= reached.max()]
    placed = [
        (
            f"{count}{WIDE}mois",
            measured[(measured["milestone_month_count"] == count).fillna(value=False)],
        )
        for count in expected
    ]
    others = measured[measured["milestone_month_count"].isna()]
    return placed + [
        (_day(str(when)), rows) for when, rows in others.groupby("observed_date", sort=True)
    ]


def _cell(rows: pd.DataFrame, what: str) -> str:
    """Tell the last observation of a measure; withheld and unknown are not the same."""
    told = rows[rows["followup_fact"] == what].sort_values("observed_date")
    if told.empty:
        return UNKNOWN
    last = told.iloc[-1]
    if last["is_suppressed"]:
        return WITHHELD
    value = last["followup_value"]
    return euros(value) if what == TURNOVER else number(value, _decimals(value))


def _day(text: str) -> str:
    return typographic(day(date.fromisoformat(text)))


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1


def _status(group: pd.DataFrame) -> str:
    days = group.set_index("followup_fact")["observed_date"]
    opened = (
        f"Ouverte le {_day(str(days[OPENED]))}"
        if OPENED in days.index
        else "Jour d'ouverture inconnu"
    )
    if STOPPED not in days.index:
        return f"{opened}."
    cause = group.loc[group["followup_fact"] == STOPPED, "stop_cause_fr"].iloc[0]
    return f"{opened} ; arrêtée le {_day(str(days[STOPPED]))} : {cause}."


def _expected(key: str, estimates: pd.DataFrame) -> str:
    if key not in estimates.index:
        return ""
    bounds = estimates.loc[key, ["jobs_fte_min", "jobs_fte_max"]]
    if bounds.isna().any():
        return ""
    low, high = (float(end) for end in bounds.to_numpy())
    ends = list(dict.fromkeys(number(end, _decimals(end)) for end in (low, high)))
    unit = agree(high, "emploi")
    return sentence(
        f"Le catalogue estimait {' à '.join(ends)}{WIDE}{unit} en équivalent temps plein"
    )


def _chart(title: str, bilans: list[tuple[str, pd.DataFrame]]) -> Drawing | None:
    """Draw the jobs, bilan after bilan, where at least two are known."""
    bars = []
    for name, rows in bilans:
        known = rows[(rows["followup_fact"] == JOBS) & rows["followup_value"].notna()]
        if len(known):
            value = float(known.sort_values("observed_date")["followup_value"].iloc[-1])
            bars.append(Bar(name, value, number(value, _decimals(value))))
    return bar_chart(bars, f"{title} : emplois") if len(bars) >= FEWEST_BARS else None


def _summary(groups: list[pd.DataFrame]) -> str:
    stopped = sum(bool((group["followup_fact"] == STOPPED).any()) for group in groups)
    alive = [group for group in groups if not (group["followup_fact"] == STOPPED).any()]
    told = f"{counted(len(groups), 'activité suivie', 'activités suivies')}"
    told += f", dont {number(stopped)} {agree(stopped, 'arrêtée')}." if stopped else "."
    last_jobs: list[float] = [
        rows.sort_values("observed_date")["followup_value"].tolist()[-1]
        for rows in (group[group["followup_fact"] == JOBS] for group in alive)
        if len(rows)
    ]
    if not last_jobs:
        return f"{told} Nombre d'emplois inconnu." if alive else told
    total = sum(last_jobs)
    jobs = f"{number(total, _decimals(total))} {agree(total, 'emploi')}"
    where = counted(len(last_jobs), "activité en cours", "activités en cours")
    unknown = len(alive) - len(last_jobs)
    rest = f" ; nombre inconnu dans {counted(unknown, 'autre')}" if unknown else ""
    return f"{told} Aux derniers bilans : {jobs} en équivalent temps plein dans {where}{rest}."
