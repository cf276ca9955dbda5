"""What one territory's page says of it: the sentences of its brief, read from what was loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.codes import OVERSEAS_CRS
from generator.french import (
    counted,
    euros,
    is_known,
    listed,
    number,
    percent,
    sentence,
    text_of,
    typographic,
)
from generator.publication.briefs.existing import Existing, existing
from generator.publication.briefs.places import Whereabouts, whereabouts
from generator.publication.briefs.proposals import GATES
from generator.publication.briefs.voices import NOT_PUBLISHED, ThemeLine, Voices, voices
from generator.publication.briefs.wording import limits
from generator.review.frames import frame, frames
from generator.review.models import Opportunity, Territory

TABLES = (
    "out_territories", "out_needs", "out_topics", "out_place_needs", "out_clusters",
    "out_value_chains", "out_surveys", "out_unheard", "out_gaps", "out_supply", "out_resources",
)  # fmt: skip
HEARD = {"commune_code": "string", "statement_count": "double"}
RANKED = {"activity_id": "string", "rank": "int64"} | dict.fromkeys(GATES, "string")
TOO_NARROW = (
    "Outre-mer, les fourchettes des nombres attendus sont plus étroites qu’elles ne devraient : "
    "lisez un manque comme une question à vérifier sur place."
)


@dataclass(frozen=True)
class Figure:
    """One figure of the territory, with what it is and whence."""

    label_fr: str
    value_fr: str
    note_fr: str = ""


@dataclass(frozen=True)
class Portrait:
    """A territory as its page tells it, in French."""

    subtitle_fr: str
    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]
    voices: Voices
    told: tuple[ThemeLine, ...]
    untold_fr: str
    where: Whereabouts
    existing: Existing
    access: tuple[str, ...]
    programmes_fr: str
    lookalikes_fr: str
    limits: tuple[str, ...]


def portrait(territory: Territory, opportunities: Sequence[Opportunity]) -> Portrait:
    """Read what the loaded tables say of a territory.

    Parameters
    ----------
    opportunities
        All of this territory's: a missing link is told by the best ranked that would fill it.
    """
    here = frames(territory, TABLES) | {
        "out_communes": frame(_columns(territory.rows("out_communes"), HEARD), HEARD),
        "out_opportunities": frame(map(_gated, opportunities), RANKED),
    }
    row = here["out_territories"].iloc[0]
    survey = None if here["out_surveys"].empty else here["out_surveys"].iloc[0]
    is_overseas = territory.departement_code in OVERSEAS_CRS
    said = voices(here, row, survey)
    return Portrait(
        subtitle_fr=_subtitle(row),
        figures=_figures(row),
        warnings=(TOO_NARROW,) if is_overseas else (),
        voices=said,
        told=tuple(theme for theme in said.themes if theme.said_fr != NOT_PUBLISHED),
        untold_fr=listed([t.theme_fr for t in said.themes if t.said_fr == NOT_PUBLISHED]),
        where=whereabouts(here, has_survey=survey is not None),
        existing=existing(here, row["associations_note_fr"], is_overseas=is_overseas),
        access=tuple(text_of(one["sentence_fr"]) for one in territory.rows("out_access")),
        programmes_fr=sentence(text_of(row["programmes_fr"])),
        lookalikes_fr=text_of(row["lookalikes_fr"]),
        limits=limits(
            survey,
            is_demo=territory.is_demo,
            has_withheld=bool(here["out_needs"]["is_suppressed"].fillna(value=False).any()),
            has_places=bool(here["out_place_needs"]["smoothed_share"].notna().any()),
        ),
    )


def _columns(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{name: row[name] for name in kinds} for row in rows]


def _gated(one: Opportunity) -> dict[str, Any]:
    # Which condition refuses does not matter here: all are told on the opportunity's own page.
    gate = "non" if one.has_refused_gate else None
    return {"activity_id": one.activity_id, "rank": one.rank} | dict.fromkeys(GATES, gate)


def _subtitle(row: pd.Series) -> str:
    place = " ".join(
        text
        for text in (text_of(row["departement_name"]), _bracketed(row["departement_code"]))
        if text
    )
    told = (text_of(row["epci_nature"]), place, text_of(row["density_label_fr"]))
    return " · ".join(text for text in told if text)


def _bracketed(cell: object) -> str:
    return f"({text_of(cell)})" if is_known(cell) else ""


def _figures(row: pd.Series) -> tuple[Figure, ...]:
    heard = row["statement_count"]
    asked = int(row["survey_count"])
    return (
        Figure("Habitants", number(row["population"]), _year("recensement de", row, "population")),
        Figure("Communes", number(row["commune_count"])),
        Figure(
            "Personnes entendues",
            number(heard) if is_known(heard) else ("non publié" if asked else "aucune enquête"),
            f"en {counted(asked, 'recueil')}" if asked else "",
        ),
        Figure(
            "Revenu médian par an",
            euros(row["median_income_eur"]),
            _year("par unité de consommation, en", row, "income"),
        ),
        Figure(
            "Chômeurs",
            percent(row["unemployment_share"]),
            _year("dans les zones d’emploi, en", row, "unemployment"),
        ),
    )


def _year(before: str, row: pd.Series, name: str) -> str:
    year = row[f"{name}_year"]
    return typographic(f"{before} {year}") if is_known(year) else ""
