import re

import pandas as pd
import pytest

from generator.french import NARROW, WIDE
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.topics import topic_lines

from .conftest import drawing
from .needs import VERBATIM
from .territories import DEMO, METROPOLIS, SILENT


def _voices(tables, code=DEMO):
    return brief_content(tables, code, "0123456789ab").voices


def _survey(tables, **columns):
    return {**tables, "out_surveys": tables["out_surveys"].assign(**columns)}


def test_a_theme_is_shown_with_its_people_its_share_and_its_interval_in_words(tables):
    # 212 // 4 = 53 personnes ; 53 / 212 = 25 %, à 5 points près vers le bas et 6 vers le haut.
    assert (
        f"Accès aux soins et à la santé de proximité (53{WIDE}personnes){NARROW}: 25{NARROW}%, "
        f"entre 20 et 31{NARROW}%"
    ) in _voices(tables).chart.alt_fr


def test_every_share_printed_stands_between_its_two_bounds(tables):
    told = re.findall(r"(\d+)\s%, entre (\d+) et (\d+)", _voices(tables).chart.alt_fr)
    assert len(told) == 7
    for share, low, high in told:
        assert int(low) <= int(share) <= int(high)


def test_where_the_total_is_withheld_bars_are_counts_without_interval(tables):
    blank = dict.fromkeys(["statement_share", "weighted_share", "share_low", "share_high"], pd.NA)
    chart = _voices({**tables, "out_needs": tables["out_needs"].assign(**blank)})
    assert chart.chart_note_fr == "Nombre de personnes qui parlent du thème."
    assert "%" not in chart.chart.alt_fr
    assert drawing(chart.chart.svg) is not None


def test_the_note_says_when_shares_were_weighed_and_only_then(tables):
    assert "redressée selon l’âge et la catégorie" in _voices(tables, DEMO).chart_note_fr
    assert "redressée" not in _voices(tables, METROPOLIS).chart_note_fr


def test_fragile_answers_and_those_that_cannot_be_compared_carry_a_badge(tables):
    assert _voices(tables, DEMO).badge_fr == f"Fragile{NARROW}: réponses peu représentatives."
    assert _voices(tables, METROPOLIS).badge_fr == (
        "On ne sait pas si les réponses ressemblent à la population."
    )


def test_answers_that_may_not_be_said_enough_carry_a_badge(tables):
    unsaid = _survey(
        tables, is_fragile=pd.NA, representativeness_fr="proche", confidence_fr="non publiée"
    )
    assert _voices(unsaid).badge_fr == "Non publiée."


def test_enough_answers_like_the_population_carry_no_badge(tables):
    sound = _survey(tables, is_fragile=False, representativeness_fr="proche", confidence_fr="assez")
    assert _voices(sound).badge_fr == ""


@pytest.mark.parametrize(
    ("people", "said"),
    [(1, f"1{WIDE}personne a répondu, dans"), (2, f"2{WIDE}personnes ont répondu, dans")],
)
def test_the_verb_agrees_with_those_who_answered(tables, people, said):
    territories = tables["out_territories"].assign(statement_count=people)
    summary = _voices({**tables, "out_territories": territories}).summary_fr
    assert summary.startswith(said)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ("enquête et chiffre officiel", f"dans 2{WIDE}enquêtes."),
        ("enquête et entretien", f"dans 2{WIDE}recueils (enquête et entretien)."),
        ("entretien", f"dans 2{WIDE}recueils (entretien)."),
        (None, f"dans 2{WIDE}enquêtes."),
    ],
)
def test_interviews_are_not_counted_as_surveys(tables, ways, told):
    here = {
        "out_territories": tables["out_territories"].assign(survey_count=2),
        "out_needs": tables["out_needs"].assign(source_kinds_fr=ways),
    }
    assert told in _voices({**tables, **here}).summary_fr


def test_qualified_needs_are_named_the_most_voiced_first(tables):
    # Trois thèmes ont des voix et un chiffre officiel ; le plus cité est la santé.
    assert _voices(tables).summary_fr.endswith(
        f"3{WIDE}besoins qualifiés, confirmés par au moins deux sortes de sources{NARROW}: "
        f"«{NARROW}accès aux soins et à la santé de proximité{NARROW}», "
        f"«{NARROW}se déplacer{NARROW}» et «{NARROW}vieillir chez soi, être aidé dans les gestes "
        f"de la vie courante{NARROW}»."
    )


def test_a_figure_told_alone_and_with_its_meaning_is_told_once(tables):
    alone = "Le niveau de vie est de 13 000 € (2015)."
    explained = "Le niveau de vie est de 13 000 € : se nourrir y pèse davantage (2015)."
    needs = tables["out_needs"]
    here = needs[needs["epci_code"] == SILENT].head(2)
    told = here.assign(official_sentence_fr=[alone, explained], has_official_signal=True)
    (line,) = _voices({**tables, "out_needs": told}, SILENT).signals
    assert line == (
        f"Le niveau de vie est de 13{NARROW}000{NARROW}€{NARROW}: se nourrir y pèse davantage "
        "(2015)."
    )


def test_themes_withheld_are_counted_where_there_is_no_room_to_name_them(tables):
    assert _voices(tables).withheld_short_fr == (
        f"2{WIDE}thèmes non publiés (petit nombre, ou retrouvable par soustraction)."
    )


def test_the_table_of_needs_tells_withheld_from_nobody_and_from_no_survey(tables):
    said = {line.theme_fr: line.said_fr for line in _voices(tables).themes}
    assert said["Se loger"] == "non publié"
    assert said["Garde d’enfants"] == f"30{WIDE}personnes, 14{NARROW}%, entre 9 et 20{NARROW}%"
    assert {line.said_fr for line in _voices(tables, SILENT).themes} == {"pas d’enquête"}


def test_topics_of_the_main_themes_are_named_with_their_people(tables):
    first = _voices(tables).topics[0]
    assert first.theme_fr == "Accès aux soins et à la santé de proximité"
    assert first.said_fr == (
        f"«{NARROW}Horaires et lignes de car{NARROW}» (31{WIDE}personnes), "
        f"«{NARROW}permis, voiture, garage{NARROW}» (14{WIDE}personnes), "
        f"«{NARROW}vélo, piste, route{NARROW}» (12{WIDE}personnes) et 1{WIDE}autre sujet"
    )


def test_topics_nobody_read_yet_are_said_so(tables):
    assert "à relire par une personne" in _voices(tables).topics_note_fr
    named = tables["out_topics"].assign(topic_origin_fr="nommé par une personne")
    assert _voices({**tables, "out_topics": named}).topics_note_fr == ""


def test_an_answer_that_speaks_of_two_themes_is_quoted_once(tables):
    quotes = [topic.quote_fr for topic in _voices(tables).topics]
    assert quotes == [f"«{NARROW}{VERBATIM}{NARROW}»".replace("'", "’"), "", ""]


def _quoted(tables, text):
    topics = tables["out_topics"].head(1).assign(verbatims_fr=text)
    (line,) = topic_lines(topics, ["sante"])
    return line.quote_fr


def test_an_answer_too_long_to_print_gives_way_to_the_next_and_is_never_cut(tables):
    assert _quoted(tables, f"{'très ' * 40}loin\nPlus de car.") == f"«{NARROW}Plus de car.{NARROW}»"
    assert _quoted(tables, "très " * 40) == ""


def test_an_answer_the_font_cannot_print_is_not_quoted(tables):
    assert _quoted(tables, "Plus de car 😡") == ""


def test_quotes_inside_a_quote_take_the_second_sort(tables):
    assert _quoted(tables, "On dit « ça viendra » !") == (
        f"«{NARROW}On dit “ça viendra”{NARROW}!{NARROW}»"
    )


def test_a_topic_nobody_agreed_to_be_quoted_on_has_no_quote(tables):
    assert _quoted(tables, pd.NA) == ""
