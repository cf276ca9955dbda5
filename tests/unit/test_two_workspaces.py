"""The same inputs give the same build and the same bytes, whoever makes them."""

from datetime import date

import pytest

from generator import demonstration, plans, runs
from generator.publication import release
from generator.warehouse.workspace import Workspace

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Build and publish the demonstration in two workspaces, each with a secret of its own."""
    made = []
    for name in ("ici", "ailleurs"):
        workspace = Workspace(tmp_path_factory.mktemp(name))
        workspace.create()
        plan = plans.plan_for(workspace.root, mirror=None, demo=True, today=DAY)
        demonstration.prepare(workspace, plan.data)
        build = runs.run(plan)
        codes, selection = plans.chosen_epcis(plan.store, build, epci=None, departement=None)
        published = release.publish(
            plan.store,
            build,
            workspace.release,
            epci_codes=codes,
            columns_file=plan.data / "columns.csv",
            selection=selection,
            briefs=True,
        )
        made.append((plan, build, published))
    return made


def test_two_workspaces_name_the_same_build_alike_though_their_pseudonyms_differ(two):
    (here, build, _), (there, other, _) = two
    assert here.workspace.pseudonym_key.read_bytes() != there.workspace.pseudonym_key.read_bytes()
    assert build.tables["land_statements"].sha256 != other.tables["land_statements"].sha256
    assert build.build_id == other.build_id
    assert build.created_at == other.created_at == "2026-11-22"


def test_what_is_computed_beyond_the_answers_is_the_same_table_by_table(two):
    (_, build, _), (_, other, _) = two
    differing = [
        name for name, record in build.tables.items() if record.sha256 != other.tables[name].sha256
    ]
    # Pseudonyms are made with the workspace's own key: the tables that name respondents differ.
    assert sorted(differing) == [
        "calc_respondent_weights",
        "core_respondents",
        "core_theme_voices",
        "land_statements",
    ]


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".pdf", ".xlsx"])
def test_two_workspaces_publish_the_same_bytes(two, suffix):
    (_, _, here), (_, _, there) = two
    files = [path for path in here.files if path.suffix == suffix]
    assert files
    assert here.files == there.files
    assert [(here.folder / path).read_bytes() for path in files] == [
        (there.folder / path).read_bytes() for path in files
    ]
