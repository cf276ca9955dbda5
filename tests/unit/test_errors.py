import pytest

from generator import errors
from generator.errors import Fault, GeneratorError


def test_a_fault_is_one_sentence_what_where_an_example_and_what_to_do():
    fault = Fault("le code est illisible", "enquete.csv, ligne 3", "1004", "écrivez 01004")
    assert str(fault) == (
        "enquete.csv, ligne 3 : le code est illisible (par exemple 1004). Écrivez 01004."
    )


def test_a_fault_says_only_what_it_knows():
    assert str(Fault("le fichier est vide")) == "le fichier est vide."
    assert str(Fault("le fichier est vide", "a.csv")) == "a.csv : le fichier est vide."


def test_an_error_carries_all_its_faults_one_a_line():
    error = errors.DataError(Fault("un"), Fault("deux"))
    assert error.faults == (Fault("un"), Fault("deux"))
    assert str(error) == "un.\ndeux."


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.UsageError, 2),
        (errors.DataError, 3),
        (errors.CatalogueError, 3),
        (errors.ContractError, 3),
        (errors.ModelError, 3),
        (errors.SurveyError, 3),
        (errors.GateError, 4),
        (errors.SourceError, 5),
    ],
)
def test_each_kind_of_error_leaves_its_own_exit_code(kind, code):
    assert kind(Fault("x")).exit_code == code
    assert issubclass(kind, GeneratorError)
