from pathlib import Path

import pytest

from generator.catalogues.lists import read_lists
from generator.errors import CatalogueError

ROOT = Path(__file__).parents[2]


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join([*lines, ""]), encoding="utf-8")


def refusals(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as refused:
        read_lists([folder])
    return [str(fault) for fault in refused.value.faults]


def test_a_list_becomes_the_landing_table_of_its_name_with_types_told_by_its_columns(tmp_path):
    write(tmp_path, "kinds.csv", "kind_id,label_fr,rank_order,value,is_open", "01,Un,2,0.5,true")
    rows = read_lists([tmp_path])["land_kinds"]
    assert rows.dtypes.astype(str).to_dict() == {
        "kind_id": "string",
        "label_fr": "string",
        "rank_order": "Int64",
        "value": "Float64",
        "is_open": "boolean",
    }
    assert rows.to_numpy().tolist() == [["01", "Un", 2, 0.5, True]]


def test_a_blank_is_missing_and_never_a_word(tmp_path):
    write(tmp_path, "kinds.csv", "kind_id,label_fr,value,is_open", "a,,,", "b,NA,1,false")
    rows = read_lists([tmp_path])["land_kinds"]
    assert rows.loc[0].isna().tolist() == [False, True, True, True]
    assert rows.loc[1, "label_fr"] == "NA"


def test_the_lists_read_elsewhere_are_left_to_their_own_rules(tmp_path):
    write(tmp_path, "columns.csv", "column,label_fr", "a,A")
    write(tmp_path, "classes.csv", "class_id,min_score", "a,60")
    assert read_lists([tmp_path]) == {}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("kind_id,is_open", "a,oui"), "la valeur « oui » de la colonne is_open est illisible"),
        (("kind_id,value", "a,beaucoup"), "la valeur « beaucoup » de la colonne value"),
        (("kind_id,rank_order", "a,1.5"), "la valeur « 1.5 » de la colonne rank_order"),
        (("kind_id,value", "a,1", "a,2"), "kind_id doit être remplie et sans répétition"),
        (("kind_id,value", ",1"), "kind_id doit être remplie et sans répétition"),
        (("kind_id,value",), "kind_id doit être remplie et sans répétition"),
        (("kind_id,value", "a,1,2"), "la ligne « a » n'a pas 2 cellules"),
        (("kind_id,value", "a"), "la ligne « a » n'a pas 2 cellules"),
        ((), "le fichier est vide"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(tmp_path, lines, told):
    (tmp_path / "kinds.csv").write_text("\n".join(lines), encoding="utf-8")
    (refusal,) = refusals(tmp_path)
    assert refusal.startswith("data/kinds.csv : ")
    assert told in refusal


def test_a_list_in_another_encoding_is_told_as_such(tmp_path):
    (tmp_path / "kinds.csv").write_bytes("kind_id,label_fr\na,école".encode("cp1252"))
    assert refusals(tmp_path) == ["data/kinds.csv : le fichier n'est pas en UTF-8."]


def test_the_faults_of_all_the_lists_are_told_at_once(tmp_path):
    write(tmp_path, "a.csv", "kind_id,value", "a,x")
    write(tmp_path, "b.csv", "kind_id,value", "a,y")
    assert len(refusals(tmp_path)) == 2


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """A shipped list, and a workspace that may extend it."""
    shipped, workspace = tmp_path / "data", tmp_path / "catalogues"
    shipped.mkdir()
    workspace.mkdir()
    write(shipped, "kinds.csv", "kind_id,value", "a,1", "b,2")
    return [shipped, workspace]


def test_a_list_of_the_workspace_replaces_the_rows_of_its_ids_and_adds_the_others(folders):
    write(folders[1], "kinds.csv", "kind_id,value", "c,30", "a,10")
    rows = read_lists(folders)["land_kinds"]
    assert dict(zip(rows["kind_id"], rows["value"], strict=True)) == {"b": 2, "c": 30, "a": 10}
    assert rows.dtypes.astype(str).to_dict() == {"kind_id": "string", "value": "Float64"}


def test_a_workspace_without_lists_reads_as_the_shipped_ones(folders):
    alone = read_lists(folders[:1])["land_kinds"]
    assert read_lists(folders)["land_kinds"].equals(alone)
    assert read_lists([folders[0], folders[0] / "absent"])["land_kinds"].equals(alone)


def test_a_list_of_the_workspace_with_other_columns_is_told_with_its_own_folder(folders):
    write(folders[1], "kinds.csv", "kind_id,valeur", "a,10")
    with pytest.raises(CatalogueError) as refused:
        read_lists(folders)
    assert str(refused.value) == (
        "catalogues/kinds.csv : les colonnes doivent être celles de la liste livrée : "
        "kind_id, value."
    )


def test_the_lists_that_ship_are_sound():
    tables = read_lists([ROOT / "data"])
    assert {"land_thresholds", "land_size_classes"} <= tables.keys()
    assert all(not rows.empty for rows in tables.values())
