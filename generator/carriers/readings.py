"""Tell, of each carrier, what the law refuses, what it asks to verify and what to know. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from generator.carriers.composition import judge
from generator.catalogues.carriers import Carrier

REFUSES, ASKS, TELLS = "refuse", "à vérifier", "à savoir"
COLUMNS = {
    "carrier_id": "string",
    "rule_position": "Int64",
    "carrier_label_fr": "string",
    "rule_reading_fr": "string",
    "rule_sentence_fr": "string",
    "rule_change_fr": "string",
    "rule_article_fr": "string",
}


def readings(carriers: Mapping[str, Carrier], today: date) -> pd.DataFrame:
    """List what the law says of each carrier for a project of which nothing is known yet.

    Returns
    -------
    DataFrame, one row per carrier and sentence
        ``COLUMNS``: refusals first with what would have to change, then questions, then what to
        know, each with its article.
    """
    rows = [
        (carrier.id, position, carrier.label_fr, *told)
        for carrier in carriers.values()
        for position, told in enumerate(_told(carrier, carriers, today), start=1)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _told(
    carrier: Carrier, carriers: Mapping[str, Carrier], today: date
) -> Iterator[tuple[str, str, str | None, str]]:
    judged = judge([carrier], carriers, {}, today)
    for broken in judged.broken:
        yield REFUSES, broken.message_fr, broken.change_fr, broken.article
    questions = [(doubt.check_fr, doubt.article) for doubt in judged.doubts]
    questions += [(missing.check_fr, missing.article) for missing in judged.missing]
    for question, article in dict.fromkeys(questions):
        yield ASKS, question, None, article
    for note in judged.notes:
        yield TELLS, note.message_fr, None, note.article
