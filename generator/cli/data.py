"""Commands about what goes in: the workspace, the machine, the sources, the catalogues."""

import sys
from dataclasses import asdict
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Json, Mirror, answer, group, say
from generator.errors import CatalogueError, DataError, Fault, SourceError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.catalogues.tables import Catalogue

sources_app = group("Les sources publiques.")
catalogue_app = group("Le catalogue des activités.")
EXTRAS = {"prefect": "flux", "django": "revue", "geopandas": "carto"}
OLDEST_PYTHON = (3, 11)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("init")(init)
    app.command("doctor")(doctor)
    sources_app.command("lister")(list_sources)
    sources_app.command("verifier")(check_sources)
    sources_app.command("actualiser")(refresh_sources)
    sources_app.command("communes")(list_communes)
    app.add_typer(sources_app, name="sources")
    catalogue_app.command("verifier")(check_catalogue)
    app.add_typer(catalogue_app, name="catalogue")


def init(context: typer.Context) -> None:
    """Préparer un espace de travail ; ce qui s'y trouve déjà est gardé."""
    context.obj.workspace.create()
    say(context, f"Espace de travail prêt : {context.obj.workspace.root}")


def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Dire ce qui manque à cette machine et à cet espace de travail, et comment l'obtenir."""
    from generator import plans
    from generator.warehouse.engine import connect

    plan = plans.plan_for(context.obj.workspace.root, mirror=None)
    with connect() as con:
        spatial = con.execute("select st_area(st_point(0, 0))").fetchone() == (0.0,)
    findings = {
        "python": sys.version_info >= OLDEST_PYTHON,
        "duckdb_spatial": spatial,
        **{f"option_{extra}": find_spec(name) is not None for name, extra in EXTRAS.items()},
        "espace_de_travail": context.obj.workspace.settings_file.exists(),
        "miroir": plan.mirror is not None and plan.mirror.is_dir(),
        "calcul_courant": plan.store.current_id() is not None,
    }
    remedies = {
        **{f"option_{e}": f"pip install 'generateur[{e}]'" for e in EXTRAS.values()},
        "espace_de_travail": "generateur init",
        "miroir": "donnez --miroir, ou écrivez miroir = … dans generateur.toml",
        "calcul_courant": "generateur run",
    }
    lines = [
        f"{'présent' if found else 'absent '}  {name}"
        + ("" if found else f"   → {remedies.get(name, 'réinstallez generateur')}")
        for name, found in findings.items()
    ]
    answer(findings, lines, as_json=as_json)
    if not (findings["python"] and spatial):
        raise DataError(Fault("cette installation n'est pas complète"))


def list_sources(context: typer.Context, as_json: Json = False) -> None:
    """Lister les sources : producteur, licence, millésime."""
    from generator.sources import all_sources

    rows = [
        {
            "source_id": source.id,
            "titre": source.title,
            "producteur": source.publisher,
            "licence": source.licence,
            "millesime": source.vintage,
            "adresse": source.address,
        }
        for source in all_sources().values()
    ]
    lines = [
        f"{row['source_id']:24} {row['titre']} — {row['producteur']}, {row['millesime']}"
        for row in rows
    ]
    answer(rows, lines, as_json=as_json)


def check_sources(
    context: typer.Context,
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Lire chaque source sans rien garder : lignes, ce qui n'a pas été compris."""
    from generator import lookups, plans

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    verdicts = [lookups.try_source(plan, source) for source in plan.sources.values()]
    lines = [f"{v['source_id']:24} {v['lignes'] or '—':>9}  {v['message_fr']}" for v in verdicts]
    answer(verdicts, lines, as_json=as_json)
    bad = [str(verdict["source_id"]) for verdict in verdicts if not verdict["est_lisible"]]
    if bad:
        raise DataError(Fault(f"sources illisibles : {', '.join(bad)}"))


def refresh_sources(
    context: typer.Context,
    miroir: Mirror = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="SOURCE", help="Une source (répétable).")
    ] = None,
) -> None:
    """Prendre une copie datée de chaque source ; en cas d'échec la dernière bonne est gardée."""
    from generator import plans, runs

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    unknown = sorted(set(source or []) - plan.sources.keys())
    if unknown:
        remedy = "voyez « generateur sources lister »"
        raise DataError(Fault(f"source inconnue : {', '.join(unknown)}", remedy=remedy))
    context.obj.workspace.create()
    faults: list[Fault] = []
    with plan.store.writing():
        for source_id in source or list(plan.wanted):
            try:
                snapshot, warning = runs.collect(plan, plan.sources[source_id])
            except SourceError as error:
                faults += error.faults
            else:
                say(context, f"{source_id} : copie du {snapshot.taken_on}. {warning}")
    if faults:
        raise SourceError(*faults)


def list_communes(
    context: typer.Context,
    annee: Annotated[int, typer.Argument(min=1943, max=2100, help="Au 1er janvier de l'année.")],
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Lister les communes d'une année, et la commune d'aujourd'hui de chacune."""
    from generator import lookups, plans

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    found = lookups.communes_of_year(plan, annee)
    rows = [
        {"commune_code_annee": row[0], "commune_code": row[1], "regle_fr": row[2]}
        for row in found.itertuples(index=False, name=None)
    ]
    answer(rows, [";".join(row.values()) for row in rows], as_json=as_json)


def check_catalogue(
    context: typer.Context,
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Vérifier les fichiers de data/ et ceux de l'espace de travail, et les codes qu'ils citent."""
    from generator import lookups, plans
    from generator.catalogues.codes import NOMENCLATURES, cited_codes

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    known, reasons = lookups.known_codes(plan)
    try:
        found = _checked_catalogue([plan.data, plan.workspace.catalogues], known)
    except CatalogueError as error:
        if as_json:
            nothing = dict.fromkeys(("activites", "themes", "ressources", "porteurs", "codes"))
            answer(
                nothing | {"fautes": [asdict(fault) for fault in error.faults]}, (), as_json=True
            )
        raise
    codes = [
        {
            "nomenclature": NOMENCLATURES[key],
            "codes_cites": len({code for _, code in places}),
            "est_verifiee": key in known,
            "message_fr": reasons.get(key, "chaque code cité existe"),
        }
        for key, places in cited_codes(found).items()
    ]
    counts = {
        "activites": len(found.activities),
        "themes": len(found.themes),
        "ressources": len(found.resource_kinds),
        "porteurs": len(found.carriers),
    }
    lines = [f"{name} : {count}" for name, count in counts.items()]
    for row in codes:
        verdict = "" if row["est_verifiee"] else "non vérifiés : "
        told = f"{row['nomenclature']} : {row['codes_cites']} codes, {verdict}{row['message_fr']}"
        lines.append(told)
    answer(counts | {"codes": codes, "fautes": []}, lines, as_json=as_json)


def _checked_catalogue(
    folders: "list[Path]", known: "Mapping[str, Collection[str]]"
) -> "Catalogue":
    """Read the catalogue and the lists beside it, the faults of both at once."""
    from generator.carriers.coalition import ROLES_FR
    from generator.catalogues import read_catalogue
    from generator.catalogues.carrier_lists import carrier_list_faults
    from generator.catalogues.lists import read_lists

    found = lists = None
    faults: list[Fault] = []
    try:
        found = read_catalogue(folders, known)
    except CatalogueError as error:
        faults += error.faults
    try:
        lists = read_lists(folders)
    except CatalogueError as error:
        faults += error.faults
    if found is not None and lists is not None:
        faults += carrier_list_faults(lists, found, ROLES_FR)
    if found is None or faults:
        raise CatalogueError(*faults)
    return found
