"""Decisions that teach weights: those on which nobody says otherwise."""

from generator.decisions.agreed import agreed_decisions

HEADER = "opportunity_id;decision;reason_id;reason;carrier;comment;author;made_on;build_id\n"
REASONS = {"pas_un_besoin", "pas_de_site", "autre"}
ONE, OTHER = "200039055-garage", "200039055-recyclerie"


def told(folder, *lines):
    text = HEADER + "".join(
        f"{key};{verdict};{reason};;;;{author};2026-11-20;b1\n"
        for key, verdict, reason, author in lines
    )
    (folder / "opportunites.csv").write_text(text, encoding="utf-8")
    rows = agreed_decisions(folder, REASONS)
    return dict(zip(rows["opportunity_id"], rows["decision"], strict=True))


def test_the_word_of_one_person_alone_is_agreed(tmp_path):
    assert told(tmp_path, (ONE, "retenir", "", "A"), (OTHER, "ecarter", "pas_un_besoin", "A")) == {
        ONE: "retenir", OTHER: "ecarter",
    }  # fmt: skip


def test_two_people_who_differ_teach_nothing_of_it(tmp_path):
    lines = (ONE, "retenir", "", "A"), (ONE, "ecarter", "pas_un_besoin", "B"), (
        OTHER, "retenir", "", "A",
    )  # fmt: skip
    assert told(tmp_path, *lines) == {OTHER: "retenir"}


def test_two_people_who_set_aside_for_other_reasons_differ(tmp_path):
    lines = (ONE, "ecarter", "pas_de_site", "A"), (ONE, "ecarter", "pas_un_besoin", "B")
    assert told(tmp_path, *lines) == {}


def test_who_comes_round_agrees_at_last(tmp_path):
    lines = (
        (ONE, "ecarter", "pas_de_site", "A"),
        (ONE, "retenir", "", "B"),
        (ONE, "retenir", "", "A"),
    )
    assert told(tmp_path, *lines) == {ONE: "retenir"}


def test_no_file_teaches_nothing(tmp_path):
    assert agreed_decisions(tmp_path, REASONS).empty
