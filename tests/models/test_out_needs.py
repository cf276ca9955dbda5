import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "theme_id": "mobilite"}
FIGURE = KEY | {"indicator_id": "unemployment_share"}


def told(
    build, *, people=None, signal=False, hidden=False, qualified=False, interviews=False, **tables
):
    need = KEY | {
        "respondent_count": people,
        "has_official_signal": signal,
        "is_suppressed": hidden,
        "is_qualified": qualified,
        "voice_kinds_fr": "enquête et entretien" if interviews else "enquête",
    }
    themes = [{"theme_id": "mobilite", "theme_label_fr": "Se déplacer"}]
    [row] = build("out_needs", core_needs=[need], land_themes=themes, **tables)
    return row


def test_each_need_says_how_sure_we_are(build):
    assert (
        told(build, people=20, signal=True, qualified=True)["need_status_fr"] == "besoin qualifié"
    )
    alone = told(build, people=20)
    assert alone["need_status_fr"] == "signal, à confirmer par une autre source"
    assert alone["source_kinds_fr"] == "enquête"
    both = told(build, people=20, signal=True, qualified=True, interviews=True)
    assert both["source_kinds_fr"] == "enquête et entretien et chiffre officiel"


def test_a_withheld_count_says_so_unless_an_official_figure_speaks_for_the_theme(build):
    silent = told(build, hidden=True)
    assert silent["need_status_fr"] == "non publié : petit nombre, ou retrouvable par soustraction"
    assert silent["statement_count"] is None
    signalled = told(build, hidden=True, signal=True)
    assert signalled["source_kinds_fr"] == "chiffre officiel"
    assert signalled["need_status_fr"] == "signal, à confirmer par une autre source"


def test_an_official_figure_that_signals_nothing_is_not_told_to_be_absent(build):
    assert told(build, people=20)["official_sentence_fr"] == "pas de chiffre officiel pour ce thème"
    listed = {"theme_id": FIGURE["theme_id"], "indicator_id": "chomage"}
    unknown = told(build, people=20, land_theme_figures=[listed])
    assert unknown["official_sentence_fr"] == "chiffre officiel inconnu pour ce territoire"
    silent = told(build, people=20, core_official_signals=[FIGURE | {"is_signal": False}])
    assert silent["official_sentence_fr"] == "aucun chiffre officiel ne le signale"


def test_the_sentences_of_several_official_figures_are_told_together(build):
    row = told(
        build,
        signal=True,
        calc_signal_sentences=[
            FIGURE | {"sentence_fr": "Le chômage est élevé."},
            FIGURE | {"indicator_id": "poverty_share", "sentence_fr": "La pauvreté aussi."},
        ],
    )
    assert row["official_sentence_fr"] == "La pauvreté aussi.\nLe chômage est élevé."
