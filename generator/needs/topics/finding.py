"""Find the topics people speak of inside a place and a theme. Pure: frames in, frames out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.errors import ContractError, Fault
from generator.needs.topics.corrections import read_corrections
from generator.needs.topics.groups import ALONE, FIRM_FROM, group_unit
from generator.needs.topics.identity import anchors, day_numbers, even_draws, topic_id_of, waves
from generator.needs.topics.labels import describe, label_of, nearer_rows, reading_ranks
from generator.needs.topics.revision import Revision, Sheet, Statement, unapplied_rows
from generator.needs.topics.shapes import MEMBER_COLUMNS, TOPIC_COLUMNS
from generator.needs.topics.words import Ints, Wording, read_words

Keys = Collection[str]

LEAST_RESPONDENTS = 5  # officers see a topic from five respondents (method.md §2)
DIGITS = 6  # beyond them, figures may depend on the machine


@dataclass(frozen=True)
class Topics:
    """The topics of statements.

    Parameters
    ----------
    topics
        One row per topic, the columns of ``TOPIC_COLUMNS``, by EPCI, theme, then size.
    members
        One row per statement with a theme, the columns of ``MEMBER_COLUMNS``.
    unapplied
        The officers' corrections that met nothing today, and ``reason_fr``.
    """

    topics: pd.DataFrame
    members: pd.DataFrame
    unapplied: pd.DataFrame


def find_topics(
    statements: pd.DataFrame, themes: pd.DataFrame, corrections: pd.DataFrame
) -> Topics:
    """Group the statements of each EPCI and theme into topics, then apply people's corrections.

    A statement counts in its first theme only: in two it would be two voices, and a correction
    that moves it would leave its double behind. Each EPCI × theme is learned alone, so that adding
    a territory moves nobody else's topics. Statements are taken by id: row order has no say.

    Parameters
    ----------
    statements
        One row per statement: ``statement_id``, ``epci_code``, ``respondent_id``,
        ``statement_text``, ``statement_date`` (ISO, or blank), ``is_publishable``.
    themes
        One row per statement and theme: ``statement_id``, ``theme_id``, ``rank``.
    corrections
        The officers' rows, of any age; see ``topic_corrections``.

    Returns
    -------
    Topics
        ``stability`` is null where it was not measured: a group of fewer than five statements,
        one left over, or one that people made. ``is_found`` asks for five respondents and a
        stability of 0.6; for a topic that people made, five respondents only, their word standing
        for the measure. ``is_verbatim`` marks the three nearest that may be published,
        ``reading_rank`` the three nearest of all, for the officers.

    Raises
    ------
    ContractError
        If a statement comes twice.
    DataError
        If a correction cannot be understood; all of them at once.
    """
    told = _told(statements, themes)
    wording = read_words(told["statement_text"])
    topic_of, sheets = _grouped(told, wording)
    topic_of, unapplied = _revised(told, topic_of, sheets, wording, corrections)
    told["topic_id"] = pd.array(topic_of, dtype="string")
    about = _about(sheets)
    words = _describe(told, about, wording)
    return Topics(_topics(told, about, words), _members(told), unapplied)


def _told(statements: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    first = themes.loc[themes["rank"] == 1, ["statement_id", "theme_id"]]
    for frame, where in ((statements, "statements"), (first, "themes")):
        twice = frame.loc[frame["statement_id"].duplicated(), "statement_id"]
        if len(twice):
            raise ContractError(Fault("une réponse y est deux fois", where, str(twice.iloc[0])))
    told = statements.merge(first, on="statement_id").sort_values("statement_id", kind="stable")
    # Whoever left no identifier counts as one respondent an answer.
    respondents = told["respondent_id"].fillna(told["statement_id"])
    return told.assign(respondent_id=respondents).reset_index(drop=True)


def _grouped(told: pd.DataFrame, wording: Wording) -> tuple[list[str], dict[str, Sheet]]:
    topic_of = np.empty(len(told), dtype=object)
    sheets: dict[str, Sheet] = {}
    days = day_numbers(told["statement_date"])
    keys = told["statement_id"].to_numpy(dtype=object)
    for epci_code, theme_id, rows in _units(told["epci_code"], told["theme_id"]):
        ids, words = keys[rows], wording.rows(rows)
        draws = even_draws(ids)
        grouping = group_unit(words.stems(), draws)
        kept, labels = np.unique(grouping.labels, return_inverse=True)
        oldest = anchors(words, labels, waves(days[rows]), draws)
        names = np.array([topic_id_of(epci_code, theme_id, ids[row]) for row in oldest])
        topic_of[rows] = names[labels]
        for name, label in zip(names, kept, strict=True):
            stability = np.nan if label == ALONE else grouping.firmness[label]
            sheets[name] = Sheet(epci_code, theme_id, grouping.method, stability)
    return topic_of.tolist(), sheets


def _units(epci_codes: pd.Series, theme_ids: pd.Series) -> Iterator[tuple[str, str, Ints]]:
    units = pd.DataFrame({"epci_code": epci_codes, "theme_id": theme_ids})
    numbers = units.groupby(["epci_code", "theme_id"]).ngroup().to_numpy()
    order = np.argsort(numbers, kind="stable")
    starts = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    names = units.iloc[order[starts]].itertuples(index=False, name=None)
    for (epci_code, theme_id), rows in zip(names, np.split(order, starts)[1:], strict=True):
        yield epci_code, theme_id, rows


def _revised(
    told: pd.DataFrame,
    topic_of: list[str],
    sheets: dict[str, Sheet],
    wording: Wording,
    corrections: pd.DataFrame,
) -> tuple[list[str], pd.DataFrame]:
    """Return each statement's topic once corrected, and what could not be; change ``sheets``."""
    asked = corrections.reset_index(drop=True)
    decided = read_corrections(asked)
    if not decided:
        return topic_of, unapplied_rows(asked, [])
    revision = _revision(told, topic_of, sheets, wording)
    revision.replay(decided)
    now = [revision.topic_of[key] for key in told["statement_id"]]
    return now, unapplied_rows(asked, revision.unapplied)


def _revision(
    told: pd.DataFrame, topic_of: list[str], sheets: dict[str, Sheet], wording: Wording
) -> Revision:
    row_of = {key: row for row, key in enumerate(told["statement_id"])}
    columns = ["epci_code", "theme_id", "statement_date"]
    said = told[columns].fillna("").itertuples(index=False, name=None)
    statements = {key: Statement(*row) for key, row in zip(row_of, said, strict=True)}

    def nearer(new: Keys, first: Keys, second: Keys) -> set[str]:
        groups = [sorted(row_of[key] for key in keys) for keys in (new, first, second)]
        chosen = nearer_rows(wording, *(np.array(rows, dtype=np.int64) for rows in groups))
        return set(told["statement_id"].iloc[chosen])

    return Revision(statements, dict(zip(row_of, topic_of, strict=True)), sheets, nearer)


def _about(sheets: dict[str, Sheet]) -> pd.DataFrame:
    rows = [
        (key, sheet.epci_code, sheet.theme_id, sheet.method, sheet.stability, sheet.name)
        for key, sheet in sheets.items()
    ]
    columns = ["topic_id", "epci_code", "topic_theme", "method", "stability", "name"]
    kinds = dict.fromkeys(columns, "string") | {"stability": "float64"}
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def _describe(told: pd.DataFrame, about: pd.DataFrame, wording: Wording) -> dict[str, list[str]]:
    """Return the telling words of each topic; write in ``told`` what ranks its statements."""
    themes = about.set_index("topic_id")["topic_theme"]
    topics, names = pd.factorize(told["topic_id"])
    respondents, _ = pd.factorize(told["respondent_id"])
    closeness = np.full(len(told), np.nan)
    label_hits = np.zeros(len(told), dtype=np.int64)
    words: dict[str, list[str]] = {}
    # A statement moved to another theme's topic is described there.
    for _, _, rows in _units(told["epci_code"], told["topic_id"].map(themes)):
        kept, numbers = np.unique(topics[rows], return_inverse=True)
        described = describe(wording.rows(rows), numbers, respondents[rows])
        closeness[rows] = described.closeness.round(DIGITS)
        label_hits[rows] = described.label_hits
        words.update(zip(names[kept], described.words, strict=True))
    told["closeness"], told["label_hits"] = closeness, label_hits
    return words


def _topics(told: pd.DataFrame, about: pd.DataFrame, words: dict[str, list[str]]) -> pd.DataFrame:
    voices = told.groupby("topic_id").agg(
        statement_count=("statement_id", "size"), respondent_count=("respondent_id", "nunique")
    )
    topics = about.join(voices, on="topic_id").rename(columns={"topic_theme": "theme_id"})
    heard = topics["respondent_count"] >= LEAST_RESPONDENTS
    firm = (topics["stability"] >= FIRM_FROM) | (topics["method"] == "personne")
    found = [label_of(words[key]) for key in topics["topic_id"]]
    named = topics["name"] != ""
    topics = topics.assign(
        topic_label_fr=topics["name"].where(named, pd.Series(found, index=topics.index)),
        words=[", ".join(words[key]) for key in topics["topic_id"]],
        stability=topics["stability"].round(DIGITS),
        is_found=heard & firm,
        is_named=named,
    )
    order = ["epci_code", "theme_id", "statement_count", "topic_id"]
    sorted_topics = topics.sort_values(order, ascending=[True, True, False, True])
    return sorted_topics[list(TOPIC_COLUMNS)].astype(TOPIC_COLUMNS).reset_index(drop=True)


def _members(told: pd.DataFrame) -> pd.DataFrame:
    publishable = told["is_publishable"].astype(bool)
    shown = reading_ranks(told[publishable]).reindex(told.index)
    members = told.assign(reading_rank=reading_ranks(told), is_verbatim=shown.notna())
    typed = members[list(MEMBER_COLUMNS)].astype(MEMBER_COLUMNS)
    return typed.sort_values(["topic_id", "statement_id"], ignore_index=True)
