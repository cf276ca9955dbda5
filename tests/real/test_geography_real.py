"""Every commune code met in the producers' files is followed to a commune of today."""

import functools
import os
from pathlib import Path

import pandas as pd
import pytest

from generator.sources import all_sources
from generator.territory.geography import commune_history, commune_passages, communes_in

pytestmark = pytest.mark.real

DATA = Path(__file__).parents[2] / os.environ.get("GENERATEUR_DONNEES", "../shared/data")
ORACLE = "territory/cogiter/table_passage_com_historique.csv.gz"
YEARLY = "territory/cogugaison/table_supracom_2013_2024.parquet"

# Codes of the oracle that INSEE's file of movements, which begins in 1943, never names.
BEFORE_1943 = {"01220", "54448", "54454", "66131", "91221", "95025", "95065"}
# Communes gone before Corsica was split in 1976: the oracle invents them a code in 2A or 2B,
# and INSEE knows them under 20.
CORSICA_BEFORE_1976 = {"2A237", "2A294", "2A325", "2B044", "2B076", "2B151"}
# The oracle leaves La Neuville-Garnier to Beaumont-les-Nonains; since the split of 2024 the COG
# gives it to Les Hauts-Talican.
HANDED_OVER = {"60455": ("60054", "60694")}
# Two changes entered the yearly lists a year after their date: Culey, restored on 1 January
# 2014, and L'Oudon, whose code changed on 7 January 2014. (ours alone, theirs alone)
LISTED_LATE = {2014: ({"55138"}, set()), 2015: ({"14472"}, {"14697"})}


@functools.cache
def landed(source_id: str) -> pd.DataFrame:
    source = all_sources()[source_id]
    paths = sorted(path for pattern in source.files for path in DATA.glob(pattern))
    return pd.concat([source.parse(path.read_bytes()).frame for path in paths])


@functools.cache
def history() -> pd.DataFrame:
    return commune_history(landed("cog_movements"), landed("cog_communes"))


@functools.cache
def passages() -> dict[str, str]:
    rows = commune_passages(history(), landed("cog_communes"))
    return dict(zip(rows["historic_code"], rows["commune_code"], strict=True))


def current() -> set[str]:
    communes = landed("cog_communes")
    return set(communes.loc[communes["commune_type"] == "COM", "commune_code"])


@functools.cache
def official_lists() -> dict[int, set[str]]:
    rows = pd.read_parquet(DATA / YEARLY, columns=["COG", "CODGEO"]).dropna()
    return {int(year): set(codes) for year, codes in rows.groupby("COG")["CODGEO"]}


def test_every_passage_arrives_at_a_commune_of_today():
    assert set(passages().values()) == current()


def test_every_commune_of_2018_gone_since_is_followed():
    codes = set(landed("commune_contours")["commune_code"])
    assert len(codes) == 35_357
    assert len(codes - current()) == 493
    assert codes - passages().keys() == set()


def test_every_code_of_the_yearly_lists_of_2013_to_2024_is_followed():
    codes = set().union(*official_lists().values())
    assert len(codes) > 36_600
    assert codes - passages().keys() == set()


@pytest.mark.parametrize("year", range(2013, 2025))
def test_the_communes_alive_in_a_year_are_those_of_its_official_list(year):
    alive = communes_in(history(), year)["historic_code"]
    assert alive.is_unique
    ours, theirs = set(alive), official_lists()[year]
    assert (ours - theirs, theirs - ours) == LISTED_LATE.get(year, (set(), set()))


def test_an_independent_table_of_passages_says_the_same_but_for_a_named_few():
    oracle = pd.read_csv(DATA / ORACLE, sep=";", dtype="string")
    told = dict(zip(oracle["DEPCOM_HIST"], oracle["DEPCOM"], strict=True))
    assert len(told) == 39_161
    assert told.keys() - passages().keys() == BEFORE_1943 | CORSICA_BEFORE_1976
    other = {
        code: (there, passages()[code])
        for code, there in told.items()
        if code in passages() and passages()[code] != there
    }
    assert other == HANDED_OVER


def test_only_corsican_codes_of_before_1976_are_missing_from_the_independent_table():
    oracle = pd.read_csv(DATA / ORACLE, sep=";", dtype="string")
    ours_alone = passages().keys() - set(oracle["DEPCOM_HIST"])
    assert {code[:2] for code in ours_alone} == {"20"}
    assert len(ours_alone) == 6


def test_arrondissements_lead_to_paris_lyon_and_marseille():
    assert passages()["75101"] == "75056"
    assert passages()["69389"] == "69123"
    assert passages()["13216"] == "13055"
