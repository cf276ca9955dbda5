"""Why a chance is what it is, in one French sentence made of its three plainest reasons."""

from collections.abc import Sequence

from generator.french import WIDE, number, percent
from generator.territory.feasibility.features import NEIGHBOURS
from generator.territory.feasibility.panel import Floats, Ints

HORIZON_YEARS = 5  # the span of the BPE panels, and about that of a territory's project
SURE_UNDER, SURE_OVER = 0.01, 0.99


def chance_sentence(
    chance: float, similar: float, threshold: float, entry: float, year: int
) -> str:
    """Tell a chance and its reasons.

    Parameters
    ----------
    chance
        Of an appearance within `HORIZON_YEARS`, 0 to 1.
    similar
        Share of the EPCIs with the nearest equipments that have the type.
    threshold
        Share expected among EPCIs of the same population.
    entry
        Share of the EPCIs without it that gained it, over the same span.
    year
        Of the equipments that all this is told from: the span begins there, not today.
    """
    years = f"{number(HORIZON_YEARS)}{WIDE}ans"
    having = round(similar * NEIGHBOURS)
    told = "aucun" if having == 0 else number(having)
    # « aucun n’en a, comme 35 % » would say that 35 % have none either.
    verb = "n’en a, contre" if having == 0 else "en a, comme" if having == 1 else "en ont, comme"
    return (
        f"{_share(chance)} de chances d’apparition en {years} à partir de {year} : {told} des "
        f"{NEIGHBOURS} territoires aux équipements les plus proches {verb} {_share(threshold)} de "
        f"ceux de même population, et {_share(entry)} des territoires qui n’en avaient pas en ont "
        f"gagné en {years}"
    )


def sentences(shares: Sequence[Floats], years: Ints) -> list[str]:
    """Tell many chances at once, one a row: shares in the order of `chance_sentence`."""
    rows = zip(*(one.tolist() for one in shares), years.tolist(), strict=True)
    return [chance_sentence(*row) for row in rows]


def _share(share: float) -> str:
    """Write a share in whole percents, never 0 nor 100 where nothing is sure."""
    if share < SURE_UNDER:
        return f"moins de {percent(SURE_UNDER, 0)}"
    if share > SURE_OVER:
        return f"plus de {percent(SURE_OVER, 0)}"
    return percent(share, 0)
