"""Judge a carrier to create as if its seat were in its territory: that spares questions. Pure.

Some rules hold in a few départements only. Asked of a whole country, they put the question of the
seat everywhere; asked of a territory whose départements are known, most of the time they need not.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pandas as pd

from generator.carriers.facts import SEAT, all_conditions
from generator.carriers.proposals import COLUMNS, answer_of
from generator.catalogues.carriers import Carrier
from generator.french import is_known

SEAT_ID = "seat_id"
UNKNOWN, ELSEWHERE = "", "ailleurs"  # « ailleurs »: a département that no rule names
NO_RULE = "00"  # the code of none: it passes every rule as one that no rule names
SUPPOSED_FR = "Le siège est supposé dans le territoire."

Told = Mapping[str, object]


def seats(departements: pd.DataFrame, carriers: Mapping[str, Carrier]) -> pd.DataFrame:
    """Say of each EPCI which rules on the seat may hold in it.

    Parameters
    ----------
    departements
        One row per EPCI: ``epci_code``, ``departement_codes`` (separated by spaces, or blank).

    Returns
    -------
    DataFrame, one row per EPCI
        ``epci_code``, ``seat_id``: the départements that some rule names, and ``ailleurs`` for
        all the others; empty when its départements are unknown.
    """
    named = _named(carriers.values())
    told = [_seat(codes, named) for codes in departements["departement_codes"]]
    return departements[["epci_code"]].assign(**{SEAT_ID: pd.array(told, dtype="string")})


def seated(
    proposals: pd.DataFrame,
    carriers: Mapping[str, Carrier],
    seat_ids: Iterable[str],
    today: date,
) -> pd.DataFrame:
    """Repeat the proposals for each kind of territory, without the questions that its seat settles.

    Where the départements of a territory do not all lead to the same questions, or where a
    supposed seat would change the answer itself, the seat stays unknown: it is never what makes
    a carrier eligible or refused.

    Parameters
    ----------
    proposals
        As ``proposals.propose`` makes them, of a project of which nothing is known.

    Returns
    -------
    DataFrame, one row per activity, carrier and kind of territory
        The columns of ``proposals``, and ``seat_id``. ``to_check_fr`` says that the seat is
        supposed wherever that spares a question.
    """
    records = [{str(k): v for k, v in row.items()} for row in proposals.to_dict("records")]
    nothing_known: dict[str, Told] = {str(row["carrier_id"]): row for row in records}
    laid: list[dict[str, object]] = []
    for seat_id in dict.fromkeys(seat_ids):
        changed: dict[str, dict[str, object]] = {
            key: told
            for key, carrier in carriers.items()
            if key in nothing_known
            and (told := _told(carrier, carriers, nothing_known[key], seat_id, today))
        }
        laid += [
            row | changed.get(str(row["carrier_id"]), {}) | {SEAT_ID: seat_id} for row in records
        ]
    types = COLUMNS | {SEAT_ID: "string"}
    return pd.DataFrame(laid, columns=list(types), dtype="object").astype(types)


def _named(carriers: Iterable[Carrier]) -> frozenset[str]:
    """Gather the départements that some rule names."""
    return frozenset(
        str(code).casefold()
        for carrier in carriers
        for conditions in all_conditions(carrier)
        if (asked := conditions.get(SEAT)) is not None
        for code in (*(asked.in_ or ()), *(asked.not_in or ()), asked.equals)
        if code is not None
    )


def _seat(codes: object, named: frozenset[str]) -> str:
    if not is_known(codes):
        return UNKNOWN
    kinds = {code if code.casefold() in named else ELSEWHERE for code in str(codes).split()}
    return " ".join(sorted(kinds))


def _told(
    carrier: Carrier, carriers: Mapping[str, Carrier], known: Told, seat_id: str, today: date
) -> dict[str, object] | None:
    """Tell a carrier whose seat is in such a territory; nothing when that spares no question."""
    answers = list(_answers(carrier, carriers, seat_id.split(), today))
    if not answers or any(answer != answers[0] for answer in answers):
        return None
    answer = answers[0]
    is_same = answer["to_check_fr"] == known["to_check_fr"]
    if is_same or answer["verdict"] != known["verdict"]:
        return None
    return answer | {"to_check_fr": f"{answer['to_check_fr']} {SUPPOSED_FR}"}


def _answers(
    carrier: Carrier, carriers: Mapping[str, Carrier], codes: Iterable[str], today: date
) -> Iterator[dict[str, object]]:
    for code in codes:
        yield answer_of(carrier, carriers, {SEAT: NO_RULE if code == ELSEWHERE else code}, today)
