import time

import pandas as pd
import pytest

from generator.errors import CatalogueError
from generator.needs.themes.naming import theme_statements

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
    # points: transport à la demande 2 words + bus 1 = 3; crèche 1; épicerie 1; doubt 0.75
    found = theme_statements(
        said("une crèche, un bus, une épicerie, un transport à la demande"), LEXICON
    )
    assert found.to_dict(orient="list") == {
        "statement_id": ["s-0", "s-0"],
        "theme_id": ["mobilite", "garde_enfants"],
        "probability": [round(3 / 5.75, 6), round(1 / 5.75, 6)],
        "words": ["transport à la demande, bus", "crèche"],
        "rank": [1, 2],
        "decided_by": ["lexique", "lexique"],
    }


def test_saying_a_word_twice_is_no_more_evidence():
    assert themed("bus bus bus, crèche")[0][1] == "mobilite"
    found = theme_statements(said("bus bus, crèche"), LEXICON)
    assert found["probability"].tolist() == pytest.approx([1 / 2.75, 1 / 2.75], abs=1e-6)


@pytest.mark.parametrize(
    ("text", "chance"),
    [
        ("un bus", 1 / 1.75),
        ("un bus, un vélo", 2 / 2.75),
        ("transport à la demande, bus", 3 / 3.75),
    ],
)
def test_one_word_is_hardly_better_than_a_chance_and_more_words_are_worth_more(text, chance):
    assert theme_statements(said(text), LEXICON)["probability"].tolist() == [round(chance, 6)]


def test_the_heading_chosen_supports_what_is_said_but_never_against_it():
    # crèche 1 point against the heading's 0: one of 1.75; with it: 2 of 2.75
    against = theme_statements(said("une crèche", hints=["Vélo"]), LEXICON)
    assert against[["theme_id", "probability"]].to_numpy().tolist() == [
        ["garde_enfants", round(1 / 1.75, 6)]
    ]
    beside = theme_statements(said("une crèche", hints=["Garde d'enfants"]), LEXICON)
    assert beside["probability"].tolist() == [round(2 / 2.75, 6)]


def test_the_heading_decides_alone_where_nothing_else_is_said():
    found = theme_statements(said("rien de tout cela", hints=["Vélo et bus"]), LEXICON)
    assert found[["theme_id", "words", "decided_by"]].to_numpy().tolist() == [
        ["mobilite", "vélo, bus", "lexique"]
    ]
    assert found["probability"].max() <= 0.6


@pytest.mark.parametrize(
    "hint", ["Emploi, dépenses, action publique", "Impôts et emploi", "Autre sujet"]
)
def test_a_heading_that_says_more_than_we_know_decides_nothing(hint):
    assert themed("rétablissement de l'ISF", hints=[hint]) == []
    assert themed("rien de tout cela", hints=[hint]) == []


@pytest.mark.parametrize(
    "text", ["le Sénat et ses emplois", "merci pour le vélo", "un groupe de travail"]
)
def test_what_is_of_no_theme_goes_to_the_queue(text):
    assert theme_statements(said(text), LEXICON | {"emploi": ["emploi", "travail"]}).empty


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("parc", "parce que"),
        ("CAF", "un café"),
        ("isolement", "isoler"),
        ("vieillir", "vieilles"),
        ("loyer", "la loi"),
        ("formation", "un format"),
        ("généraliste", "en général"),
        ("soins", "avec soin"),
        ("bien-être", "je veux bien être bénévole"),
    ],
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
