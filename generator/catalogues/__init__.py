"""What people know (``data/``), read once and checked whole: activities, themes, chains."""

from generator.catalogues.activities import Activity
from generator.catalogues.reading import read_catalogue
from generator.catalogues.tables import Catalogue
from generator.catalogues.themes import Theme
from generator.catalogues.value_chains import ValueChain
from generator.catalogues.vocabulary import ResourceKind, ScoreClass

__all__ = [
    "Activity",
    "Catalogue",
    "ResourceKind",
    "ScoreClass",
    "Theme",
    "ValueChain",
    "read_catalogue",
]
