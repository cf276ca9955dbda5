"""The tables of needs that Python makes: themes, topics, rates, hot spots, what is withheld."""

import json
from collections.abc import Mapping

import pandas as pd

from generator.catalogues import Catalogue
from generator.chain.withheld import withheld_tables
from generator.needs.answers.no_need import stated
from generator.needs.hotspots import hot_spots
from generator.needs.rates.raking import respondent_weights
from generator.needs.rates.representativeness import representativeness, unheard
from generator.needs.rates.shares import need_rates, place_rates
from generator.needs.themes.naming import theme_statements
from generator.needs.topics.corrections import CORRECTION_COLUMNS
from generator.needs.topics.finding import (
    MEMBER_COLUMNS,
    TOPIC_COLUMNS,
    Topics,
    find_topics,
)
from generator.needs.zones import zones
from generator.warehouse.building import PythonTable

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
            make=lambda f: theme_statements(
                stated(f["land_statements"]), lexicon, f["land_theme_corrections"]
            ),
            version=json.dumps(lexicon),
        )
    ]


def _topic_tables() -> list[PythonTable]:
    reads = ("land_statements", "calc_statement_themes", "land_topic_corrections")
    return [
        PythonTable(
            FOUND_TOPICS,
            reads,
            keys=("part", "part_row"),
            make=lambda f: _together(find_topics(*(f[name] for name in reads))),
        ),
        _topic_part("calc_topics", ("topic_id",), TOPIC_COLUMNS),
        _topic_part("calc_topic_members", ("topic_id", "statement_id"), MEMBER_COLUMNS),
        _topic_part("calc_topic_unapplied", ("correction_id",), UNAPPLIED_COLUMNS),
    ]


def _together(found: Topics) -> pd.DataFrame:
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
            make=lambda f: representativeness(_weighed(f), f["land_margins"]),
        ),
        PythonTable(
            "calc_unheard",
            reads=("core_respondents", "land_margins", "core_communes"),
            keys=("epci_code", "variable", "modality"),
            make=lambda f: unheard(f["core_respondents"], f["land_margins"], f["core_communes"]),
        ),
        PythonTable(
            "calc_need_rates",
            reads=(
                "core_respondents", "calc_respondent_weights", "core_theme_voices",
                "calc_representativeness", "land_effective_classes",
            ),
            keys=("epci_code", "theme_id"),
            make=lambda f: need_rates(
                _weighed(f),
                f["core_theme_voices"],
                f["calc_representativeness"],
                f["land_effective_classes"],
            ),
        ),
        PythonTable(
            "calc_place_rates",
            reads=("core_respondents", "calc_respondent_weights", "core_theme_voices"),
            keys=commune_and_theme,
            make=lambda f: place_rates(_weighed(f), f["core_theme_voices"]),
        ),
        PythonTable(
            "calc_hot_spots",
            reads=("calc_place_rates", "calc_commune_neighbours"),
            keys=commune_and_theme,
            make=lambda f: hot_spots(f["calc_place_rates"], f["calc_commune_neighbours"]),
        ),
        PythonTable(
            "calc_zones",
            reads=("calc_place_rates", "core_communes", "calc_commune_neighbours"),
            keys=("commune_code", "zone_kind"),
            make=lambda f: zones(
                f["calc_place_rates"], f["core_communes"], f["calc_commune_neighbours"]
            ),
        ),
    ]  # fmt: skip


def _weighed(frames: Frames) -> pd.DataFrame:
    return frames["core_respondents"].merge(
        frames["calc_respondent_weights"],
        on=["epci_code", "respondent_id"],
        validate="one_to_one",
    )
