import json
import shutil
from pathlib import Path

import pytest

from generator.publication.edition import Imprint
from generator.publication.published import REFERENCES, TABLES

from .territories import DEMO, METROPOLIS
from .test_release import _publish

frictionless = pytest.importorskip("frictionless")
SQL = Path(__file__).parents[3] / "sql" / "8_publication"


@pytest.fixture(scope="module")
def demo(store_and_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("paquet")
    return _publish(store_and_build, folder, (DEMO, METROPOLIS), briefs=False)


@pytest.fixture(scope="module")
def package(demo):
    return json.loads((demo.folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def copy(demo, tmp_path):
    shutil.copytree(demo.folder, tmp_path / "copie")
    return tmp_path / "copie"


def _faults(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def _resource(package, name):
    (found,) = [one for one in package["resources"] if one["name"] == name]
    return found


def test_frictionless_reads_french_figures_as_numbers(demo):
    package = frictionless.Package(str(demo.folder / "datapackage.json"))
    rows = package.get_resource("out_opportunities").read_rows()
    first = next(row for row in rows if row["epci_code"] == DEMO and row["rank"] == 1)
    assert (float(first["jobs_fte_min"]), first["rank"]) == (1.5, 1)
    territory = package.get_resource("out_territories").read_rows()[0]
    assert territory["is_demo"] is True


@pytest.mark.parametrize(
    ("file", "then", "now", "fault"),
    [
        ("csv/out_opportunities.csv", ";1,5;", ";un et demi;", ("out_opportunities", "type-error")),
        ("csv/out_gaps.csv", f"\n{DEMO};", "\n299999999;", ("out_gaps", "foreign-key")),
        ("METHODE.md", "La méthode", "Une méthode", ("methode-md", "hash-count")),
    ],
)
def test_frictionless_sees_what_was_spoilt(copy, file, then, now, fault):
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert then in text
    path.write_text(text.replace(then, now, 1), encoding="utf-8")
    assert fault in _faults(copy)


def test_every_file_but_the_package_and_the_sums_is_a_resource(demo, package):
    told = set(_paths(package))
    assert told == {path.as_posix() for path in demo.files} - {"datapackage.json", "sommes.txt"}
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names))


def test_sheets_are_documents_told_of_beside_the_data(package, store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path, (DEMO, METROPOLIS), briefs=True)
    told = json.loads((made.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {path.parts[0] for path in made.files} >= {"fiches", "notes", "cartes"}
    assert _paths(told) == _paths(package)
    assert "cartes/" in told["description"]
    assert "cartes/" not in package["description"]


def _paths(package):
    return [one["path"] for one in package["resources"]]


def test_a_column_has_its_label_its_unit_and_its_description(package):
    fields = _resource(package, "out_territories")["schema"]["fields"]
    (area,) = [field for field in fields if field["name"] == "area_km2"]
    assert (area["title"], area["unit"], area["type"], area["decimalChar"]) == (
        "Superficie", "km²", "number", ",",
    )  # fmt: skip
    assert all(field["description"] for field in fields)
    assert "geometry" not in [field["name"] for field in fields]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_primary_key_of_a_table_is_the_one_its_model_keeps(table):
    text = (SQL / f"{table.name}.sql").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("-- keys: ")]
    assert set(line.removeprefix("-- keys: ").split(", ")) == set(table.primary_key)


def test_a_reference_leads_to_a_table_whose_key_it_is():
    keys = {table.name: table.primary_key for table in TABLES}
    assert {name: keys[target] for name, target in REFERENCES.items()} == {
        name: (name,) for name in REFERENCES
    }


def test_each_source_is_told_with_its_licence_and_its_vintage(package, tables):
    assert len(package["sources"]) == len(tables["out_sources"])
    assert all({"title", "licence", "vintage"} <= set(source) for source in package["sources"])


def test_no_licence_is_invented_for_who_publishes(package, store_and_build, tmp_path):
    assert "licenses" not in package
    assert "publisher" not in {one["role"] for one in package["contributors"]}
    imprint = Imprint("CC d’Exemple", "etalab-2.0")
    said = _publish(store_and_build, tmp_path, imprint=imprint).folder / "datapackage.json"
    told = json.loads(said.read_text(encoding="utf-8"))
    assert told["licenses"] == [{"name": "etalab-2.0", "title": "etalab-2.0"}]
    assert told["contributors"][0] == {"title": "CC d’Exemple", "role": "publisher"}


def test_the_package_is_dated_by_its_build_and_says_what_is_invented(package, store_and_build):
    assert package["created"] == f"{store_and_build[1].created_at}T00:00:00Z"
    assert package["version"] == store_and_build[1].build_id
    assert "Données fictives" in package["description"]
