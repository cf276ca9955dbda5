import io
import json
import re
from dataclasses import asdict

import pandas as pd
import pikepdf
import pypdf
import pytest

from generator.errors import DataError
from generator.publication.briefs.brief import render
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.typesetting import _compiler

from .territories import DEMO, ISLAND, METROPOLIS, SILENT
from .variants import VARIANTS

BUILD = "0123456789ab"
EVERY = [DEMO, SILENT, ISLAND, METROPOLIS]


def _pages(tables, code):
    pdf = render(brief_content(tables, code, BUILD))
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _stretched(tables, times):
    """Lengthen every sentence of the opportunities, as an eloquent officer would."""
    table = tables["out_opportunities"]
    longer = table.assign(
        reason_fr=table["reason_fr"] + " ; " + table["reason_fr"].str.repeat(times),
        counter_fr=table["counter_fr"].str.repeat(times),
    )
    return {**tables, "out_opportunities": longer}


@pytest.mark.parametrize("code", EVERY)
def test_a_brief_is_two_a4_pages(tables, code):
    reader = pypdf.PdfReader(io.BytesIO(render(brief_content(tables, code, BUILD))))
    assert len(reader.pages) == 2
    for page in reader.pages:
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("code", EVERY)
def test_a_brief_is_tagged_titled_french_and_declares_pdf_ua(tables, code):
    with pikepdf.open(io.BytesIO(render(brief_content(tables, code, BUILD)))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("fr")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "fiche territoire" in metadata["dc:title"]


@pytest.mark.parametrize("code", [SILENT, ISLAND, METROPOLIS])
def test_what_is_not_invented_is_not_called_invented(tables, code):
    assert not any("fictives" in page for page in _pages(tables, code))


def test_invented_data_are_said_so_on_each_page(tables):
    assert all("Données fictives" in page for page in _pages(tables, DEMO))


@pytest.mark.parametrize("code", EVERY)
def test_the_build_id_is_on_each_page(tables, code):
    assert all(BUILD in page for page in _pages(tables, code))


def test_without_a_known_gap_the_page_says_it_proves_nothing(tables):
    page = re.sub(r"\s+", " ", _pages(tables, ISLAND)[0])
    assert "établi par les données réunies ; cela ne prouve pas" in page


@pytest.mark.parametrize("code", EVERY)
def test_every_number_of_the_figures_block_is_in_the_tables(tables, code):
    page = _pages(tables, code)[0]
    _, after = page.split(brief_content(tables, code, BUILD).subtitle_fr, 1)
    block = after[: after.index("\nOù\n")]
    printed = re.findall(r"\d+(?:\u202f\d{3})*(?:,\d+)?", block)
    row = tables["out_territories"].set_index("epci_code").loc[code]
    known = {
        f"{row[name]:,.0f}".replace(",", "\u202f")
        for name in ("population", "commune_count", "density_per_km2", "median_income_eur")
        if not pd.isna(row[name])
    }
    known |= {str(row[name]) for name in row.index if name.endswith("_year")}
    if not pd.isna(row["unemployment_share"]):
        known.add(f"{row['unemployment_share'] * 100:.1f}".replace(".", ","))
    assert printed
    assert set(printed) <= known


def test_the_same_content_gives_the_same_bytes(tables):
    content = brief_content(tables, DEMO, BUILD)
    assert render(content) == render(content)


def test_long_sentences_mean_fewer_activities_and_never_a_cut_one(tables):
    content = brief_content(_stretched(tables, 1), DEMO, BUILD)
    second = _pages(_stretched(tables, 1), DEMO)[1]
    flat = re.sub(r"\s+", "", second)
    shown = [p for p in content.shortlist.proposals if re.sub(r"\s+", "", p.title_fr) in flat]
    assert len(shown) == 3
    for proposal in shown:
        assert re.sub(r"\s+", "", proposal.obstacle_fr) in flat
        assert re.sub(r"\s+", "", proposal.why_fr) in flat


def test_texts_that_cannot_fit_are_refused_in_words(tables):
    with pytest.raises(DataError, match="ne tiennent pas"):
        render(brief_content(_stretched(tables, 12), DEMO, BUILD))


def test_a_character_the_font_cannot_print_is_refused_with_its_place(tables):
    needs = tables["out_needs"].assign(theme_label_fr="Santé 漢")
    with pytest.raises(DataError, match="CC Ouche et Montagne"):
        render(brief_content({**tables, "out_needs": needs}, DEMO, BUILD))


def test_only_the_fonts_of_the_wheel_are_embedded(tables):
    with pikepdf.open(io.BytesIO(render(brief_content(tables, DEMO, BUILD)))) as pdf:
        names = {
            str(item.BaseFont) for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }  # fmt: skip
    assert names
    assert all("SourceSansPro" in name for name in names)


def test_the_page_says_confidence_hot_spots_who_was_not_heard_and_the_missing_link(tables):
    demo = re.sub(r"\s+", " ", _pages(tables, DEMO)[0])
    assert "Confiance. Fragile : réponses peu représentatives." in demo
    assert "Qui n’a pas été entendu. Aucune réponse localisée à Bligny" in demo
    assert "Une filière à compléter" in demo
    metropolis = re.sub(r"\s+", " ", _pages(tables, METROPOLIS)[0])
    assert "Points chauds : vieillir chez soi" in metropolis
    assert "Besoins et ressources au même endroit. À Villeneuve" in metropolis


@pytest.mark.parametrize("code", [SILENT, ISLAND])
def test_without_a_survey_no_page_speaks_of_those_who_answered(tables, code):
    page = " ".join(_pages(tables, code))
    assert "Confiance." not in page
    assert "Qui n’a pas été entendu" not in page
    assert "point chaud" not in page.lower()


def test_everything_at_its_longest_still_holds_on_two_pages(tables):
    long = "Vieillir chez soi, être aidé dans les gestes de la vie courante et ne pas être seul"
    needs = tables["out_needs"].assign(theme_label_fr=long)
    unheard = tables["out_unheard"].assign(epci_code=METROPOLIS)
    topics = tables["out_topics"].assign(theme_label_fr=long)
    whole = {**tables, "out_needs": needs, "out_unheard": unheard, "out_topics": topics}
    assert len(_pages(whole, METROPOLIS)) == 2


@pytest.mark.parametrize("name", VARIANTS)
def test_the_heights_added_up_are_those_of_the_whole_page(tables, name):
    code, change, _ = VARIANTS[name]
    content = json.dumps(asdict(brief_content(change(tables), code, BUILD)), ensure_ascii=False)
    # The layout itself stops when they differ: what would be clipped would then be seen.
    _compiler("brief").compile(format="pdf", sys_inputs={"content": content, "verify": "yes"})
