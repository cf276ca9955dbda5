import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "theme_id": "mobilite"}
FIGURE = KEY | {"indicator_id": "unemployment_share"}


def told(build, **tables):
    [row] = build("core_need_figures", core_needs=[KEY], **tables)
    return row["official_sentence_fr"]


def test_an_official_figure_that_signals_nothing_is_not_told_to_be_absent(build):
    assert told(build) == "pas de chiffre officiel pour ce thème"
    listed = {"theme_id": "mobilite", "indicator_id": "chomage"}
    unknown = told(build, land_theme_figures=[listed])
    assert unknown == "chiffre officiel inconnu pour ce territoire"
    silent = told(build, core_official_signals=[FIGURE | {"is_signal": False}])
    assert silent == "aucun chiffre officiel ne le signale"


def test_the_sentences_of_several_official_figures_are_told_together(build):
    sentences = [
        FIGURE | {"sentence_fr": "Le chômage est élevé."},
        FIGURE | {"indicator_id": "poverty_share", "sentence_fr": "La pauvreté aussi."},
    ]
    assert (
        told(build, calc_signal_sentences=sentences) == "La pauvreté aussi.\nLe chômage est élevé."
    )
