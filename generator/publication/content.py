"""What a territory's brief says, before any layout: read from the published tables alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.errors import DataError, Fault
from generator.french import (
    UNKNOWN,
    WIDE,
    agree,
    euros,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
)
from generator.publication.maps import CommuneMap, commune_map
from generator.publication.proposals import Shortlist, shortlist
from generator.publication.voices import Voices, voices
from generator.publication.wording import (
    METHOD,
    decision,
    limits,
    next_steps,
    proposals_intro,
)

FEWEST_EXPECTED = 2.0  # under two expected, one more or less decides: the gap is not told
ROUNDED_FROM = 10.0  # from ten on, a tenth of an equipment says nothing


@dataclass(frozen=True)
class Figure:
    """One of the four figures of the title band."""

    label_fr: str
    value_fr: str
    note_fr: str


@dataclass(frozen=True)
class Existing:
    """What exists and what is missing; a supply is a label and a count in words."""

    supply: tuple[tuple[str, str], ...]
    supply_note_fr: str
    resources_fr: str
    gaps: tuple[tuple[str, str, str], ...]  # type, number present, number expected
    gaps_note_fr: str


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
    existing: Existing
    shortlist: Shortlist
    intro_fr: str
    decision_fr: str
    next_steps: tuple[str, ...]
    limits: tuple[str, ...]
    method_fr: str
    sources: tuple[str, ...]


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
    needs = _of(tables["out_needs"], epci_code)
    has_survey = bool((territory["survey_count"] if is_known(territory["survey_count"]) else 0) > 0)
    chosen = shortlist(tables, epci_code)
    is_demo = bool(is_known(territory["is_demo"]) and territory["is_demo"])
    return BriefContent(
        epci_code=epci_code,
        title_fr=typographic(str(territory["epci_name"])),
        subtitle_fr=_subtitle(territory),
        build_id=build_id,
        is_demo=is_demo,
        figures=_figures(territory),
        voices=voices(territory, needs, has_survey=has_survey),
        map=commune_map(
            _of(tables["out_communes"], epci_code), text_of(territory["contour_note_fr"])
        ),
        existing=_existing(tables, territory),
        shortlist=chosen,
        intro_fr=proposals_intro(chosen),
        decision_fr=decision(len(chosen.proposals), has_survey=has_survey),
        next_steps=next_steps(),
        limits=limits(has_survey=has_survey, is_demo=is_demo, has_withheld=_has_withheld(needs)),
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
    return " · ".join(text for text in known if text)


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
            f"{number(density)}{WIDE}{agree(density, 'habitant')} par km²"
            if is_known(density)
            else "",
        ),
        Figure(
            "de revenu médian par an",
            euros(income),
            _year(income, "par unité de consommation, en", territory["income_year"]),
        ),
        Figure(
            "de chômeurs",
            percent(unemployment),
            _year(unemployment, "dans les zones d’emploi, en", territory["unemployment_year"]),
        ),
    )


def _or_many(count: float | None) -> float:
    """Read an unknown count as a plural."""
    return float(count) if count is not None and is_known(count) else float("inf")


def _year(value: object, before: str, year: object) -> str:
    """Date a figure; an unknown figure has no year, and a year has no space inside."""
    if not is_known(value):
        return ""
    return f"{before} {year}" if is_known(year) else "année inconnue"


def _has_withheld(needs: pd.DataFrame) -> bool:
    return bool(needs["is_suppressed"].fillna(value=False).any())


def _existing(tables: Mapping[str, pd.DataFrame], territory: pd.Series) -> Existing:
    code = str(territory["epci_code"])
    supply = _of(tables["out_supply"], code).sort_values(
        ["structure_count", "structure_kind"], ascending=[False, True], na_position="last"
    )
    lacking = _lacking(_of(tables["out_gaps"], code))
    return Existing(
        supply=tuple(
            (
                _dated(row["structure_kind_label_fr"], row["structure_year"]),
                _count(row["structure_count"]),
            )
            for _, row in supply.iterrows()
        ),
        supply_note_fr=_supply_note(supply, territory["associations_note_fr"]),
        resources_fr=typographic(_resources(_of(tables["out_resources"], code))),
        gaps=tuple(
            (
                text_of(row["type_label_fr"]),
                _count(row["observed_count"]),
                number(row["expected_count"], 0 if row["expected_count"] >= ROUNDED_FROM else 1),
            )
            for _, row in lacking.iterrows()
        ),
        gaps_note_fr=_gaps_note(lacking),
    )


def _dated(label: object, year: object) -> str:
    """Name a kind of structure with the year it was counted, when it was."""
    return f"{text_of(label)} ({year})" if is_known(year) else text_of(label)


def _lacking(gaps: pd.DataFrame) -> pd.DataFrame:
    """Keep the types truly short, those furthest from what is expected first."""
    known = gaps[gaps["gap_count"].notna() & gaps["expected_count"].notna()]
    told = known["is_lacking"].fillna(value=False) & (known["expected_count"] >= FEWEST_EXPECTED)
    short = known[told]
    share = short["gap_count"] / short["expected_count"]
    return short.assign(short_share=share).sort_values(
        ["short_share", "type_code"], ascending=[False, True]
    )


def _gaps_note(lacking: pd.DataFrame) -> str:
    if lacking.empty:
        return ""
    years = " et ".join(str(year) for year in sorted(lacking["equipment_year"].dropna().unique()))
    return sentence(
        f"Attendus : comme dans les intercommunalités de taille comparable (base permanente des "
        f"équipements, {years})"
    )


def _supply_note(supply: pd.DataFrame, associations_note: object) -> str:
    """Say why counts are unknown, then what to know of the associations."""
    unknown = supply[supply["structure_count"].isna()]["note_fr"].dropna().unique()
    told = [f"Inconnu : {listed([str(note) for note in unknown])}"] if len(unknown) else []
    told += [str(associations_note)] if is_known(associations_note) else []
    return " ".join(sentence(note) for note in told)


def _count(value: float | None) -> str:
    return number(value) if is_known(value) else UNKNOWN


def _resources(resources: pd.DataFrame) -> str:
    if resources.empty:
        return "Aucune ressource locale n'est connue à ce jour."
    kinds = resources.groupby("resource_kind_label_fr", sort=True).size()
    told = listed([f"{label} ({number(int(count))})" for label, count in kinds.items()])
    return f"Ressources locales connues : {told}."


def _sources(sources: pd.DataFrame) -> tuple[str, ...]:
    """Name the sources that were read; one that was not loaded taught nothing."""
    told = []
    read = sources[sources["row_count"].fillna(0) > 0]
    for _, row in read.sort_values("source_id").iterrows():
        vintage = text_of(row["vintage"]) or "millésime inconnu"
        details = ", ".join(text for text in (text_of(row["publisher"]), vintage) if text)
        told.append(f"{text_of(row['title'])} ({details})")
    return tuple(told)
