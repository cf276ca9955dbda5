import itertools
import re

import pytest

from generator.errors import DataError
from generator.french import clauses
from generator.publication.briefs.carrier_sheet import carrier_sheet
from generator.publication.briefs.opportunity_note import opportunity_note
from generator.publication.briefs.proposals import marked
from generator.publication.briefs.sheets import render_sheet, sheet_html
from tests.golden.sheets import BUILD, CARRIERS, NOTES, TEXTS, demo_tables, sheets, text_of_pdf
from tests.unit.publication.structure import ARTIFACT, read_document

RECYCLERIE = "200039055-recyclerie"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return demo_tables(tmp_path_factory.mktemp("fiches"))


@pytest.fixture(scope="module")
def printed(tables):
    return sheets(tables)


@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.iterdir()))
def test_a_sheet_says_what_a_person_last_read(printed, name):
    kept = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    assert text_of_pdf(printed[name]).splitlines() == kept.splitlines()


def test_every_sheet_has_its_text_and_no_other(printed):
    assert sorted(path.stem for path in TEXTS.iterdir()) == sorted(printed)


@pytest.fixture(
    params=[*(f"note-{key}" for key in NOTES), *(f"porteur-{key}-{one}" for key, one in CARRIERS)]
)
def sheet(request, printed):
    return read_document(printed[request.param])


def test_a_note_is_one_page_in_french_whose_headings_skip_no_level(sheet):
    assert len(sheet.painted) == 1
    assert sheet.language.startswith("fr")
    assert sheet.shows_title
    levels = [int(one.role[2]) for one in sheet.root.walk() if re.fullmatch("/H[1-6]", one.role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(sheet.bookmarks) == len(levels)


def test_a_note_tells_the_finding_of_its_chart_and_the_head_of_each_column(sheet):
    assert all(figure.alt for figure in sheet.root.of("/Figure"))
    for table in sheet.root.of("/Table"):
        head, *rows = table.of("/TR")
        assert {cell.role for cell in head.children} == {"/TH"}
        assert {len(row.children) for row in rows} == {len(head.children)}


def test_a_note_is_read_in_the_order_it_is_printed_and_leaves_nothing_outside(sheet):
    [painted] = sheet.painted
    order = list(dict.fromkeys(mark for mark in painted if isinstance(mark, int)))
    assert [mark for _, mark in sheet.root.contents() if mark in order] == order
    assert "" not in painted
    assert ARTIFACT in painted


def test_every_opportunity_of_the_demonstration_fits_on_its_page(tables):
    # Every fifth, over the four territories: the longest and the barest are among them.
    for key in sorted(tables["out_opportunities"]["opportunity_id"])[::5]:
        assert len(read_document(render_sheet(opportunity_note(tables, key, BUILD))).painted) == 1


def test_a_note_tells_the_mark_of_each_activity_as_the_brief_does(tables):
    rows = tables["out_opportunities"]
    told = {row["opportunity_id"]: marked(row) for _, row in rows.iloc[::7].iterrows()}
    assert any("des critères étant connus" in mark for mark in told.values())
    for key, mark in told.items():
        assert opportunity_note(tables, key, BUILD).headline_fr.endswith(f"{mark}.")


def test_a_note_names_each_source_once(tables):
    told = clauses(opportunity_note(tables, RECYCLERIE, BUILD).sources_fr.removesuffix("."))
    assert len(told) == len(set(told)) > 1


def test_a_note_says_that_nobody_was_asked_where_there_was_no_survey(tables):
    unasked = tables | {"out_surveys": tables["out_surveys"].iloc[:0]}
    [needs, *_] = (
        b for s in opportunity_note(unasked, RECYCLERIE, BUILD).left for b in s.blocks
        if b.kind == "rows"
    )  # fmt: skip
    assert {people for _, people, _ in needs.rows} == {"pas d’enquête"}


def test_a_note_names_three_carriers_even_where_room_is_scarce(tables):
    key = "200039055-multiservice"
    carriers = tables["out_opportunity_carriers"]
    labels = carriers[carriers["opportunity_id"] == key].sort_values("carrier_position").head(3)
    text = " ".join(text_of_pdf(render_sheet(opportunity_note(tables, key, BUILD))).split())
    part = text[text.index("Qui pourrait porter") : text.index("Ce qui parle contre")]
    assert "autre ligne" not in part
    assert all(label.split()[0] in part for label in labels["carrier_label_fr"])


def test_the_marks_of_a_note_are_those_of_the_table(tables):
    note = opportunity_note(tables, RECYCLERIE, BUILD)
    parts = tables["out_opportunity_parts"]
    own = parts[(parts["opportunity_id"] == RECYCLERIE) & parts["mark"].notna()]
    [picture] = [b for s in note.right for b in s.blocks if b.kind == "picture"]
    for _, part in own.iterrows():
        label = part["criterion_label_fr"].replace("'", "’").lower()
        assert f"{label} {part['mark']:.0f}" in picture.drawing.alt_fr.lower()


def test_a_note_asks_first_for_what_its_conditions_leave_open(tables):
    rows = tables["out_opportunities"].set_index("opportunity_id")
    note = opportunity_note(tables, RECYCLERIE, BUILD)
    asked = any("comité local pour l’emploi" in step for step in note.asked)
    assert asked == (rows.loc[RECYCLERIE, "gate_supplementarite"] == "a_verifier")
    assert note.asked[-1].startswith("Décider en comité")


def test_each_question_of_a_carrier_stands_with_its_article(tables):
    sheet = carrier_sheet(tables, "200039055-autopartage", "scic", BUILD)
    rules = tables["out_carrier_rules"].set_index("carrier_id").loc[["scic"]]
    asked = rules[rules["rule_reading_fr"] == "à vérifier"]
    [table] = [b for s in sheet.left if s.title_fr == "À vérifier" for b in s.blocks]
    assert [article.replace("\u00a0", " ") for _, article in table.rows] == [
        text.replace("'", "’") for text in asked["rule_article_fr"]
    ]


def test_the_page_of_a_note_says_what_its_pdf_says(tables):
    note = opportunity_note(tables, RECYCLERIE, BUILD)
    html = sheet_html(note)
    assert note.headline_fr in html
    assert all(f"<h2>{section.title_fr}</h2>" in html for section in (*note.left, *note.right))


def test_an_unknown_opportunity_or_carrier_is_refused_with_those_there_are(tables):
    with pytest.raises(DataError, match="200039055-"):
        opportunity_note(tables, "200039055-piscine", BUILD)
    with pytest.raises(DataError, match=r"[Cc]hoisissez parmi"):
        carrier_sheet(tables, RECYCLERIE, "sa_hlm", BUILD)
