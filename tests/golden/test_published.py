import pytest

from tests.golden.published import FOLDER, TABLES, published


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return published(tmp_path_factory.mktemp("golden"))


@pytest.mark.parametrize("name", TABLES)
def test_the_demonstration_publishes_what_a_person_last_read(texts, name):
    kept = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert texts[name].splitlines() == kept.splitlines()


def test_every_published_table_is_kept_and_no_other():
    assert sorted(path.stem for path in FOLDER.iterdir()) == list(TABLES)
