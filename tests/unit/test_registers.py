import pandas as pd
import pytest

from generator.errors import DataError
from generator.registers import load_resources
from generator.resources.register import COLUMNS, DETAILS

KINDS = {"local_vacant"}
HEADER = ";".join(COLUMNS)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registres"


def write(folder, name, *lines, header=HEADER):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join([header, *lines, ""]), encoding="utf-8")


def test_no_register_gives_an_empty_table_with_its_columns(folder):
    rows = load_resources(folder, KINDS)
    assert rows.empty
    assert list(rows.columns) == [*COLUMNS, *DETAILS]


def test_registers_are_read_together_in_the_order_of_identifiers(folder):
    write(folder, "ressources_b.csv", "r1;200039055;21231;local_vacant;Hôtel")
    write(folder, "ressources_a.csv", "r2;200039055;;local_vacant;École")
    rows = load_resources(folder, KINDS)
    assert rows["resource_id"].tolist() == ["r1", "r2"]
    assert rows["commune_code"].tolist()[0] == "21231"
    assert rows["commune_code"].isna().tolist() == [False, True]


def test_other_files_of_the_folder_are_left_alone(folder):
    write(folder, "acteurs.csv", "rien")
    assert load_resources(folder, KINDS).empty


def test_the_faults_of_all_the_registers_are_told_at_once(folder):
    write(folder, "ressources_a.csv", "r1;200039055;21231;piscine;Hôtel")
    write(folder, "ressources_b.csv", "r2;39055;21231;local_vacant;École")
    with pytest.raises(DataError) as refused:
        load_resources(folder, KINDS)
    told = [str(fault) for fault in refused.value.faults]
    assert told[0].startswith("registres/ressources_a.csv, ligne 2")
    assert told[1].startswith("registres/ressources_b.csv, ligne 2")


def test_who_a_person_is_is_masked_in_the_labels_and_only_counted_in_the_log(folder, caplog):
    write(
        folder,
        "ressources_a.csv",
        "r1;200039055;21231;local_vacant;Grange, appeler Mme Durand au 06 12 34 56 78",
        "r2;200039055;21231;local_vacant;École, écrire à a@b.fr ou c@d.fr",
        "r3;200039055;21231;local_vacant;Hôtel de 12 chambres",
    )
    labels = load_resources(folder, KINDS)["resource_label_fr"].tolist()
    assert labels == [
        "Grange, appeler Mme [nom] au [téléphone]",
        "École, écrire à [courriel] ou [courriel]",
        "Hôtel de 12 chambres",
    ]
    (line,) = caplog.messages
    assert line.endswith("intitulés : courriel 2, telephone 1, nom 1")
    assert not any(said in line for said in ("Durand", "a@b.fr", "06 12", "Grange"))


def test_nothing_is_logged_of_labels_that_name_nobody(folder, caplog):
    write(folder, "ressources_a.csv", "r1;200039055;21231;local_vacant;Hôtel")
    load_resources(folder, KINDS)
    assert caplog.messages == []


def test_one_identifier_in_two_registers_is_refused(folder):
    write(folder, "ressources_a.csv", "r1;200039055;21231;local_vacant;Hôtel")
    write(folder, "ressources_b.csv", "r1;200039055;21231;local_vacant;École")
    with pytest.raises(DataError, match=r"présent dans deux registres \(par exemple r1\)"):
        load_resources(folder, KINDS)


def test_who_holds_a_resource_and_how_much_there_is_are_read_where_they_are_written(folder):
    header = f"{HEADER};quantity;quantity_unit_fr;actor_id"
    row = "r1;200039055;;local_vacant;Hôtel;1 250,5;m²;act-1"
    write(folder, "ressources_a.csv", row, header=header)
    write(folder, "ressources_b.csv", "r2;200039055;;local_vacant;École")
    held, other = load_resources(folder, KINDS).to_dict("records")
    assert (held["quantity"], held["quantity_unit_fr"], held["actor_id"]) == (1250.5, "m²", "act-1")
    assert all(pd.isna(other[name]) for name in DETAILS)


def test_a_quantity_that_would_have_to_be_guessed_is_refused(folder):
    write(
        folder,
        "ressources_a.csv",
        "r1;200039055;;local_vacant;Hôtel;une dizaine",
        header=f"{HEADER};quantity",
    )
    with pytest.raises(DataError, match="ligne 2 : quantity : « une dizaine » n'est pas un nombre"):
        load_resources(folder, KINDS)
