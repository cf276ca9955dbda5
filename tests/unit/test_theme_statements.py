import pandas as pd
import pytest

from generator.errors import ContractError
from generator.needs.themes.naming import theme_statements, undecided

LEXICON = {"mobilite": ["bus", "vélo"], "sante": ["médecin", "soins"]}
OUCHE, OTHER = "200039055", "242100410"


def said(texts, epci=OUCHE, given=None):
    return pd.DataFrame(
        {
            "statement_id": [f"{epci}-{rank:03d}" for rank in range(len(texts))],
            "epci_code": epci,
            "statement_text": texts,
            "theme_hint": pd.array([pd.NA] * len(texts), dtype="string"),
            "theme_given": pd.array(given or [pd.NA] * len(texts), dtype="string"),
        }
    )


def survey(count=60, epci=OUCHE):
    texts = []
    for rank in range(count):
        driver = ("tournée", "conductrice", "horaire")[rank % 3]
        office = ("cabinet", "successeur", "remplaçante")[rank % 3]
        texts += [f"le bus et sa {driver} manquent au hameau {rank}"]
        texts += [f"sa {driver} manque au hameau {rank}"]
        texts += [f"le médecin et son {office} ferment au hameau {rank}"]
        texts += [f"son {office} ferme au hameau {rank}"]
    return said(texts, epci)


def corrections(*pairs):
    return pd.DataFrame(pairs, columns=["statement_id", "theme_id"]).astype("string")


def test_a_learned_theme_shows_the_statement_s_own_words():
    found = theme_statements(survey(), LEXICON).set_index("statement_id")
    learned = found.loc[f"{OUCHE}-001"]
    assert (learned["theme_id"], learned["decided_by"]) == ("mobilite", "modele")
    assert "tournée" in learned["words"]
    named = found.loc[f"{OUCHE}-000"]
    assert (named["words"], named["decided_by"]) == ("bus", "lexique")


def test_adding_an_epci_never_moves_another_one_s_themes():
    alone = theme_statements(survey(), LEXICON)
    other = said([f"le bus du cabinet {rank}" for rank in range(200)], OTHER)
    both = theme_statements(pd.concat([survey(), other]), LEXICON)
    kept = both[both["statement_id"].str.startswith(OUCHE)].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, alone)


def test_a_ticked_option_keeps_its_theme_whatever_its_words():
    found = theme_statements(said(["un médecin", "rien"], given=["mobilite", pd.NA]), LEXICON)
    assert found[["theme_id", "probability", "decided_by"]].to_numpy().tolist() == [
        ["mobilite", 1.0, "coche"]
    ]


def test_the_last_word_of_an_officer_counts():
    decided = corrections(
        (f"{OUCHE}-000", "sante"), (f"{OUCHE}-000", "mobilite"), (f"{OUCHE}-001", pd.NA)
    )
    statements = said(["un médecin", "un vélo", "le bus"])
    found = theme_statements(statements, LEXICON, decided)
    assert found[["statement_id", "theme_id", "decided_by"]].to_numpy().tolist() == [
        [f"{OUCHE}-000", "mobilite", "personne"],
        [f"{OUCHE}-002", "mobilite", "lexique"],
    ]


def test_corrections_teach_only_their_own_epci():
    asked = "la fontaine est à sec au hameau"
    here = pd.concat([survey(), said([f"{asked} {rank}" for rank in range(40)], "200000001")])
    here["epci_code"] = OUCHE
    there = here.assign(
        epci_code=OTHER, statement_id=OTHER + here["statement_id"].str.slice(9) + here["epci_code"]
    )
    there["statement_id"] = [f"{OTHER}-{rank:03d}" for rank in range(len(there))]
    decided = corrections(*((f"200000001-{rank:03d}", "sante") for rank in range(30)))
    statements = pd.concat([here, there])
    before = theme_statements(statements, LEXICON)
    after = theme_statements(statements, LEXICON, decided)
    last = after[after["statement_id"] == "200000001-039"]
    assert last[["theme_id", "decided_by"]].to_numpy().tolist() == [["sante", "modele"]]
    pd.testing.assert_frame_equal(
        before[before["statement_id"].str.startswith(OTHER)].reset_index(drop=True),
        after[after["statement_id"].str.startswith(OTHER)].reset_index(drop=True),
    )


def test_the_queue_holds_what_neither_the_machine_nor_a_person_settled():
    statements = said(["un bus", "rien de tout cela", "merci"])
    decided = corrections((f"{OUCHE}-002", pd.NA))
    found = theme_statements(statements, LEXICON, decided)
    assert undecided(statements, found, decided) == [f"{OUCHE}-001"]


def test_two_themes_named_in_one_statement_are_both_kept():
    statements = pd.concat([survey(), said(["un bus pour aller chez le médecin"], "200000001")])
    statements["epci_code"] = OUCHE
    found = theme_statements(statements, LEXICON)
    both = found[found["statement_id"] == "200000001-000"]
    assert set(both["theme_id"]) == {"mobilite", "sante"}
    assert both["rank"].tolist() == [1, 2]


def test_a_theme_that_does_not_exist_is_refused_by_name():
    with pytest.raises(ContractError, match=r"thèmes donnés : ce thème n'existe pas .*transports"):
        theme_statements(said(["un bus"], given=["transports"]), LEXICON)


def test_a_heading_teaches_nothing_and_supports_what_was_learned():
    statements = survey()
    headed = statements.assign(theme_hint="Organisation de l'État et des collectivités")
    pd.testing.assert_frame_equal(
        theme_statements(headed, LEXICON), theme_statements(statements, LEXICON)
    )
    chosen = statements.assign(theme_hint="Vélo")
    before = theme_statements(statements, LEXICON).set_index("statement_id")["probability"]
    after = theme_statements(chosen, LEXICON).set_index("statement_id")
    bus, doctor = f"{OUCHE}-000", f"{OUCHE}-002"
    assert before[bus] < after.loc[bus, "probability"] < 1
    assert after.loc[doctor, "theme_id"] == "sante"
    assert after.loc[doctor, "probability"] == before[doctor]


def test_only_a_person_is_sure():
    found = theme_statements(survey(), LEXICON)
    assert found["probability"].max() < 1
