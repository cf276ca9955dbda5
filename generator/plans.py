"""What a run is made from and for whom it is published: decided here for every way to start one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rapidfuzz import process

from generator.choices import check_choice
from generator.contracts import Source
from generator.errors import DataError, Fault, SourceError
from generator.expiry import withdrawn_releases
from generator.publication.edition import Imprint, Withdrawal
from generator.runs import Plan, bytes_of
from generator.settings import read_settings, shipped
from generator.sources import all_sources
from generator.sources.arrival import snapshots
from generator.sources.arrival.fetching import is_there
from generator.sources.arrival.snapshots import Snapshot
from generator.warehouse.engine import EngineOptions
from generator.warehouse.store import Build, Store
from generator.warehouse.workspace import Workspace

LEGAL_TIME = ZoneInfo("Europe/Paris")
NEAREST = 3
EVERYWHERE = "france"
EVERYWHERE_OF_DEMO = "demonstration"
NO_FAULT: Mapping[str, SourceError] = {}


def plan_for(
    workspace: Path,
    *,
    mirror: Path | None,
    without: Sequence[str] = (),
    today: date | None = None,
    demo: bool | None = None,
) -> Plan:
    """Read a workspace's settings and say what its next build is made from; nothing is written.

    Parameters
    ----------
    workspace
        The workspace's folder; it may not exist yet.
    mirror
        Folder of the producers' files; without it the one of ``generateur.toml``, else the network.
    without
        Ids of sources to go without; the bulletin will say so.
    today
        The day whose law applies; in Paris, today, when it is not given.
    demo
        True takes the demonstration territory that came with the program instead of public
        sources; False is for what is real; None for who only looks at what is there.

    Raises
    ------
    DataError
        If a setting is unknown or out of bounds, a source to go without does not exist, or real
        and invented inputs would meet in this workspace.
    """
    home = Workspace(workspace.absolute())
    _keep_apart(home, demo=demo)
    settings = read_settings(home.settings_file)
    data = shipped("data")
    sources = _demo_sources(data) if demo else all_sources()
    _refuse_unknown_sources(without, sources)
    folder = data / "demo" if demo else _absolute(mirror) or settings.miroir
    return Plan(
        workspace=home,
        sql=shipped("sql"),
        data=data,
        sources=sources,
        today=today or datetime.now(tz=LEGAL_TIME).date(),
        mirror=folder,
        addresses=settings.adresses,
        without=frozenset(without) | _absent(sources, folder, home),
        weighting=settings.ponderation,
        publisher=settings.editeur,
        licence=settings.licence,
        engine=EngineOptions(
            memory_limit=settings.memoire,
            threads=settings.fils,
            temp_directory=home.warehouse / "travail",
        ),
    )


def prepare(plan: Plan, *, demo: bool) -> None:
    """Make the workspace's folders; for the demonstration, bring its invented inputs as well."""
    plan.workspace.create()
    if demo:
        from generator import demonstration

        demonstration.prepare(plan.workspace, plan.data)


def bring_decisions(plan: Plan) -> None:
    """Bring the review application's decisions where the build reads them, if it is used here.

    Raises
    ------
    GateError
        If the file holds decisions that the application does not know.
    UsageError
        If the workspace uses the application and it is not installed.
    """
    from generator.review.exchange import builds as exchange

    exchange.export_decisions(plan)


def hand_to_review(plan: Plan, build: Build, epci_codes: Sequence[str]) -> None:
    """Load what was just published into the review application, if it is used here."""
    from generator.review.exchange import builds as exchange

    exchange.load_published(plan, build, epci_codes)


def fetch(plan: Plan, source: Source) -> Snapshot:
    """Fetch one source and keep its bytes, without falling back on its last good snapshot.

    This is what a scheduler may retry; :func:`generator.runs.collect` falls back at once.

    Raises
    ------
    SourceError
        If the source did not answer, whole, this time.
    """
    folder = plan.workspace.warehouse / "snapshots"
    return snapshots.keep(source.id, bytes_of(plan, source), folder)


def unanswered(answers: Mapping[str, object]) -> dict[str, SourceError]:
    """Keep the sources that did not answer; any other failure is raised, it is not about them."""
    for answer in answers.values():
        if isinstance(answer, BaseException) and not isinstance(answer, SourceError):
            raise answer
    return {key: answer for key, answer in answers.items() if isinstance(answer, SourceError)}


def last_good(plan: Plan, faults: Mapping[str, SourceError] = NO_FAULT) -> dict[str, Snapshot]:
    """Return the last good snapshot of every source of the plan; all those missing are told.

    Parameters
    ----------
    faults
        Why fetching a source has just failed, by source; told when it has no snapshot.

    Raises
    ------
    SourceError
        If a source was never fetched.
    """
    folder = plan.workspace.warehouse / "snapshots"
    found = {key: snapshots.last(key, folder) for key in plan.wanted}
    missing = sorted(key for key, snapshot in found.items() if snapshot is None)
    if missing:
        remedy = "collectez les sources, ou passez-vous d'elles par --sans"
        never = Fault(f"sources jamais collectées : {', '.join(missing)}", remedy=remedy)
        why = [fault for key in missing if key in faults for fault in faults[key].faults]
        raise SourceError(*why, never)
    return {key: snapshot for key, snapshot in found.items() if snapshot is not None}


def chosen_epcis(
    store: Store, build: Build, *, epci: str | None, departement: str | None
) -> tuple[list[str], str]:
    """Choose what is published of a build: one EPCI, a département, or all.

    Returns
    -------
    codes, selection
        The EPCIs in order, and the selection's name in the release's folder.

    Raises
    ------
    UsageError
        If both an EPCI and a département are asked for.
    DataError
        If the build has no such EPCI, or none in that département.
    """
    check_choice(epci=epci, departement=departement)
    territories = store.read(build, "out_territories").sort_values("epci_code")
    names = dict(zip(territories["epci_code"], territories["epci_name"], strict=True))
    if epci is not None:
        if epci not in names:
            raise DataError(_unknown_epci(epci, names))
        return [epci], epci
    if departement is None:
        is_demo = bool(territories["is_demo"].any())
        return list(names), EVERYWHERE_OF_DEMO if is_demo else EVERYWHERE
    codes = territories.loc[territories["departement_code"] == departement, "epci_code"].tolist()
    if not codes:
        what = f"aucun EPCI du département {departement} n'est dans le calcul {build.build_id}"
        known = sorted(set(territories["departement_code"].dropna()))
        remedy = f"départements présents : {', '.join(known)}"
        raise DataError(Fault(what, remedy=remedy))
    return codes, f"departement-{departement.lower()}"


def imprint_of(plan: Plan, selection: str) -> Imprint:
    """Say who publishes a selection, under which licence, and what was withdrawn of it."""
    withdrawals = tuple(
        Withdrawal(day, names)
        for day, names in withdrawn_releases(plan.workspace.certificates, selection)
    )
    return Imprint(plan.publisher, plan.licence, withdrawals)


def _keep_apart(workspace: Workspace, *, demo: bool | None) -> None:
    from generator import demonstration

    if demo is None:
        return
    if demo:
        demonstration.refuse_real_inputs(workspace)
    else:
        demonstration.refuse_invented_inputs(workspace)


def _demo_sources(data: Path) -> dict[str, Source]:
    from generator.sources.arrival.demo import demo_sources

    return demo_sources(data / "demo")


def _absent(sources: Mapping[str, Source], mirror: Path | None, home: Workspace) -> frozenset[str]:
    """List the optional sources that nobody gave: no file in the mirror, no copy kept."""
    copies = home.warehouse / "snapshots"
    return frozenset(
        key
        for key, source in sources.items()
        if source.is_optional
        and not is_there(source, mirror)
        and snapshots.last(key, copies) is None
    )


def _absolute(folder: Path | None) -> Path | None:
    return None if folder is None else folder.absolute()


def _refuse_unknown_sources(without: Sequence[str], sources: Mapping[str, Source]) -> None:
    unknown = [source_id for source_id in without if source_id not in sources]
    if unknown:
        raise DataError(
            *(
                Fault(
                    f"la source « {source_id} » n'existe pas, on ne peut pas s'en passer",
                    remedy=f"les plus proches : {_nearest(source_id, sources)}",
                )
                for source_id in unknown
            )
        )


def _unknown_epci(code: str, names: Mapping[str, str]) -> Fault:
    near = process.extract(code, list(names), limit=NEAREST)
    told = " ; ".join(f"{known} {names[known]}" for known, _, _ in near)
    remedy = f"les plus proches : {told}. Cherchez par nom avec « generateur epci chercher »"
    return Fault(f"l'EPCI {code} n'est pas dans ce calcul", remedy=remedy)


def _nearest(wanted: str, known: Iterable[str]) -> str:
    return ", ".join(name for name, _, _ in process.extract(wanted, list(known), limit=NEAREST))
