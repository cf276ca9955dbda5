"""Statements made at random, themed and grouped: by the chain's functions, then by scikit-learn.

``python -m tests.bench.statements make COUNT FOLDER`` composes the statements; ``… survey COUNT
FOLDER`` a survey's file; ``… chain|one_place|kmeans FOLDER`` reads the statements. Each way runs in
a process of its own.
"""

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SENTENCES = Path("data/evaluation/statements.csv")
SEED = 20261123
PIECE_WORDS = (2, 5)  # words in a row cut out of one sentence
STRAY_PIECES = 0.15  # pieces cut out of any theme's sentences
MISSPELT = 0.03  # words with one letter changed: people write more forms than the 712 sentences
STATEMENTS_A_PLACE = 800  # 1,000,000 statements over 1,250 EPCIs, about as many as France has
# The mean is twice the median: a few towns hold most answers. The same as for EPCIs' inhabitants.
SPREAD_OF_PLACES = 1.18
STATEMENTS_A_PERSON = 1.4
CLUSTERS = 17  # as many as there are themes
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROWS_WRITTEN = 100_000
FIRST_DAY = 20_454  # 2026-01-01, in days since 1970
SURVEY_COLUMNS = (
    "Horodateur", "Commune", "Vous êtes", "De quoi manquez-vous, quels sont vos besoins ?",
)  # fmt: skip


def texts(count: int) -> Iterator[str]:
    """Compose statements: pieces of sentences of one theme, end to end, some words misspelt."""
    by_theme: dict[str, list[list[str]]] = defaultdict(list)
    with SENTENCES.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            by_theme[row["label_a"]].append(row["text"].split())
    every = [sentence for theme in sorted(by_theme) for sentence in by_theme[theme]]
    lengths = [len(sentence) for sentence in every]
    themes = sorted(by_theme)
    chance = random.Random(SEED)  # noqa: S311 - statements for a stopwatch, no secret
    for _ in range(count):
        own = by_theme[chance.choice(themes)]
        length = chance.choice(lengths)
        words: list[str] = []
        while len(words) < length:
            sentence = chance.choice(every if chance.random() < STRAY_PIECES else own)
            size = chance.randint(*PIECE_WORDS)
            start = chance.randrange(max(1, len(sentence) - size + 1))
            words += [_misspelt(word, chance) for word in sentence[start : start + size]]
        yield " ".join(words[:length])


def _misspelt(word: str, chance: random.Random) -> str:
    if chance.random() >= MISSPELT:
        return word
    at = chance.randrange(len(word))
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


def make(count: int, folder: Path) -> None:
    """Write statements with the columns that themes and topics read."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng = np.random.default_rng(SEED)
    places = max(1, count // STATEMENTS_A_PLACE)
    sizes = rng.lognormal(0, SPREAD_OF_PLACES, places)
    said = texts(count)
    writer = None
    for start in range(0, count, ROWS_WRITTEN):
        rows = min(ROWS_WRITTEN, count - start)
        place = 200_000_000 + rng.choice(places, rows, p=sizes / sizes.sum())
        person = rng.integers(0, int(count / STATEMENTS_A_PERSON), rows)
        day = (FIRST_DAY + rng.integers(0, 300, rows)).astype("datetime64[D]")
        table = {
            "statement_id": [f"e{start + row:08d}" for row in range(rows)],
            "epci_code": place.astype(str),
            "respondent_id": person.astype(str),
            "statement_text": [next(said) for _ in range(rows)],
            "statement_date": day.astype(str),
            "theme_hint": None,
            "theme_given": None,
        }
        frame = pd.DataFrame(table).astype("string").assign(is_publishable=False)
        block = pa.Table.from_pandas(frame, preserve_index=False)
        writer = writer or pq.ParquetWriter(folder / "statements.parquet", block.schema)
        writer.write_table(block)
    if writer is not None:
        writer.close()


def survey(count: int, folder: Path) -> None:
    """Write a survey's file, as an office suite's form gives it."""
    with (folder / "enquete.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(SURVEY_COLUMNS)
        for number, text in enumerate(texts(count)):
            moment = f"{1 + number % 28:02d}/09/2026 {8 + number % 12:02d}:{number % 60:02d}:00"
            rows.writerow((moment, "Chenôve", "Un·e habitant·e", text))


def by_chain(folder: Path, *, one_place: bool = False) -> str:
    """Theme and group as a build does; in one place, or in those they were spread over."""
    import pandas as pd

    from generator.catalogues import read_catalogue
    from generator.needs.themes.naming import theme_statements
    from generator.needs.topics.corrections import CORRECTION_COLUMNS
    from generator.needs.topics.finding import find_topics

    statements = pd.read_parquet(folder / "statements.parquet")
    if one_place:
        statements["epci_code"] = "200000000"
    themed = theme_statements(statements, read_catalogue([Path("data")]).lexicon())
    none = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in CORRECTION_COLUMNS.items()})
    found = find_topics(statements, themed, none)
    share = themed["statement_id"].nunique() / len(statements)
    places = statements["epci_code"].nunique()
    return f"{places} EPCI, {share * 100:.0f} % classés, {len(found.topics)} sujets"


def by_kmeans(folder: Path) -> str:
    """Weigh words and cut in as many groups as there are themes: what one would write first."""
    import pandas as pd
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    said = pd.read_parquet(folder / "statements.parquet", columns=["statement_text"])
    weighed = TfidfVectorizer().fit_transform(said["statement_text"].tolist())
    KMeans(CLUSTERS, random_state=SEED).fit(weighed)
    return f"{CLUSTERS} groupes, {weighed.shape[1]} mots, ni thème, ni lieu, ni nom"


WAYS = {
    "chain": by_chain,
    "one_place": lambda folder: by_chain(folder, one_place=True),
    "kmeans": by_kmeans,
}

if __name__ == "__main__":
    way, *numbers, where = sys.argv[1:]
    if way in WAYS:
        print(WAYS[way](Path(where)))
    else:
        {"make": make, "survey": survey}[way](int(numbers[0]), Path(where))
