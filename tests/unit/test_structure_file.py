"""The file of a structure: each fault is one French sentence, and all are told at once."""

from pathlib import Path

import pytest

from generator.carriers.structure_file import read_structure
from generator.catalogues import read_catalogue
from generator.errors import DataError

CARRIERS = read_catalogue([Path(__file__).parents[2] / "data"]).carriers
HEAD = "id: x\nlabel_fr: X\ncarrier: scic\n"


def read(text):
    content = text if isinstance(text, bytes) else text.encode()
    return read_structure(content, "g.yaml", CARRIERS)


def refusal(text):
    with pytest.raises(DataError) as refused:
        read(text)
    return refused.value


def test_all_the_faults_of_a_file_are_told_at_once():
    refused = refusal("""
id: x
label_fr: X
carrier: scick
statuses: [ebee]
capital_eur: 100
couleur: bleu
colleges:
- {id: a, label_fr: A, vote_share: 50}
- {id: b, label_fr: B, vote_share: 0.7, categories: [salaries], seats: 1}
- {id: c, label_fr: C, vote_share: 0.7}
members:
- {actor_id: m, college: b, category: salaries, seats: 2}
- {actor_id: m, college: c, category: salaries}
- {actor_id: n, college: z, category: usagers}
- {actor_id: o, college: b, category: benevoles}
- {actor_id: p, college: z}
- {actor_id: q, capital_eur: -3, people_count: 1.5}
""")
    told = str(refused)
    for sentence in (
        "g.yaml : la clé « couleur » est inconnue",
        "g.yaml, le collège « a » : vote_share : une part va de 0 à 1 (la moitié s'écrit 0.5) ; 50 veut dire 5000 %",
        "les parts des voix des collèges font 140,0\u202f% et non 100 %",
        "l'acteur « m » est dans deux collèges ou plus (par exemple b, c). Gardez-le dans un seul.",
        "« usagers » n'est pas admis pour « category »",
        "g.yaml, le membre « o » : sa catégorie « benevoles » n'est pas admise dans « b »",
        "g.yaml, le membre « p » : le collège « z » n'est pas dans « colleges »",
        "g.yaml, le membre « q » : capital_eur : un nombre nul ou positif est attendu",
        "g.yaml, le membre « q » : people_count : un nombre entier est attendu",
        "les membres du collège « b » ont 2 sièges (par exemple 1 au plus)",
    ):
        assert sentence in told
    assert "Value error" not in told


def test_unknown_carriers_and_facts_are_told_with_the_nearest_name():
    told = str(
        refusal("""
id: x
label_fr: X
carrier: scick
statuses: [eb]
facts: {societe_a_des_salarie: true, categories_associes: [salaries], nombre_membres: 3}
""")
    )
    assert (
        "le porteur « scick » n'est pas dans data/carriers. Vouliez-vous écrire « scic » ?" in told
    )
    assert "le porteur « eb » n'est pas dans data/carriers" in told
    assert "Vouliez-vous écrire « societe_a_des_salaries » ?" in told
    assert "le fait « categories_associes » se lit dans les collèges et les membres" in told
    assert "le fait « nombre_membres » se lit dans les collèges et les membres" in told


def test_facts_left_blank_are_nothing_known_and_a_list_says_how_to_write_one():
    header = "id: x\nlabel_fr: X\ncarrier: scic\nsource_fr: s\n"
    assert read(header + "facts:\n").facts == read(header).facts == {}
    told = str(refusal(header + "facts: []\n"))
    assert told.startswith("g.yaml : « facts » doit dire chaque fait connu sur une ligne")
    assert "par exemple societe_a_des_salaries: true" in told
    assert "« generateur porteurs faits » les donne tous" in told


def test_a_fact_of_the_wrong_kind_names_the_file():
    told = str(refusal(HEAD + "facts: {societe_a_des_salaries: peut-être}"))
    assert told.startswith("g.yaml : la valeur de « societe_a_des_salaries » n'est pas")


@pytest.mark.parametrize(
    ("shares", "told"),
    [("[0.5, 0.4]", "90,0"), ("[0.6, 0.6]", "120,0"), ("[0.6, 0.6, null]", "120,0")],
)
def test_shares_of_votes_make_a_hundred(shares, told):
    colleges = ", ".join(
        f"{{id: c{n}, label_fr: C, vote_share: {share}}}"
        for n, share in enumerate(shares.strip("[]").split(", "))
    )
    assert f"font {told}\u202f% et non 100 %" in str(refusal(f"{HEAD}colleges: [{colleges}]"))


def test_shares_that_make_a_hundred_in_binary_are_taken():
    shares = (0.1, 0.2, 0.3, 0.4)  # 0.1 + 0.2 + 0.3 is 0.6000000000000001
    colleges = ", ".join(
        f"{{id: c{n}, label_fr: C, vote_share: {s}}}" for n, s in enumerate(shares)
    )
    assert len(read(f"{HEAD}colleges: [{colleges}]").colleges) == 4


def test_parts_of_the_capital_do_not_pass_the_capital():
    members = "members: [{actor_id: a, capital_eur: 60}, {actor_id: b, capital_eur: 50}]"
    told = str(refusal(f"{HEAD}capital_eur: 100\n{members}"))
    assert (
        "les parts des membres font 110\u202f€, et non le capital (par exemple 100\u202f€)" in told
    )
    less = str(refusal(f"{HEAD}capital_eur: 200\nmembers_complete: true\n{members}"))
    assert "110\u202f€, et non le capital (par exemple 200\u202f€)" in less
    assert read(f"{HEAD}capital_eur: 200\n{members}").capital_eur == 200


def test_a_share_that_the_parts_cannot_make_is_a_contradiction():
    told = str(
        refusal(
            HEAD
            + """
members_complete: true
facts: {part_capital_collectivites: 0.6}
members: [{actor_id: a, category: collectivites, capital_eur: 50}, {actor_id: b, category: salaries, capital_eur: 50}]
"""
        )
    )
    assert "« part_capital_collectivites » (60,0\u202f%) contredit les membres" in told


def test_employees_and_authorities_do_not_hold_more_than_the_whole_capital():
    facts = "facts: {{part_capital_salaries: {}, part_capital_collectivites: 0.5}}"
    told = str(refusal(HEAD + facts.format(0.51)))
    # 0.51 + 0.50 = 1.01
    assert "passent 100 % ensemble (par exemple 101,0\u202f%)" in told
    assert read(HEAD + facts.format(0.5)).facts["part_capital_salaries"] == 0.5


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "le fichier est vide"),
        (b"- a", "une suite de lignes"),
        (b"id: x\nid: y", "g.yaml, ligne 2 : la clé « id » est écrite deux fois"),
        (b"id: [", "ce n'est pas du YAML lisible"),
        (b"id: \x07", "ce n'est pas du YAML lisible"),
        (
            b"id: 2026-02-31",
            "g.yaml, ligne 1 : « 2026-02-31 » n'est ni un jour ni un nombre possible",
        ),
        ("id: é".encode("cp1252"), "le fichier n'est pas en UTF-8"),
        (b"{}", "la clé « carrier » manque"),
        (HEAD.encode() + b"members: 3", "« members » doit être une liste"),
        (HEAD.encode() + b"colleges: {a: 1}", "« colleges » doit être une liste"),
        (HEAD.encode() + b"members: [3]", "le membre « 1 »"),
        (b"? [a]\n: b", "g.yaml"),
    ],
)
def test_what_is_not_such_a_file_is_one_sentence(content, told):
    assert told in str(refusal(content))


def test_others_is_how_a_person_may_say_partners():
    (one,) = read(HEAD + "members: [{actor_id: a, category: autres}]").members
    assert one.category == "partenaires"


def test_no_colleges_and_colleges_nobody_told_are_two_things():
    assert read(HEAD).colleges is None
    assert read(HEAD + "colleges: []").colleges == ()
