"""The review of the whole country, loaded and read: a section of ``docs/bench.md``.

``python -m tests.bench.review many|load|orm|pages WORKSPACE`` does one thing, on the current build
of a workspace, in a process of its own.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generator.french import number
from tests.bench.measuring import measure

GENERATEUR = (sys.executable, "-c", "from generator.cli import main; main()")
TIMES = 10  # as many opportunities as 70 activities in each EPCI would give
SAMPLE = 60  # EPCIs, for the way that is too slow to wait for
READ, ROWS = 5, 1_500
MANY = "multiplie"
PAGES = (
    ("/", "liste nationale des territoires"),
    (f"/opportunites/?lignes={ROWS}", f"table de {number(ROWS)} opportunités"),
    (f"/opportunites/?lignes={ROWS}&poids-besoin=1", "la même, un poids changé"),
    ("/opportunites/{opportunity}/", "une opportunité"),
    ("/territoires/{epci}/carte/", "carte du territoire qui a le plus de communes"),
)
TARGET_FR = (
    "Visé sur deux cœurs : 87 850 opportunités en moins de 60 s, 1 500 lignes en moins de 0,5 s."
)


def many(workspace: Path) -> None:
    """Make of the current build one where each activity is there several times."""
    import duckdb

    store = workspace / "entrepot"
    current = (store / "current").read_text(encoding="utf-8")
    told = json.loads((store / "builds" / current / "manifest.json").read_text(encoding="utf-8"))
    con = duckdb.connect()
    for name, record in told["tables"].items():
        path = store / "tables" / record["file"]
        apart = {"opportunity_id", "activity_id"} & set(record["columns"])
        if not name.startswith("out_") or "opportunity_id" not in apart or "portfolio" in name:
            continue
        named = ", ".join(f"{column} || '_' || n as {column}" for column in sorted(apart))
        record["file"] = f"{MANY}-{record['file']}"
        con.execute(
            f"copy (select * replace ({named}) from read_parquet('{path}'), range({TIMES}) as t(n) "
            f"order by opportunity_id) to '{path.with_name(record['file'])}' (format parquet)"
        )
    told["build_id"] = MANY
    (store / "builds" / MANY).mkdir()
    (store / "builds" / MANY / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    (store / "current").write_text(MANY, encoding="utf-8")


def _open(workspace: Path) -> tuple:
    from generator import plans
    from generator.review import workspaces
    from generator.review.configuration import configuration

    workspaces.prepare(configuration(workspace))
    plan = plans.plan_for(workspace, mirror=None)
    build = plan.store.build()
    return plan.store, build, plan.store.read(build, "out_territories")["epci_code"].tolist()


def load(workspace: Path) -> str:
    """Load some EPCIs as the program does; return seconds and opportunities."""
    store, build, codes = _open(workspace)
    from generator.review.loading import load as loaded

    done = loaded(store, build, codes[:SAMPLE], kept=3)
    return f"{done.seconds} {done.opportunity_count}"


def orm(workspace: Path) -> str:
    """Load the opportunities of the same EPCIs one by one, as a first draft would."""
    store, build, codes = _open(workspace)
    from django.db import transaction

    from generator.review.loading.documents import OPPORTUNITY, published
    from generator.review.loading.ranked import ranked
    from generator.review.models import Build, Opportunity, OpportunitySheet, Territory
    from generator.warehouse.engine import connect

    began, count = time.perf_counter(), 0
    tables = [one for one in published(store, build) if one.subject == OPPORTUNITY]
    frames = {one.table.name: store.read(build, one.table.name) for one in tables}
    rows_of = {name: dict(list(rows.groupby(OPPORTUNITY))) for name, rows in frames.items()}
    with connect(None) as con, transaction.atomic():
        one = Build.objects.create(build_id="ligne", created_on="2026-11-23", weighting_id="r")
        for row in ranked(con, store, build, codes[:SAMPLE]):
            epci_code, key = row.pop("epci_code"), row[OPPORTUNITY]
            territory, _ = Territory.objects.get_or_create(
                build=one, epci_code=epci_code, is_current=False,
                defaults={"epci_name": epci_code, "opportunity_count": 0, "is_demo": False},
            )  # fmt: skip
            made = Opportunity.objects.create(territory=territory, search="", **row)
            told = {name: json.loads(found[key].to_json(orient="records"))
                    for name, found in rows_of.items() if key in found}  # fmt: skip
            OpportunitySheet.objects.create(opportunity=made, tables=told)
            count += 1
        transaction.set_rollback(True)  # pages are read without it
    return f"{time.perf_counter() - began} {count}"


def pages(workspace: Path) -> str:
    """Read pages as someone who sees the whole country; return the median seconds of each."""
    _open(workspace)
    from django.conf import settings
    from django.test import Client

    from generator.review.models import Opportunity, Person, Territory

    settings.ALLOWED_HOSTS = ["testserver"]
    reader, _ = Person.objects.get_or_create(username="lecture", has_every_territory=True)
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    widest = max(Territory.objects.current().defer(None), key=lambda t: len(t.rows("out_communes")))
    named = {
        "epci": widest.epci_code,
        "opportunity": Opportunity.objects.current().order_by("pk").first().opportunity_id,
    }
    found = []
    for address, _ in PAGES:
        client.get(address.format(**named))  # the first one reads templates
        times = []
        for _ in range(READ):
            began = time.perf_counter()
            assert client.get(address.format(**named)).status_code == 200
            times.append(time.perf_counter() - began)
        found.append(f"{statistics.median(times):.3f}")
    return " ".join(found)


def review_lines(mirror: str) -> list[str]:
    """Return the section, in French."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = ("--espace", folder)
        measure(*GENERATEUR, *workspace, "--quiet", "run", "--miroir", mirror, "--sans-fiches")
        return section(folder)


def section(folder: str) -> list[str]:
    """Measure a workspace that holds a national build and no review yet."""
    here = (sys.executable, "-m", "tests.bench.review")
    charge = (*GENERATEUR, "--espace", folder, "--quiet", "revue", "charger", "--json")
    ours, theirs = (measure(*here, way, folder).said.split() for way in ("load", "orm"))
    real = measure(*charge)
    times = measure(*here, "pages", folder).said.split()
    measure(*here, "many", folder)
    large = measure(*charge)
    size = Path(folder, "revue.sqlite3").stat().st_size / 1e6
    ratio = float(theirs[0]) / float(ours[0])
    one_by_one_fr = (
        f"Base des deux calculs gardés : {number(size)} Mo. Ligne à ligne par l'ORM de Django, les "
        f"{theirs[1]} opportunités de {SAMPLE} EPCI prennent {number(ratio, 1)} fois le temps."
    )
    return [
        "## L'application de revue, France entière",
        "",
        f"Base SQLite. {TARGET_FR}",
        "",
        "| Charger | Opportunités | Secondes | Mémoire (Mo) |",
        "|---|---|---|---|",
        *(
            f"| {label} | {json.loads(run.said)['opportunites']} | {run.seconds:.1f} | "
            f"{run.peak_mb:.0f} |"
            for label, run in (("le calcul", real), (f"chaque activité {TIMES} fois", large))
        ),
        "",
        one_by_one_fr,
        "",
        f"| Page (personne à qui tout est ouvert, sans le réseau) | Secondes (médiane de {READ}) |",
        "|---|---|",
        *(f"| {label} | {seconds} |" for (_, label), seconds in zip(PAGES, times, strict=True)),
        "",
    ]


if __name__ == "__main__":
    way, folder = sys.argv[1:]
    if way == "section":
        print("\n".join(section(folder)))
    else:
        ways = {"many": many, "load": load, "orm": orm, "pages": pages}
        print(ways[way](Path(folder)) or "")
