"""How many voice a need, in an EPCI and in its communes, as far as few answers can tell. Pure."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import beta

from generator.errors import ContractError, Fault
from generator.needs.rates.beta_binomial import DRAWS, JEFFREYS, draw_rates, fit_prior

SEED = 20_261_101  # any number, but always the same, so that a rerun gives the same figures
BOUNDS = (0.05, 0.95)  # a 90 % interval
FIRST_THEMES = 3
FIRST_COMMUNES = 10
LEAST_REPRESENTATIVENESS = 0.7  # method § 3
LEAST_EFFECTIVE_SIZE = 30  # method § 3
LEAST_TOLD_SIZE = 5  # weights cut at five leave hardly less of the smallest survey that is told

NEED_COLUMNS = (
    "epci_code", "theme_id", "respondent_count", "voiced_count", "weighted_share", "share_low",
    "share_high", "n_eff", "first_three_probability", "is_fragile",
)  # fmt: skip
PLACE_COLUMNS = (
    "epci_code", "theme_id", "commune_code", "respondent_count", "voiced_count", "raw_share",
    "smoothed_share", "share_low", "share_high", "top10_probability",
)  # fmt: skip

Numbers = npt.NDArray[np.float64]
Yes = npt.NDArray[np.bool_]


def effective_size(weights: Numbers) -> float:
    """Return how many equal voices the weighted ones are worth (Kish): (Σw)² / Σw²."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def need_rates(
    respondents: pd.DataFrame,
    voices: pd.DataFrame,
    representativeness: pd.DataFrame | None = None,
    classes: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Estimate the share of an EPCI's people who voice each theme.

    Parameters
    ----------
    respondents : DataFrame, one row per respondent
        ``epci_code``, ``respondent_id``, ``weight`` (`raking.respondent_weights`). Those who
        voiced nothing belong here too: they are part of the whole.
    voices : DataFrame, one row per statement or per respondent and theme
        ``epci_code``, ``respondent_id``, ``theme_id``; a person counts once a theme.
    representativeness : DataFrame, optional, one row per EPCI
        ``representativeness`` (0 to 1, NA when not measurable: then size alone decides),
        ``told_count`` (see `representativeness`).
    classes : DataFrame, optional
        ``count_min``, ``persons_min`` of the sizes that may be told. The interval of a survey whose
        answers are weighed is that of the least size of its class: its width would otherwise give
        the exact one back, and with two ages the few of one of them.

    Returns
    -------
    DataFrame, one row per EPCI and theme voiced there
        ``NEED_COLUMNS``. ``first_three_probability``: that the theme is among the three most
        voiced of the EPCI. ``is_fragile``: representativeness under .7 or ``n_eff`` under 30.

    Raises
    ------
    ContractError
        If a voice is of nobody among the respondents.

    Notes
    -----
    Interval: Beta(½ + s·n_eff, ½ + (1 − s)·n_eff), s the weighted share. Jeffreys' prior (½, ½)
    says nothing beforehand; the lower bound is 0 when nobody speaks, the upper 1 when all do.
    Weights make voices less telling, hence ``n_eff`` and not the count.
    """
    known = pd.DataFrame(columns=["representativeness", "told_count"], dtype="Float64")
    if representativeness is not None:
        known = representativeness.set_index("epci_code")
    alike = known["representativeness"]
    told = known.get("told_count", pd.Series(dtype="Float64"))
    frames = [
        _epci_rates(people, voiced, themes, _told_size(people, told.get(epci), classes)).assign(
            epci_code=epci, is_fragile=_is_fragile(people, alike.get(epci))
        )
        for epci, people, voiced, themes in _by_epci(respondents, voices)
    ]
    return _together(frames, NEED_COLUMNS)


def place_rates(respondents: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """Estimate the share of each commune's people who voice each theme, few as they are.

    Within one EPCI and one theme, a Beta law of the communes' rates is fitted by maximum
    likelihood and each commune is drawn towards it, the more so the fewer its answers
    (`beta_binomial.fit_prior` tells what happens when the law cannot be fitted). No other EPCI
    is looked at, so adding one moves nothing.

    Parameters
    ----------
    respondents : DataFrame, one row per respondent
        ``epci_code``, ``respondent_id``, ``weight``, ``commune_code`` (NA: left out, since no
        commune can claim the answer).
    voices
        As for `need_rates`.

    Returns
    -------
    DataFrame, one row per EPCI, theme voiced there and commune with an answer
        ``PLACE_COLUMNS``. ``raw_share`` unweighted, ``smoothed_share`` from weighted answers;
        ``share_low`` and ``share_high`` hold the true share nine times in ten, the doubt on the
        law included; ``top10_probability``: that the commune is among the ten highest, NA when
        no more than ten have answers.
    """
    located = respondents[respondents["commune_code"].notna()]
    frames = []
    for epci, people, voiced, themes in _by_epci(respondents, voices, located):
        communes, where = np.unique(people["commune_code"].astype(str), return_inverse=True)
        weights = people["weight"].to_numpy(dtype=np.float64)
        counts = np.bincount(where)
        effective = np.bincount(where, weights) ** 2 / np.bincount(where, weights**2)
        for theme, said in zip(themes, voiced.T, strict=True):
            share = np.bincount(where, weights * said) / np.bincount(where, weights)
            keys = {"epci_code": epci, "theme_id": theme, "commune_code": communes}
            raw = np.bincount(where, said)
            told = {"respondent_count": counts, "voiced_count": raw, "raw_share": raw / counts}
            frames.append(pd.DataFrame(keys | told | _smoothed(share * effective, effective)))
    return _together(frames, PLACE_COLUMNS)


def _smoothed(voiced: Numbers, answers: Numbers) -> dict[str, Numbers]:
    a, b = fit_prior(voiced, answers)
    share = (voiced + a) / (answers + a + b)
    draws = draw_rates(voiced, answers, np.random.default_rng(SEED))
    low, high = np.quantile(draws, BOUNDS, axis=0)
    top = np.full(len(answers), np.nan)
    if len(answers) > FIRST_COMMUNES:
        top = _chances_of_being_first(draws, FIRST_COMMUNES)
    # The estimate comes from the likeliest law and the interval from all of them: with next to
    # no answers it may stand just outside.
    return {
        "smoothed_share": share,
        "share_low": np.minimum(low, share),
        "share_high": np.maximum(high, share),
        "top10_probability": top,
    }


def _epci_rates(people: pd.DataFrame, voiced: Yes, themes: list[str], size: float) -> pd.DataFrame:
    weights = people["weight"].to_numpy(dtype=np.float64)
    share = weights @ voiced / weights.sum()
    law = (JEFFREYS + share * size, JEFFREYS + (1 - share) * size)
    low, high = (beta.ppf(bound, *law) for bound in BOUNDS)
    draws = np.random.default_rng(SEED).beta(*law, size=(DRAWS, len(themes)))
    return pd.DataFrame(
        {
            "theme_id": themes,
            "respondent_count": len(people),
            "voiced_count": voiced.sum(axis=0),
            "weighted_share": share,
            "share_low": np.where(share > 0, np.minimum(low, share), 0),
            "share_high": np.where(share < 1, np.maximum(high, share), 1),
            "n_eff": effective_size(weights),
            "first_three_probability": _chances_of_being_first(draws, FIRST_THEMES),
        }
    )


def _told_size(people: pd.DataFrame, told: float | None, classes: pd.DataFrame | None) -> float:
    """Return what intervals are made from: the size itself, or the least of the class told."""
    weights = people["weight"].to_numpy(dtype=np.float64)
    size = effective_size(weights)
    if classes is None or np.ptp(weights) == 0:
        return size
    persons = 0 if told is None or pd.isna(told) else told
    reached = classes[(classes["count_min"] <= size) & (classes["persons_min"] <= persons)]
    return float(max([LEAST_TOLD_SIZE, *reached["count_min"]]))


def _is_fragile(people: pd.DataFrame, representativeness: float | None) -> bool:
    size = effective_size(people["weight"].to_numpy(dtype=np.float64))
    if size < LEAST_EFFECTIVE_SIZE or representativeness is None or pd.isna(representativeness):
        return size < LEAST_EFFECTIVE_SIZE
    return bool(representativeness < LEAST_REPRESENTATIVENESS)


def _chances_of_being_first(draws: Numbers, places: int) -> Numbers:
    """Count how often each column is among the highest."""
    width = draws.shape[1]
    if width <= places:
        return np.ones(width)
    first = np.argpartition(-draws, places - 1, axis=1)[:, :places]
    chances: Numbers = np.bincount(first.ravel(), minlength=width) / len(draws)
    return chances


def _by_epci(
    respondents: pd.DataFrame, voices: pd.DataFrame, kept: pd.DataFrame | None = None
) -> Iterator[tuple[str, pd.DataFrame, Yes, list[str]]]:
    """Give each EPCI's respondents by identifier, and who voiced which theme (rows × themes)."""
    keys = ["epci_code", "respondent_id"]
    told = voices[voices["theme_id"].notna()].drop_duplicates([*keys, "theme_id"])
    strangers = ~pd.MultiIndex.from_frame(told[keys]).isin(
        pd.MultiIndex.from_frame(respondents[keys])
    )
    if strangers.any():
        example = str(told.loc[strangers, "respondent_id"].iloc[0])
        raise ContractError(Fault("besoin sans répondant connu", "besoins exprimés", example))
    people_kept = respondents if kept is None else kept
    said_by = dict(tuple(told.groupby("epci_code", sort=True)))
    for epci, people in people_kept.groupby("epci_code", sort=True):
        if epci not in said_by:
            continue
        ordered = people.sort_values("respondent_id", ignore_index=True)
        themes = sorted(said_by[epci]["theme_id"].unique())
        row = pd.Index(ordered["respondent_id"]).get_indexer(said_by[epci]["respondent_id"])
        column = pd.Index(themes).get_indexer(said_by[epci]["theme_id"])
        voiced = np.zeros((len(ordered), len(themes)), dtype=bool)
        voiced[row[row >= 0], column[row >= 0]] = True
        yield str(epci), ordered, voiced, themes


def _together(frames: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    texts = {"epci_code": "string", "theme_id": "string", "commune_code": "string"}
    if not frames:
        return pd.DataFrame({name: pd.Series(dtype=texts.get(name, "Float64")) for name in columns})
    kinds = {
        name: texts.get(name, "Int64" if name.endswith("_count") else "Float64") for name in columns
    }
    if "is_fragile" in kinds:
        kinds["is_fragile"] = "boolean"
    return pd.concat(frames, ignore_index=True)[list(columns)].astype(kinds)
