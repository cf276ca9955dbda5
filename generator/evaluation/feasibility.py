"""Backtest of the feasibility model: learned on the first years, asked about the last window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from generator.errors import DataError, Fault
from generator.evaluation.feasibility_references import references
from generator.evaluation.ranking import (
    Measured,
    Question,
    calibration,
    draws,
    measured_auc,
    measured_ece,
    measured_ndcg,
    size_classes,
    within_types_auc,
)
from generator.evaluation.scores import Floats, rounded
from generator.territory.feasibility.entries import Window, windows_of
from generator.territory.feasibility.features import Context, context_of
from generator.territory.feasibility.keeping import KeptModel
from generator.territory.feasibility.model import Model, chances, simple_chances, train
from generator.territory.feasibility.panel import Flags, Panel

PLACE_FOLDS, PLACEBOS, SIZES = 5, 3, 4
Told = dict[str, Any]

OWN_HISTORY_FR = {
    "aucune": "non utilisée : aucune fenêtre d’apprentissage n’a d’année avant elle",
    "apprise": "apprise sur les fenêtres qui ont une année avant elles",
    "livree": "coefficient du modèle livré, appris sur des années antérieures à celle prédite",
}


@dataclass(frozen=True)
class Predicted:
    """What was said of the last window by who had not seen it."""

    chances: Floats
    simple: Floats
    model: Model
    windows: Sequence[Window]
    context: Context
    before: Floats
    history: tuple[float, ...] | None
    history_kind: str


def predict_last(past: Panel, horizon: int, history: tuple[float, ...] | None = None) -> Predicted:
    """Learn from every window of a panel, and say what comes within so many years after it.

    Parameters
    ----------
    past
        Two years at least. What comes after is not in it, so that nothing can be learned of it.
    history
        Offsets of own history to use when the windows teach none.
    """
    contexts = [context_of(past, position) for position in range(len(past.years))]
    windows = windows_of(past, contexts)
    model = train(windows, past.teaching_types())
    kind = "apprise" if model.history else "livree" if history else "aucune"
    used = model.history or history
    before = past.counts[-2]
    found = chances(model, contexts[-1], horizon, before, used)
    simple = simple_chances(model, contexts[-1], horizon)
    return Predicted(found, simple, model, windows, contexts[-1], before, used, kind)


def backtest(
    panel: Panel,
    shipped: KeptModel | None,
    seed: int,
    tell: Callable[[str], None] = lambda _: None,
) -> Told:
    """Measure the model on the last window of a panel.

    Parameters
    ----------
    panel
        Three years at least.
    shipped
        The shipped model: its own-history offsets serve only where it has learned nothing after
        the year that is predicted from.

    Raises
    ------
    DataError
        If nothing entered in the last window, or no type can be learned from.
    """
    last = len(panel.years) - 1
    horizon = panel.years[last] - panel.years[last - 1]
    past = panel.until(last - 1)
    _refuse_nothing(past, panel)
    tell("Apprentissage sur les premières années…")
    said = predict_last(past, horizon, _usable_history(shipped, panel))
    whole = _question(panel, panel.teaching_types() & said.model.modelled)
    strict = _question(panel, said.model.modelled)
    weights = draws(len(panel.epcis), seed)
    tell("Références et intervalles…")
    ours = _figures(whole, said.chances, weights)
    scores = references(panel, said.context, last - 1, seed) | {"trois_criteres": said.simple}
    beside = {
        name: {
            "auc": measured_auc(whole, found, weights),
            "ndcg_at_10": measured_ndcg(whole, found, weights),
        }
        for name, found in scores.items()
    }
    gain = ours["ndcg_at_10"].minus(beside["population"]["ndcg_at_10"])
    tell("Par taille, hors département, placebo…")
    return {
        "annees": list(panel.years),
        "panels": [
            {"annee": year, "empreinte": digest}
            for year, digest in zip(panel.years, panel.hashes, strict=True)
        ],
        "graine": seed,
        "epci": len(panel.epcis),
        "remarques": list(panel.notes),
        "histoire_propre": OWN_HISTORY_FR[said.history_kind],
        **_told(ours),
        **_asked(whole),
        "references": {name: _told(found) for name, found in beside.items()},
        "gain_ndcg_population": gain.figure(),
        "auc_dans_les_types": rounded(within_types_auc(whole, said.chances)),
        "filtre_strict": _asked(strict) | _told(_figures(strict, said.chances, weights)),
        "hors_departement": _told(_figures(whole, _place_out(past, said, horizon), weights)),
        "placebo": _placebo(said, whole, horizon, seed),
        "calibration": calibration(whole, said.chances),
        "par_taille": _by_size(panel, whole, said.chances, weights),
    }


def learned_model(
    panel: Panel, codes: Sequence[str | None], measures: Mapping[str, Any]
) -> KeptModel:
    """Learn from every window of a panel, to be kept with the names and codes of its types."""
    _refuse_nothing(panel, panel)
    # The last year is only an outcome here: describing it too would cost time for nothing.
    contexts = [context_of(panel, position) for position in range(len(panel.years) - 1)]
    model = train(windows_of(panel, contexts), panel.teaching_types())
    return KeptModel(
        model,
        panel.types,
        tuple(codes),
        panel.years,
        panel.hashes,
        len(panel.epcis),
        dict(measures),
    )


def _refuse_nothing(past: Panel, panel: Panel) -> None:
    if not past.teaching_types().any():
        what = "aucun type n'est présent dans 2 % à 98 % des EPCI"
        raise DataError(Fault(what, "panels", remedy="vérifiez les comptes et le périmètre"))
    for start in range(len(panel.years) - 1):
        if not (panel.present(start + 1) & ~panel.present(start)).any():
            what = f"aucun type n'apparaît entre {panel.years[start]} et {panel.years[start + 1]}"
            remedy = "vérifiez que ce sont deux panels différents"
            raise DataError(Fault(what, "panels", remedy=remedy))


def _usable_history(shipped: KeptModel | None, panel: Panel) -> tuple[float, ...] | None:
    # A year between the last two already shows part of what is asked.
    if shipped is None or panel.years[-2] < max(shipped.years):
        return None
    return None if panel.hashes[-1] in shipped.hashes else shipped.model.history


def _question(panel: Panel, types: Flags) -> Question:
    absent = ~panel.present(-2) & types[None]
    question = Question(absent, panel.present(-1) & absent)
    if not question.truth.any() or question.truth.all():
        what = f"rien à prédire en {panel.years[-1]} : aucun type n'apparaît, ou tous"
        raise DataError(Fault(what, "panels", remedy="vérifiez le dernier panel"))
    return question


def _figures(question: Question, scores: Floats, weights: Floats) -> dict[str, Measured]:
    return {
        "auc": measured_auc(question, scores, weights),
        "ndcg_at_10": measured_ndcg(question, scores, weights),
        "ece": measured_ece(question, scores, weights),
    }


def _told(figures: Mapping[str, Measured]) -> Told:
    return {name: one.figure() for name, one in figures.items()}


def _asked(question: Question) -> Told:
    return {
        "types": int(question.asked.any(axis=0).sum()),
        "paires": int(question.asked.sum()),
        "apparitions": int(question.truth.sum()),
    }


def _place_out(past: Panel, said: Predicted, horizon: int) -> Floats:
    """Say each EPCI's chances from what the other départements taught only."""
    groups = np.array(past.departements)
    folds = min(PLACE_FOLDS, len(np.unique(groups)))
    found = said.chances.copy()
    if folds < PLACE_FOLDS:
        what = f"il faut {PLACE_FOLDS} départements au moins, pour apprendre hors de chacun"
        raise DataError(Fault(what, "panels", remedy="élargissez le périmètre"))
    for _, held in GroupKFold(folds).split(groups, groups=groups):
        learned = np.ones(len(groups), dtype=bool)
        learned[held] = False
        model = train(said.windows, said.model.modelled, learned)
        history = model.history or said.history
        found[held] = chances(model, said.context, horizon, said.before, history)[held]
    return found


def _placebo(said: Predicted, question: Question, horizon: int, seed: int) -> Told:
    """Shuffle, within each type, which EPCIs gained it, at both windows: nothing is left to find.

    How often each type appears stays, so that only ranks within a type must fall to a half.
    """
    found = []
    for run in range(PLACEBOS):
        rng = np.random.default_rng((seed, run))
        windows = [
            replace(w, entered=_shuffled(Question(w.absent, w.entered), rng)) for w in said.windows
        ]
        model = train(windows, said.model.modelled)
        lost = Question(question.asked, _shuffled(question, rng))
        scores = chances(model, said.context, horizon, said.before, said.history)
        found.append(within_types_auc(lost, scores))
    return {
        "auc_dans_les_types": rounded(float(np.mean(found))),
        "moindre": rounded(min(found)),
        "plus_grande": rounded(max(found)),
        "tirages": PLACEBOS,
    }


def _shuffled(question: Question, rng: np.random.Generator) -> Flags:
    entered = question.entered.copy()
    for column in range(entered.shape[1]):
        asked = question.asked[:, column]
        entered[asked, column] = rng.permutation(entered[asked, column])
    return entered


def _by_size(panel: Panel, question: Question, scores: Floats, weights: Floats) -> list[Told]:
    told = []
    for low, high, epcis in size_classes(panel.population, SIZES):
        part = question.restricted(epcis=epcis)
        share = part.truth.mean() if part.truth.size else np.nan
        measured = {} if not 0 < share < 1 else _told(_figures(part, scores, weights))
        told.append(
            {
                "population_min": int(low),
                "population_max": int(high),
                "epci": int(epcis.sum()),
                "part_apparue": None if np.isnan(share) else rounded(share),
                **measured,
            }
        )
    return told
