"""Names that titles, contacts, roles, quotations and other names give away."""

import pandas as pd
import pytest

from generator.needs.privacy import mask


def masked(text):
    return mask(pd.Series([text], dtype="string"))[0][0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("réponse du docteur Guignard", "réponse du docteur [nom]"),
        ("la cantine ; réponse du docteur Guignard", "la cantine ; réponse du docteur [nom]"),
        ("le docteur Avril part", "le docteur [nom] part"),
        ("Maître Pommier, Docteur Printemps", "Maître [nom], Docteur [nom]"),
        ("MLLE EXPÉDITE KERMADEC EST LÀ", "MLLE [nom] EST LÀ"),
        ("le commerce de m kowalczyk", "le commerce de m [nom]"),
        ("reçue par me guignard qui", "reçue par me [nom] qui"),
        ("M DO répond que non", "M [nom] répond que non"),
        ("l'adjudant-chef Bertho", "l'adjudant-chef [nom]"),
        ("Madame Robin veuve Noël", "Madame [nom]"),
        ("C'est Daniel Le Van qui aide", "C'est [nom] qui aide"),
    ],
)
def test_a_title_decides_whatever_the_word(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        "il m appelle, on m a dit, je me rappelle, de m aider",
        "le docteur de Gevrey part, pr les vélos, mm pas de bus",
        "Maître nageur, Maître Restaurateur, Monsieur Propre",
        "la rue du docteur Guignard",
        "madame la dierctrice",
    ],
)
def test_a_title_before_a_verb_a_trade_or_a_place_names_nobody(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Zorlane, a@b.fr", "[nom], [courriel]"),
        ("Zorlane Kerbiquet 06 12 34 56 78", "[nom] [téléphone]"),
        ("zorlane kerbiquet (a@b.fr)", "[nom] ([courriel])"),
        ("zorlane kerbiquet : « plus de bus »", "[nom] : « plus de bus »"),
        ("Zorlane, bénévole à l'épicerie", "[nom], bénévole à l'épicerie"),
        ("A Kowalczyk, locataire depuis 1998", "[nom], locataire depuis 1998"),
        ("mon voisin m. Durand (12 rue des Lilas)", "mon voisin m. [nom] ([adresse])"),
        ("y a que Duc qui balaie", "y a que [nom] qui balaie"),
        ("c'est violette qui garde", "c'est [nom] qui garde"),
        ("bjr c Max mon tel 06 12 34 56 78", "bjr c [nom] mon tel [téléphone]"),
        ("ici zoé durand", "ici [nom]"),
        ("« Trop cher », explique Zorlane.", "« Trop cher », explique [nom]."),
        ("Enquêtrice : mai", "Enquêtrice : [nom]"),
        ("Aide à domicile (Rose) gentille", "Aide à domicile ([nom]) gentille"),
        ("le cabinet kieffer a fermé", "le cabinet [nom] a fermé"),
        ("Pb avec DELMAS, Rémi", "Pb avec [nom]"),
        ("DE LA MOTTE, Rémi vient", "[nom] vient"),
        ("--\nZorlane Kerbiquet\nAssociation", "--\n[nom]\nAssociation"),
        ("NOM Poulain PRÉNOM Zorlane", "NOM [nom] PRÉNOM [nom]"),
        ("permanence assurée par Zorlane", "permanence assurée par [nom]"),
        ("« Plus de bus » - Zorlane, Saulieu", "« Plus de bus » - [nom], Saulieu"),
        ("la fille à Zorlane, la députée Zorlu", "la fille à [nom], la députée [nom]"),
        ("c'est le numéro de Zorlane", "c'est le numéro de [nom]"),
    ],
)
def test_what_stands_around_a_name_makes_it_somebody_s(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Josette et zorlane font le marché", "[nom] et [nom] font le marché"),
        ("Ont signé : Josette Durand, Zorlane, Yves Petit", "Ont signé : [nom], [nom], [nom]"),
        ("Zorlane et Josette Durand", "[nom] et [nom]"),
        ("voir Josette ou Victoire", "voir [nom] ou [nom]"),
        ("Josette Durand, Dijon", "[nom], Dijon"),
        ("travailler à Josette ou Roubaix", "travailler à [nom] ou Roubaix"),
        ("Josette Durand et la mairie", "[nom] et la mairie"),
    ],
)
def test_a_name_beside_another_is_masked_with_it(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Maison France Services, [téléphone]",
        "Épicerie Solidaire, [courriel]",
        "Office de tourisme : [courriel], num secu [n° de sécurité sociale]",
        "Les éboueurs oublient tjs [adresse]",
        "à Quimper, [téléphone]",
        "c'est La Poste qui ferme, c'est la mairie qui paie",
        "Le Maire répond que non, Keolis répond que oui",
        'Bus : "trop rares", Santé : « rien »',
        "le cabinet médical, le logement de Vilogia ou de Partenord",
        "en avril 2024, de mai à juin",
        "J'ai prévenu la mairie puis Grand Lyon Habitat",
        "France Inter, France Culture et Radio France",
    ],
)
def test_organisations_towns_and_things_in_the_same_places_stay(text):
    assert masked(text) == text
