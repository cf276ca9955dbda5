"""What is already known, asked before or without a build: sources, communes of any year, EPCIs."""

import pandas as pd

from generator.codes import departement_of
from generator.contracts import Source
from generator.errors import DataError, Fault, GeneratorError
from generator.runs import Plan, bytes_of
from generator.sources.arrival import landing
from generator.territory.geography import (
    PRESENT,
    commune_history,
    commune_passages,
    communes_in,
)

NO_LIST = "donnez --miroir, ou lancez d'abord « generateur run »"


def try_source(plan: Plan, source: Source) -> dict[str, object]:
    """Read a source without keeping anything: how many rows, and what was not understood."""
    try:
        files = bytes_of(plan, source)
        frame, notes = landing.parsed(source, files)
    except GeneratorError as error:
        return _verdict(source, None, str(error), is_readable=False)
    told = " ; ".join(f"{note.what_fr} ({note.count})" for note in notes) or "rien à signaler"
    return _verdict(source, len(frame), told, is_readable=True)


def known_communes(plan: Plan) -> pd.DataFrame | None:
    """Return the communes that answers may name, old codes included, if we know them.

    They come from the current build, else from the mirror; None without either.

    Returns
    -------
    DataFrame, one row per code ever used
        ``code_alias``, ``commune_code``, ``commune_name``, ``departement_code``, ``epci_code``.
    """
    if plan.store.current_id() is not None:
        build = plan.store.build()
        communes = plan.store.read(build, "core_communes")
        passages = plan.store.read(build, "calc_commune_passages")
    elif plan.mirror is not None:
        communes, passages = _communes_of_mirror(plan)
    else:
        return None
    named = passages.rename(columns={"historic_code": "code_alias"}).merge(
        communes, on="commune_code"
    )
    columns = ["code_alias", "commune_code", "commune_name", "departement_code", "epci_code"]
    return named[columns]


def known_outlines(plan: Plan) -> pd.DataFrame | None:
    """Return the outlines of the communes of the current build; None when nothing is built.

    Returns
    -------
    DataFrame, one row per commune of an EPCI that has an outline
        ``commune_code``, ``geometry`` (shapely, WGS84, longitude first).
    """
    if plan.store.current_id() is None:
        return None
    drawn = plan.store.read(plan.store.build(), "out_communes")
    return drawn[["commune_code", "geometry"]]


def known_epcis(plan: Plan) -> pd.DataFrame:
    """Return the EPCIs we know, from the current build or else from the mirror.

    Raises
    ------
    DataError
        If there is neither.
    """
    if plan.store.current_id() is not None:
        table = plan.store.read(plan.store.build(), "out_territories")
        return table[["epci_code", "epci_name", "departement_code"]]
    if plan.mirror is None:
        raise DataError(Fault("aucune liste d'EPCI n'est chargée", remedy=NO_LIST))
    rows = _rows(plan, "epci_communes")
    rows = rows.assign(departement_code=rows["commune_code"].map(departement_of))
    named = rows.rename(columns={"zone_code": "epci_code", "zone_name": "epci_name"})
    epcis = named.drop_duplicates("epci_code")
    return epcis[["epci_code", "epci_name", "departement_code"]].reset_index(drop=True)


def _verdict(
    source: Source, rows: int | None, message: str, *, is_readable: bool
) -> dict[str, object]:
    return {
        "source_id": source.id,
        "lignes": rows,
        "est_lisible": is_readable,
        "message_fr": message,
    }


def communes_of_year(plan: Plan, year: int) -> pd.DataFrame:
    """List the communes that existed on 1 January of a year, and what each became.

    Returns
    -------
    DataFrame, one row per commune of that year
        ``historic_code``, ``commune_code`` (of today), ``rule_fr``.

    Raises
    ------
    DataError
        If no movements are loaded, or none are known that far back.
    """
    if plan.store.current_id() is not None:
        history = plan.store.read(plan.store.build(), "calc_commune_history")
    elif plan.mirror is not None:
        cog = _rows(plan, "cog_communes")
        history = commune_history(_rows(plan, "cog_movements"), cog)
    else:
        raise DataError(Fault("aucune table des communes n'est chargée", remedy=NO_LIST))
    found = communes_in(history, year)
    if found.empty:
        what = f"aucune commune connue au 1er janvier {year}"
        raise DataError(Fault(what, remedy="les mouvements officiels commencent en 1943"))
    return found


def _rows(plan: Plan, source_id: str) -> pd.DataFrame:
    source = plan.sources[source_id]
    return landing.parsed(source, bytes_of(plan, source))[0]


def _communes_of_mirror(plan: Plan) -> tuple[pd.DataFrame, pd.DataFrame]:
    cog = _rows(plan, "cog_communes")
    passages = commune_passages(commune_history(_rows(plan, "cog_movements"), cog), cog)
    members = _rows(plan, "epci_communes").merge(
        passages, left_on="commune_code", right_on="historic_code", suffixes=("_then", "")
    )
    epcis = members.drop_duplicates("commune_code").set_index("commune_code")["zone_code"]
    today = cog[cog["commune_type"] == PRESENT]
    return today.assign(epci_code=today["commune_code"].map(epcis).astype("string")), passages
