"""People who answer that they need nothing: how they say it, and how their rows are told. Pure."""

import re

import pandas as pd

from generator.folding import fold_name

# Whole answers that say there is no need: who gives one was heard (folded). « Ne sait pas » and
# « idem » are not of them: nothing tells what these people need.
NONE_AT_ALL = (
    r"ras|r a s|neant|non|aucune?"
    r"|rien(?: du tout| a (?:signaler|dire|declarer)| de (?:special|particulier|plus)| d autre)?"
    r"|(?:pas (?:de|d autres?)|aucune?s?|sans) (?:besoins?|manques?|difficultes?|problemes?)"
    r"(?: particuli(?:er|ere)s?| specifiques?)?"
    r"|(?:je n ai|nous n avons|on n a) (?:besoin de rien|(?:pas de|aucun) besoins?)"
    r"|(?:il )?(?:ne )?(?:me |nous )?manque rien|rien ne (?:me |nous )?manque"
    r"|(?:je ne manque|nous ne manquons|on ne manque) de rien"
)
ALL_WELL = r"ca va|(?:tout|ca) (?:va|se passe)(?: tres)? bien|tout (?:me|nous) convient"
IN_PASSING = (
    r"merci|pour (?:moi|nous|l instant|le moment)|actuellement|a ce jour|en ce moment|particulier"
)
NO_NEED = re.compile(
    rf"(?:(?:{IN_PASSING}) )*(?:{NONE_AT_ALL}|{ALL_WELL})"
    rf"(?: (?:{NONE_AT_ALL}|{ALL_WELL}|{IN_PASSING}))*"
)


def says_no_need(text: str) -> bool:
    """Tell whether a whole answer says that there is no need: « RAS », « tout va bien »."""
    return NO_NEED.fullmatch(fold_name(text)) is not None


def stated(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are statements, without those of people who say they need nothing.

    An import made before these people were counted leaves ``is_without_need`` blank.
    """
    return statements[~statements["is_without_need"].fillna(value=False).astype(bool)]
