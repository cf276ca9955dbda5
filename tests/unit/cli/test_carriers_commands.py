"""``generateur porteurs``: a file of cases held against the law, and what is told of it."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/cli/porteurs.md").read_text(encoding="utf-8")
CASES = """
- id: complete
  carrier: asso
  facts: {nombre_membres: 2, partage_benefices: false, departement_siege: "21"}
- id: refusee
  carrier: scic
  facts: {categories_associes: [salaries, beneficiaires]}
- id: a_demander
  carrier: scop
  facts: {scop_amorcage: true, part_capital_salaries: 0.4}
"""


@pytest.fixture
def check(generateur, tmp_path):
    def call(text, *words):
        path = tmp_path / "cas.yaml"
        path.write_text(text, encoding="utf-8")
        return generateur("--espace", tmp_path / "espace", "porteurs", "verifier", path, *words)

    return call


@pytest.fixture
def listed(generateur, tmp_path):
    def call(word):
        done = generateur("--espace", tmp_path, "porteurs", word, "--json")
        assert done.status == 0, done.err
        return json.loads(done.out)

    return call


def keys_after(start):
    return set(re.findall(r"`(\w+)`", re.search(rf"{start} : (.*)", PAGE)[1]))


def test_each_case_gets_its_verdict_with_what_to_change_and_what_to_ask(check):
    done = check(CASES, "--json")
    assert done.status == 0, done.err
    complete, refused, open_one = json.loads(done.out)
    assert [row["verdict"] for row in (complete, refused, open_one)] == ["oui", "non", "a_verifier"]
    assert complete["carrier"] == "association"
    assert "loi du 1er juillet 1901, art. 1" in complete["articles"]
    (broken,) = refused["regles_rompues"]
    assert broken["a_changer"] == "Réunir au moins trois catégories d'associés différentes."
    assert broken["article"] == "loi 47-1775, art. 19 septies, al. 2"
    missing = {row["fait"]: row["unite"] for row in open_one["faits_manquants"]}
    assert missing["nombre_associes_employes"] == "associés"
    assert [row["regle"] for row in open_one["doutes"]] == ["scop.startup"]


def test_the_answer_has_the_keys_of_its_page(check):
    rows = json.loads(check(CASES, "--json").out)
    sections = PAGE.split("## ")
    (verify,) = [part for part in sections if part.startswith("`generateur porteurs verifier")]
    top = re.search(r"JSON, une liste : (.*)\.", verify)[1]
    assert set(rows[0]) == set(re.findall(r"`(\w+)`", top))
    for key in ("regles_rompues", "faits_manquants", "doutes", "a_savoir"):
        told = {name for row in rows for item in row[key] for name in item}
        assert told == keys_after(f"Chaque élément de `{key}`")


@pytest.mark.parametrize("word", ["lister", "faits"])
def test_the_lists_have_the_keys_of_their_page(listed, word):
    (section,) = [p for p in PAGE.split("## ") if p.startswith(f"`generateur porteurs {word}")]
    told = re.search(r"JSON, une liste : (.*)\.", section)[1]
    assert set(listed(word)[0]) == set(re.findall(r"`(\w+)`", told))


def test_a_person_reads_the_refusal_its_article_and_the_way_out(check):
    lines = check(CASES).out.splitlines()
    assert lines[0] == "complete  association : éligible"
    assert lines[2] == (
        "    Refus : Il y a moins de trois catégories d'associés (loi 47-1775, art. 19 septies, "
        "al. 2). Réunir au moins trois catégories d'associés différentes."
    )


def test_the_example_of_the_page_can_be_judged(check):
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]
    assert check(example).status == 0


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (
            "{id: a, carrier: scik, facts: {}}",
            "le porteur « scik » est inconnu. Vouliez-vous « sci",
        ),
        ("{id: a, carrier: scic, facts: {formes: sa}}", "le fait « formes » est inconnu"),
        (
            "{id: a, carrier: scic, facts: {part_capital_collectivites: 1.2}}",
            "« part_capital_collectivites » n'est pas une part de 0 à 1, 100 % au plus",
        ),
        (
            "{id: a, carrier: scic, facts: {colleges: {a: 1.1}}}",
            "« colleges » n'est pas un tableau nom → part",
        ),
        ("{id: a, carrier: scic, facts: {capital_variable: 'oui'}}", "« true » ou « false »"),
        ("{id: a, carrier: ge, facts: {nombre_membres: 2.5}}", "un nombre entier"),
        ("{id: a, carrier: brsa, facts: {preneur_ca_eur: beaucoup}}", "un nombre nul ou positif"),
        ("{id: a, carrier: ei, facts: {convention_etat: signee}}", "obtenue, demandee, refusee"),
        ("{id: a, carrier: ebe, facts: {date_debut_projet: 2026}}", "une date écrite comme"),
        ("{id: a, carrier: asso, facts: {departement_siege: 21}}", "entre guillemets"),
        ("{id: a, carrier: asso, facts: {departement_siege: '067'}}", "un code de département"),
        ("{id: a, carrier: asso, facts: {departement_siege: Bas-Rhin}}", "un code de département"),
        ("{id: a, carrier: scic, facts: {forme: association}}", "ne dit pas la même forme"),
        (
            "{id: a, carrier: ebe, facts: {date_debut_projet: 2026-02-30}}",
            "cas.yaml, ligne 1 : « 2026-02-30 » n'est ni un jour ni un nombre possible",
        ),
        ("{id: a, carrier: scic, facts: {categories_associes: [amis]}}", "une liste prise parmi"),
        ("{id: a, carrier: ptce, facts: {partenaires: une mairie}}", "une liste de codes"),
        ("{id: a, carrier: scic + scop, facts: {}}", "« scic » et « scop » sont deux formes"),
        ("{id: a, carrier: scic + cae, facts: {forme: sas}}", "ne dit pas la même forme"),
        ("{id: a, carrier: scic, faits: {}}", "la clé « facts » manque"),
        ("{id: a, carrier: scic, faits: {}}", "la clé « faits » est inconnue"),
        ("{id: a, carrier: 3, facts: {}}", "« carrier » doit nommer un porteur"),
        ("{id: a, carrier: scic, facts: [sas]}", "« facts » doit être une suite"),
        ("un mot", "ce n'est pas un cas"),
        ("{id: a, id: b, carrier: scic, facts: {}}", "la clé « id » est écrite deux fois"),
    ],
)
def test_a_faulty_case_is_refused_in_one_sentence(check, case, told):
    refused = check(f"- {case}\n")
    assert refused.status == 3
    assert told in refused.err
    assert "Traceback" not in refused.err


def test_a_term_that_is_over_is_asked_about_once_with_all_its_articles(check):
    told = check("- {id: a, carrier: ebe, facts: {date_debut_projet: 2026-07-01}}\n").out
    assert told.count("ne sont confirmées que jusqu'au 30/06/2026") == 1
    assert "(loi 2020-1577, art. 9 II et III ; loi 2020-1577, art. 9 II ; loi 2014-856" in told


def test_all_the_faults_of_a_file_are_told_at_once(check):
    refused = check(
        "- {id: a, carrier: scik, facts: {formes: sa}}\n"
        "- {id: a, carrier: scic, facts: {part_capital_collectivites: 2}}\n- 3\n"
    )
    assert refused.status == 3
    assert len(refused.err.strip().splitlines()) == 5


@pytest.mark.parametrize("text", ["", "id: a\n", "[]\n", "- {"])
def test_a_file_that_holds_no_list_of_cases_is_refused(check, text):
    refused = check(text)
    assert refused.status == 3
    assert refused.err.startswith("cas.yaml")


def test_a_file_that_is_not_there_is_refused(generateur, tmp_path):
    refused = generateur("--espace", tmp_path, "porteurs", "verifier", tmp_path / "rien.yaml")
    assert (refused.status, refused.out) == (3, "")
    assert "rien.yaml : ce fichier n'existe pas" in refused.err


RULE = """
id: {id}
label_fr: Essai
layer: statut
description_fr: Essai.
checked_on: 2026-11-22
required_facts: [nombre_membres]
rules:
- {{id: {id}.members, kind: hard, test: {{{fact}: {test}}}, article: art. 1, certainty: secondaire, {more}
   message_fr: Trop peu, change_fr: Réunir., check_fr: "Combien ?"}}
"""


def test_the_faulty_rules_of_a_workspace_are_all_told_at_once(generateur, tmp_path):
    folder = tmp_path / "catalogues" / "carriers"
    folder.mkdir(parents=True)
    sourced = "source_fr: source,"
    written = {
        "sans_source": ("nombre_membres", "{at_least: 2}", ""),
        "croisee": (
            "nombre_membres",
            "{at_least: 2}",
            f"{sourced} valid_from: 2026-01-01, valid_to: 2025-01-01,",
        ),
        "sans_fait": ("nombre_membre", "{at_least: 2}", sourced),
        "mauvais_test": ("nombre_membres", "{equals: deux}", sourced),
        "hors_sujet": ("nombre_membres", "{contains: deux}", sourced),
    }
    for name, (fact, test, more) in written.items():
        text = RULE.format(id=name, fact=fact, test=test, more=more)
        if fact != "nombre_membres":
            text = text.replace("required_facts: [nombre_membres]", "required_facts: []")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    refused = generateur("--espace", tmp_path, "porteurs", "lister")
    assert refused.status == 3
    for told in (
        "carriers/sans_source.yaml : rules.0 : il manque « source_fr »",
        "carriers/croisee.yaml : rules.0 : valid_from vient après valid_to",
        "carriers/mauvais_test.yaml : règle « mauvais_test.members » : « equals » ne va pas au fait",
        "carriers/sans_fait.yaml : règle « sans_fait.members » : le fait « nombre_membre » est inc",
        "carriers/hors_sujet.yaml : règle « hors_sujet.members » : « contains » ne va pas au fait",
    ):
        assert told in refused.err


def test_a_workspace_adds_a_carrier_that_cases_may_name(generateur, tmp_path):
    folder = tmp_path / "catalogues" / "carriers"
    folder.mkdir(parents=True)
    text = RULE.format(
        id="amicale", fact="nombre_membres", test="{at_least: 5}", more="source_fr: source,"
    )
    (folder / "amicale.yaml").write_text(text, encoding="utf-8")
    cases = tmp_path / "cas.yaml"
    cases.write_text("- {id: a, carrier: amicale, facts: {nombre_membres: 5}}\n", encoding="utf-8")
    done = generateur("--espace", tmp_path, "porteurs", "verifier", cases)
    assert done.out == "a  amicale : éligible\n"


def test_a_fault_of_the_lists_about_carriers_is_one_sentence(generateur, tmp_path):
    folder = tmp_path / "catalogues"
    folder.mkdir()
    lines = "resource_kind_id,role_id,why_fr\nworkshop,chef,Qui tient un atelier\n"
    (folder / "coalition_roles.csv").write_text(lines, encoding="utf-8")
    done = generateur("--espace", tmp_path, "catalogue", "verifier")
    assert done.status == 3
    assert "coalition_roles.csv, ligne « workshop » : le rôle « chef » est inconnu" in done.err
    assert len(done.err.strip().splitlines()) == 1
