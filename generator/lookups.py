"""What is already known, asked before or without a build: sources, communes of any year, EPCIs."""

from pathlib import Path

import pandas as pd

from generator.codes import CommuneCode, departement_of
from generator.contracts import Source
from generator.errors import DataError, Fault, GeneratorError
from generator.partner_lists import Establishments, Gazetteer
from generator.runs import Plan, bytes_of
from generator.sources import all_sources
from generator.sources.arrival import landing, snapshots
from generator.sources.arrival.fetching import from_mirror, is_there
from generator.sources.formats.tables import decoded
from generator.territory.fates import commune_fates
from generator.territory.geography import (
    PRESENT,
    commune_history,
    commune_passages,
    communes_in,
)
from generator.territory.places import commune_names

# Of each nomenclature that the catalogue cites: its source, and the column that holds the codes.
CODES = {
    "naf": ("nomenclature_naf", "code"),
    "bpe": ("bpe_labels", "code"),
    "rome": ("nomenclature_rome", "rome_code"),
}
NO_NOMENCLATURE = "ni le miroir ni l'espace de travail n'a cette nomenclature ; donnez --miroir"
NO_LIST = "donnez --miroir, ou lancez d'abord « generateur run »"


def try_source(plan: Plan, source: Source) -> dict[str, object]:
    """Read a source without keeping anything: how many rows, and what was not understood."""
    if source.is_optional and not is_there(source, plan.mirror):
        return _verdict(source, None, "source facultative, absente du miroir", is_readable=True)
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


def known_places(plan: Plan) -> Gazetteer:
    """Return every commune by code and by name, from the current build or else from the mirror.

    Raises
    ------
    DataError
        If there is neither.
    """
    if plan.store.current_id() is not None:
        build = plan.store.build()
        return Gazetteer(
            plan.store.read(build, "calc_commune_passages"),
            plan.store.read(build, "calc_commune_names"),
        )
    if plan.mirror is None:
        raise DataError(Fault("aucune table des communes n'est chargée", remedy=NO_LIST))
    cog = _rows(plan, "cog_communes")
    passages = commune_passages(commune_history(_rows(plan, "cog_movements"), cog), cog)
    return Gazetteer(passages, commune_names(cog, passages))


def known_establishments(plan: Plan) -> Establishments:
    """Return the establishments of Sirene that the current build read; often none."""
    if plan.store.current_id() is None:
        return Establishments({}, {})
    sites = plan.store.read(plan.store.build(), "land_establishments")
    named = sites.dropna(subset=["establishment_name"])
    return Establishments(
        dict(zip(sites["siret"], sites["commune_code"], strict=True)),
        dict(zip(named["siret"], named["establishment_name"], strict=True)),
    )


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
    history, _ = _followed(plan)
    found = communes_in(history, year)
    if found.empty:
        what = f"aucune commune connue au 1er janvier {year}"
        raise DataError(Fault(what, remedy="les mouvements officiels commencent en 1943"))
    return found


def known_codes(plan: Plan) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """Find the nomenclatures that the catalogue cites, in the mirror or else in the last copies.

    The demonstration keeps copies of its own, with only the codes cited: they are not looked at.

    Returns
    -------
    codes, reasons
        The codes of each nomenclature found, by key of ``catalogues.codes.NOMENCLATURES``; and
        why, in French, for each of the others.
    """
    codes: dict[str, frozenset[str]] = {}
    reasons: dict[str, str] = {}
    for key, (source_id, column) in CODES.items():
        source = all_sources()[source_id]
        try:
            frame = _whole_nomenclature(plan, source)
        except GeneratorError as error:
            reasons[key] = str(error)
            continue
        if frame is None:
            reasons[key] = NO_NOMENCLATURE
        else:
            codes[key] = frozenset(frame[column])
    return codes, reasons


def _whole_nomenclature(plan: Plan, source: Source) -> pd.DataFrame | None:
    if plan.mirror is not None and is_there(source, plan.mirror):
        return landing.parsed(source, from_mirror(source, plan.mirror))[0]
    copy = snapshots.last(source.id, plan.workspace.warehouse / "snapshots")
    return None if copy is None else landing.parsed(source, copy.read())[0]


def fates_of_year(plan: Plan, year: int) -> pd.DataFrame:
    """Say what became of each commune that existed on 1 January of a year.

    Returns
    -------
    DataFrame, one row per commune of that year
        Of `commune_fates`.

    Raises
    ------
    DataError
        If no movements are loaded.
    """
    return commune_fates(*_followed(plan), year)


def codes_of_file(path: Path) -> list[str]:
    """Read the commune codes of a file, one a line; blank lines are passed over.

    Raises
    ------
    DataError
        If the file is absent or empty, or for each line that is not a commune's code.
    """
    if not path.is_file():
        raise DataError(Fault("ce fichier n'existe pas", where=str(path)))
    lines = [line.strip().strip('"') for line in decoded(path.read_bytes()).splitlines()]
    faults = [
        Fault(f"« {line} » n'est pas un code de commune", f"{path.name}, ligne {position}")
        for position, line in enumerate(lines, start=1)
        if line and not CommuneCode.pattern.fullmatch(line)
    ]
    if faults or not any(lines):
        raise DataError(*(faults or [Fault("aucun code", where=path.name, example="21231")]))
    return sorted({line for line in lines if line})


def _followed(plan: Plan) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the history of codes and the movements, from the current build or the mirror."""
    if plan.store.current_id() is not None:
        build = plan.store.build()
        return (
            plan.store.read(build, "calc_commune_history"),
            plan.store.read(build, "land_movements"),
        )
    if plan.mirror is None:
        raise DataError(Fault("aucune table des communes n'est chargée", remedy=NO_LIST))
    movements = _rows(plan, "cog_movements")
    return commune_history(movements, _rows(plan, "cog_communes")), movements


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
