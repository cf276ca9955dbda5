"""What a list may say that its structures are: a carrier, or a kind of structure already known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from generator.catalogues.carriers import Carrier
from generator.folding import fold
from generator.french import within

STILL_FR = "L’est-elle toujours, et peut-elle couvrir cette activité ?"


@dataclass(frozen=True)
class Kind:
    """One kind.

    Parameters
    ----------
    carrier_id
        The carrier that its structures are; None when the kind does not tell.
    label_fr
        As inside a sentence.
    is_enough
        Whether being one is enough to be asked for an activity that names it as a carrier.
    is_legal_person
        Whether nobody can be one in their own name.
    """

    id: str
    carrier_id: str | None
    label_fr: str
    is_enough: bool
    check_fr: str
    is_legal_person: bool


def known_kinds(carriers: Iterable[Carrier], existing: pd.DataFrame) -> dict[str, Kind]:
    """Give each kind by the words, folded, that a list may use for it.

    Parameters
    ----------
    existing
        ``existing_carriers.csv``: for the carriers that a directory tells, what is said of them
        and asked. Its own kinds are admitted where they leave no doubt (``france_services``; not
        ``siae``, which may be six statuses).
    """
    told = existing.dropna(subset=["carrier_id"]).drop_duplicates("carrier_id", keep=False)
    by_carrier = {str(row["carrier_id"]): row for row in told.to_dict("records")}
    kinds: dict[str, Kind] = {}
    for carrier in carriers:
        kind = _of_carrier(carrier, by_carrier.get(carrier.id, {}))
        kinds |= {fold(word): kind for word in (carrier.id, *carrier.aliases)}
    alone = existing.drop_duplicates("structure_kind", keep=False)
    for row in alone[alone["carrier_id"].isna()].to_dict("records"):
        name = str(row["structure_kind"])
        kinds.setdefault(
            name,
            Kind(
                id=name,
                carrier_id=None,
                label_fr=str(row["label_fr"]),
                is_enough=bool(row["is_enough"]),
                check_fr=str(row["check_fr"]),
                is_legal_person=False,
            ),
        )
    return kinds


def _of_carrier(carrier: Carrier, told: Mapping[object, object]) -> Kind:
    is_form = carrier.layer == "forme"
    return Kind(
        id=carrier.id,
        carrier_id=carrier.id,
        label_fr=str(told.get("label_fr") or within(carrier.label_fr)),
        # Any association is one: being it says nothing of an activity, as a status does.
        is_enough=bool(told.get("is_enough", carrier.layer == "statut")),
        check_fr=str(told.get("check_fr") or STILL_FR),
        is_legal_person=is_form,
    )
