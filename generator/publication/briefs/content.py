"""What a territory's brief says, before any layout: read from the published tables alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from generator.codes import OVERSEAS_CRS
from generator.errors import DataError, Fault
from generator.french import (
    NARROW,
    WIDE,
    agree,
    euros,
    is_known,
    number,
    percent,
    text_of,
    typographic,
)
from generator.publication.briefs.existing import Existing, existing
from generator.publication.briefs.followed import Since, followed
from generator.publication.briefs.places import Whereabouts, whereabouts
from generator.publication.briefs.proposals import Shortlist, shortlist
from generator.publication.briefs.voices import Voices, voices
from generator.publication.briefs.wording import (
    ABSENT,
    METHOD,
    decision,
    limits,
    next_steps,
    proposals_intro,
)
from generator.publication.drawings.maps import CommuneMap, commune_map

# What a brief reads of its EPCI alone; the other tables are those of its activities, or everyone's.
TERRITORY_TABLES = (
    "out_needs", "out_topics", "out_place_needs", "out_clusters", "out_value_chains",
    "out_surveys", "out_unheard", "out_gaps", "out_supply", "out_resources", "out_communes",
    "out_opportunities", "out_followups",
)  # fmt: skip

SPARSE_PER_KM2 = 10.0
NOT_FOUND = "absent des données réunies"


@dataclass(frozen=True)
class Figure:
    """One of the four figures of the title band."""

    label_fr: str
    value_fr: str
    note_fr: str


@dataclass(frozen=True)
class BriefContent:
    """A territory's brief: everything it prints, in French, ready for any layout."""

    epci_code: str
    title_fr: str
    subtitle_fr: str
    build_id: str
    is_demo: bool
    figures: tuple[Figure, ...]
    voices: Voices
    map: CommuneMap | None
    whereabouts: Whereabouts
    existing: Existing
    shortlist: Shortlist
    since: Since | None  # None until an activity is followed: the brief then has two pages
    intro_fr: str
    decision_fr: str
    next_steps: tuple[str, ...]
    limits: tuple[str, ...]
    method_fr: str
    sources: tuple[str, ...]
    absent: Mapping[str, str] = field(default_factory=ABSENT.copy)  # where it has nothing to show


def brief_content(
    tables: Mapping[str, pd.DataFrame], epci_code: str, build_id: str
) -> BriefContent:
    """Read a territory's brief from the published tables.

    Parameters
    ----------
    tables
        The ``out_*`` tables by name, of one EPCI or more.
    epci_code
        The EPCI.
    build_id
        The build the tables belong to, printed on each page.

    Raises
    ------
    DataError
        If the EPCI is not in ``out_territories``.
    """
    territory = _territory(tables["out_territories"], epci_code)
    here = {name: _of(tables[name], epci_code) for name in TERRITORY_TABLES}
    survey = None if here["out_surveys"].empty else here["out_surveys"].iloc[0]
    where = whereabouts(here, has_survey=survey is not None)
    chosen = shortlist(tables, epci_code)
    is_demo = bool(is_known(territory["is_demo"]) and territory["is_demo"])
    return BriefContent(
        epci_code=epci_code,
        title_fr=typographic(str(territory["epci_name"])),
        subtitle_fr=_subtitle(territory),
        build_id=build_id,
        is_demo=is_demo,
        figures=_figures(territory),
        voices=voices(here, territory, survey),
        map=commune_map(
            here["out_communes"],
            text_of(territory["contour_note_fr"]),
            where.hot_codes,
            territory["population_year"],
        ),
        whereabouts=where,
        existing=existing(
            here,
            territory["associations_note_fr"],
            is_overseas=text_of(territory["departement_code"]) in OVERSEAS_CRS,
        ),
        shortlist=chosen,
        since=followed(here["out_followups"], here["out_opportunities"]),
        intro_fr=proposals_intro(chosen),
        decision_fr=decision(len(chosen.proposals), has_survey=survey is not None),
        next_steps=next_steps(),
        limits=limits(
            survey,
            is_demo=is_demo,
            has_withheld=_has_withheld(here["out_needs"]),
            has_places=bool(here["out_place_needs"]["smoothed_share"].notna().any()),
        ),
        method_fr=typographic(METHOD),
        sources=_sources(tables["out_sources"]),
    )


def _territory(territories: pd.DataFrame, epci_code: str) -> pd.Series:
    rows = territories[territories["epci_code"] == epci_code]
    if rows.empty:
        remedy = "cherchez son code avec « generateur epci chercher NOM »"
        raise DataError(
            Fault(f"l'EPCI « {epci_code} » est absent", where="out_territories", remedy=remedy)
        )
    return rows.iloc[0]


def _of(table: pd.DataFrame, epci_code: str) -> pd.DataFrame:
    return table[table["epci_code"] == epci_code]


def _subtitle(territory: pd.Series) -> str:
    departement = text_of(territory["departement_name"])
    code = text_of(territory["departement_code"])
    place = f"{departement} ({code})" if departement and code else departement or code
    known = (text_of(territory["epci_nature"]), place, text_of(territory["density_label_fr"]))
    told = " · ".join(text for text in known if text)
    return told[:1].upper() + told[1:]


def _figures(territory: pd.Series) -> tuple[Figure, ...]:
    communes = territory["commune_count"]
    density = territory["density_per_km2"]
    income, unemployment = territory["median_income_eur"], territory["unemployment_share"]
    return (
        Figure(
            agree(_or_many(territory["population"]), "habitant"),
            number(territory["population"]),
            _year(territory["population"], "recensement de", territory["population_year"]),
        ),
        Figure(
            agree(_or_many(communes), "commune"),
            number(communes),
            _density(density),
        ),
        Figure(
            "de revenu médian par an" if is_known(income) else "revenu médian par an",
            euros(income),
            _year(income, "par unité de consommation, en", territory["income_year"])
            if is_known(income)
            else _reason(territory["income_note_fr"]),
        ),
        Figure(
            "de chômeurs" if is_known(unemployment) else "part de chômeurs",
            percent(unemployment),
            _year(unemployment, "dans les zones d’emploi, en", territory["unemployment_year"]),
        ),
    )


def _or_many(count: float | None) -> float:
    """Read an unknown count as a plural."""
    return float(count) if count is not None and is_known(count) else float("inf")


def _year(value: object, before: str, year: object) -> str:
    """Date a figure; of an unknown one say where it was looked for. A year has no space inside."""
    if not is_known(value):
        return NOT_FOUND
    return f"{before}{WIDE}{year}" if is_known(year) else "année inconnue"


def _reason(note: object) -> str:
    """Keep of a note why a figure is unknown: that it is stands in large letters above."""
    return text_of(note).partition(f"{NARROW}: ")[2].rstrip(".") or NOT_FOUND


def _density(density: float) -> str:
    """Tell it; where few people live, a whole number would say that nobody does."""
    if not is_known(density):
        return ""
    decimals = 0 if density >= SPARSE_PER_KM2 else 1
    return f"{number(density, decimals)}{WIDE}{agree(density, 'habitant')} par km²"


def _has_withheld(needs: pd.DataFrame) -> bool:
    return bool(needs["is_suppressed"].fillna(value=False).any())


def _sources(sources: pd.DataFrame) -> tuple[str, ...]:
    """Name the sources that were read; one that was not loaded taught nothing."""
    told = []
    read = sources[sources["row_count"].fillna(0) > 0]
    for _, row in read.sort_values("source_id").iterrows():
        vintage = text_of(row["vintage"]) or "millésime inconnu"
        details = ", ".join(text for text in (text_of(row["publisher"]), vintage) if text)
        told.append(f"{text_of(row['title'])} ({details})")
    return tuple(told)
