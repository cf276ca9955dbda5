"""Read the structures of the registers, as their file would be read, by the same checks. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from generator.carriers.coalition import PERSONS
from generator.carriers.register_facts import Row, facts_told
from generator.carriers.structure_file import A_COLLEGE, A_FACT, A_MEMBER, Places, structure_of
from generator.carriers.structures import Structure
from generator.catalogues.carrier_facts import CarrierFact
from generator.catalogues.carriers import Carrier
from generator.errors import DataError, Fault
from generator.folding import fold_name
from generator.french import is_known

STRUCTURES, COLLEGES, MEMBERS, FACTS = "structures", "colleges", "members", "facts"
SHEETS = (STRUCTURES, COLLEGES, MEMBERS, FACTS)
SEVERAL = ";"
WHOLE_PERCENT = 100
# Actors made of natural persons, and the associates who are persons where no actor is named.
GROUPS = frozenset({"collectif_habitants", "groupe_salaries"})
OF_PERSONS = frozenset({"salaries", "producteurs", "beneficiaires", "benevoles"})

# What each column is called in the file of a structure.
STRUCTURE_KEYS = {
    "structure_id": "id",
    "structure_label_fr": "label_fr",
    "carrier_id": "carrier",
    "source_fr": "source_fr",
    "members_complete": "members_complete",
    "capital_eur": "capital_eur",
}
COLLEGE_KEYS = {
    "college_id": "id",
    "college_label_fr": "label_fr",
    "seats": "seats",
    "elected_by_peers": "elected_by_peers",
}
MEMBER_KEYS = {
    "actor_id": "actor_id",
    "member_label_fr": "label_fr",
    "college_id": "college",
    "category": "category",
    "is_public": "is_public",
    "capital_eur": "capital_eur",
    "seats": "seats",
    "votes": "votes",
}

Tables = Mapping[str, pd.DataFrame]
Lines = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Law:
    """The catalogue's carriers and the facts that their rules may ask."""

    carriers: Mapping[str, Carrier]
    facts: Mapping[str, CarrierFact]


@dataclass(frozen=True)
class Registered:
    """A structure of the registers, where it stands, and which members are natural persons."""

    structure: Structure
    epci_code: str
    opportunity_id: str | None
    persons: frozenset[str]


def with_names(members: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Add to each member who it is, as far as it may be told.

    Parameters
    ----------
    members
        The sheet of members.
    actors : DataFrame, one row per actor
        ``actor_id``, ``actor_kind``, ``actor_name``, ``may_be_named``.

    Returns
    -------
    DataFrame
        With ``actor_kind``; ``member_label_fr`` is the actor's name where it accepts that, and an
        organisation counts for one associate.
    """
    known = actors.drop_duplicates("actor_id").set_index("actor_id")
    kinds = members["actor_id"].map(known["actor_kind"]).astype("string")
    accepts = members["actor_id"].map(known["may_be_named"]).astype("boolean").fillna(value=False)
    names = members["actor_id"].map(known["actor_name"]).astype("string")
    labels = members["member_label_fr"].fillna(names.where(accepts & ~kinds.isin(PERSONS)))
    counts = members["people_count"].mask(
        members["people_count"].isna() & kinds.notna() & ~kinds.isin(GROUPS), 1
    )
    return members.assign(actor_kind=kinds, member_label_fr=labels, people_count=counts)


def named_lines(tables: Tables) -> Lines:
    """Name each row by its identifier, for tables that no person is mending."""
    return {
        name: {str(key): f"{name}, « {key} »" for key in tables[name].iloc[:, 0]} for name in SHEETS
    }


def read_registered(tables: Tables, law: Law, lines: Lines) -> list[Registered]:
    """Read every structure of the registers, in the order of identifiers.

    Parameters
    ----------
    tables
        ``structures``, ``colleges``, ``members`` (see ``with_names``), ``facts``.
    lines
        Where each row stands, by sheet and identifier.

    Raises
    ------
    DataError
        All the faults of all the structures.
    """
    found: list[Registered] = []
    faults: list[Fault] = []
    parts = {name: _rows(tables[name]) for name in (COLLEGES, MEMBERS, FACTS)}
    for row in _rows(tables[STRUCTURES].drop_duplicates("structure_id")):
        of_it = {
            name: [part for part in rows if part.get("structure_id") == row["structure_id"]]
            for name, rows in parts.items()
        }
        try:
            found += _registered(row, of_it, law, lines)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return found


def _rows(table: pd.DataFrame) -> list[Row]:
    """List the rows with what is known of them only."""
    return [
        {str(name): value for name, value in row.items() if is_known(value)}
        for row in table.to_dict("records")
    ]


def _registered(
    row: Row, parts: Mapping[str, list[Row]], law: Law, lines: Lines
) -> Iterator[Registered]:
    if not {"structure_label_fr", "carrier_id"} <= row.keys():
        return  # refused already, by the cell that is blank or could not be read
    members = list(_named_once(parts[MEMBERS]))
    where = _places(str(row["structure_id"]), {**parts, MEMBERS: members}, lines)
    faults: list[Fault] = []
    facts = facts_told(parts[FACTS], law.facts, where, faults)
    if row.get("has_colleges") is False and parts[COLLEGES]:
        what = "la structure est dite sans collège, et elle en a dans la feuille Collèges"
        faults.append(Fault(what, where.structure, remedy="corrigez l'une ou l'autre"))
    try:
        structure = structure_of(
            _written(row, parts[COLLEGES], members, facts), where, law.carriers
        )
    except DataError as error:
        raise DataError(*faults, *error.faults) from error
    if faults:
        raise DataError(*faults)
    epci, activity = str(row.get("epci_code", "")), row.get("activity_id")
    persons = frozenset(str(member["actor_id"]) for member in members if _is_of_persons(member))
    yield Registered(structure, epci, f"{epci}-{activity}" if activity else None, persons)


def _named_once(members: list[Row]) -> Iterator[Row]:
    """Give the members outside the register of actors an identifier; one name is one actor."""
    by_label: dict[str, str] = {}
    for member in members:
        if "actor_id" in member:
            yield member
            continue
        name = fold_name(str(member.get("member_label_fr", member["member_id"])))
        named = {**member, "actor_id": by_label.setdefault(name, str(member["member_id"]))}
        if _is_of_persons(member) and member.get("people_count") == 1:
            named.pop("member_label_fr", None)  # a person alone has no name here
        yield named


def _is_of_persons(member: Row) -> bool:
    """Tell a line that may stand for natural persons; without an actor, only « 1 » says not."""
    if "actor_kind" in member:
        return member["actor_kind"] in PERSONS | GROUPS
    return member.get("category") in OF_PERSONS or member.get("people_count") != 1


def _places(structure_id: str, parts: Mapping[str, list[Row]], lines: Lines) -> Places:
    told: dict[tuple[str, str], str] = {}
    for sheet, noun, key, name in (
        (COLLEGES, A_COLLEGE, "college_id", "college_id"),
        (MEMBERS, A_MEMBER, "member_id", "actor_id"),
        (FACTS, A_FACT, "fact_row_id", "fact_id"),
    ):
        for row in parts[sheet]:
            here = lines[sheet][str(row[key])]
            before = told.get((noun, str(row.get(name))))
            told[noun, str(row.get(name))] = f"{before} ; {here}" if before else here
    return Places(lines[STRUCTURES][structure_id], told)


def _written(
    row: Row, colleges: list[Row], members: list[Row], facts: Mapping[str, object]
) -> dict[str, object]:
    """Write a structure with the keys of its file."""
    written = _renamed(row, STRUCTURE_KEYS)
    written |= {"statuses": _several(row, "statuses"), "facts": dict(facts)}
    written["members"] = [
        _renamed(member, MEMBER_KEYS) | {"people_count": member.get("people_count")}
        for member in members
    ]
    if colleges or row.get("has_colleges") is False:
        written["colleges"] = [_college(college) for college in colleges]
    return written


def _college(row: Row) -> dict[str, object]:
    written = _renamed(row, COLLEGE_KEYS) | {"categories": _several(row, "categories")}
    if "vote_share" in row:
        written["vote_share"] = float(str(row["vote_share"])) / WHOLE_PERCENT
    return written


def _renamed(row: Row, names: Mapping[str, str]) -> dict[str, object]:
    return {names[name]: value for name, value in row.items() if name in names}


def _several(row: Row, name: str) -> list[str]:
    return [part.strip() for part in str(row.get(name, "")).split(SEVERAL) if part.strip()]
