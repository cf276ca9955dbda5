"""People named with and without a title, and the many words that only look like names."""

import pandas as pd
import pytest

from generator.needs.masking.first_names import DOUBTFUL, FIRST_NAMES
from generator.needs.privacy import mask


def masked(text):
    return mask(pd.Series([text], dtype="string"))[0][0]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("M. Durand est parti", "M. [nom] est parti"),
        ("m. durand est parti", "m. [nom] est parti"),
        ("Mme Anne-Marie de La Tour a dit", "Mme [nom] a dit"),
        ("Monsieur DUPONT", "Monsieur [nom]"),
        ("M. Lambert, Mme Leroy et M. Le Goff", "M. [nom], Mme [nom] et M. [nom]"),
        ("Monsieur J. Durand", "Monsieur [nom]"),
        ("Mr Durand\nNous demandons", "Mr [nom]\nNous demandons"),
        ("merci à mme petit", "merci à mme [nom]"),
        ("Mme Nguyen Thi Hoa cuisine", "Mme [nom] cuisine"),
        ("le docteur Kerbrat part", "le docteur [nom] part"),
        ("Promesses de Mr Durand. Nous demandons", "Promesses de Mr [nom]. Nous demandons"),
    ],
)
def test_a_title_stays_before_the_name_it_announces(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "name",
    [
        "Solène Vergnolle", "Solène VERGNOLLE", "VERGNOLLE Solène", "Vergnolle Solène",
        "solène vergnolle", "vergnolle solène", "S. Vergnolle", "S.Vergnolle", "S. VERGNOLLE",
        "Solène V.", "Vergnolle S.", "Jean-Luc Petit", "PETIT Jean-Luc", "Pierre Boulanger",
        "Fatou N'Diaye", "Yann Le Floc'h", "LE FLOC'H Yann", "Karim Ben Ali", "El Aouad Karim",
        "Maria da Silva Ferreira", "Nguyen Van Thanh", "Thi-Lan Quilliec", "Max Saint-Germain",
        "Zbigniew KOWALIK", "J.-P. Durand", "J-P. Durand", "C.G. Kowalik", "Ph. Kowalik",
        "Anaïg Le Dû", "Aliénor d'Orgeval", "Odile de la Tour", "Giulia Di Stefano",
        "Samir Ait Hamou", "Ouardia Benali", "Florence Moulin", "Josette",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "sentence",
    [
        "j'en ai parlé à {} : la crèche est pleine",
        "il n'y a plus de bus, voir avec {}",
        "ma voisine {} trouve que les courses sont loin",
        "depuis que {} est partie on manque de médecins",
        "signalé par {}, merci",
    ],
)
def test_a_name_without_a_title_is_masked_wherever_it_stands(sentence, name):
    assert masked(sentence.format(name)) == sentence.format("[nom]")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("je m'appelle léa et je cherche", "je m'appelle [nom] et je cherche"),
        ("mon prénom c'est Kelly", "mon prénom c'est [nom]"),
        ("Nom : Rakotomalala Prénom : Hery", "Nom : [nom] Prénom : [nom]"),
        ("appelez Josette", "appelez [nom]"),
        ("contactez Karima B. pour le jardin", "contactez [nom] pour le jardin"),
        ("voir avec Mehdi", "voir avec [nom]"),
        ("mon mari bernard ne conduit plus", "mon mari [nom] ne conduit plus"),
        ("ma fille rose", "ma fille [nom]"),
        ("mon fils Clément", "mon fils [nom]"),
        ("ma voisine Kowalik", "ma voisine [nom]"),
        ("la famille Benali", "la famille [nom]"),
        ("la famille d'Aubrac", "la famille [nom]"),
        ("chez les Petitjean il pleut", "chez les [nom] il pleut"),
        ("le vieux Marcellin ne sort plus", "le vieux [nom] ne sort plus"),
        ("le père Fontaine et la mère Ben Salem", "le père [nom] et la mère [nom]"),
        ("tonton roger et tata Yolande", "tonton [nom] et tata [nom]"),
        ("sœur Marie-Josèphe, l'abbé Chaumont", "sœur [nom], l'abbé [nom]"),
        ("sonnez chez Tavernier", "sonnez chez [nom]"),
        ("Mme Roblin née Marquès", "Mme [nom] née [nom]"),
        ("Odile Perrin épouse Marchand", "[nom]"),
        ("comme dit Gégé, c'est mort", "comme dit [nom], c'est mort"),
        ("Sans Nadège, l'aide à domicile", "Sans [nom], l'aide à domicile"),
        ("Rose et moi cherchons", "[nom] et moi cherchons"),
        ("ma nièce s'appelle h. quemener", "ma nièce s'appelle [nom]"),
        ("cordialement, pasquier r.", "cordialement, [nom]"),
        ("voir dr. é. de la motte", "voir dr. [nom]"),
        ("je soussignée Odile Perrin demande", "je soussignée [nom] demande"),
        ("mon ex,KarimBenali", "mon ex,[nom]"),
        ("M. Lefort ou Mle Bonnet", "M. [nom] ou Mle [nom]"),
        ("signé : P. Martin", "signé : [nom]"),
        ("Cordialement, Aurélie", "Cordialement, [nom]"),
        ("sandrine tuile habite ici", "[nom] habite ici"),
        ("sandrine travaille ici", "[nom] travaille ici"),
        ("Rose m'a dit que le bus est rare", "[nom] m'a dit que le bus est rare"),
        ("JE M'APPELLE KARIMA BENALI ET JE CHERCHE", "JE M'APPELLE [nom] ET JE CHERCHE"),
    ],
)
def test_a_turn_of_phrase_makes_a_name_of_what_follows(written, kept):
    assert masked(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Madame la présidente, Monsieur le Maire, MADAME LA MAIRE, Monsieur Le Maire",
        "Merci Madame. Les bus sont rares",
        "la rue Victor Hugo, la place Jean Jaurès, le parc Lamartine",
        "l'école Jules Ferry et l'école maternelle publique Jean Moulin",
        "la rue du docteur Martin",
        "la maison de quartier Rosa Parks et l'école de musique Olivier Messiaen",
        "Saint-Jean-de-Losne, Saint Martin et Sainte Colombe",
        "Emmaüs, Leroy Merlin, France Travail, Charlie Hebdo",
        "une maison en pierre, des roses et des marguerites",
        "un jean troué, une charlotte, de la clémentine",
        "la ville de Florence, la Lorraine, aller à Nancy",
        "la vitamine C. Les enfants, le plan B. On verra",
        "le Père Noël, fêter Noël, à la Toussaint, Louis XIV",
        "les P.M.E. et les H.L.M. Modernes",
        "maître nageur, docteur en pharmacie, il me demande",
        "c'est juste le dimensionnement, grâce notamment à la mairie",
        "mon mari travaille, ma fille aînée, mes voisins bruyants",
        "voir avec la CAF, appeler EDF, contacter la mairie, chez Leclerc",
        "la tempête Ciarán, l'île Maurice, le prix Nobel",
        "Franck Provost et Alain Afflelou, une boulangerie Marie Blachère",
        "un caviste comme Nicolas, faire ses courses à Nicolas",
        "l'hôpital Robert Debré ou Necker, le stade Marcel Cerdan",
        "la Violette de Toulouse, un Olivier centenaire",
        "le vieux pont, la vieille ville, la famille nombreuse, chez les Verts",
        "moi c'est pareil, mon aidante familiale, papi et mamie gardent les petits",
        "fermé à 17h. Le parc est à 900 m. Dommage",
        "le docteur de Gevrey ne prend plus personne",
        "le rond-point Gambetta était en travaux",
        "SOUTENIR LES PERSONNES AGEES DU CANTON DE SAINT JEAN",
    ],
)
def test_words_that_only_look_like_names_are_left(text):
    assert masked(text) == text


def test_the_first_names_come_from_everywhere_people_of_france_do():
    assert len(FIRST_NAMES) > 2_000
    borne = {
        "yvonne", "enora", "ainhoa", "guilhem", "ghjuvan", "jean-baptiste", "mohamed", "tassadit",
        "mamadou", "aminata", "bintou", "hery", "moinaecha", "maria", "giuseppe", "conchita",
        "mehmet", "piotr", "ionela", "vesna", "garegin", "shirin", "minh", "sivakumar", "teiki",
    }  # fmt: skip
    assert borne - FIRST_NAMES - DOUBTFUL == {"jean-baptiste"}  # read part by part
    assert masked("Jean-Baptiste est venu") == "[nom] est venu"


def test_no_word_is_both_a_sure_and_a_doubtful_first_name():
    assert frozenset() == FIRST_NAMES & DOUBTFUL
