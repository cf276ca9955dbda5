"""Put the demonstration's invented answers and resources into a workspace, as a person would."""

from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault
from generator.intake import import_survey, pseudonym_key
from generator.sources.formats.tables import read_text_table
from generator.warehouse.workspace import Workspace, write_atomically

FOLDER = "demo"
# The fourth EPCI of the demonstration was never asked: what is unknown must be seen as such.
SURVEYS = {
    "enquete_ouche_et_montagne.csv": "200039055",
    "enquete_chenove.csv": "242100410",
    "enquete_saulieu.csv": "242101442",
}
REGISTER = "ressources.csv"
# Another name than the usual one, so that a register typed by a person is never overwritten.
REGISTER_COPY = "ressources_demonstration.csv"
LISTED = ["commune_code", "commune_name", "commune_type", "departement_code", "parent_code"]


def prepare(workspace: Workspace, data: Path) -> None:
    """Copy the invented register, and import the invented surveys; doing it again changes nothing.

    Parameters
    ----------
    workspace
        A workspace whose folders exist.
    data
        The folder of what ships with the house, in which ``demo/`` stands.

    Raises
    ------
    DataError
        If a file of the demonstration is missing.
    """
    folder = data / FOLDER
    register = _bytes(folder / REGISTER)
    communes = _communes(folder)
    write_atomically(workspace.registers / REGISTER_COPY, register)
    key = pseudonym_key(workspace.pseudonym_key)
    for file, epci_code in SURVEYS.items():
        import_survey(
            folder / file,
            workspace.surveys,
            epci_code=epci_code,
            accept=True,
            communes=communes,
            key=key,
        )


def _communes(folder: Path) -> pd.DataFrame:
    """List the communes that answers may name, former codes beside today's.

    Returns
    -------
    DataFrame, one row per commune or former commune
        ``commune_code``, ``commune_name``, ``departement_code``, ``epci_code``, ``code_alias``.
    """
    listed = read_text_table(_bytes(folder / "land_communes.csv"), sep=",", columns=LISTED)
    zones = read_text_table(
        _bytes(folder / "land_memberships.csv"),
        sep=",",
        columns=["commune_code", "zone_kind", "zone_code"],
    )
    epcis = zones[zones["zone_kind"] == "epci"].rename(columns={"zone_code": "epci_code"})
    current = listed[listed["commune_type"] == "COM"]
    now = listed["parent_code"].fillna(listed["commune_code"])
    coded = listed.assign(code_alias=listed["commune_code"], commune_code=now)
    # A delegated commune has no département of its own in the COG: it is its commune's.
    named = coded.drop(columns="departement_code").merge(
        current[["commune_code", "departement_code"]], on="commune_code"
    )
    columns = ["commune_code", "commune_name", "departement_code", "epci_code", "code_alias"]
    return named.merge(epcis, on="commune_code")[columns]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "réinstallez generateur : ses fichiers data/demo ne sont pas complets"
        raise DataError(Fault("fichier illisible", where=str(path), remedy=remedy)) from error
