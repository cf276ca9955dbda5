"""Read an occupation as one of INSEE's eight groups; the occupation itself is not kept. Pure."""

import re

from generator.folding import fold_name

# Groups: INSEE, nomenclature PCS, one digit of the census; labels in respondent_modalities.csv.
# What a person no longer or does not yet do comes before the trade: « cadre retraité » is retired.
OUT_OF_WORK: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cs8",
        re.compile(
            r"\b(?:etudiante?s?|lyceen(?:ne)?s?|eleves?|collegien(?:ne)?s?|demandeu\w+ d emploi"
            r"|chomage|chomeu\w+|sans emploi|sans activite|sans profession|inactifs?|inactives?"
            r"|au foyer|invalidite|recherche d emploi)\b"
        ),
    ),
    ("cs7", re.compile(r"\b(?:pre ?)?retraite(?:e|s|es)?\b|\bpensionnee?s?\b|^anciens? ")),
)
TRADES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cs1",
        re.compile(
            r"\b(?:agriculteurs?|agricultrices?|exploitante?s? agricoles?|eleveurs?|eleveuses?"
            r"|maraichers?|maraicheres?|viticulteurs?|viticultrices?)\b"
        ),
    ),
    (
        "cs2",
        re.compile(
            r"\b(?:artisane?s?|commercante?s?|chef(?:fe)?s? d entreprises?|micro ?entrepreneu\w+"
            r"|auto ?entrepreneu\w+|entrepreneurs?|entrepreneuses?|gerante?s? de societe)\b"
        ),
    ),
    (
        "cs3",
        re.compile(
            r"\b(?:cadres?|professions? (?:intellectuelles?|liberales?)|ingenieure?s?|medecins?"
            r"|avocate?s?|pharmaciens?|pharmaciennes?|architectes?)\b"
        ),
    ),
    (
        "cs4",
        re.compile(
            r"\b(?:professions? intermediaires?|techniciens?|techniciennes?|infirmiers?"
            r"|infirmieres?|instituteurs?|institutrices?|professeure?s? des ecoles"
            r"|agents? de maitrise|contremaitres?)\b"
        ),
    ),
    (
        "cs5",
        re.compile(
            r"\b(?:employee?s?|secretaires?|vendeurs?|vendeuses?|caissiers?|caissieres?"
            r"|aides? soignante?s?|auxiliaires? de vie|assistante?s? maternelles?|atsem"
            r"|aides? a domicile|aides? menageres?)\b"
        ),
    ),
    (
        "cs6",
        re.compile(
            r"\b(?:ouvriers?|ouvrieres?|caristes?|manutentionnaires?|chauffeurs? routiers?)\b"
        ),
    ),
)
# « CS 3 », « PCS3 »; a bare digit may be another list's number, and is not read.
CODE = re.compile(r"p?cs ?([1-8])\b.*")


def category_of(written: object) -> str | None:
    """Return ``cs1`` to ``cs8`` from people's own words; None when they fit no group, or two."""
    if not isinstance(written, str):
        return None
    folded = fold_name(written)
    if coded := CODE.fullmatch(folded):
        return f"cs{coded[1]}"
    for category, words in OUT_OF_WORK:
        if words.search(folded):
            return category
    found = [category for category, words in TRADES if words.search(folded)]
    return found[0] if len(found) == 1 else None
