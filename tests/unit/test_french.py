import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from

from generator import french
from generator.french import NARROW, WIDE, clauses


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1191523, 0, f"1{NARROW}191{NARROW}523"),
        (6.4, 1, "6,4"),
        (0, 0, "0"),
        (-0.2, 0, "0"),
        (-12, 0, "−12"),
        (None, 0, "inconnu"),
        (float("nan"), 0, "inconnu"),
    ],
)
def test_a_number_is_written_the_french_way_and_an_unknown_one_is_said(value, decimals, written):
    assert french.number(value, decimals) == written


def test_a_share_becomes_a_percentage_with_a_narrow_space():
    assert french.percent(0.064) == f"6,4{NARROW}%"
    assert french.percent(None) == "inconnu"


def test_euros_are_whole():
    assert french.euros(23870.0) == f"23{NARROW}870{NARROW}€"
    assert french.euros(None) == "inconnu"


@pytest.mark.parametrize(("count", "form"), [(0, "commune"), (1, "commune"), (1.9, "commune")])
def test_the_singular_holds_below_two(count, form):
    assert french.agree(count, "commune") == form


def test_the_plural_begins_at_two():
    assert french.counted(2, "commune") == f"2{WIDE}communes"
    assert french.counted(3, "besoin qualifié", "besoins qualifiés") == f"3{WIDE}besoins qualifiés"


def test_a_list_ends_with_et_and_counts_what_it_leaves():
    assert french.listed([]) == ""
    assert french.listed(["a"]) == "a"
    assert french.listed(["a", "b"]) == "a et b"
    assert french.listed(["a", "b", "c"]) == "a, b et c"
    assert french.listed(["a", "b", "c", "d"], 2) == f"a, b et 2{WIDE}autres"
    assert french.listed(["a", "b", "c"], 2) == f"a, b et 1{WIDE}autre"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Vraiment ?", f"Vraiment{NARROW}?"),
        ("Vraiment?", f"Vraiment{NARROW}?"),
        ("ici: là", f"ici{NARROW}: là"),
        ("« oui »", f"«{NARROW}oui{NARROW}»"),
        ("12 % des 3 212 habitants", f"12{NARROW}% des 3{NARROW}212 habitants"),
        ("en 2019 345 communes", "en 2019 345 communes"),
        ("l'eau", "l’eau"),
        ("https://www.insee.fr/a?b=c", "https://www.insee.fr/a?b=c"),
        ("à 12:30 demain", "à 12:30 demain"),
        (f"déjà{NARROW}: bien", f"déjà{NARROW}: bien"),
    ],
)
def test_narrow_spaces_stand_where_french_wants_them_and_nowhere_else(typed, set_):
    assert french.typographic(typed) == set_


def test_setting_a_text_twice_changes_nothing():
    once = french.typographic("Coût : 12 500 € pour « l'eau » !")
    assert french.typographic(once) == once


def test_a_cell_becomes_a_sentence():
    assert french.sentence("un besoin") == "Un besoin."
    assert french.sentence("Vraiment ?") == f"Vraiment{NARROW}?"
    assert french.sentence("") == ""


def test_a_text_parts_at_its_semicolons_whatever_the_space_before_them():
    assert clauses("INSEE ; ROME, 2021\u202f; Sirene") == ["INSEE", "ROME, 2021", "Sirene"]


def test_a_blank_cell_is_an_empty_text():
    assert french.text_of(None) == ""


def test_a_text_inside_a_sentence_begins_small_but_an_acronym_stays():
    assert french.within("Besoin exprimé") == "besoin exprimé"
    assert french.within("SIAE du territoire") == "SIAE du territoire"
    assert french.within("") == ""


PIECES = [
    "Le coût",
    ": ",
    " :",
    "12 500 €",
    "« l'eau »",
    " ?",
    "!",
    "45%",
    " ; ",
    "en 2019",
    "3\u00a0200",
]


@given(lists(sampled_from(PIECES)))
def test_setting_any_sentence_twice_changes_nothing(pieces):
    once = french.typographic(" ".join(pieces))
    assert french.typographic(once) == once


@given(integers(min_value=-(10**12), max_value=10**12))
def test_a_written_number_can_be_read_back(value):
    written = french.number(value)
    assert int(written.replace(NARROW, "").replace("−", "-")) == value
