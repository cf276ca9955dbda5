import pandas as pd
import pytest

from generator.needs.privacy import KINDS, mask, mask_each, masked_kinds, pseudonym


def masked(text):
    return mask(pd.Series([text], dtype="string"))[0][0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("écrire à anne.durand+bus@mairie-x.fr merci", "écrire à [courriel] merci"),
        ("anne(at)exemple.fr", "[courriel]"),
        ("anne.morel arobase exemple point fr", "[courriel]"),
        ("anne.morel[at]exemple[point]fr", "[courriel]"),
        ("tél 06 12 34 56 78.", "tél [téléphone]."),
        ("0612345678 ou 06.12.34.56.78", "[téléphone] ou [téléphone]"),
        ("06/12/34/56/78", "[téléphone]"),
        ("O6 12 34 56 78", "[téléphone]"),
        ("+33 6 12 34 56 78", "[téléphone]"),
        ("+33 (0)6 12 34 56 78", "[téléphone]"),
        ("0033612345678", "[téléphone]"),
        ("0690 12 34 56", "[téléphone]"),
        ("+590 690 12 34 56", "[téléphone]"),
        ("+41 79 123 45 67", "[téléphone]"),
        ("à Nouméa, tél. 27 12 34", "à Nouméa, tél. [téléphone]"),
        ("n° 2 85 05 78 006 084 36", "n° [n° de sécurité sociale]"),
        ("185057800608436", "[n° de sécurité sociale]"),
        ("1 85 05 2A 006 084 36", "[n° de sécurité sociale]"),
        ("FR76 3000 6000 0112 3456 7890 189", "[IBAN]"),
        ("carte 4970 1012 3456 7890", "carte [n° de carte]"),
        ("depuis 192.168.1.12.", "depuis [adresse IP]."),
        ("depuis 192.168.1.12:8080", "depuis [adresse IP]"),
        ("mon numéro : le 692 21 30 38", "mon numéro : le [téléphone]"),
        ("date de naissances : 13 juillet 2018", "date de naissances : [date de naissance]"),
        ("2001:db8::8a2e:370:7334", "[adresse IP]"),
        ("la voiture AB-123-CD", "la voiture [immatriculation]"),
        ("la voiture 1234 AB 21", "la voiture [immatriculation]"),
        ("https://anne:secret@site.fr/a", "https://[identifiant]@site.fr/a"),
        ("www.facebook.com/anne.durand", "www.facebook.com/[identifiant]"),
        ("https://site.fr/equipe/karima-benali", "https://site.fr/equipe/[identifiant]"),
        ("suivez @anne_durand", "suivez [identifiant]"),
        ("insta : anne_durand", "insta : [identifiant]"),
        ("né le 12/03/1980", "né le [date de naissance]"),
        ("née le 1er mars 1956", "née le [date de naissance]"),
        ("née en 1956 à Beaune", "née en [date de naissance] à Beaune"),
        ("née à Beaune le 3 mars 1956", "née à [date de naissance]"),
        ("date de naissance : 03/04/56", "date de naissance : [date de naissance]"),
        ("date naiss. 3 04 1956", "date naiss. [date de naissance]"),
        ("DDN: 03-04-56", "DDN: [date de naissance]"),
        ("né(e) en : mars 1956", "né(e) en : [date de naissance]"),
        ("nés en 1944 et 1947", "nés en [date de naissance] et [date de naissance]"),
        ("sécu 2 85 05 976 08 084 / 36", "sécu [n° de sécurité sociale]"),
        ("sécu 1-85-05-2B-006-084 clé 36", "sécu [n° de sécurité sociale]"),
        ("sécu 1850597105084", "sécu [n° de sécurité sociale]"),
    ],
)
def test_what_identifies_a_person_becomes_a_word_in_brackets(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("j'habite 12 rue des lilas", "j'habite [adresse]"),
        ("au 3 bis, avenue Victor Hugo 21000 Dijon, le soir", "au [adresse], le soir"),
        ("5 place de la République", "[adresse]"),
        ("12,rue des Lilas", "[adresse]"),
        ("12 rue victor hugo à Dijon, le soir", "[adresse], le soir"),
        ("16 rue du 8 mai 1945", "[adresse]"),
        ("21 chemin du lavoir", "[adresse]"),
        ("8 rue du moulin à vent", "[adresse]"),
        ("appt 4, bât. C, 3 rue Neuve", "[adresse]"),
        ("lieu-dit Les Granges", "[adresse]"),
        ("3, Les Granges 39000 Lons-le-Saunier", "[adresse]"),
        ("rue des Lilas, 21000 Dijon", "[adresse]"),
        ("BP 45, 21000 Dijon", "[adresse]"),
        ("cs 70218", "[adresse]"),
        ("12 rue des Lilas, Dijon.", "[adresse]."),
        ("12 rue des Lilas, La Rochelle si possible", "[adresse] si possible"),
        ("12 rue des lilas quimper", "[adresse]"),
        ("3 rue Neuve - F-67000 Strasbourg", "[adresse]"),
        ("ch. des Quatre Vents, 176", "[adresse]"),
        ("9, av. du 11-Novembre", "[adresse]"),
        ("RÉS. JEAN MERMOZ, 149, PLACE PIERRE LOTI", "[adresse]"),
    ],
)
def test_a_postal_address_is_masked_with_its_postcode_and_town(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        "20 places de stationnement et 1 place de crèche",
        "20 place de parking",
        "30 cours de français, 2 routes barrées",
        "le bus ligne 12 place de la République",
        "la rue Victor Hugo et la place Jean Jaurès",
        "le 01/02/2024 à 10 h, 150 000 euros, 12 km",
        "le 01.02.2024 10 h",
        "SIRET 12345678901234, SIREN 552 100 554",
        "article 1.2.3.4 et version 4.10.2.12",
        "un engin de 184 MM",
        "j'appelle pour un devis de 692 213 038 €",
        "3 rues en travaux",
        "la ligne 12 passe à 7 h 30",
        "l'association née en 1956",
        "ne pas maintenir la ligne",
    ],
)
def test_figures_and_places_are_left(text):
    assert masked(text) == text


def test_masking_twice_changes_nothing_more():
    once = masked(
        "M. Durand, 12 rue des Lilas, 06 12 34 56 78, a@b.fr, née le 3 mars 1956, Josette"
    )
    assert masked(once) == once


def test_masks_are_counted_by_kind_and_blanks_stay_blank():
    texts = pd.Series(
        ["a@b.fr et c@d.fr", pd.NA, "06 12 34 56 78"], dtype="string", index=[5, 7, 9], name="texte"
    )
    kept, counts = mask(texts)
    assert kept.isna().tolist() == [False, True, False]
    assert kept.index.tolist() == [5, 7, 9]
    assert kept.name == "texte"
    told = dict(zip(counts["kind"], counts["masked_count"], strict=True))
    assert told == {**dict.fromkeys(KINDS, 0), "courriel": 2, "telephone": 1}


def test_each_text_says_which_kinds_were_found_in_it():
    texts = pd.Series(["Josette, a@b.fr, c@d.fr", pd.NA, "plus de bus"], dtype="string")
    kinds = masked_kinds(texts)
    assert kinds[0] == "courriel, nom"
    assert kinds.isna().tolist() == [False, True, True]
    each = mask_each(texts)
    assert each["masked"][0] == "[nom], [courriel], [courriel]"
    assert each["courriel_count"].tolist() == [2, 0, 0]


def test_a_pseudonym_is_stable_and_needs_the_key():
    first, other = pseudonym("anne", b"k" * 32), pseudonym("anne", b"l" * 32)
    assert first == pseudonym("anne", b"k" * 32)
    assert first != other
    assert len(first) == 16


def test_a_very_long_text_is_masked_in_reasonable_time():
    text = "12 rue " * 20_000 + "a." * 20_000 + "0" * 20_000 + "Mme A " * 20_000
    assert "[nom]" in masked(text)
