"""Read the answers of the registers to what the rules ask of a structure. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from generator.carriers.structure_file import A_FACT, Places
from generator.carriers.values import expected
from generator.catalogues.carrier_facts import CarrierFact
from generator.errors import Fault
from generator.folding import fold_name

FLAGS = {"oui": True, "vrai": True, "true": True, "non": False, "faux": False, "false": False}
NUMBERS = frozenset({"share", "count", "amount"})
SPACES = ("\u202f", "\u00a0", " ")
SEVERAL = ";"
WRITTEN_SO_FR = {
    "flag": "« oui » ou « non »",
    "day": "une date comme 2026-03-14",
    "code": "un code",
}
REMEDY = "corrigez-la, ou ôtez la ligne si on ne le sait pas"

Row = Mapping[str, object]


def facts_told(
    rows: Sequence[Row], known: Mapping[str, CarrierFact], where: Places, faults: list[Fault]
) -> dict[str, object]:
    """Read the facts of one structure, and add what is wrong with them to ``faults``.

    Parameters
    ----------
    rows
        ``fact_id`` and ``fact_value``, as texts; a row that lacks one was refused already.
    known
        The closed list of facts.
    """
    told: dict[str, object] = {}
    for fact_id, text in _answers(rows):
        here = where.line(A_FACT, fact_id)
        if fact_id in told:
            remedy = "gardez une seule ligne par question"
            faults.append(Fault(f"le fait « {fact_id} » est écrit deux fois", here, remedy=remedy))
        elif fact_id in known:
            value = read_fact(known[fact_id], text)
            wrong = expected(known[fact_id], value)
            if wrong:
                wanted = WRITTEN_SO_FR.get(known[fact_id].kind, wrong)
                what = f"la réponse à « {fact_id} » n'est pas {wanted}"
                faults.append(Fault(what, here, remedy=REMEDY))
            else:
                told[fact_id] = value
    return told


def _answers(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if "fact_id" in row and "fact_value" in row:
            yield str(row["fact_id"]), str(row["fact_value"])


def read_fact(fact: CarrierFact, text: str) -> object:
    """Read an answer as its fact is told; one that does not read stays the text it is."""
    if fact.kind == "flag":
        return FLAGS.get(fold_name(text), text)
    if fact.kind in NUMBERS:
        return _number(text, may_be_percent=fact.kind == "share")
    if fact.kind == "list":
        return [part.strip() for part in text.split(SEVERAL) if part.strip()]
    return text


def _number(text: str, *, may_be_percent: bool) -> object:
    kept = text.replace(",", ".")
    for space in SPACES:
        kept = kept.replace(space, "")
    is_percent = may_be_percent and kept.endswith("%")
    try:
        number = float(kept.removesuffix("%") if is_percent else kept)
    except ValueError:
        return text
    return number / 100 if is_percent else number
