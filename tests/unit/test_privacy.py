import pandas as pd
import pytest

from generator.needs.privacy import mask, pseudonym


def masked(text):
    return mask(pd.Series([text], dtype="string"))[0][0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("écrire à anne.durand+bus@mairie-x.fr merci", "écrire à [courriel] merci"),
        ("anne(at)exemple.fr", "[courriel]"),
        ("tél 06 12 34 56 78.", "tél [téléphone]."),
        ("0612345678 ou 06.12.34.56.78", "[téléphone] ou [téléphone]"),
        ("+33 6 12 34 56 78", "[téléphone]"),
        ("+33 (0)6 12 34 56 78", "[téléphone]"),
        ("0033612345678", "[téléphone]"),
        ("0690 12 34 56", "[téléphone]"),
        ("+590 690 12 34 56", "[téléphone]"),
        ("n° 2 85 05 78 006 084 36", "n° [n° de sécurité sociale]"),
        ("185057800608436", "[n° de sécurité sociale]"),
        ("1 85 05 2A 006 084 36", "[n° de sécurité sociale]"),
        ("FR76 3000 6000 0112 3456 7890 189", "[IBAN]"),
        ("https://anne:secret@site.fr/a", "https://[identifiant]@site.fr/a"),
        ("www.facebook.com/anne.durand", "www.facebook.com/[identifiant]"),
        ("j'habite 12 rue des lilas", "j'habite [adresse]"),
        ("au 3 bis, avenue Victor Hugo 21000 Dijon, le soir", "au [adresse], le soir"),
        ("5 place de la République", "[adresse]"),
        ("M. Durand est parti", "M. [nom] est parti"),
        ("Mme Anne-Marie de La Tour a dit", "Mme [nom] a dit"),
        ("Monsieur DUPONT", "Monsieur [nom]"),
        ("M. Lambert, Mme Leroy et M. Le Goff", "M. [nom], Mme [nom] et M. [nom]"),
        ("Monsieur J. Durand", "Monsieur [nom]"),
        ("Mr Durand\nNous demandons", "Mr [nom]\nNous demandons"),
        ("merci à mme durand", "merci à mme [nom]"),
        ("né le 12/03/1980", "[date de naissance]"),
    ],
)
def test_what_tells_who_a_person_is_becomes_a_word_in_brackets(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        "20 places de stationnement et 1 place de crèche",
        "30 cours de français, 2 routes barrées",
        "Madame la présidente, Monsieur le Maire, MADAME LA MAIRE, Monsieur Le Maire",
        "Merci Madame. Les bus sont rares",
        "le 01/02/2024 à 10 h, 150 000 euros, 12 km",
        "SIRET 12345678901234",
        "3 rues en travaux",
        "la ligne 12 passe à 7 h 30",
    ],
)
def test_ordinary_words_and_figures_are_left(text):
    assert masked(text) == text


def test_a_name_stops_at_the_end_of_its_sentence():
    assert (
        masked("Promesses de Mr Durand. Nous demandons") == "Promesses de Mr [nom]. Nous demandons"
    )


def test_masking_twice_changes_nothing_more():
    once = masked("M. Durand, 12 rue des Lilas, 06 12 34 56 78, a@b.fr")
    assert masked(once) == once


def test_masks_are_counted_by_kind_and_blanks_stay_blank():
    texts = pd.Series(
        ["a@b.fr et c@d.fr", pd.NA, "06 12 34 56 78"], dtype="string", index=[5, 7, 9]
    )
    kept, counts = mask(texts)
    assert kept.isna().tolist() == [False, True, False]
    assert kept.index.tolist() == [5, 7, 9]
    told = dict(zip(counts["kind"], counts["masked_count"], strict=True))
    assert told == {
        "url": 0,
        "courriel": 2,
        "iban": 0,
        "nir": 0,
        "telephone": 1,
        "naissance": 0,
        "adresse": 0,
        "nom": 0,
    }


def test_a_pseudonym_is_stable_and_needs_the_key():
    first, other = pseudonym("anne", b"k" * 32), pseudonym("anne", b"l" * 32)
    assert first == pseudonym("anne", b"k" * 32)
    assert first != other
    assert len(first) == 16


def test_a_very_long_text_is_masked_in_reasonable_time():
    text = "12 rue " * 20_000 + "a." * 20_000 + "0" * 20_000 + "Mme A " * 20_000
    assert "[nom]" in masked(text)
