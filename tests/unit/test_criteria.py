from pathlib import Path

import pytest

from generator.catalogues.criteria import read_criterion
from generator.errors import CatalogueError
from generator.opportunities.sentences import PLACE

HEADER = {
    "label_fr": "Bassin de vie",
    "unit": "habitants",
    "direction": "more_is_better",
    "floor": "0.5",
    "ceiling": "2",
    "weight": "2",
    "sentence_fr": "{value} habitants.",
    "source_fr": "INSEE",
    "why": "the header may hold other lines",
}
FOLDER = Path("sql/6_criteria")


def refusal(**changes: str | None) -> str:
    header = {k: v for k, v in {**HEADER, **changes}.items() if v is not None}
    with pytest.raises(CatalogueError) as refused:
        read_criterion("crit_bassin", header)
    return str(refused.value)


def test_a_criterion_is_named_after_its_file_and_is_not_core_unless_said():
    bassin = read_criterion("crit_bassin", HEADER)
    assert (bassin.id, bassin.floor, bassin.ceiling, bassin.weight) == ("bassin", 0.5, 2.0, 2.0)
    assert not bassin.core
    assert bassin.veto is None


def test_a_core_criterion_may_have_a_veto():
    bassin = read_criterion("crit_bassin", {**HEADER, "core": "true", "veto": "5"})
    assert (bassin.core, bassin.veto) == (True, 5.0)


@pytest.mark.parametrize("line", sorted(HEADER.keys() - {"why"}))
def test_a_line_that_is_absent_is_named_with_its_file(line):
    told = refusal(**{line: None})
    assert told.startswith("sql/6_criteria/crit_bassin.sql : ")
    assert f"« {line} »" in told


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("direction", "higher"),
        ("weight", "-1"),
        ("weight", "deux"),
        ("floor", "nan"),
        ("ceiling", "inf"),
        ("veto", "120"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(line, value):
    assert f"« {line} »" in refusal(**{line: value})


@pytest.mark.parametrize("changes", [{"ceiling": "0.5"}, {"ceiling": "0.1"}, {"veto": "5"}])
def test_anchors_in_order_and_a_veto_on_a_core_axis_only(changes):
    assert "« floor, ceiling ou veto »" in refusal(**changes)


def test_all_the_faults_of_a_header_are_told_at_once():
    assert len(refusal(unit=None, weight="x", floor=None).splitlines()) == 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("crit_*.sql")), ids=lambda path: path.stem)
def test_the_sentence_of_each_criterion_names_columns_of_its_select_in_two_or_three_forms(path):
    text = path.read_text(encoding="utf-8")
    (template,) = [line for line in text.splitlines() if line.startswith("-- sentence_fr:")]
    places = PLACE.findall(template)
    assert places
    assert "{" not in PLACE.sub("", template)
    assert "(s)" not in template
    for name, forms in places:
        assert name in text.replace(template, "")
        assert forms.count("|") in {0, 2, 3}
