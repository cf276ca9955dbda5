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


def themed(*texts, hints=None):
    statements = pd.DataFrame(
        {
            "statement_id": [f"s-{rank}" for rank in range(len(texts))],
            "statement_text": texts,
            "theme_hint": hints or [pd.NA] * len(texts),
        }
    )
    found = theme_statements(statements, LEXICON)
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
    statements = pd.DataFrame(
        {
            "statement_id": ["s"],
            "statement_text": ["une crèche, un bus, une épicerie, un transport à la demande"],
            "theme_hint": [pd.NA],
        }
    )
    found = theme_statements(statements, LEXICON)
    assert found.to_dict(orient="list") == {
        "statement_id": ["s", "s"],
        "theme_id": ["mobilite", "garde_enfants"],
        "probability": [3 / 5, 1 / 5],
        "words": ["transport à la demande, bus", "crèche"],
        "rank": [1, 2],
    }


def test_saying_a_word_twice_is_no_more_evidence():
    assert themed("bus bus bus, crèche")[0][1] == "mobilite"
    statements = pd.DataFrame(
        {"statement_id": ["s"], "statement_text": ["bus bus, crèche"], "theme_hint": [pd.NA]}
    )
    assert theme_statements(statements, LEXICON)["probability"].tolist() == [1 / 2, 1 / 2]


def test_the_theme_a_person_chose_counts_for_two_words():
    # hint "vélo" 2 points, text "crèche" 1 point
    statements = pd.DataFrame(
        {"statement_id": ["s"], "statement_text": ["une crèche"], "theme_hint": ["Vélo"]}
    )
    found = theme_statements(statements, LEXICON)
    assert found["theme_id"].tolist() == ["mobilite", "garde_enfants"]
    assert found["probability"].tolist() == pytest.approx([2 / 3, 1 / 3])


def test_an_empty_entry_of_the_lexicon_is_refused_with_its_theme():
    with pytest.raises(
        CatalogueError, match=r"thème « mobilite » : .*aucun mot .par exemple de la"
    ):
        theme_statements(
            pd.DataFrame(columns=["statement_id", "statement_text", "theme_hint"]),
            {"mobilite": ["de la"]},
        )


def test_row_order_changes_nothing():
    statements = pd.DataFrame(
        {
            "statement_id": ["a", "b", "c"],
            "statement_text": ["un bus", "crèche et vélo", "rien"],
            "theme_hint": [pd.NA, "emploi", pd.NA],
        }
    )
    pd.testing.assert_frame_equal(
        theme_statements(statements, LEXICON), theme_statements(statements[::-1], LEXICON)
    )


def test_ten_thousand_statements_take_less_than_five_seconds():
    words = " ".join(f"mot{rank}" for rank in range(30))
    statements = pd.DataFrame(
        {
            "statement_id": [f"s{rank}" for rank in range(10_000)],
            "statement_text": [f"{words} bus crèche n{rank}" for rank in range(10_000)],
            "theme_hint": pd.NA,
        }
    )
    started = time.perf_counter()
    assert len(theme_statements(statements, LEXICON)) == 20_000
    assert time.perf_counter() - started < 5
