"""Rank the carriers of each opportunity: the law first, then how well each one fits. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.carriers.seats import SEAT_ID
from generator.catalogues.carrier_lists import fit_faults
from generator.errors import CatalogueError
from generator.french import is_known, sentence

TO_FIND, TO_FIND_FR = "a_trouver", "Porteur à trouver"
NONE_NAMED_FR = (
    "Aucun porteur n’est nommé au catalogue pour cette activité : c’est courant à ce stade, il "
    "reste à chercher."
)
ALL_REFUSED_FR = (
    "Tous les porteurs nommés au catalogue pour cette activité sont refusés en l’état : il reste "
    "à en chercher un autre, ou à changer ce qui les refuse."
)
NO_WEIGHT_FR = (
    "Sans indication : aucun poids n’est écrit pour ce porteur, rangé comme si rien ne parlait "
    "pour lui ni contre lui."
)
YES = "oui"
REFUSED = "non"
ANSWERS = {YES: 0, "a_verifier": 1, REFUSED: 2}  # a refused carrier is last whatever its fit
COLUMNS = {
    "opportunity_id": "string",
    "epci_code": "string",
    "activity_id": "string",
    "activity_label_fr": "string",
    "carrier_id": "string",
    "carrier_label_fr": "string",
    "fit_rank": "Int64",
    "preference_rank": "Int64",
    "verdict": "string",
    "reason_fr": "string",
    "to_change_fr": "string",
    "to_check_fr": "string",
    "articles_fr": "string",
    "fit_score": "Int64",
    "fit_low": "Int64",
    "fit_high": "Int64",
    "fit_for_fr": "string",
    "fit_against_fr": "string",
    "fit_unknown_fr": "string",
}
OF_LAW = (
    "carrier_id",
    "carrier_label_fr",
    "preference_rank",
    "verdict",
    "reason_fr",
    "to_change_fr",
    "to_check_fr",
    "articles_fr",
)

_ALIKE = ["activity_id", SEAT_ID, "known"]  # opportunities that have the same carriers
_OWN = ("opportunity_id", "epci_code", "activity_label_fr")

Row = Mapping[str, Any]
# What is known of one opportunity: signal, answer and who says it, in the order of signals.
Known = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Scale:
    """The signals in their order, by name, their groups, and their weights for each carrier.

    Signals of one group exclude each other: at most one of them holds.
    """

    labels: Mapping[str, str]
    groups: Mapping[str, str]
    weights: Mapping[str, Mapping[str, int]]


def fit(
    opportunities: pd.DataFrame,
    verdicts: pd.DataFrame,
    answers: pd.DataFrame,
    scale: Scale,
) -> pd.DataFrame:
    """Give each opportunity its possible carriers, ranked.

    Parameters
    ----------
    opportunities
        One row each: ``opportunity_id``, ``epci_code``, ``activity_id``, ``activity_label_fr``,
        ``seat_id``.
    verdicts
        One row per activity, carrier and ``seat_id``, as ``seats.seated`` makes it.
    answers
        One row per opportunity and signal known: ``opportunity_id``, ``signal_id``, ``answer``
        (oui or non), ``said_fr``. A signal without a row is unknown.

    Returns
    -------
    pandas.DataFrame
        One row per opportunity and carrier that its activity names: eligible, then to verify,
        then refused; inside, those whose law is over after the others, then by the sum of the
        signals known to hold, then by the catalogue's preference. ``fit_low`` and ``fit_high``
        are what the sum could become once the unknown signals are answered; the three are blank
        when no weight is written for the carrier. Where no carrier may act as things
        are, a first row says that one is to be found.
    """
    known = _known(answers, scale)
    each = [known.get(str(key), ()) for key in opportunities["opportunity_id"]]
    # Opportunities of one activity of which the same is known have the same carriers.
    numbers = {told: number for number, told in enumerate(dict.fromkeys(each))}
    asked = opportunities.assign(known=[numbers[told] for told in each])
    law: dict[tuple[str, str], list[Row]] = {}
    for row in verdicts.to_dict("records"):
        of = (str(row["activity_id"]), str(row[SEAT_ID]))
        law.setdefault(of, []).append({str(k): v for k, v in row.items()})
    told_of = list(numbers)
    alike = asked[_ALIKE].drop_duplicates()
    rows = [
        {"activity_id": activity, SEAT_ID: seat, "known": number} | carrier
        for activity, seat, number in alike.itertuples(index=False)
        for carrier in _ranked(law.get((activity, seat), []), told_of[number], scale)
    ]
    names = [name for name in COLUMNS if name not in _OWN]
    of_each = pd.DataFrame(rows, columns=[SEAT_ID, "known", *names], dtype="object")
    types = {SEAT_ID: "string", "known": "int64"} | {name: COLUMNS[name] for name in names}
    told = asked[[*_OWN, *_ALIKE]].merge(of_each.astype(types), on=_ALIKE)
    in_order = told.sort_values(["opportunity_id", "fit_rank"])
    return in_order[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)


def read_scale(signals: pd.DataFrame, weights: pd.DataFrame, carriers: Collection[str]) -> Scale:
    """Read ``carrier_signals.csv`` and ``carrier_fit.csv``, with what a workspace adds.

    Raises
    ------
    CatalogueError
        Every weight of an unknown signal or carrier, written twice, or out of −2 to 2.
    """
    in_order = signals.sort_values(["signal_order", "signal_id"])
    labels = dict(zip(in_order["signal_id"], in_order["label_fr"], strict=True))
    groups = signal_groups(signals)
    faults = list(fit_faults(weights, labels, carriers))
    if faults:
        raise CatalogueError(*faults)
    read: dict[str, dict[str, int]] = {}
    for row in weights.to_dict("records"):
        read.setdefault(str(row["carrier_id"]), {})[str(row["signal_id"])] = int(row["weight"])
    return Scale(labels, groups, read)


def signal_groups(signals: pd.DataFrame) -> dict[str, str]:
    """Give the group of each signal of ``carrier_signals.csv``, in their order."""
    in_order = signals.sort_values(["signal_order", "signal_id"])
    return dict(zip(in_order["signal_id"], in_order["group_id"], strict=True))


def _known(answers: pd.DataFrame, scale: Scale) -> dict[str, Known]:
    """Gather what is known of each opportunity; a signal that nothing weighs is left out."""
    place = {name: position for position, name in enumerate(scale.labels)}
    gathered: dict[str, list[tuple[str, str, str]]] = {}
    columns = ("opportunity_id", "signal_id", "answer", "said_fr")
    for key, *told in zip(*(answers[name] for name in columns), strict=True):
        if told[0] in place:
            gathered.setdefault(str(key), []).append((told[0], told[1], told[2]))
    return {key: tuple(sorted(told, key=lambda t: place[t[0]])) for key, told in gathered.items()}


def _ranked(carriers: list[Row], known: Known, scale: Scale) -> Iterator[dict[str, object]]:
    """Tell the carriers of one activity in order, after one to find where none may act."""
    may_act = [row for row in carriers if row["verdict"] != REFUSED]
    if not may_act:
        reason = ALL_REFUSED_FR if carriers else NONE_NAMED_FR
        yield {
            "carrier_id": TO_FIND,
            "carrier_label_fr": TO_FIND_FR,
            "reason_fr": reason,
            "fit_rank": 1,
        }
    weighed = [
        {name: row[name] for name in OF_LAW}
        | _later(row)
        | _weigh(known, scale.weights.get(str(row["carrier_id"])), scale)
        for row in carriers
    ]
    weighed.sort(key=_order)
    for position, row in enumerate(weighed, start=1 if may_act else 2):
        yield row | {"fit_rank": position}


def _later(row: Row) -> dict[str, object]:
    """Say of a carrier that may act whether its law is over, and that it comes later for that."""
    over = row["law_over_fr"]
    if not is_known(over) or row["verdict"] == REFUSED:
        return {"is_later": False}
    return {"is_later": True, "reason_fr": f"{over} {row['reason_fr']}"}


def _order(row: Row) -> tuple[int, bool, int, int, str]:
    """Put the law first, then what signals say, then the catalogue's order.

    A fit that is unknown moves a carrier neither up nor down: it keeps the catalogue's order among
    those that no signal speaks for or against.
    """
    return (
        ANSWERS[row["verdict"]],
        row["is_later"],  # whatever its fit, it may not exist any more
        -(row["fit_score"] or 0),
        row["preference_rank"],
        row["carrier_id"],
    )


def _weigh(known: Known, weights: Mapping[str, int] | None, scale: Scale) -> dict[str, object]:
    """Add up the signals that hold; the bounds are what the unknown ones could still change."""
    if weights is None:
        return {"fit_score": None, "fit_unknown_fr": NO_WEIGHT_FR}
    holds = [(signal, said, weights.get(signal, 0)) for signal, yes, said in known if yes == YES]
    closed = {signal for signal, _, _ in known}
    closed_groups = {scale.groups[signal] for signal, _, _ in holds}
    open_ones = [
        signal
        for signal in scale.labels
        if weights.get(signal)
        and signal not in closed
        and scale.groups[signal] not in closed_groups
    ]
    swings: dict[str, list[int]] = {}
    for signal in open_ones:
        swings.setdefault(scale.groups[signal], [0]).append(weights[signal])
    score = sum(weight for _, _, weight in holds)
    unknown = " ; ".join(scale.labels[signal] for signal in open_ones)
    return {
        "fit_score": score,
        "fit_low": score + sum(min(swing) for swing in swings.values()),
        "fit_high": score + sum(max(swing) for swing in swings.values()),
        "fit_for_fr": _told([hold for hold in holds if hold[2] > 0], scale),
        "fit_against_fr": _told([hold for hold in holds if hold[2] < 0], scale),
        "fit_unknown_fr": sentence(f"Inconnu : {unknown}") if unknown else None,
    }


def _told(holds: list[tuple[str, str, int]], scale: Scale) -> str | None:
    """Tell signals, the weightiest first, with who says each."""
    first = sorted(holds, key=lambda hold: -abs(hold[2]))
    told = [f"{scale.labels[name]} ({_signed(weight)}) : {said}" for name, said, weight in first]
    return sentence(" ; ".join(told)) if told else None


def _signed(weight: int) -> str:
    return f"+{weight}" if weight > 0 else f"−{abs(weight)}"
