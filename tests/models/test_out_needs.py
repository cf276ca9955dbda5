import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "theme_id": "mobilite"}


def told(build, *, people=None, signal=False, hidden=False, qualified=False, interviews=False):
    need = KEY | {
        "respondent_count": people,
        "has_official_signal": signal,
        "is_suppressed": hidden,
        "is_qualified": qualified,
        "voice_kinds_fr": "enquête, entretien" if interviews else "enquête",
    }
    themes = [{"theme_id": "mobilite", "theme_label_fr": "Se déplacer"}]
    figures = [KEY]
    [row] = build("out_needs", core_needs=[need], land_themes=themes, core_need_figures=figures)
    return row


def test_each_need_says_how_sure_we_are(build):
    assert (
        told(build, people=20, signal=True, qualified=True)["need_status_fr"] == "besoin qualifié"
    )
    alone = told(build, people=20)
    assert alone["need_status_fr"] == "signal, à confirmer par une autre source"
    assert alone["source_kinds_fr"] == "enquête"
    both = told(build, people=20, signal=True, qualified=True, interviews=True)
    assert both["source_kinds_fr"] == "enquête, entretien et chiffre officiel"
    heard = told(build, people=20, qualified=True, interviews=True)
    assert heard["source_kinds_fr"] == "enquête et entretien"


def test_a_withheld_count_says_so_unless_an_official_figure_speaks_for_the_theme(build):
    silent = told(build, hidden=True)
    assert silent["need_status_fr"] == "non publié : petit nombre, ou retrouvable par soustraction"
    assert silent["statement_count"] is None
    signalled = told(build, hidden=True, signal=True)
    assert signalled["source_kinds_fr"] == "chiffre officiel"
    assert signalled["need_status_fr"] == "signal, à confirmer par une autre source"


def test_shares_are_rounded_so_that_counts_cannot_be_read_in_their_digits(build):
    need = KEY | {"respondent_count": 20, "weighted_share": 1 / 3, "share_low": 0.2851}
    [row] = build(
        "out_needs",
        core_needs=[need],
        core_need_figures=[KEY],
        land_themes=[{"theme_id": "mobilite", "theme_label_fr": "Se déplacer"}],
    )
    assert (row["weighted_share"], row["share_low"], row["share_high"]) == (0.33, 0.29, None)
