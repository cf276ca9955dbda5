from generator.folding import fold, fold_name, slug


def test_accents_capitals_and_ligatures_do_not_count():
    assert fold("Bœuf ÉLEVÉ à l’étable") == "boeuf eleve a l'etable"


def test_a_column_name_is_known_by_its_words():
    assert fold_name("Code_Commune :") == fold_name("  code commune") == "code commune"


def test_a_slug_has_letters_digits_and_hyphens_only():
    assert slug("Côte-d'Or (21)") == "cote-d-or-21"
    assert slug("…") == ""
