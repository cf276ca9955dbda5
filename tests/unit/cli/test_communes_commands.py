"""The communes of a year followed from the command line."""

import json


def test_communes_of_a_year_are_counted_by_what_they_became(generateur, demo_space):
    space, _ = demo_space
    done = generateur("--espace", space, "communes", "suivre", "--annee", "2018", "--json")
    assert done.status == 0, done.err
    [told] = json.loads(done.out)
    fates = ("inchangee", "agrandie", "scindee", "fusionnee", "recodee", "partagee")
    assert sum(told[fate] for fate in fates) == told["communes"] > told["inchangee"] > 0
    assert told["suivies"] == told["communes"] - told["partagee"]


def test_a_code_that_was_no_commune_that_year_is_told(generateur, demo_space, tmp_path):
    space, _ = demo_space
    codes = tmp_path / "codes.txt"
    codes.write_text("21231\n99999\n", encoding="utf-8")
    done = generateur("--espace", space, "communes", "suivre", codes, "--annee", "2018")
    assert done.status == 0, done.err
    assert "1 communes" not in done.out
    assert "99999" in done.out


def test_every_line_that_is_no_code_is_refused_at_once(generateur, demo_space, tmp_path):
    space, _ = demo_space
    codes = tmp_path / "codes.txt"
    codes.write_text("21231\n2123\nDijon\n", encoding="utf-8")
    done = generateur("--espace", space, "communes", "suivre", codes)
    assert done.status == 3
    assert "codes.txt, ligne 2" in done.err
    assert "codes.txt, ligne 3" in done.err
