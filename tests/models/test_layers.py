from pathlib import Path

import pandas as pd
import pytest

from generator.warehouse.checks import read_checks
from generator.warehouse.models import Model, read_folder

pytestmark = pytest.mark.models

ROOT = Path(__file__).parents[2]
FREE_PREFIXES = ("land_", "calc_")


@pytest.fixture(scope="module")
def models(con) -> list[Model]:
    return read_folder(ROOT / "sql", con)


def layer(model: Model) -> int:
    number, _, _ = model.folder.partition("_")
    return int(number)


def test_a_model_reads_only_its_own_folder_those_before_or_what_landed(models):
    folder_of = {model.name: layer(model) for model in models}
    ahead = [
        f"{model.folder}/{model.name} reads {table}"
        for model in models
        for table in model.reads
        if not table.startswith(FREE_PREFIXES)
        and folder_of.get(table, layer(model) + 1) > layer(model)
    ]
    assert ahead == []


def test_a_published_table_is_read_by_no_model(models):
    read = {table for model in models for table in model.reads}
    assert [table for table in sorted(read) if table.startswith("out_")] == []


def test_the_prefix_of_a_model_says_its_folder(models):
    expected = {6: "crit_", 8: "out_"}
    wrong = [
        model.name
        for model in models
        if not model.name.startswith(expected.get(layer(model), "core_"))
    ]
    assert wrong == []


def test_every_model_has_its_file_of_tests(models):
    here = Path(__file__).parent
    missing = [model.name for model in models if not (here / f"test_{model.name}.py").exists()]
    assert missing == []


def test_every_header_says_its_grain_and_keys_that_are_columns(models, shapes):
    for model in models:
        assert model.header["grain"].startswith("one row per "), model.name
        assert set(model.keys) <= shapes[model.name].keys(), model.name


def test_every_published_column_is_in_the_dictionary(models, shapes):
    known = set(pd.read_csv(ROOT / "data" / "columns.csv", dtype="string")["column"])
    unknown = {
        f"{model.name}.{column}"
        for model in models
        if model.name.startswith("out_")
        for column in shapes[model.name]
        if column not in known
    }
    assert sorted(unknown) == []


def test_every_check_says_its_rule_in_a_sentence_and_how_grave_it_is(con):
    checks = read_checks(ROOT / "sql" / "checks", con)
    assert checks
    for check in checks:
        assert check.sentence.endswith("."), check.name
        assert check.header["grain"].startswith("one row per "), check.name
        assert check.header.get("severity", "avertissement") == "avertissement", check.name
