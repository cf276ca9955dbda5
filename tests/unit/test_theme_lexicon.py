import time

import pandas as pd
import pytest

from generator.errors import CatalogueError
from generator.needs.themes import theme_statements

LEXICON = {
    "mobilite": ["bus", "vélo", "transport à la demande", "covoiturage"],
    "garde_enfants": ["crèche", "garde d'enfants", "jardin d'enfants"],
    "alimentation": ["jardin", "épicerie", "circuit court"],
    "emploi": ["acteur économique", "emploi"],
}


def said(*texts, hints=None):
    return pd.DataFrame(
        {
            "statement_id": [f"s-{rank}" for rank in range(len(texts))],
            "epci_code": "200039055",
            "statement_text": list(texts),
            "theme_hint": hints or [pd.NA] * len(texts),
            "theme_given": pd.array([pd.NA] * len(texts), dtype="string"),
        }
    )


def themed(*texts, hints=None):
    found = theme_statements(said(*texts, hints=hints), LEXICON)
    return found[["statement_id", "theme_id", "words"]].to_numpy().tolist()


def test_words_meet_whatever_their_number_and_accents():
    assert themed("des VELOS et des emplois") == [
        ["s-0", "mobilite", "vélo"],
        ["s-0", "emploi", "emploi"],
    ]


def test_a_phrase_meets_through_its_link_words():
    assert themed("la garde des enfants") == [["s-0", "garde_enfants", "garde d'enfants"]]


def test_the_longest_phrase_hides_the_words_in_it():
    assert themed("un jardin d'enfants") == [["s-0", "garde_enfants", "jardin d'enfants"]]


def test_a_word_inside_another_never_counts():
    assert themed("un abus de robustesse, un busard") == []


def test_a_phrase_does_not_run_over_the_end_of_a_sentence():
    assert themed("Mettre sous bonne garde. Enfants exceptés") == []


@pytest.mark.parametrize(
    "written",
    ["acteur·ices économiques", "acteur.ice.s économiques", "acteur(rice)s économiques"],
)
def test_inclusive_writing_is_read(written):
    assert themed(written) == [["s-0", "emploi", "acteur économique"]]


def test_a_statement_without_a_known_word_has_no_theme():
    assert themed("rien de tout cela", pd.NA) == []


def test_two_themes_at_most_the_heaviest_first():
    # points: transport à la demande 2 words + bus 1 = 3; crèche 1; épicerie 1 -> 3/5 and 1/5
    found = theme_statements(
        said("une crèche, un bus, une épicerie, un transport à la demande"), LEXICON
    )
    assert found.to_dict(orient="list") == {
        "statement_id": ["s-0", "s-0"],
        "theme_id": ["mobilite", "garde_enfants"],
        "probability": [3 / 5, 1 / 5],
        "words": ["transport à la demande, bus", "crèche"],
        "rank": [1, 2],
        "decided_by": ["lexique", "lexique"],
    }


def test_saying_a_word_twice_is_no_more_evidence():
    assert themed("bus bus bus, crèche")[0][1] == "mobilite"
    found = theme_statements(said("bus bus, crèche"), LEXICON)
    assert found["probability"].tolist() == [1 / 2, 1 / 2]


def test_the_theme_a_person_chose_counts_for_two_words():
    # hint "vélo" 2 points, text "crèche" 1 point
    found = theme_statements(said("une crèche", hints=["Vélo"]), LEXICON)
    assert found["theme_id"].tolist() == ["mobilite", "garde_enfants"]
    assert found["probability"].tolist() == pytest.approx([2 / 3, 1 / 3])


@pytest.mark.parametrize(
    ("word", "other"),
    [("parc", "parce que"), ("CAF", "un café"), ("isolement", "isoler"), ("vieillir", "vieilles")],
)
def test_words_that_only_look_alike_are_kept_apart(word, other):
    lexicon = {"un": [word], "deux": ["autre"]}
    assert theme_statements(said(other), lexicon).empty
    assert theme_statements(said(word), lexicon)["theme_id"].tolist() == ["un"]


def test_an_empty_entry_of_the_lexicon_is_refused_with_its_theme():
    with pytest.raises(
        CatalogueError, match=r"thème « mobilite » : .*aucun mot .par exemple de la"
    ):
        theme_statements(said(), {"mobilite": ["de la"]})


def test_row_order_changes_nothing():
    statements = said("un bus", "crèche et vélo", "rien", hints=[pd.NA, "emploi", pd.NA])
    pd.testing.assert_frame_equal(
        theme_statements(statements, LEXICON), theme_statements(statements[::-1], LEXICON)
    )


def test_ten_thousand_statements_take_less_than_ten_seconds():
    words = " ".join(f"mot{rank}" for rank in range(30))
    statements = said(
        *(f"{words} {'bus' if rank % 2 else 'crèche'} n{rank}" for rank in range(10_000))
    )
    started = time.perf_counter()
    assert len(theme_statements(statements, LEXICON)) == 10_000
    assert time.perf_counter() - started < 10
