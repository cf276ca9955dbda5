"""Where a need gathers, where needs and resources meet, and which link a chain lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.french import agree, counted, listed, sentence, typographic, within
from generator.publication.briefs.proposals import GATES

SPOT_COUNT = 3
TOO_FEW = (
    "Trop peu de réponses localisées, commune par commune, pour dire où un besoin se concentre."
)
NO_SPOT = (
    "Aucun point chaud n'est établi parmi les communes publiées : les écarts entre elles peuvent "
    "venir du hasard."
)


@dataclass(frozen=True)
class Whereabouts:
    """Where needs gather and meet resources; an empty text is a thing the tables do not say."""

    hot_codes: tuple[str, ...]
    hot_spots_fr: str
    hybrid_fr: str


def whereabouts(tables: Mapping[str, pd.DataFrame], *, has_survey: bool) -> Whereabouts:
    """Read where needs gather in one EPCI.

    Parameters
    ----------
    tables
        ``out_place_needs`` and ``out_clusters``, of that EPCI alone.
    has_survey
        Whether people were asked; where nobody was, there is nothing to look for.
    """
    needs = tables["out_place_needs"]
    spots = needs[needs["is_hot_spot"].fillna(value=False)].sort_values(
        ["smoothed_share", "commune_code", "theme_id"], ascending=[False, True, True]
    )
    return Whereabouts(
        hot_codes=tuple(spots["commune_code"].drop_duplicates()),
        hot_spots_fr=typographic(_hot_spots(needs, spots)) if has_survey else "",
        hybrid_fr=_hybrid(tables["out_clusters"]),
    )


def missing_link(chains: pd.DataFrame, opportunities: pd.DataFrame) -> str:
    """Tell the value chain that lacks one link, of those whose activity ranks best.

    Parameters
    ----------
    chains, opportunities
        Rows of ``out_value_chains`` and ``out_opportunities`` of one EPCI.
    """
    lacking = chains[chains["missing_link_fr"].notna()]
    if lacking.empty:
        return ""
    is_refused = opportunities[list(GATES)].isin(["non"]).any(axis="columns")
    ranks = opportunities[~is_refused].set_index("activity_id")["rank"]
    best = [_best_rank(ids, ranks) for ids in lacking["activity_ids"].fillna("")]
    told = lacking.assign(
        best_rank=best, has_activity=lacking["activity_labels_fr"].notna()
    ).sort_values(
        ["best_rank", "has_activity", "chain_id"],
        ascending=[True, False, True],
        na_position="last",
    )
    return typographic(_chain(told.iloc[0], len(told) - 1))


def _best_rank(activity_ids: str, ranks: pd.Series) -> float:
    known = ranks[ranks.index.isin(activity_ids.split(", "))].dropna()
    return float(known.min()) if len(known) else float("nan")


def _chain(row: pd.Series, others: int) -> str:
    labels = row["activity_labels_fr"]
    activities = [] if pd.isna(labels) else str(labels).split(" ; ")
    filled = (
        f"{agree(len(activities), 'Le remplirait', 'Le rempliraient')} : "
        f"« {' » ou « '.join(activities)} »"
        if activities
        else "Aucune activité du catalogue ne le remplit"
    )
    more = counted(others, "autre filière est", "autres filières sont")
    rest = f" {more} dans ce cas : voir le classeur." if others else ""
    return (
        f"Filière « {within(str(row['chain_label_fr']))} » : un seul maillon n'est pas vu dans "
        f"les données, « {row['missing_link_fr']} ». {filled}.{rest}"
    )


def _hot_spots(needs: pd.DataFrame, spots: pd.DataFrame) -> str:
    if spots.empty:
        return NO_SPOT if needs["is_hot_spot"].notna().any() else TOO_FEW
    codes = list(spots["commune_code"].drop_duplicates())
    # Each theme keeps its highest commune: « 1 autre commune » would hide a theme met there only.
    named = {*codes[:SPOT_COUNT], *_first_of_hidden_themes(spots, codes[:SPOT_COUNT])}
    first = spots[spots["commune_code"].isin(named)]
    told = [
        f"{within(str(label))} ({listed([str(name) for name in rows['commune_name']])})"
        for label, rows in first.groupby("theme_label_fr", sort=False)
    ]
    left = len(codes) - len(named)
    told += [counted(left, "autre commune", "autres communes")] if left > 0 else []
    noun = agree(len(codes), "Point chaud", "Points chauds")
    return (
        f"{noun} : {' ; '.join(told)}. Le besoin est dit plus souvent, là et autour, que le "
        "hasard ne le ferait."
    )


def _first_of_hidden_themes(spots: pd.DataFrame, named: list[str]) -> list[str]:
    """Return the highest commune of each theme that none of these communes would name."""
    seen = set(spots.loc[spots["commune_code"].isin(named), "theme_id"])
    hidden = spots[~spots["theme_id"].isin(seen)]
    return list(hidden.drop_duplicates("theme_id")["commune_code"])


def _hybrid(clusters: pd.DataFrame) -> str:
    """Tell the place where most needs meet; the others are in the workbook."""
    hybrid = clusters[clusters["is_hybrid"].fillna(value=False) & clusters["sentence_fr"].notna()]
    if hybrid.empty:
        return ""
    told = hybrid.assign(theme_count=hybrid["theme_ids"].str.count(", ")).sort_values(
        ["theme_count", "commune_code"], ascending=[False, True]
    )
    first, others = sentence(str(told["sentence_fr"].iloc[0])), len(told) - 1
    more = counted(others, "autre lieu est", "autres lieux sont")
    return f"{first} {typographic(f'{more} dans ce cas : voir le classeur.')}" if others else first
