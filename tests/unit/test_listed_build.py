"""A list given by a partner, from its file to who is asked first."""

from datetime import date

import pytest

from generator import demonstration, plans, runs
from generator.warehouse.workspace import Workspace

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 22)
SIRET = "73282932000074"
HEADER = "siret;genre;nom;nom_cache;commune_code;naf_code;activite;liste_du;source\n"
EPCI = "200039055"


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("listes"))
    workspace.create()
    made = plans.plan_for(workspace.root, mirror=None, demo=True, today=DAY)
    demonstration.prepare(workspace, made.data)
    return made


@pytest.fixture(scope="module")
def builds(plan):
    """The demonstration without a list, with one, and once it is gone again."""
    home = plan.workspace.structures / "ei-21"
    without = runs.run(plan)
    communes = plan.store.read(without, "core_communes")
    commune = communes.loc[communes["epci_code"] == EPCI, "commune_code"].iloc[0]
    home.mkdir(parents=True)
    row = f"{SIRET};ei;Ricochet;;{commune};;réparation de vélos;2026-10-01;DDETS 21\n"
    (home / "liste.csv").write_text(HEADER + row, encoding="utf-8-sig")
    given = runs.run(plan)
    (home / "liste.csv").unlink()
    return without, given, runs.run(plan)


def test_a_listed_structure_is_asked_before_a_new_carrier_with_the_date_of_its_list(plan, builds):
    table = plan.store.read(builds[1], "out_opportunity_carriers")
    shown = table[table["structure_name"] == "Ricochet"]
    assert set(shown["epci_code"]) == {EPCI}
    assert set(shown["carrier_id"]) == {"ei"}
    list_fr = "entreprise d’insertion par la liste du 1er octobre 2026, DDETS 21."
    assert shown["reason_fr"].str.endswith(list_fr).all()
    for opportunity in shown["opportunity_id"]:
        others = table[(table["opportunity_id"] == opportunity) & (table["verdict"] != "non")]
        first_new = others.loc[~others["is_existing"], "carrier_position"].min()
        assert (
            shown.loc[shown["opportunity_id"] == opportunity, "carrier_position"]
            .lt(first_new)
            .all()
        )


def test_a_list_is_named_among_the_sources_and_counts_no_structure_of_a_directory(plan, builds):
    sources = plan.store.read(builds[1], "out_sources").set_index("source_id")
    assert sources.loc["liste_ei_21", ["publisher", "vintage"]].tolist() == [
        "DDETS 21", "1er octobre 2026",
    ]  # fmt: skip
    before, after = (build.tables["out_supply"].sha256 for build in builds[:2])
    assert before == after


def test_a_workspace_whose_list_is_gone_is_as_before(builds):
    without, _, gone = builds
    assert {n: t.sha256 for n, t in without.tables.items()} == {
        n: t.sha256 for n, t in gone.tables.items()
    }
