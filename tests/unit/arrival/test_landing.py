import pandas as pd
import pytest

from generator.contracts import LANDINGS, NOMENCLATURES, Landed, Note
from generator.errors import ContractError, DataError, Fault
from generator.sources.arrival import landing, snapshots
from generator.warehouse.frames import read_frame

HEADER = "nomenclature_id;code;label_fr;year\n"
RADIO = "naf;6010Z;Radio;2025\n"
PRESSE = "naf;5813Z;Presse;2025\n"


@pytest.fixture
def land(con, store, tmp_path):
    def run(source, **files):
        raw = {f"{name}.csv": text.encode() for name, text in files.items()}
        kept = snapshots.keep(source.id, raw, tmp_path / "snapshots")
        return landing.land_source(con, store, source, kept)

    return run


def test_the_files_of_a_source_are_put_together_in_its_shape(land, store, source):
    arrival = land(source(), a=HEADER + RADIO, b=HEADER + PRESSE)
    table = read_frame(store.tables / arrival.record.file)
    assert table["code"].tolist() == ["5813Z", "6010Z"]
    assert arrival.record.name == "source_naf"


def test_the_same_bytes_read_by_the_same_code_are_not_read_twice(land, source):
    reads = []

    def counted(raw):
        reads.append(raw)
        return Landed(
            pd.DataFrame(
                {"nomenclature_id": ["n"], "code": ["c"], "label_fr": ["l"], "year": [2025]}
            ),
            (Note("repare", "codes complétés", 2),),
        )

    first = land(source(parser=counted), a="x")
    again = land(source(parser=counted), a="x")
    assert again.record == first.record
    assert again.notes == first.notes == (Note("repare", "codes complétés", 2),)
    assert len(reads) == 1
    land(source(parser=counted), a="y")
    assert len(reads) == 2


def test_a_change_in_the_code_that_reads_a_source_reads_it_again(land, source, monkeypatch):
    first = land(source(), a=HEADER + RADIO)
    monkeypatch.setattr(landing, "code_fingerprint", lambda _: "autre code")
    again = land(source(), a=HEADER + RADIO)
    assert again.record.file != first.record.file
    assert again.record.sha256 == first.record.sha256


def test_a_fault_names_the_source_and_the_file(land, source):
    with pytest.raises(
        DataError, match=r"source « naf », fichier b\.csv : colonnes absentes : code"
    ):
        land(source(), a=HEADER + RADIO, b="nomenclature_id;label_fr;year\nnaf;Radio;2025\n")


def test_a_fault_that_says_where_keeps_saying_it(land, source):
    def refuse(_):
        raise DataError(Fault("code illisible", where="ligne 3"))

    with pytest.raises(DataError, match=r"^ligne 3 : code illisible"):
        land(source(parser=refuse), a="x")


def test_a_source_without_a_row_is_refused_and_nothing_is_kept(land, store, source):
    def nothing(_):
        return Landed(NOMENCLATURES.empty())

    with pytest.raises(DataError, match=r"naf : 0 ligne\(s\) lue\(s\), au moins 1 attendue\(s\)"):
        land(source(parser=nothing), a="x")
    assert list(store.tables.iterdir()) == []


def test_a_row_repeated_in_two_files_is_refused(land, source):
    with pytest.raises(ContractError, match=r"naf : 2 lignes dont la clé .* est vide ou répétée"):
        land(source(), a=HEADER + RADIO, b=HEADER + RADIO)


def test_a_blank_where_none_is_allowed_is_refused_naming_the_column(land, source):
    with pytest.raises(ContractError, match="naf : colonne label_fr : 1 valeur"):
        land(source(), a=HEADER + "naf;6010Z;;2025\n")


def test_notes_of_all_the_files_are_summed(land, source):
    def noted(raw):
        code = raw.decode()
        frame = pd.DataFrame(
            {"nomenclature_id": ["n"], "code": [code], "label_fr": ["l"], "year": [2025]}
        )
        return Landed(frame, (Note("repare", "codes complétés", 2), Note("non_compris", code, 1)))

    assert land(source(parser=noted), a="x", b="y").notes == (
        Note("non_compris", "x", 1),
        Note("non_compris", "y", 1),
        Note("repare", "codes complétés", 2 + 2),
    )


def test_sources_of_one_shape_stand_side_by_side_with_their_name(land, con, store, source):
    arrivals = [
        land(source("ape"), a=HEADER + RADIO),
        land(source("naf"), a=HEADER + RADIO + PRESSE),
    ]
    made = landing.land_shapes(con, store, arrivals)
    table = read_frame(store.tables / made["land_nomenclatures"].file)
    assert list(zip(table["source_id"], table["code"], strict=True)) == [
        ("ape", "6010Z"), ("naf", "5813Z"), ("naf", "6010Z"),
    ]  # fmt: skip


def test_a_shape_without_a_source_is_an_empty_table_of_that_shape(con, store):
    made = landing.land_shapes(con, store, [])
    assert set(made) == {shape.table for shape in LANDINGS}
    for shape in LANDINGS:
        table = read_frame(store.tables / made[shape.table].file)
        assert list(table.columns) == ["source_id", *shape.schema.columns]
        assert table.empty


def test_the_bulletin_says_what_came_and_what_the_user_goes_without(land, source):
    arrival = land(source(), a=HEADER + RADIO)
    tables = landing.bulletin([arrival], {"qpv": source("qpv")})
    rows = tables["land_sources"].set_index("source_id")
    assert rows["is_loaded"].to_dict() == {"naf": True, "qpv": False}
    assert rows.loc["naf", "row_count"] == 1
    assert rows.loc["qpv", "row_count"] is pd.NA
    assert tables["land_notes"].empty


def test_a_file_cut_at_the_end_of_a_line_is_refused_because_rows_are_missing():
    from dataclasses import replace

    from generator.sources.arrival.landing import parsed
    from generator.sources.departements import SOURCE

    whole = "DEP,LIBELLE\n01,Ain\n02,Aisne\n"
    short = replace(SOURCE, fewest_rows=2)
    assert len(parsed(short, {"departements.csv": whole.encode()})[0]) == 2
    with pytest.raises(DataError, match="au moins 2 attendue"):
        parsed(short, {"departements.csv": b"DEP,LIBELLE\n01,Ain\n"})
