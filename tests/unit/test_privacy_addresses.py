"""Doors, residences and hamlets: whole addresses in any order, and the places that stay."""

import pandas as pd
import pytest

from generator.needs.privacy import mask


def masked(text):
    return mask(pd.Series([text], dtype="string"))[0][0]


@pytest.mark.parametrize(
    "address",
    [
        "appt 21",
        "appartement n° 204 de la tour Verdi",
        "logement n°34, entrée C, cité des Rosiers",
        "bât. C esc. 2",
        "bâtiment b, 3e étage",
        "tour F, 12ème étage, porte 9",
        "3e étage porte gauche",
        "résidence Les Charmilles, escalier B",
        "rés. la charmeraie, bât d appt 7",
        "HLM du Breuil entrée 4",
        "HLM Les Charmilles bât A, 85, rue du Four 21000 DIJON",
        "14 rue du Four, tour C, 4e étage, porte 6, 21000 Dijon",
        "appt 4 bât B, 14 bis rue du Four",
        "14 RUE DU FOUR APPT 6 BÂT H",
        "Résidence Les Charmilles 21000 Dijon",
        "rue du Four, bât C, 3e étage",
        "Lotissement Les Genêts, lot 14, 85000 La Roche-sur-Yon",
        "LD Les Quatre Vents 21530 Saint-Andeux",
        "lieu-dit Pen ar Dour, 29170 Fouesnant",
        "lieudit la vieille borde",
    ],
)
def test_the_pieces_of_an_address_are_one_in_whatever_order(address):
    assert masked(f"une fuite à signaler : {address}, merci") == (
        "une fuite à signaler : [adresse], merci"
    )


@pytest.mark.parametrize(
    "text",
    [
        "le bâtiment B de l'école et la porte 3 du parking",
        "le bâtiment a 3 étages et la tour A aussi",
        "au 3e étage, du 1er étage au 4e étage",
        "la résidence Les Charmilles est loin de tout",
        "un appartement 3 pièces, un appartement T4, un appartement 60 m²",
        "3 heures de route. Habitant au bourg, je marche",
        "la rue Neuve sera refaite en 2027, dit la mairie",
        "la porte 4 de l'immeuble 12, l'escalier 2 du bâtiment B",
        "des cours de gym au 2e étage de la mairie",
        "la cité des Rosiers, le quartier du Port",
    ],
)
def test_a_part_of_a_dwelling_alone_and_a_named_residence_are_places(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    "after",
    [" à pied", ", EDF refuse", ", Mme la maire", " le bus passe", ". Dijon est loin", " À PIED"],
)
def test_what_follows_an_address_and_is_no_town_stays(after):
    assert masked("j'habite 12 rue des Lilas" + after) == "j'habite [adresse]" + after
