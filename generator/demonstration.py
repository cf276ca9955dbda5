"""Put the demonstration's invented answers and resources into a workspace, as a person would.

Invented answers and real ones never meet: a workspace of one kind refuses the other.
"""

from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault
from generator.folding import slug
from generator.intake import import_survey, pseudonym_key, report_of
from generator.needs.answers.statements import Origin
from generator.sources.arrival.demo import PREFIX
from generator.sources.formats.tables import read_text_table
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace, write_atomically

FOLDER = "demo"
# The fourth EPCI of the demonstration was never asked: what is unknown must be seen as such.
# People of the first were asked in two ways, which is what qualifies a need.
SURVEYS = {
    "enquete_ouche_et_montagne.csv": Origin("200039055", is_fictive=True),
    "entretiens_ouche_et_montagne.csv": Origin("200039055", "entretien", is_fictive=True),
    "enquete_chenove.csv": Origin("242100410", is_fictive=True),
    "enquete_saulieu.csv": Origin("242101442", is_fictive=True),
}
# The name of each copy says that it is invented.
REGISTERS = {
    f"{register}.csv": f"{register}_demonstration.csv"
    for register in ("acteurs", "competences", "liens", "ressources")
}
MARKER = "demonstration.txt"
MARKER_TEXT = """Cet espace de travail contient les réponses et les ressources fictives de la
démonstration. N'y importez rien de réel : generateur refuse de les mêler.
"""
ELSEWHERE = "choisissez un autre dossier avec --espace"
LISTED = ["commune_code", "commune_name", "commune_type", "departement_code", "parent_code"]


def prepare(workspace: Workspace, data: Path) -> None:
    """Copy the invented registers, and import the invented surveys; doing it again changes nothing.

    Parameters
    ----------
    workspace
        A workspace whose folders exist.
    data
        The folder of what ships with the house, in which ``demo/`` stands.

    Raises
    ------
    DataError
        If a file of the demonstration is missing, or the workspace holds something else.
    """
    refuse_real_inputs(workspace)
    folder = data / FOLDER
    registers = {copy: _bytes(folder / file) for file, copy in REGISTERS.items()}
    communes = _communes(folder)
    # The marker comes first: cut short after it, the workspace still says what it holds.
    write_atomically(workspace.root / MARKER, MARKER_TEXT.encode())
    for copy, register in registers.items():
        write_atomically(workspace.registers / copy, register)
    key = pseudonym_key(workspace.pseudonym_key)
    for file, origin in SURVEYS.items():
        import_survey(
            folder / file,
            workspace.surveys,
            origin=origin,
            accept=True,
            communes=communes,
            key=key,
        )


def refuse_real_inputs(workspace: Workspace) -> None:
    """Refuse to bring invented inputs where real ones, or their build, already are.

    Raises
    ------
    DataError
        One fault a survey, a register or a build that is not the demonstration's.
    """
    found = [
        *(f"enquête « {home.name} »" for home in _surveys(workspace) if not _is_ours(home)),
        *(f"registre « {path.name} »" for path in _registers(workspace)),
        *(f"liste « {path.parent.name} »" for path in sorted(workspace.structures.glob("*/*.csv"))),
        *_real_build(workspace),
    ]
    if found:
        what = "la démonstration ne se mêle pas à des données réelles"
        raise DataError(*(Fault(what, where, remedy=ELSEWHERE) for where in found))


def refuse_invented_inputs(workspace: Workspace) -> None:
    """Refuse to compute or import anything real where the demonstration's inputs are.

    Raises
    ------
    DataError
        If the workspace was made by the demonstration, whatever of it remains.
    """
    traces = [
        workspace.root / MARKER,
        *(workspace.registers / copy for copy in REGISTERS.values()),
        *(home for home in _surveys(workspace) if report_of(home).get("is_fictive")),
    ]
    found = [path.name for path in traces if path.exists()]
    if found:
        raise DataError(
            Fault(
                "cet espace de travail contient les données fictives de la démonstration",
                where=str(workspace.root),
                example=found[0],
                remedy=f"{ELSEWHERE} pour des données réelles",
            )
        )


def _surveys(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.surveys.glob("[!.]*") if path.is_dir())


def _is_ours(home: Path) -> bool:
    """Tell a survey of the demonstration, also when its import was cut short under the marker."""
    report = report_of(home)
    if report:
        return bool(report.get("is_fictive"))
    ours = {slug(Path(file).stem) for file in SURVEYS}
    return home.name in ours and (home.parent.parent / MARKER).exists()


def _registers(workspace: Workspace) -> list[Path]:
    files = workspace.registers.glob("[!.]*")
    return sorted(path for path in files if path.name not in REGISTERS.values())


def _real_build(workspace: Workspace) -> list[str]:
    store = Store(workspace.warehouse)
    if store.current_id() is None:
        return []
    build = store.build()
    is_ours = all(key.startswith(PREFIX) for key in build.context["snapshots"])
    return [] if is_ours else [f"calcul {build.build_id}"]


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
