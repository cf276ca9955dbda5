"""One way to compare words: without accents, capitals, ligatures or stray spaces. Pure."""

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents; 'Bœuf élevé' gives 'boeuf eleve'."""
    spread = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def fold_name(text: str) -> str:
    """Fold a column or place name to its words, so that 'Code_Commune :' meets 'code commune'."""
    return re.sub(r"[^a-z0-9/]+", " ", fold(text)).strip()


def slug(text: str) -> str:
    """Return an identifier of letters, digits and hyphens; empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
