"""Officers name, merge, split and move topics; what they decided survives every rerun."""

import pandas as pd
import pytest

from generator.errors import DataError
from generator.needs.topics.corrections import CORRECTION_COLUMNS, read_corrections
from generator.needs.topics.finding import find_topics

EPCI, OTHER_EPCI = "200000001", "200000002"
BUS, BIKE, PERMIT = "Un bus le soir", "Une piste cyclable", "Passer le permis"


def answers(prefix, count, text, *, epci=EPCI, day="2025-03-01"):
    return [
        {
            "statement_id": f"{prefix}{number}",
            "epci_code": epci,
            "respondent_id": f"p-{prefix}{number}",
            "statement_text": text,
            "statement_date": day,
            "is_publishable": True,
        }
        for number in range(count)
    ]


FIRST = pd.DataFrame([*answers("b", 6, BUS), *answers("v", 5, BIKE), *answers("c", 4, PERMIT)])
BUSES, BIKES = [
    " ".join(f"{prefix}{n}" for n in range(size)) for prefix, size in (("b", 6), ("v", 5))
]


def decision(key, action, *, day="2025-06-01", **filled):
    blank = dict.fromkeys(CORRECTION_COLUMNS, pd.NA)
    return blank | {
        "correction_id": key,
        "made_on": day,
        "author": "A. M.",
        "action": action,
        **filled,
    }


def decisions(*rows):
    return pd.DataFrame(list(rows), columns=list(CORRECTION_COLUMNS)).astype(CORRECTION_COLUMNS)


def topics_of(statements, *rows):
    keys = statements["statement_id"]
    themes = pd.DataFrame({"statement_id": keys, "theme_id": "mobilite", "rank": 1})
    return find_topics(statements, themes, decisions(*rows))


def topic_of(found, statement):
    members = found.members.set_index("statement_id")["topic_id"]
    return members[statement]


def sheet(found, statement):
    return found.topics.set_index("topic_id").loc[topic_of(found, statement)]


PLAIN = topics_of(FIRST)
BUS_ID, BIKE_ID, PERMIT_ID = (topic_of(PLAIN, key) for key in ("b0", "v0", "c0"))
NAMING = decision(
    "n1", "nommer", topic_id=BUS_ID, topic_label_fr="Rentrer le soir", statement_ids=BUSES
)


def test_a_name_goes_to_the_topic_that_holds_most_of_its_answers():
    found = topics_of(FIRST, NAMING)
    assert sheet(found, "b0")["topic_label_fr"] == "Rentrer le soir"
    assert found.topics["is_named"].sum() == 1
    assert len(found.unapplied) == 0


def test_a_name_is_found_again_by_its_answers_when_the_topic_s_id_has_moved():
    found = topics_of(FIRST, NAMING | {"topic_id": "ancien-identifiant"})
    assert sheet(found, "b0")["topic_label_fr"] == "Rentrer le soir"


def test_a_name_does_not_make_a_small_topic_found():
    small = decision("n2", "nommer", topic_id=PERMIT_ID, topic_label_fr="Le permis")
    found = sheet(topics_of(FIRST, small), "c0")
    assert (found["topic_label_fr"], found["is_found"]) == ("Le permis", False)


def test_merged_topics_are_one_and_keep_the_target_s_id():
    merging = decision(
        "f1", "fusionner", topic_id=BUS_ID, target_topic_id=BIKE_ID, statement_ids=BUSES
    )
    found = topics_of(FIRST, merging)
    assert topic_of(found, "b0") == topic_of(found, "v0") == BIKE_ID
    merged = sheet(found, "v0")
    assert (merged["statement_count"], merged["method"]) == (6 + 5, "personne")
    assert merged["is_found"]
    assert pd.isna(merged["stability"])


def test_both_sides_of_a_merge_are_found_again_by_their_answers():
    merging = decision(
        "f1", "fusionner", topic_id="ancien", target_topic_id="disparu",
        statement_ids=f"{BUSES} | {BIKES}",
    )  # fmt: skip
    found = topics_of(FIRST, merging)
    # The target's id is the one people knew: it comes back.
    assert topic_of(found, "b0") == topic_of(found, "v0") == "disparu"


def test_a_merge_into_a_topic_merged_before_follows_it():
    one = decision("f1", "fusionner", topic_id=BUS_ID, target_topic_id=BIKE_ID, statement_ids=BUSES)
    two = decision("f2", "fusionner", topic_id=PERMIT_ID, target_topic_id=BUS_ID, day="2025-06-02")
    found = topics_of(FIRST, two, one)
    assert len({topic_of(found, key) for key in ("b0", "v0", "c0")}) == 1
    assert len(found.unapplied) == 0


def test_answers_split_from_a_topic_form_one_of_their_own():
    splitting = decision(
        "s1", "scinder", topic_id=BUS_ID, statement_ids="b0 b1", topic_label_fr="Le samedi soir"
    )
    found = topics_of(FIRST, splitting)
    assert topic_of(found, "b0") == topic_of(found, "b1") != BUS_ID
    assert topic_of(found, "b2") == BUS_ID
    assert sheet(found, "b0")["topic_label_fr"] == "Le samedi soir"
    assert sheet(found, "b0")["statement_count"] == 2


def test_new_answers_join_the_side_of_a_split_they_are_nearest_to():
    mixed = [
        *answers("d", 3, "Un bus le soir à Dijon"),
        *answers("m", 3, "Un bus le soir au marché"),
    ]
    merging = decision("f0", "fusionner", topic_id="x", target_topic_id="y",
                       statement_ids="d0 d1 d2 | m0 m1 m2", day="2025-05-01")  # fmt: skip
    splitting = decision("s1", "scinder", topic_id="y", statement_ids="d0 d1 d2")
    new = [
        *answers("e", 1, "Un bus le soir à Dijon", day="2025-09-01"),
        *answers("n", 1, "Un bus le soir au marché", day="2025-09-01"),
    ]
    before = topics_of(pd.DataFrame(mixed), merging, splitting)
    after = topics_of(pd.DataFrame([*mixed, *new]), merging, splitting)
    assert topic_of(before, "d0") == topic_of(after, "d0") == topic_of(after, "e0")
    assert topic_of(after, "m0") == topic_of(after, "n0") != topic_of(after, "d0")


def test_moved_answers_go_to_the_target_even_of_another_theme():
    keys = FIRST["statement_id"]
    other = keys.str.startswith("c")
    themes = pd.DataFrame(
        {
            "statement_id": keys,
            "theme_id": other.map({True: "emploi", False: "mobilite"}),
            "rank": 1,
        }
    )
    job = find_topics(FIRST, themes, decisions())
    moving = decision("d1", "deplacer", target_topic_id=topic_of(job, "c0"), statement_ids="b5")
    found = find_topics(FIRST, themes, decisions(moving))
    assert topic_of(found, "b5") == topic_of(found, "c0")
    assert sheet(found, "b5")["theme_id"] == "emploi"
    assert sheet(found, "b5")["statement_count"] == 4 + 1
    assert sheet(found, "b0")["statement_count"] == 6 - 1


ALL_FOUR = [
    NAMING,
    decision("d1", "deplacer", target_topic_id=BIKE_ID, statement_ids="c3", day="2025-06-02"),
    decision("f1", "fusionner", topic_id=PERMIT_ID, target_topic_id=BIKE_ID,
             statement_ids="c0 c1 c2", day="2025-06-03"),
    decision("s1", "scinder", topic_id=BUS_ID, statement_ids="b4 b5", day="2025-06-04"),
]  # fmt: skip


def test_corrections_survive_new_answers_and_any_order_of_rows():
    new = pd.DataFrame(
        [
            *answers("w", 5, BUS, day="2026-03-01"),
            *answers("x", 3, "Ouvrir la gare", day="2026-03-01"),
        ]
    )
    before = topics_of(FIRST, *ALL_FOUR)
    longer = pd.concat([new, FIRST]).sample(frac=1, random_state=1)
    after = topics_of(longer, *reversed(ALL_FOUR))
    assert len(before.unapplied) == len(after.unapplied) == 0
    old = after.members[after.members["statement_id"].isin(FIRST["statement_id"])]
    pd.testing.assert_frame_equal(
        old[["statement_id", "topic_id"]].sort_values("statement_id", ignore_index=True),
        before.members[["statement_id", "topic_id"]].sort_values("statement_id", ignore_index=True),
    )
    assert sheet(after, "w0")["topic_label_fr"] == "Rentrer le soir"


def test_the_corrections_of_one_territory_never_touch_another():
    theirs = pd.DataFrame(
        [*answers("o", 6, BUS, epci=OTHER_EPCI), *answers("q", 5, BIKE, epci=OTHER_EPCI)]
    )
    both = pd.concat([FIRST, theirs])
    plain, corrected = topics_of(both), topics_of(both, *ALL_FOUR)
    before, after = (
        found.topics[found.topics["epci_code"] == OTHER_EPCI].reset_index(drop=True)
        for found in (plain, corrected)
    )
    pd.testing.assert_frame_equal(after, before)
    merging = decision("f9", "fusionner", topic_id=BUS_ID, target_topic_id=topic_of(plain, "o0"))
    moving = decision("d9", "deplacer", target_topic_id=topic_of(plain, "o0"), statement_ids="b0")
    refused = topics_of(both, merging, moving)
    pd.testing.assert_frame_equal(refused.topics, plain.topics)
    assert refused.unapplied["correction_id"].tolist() == ["d9", "f9"]
    assert refused.unapplied["reason_fr"].str.contains("plusieurs intercommunalités").all()


def test_a_correction_whose_answers_are_gone_is_returned_with_its_reason():
    rest = FIRST[~FIRST["statement_id"].str.startswith("b")]
    lost = decision("n9", "nommer", topic_id="inconnu", topic_label_fr="Autrefois")
    found = topics_of(rest, NAMING, lost)
    reasons = found.unapplied.set_index("correction_id")["reason_fr"]
    assert reasons["n1"] == "aucune des réponses de ce sujet n'est plus dans les données"
    assert reasons["n9"].startswith("ce sujet n'existe plus")


def test_a_name_whose_answers_are_scattered_is_given_to_nobody():
    half = NAMING | {"statement_ids": "b0 b1 v0 v1"}
    found = topics_of(FIRST, half)
    assert not found.topics["is_named"].any()
    assert found.unapplied["reason_fr"].str.contains("réparties entre plusieurs sujets").all()


def test_two_named_topics_that_become_one_keep_the_later_name_and_say_so():
    later = decision(
        "n2", "nommer", topic_id="autre", topic_label_fr="Le bus", statement_ids="b3 b4 b5",
        day="2025-07-01",
    )  # fmt: skip
    found = topics_of(FIRST, NAMING | {"statement_ids": "b0 b1 b2"}, later)
    assert sheet(found, "b0")["topic_label_fr"] == "Le bus"
    assert found.unapplied["correction_id"].tolist() == ["n1"]
    assert "« n2 »" in found.unapplied["reason_fr"].iloc[0]


def test_renaming_a_topic_replaces_its_name_quietly():
    later = NAMING | {"correction_id": "n2", "made_on": "2025-07-01", "topic_label_fr": "Le bus"}
    found = topics_of(FIRST, later, NAMING)
    assert sheet(found, "b0")["topic_label_fr"] == "Le bus"
    assert len(found.unapplied) == 0


def test_all_the_faults_of_the_file_are_told_at_once():
    rows = decisions(
        decision("c1", "effacer", topic_id="t"),
        decision("c2", "nommer", topic_id="t"),
        decision("c3", "fusionner", topic_id="t", target_topic_id="u", day="01/06/2025"),
        decision("c4", "deplacer", target_topic_id="u"),
        decision(pd.NA, "scinder", topic_id="t", statement_ids="s1"),
        decision("c6", "nommer", topic_id="t", topic_label_fr="A"),
        decision("c6", "nommer", topic_id="t", topic_label_fr="B"),
    )
    with pytest.raises(DataError) as refused:
        read_corrections(rows)
    message = str(refused.value)
    assert len(refused.value.faults) == 6
    for expected in (
        "effacer",
        "le nom (topic_label_fr)",
        "01/06/2025",
        "statement_ids",
        "deux fois",
    ):
        assert expected in message
    with pytest.raises(DataError, match="made_on"):
        read_corrections(rows.drop(columns="made_on"))
