"""The statements that wait for a person's theme, with what may be proposed of them."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from generator.needs.privacy import mask
from generator.needs.themes.evidence import SeedWords
from generator.needs.themes.naming import likely_themes

MOST_PROPOSED = 3  # more would be the list of themes again
AWAITING_COLUMNS = (
    "statement_id",
    "survey_id",
    "epci_code",
    "commune_code",
    "statement_text",
    "theme_hint",
)


def awaiting_themes(
    statements: pd.DataFrame, waiting: Collection[str], lexicon: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Show the statements that wait for a person, with the themes their own words speak for.

    Parameters
    ----------
    statements : DataFrame, one row per statement
        ``AWAITING_COLUMNS``.
    waiting
        Identifiers of those that wait (see ``generator.needs.themes.naming.undecided``).
    lexicon
        Words and phrases of each theme.

    Returns
    -------
    DataFrame, one row per statement waiting, by EPCI then identifier
        ``AWAITING_COLUMNS``, the texts masked once more (an old import knew fewer patterns), and
        ``theme_ids``: a list, the likeliest first, often empty, read as the build reads words
        (see :func:`generator.needs.themes.naming.likely_themes`). A person chooses.
    """
    left = statements.loc[statements["statement_id"].isin(list(waiting)), list(AWAITING_COLUMNS)]
    left = left.sort_values(["epci_code", "statement_id"], ignore_index=True)
    seeds = SeedWords(lexicon)
    proposed = [
        likely_themes(text, None if pd.isna(hint) else hint, seeds)[:MOST_PROPOSED]
        for text, hint in zip(left["statement_text"].fillna(""), left["theme_hint"], strict=True)
    ]
    return left.assign(
        statement_text=mask(left["statement_text"])[0],
        theme_hint=mask(left["theme_hint"])[0],
        theme_ids=pd.Series(proposed, dtype="object"),
    )
