"""The carrier sheet asks what is asked in its territory, not what is asked of a whole country."""

import pandas as pd

from generator.carriers.readings import ASKS
from generator.publication.briefs.carrier_sheet import questions_here

MEMBERS, SEAT = "Combien de membres ?", "Le siège est-il en Moselle ?"
SHARING_HERE = "Les bénéfices sont-ils partagés ? Le siège est supposé dans le territoire."
LAW = pd.DataFrame(
    [(1, ASKS, MEMBERS, "art. 1"), (2, ASKS, SEAT, "art. 21"), (3, "à savoir", "Un impôt.", "CGI")],
    columns=["rule_position", "rule_reading_fr", "rule_sentence_fr", "rule_article_fr"],
)


def asked(to_check, *, is_existing=False):
    form = {"is_existing": is_existing, "to_check_fr": to_check, "articles_fr": "art. 1"}
    told = questions_here(LAW, pd.Series(form))
    return list(zip(told["rule_sentence_fr"], told["rule_article_fr"], strict=True))


def test_a_question_that_the_territory_settles_is_not_asked_on_the_sheet():
    assert asked(f"{MEMBERS} {SHARING_HERE}") == [
        (MEMBERS, "art. 1"), ("Un impôt.", "CGI"), (SHARING_HERE, "art. 1"),
    ]  # fmt: skip


def test_a_seat_left_unknown_is_asked_as_the_law_asks_it():
    assert len(asked(f"{MEMBERS} {SEAT}")) == len(LAW)


def test_a_structure_already_there_is_asked_all_that_the_law_asks():
    assert len(asked("Est-elle active ?", is_existing=True)) == len(LAW)
