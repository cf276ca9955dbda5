import csv
import hashlib
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
import shapely
from filelock import FileLock

from generator.errors import CatalogueError, DataError, GateError, UsageError
from generator.publication import release as room
from generator.publication.workbooks import workbook

from .conftest import stored
from .territories import COMMUNES, DEMO, METROPOLIS, SILENT

DICTIONARY = Path(__file__).parents[3] / "data" / "columns.csv"
# openpyxl reads bars of 2007 alone and says so; those of 2010, which draw nothing for a zero, stay.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def _publish(stored_build, folder, codes=(DEMO,), selection="essai", *, briefs=False, **more):
    return room.publish(
        *stored_build,
        folder,
        epci_codes=codes,
        columns_file=DICTIONARY,
        selection=selection,
        briefs=briefs,
        **more,
    )


def _shown(folder):
    """List what a person sees in the release folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


@pytest.fixture(scope="module")
def demo(store_and_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("release")
    return _publish(store_and_build, folder, (DEMO,), DEMO, briefs=True)


def _csv(release, name):
    text = (release.folder / "csv" / f"{name}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_release_is_named_after_its_build_and_its_selection(demo, store_and_build):
    assert demo.folder.name == f"{store_and_build[1].build_id}-{DEMO}"
    assert _shown(demo.folder.parent) == [demo.folder.name]


def test_every_file_has_its_sum(demo):
    lines = (demo.folder / "sommes.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ")[1] for line in lines} == {
        path.as_posix() for path in demo.files if path.name != "sommes.txt"
    }
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((demo.folder / name).read_bytes()).hexdigest() == digest


def test_only_the_chosen_epci_is_published_and_its_children_with_it(demo):
    for name in ("out_territories", "out_opportunities", "out_needs", "out_communes"):
        assert {row["epci_code"] for row in _csv(demo, name)} == {DEMO}
    kept = {row["opportunity_id"] for row in _csv(demo, "out_opportunities")}
    assert {row["opportunity_id"] for row in _csv(demo, "out_opportunity_parts")} == kept
    assert {row["opportunity_id"] for row in _csv(demo, "out_opportunity_places")} == kept


def test_an_epci_published_alone_has_the_rows_it_has_among_all(demo, store_and_build, tmp_path):
    together = _publish(store_and_build, tmp_path, list(COMMUNES))
    for name in ("out_territories", "out_opportunities", "out_needs", "out_gaps"):
        rows = [row for row in _csv(together, name) if row["epci_code"] == DEMO]
        assert rows == _csv(demo, name)


def test_csv_opens_in_a_french_spreadsheet(demo):
    raw = (demo.folder / "csv" / "out_opportunities.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfopportunity_id;epci_code;")
    first = _csv(demo, "out_opportunities")[0]
    assert (first["jobs_fte_min"], first["rank"]) == ("1,5", "1")
    assert _csv(demo, "out_territories")[0]["is_demo"] == "VRAI"


def test_a_blank_stays_blank_in_csv(demo):
    supply = {row["structure_kind"]: row["structure_count"] for row in _csv(demo, "out_supply")}
    assert (supply["cooperative"], supply["tiers_lieu"]) == ("", "0")


def test_communes_are_geoparquet_in_longitude_and_latitude(demo):
    table = pq.read_table(demo.folder / "parquet" / "out_communes.parquet")
    geo = json.loads(table.schema.metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Polygon"])
    assert column["crs"]["id"] == {"authority": "OGC", "code": "CRS84"}
    # Deux colonnes et deux rangs de carrés de 0,05 degré.
    assert column["bbox"] == pytest.approx([4.60, 47.05, 4.70, 47.15])
    shapes = shapely.from_wkb(table["geometry"].to_pylist())
    assert all(shape.is_valid for shape in shapes)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_text_that_looks_like_a_formula_stays_a_text(tables, tmp_path, start):
    resources = tables["out_resources"].assign(resource_label_fr=f"{start}1+1")
    build = stored({**tables, "out_resources": resources}, tmp_path / "entrepot")
    release = _publish(build, tmp_path / "release")
    sheet = openpyxl.load_workbook(release.workbook)["Ressources"]
    cells = list(sheet.iter_rows(min_row=2, min_col=5, max_col=5))
    assert {cell.data_type for (cell,) in cells} <= {"s", "inlineStr"}
    raw = (release.folder / "csv" / "out_resources.csv").read_bytes().decode("utf-8-sig")
    assert f"'{start.strip()}1+1" in raw  # the typography has taken the tab and the return


def test_two_publications_give_the_same_bytes(demo, store_and_build, tmp_path):
    again = _publish(store_and_build, tmp_path, (DEMO,), DEMO, briefs=True)
    assert again.files == demo.files
    for path in demo.files:
        assert (again.folder / path).read_bytes() == (demo.folder / path).read_bytes()


def test_the_maps_and_charts_are_files_beside_the_brief(demo, store_and_build, tmp_path):
    assert [path.name for path in demo.files if path.parts[0] == "cartes"] == [
        f"{DEMO}-acces.svg", f"{DEMO}-communes.svg", f"{DEMO}-manques.svg",
    ]  # fmt: skip
    both = _publish(store_and_build, tmp_path, (DEMO, METROPOLIS), briefs=True)
    assert (both.folder / "cartes" / "selection.svg").is_file()


def test_publishing_again_the_same_leaves_the_first_in_place(store_and_build, tmp_path):
    first = _publish(store_and_build, tmp_path)
    before = (first.folder / "sommes.txt").stat().st_ino
    assert (_publish(store_and_build, tmp_path).folder / "sommes.txt").stat().st_ino == before


def test_publishing_again_with_briefs_replaces_the_folder_whole(store_and_build, tmp_path):
    _publish(store_and_build, tmp_path)
    release = _publish(store_and_build, tmp_path, briefs=True)
    assert (release.folder / "fiches" / f"{DEMO}.pdf").read_bytes().startswith(b"%PDF")
    assert _shown(tmp_path) == [release.folder.name]


def test_an_absent_epci_is_refused_with_the_three_nearest(store_and_build, tmp_path):
    with pytest.raises(DataError, match="Les plus proches sont CC Ouche et Montagne") as raised:
        _publish(store_and_build, tmp_path, ("200039056", "ouche et montagne"))
    assert len(raised.value.faults) == 2
    assert all(fault.remedy.count("(") == 3 for fault in raised.value.faults)
    assert list(tmp_path.iterdir()) == []


def test_no_epci_at_all_is_refused(store_and_build, tmp_path):
    with pytest.raises(DataError, match="aucun EPCI"):
        _publish(store_and_build, tmp_path, ())


def test_a_column_nobody_described_publishes_nothing(tables, tmp_path):
    needs = tables["out_needs"].assign(secret=1)
    build = stored({**tables, "out_needs": needs}, tmp_path / "entrepot")
    with pytest.raises(CatalogueError, match="secret"):
        _publish(build, tmp_path / "release")
    assert [path.name for path in (tmp_path / "release").iterdir()] == [".verrou"]


def test_a_table_missing_from_the_build_is_named(tables, tmp_path):
    some = {name: rows for name, rows in tables.items() if name != "out_gaps"}
    with pytest.raises(DataError, match="out_gaps"):
        _publish(stored(some, tmp_path / "entrepot"), tmp_path / "release")


def test_a_selection_cannot_climb_out_of_the_folder(store_and_build, tmp_path):
    with pytest.raises(UsageError, match="nommer une publication"):
        _publish(store_and_build, tmp_path, (DEMO,), "../ailleurs")


def test_two_publications_at_once_are_refused(store_and_build, tmp_path):
    with FileLock(tmp_path / ".verrou"), pytest.raises(GateError, match="en cours"):
        _publish(store_and_build, tmp_path)


def test_what_a_killed_process_left_is_put_right(store_and_build, tmp_path):
    release = _publish(store_and_build, tmp_path, (DEMO,), "un")
    release.folder.rename(tmp_path / f".{release.folder.name}.ancien")
    (tmp_path / ".abc.tmp-1").mkdir()
    _publish(store_and_build, tmp_path, (SILENT,), "deux")
    assert release.workbook.is_file()
    assert not (tmp_path / ".abc.tmp-1").exists()


def test_a_release_holds_the_note_of_each_opportunity_of_the_first_class(demo, tables):
    rows = tables["out_opportunities"]
    first = rows[(rows["epci_code"] == DEMO) & (rows["class_id"] == "a_etudier_en_premier")]
    notes = {path.stem for path in demo.files if path.parts[0] == "notes"}
    assert notes == set(first["opportunity_id"])
    assert notes


def test_a_sheet_that_cannot_be_printed_publishes_nothing_and_keeps_the_release_before(
    tables, tmp_path
):
    before = _publish(stored(tables, tmp_path / "un"), tmp_path / "release", briefs=True)
    needs = tables["out_needs"].assign(theme_label_fr="Santé 漢")
    wrong = stored({**tables, "out_needs": needs}, tmp_path / "deux", "autre")
    with pytest.raises(DataError, match="ne peut pas être mise en page"):
        _publish(wrong, tmp_path / "release", briefs=True)
    assert _shown(tmp_path / "release") == [before.folder.name]
    assert not list((tmp_path / "release").glob(".*.tmp-*"))


def test_the_workbook_says_where_no_coalition_was_looked_for(store_and_build, tmp_path):
    book = openpyxl.load_workbook(_publish(store_and_build, tmp_path, (DEMO, METROPOLIS)).workbook)
    headings, *rows = book["Coalitions"].iter_rows(values_only=True)
    kinds = [row[headings.index("Ce que dit la ligne")] for row in rows]
    assert kinds == ["résumé", "acteur", "ce qui manque"]
    told = " ".join(str(row[0]) for row in book["Lire d’abord"].iter_rows(values_only=True))
    # Of the two chosen, one has a reason not to.
    assert "rien n'est cherché pour 1\u202fEPCI" in told or "pour 1\u00a0EPCI" in told


def test_above_sixty_epcis_marks_leave_the_workbook_and_it_is_said(
    store_and_build, tmp_path, monkeypatch
):
    monkeypatch.setattr(workbook, "PARTS_EPCI_LIMIT", 1)
    release = _publish(store_and_build, tmp_path, (DEMO, METROPOLIS))
    book = openpyxl.load_workbook(release.workbook)
    assert not {"Critères", "Porteurs possibles"} & set(book.sheetnames)
    told = " ".join(str(row[0]) for row in book["Lire d’abord"].iter_rows(values_only=True))
    assert "out_opportunity_parts" in told
    assert "out_opportunity_carriers" in told
    assert len(_csv(release, "out_opportunity_parts")) == 42


def test_a_table_longer_than_a_sheet_leaves_the_workbook_and_it_is_said(
    store_and_build, tmp_path, monkeypatch
):
    monkeypatch.setattr(workbook, "ROW_LIMIT", 9)
    release = _publish(store_and_build, tmp_path)
    book = openpyxl.load_workbook(release.workbook)
    # Neuf thèmes et un titre font dix lignes.
    assert "Besoins" not in book.sheetnames
    assert any("plus que n'en tient une feuille" in note for note in release.notes)


def test_a_text_longer_than_a_cell_is_refused_with_its_line(tables, tmp_path):
    resources = tables["out_resources"].assign(resource_label_fr="a" * 32_768)
    build = stored({**tables, "out_resources": resources}, tmp_path / "entrepot")
    with pytest.raises(DataError, match="feuille « Ressources », ligne 2"):
        _publish(build, tmp_path / "release")


def test_a_release_already_made_is_not_written_again_unless_a_file_was_spoilt(
    store_and_build, tmp_path
):
    made = _publish(store_and_build, tmp_path)
    book = made.folder / "opportunites.xlsx"
    whole, first = book.read_bytes(), book.stat().st_mtime_ns
    assert _publish(store_and_build, tmp_path) == made  # and tells the same notes
    assert book.stat().st_mtime_ns == first
    book.write_bytes(b"abime")
    _publish(store_and_build, tmp_path)
    assert book.read_bytes() == whole


@pytest.mark.parametrize("damage", ["missing", "cut", "altered"])
def test_a_table_that_is_not_what_the_build_wrote_is_named_and_nothing_is_published(
    tables, tmp_path, damage
):
    store, build = stored(tables, tmp_path / "entrepot")
    path = store.table_path(build, "out_needs")
    raw = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(raw[:100] if damage == "cut" else raw.replace(b"PAR1", b"PAR2", 1))
    with pytest.raises(DataError, match="n'est plus celui que le calcul a écrit") as raised:
        _publish((store, build), tmp_path / "release")
    assert [Path(fault.where).name for fault in raised.value.faults] == [path.name]
    assert not any((tmp_path / "release").glob("*"))
