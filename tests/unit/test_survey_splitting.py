"""Where an answer is cut into statements."""

import pytest

from generator.needs.answers.splitting import plain, split
from generator.needs.files.option_columns import OPTION_MARK

WHOLE = [
    "Il manque un bus le soir",
    "M. Durand nous emmène en ville chaque jeudi",
    "Mme. Martin ferme la boulangerie du bourg",
    "Le Dr. Petit part en retraite cette année",
    "Le cabinet de la Pr. Blanc est complet",
    "On habite à St. Jean depuis dix ans",
    "Le n°. 12 de la rue est vide",
    "Le n° 12 de la rue est vide",
    "Un lieu convivial, p. ex. un café associatif",
    "Refaire l'av. de la Gare et le bd. Carnot",
    "Des commerces (ex. une boulangerie) près de chez nous",
    "Les aînés, c.-à-d. Ceux qui ne conduisent plus, sont seuls",
    "Des bus, des trains, etc. pour aller travailler",
    "J. Dupont et P. Martin ont fermé boutique",
    "La S.N.C.F. a fermé le guichet de la gare",
    "Il faut 2.5 km de trottoir au bourg",
    "La réunion du 12.03.2024 était trop courte",
    "Le bus de 7 h. 30 est toujours plein",
    "Voir https://exemple.fr/page.html?x=1. Html ici",
    "Écrire à mairie.velars@exemple.fr pour la salle",
    "On attend... depuis dix ans un médecin",
    "On attend… Depuis dix ans un médecin",
    "Le train-tram, peut-être - un jour - reviendra",
    "Une crèche de 10 à 12 places, env. 3 fois par semaine",
    "Voir l'art. 12 du plan local d'urbanisme",
    "Un bus toutes les 30 min. en semaine",
    "Il faut 3 médecins, 2 infirmiers et 1 dentiste",
    "Un bus. Merci !",
    "Oui. Il faut un bus",
    "Un bus !!!",
    "Un bus le soir (voir la question 2) et le matin",
]
CUT_UP = [
    ("Il manque un bus. La crèche est pleine.", ["Il manque un bus.", "La crèche est pleine."]),
    ("il manque un bus. on est coincés ici.", ["il manque un bus.", "on est coincés ici."]),
    (
        "Où trouver un médecin ? La crèche est pleine ! On attend.",
        ["Où trouver un médecin ?", "La crèche est pleine ! On attend."],
    ),
    (
        "Plus de pain au bourg.Plus de bus non plus.",
        ["Plus de pain au bourg.", "Plus de bus non plus."],
    ),
    (
        "« Rien ne va plus. » La gare a fermé hier.",
        ["« Rien ne va plus. »", "La gare a fermé hier."],
    ),
    (
        "Des bus, des trains, etc. Il faut aussi un médecin.",
        ["Des bus, des trains, etc.", "Il faut aussi un médecin."],
    ),
    ("un bus; une crèche ; du pain", ["un bus", "une crèche", "du pain"]),
    ("- du pain\n- du lait, du vin", ["du pain", "du lait, du vin"]),
    ("-du pain\n-du lait", ["du pain", "du lait"]),
    ("- du pain - du lait - un marché", ["du pain", "du lait", "un marché"]),
    ("+ du pain\n+ du lait", ["du pain", "du lait"]),
    ("• du pain • du lait", ["du pain", "du lait"]),
    ("1) du pain 2) du lait", ["du pain", "du lait"]),
    ("Il manque 1) du pain 2) du lait", ["Il manque", "du pain", "du lait"]),
    ("1. du pain 2. du lait", ["du pain", "du lait"]),
    ("1/ du pain\n2/ du lait", ["du pain", "du lait"]),
    ("a) du pain\nb) du lait", ["du pain", "du lait"]),
    ("Il faut :\n- du pain\n- du lait", ["Il faut : du pain", "du lait"]),
    (
        "Dans notre village il manque :\n* du pain\n* du lait",
        ["Dans notre village il manque :", "du pain", "du lait"],
    ),
    ("Un bus le soir\nUne crèche\nDu pain", ["Un bus le soir", "Une crèche", "Du pain"]),
    ("un bus le soir\nune crèche", ["un bus le soir", "une crèche"]),
    (
        "Il manque un bus le soir pour rentrer de la ville\nLa crèche du bourg est pleine",
        ["Il manque un bus le soir pour rentrer de la ville", "La crèche du bourg est pleine"],
    ),
    (
        "Il manque un bus le soir pour rentrer de la ville\nquand on finit tard",
        ["Il manque un bus le soir pour rentrer de la ville quand on finit tard"],
    ),
    (
        "le bus est toujours en retard.\n\non attend sous la pluie",
        ["le bus est toujours en retard.", "on attend sous la pluie"],
    ),
    (f"un bus{OPTION_MARK}une crèche", ["un bus", "une crèche"]),
    ("<p>un bus</p><ul><li>le soir</li><li>le matin</li></ul>", ["un bus", "le soir", "le matin"]),
    ("RAS", []),
    ("...", []),
    ("oui; un bus", ["un bus"]),
    ("- 5 °C dans la salle des fêtes", ["5 °C dans la salle des fêtes"]),
    ("-5 degrés dans la salle des fêtes", ["-5 degrés dans la salle des fêtes"]),
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text):
    assert split(plain(text)) == [text]


@pytest.mark.parametrize(("text", "pieces"), CUT_UP)
def test_an_answer_is_cut_where_its_author_ended_a_thought(text, pieces):
    assert split(plain(text)) == pieces


@pytest.mark.parametrize("text", WHOLE + [text for text, _ in CUT_UP])
def test_no_word_is_lost_and_cutting_again_changes_nothing(text):
    pieces = split(plain(text))
    assert [piece for found in pieces for piece in split(found)] == pieces or len(pieces) > 1
    for piece in pieces:
        for word in piece.split():
            assert word in plain(text) or word in text
