"""The tables of needs that Python makes: themes, topics, rates, hot spots, what is withheld.

The rooms that load heavy libraries are opened when their table is to be made: a run where nothing
changed, most of them, goes without.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from generator.catalogues import Catalogue
from generator.chain.withheld import withheld_tables
from generator.needs.answers.no_need import stated
from generator.needs.rates.raking import respondent_weights
from generator.needs.topics.corrections import CORRECTION_COLUMNS
from generator.needs.topics.shapes import MEMBER_COLUMNS, TOPIC_COLUMNS
from generator.warehouse.building import PythonTable

if TYPE_CHECKING:
    from generator.needs.topics.finding import Topics

Frames = Mapping[str, pd.DataFrame]
FOUND_TOPICS = "calc_found_topics"  # one search, minutes long, of which three tables are cut
UNAPPLIED_COLUMNS = {**CORRECTION_COLUMNS, "reason_fr": "string"}
NULLABLE = {"int64": "Int64", "float64": "Float64", "bool": "boolean"}  # a blank must stay blank


def need_tables(catalogue: Catalogue) -> list[PythonTable]:
    """List them."""
    return [*_theme_tables(catalogue), *_topic_tables(), *_rate_tables(), *withheld_tables()]


def _theme_tables(catalogue: Catalogue) -> list[PythonTable]:
    lexicon = catalogue.lexicon()
    return [
        PythonTable(
            "calc_statement_themes",
            reads=("land_statements", "land_theme_corrections"),
            keys=("statement_id", "theme_id"),
            make=lambda f: _themes(f, lexicon),
            version=json.dumps(lexicon),
        )
    ]


def _themes(frames: Frames, lexicon: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    from generator.needs.themes.naming import theme_statements

    return theme_statements(
        stated(frames["land_statements"]), lexicon, frames["land_theme_corrections"]
    )


def _topic_tables() -> list[PythonTable]:
    reads = ("land_statements", "calc_statement_themes", "land_topic_corrections")
    return [
        PythonTable(
            FOUND_TOPICS,
            reads,
            keys=("part", "part_row"),
            make=lambda f: _found_topics([f[name] for name in reads]),
        ),
        _topic_part("calc_topics", ("topic_id",), TOPIC_COLUMNS),
        _topic_part("calc_topic_members", ("topic_id", "statement_id"), MEMBER_COLUMNS),
        _topic_part("calc_topic_unapplied", ("correction_id",), UNAPPLIED_COLUMNS),
    ]


def _found_topics(frames: list[pd.DataFrame]) -> pd.DataFrame:
    from generator.needs.topics.finding import find_topics

    return _together(find_topics(*frames))


def _together(found: "Topics") -> pd.DataFrame:
    """Lay the tables that one search gives under each other, a blank where a part has no column."""
    parts = {
        "calc_topics": found.topics,
        "calc_topic_members": found.members,
        "calc_topic_unapplied": found.unapplied,
    }
    rows = [
        frame.astype(
            {name: NULLABLE.get(str(kind), kind) for name, kind in frame.dtypes.items()}
        ).assign(part=name, part_row=range(len(frame)))
        for name, frame in parts.items()
    ]
    return pd.concat(rows, ignore_index=True)


def _topic_part(part: str, keys: tuple[str, ...], columns: Mapping[str, str]) -> PythonTable:
    def make(frames: Frames) -> pd.DataFrame:
        found = frames[FOUND_TOPICS]
        rows = found[found["part"] == part].sort_values("part_row", ignore_index=True)
        return rows[list(columns)].astype(dict(columns))

    return PythonTable(part, (FOUND_TOPICS,), keys, make)


def _rate_tables() -> list[PythonTable]:
    commune_and_theme = ("epci_code", "theme_id", "commune_code")
    return [
        PythonTable(
            "calc_respondent_weights",
            reads=("core_respondents", "land_margins"),
            keys=("epci_code", "respondent_id"),
            make=lambda f: respondent_weights(f["core_respondents"], f["land_margins"]),
        ),
        PythonTable(
            "calc_representativeness",
            reads=("core_respondents", "calc_respondent_weights", "land_margins"),
            keys=("epci_code",),
            make=_representativeness,
        ),
        PythonTable(
            "calc_unheard",
            reads=("core_respondents", "land_margins", "core_communes"),
            keys=("epci_code", "variable", "modality"),
            make=_unheard,
        ),
        PythonTable(
            "calc_need_rates",
            reads=(
                "core_respondents", "calc_respondent_weights", "core_theme_voices",
                "calc_representativeness", "land_effective_classes",
            ),
            keys=("epci_code", "theme_id"),
            make=_need_rates,
        ),
        PythonTable(
            "calc_place_rates",
            reads=("core_respondents", "calc_respondent_weights", "core_theme_voices"),
            keys=commune_and_theme,
            make=_place_rates,
        ),
        PythonTable(
            "calc_hot_spots",
            reads=("calc_place_rates", "calc_commune_neighbours"),
            keys=commune_and_theme,
            make=_hot_spots,
        ),
        PythonTable(
            "calc_zones",
            reads=("calc_place_rates", "core_communes", "calc_commune_neighbours"),
            keys=("commune_code", "zone_kind"),
            make=_zones,
        ),
    ]  # fmt: skip


def _weighed(frames: Frames) -> pd.DataFrame:
    return frames["core_respondents"].merge(
        frames["calc_respondent_weights"],
        on=["epci_code", "respondent_id"],
        validate="one_to_one",
    )


def _representativeness(frames: Frames) -> pd.DataFrame:
    from generator.needs.rates.representativeness import representativeness

    return representativeness(_weighed(frames), frames["land_margins"])


def _unheard(frames: Frames) -> pd.DataFrame:
    from generator.needs.rates.representativeness import unheard

    return unheard(frames["core_respondents"], frames["land_margins"], frames["core_communes"])


def _need_rates(frames: Frames) -> pd.DataFrame:
    from generator.needs.rates.shares import need_rates

    return need_rates(
        _weighed(frames),
        frames["core_theme_voices"],
        frames["calc_representativeness"],
        frames["land_effective_classes"],
    )


def _place_rates(frames: Frames) -> pd.DataFrame:
    from generator.needs.rates.shares import place_rates

    return place_rates(_weighed(frames), frames["core_theme_voices"])


def _hot_spots(frames: Frames) -> pd.DataFrame:
    from generator.needs.hotspots import hot_spots

    return hot_spots(frames["calc_place_rates"], frames["calc_commune_neighbours"])


def _zones(frames: Frames) -> pd.DataFrame:
    from generator.needs.zones import zones

    return zones(
        frames["calc_place_rates"], frames["core_communes"], frames["calc_commune_neighbours"]
    )
