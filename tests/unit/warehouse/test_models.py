import pytest

from generator.errors import ModelError
from generator.warehouse.building import PythonTable
from generator.warehouse.models import build_order, read_folder, read_model


def table(name, *reads):
    return PythonTable(name, reads, (), lambda _: None)


def names(steps):
    return [step.name for step in steps]


def test_a_model_says_what_it_makes_reads_and_is_keyed_by(write_model, con):
    path = write_model(
        "core_a",
        "with local as (select * from land_communes)\n"
        "select * from local join core_b using (commune_code)",
        keys="commune_code, epci_code",
    )
    model = read_model(path, con)
    assert (model.name, model.folder) == ("core_a", "1_territory")
    assert model.keys == ("commune_code", "epci_code")
    assert model.reads == ("core_b", "land_communes")
    assert model.sentence == "Une phrase."


@pytest.mark.parametrize(
    "body",
    [
        "create table x as select 1 as commune_code",
        "select 1 as commune_code; select 2 as commune_code",
        "delete from land_communes",
        "selec 1",
        "",
    ],
)
def test_anything_but_one_select_is_refused(write_model, con, body):
    path = write_model("core_a", body)
    with pytest.raises(
        ModelError, match=r"sql/1_territory/core_a\.sql : ce n'est pas un seul SELECT"
    ):
        read_model(path, con)


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("-- Une phrase.\n-- keys: a\n", "une phrase puis grain"),
        ("-- Une phrase.\n-- grain: une ligne\n", "une phrase puis keys"),
        ("", "une phrase puis grain, keys"),
        ("\n-- grain: x\n-- keys: a\n", "une phrase puis grain, keys"),
    ],
)
def test_a_header_without_its_grain_or_keys_is_refused(write_model, con, header, missing):
    path = write_model("core_a", "select 1 as a", header=header)
    with pytest.raises(ModelError, match=missing):
        read_model(path, con)


def test_a_final_semicolon_or_comment_does_not_matter(write_model, build_all):
    write_model("core_a", "select '1' as commune_code;\n")
    write_model("core_b", "select '1' as commune_code -- fin")
    assert [record.rows for record in build_all().values()] == [1, 1]


def test_checks_are_left_to_the_checker(write_model, con, tmp_path):
    write_model("core_a", "select 1 as commune_code")
    write_model("check_a", "select 1 as commune_code", folder="checks")
    assert names(read_folder(tmp_path / "sql", con)) == ["core_a"]


def test_each_step_comes_after_those_it_reads_whatever_the_order_given():
    steps = [table("c", "b"), table("a", "land_x"), table("b", "a", "land_x")]
    assert names(build_order(steps, ["land_x"])) == ["a", "b", "c"]
    assert names(build_order(steps[::-1], ["land_x"])) == ["a", "b", "c"]


def test_tables_that_nobody_makes_are_all_named():
    with pytest.raises(ModelError) as caught:
        build_order([table("a", "land_x"), table("b", "core_y")], [])
    assert str(caught.value).splitlines() == [
        "a : lit « land_x », que personne ne produit.",
        "b : lit « core_y », que personne ne produit.",
    ]


def test_tables_that_read_each_other_in_a_circle_are_refused():
    with pytest.raises(ModelError, match=r"des tables se lisent en rond : .*a.* → .*b"):
        build_order([table("a", "b"), table("b", "a")], [])
