"""What is published has one typography, and names keep that of their producer."""

import pyarrow as pa

from generator.publication.typography import in_one_typography


def set_of(**columns):
    return in_one_typography(pa.table(columns)).to_pydict()


def test_a_sentence_has_curly_apostrophes_and_narrow_spaces_whoever_wrote_it():
    told = set_of(why_fr=["À vérifier d'abord : l'objet ?", None, "17 %"])
    assert told["why_fr"] == ["À vérifier d’abord\u202f: l’objet\u202f?", None, "17\u202f%"]


def test_the_lines_of_a_cell_stay_lines():
    assert set_of(heard_fr=["« oui »\nj'ai dit"])["heard_fr"] == ["«\u202foui\u202f»\nj’ai dit"]


def test_names_and_codes_stay_as_their_producer_writes_them():
    given = {"commune_name": ["Poncey-sur-l'Ignon"], "resource_id": ["a'b"]}
    assert set_of(**given) == given


def test_a_column_without_any_text_stays_blank():
    empty = pa.array([None, None], pa.string())
    assert set_of(why_fr=empty, rank=[1, 2]) == {"why_fr": [None, None], "rank": [1, 2]}
    assert set_of(why_fr=pa.array([], pa.string())) == {"why_fr": []}
