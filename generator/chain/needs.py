"""The tables of needs that Python makes: themes, topics, rates, hot spots, what is withheld."""

import json
from collections.abc import Callable, Mapping

import pandas as pd

from generator.catalogues import Catalogue
from generator.disclosure import (
    outside_counts,
    persons_threshold,
    withheld,
    withheld_crossings,
    withheld_totals,
)
from generator.needs.hotspots import hot_spots
from generator.needs.rates.raking import respondent_weights
from generator.needs.rates.representativeness import representativeness, unheard
from generator.needs.rates.shares import need_rates, place_rates
from generator.needs.themes.naming import theme_statements
from generator.needs.topics.finding import Topics, find_topics
from generator.needs.zones import zones
from generator.warehouse.building import PythonTable

Frames = Mapping[str, pd.DataFrame]
NEED = "need_id"


def need_tables(catalogue: Catalogue) -> list[PythonTable]:
    """List them."""
    return [*_theme_tables(catalogue), *_topic_tables(), *_rate_tables(), *_withheld_tables()]


def _theme_tables(catalogue: Catalogue) -> list[PythonTable]:
    lexicon = catalogue.lexicon()
    return [
        PythonTable(
            "calc_statement_themes",
            reads=("land_statements", "land_theme_corrections"),
            keys=("statement_id", "theme_id"),
            make=lambda f: theme_statements(
                f["land_statements"], lexicon, f["land_theme_corrections"]
            ),
            version=json.dumps(lexicon),
        )
    ]


def _topic_tables() -> list[PythonTable]:
    found = _FoundOnce()
    reads = ("land_statements", "calc_statement_themes", "land_topic_corrections")

    def table(
        name: str, keys: tuple[str, ...], part: Callable[[Topics], pd.DataFrame]
    ) -> PythonTable:
        return PythonTable(name, reads, keys, lambda f: part(found(f)))

    return [
        table("calc_topics", ("topic_id",), lambda t: t.topics),
        table("calc_topic_members", ("topic_id", "statement_id"), lambda t: t.members),
        table("calc_topic_unapplied", ("correction_id",), lambda t: t.unapplied),
    ]


class _FoundOnce:
    """Find the topics once for the three tables that are made from them."""

    def __init__(self) -> None:
        self._key: tuple[int, ...] = ()
        self._topics: Topics | None = None

    def __call__(self, frames: Frames) -> Topics:
        key = tuple(
            int(pd.util.hash_pandas_object(frame, index=False).sum()) for frame in frames.values()
        )
        if self._topics is None or key != self._key:
            self._topics, self._key = find_topics(*frames.values()), key
        return self._topics


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
                "calc_representativeness",
            ),
            keys=("epci_code", "theme_id"),
            make=lambda f: need_rates(
                _weighed(f), f["core_theme_voices"], f["calc_representativeness"]
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


def _withheld_tables() -> list[PythonTable]:
    return [
        PythonTable(
            "calc_suppression",
            reads=("core_need_counts", "land_thresholds"),
            keys=("epci_code", "theme_id"),
            make=lambda f: withheld(
                f["core_need_counts"],
                group="epci_code",
                cell="theme_id",
                count="respondent_count",
                threshold=persons_threshold(f["land_thresholds"]),
            ),
        ),
        PythonTable(
            "calc_place_suppression",
            reads=(
                "core_place_counts", "core_surveyed_epcis", "core_place_theme_counts",
                "core_need_counts", "calc_suppression", "calc_survey_suppression",
                "calc_place_theme_suppression", "land_thresholds",
            ),
            keys=("epci_code", "commune_code"),
            make=_withheld_places,
        ),
        PythonTable(
            "calc_survey_suppression",
            reads=("core_surveyed_epcis", "core_place_counts", "land_thresholds"),
            keys=("epci_code",),
            make=_withheld_surveys,
        ),
        PythonTable(
            "calc_place_theme_suppression",
            reads=("core_place_theme_counts", "core_need_counts", "land_thresholds"),
            keys=(NEED, "commune_code"),
            make=lambda f: _withheld_within(
                f, "core_place_theme_counts", "core_need_counts", (NEED, "commune_code")
            ),
        ),
        PythonTable(
            "calc_topic_suppression",
            reads=("core_topic_counts", "core_need_counts", "land_thresholds"),
            keys=(NEED, "topic_id"),
            make=lambda f: _withheld_within(
                f, "core_topic_counts", "core_need_counts", (NEED, "topic_id")
            ),
        ),
    ]  # fmt: skip


def _withheld_places(frames: Frames) -> pd.DataFrame:
    """Withhold small communes, and those that would give back a theme nearly all voiced."""
    keys = ("epci_code", "commune_code")
    small = _withheld_within(frames, "core_place_counts", "core_surveyed_epcis", keys)
    asked, needs = frames["core_surveyed_epcis"], frames["core_need_counts"]
    places = frames["core_place_counts"].rename(columns={"respondent_count": "place_count"})
    told_places = _without(places, small, keys)
    told_needs = _without(needs, frames["calc_suppression"], ("epci_code", "theme_id"))
    told_needs = told_needs.rename(columns={"respondent_count": "need_count"})
    crossings = (
        frames["core_place_theme_counts"]
        .merge(told_places[[*keys, "place_count"]], on=list(keys))
        .merge(told_needs[[NEED, "need_count"]], on=NEED)
    )
    hidden = pd.MultiIndex.from_frame(
        frames["calc_place_theme_suppression"][[NEED, "commune_code"]]
    )
    is_blank = pd.MultiIndex.from_frame(crossings[[NEED, "commune_code"]]).isin(hidden)
    is_blank |= (crossings["respondent_count"] == 0).to_numpy(dtype=bool)
    crossings["respondent_count"] = crossings["respondent_count"].mask(is_blank)
    more = withheld_crossings(
        crossings,
        _without(asked, frames["calc_survey_suppression"], ("epci_code",)),
        threshold=persons_threshold(frames["land_thresholds"]),
    )
    flagged = more.assign(is_suppressed=True, is_secondary=True).astype(small.dtypes.to_dict())
    return pd.concat([small, flagged], ignore_index=True)


def _without(rows: pd.DataFrame, hidden: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """Leave out the rows that are withheld."""
    names = list(keys)
    is_hidden = pd.MultiIndex.from_frame(rows[names]).isin(pd.MultiIndex.from_frame(hidden[names]))
    return rows[~is_hidden]


def _withheld_within(
    frames: Frames, cells: str, totals: str, keys: tuple[str, str]
) -> pd.DataFrame:
    """Withhold small cells of published totals, and what subtraction would give back."""
    group, cell = keys
    return withheld(
        frames[cells],
        group=group,
        cell=cell,
        count="respondent_count",
        threshold=persons_threshold(frames["land_thresholds"]),
        outside=outside_counts(
            frames[totals], frames[cells], group=group, count="respondent_count"
        ),
    )


def _withheld_surveys(frames: Frames) -> pd.DataFrame:
    # Communes only: a person may voice several themes, which therefore do not add up to the total.
    return withheld_totals(
        frames["core_surveyed_epcis"],
        frames["core_place_counts"],
        group="epci_code",
        count="respondent_count",
        threshold=persons_threshold(frames["land_thresholds"]),
    )
