"""What the chain does with a corpus: themes kept or left to a person, and how firm topics are."""

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from generator.evaluation.corpora import Corpus
from generator.evaluation.scores import rounded
from generator.needs.themes.naming import theme_statements
from generator.needs.topics.corrections import CORRECTION_COLUMNS
from generator.needs.topics.finding import find_topics
from generator.needs.topics.groups import NMF_FROM

PLACE = "200000001"  # topics are made a territory at a time; all the texts stand in one
RESAMPLE_SHARE = 0.8
MOST_STATEMENTS = 5_000
Told = dict[str, object]


def chain_figures(corpus: Corpus, seed: int) -> Told:
    """Run the corpus through the chain as answers of one territory.

    Returns
    -------
    dict
        ``part_classee`` and, where rows are labelled, how right the first theme is and one of the
        two; ``sujets``: how many topics, how many would be shown, and the agreement of the topics
        of two resamples of 80 % (adjusted Rand index on the texts in both, weighted by theme).
    """
    statements = _statements(corpus)
    themed = theme_statements(statements, corpus.seeds)
    return {**_themes(corpus, statements, themed), "sujets": _topics(statements, themed, seed)}


def _statements(corpus: Corpus) -> pd.DataFrame:
    told = {
        "statement_id": [f"e{rank:07d}" for rank in range(len(corpus.texts))],
        "statement_text": list(corpus.texts),
    }
    blank = ["theme_hint", "theme_given", "respondent_id", "statement_date"]
    frame = pd.DataFrame(told).reindex(columns=[*told, *blank]).astype("string")
    return frame.assign(epci_code=PLACE, is_publishable=False)


def _themes(corpus: Corpus, statements: pd.DataFrame, themed: pd.DataFrame) -> Told:
    second = corpus.second_labels or corpus.labels
    said = pd.Series(
        [one if one == other else None for one, other in zip(corpus.labels, second, strict=True)],
        index=statements["statement_id"],
        dtype="string",
    ).dropna()
    told = themed[themed["statement_id"].isin(said.index)]
    right = told["theme_id"] == told["statement_id"].map(said)
    first = right[told["rank"] == 1]
    either = right.groupby(told["statement_id"]).any()
    return {
        "part_classee": rounded(len(first) / len(said)),
        "exactitude_du_premier_theme": rounded(first.mean()) if len(first) else None,
        "exactitude_d_un_des_deux": rounded(either.mean()) if len(either) else None,
    }


def _topics(statements: pd.DataFrame, themed: pd.DataFrame, seed: int) -> Told | None:
    rng = np.random.default_rng(seed)
    drawn = np.sort(rng.permutation(len(statements))[:MOST_STATEMENTS])
    kept = statements.iloc[drawn]
    first = themed.loc[themed["rank"] == 1].set_index("statement_id")["theme_id"]
    sizes = kept["statement_id"].map(first).value_counts()
    if sizes.empty:
        return None
    found = find_topics(kept, themed, _no_correction()).topics
    samples = [
        _topic_of(kept.iloc[np.sort(rng.permutation(len(kept))[: _part(len(kept))])], themed)
        for _ in range(2)
    ]
    both = pd.concat(samples, axis=1, join="inner", keys=["one", "other"])
    both = both.assign(theme_id=first.reindex(both.index))
    told = {
        name: _weighted_agreement(both[both["theme_id"].isin(sizes.index[large])])
        for name, large in (("grands", sizes >= NMF_FROM), ("petits", sizes < NMF_FROM))
    }
    return {
        "lignes": len(kept),
        "sujets": len(found),
        "sujets_montrables": int(found["is_found"].sum()),
        "themes_de_60_enonces_ou_plus": int((sizes >= NMF_FROM).sum()),
        "ari_themes_de_60_ou_plus": told["grands"],
        "ari_themes_de_moins_de_60": told["petits"],
    }


def _topic_of(statements: pd.DataFrame, themed: pd.DataFrame) -> pd.Series:
    members = find_topics(statements, themed, _no_correction()).members
    return members.set_index("statement_id")["topic_id"]


def _weighted_agreement(both: pd.DataFrame) -> float | None:
    """Return the mean over themes of the agreement of two groupings, a theme by its texts."""
    groups = [group for _, group in both.groupby("theme_id") if len(group) > 1]
    if not groups:
        return None
    scores = [adjusted_rand_score(group["one"], group["other"]) for group in groups]
    return rounded(float(np.average(scores, weights=[len(group) for group in groups])))


def _part(count: int) -> int:
    return max(1, round(RESAMPLE_SHARE * count))


def _no_correction() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in CORRECTION_COLUMNS.items()})
