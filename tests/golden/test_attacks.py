"""The demonstration's published tables and briefs, attacked with what they say alone."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from generator.disclosure import persons_threshold
from generator.publication.briefs.content import brief_content
from generator.publication.published import TABLES
from tests.golden.attacker import given_back
from tests.golden.published import demo_build

# « aucune des personnes ayant répondu n’a parlé » tells a true zero, and no share.
SHARE_SAID = re.compile(r"(\d+)\s%\sdes personnes ayant répondu ont parlé du thème «([^»]+)»")
PERSONS_SAID = re.compile(r"(\d+)\spersonnes?\b")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    plan, build = demo_build(tmp_path_factory.mktemp("attaques"))
    read = {table.name: plan.store.read(build, table.name) for table in TABLES}
    return read, persons_threshold(plan.store.read(build, "land_thresholds"))


@pytest.fixture(scope="module")
def tables(made):
    return made[0]


def texts_of(value: object) -> Iterator[str]:
    """Give every text of a brief, however deep."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)


@pytest.fixture(scope="module")
def briefs(tables):
    return {
        epci: list(texts_of(brief_content(tables, epci, "essai")))
        for epci in tables["out_surveys"]["epci_code"]
    }


def told_shares(tables) -> set[tuple[str, str, int]]:
    """List the shares that out_needs tells, in whole percents."""
    told = tables["out_needs"].dropna(subset=["weighted_share"])
    return {
        (row.epci_code, row.theme_label_fr.casefold(), percent)
        for row in told.itertuples()
        # The share is rounded to the hundredth there, and rounded only once in a sentence.
        for percent in {round(row.weighted_share * 100), round(row.statement_share * 100)}
    }


def said_shares(epci: str, text: str) -> set[tuple[str, str, int]]:
    found = SHARE_SAID.findall(text)
    return {(epci, theme.strip().casefold(), int(percent)) for percent, theme in found}


def test_subtraction_gives_back_no_count_of_the_demonstration(made):
    tables, threshold = made
    asked = tables["out_surveys"]["epci_code"]
    assert [hit for epci in asked for hit in given_back(tables, epci, threshold)] == []


def test_the_sentences_of_opportunities_say_shares_of_told_needs_only(tables):
    sentences = [
        (row.opportunity_id.split("-")[0], text)
        for name, columns in (
            ("out_opportunity_parts", ["sentence_fr"]),
            ("out_opportunities", ["reason_fr", "counter_fr", "called_by_fr", "missing_fr"]),
        )
        for row in tables[name].itertuples()
        for text in (getattr(row, column) for column in columns)
        if isinstance(text, str)
    ]
    said = set().union(*(said_shares(epci, text) for epci, text in sentences))
    assert said
    assert said <= told_shares(tables)


def test_a_criterion_of_need_is_worth_a_told_share_or_nothing(tables):
    """Its value, less what the number of sources and the theme's place take, is a told share."""
    parts = tables["out_opportunity_parts"]
    needs = parts[(parts["criterion_id"] == "besoin") & (parts["value"] > 0)]
    shares = told_shares(tables)
    for row in needs.itertuples():
        (share,) = said_shares(row.opportunity_id.split("-")[0], row.sentence_fr)
        assert share in shares
        assert row.value <= (share[2] + 0.5) / 100


def test_a_brief_counts_no_person_that_the_tables_do_not(tables, briefs):
    counted = ("out_territories", "out_needs", "out_communes", "out_place_needs", "out_topics")
    for epci, texts in briefs.items():
        told = {
            int(count)
            for name in counted
            for count in tables[name]
            .loc[tables[name]["epci_code"] == epci, "statement_count"]
            .dropna()
        }
        said = {int(count) for text in texts for count in PERSONS_SAID.findall(text)}
        assert said
        assert said <= told


def test_a_brief_counts_nobody_in_a_sentence_about_a_withheld_need(tables, briefs):
    needs = tables["out_needs"]
    withheld = needs[needs["is_suppressed"].fillna(value=False)]
    assert len(withheld)
    for row in withheld.itertuples():
        naming = [
            sentence
            for text in briefs[row.epci_code]
            for sentence in re.split(r"(?<=[.!?])\s", text)
            if row.theme_label_fr.casefold() in sentence.casefold()
        ]
        assert not [text for text in naming if re.search(r"\d\s(%\sdes\s)?personne", text)]


def test_no_brief_says_shares_of_withheld_needs(tables, briefs):
    shares = told_shares(tables)
    for epci, texts in briefs.items():
        assert set().union(*(said_shares(epci, text) for text in texts)) <= shares
