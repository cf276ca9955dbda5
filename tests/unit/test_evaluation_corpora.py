"""A corpus and a taxonomy of anyone's: read whatever tool wrote them, or refused in one sentence."""

from pathlib import Path

import pytest

from generator.errors import DataError
from generator.evaluation.corpora import Corpus, given_corpus, own_statements, read_corpus
from generator.evaluation.mirror import mirror_corpora
from generator.evaluation.taxonomies import read_taxonomy

TAXONOMIES = Path(__file__).parents[2] / "data" / "evaluation" / "taxonomies"
TEXTS = ["Un bus, le soir ; c'est tout", "Une crèche"]
LABELS = ["mobilité", "enfance"]
SEEDS = {"mobilité": ("bus",), "enfance": ("crèche",)}


@pytest.mark.parametrize(
    "raw",
    [
        '\ufefftext,label\n"Un bus, le soir ; c\'est tout",mobilité\nUne crèche,enfance\n'.encode(),
        'texte;thème\n"Un bus, le soir ; c\'est tout";mobilité\nUne crèche;enfance\n'.encode(
            "cp1252"
        ),
        "étiquette\tTexte\nmobilité\tUn bus, le soir ; c'est tout\nenfance\tUne crèche\n".encode(),
        (
            '[{"text": "Un bus, le soir ; c\'est tout", "label": "mobilité"},'
            ' {"label": "enfance", "text": "Une crèche"}]'
        ).encode(),
        (
            '{"text": "Un bus, le soir ; c\'est tout", "label": "mobilité"}\n\n'
            '{"text": "Une crèche", "label": " enfance "}\n'
        ).encode(),
        'text,label\n"Un bus, le soir ; c\'est tout",mobilite\u0301\nUne crèche,enfance\n'.encode(),
    ],
    ids=["csv", "cp1252", "tsv", "json", "jsonl", "decomposed accents"],
)
def test_a_corpus_is_read_whatever_tool_wrote_it(raw):
    assert read_corpus(raw, "corpus") == (TEXTS, LABELS, 0)


def test_numbers_are_labels_too_and_rows_without_one_are_counted():
    raw = b'[{"text": "a", "label": 1}, {"text": "b", "label": null}, {"text": "", "label": 2}]'
    assert read_corpus(raw, "corpus.json") == (["a"], ["1"], 2)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "le fichier est vide"),
        (b"text;label\n", "pas de ligne sous ses titres"),
        (b"phrase;label\nun bus;mobilite\n", "il manque la colonne « text »"),
        (b"text;sorte\nun bus;mobilite\n", "il manque la colonne « label »"),
        (b"text;label\nun bus;\n;mobilite\n", "aucune ligne"),
        (b'[{"text": "un bus"', "ce n'est pas du JSON lisible"),
        (b'{"text": "a", "label": "b"}\nfin\n', "ligne 2"),
        (b"[1, 2]", "liste d'objets"),
        (b"PK\x03\x04rien", "c'est un classeur"),
        (b'text;label\n"un bus;mobilite\n', "guillemet"),
    ],
)
def test_a_corpus_that_cannot_be_read_says_what_to_mend(raw, said):
    with pytest.raises(DataError, match=said):
        read_corpus(raw, "corpus.csv")


@pytest.mark.parametrize(
    "raw",
    [
        "mobilité: [bus, covoiturage]\nenfance: crèche, garde d'enfants\n".encode(),
        '{"mobilité": ["bus", "covoiturage"], "enfance": "crèche, garde d\'enfants"}'.encode(),
        "label;mots\nmobilité;bus,covoiturage\nenfance;crèche,garde d'enfants\n".encode(),
        "mot;étiquette\nbus;mobilité\ncovoiturage;mobilité\ncrèche;enfance\ngarde d'enfants;enfance\n".encode(),
    ],
    ids=["yaml", "json", "csv joined", "csv one word a row"],
)
def test_a_taxonomy_is_read_in_its_three_forms(raw):
    words = {"mobilité": ("bus", "covoiturage"), "enfance": ("crèche", "garde d'enfants")}
    assert read_taxonomy(raw, "taxonomie") == words


def test_the_words_of_a_taxonomy_are_read_as_written():
    told = read_taxonomy(b"oui: [non, on, 12]\n1: [mot]\n", "t.yaml")
    assert told == {"oui": ("non", "on", "12"), "1": ("mot",)}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"  \n", "la taxonomie est vide"),
        (b"a: [mot]\na: [autre]\nb: [mot]\n", "« a » est écrite deux fois"),
        (b'{"a": ["mot"], "a": ["autre"], "b": ["mot"]}', "« a » est écrite deux fois"),
        (b"a: [mot]\nb:\n", "« b » n'a aucun mot"),
        (b'{"a": ["mot"], "b": {}}', "« b » n'a aucun mot"),
        (b"a: [mot]\n", "au moins deux étiquettes"),
        (b"- a\n- b\n", "suite d'étiquettes"),
        (b"a: {b: c}\nd: [e]\n", "ne sont pas une liste de mots"),
        (b"a: [mot\nb: c", "ligne 2 : ce n'est pas du YAML lisible"),
    ],
)
def test_a_taxonomy_that_cannot_be_read_says_what_to_mend(raw, said):
    with pytest.raises(DataError, match=said):
        read_taxonomy(raw, "t.yaml")


def test_every_label_without_words_is_named_at_once_with_its_rows_and_the_nearest_theme():
    raw = (
        "text;label\nun bus;mobilite\nun car;mobilite\nun lit;sante\nune crèche;enfance\n".encode()
    )
    with pytest.raises(DataError) as refused:
        given_corpus(Path("c.csv"), raw, SEEDS)
    mobility, health = refused.value.faults
    assert "« mobilite » (2\u00a0lignes)" in mobility.what
    assert "« mobilité »" in mobility.remedy
    assert "« sante » (1\u00a0ligne)" in health.what


def test_a_corpus_of_one_label_cannot_be_scored():
    with pytest.raises(DataError, match="au moins deux étiquettes différentes"):
        given_corpus(Path("c.csv"), "text;label\nun bus;mobilité\n".encode(), SEEDS)


def test_a_theme_without_rows_stays_possible_and_is_told():
    raw = "text;label\nun bus;mobilité\nune crèche;enfance\nrien;\n".encode()
    corpus = given_corpus(Path("c.csv"), raw, SEEDS | {"santé": ("médecin",)})
    assert "santé" in corpus.seeds
    assert corpus.notes == (
        "1\u00a0ligne sans texte ou sans étiquette",
        "thèmes de la taxonomie sans aucune ligne : santé",
    )


def test_our_statements_have_two_readings_and_texts_about_no_theme(tmp_path):
    path = tmp_path / "statements.csv"
    rows = "s1;un bus;mobilité;mobilité\ns2;merci;hors_theme;hors_theme\ns3;oh;enfance;mobilité\n"
    path.write_text(f"statement_id;text;label_a;label_b\n{rows}", encoding="utf-8")
    corpus = own_statements(path, SEEDS)
    assert corpus.labels == ("mobilité", None, "enfance")
    assert corpus.second_labels == ("mobilité", None, "mobilité")
    with pytest.raises(DataError, match="absents"):
        own_statements(tmp_path / "autre.csv", SEEDS)


def test_a_second_reading_is_checked_as_the_first():
    with pytest.raises(DataError, match="« santé »"):
        Corpus("c", "C", ("a", "b"), ("mobilité", "enfance"), SEEDS, "0", ("santé", "enfance"))


def test_a_mirror_without_texts_gives_no_corpus_and_our_own_taxonomies_are_readable(tmp_path):
    assert mirror_corpora(tmp_path, TAXONOMIES) == []
    counts = {p.stem: len(read_taxonomy(p.read_bytes(), p.name)) for p in TAXONOMIES.glob("*.yaml")}
    assert counts == {"grand_debat": 4, "republique_numerique": 18, "rna_objets": 21}
