"""Topics: what people of one place say of one theme, grouped the same whatever the order."""

import random
import time

import numpy as np
import pandas as pd
import pytest

from generator.errors import ContractError
from generator.needs.topics.corrections import CORRECTION_COLUMNS
from generator.needs.topics.finding import MEMBER_COLUMNS, TOPIC_COLUMNS, find_topics
from generator.needs.topics.groups import _agreement, group_unit
from generator.needs.topics.identity import anchors, day_numbers, even_draws, topic_id_of, waves
from generator.needs.topics.labels import NOTHING_SHARED, reading_ranks
from generator.needs.topics.words import read_words

EPCI, OTHER_EPCI = "200000001", "200000002"
NONE = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in CORRECTION_COLUMNS.items()})
NEEDS = {
    "bus": "bus soir gare horaires navette arrêt ligne",
    "velo": "vélo piste cyclable route dangereuse sécurisée casque",
    "permis": "permis conduire auto-école leçons coût code voiture",
    "covoiturage": "covoiturage aire collègues trajet partage application",
    "marche": "trottoir piéton passage école poussette traversée",
    "train": "train fréquence TER quai billet correspondance",
}
FILLERS = [
    "village", "commune", "maison", "enfants", "travail", "semaine", "matin", "année", "temps",
    "famille", "argent", "personne", "vallée", "bourg", "voisin", "hiver", "place", "problème",
    "solution", "chose", "monde", "mairie", "projet", "aide",
]  # fmt: skip


def statement(key, text, *, who=None, epci=EPCI, day="2025-03-01", publishable=True):
    return {
        "statement_id": key,
        "epci_code": epci,
        "respondent_id": who or f"p-{key}",
        "statement_text": text,
        "statement_date": day,
        "is_publishable": publishable,
    }


def survey(size, *, seed, wave="a", epci=EPCI, day="2025-03-01"):
    """Answers that each speak of one of six needs: three of its words, and four of anything."""
    chance = random.Random(seed)  # noqa: S311  # a draw that anyone can redo, not a secret
    rows = []
    for number in range(size):
        need = chance.choice(sorted(NEEDS))
        words = chance.sample(NEEDS[need].split(), 3) + chance.sample(FILLERS, 4)
        chance.shuffle(words)
        rows.append(statement(f"{wave}-{number:05d}-{need}", " ".join(words), epci=epci, day=day))
    return pd.DataFrame(rows)


def themed(statements, theme="mobilite"):
    keys = statements["statement_id"]
    return pd.DataFrame({"statement_id": keys, "theme_id": theme, "rank": 1})


def topics_of(statements, corrections=NONE):
    return find_topics(statements, themed(statements), corrections)


def needs_of(found):
    """The need each statement was written for, beside its topic."""
    return found.members.assign(need=found.members["statement_id"].str.split("-").str[-1])


def repeated(options, each):
    rows = [
        statement(f"{n:02d}-{copy:03d}", text)
        for n, text in enumerate(options)
        for copy in range(each)
    ]
    return pd.DataFrame(rows)


def test_the_same_option_ticked_by_many_is_one_topic():
    found = topics_of(repeated(["Manque de médecins"], 120)).topics
    assert found[["respondent_count", "is_found"]].to_numpy().tolist() == [[120, True]]


def test_a_few_options_ticked_by_many_are_as_many_topics():
    # Moins de mots que le plus grand nombre de sujets permis par 240 réponses (240 / 12 = 20).
    options = ["Plus aucun médecin", "Dentiste trop loin", "Ouvrir une maison de santé"]
    found = topics_of(repeated(options, 80)).topics
    assert found["is_found"].all()
    assert found["respondent_count"].tolist() == [80, 80, 80]


def test_each_need_of_a_large_survey_has_its_topic():
    found = topics_of(survey(300, seed=1))
    members = needs_of(found)
    # The need most of a topic speaks of: nine statements in ten are where their need is.
    most = members.groupby("topic_id")["need"].agg(lambda needs: needs.mode()[0])
    assert (members["topic_id"].map(most) == members["need"]).mean() > 0.9
    shown = found.topics.loc[found.topics["is_found"], "topic_id"]
    assert set(most[shown]) == set(NEEDS)


def test_words_drawn_at_random_give_no_topic():
    chance = random.Random(1)  # noqa: S311  # a draw that anyone can redo, not a secret
    words = [a + b + c for a in "bcdfglmnp" for b in "aeiou" for c in ("ran", "tol", "vic", "dus")]
    texts = [" ".join(chance.sample(words, 6)) for _ in range(200)]
    rows = [statement(f"s{number:03d}", text) for number, text in enumerate(texts)]
    found = topics_of(pd.DataFrame(rows))
    assert not found.topics["is_found"].any()
    assert found.topics["statement_count"].sum() == 200


def test_row_order_changes_nothing():
    statements = survey(150, seed=2)
    expected = topics_of(statements)
    mixed = find_topics(
        statements.sample(frac=1, random_state=3),
        themed(statements).sample(frac=1, random_state=4),
        NONE,
    )
    pd.testing.assert_frame_equal(mixed.topics, expected.topics, check_exact=True)
    pd.testing.assert_frame_equal(mixed.members, expected.members, check_exact=True)


def test_another_territory_moves_nobody_s_topics():
    ours, theirs = survey(100, seed=1), survey(90, seed=5, wave="z", epci=OTHER_EPCI)
    alone, together = topics_of(ours), topics_of(pd.concat([theirs, ours]))
    here = together.topics[together.topics["epci_code"] == EPCI].reset_index(drop=True)
    pd.testing.assert_frame_equal(here, alone.topics, check_exact=True)


def test_four_topics_in_five_keep_their_identity_when_40_percent_more_people_answer():
    kept = shown = 0
    for seed in range(1, 6):
        first = survey(200, seed=seed)
        second = survey(80, seed=seed + 100, wave="b", day="2026-05-01")
        before, after = topics_of(first), topics_of(pd.concat([second, first]))
        found = set(before.topics.loc[before.topics["is_found"], "topic_id"])
        kept += len(found & set(after.topics["topic_id"]))
        shown += len(found)
    assert shown >= 5 * 4
    assert kept >= 0.8 * shown


def test_a_kept_identity_still_speaks_of_the_same_need():
    first, second = survey(300, seed=1), survey(120, seed=9, wave="b", day="2026-05-01")
    before, after = (needs_of(topics_of(rows)) for rows in (first, pd.concat([first, second])))
    common = set(before["topic_id"]) & set(after["topic_id"])
    mode = [rows.groupby("topic_id")["need"].agg(lambda n: n.mode()[0]) for rows in (before, after)]
    agreeing = [mode[0][topic] == mode[1][topic] for topic in common]
    assert np.mean(agreeing) >= 0.8


def same_words(count, text, prefix, **about):
    return [statement(f"{prefix}{number}", text, **about) for number in range(count)]


def test_a_small_survey_groups_only_what_is_nearly_the_same():
    rows = [
        *same_words(6, "Un bus le soir pour rentrer", "b"),
        *same_words(2, "Une piste cyclable", "v"),
        statement("x", "Rouvrir le guichet"),
    ]
    found = topics_of(pd.DataFrame(rows)).topics
    assert found["statement_count"].tolist() == [6, 2, 1]
    assert found["method"].unique().tolist() == ["ward"]
    assert found["is_found"].tolist() == [True, False, False]
    assert found["stability"].tolist()[0] == 1.0
    assert found["stability"].isna().tolist() == [False, True, True]


def test_five_answers_of_two_people_are_not_five_respondents():
    rows = [
        statement(f"b{number}", "Un bus le soir pour rentrer", who=f"p{number % 2}")
        for number in range(6)
    ]
    found = topics_of(pd.DataFrame(rows)).topics.iloc[0]
    assert (found["statement_count"], found["respondent_count"]) == (6, 2)
    assert not found["is_found"]


def test_a_label_is_made_of_words_as_people_write_them():
    texts = ["Les vélos et la sécurité", "un vélo en sécurité", "Des vélos, la sécurité !"]
    rows = [statement(f"s{number}", text) for number, text in enumerate(texts * 2)]
    found = topics_of(pd.DataFrame(rows)).topics
    label = found["topic_label_fr"].iloc[0]
    assert "vélos" in label  # four « vélos » for two « vélo »
    assert "sécurité" in label
    assert "les" not in label.split(", ")


def test_a_word_that_one_person_says_is_not_in_the_label_of_several():
    rows = [*same_words(5, "Un bus le soir", "b"), statement("c", "Un bus le soir pour Grégoire")]
    words = topics_of(pd.DataFrame(rows)).topics["words"].iloc[0]
    assert "bus" in words
    assert "grégoire" not in words


def test_three_different_answers_are_to_be_read_and_only_publishable_ones_may_be_quoted():
    rows = [
        *same_words(4, "Un bus le soir", "a", publishable=False),
        statement("b", "Des bus le soir", publishable=True),
        statement("c", "Le soir, un bus", publishable=False),
        statement("d", "Le soir, des bus", publishable=True),
    ]
    found = topics_of(pd.DataFrame(rows))
    topic = found.topics["topic_id"].iloc[0]
    members = found.members[found.members["topic_id"] == topic].set_index("statement_id")
    assert sorted(members["reading_rank"].dropna()) == [1, 2, 3]
    # The same words are read once: three ranks, at most one of them for « Un bus le soir ».
    assert members.loc[["a0", "a1", "a2", "a3"], "reading_rank"].notna().sum() == 1
    assert members.index[members["is_verbatim"]].tolist() == ["b", "d"]
    assert members["closeness"].between(0, 1 + 1e-6).all()


def test_a_label_names_things_and_not_numbers_nor_people():
    texts = ["Le permis de conduire à deux ans", "Conduire sans permis, mon fils, quelqu'un, un an"]
    rows = [statement(f"s{number}", text) for number, text in enumerate(texts * 3)]
    words = ", ".join(topics_of(pd.DataFrame(rows)).topics["words"])
    assert set(words.split(", ")) == {"permis", "conduire"}


def test_an_answer_that_holds_two_words_of_the_label_is_quoted_before_a_hollow_one():
    members = pd.DataFrame(
        [
            ("t", "a", "Et personne ne répare", 0.9, 1),
            ("t", "b", "Un atelier pour réparer les vélos", 0.5, 3),
            ("t", "c", "Réparer son vélo", 0.7, 2),
            ("t", "d", "Réparer les choses", 0.8, 1),
        ],
        columns=["topic_id", "statement_id", "statement_text", "closeness", "label_hits"],
    )
    assert reading_ranks(members).tolist() == [3, 2, 1, pd.NA]


def test_a_statement_counts_in_its_first_theme_only():
    statements = pd.DataFrame([statement("s1", "Un bus pour aller chez le médecin")])
    themes = pd.DataFrame(
        {"statement_id": ["s1", "s1"], "theme_id": ["mobilite", "sante"], "rank": [1, 2]}
    )
    found = find_topics(statements, themes, NONE)
    assert found.topics["theme_id"].tolist() == ["mobilite"]
    assert len(found.members) == 1


def test_answers_without_a_word_in_common_are_left_over_and_never_found():
    rows = [statement(f"s{number}", text) for number, text in enumerate(["", "?", "il faut", "12"])]
    rows += same_words(6, "Un bus le soir", "b")
    found = topics_of(pd.DataFrame(rows)).topics
    left = found[found["topic_label_fr"] == NOTHING_SHARED]
    assert left["statement_count"].tolist() == [4]
    assert not left["is_found"].any()
    assert left["stability"].isna().all()


def test_sixty_answers_that_all_say_nothing_break_nothing():
    found = topics_of(pd.DataFrame(same_words(60, "il faut", "s"))).topics
    assert found["is_found"].tolist() == [False]


def test_sixty_answers_that_all_say_the_same_are_one_topic():
    found = topics_of(pd.DataFrame(same_words(60, "un bus le soir", "s"))).topics
    assert found["statement_count"].max() == 60


def test_no_statement_gives_empty_tables_with_their_columns():
    empty = survey(1, seed=1).iloc[:0]
    found = topics_of(empty)
    assert list(found.topics.columns) == list(TOPIC_COLUMNS)
    assert list(found.members.columns) == list(MEMBER_COLUMNS)
    assert len(found.topics) == len(found.members) == len(found.unapplied) == 0


def test_a_statement_given_twice_is_refused():
    twice = pd.DataFrame([statement("s1", "Un bus"), statement("s1", "Un bus")])
    with pytest.raises(ContractError, match="deux fois"):
        find_topics(twice, themed(twice).iloc[:1], NONE)


def test_a_wave_lasts_ninety_days_and_what_has_no_date_comes_last():
    dates = pd.Series(["2025-05-30", "2025-03-01", None, "2025-05-31", "2026-01-01"])
    # 1 March + 90 days = 30 May.
    assert waves(day_numbers(dates)).tolist() == [0, 0, 3, 1, 2]


def test_the_anchor_is_the_most_central_of_the_oldest_answers():
    texts = ["bus", "bus soir", "bus soir gare", "soir gare", "bus gare", *["bus soir"] * 9]
    wave = np.array([0] * 5 + [1] * 9)
    draws = even_draws([str(number) for number in range(len(texts))])
    anchor = anchors(read_words(texts), np.zeros(len(texts), dtype=int), wave, draws)
    # « bus soir gare » shares words with the four others; the nine newer ones have no say.
    assert anchor.tolist() == [2]
    assert topic_id_of(EPCI, "mobilite", "s1") != topic_id_of(EPCI, "sante", "s1")


def test_agreement_is_one_for_the_same_groups_and_zero_by_chance():
    half = np.array([True, True, False, False])
    assert _agreement(half, half) == 1.0
    # 4 items, groups of 2: no pair together in both; 2 × 2 / 6 expected of (2 + 2) / 2.
    crossed = np.array([True, False, True, False])
    assert _agreement(half, crossed) == pytest.approx((0 - 4 / 6) / (2 - 4 / 6))


def test_the_words_of_a_text_lose_their_endings_and_link_words():
    words = read_words(["Des habitant·e·s et leurs VÉLOS", "un vélo d'habitant"])
    assert words.written.tolist() == ["habitant", "vélo", "vélos"]
    assert words.stems().toarray().tolist() == [[1, 1], [1, 1]]


@pytest.mark.slow
def test_twenty_thousand_answers_of_one_place_are_grouped_in_seconds():
    rows = survey(20_000, seed=1)
    held = read_words(rows["statement_text"]).stems()
    started = time.process_time()
    grouping = group_unit(held, even_draws(rows["statement_id"]))
    assert time.process_time() - started < 5
    assert len(grouping.labels) == 20_000
