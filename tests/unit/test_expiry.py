import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import typer
from filelock import FileLock
from typer.testing import CliRunner

from generator import expiry
from generator.cli.expiry import add_to
from generator.cli.shared import Context
from generator.errors import DataError, GateError, UsageError
from generator.expiry import erasing
from generator.expiry.due import limit_date
from generator.intake import import_survey, load_statements, report_of
from generator.needs.answers.statements import Origin
from generator.settings import Settings, read_settings, shipped
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace

EPCI = "200000001"
TODAY = dt.date(2026, 11, 22)
OLD, RECENT = "2024-11-21", "2024-11-22"  # either side of 24 months before today
SECRET, PSEUDONYM = "Je voudrais un bus.", "0123456789abcdef"


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path / "espace")
    made.create()
    return made


def rule(**changes):
    return expiry.Rule(**{"months": 24, "today": TODAY, "threshold": 11} | changes)


def survey(workspace, name, *dates, imported_on="2026-01-10", persons=None, proposals=()):
    """Put what an import leaves: one answer a date, each of a person of its own."""
    home = workspace.surveys / name
    home.mkdir()
    count = persons or len(dates)
    rows = pd.DataFrame(
        {
            "survey_id": pd.array([name] * len(dates), dtype="string"),
            "respondent_id": [f"{PSEUDONYM}{number % count}" for number in range(len(dates))],
            "statement_date": pd.array(dates, dtype="string"),
            "statement_text": SECRET,
        }
    )
    rows.to_parquet(home / "reponses.parquet")
    offered = pd.DataFrame({"proposal_id": list(proposals), "proposal_text": SECRET})
    offered.to_parquet(home / "ressources_proposees.parquet")
    (home / "rejets.csv").write_text("ligne;sort\n")
    (home / "correspondance.yaml").write_text("colonnes: []\n")
    report = {"survey_id": name, "epci_code": EPCI, "original_sha256": f"sha de {name}",
              "imported_on": imported_on, "counts": {"kept": 3}}  # fmt: skip
    (home / "import.json").write_text(json.dumps(report))
    return rows


def table(workspace, name, rows, *reads):
    """Keep a table in the warehouse, as the chain does."""
    store = Store(workspace.warehouse)
    store.tables.mkdir(exist_ok=True)
    inputs = {record.name: record.sha256 for record in reads}
    said = hashlib.sha256(rows.to_csv().encode()).hexdigest() if not reads else "un modèle"
    temporary = store.tables / f".{name}.1.tmp"
    rows.to_parquet(temporary)
    return store.keep(name, store.key(name, said, inputs), temporary, inputs, 0.1)


def build(workspace, answers, *, day=TODAY, resources=()):
    """Build five tables: two of the territory, and three that come from answers and resources."""
    land = table(workspace, "land_statements", answers)
    kept = table(workspace, "land_resources", pd.DataFrame({"resource_id": list(resources)}))
    communes = table(workspace, "land_communes", pd.DataFrame({"commune_code": ["21001"]}))
    known = table(workspace, "core_communes", pd.DataFrame({"code": ["21001"]}), communes)
    counts = answers.groupby("survey_id").size().reset_index(name="n")
    voices = table(workspace, "core_voices", counts, land)
    needs = table(workspace, "out_needs", counts.assign(place="21001"), voices, known)
    stock = table(workspace, "out_resources", pd.DataFrame({"n": [len(resources)]}), kept)
    records = [land, kept, communes, known, voices, needs, stock]
    return Store(workspace.warehouse).finish({r.name: r for r in records}, {}, day)


def tables_left(workspace):
    return sorted(
        path.name.rpartition("-")[0] for path in Store(workspace.warehouse).tables.glob("*.parquet")
    )


def files_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def certificates(workspace):
    return [json.loads(path.read_text()) for path in sorted(workspace.certificates.glob("*.json"))]


def publish(workspace, build_id):
    folder = workspace.release / f"{build_id}-france"
    (folder / "csv").mkdir(parents=True)
    (folder / "csv" / "besoins.csv").write_text("n\n12\n")
    (workspace.release / f".{build_id}-france.origine").write_text("marque")
    return folder


def test_a_survey_whose_last_answer_is_older_than_the_months_kept_loses_its_answers(workspace):
    survey(workspace, "mobilites", "2023-01-05", OLD)
    expiry.expire(workspace, rule())
    left = sorted(path.name for path in (workspace.surveys / "mobilites").iterdir())
    assert left == ["correspondance.yaml", "import.json"]


def test_what_stays_of_an_import_counts_nobody(workspace):
    survey(workspace, "mobilites", OLD)
    expiry.expire(workspace, rule())
    (certificate,) = certificates(workspace)
    assert report_of(workspace.surveys / "mobilites") == {
        "survey_id": "mobilites",
        "epci_code": EPCI,
        "original_sha256": "sha de mobilites",
        "imported_on": "2026-01-10",
        "expired_on": certificate["started_at"][:10],
        "certificate": certificate["name"],
    }


def test_the_last_answer_decides_and_the_limit_day_itself_is_kept(workspace):
    survey(workspace, "mobilites", "2019-01-01", RECENT)
    assert expiry.expire(workspace, rule()).certificates == ()
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_answers_without_a_date_are_as_old_as_the_others_of_their_survey(workspace):
    survey(workspace, "mobilites", OLD, None)
    assert len(expiry.expire(workspace, rule()).certificates) == 1


@pytest.mark.parametrize(("imported_on", "expires"), [(OLD, True), (RECENT, False)])
def test_without_any_date_the_day_of_the_import_decides(workspace, imported_on, expires):
    survey(workspace, "mobilites", None, imported_on=imported_on)
    assert bool(expiry.expire(workspace, rule()).certificates) is expires


def test_a_survey_that_nothing_dates_is_told_and_left_to_a_person(workspace):
    survey(workspace, "mobilites", None)
    (workspace.surveys / "mobilites" / "import.json").unlink()
    outcome = expiry.expire(workspace, rule())
    assert outcome.undated == ("mobilites",)
    assert "ni réponse datée ni date d'importation" in "\n".join(expiry.told(outcome))
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_an_unreadable_report_does_not_keep_answers_from_expiring(workspace):
    survey(workspace, "mobilites", OLD)
    (workspace.surveys / "mobilites" / "import.json").write_text("{")
    expiry.expire(workspace, rule())
    assert not (workspace.surveys / "mobilites" / "reponses.parquet").exists()
    assert "expired_on" in report_of(workspace.surveys / "mobilites")


def test_what_a_killed_import_left_goes_and_a_file_of_somebody_else_is_told(workspace):
    survey(workspace, "mobilites", OLD)
    home = workspace.surveys / "mobilites"
    (home / ".reponses.parquet.12.tmp").write_bytes(b"x")
    (home / "notes de réunion.txt").write_text("à garder")
    outcome = expiry.expire(workspace, rule())
    assert outcome.left == ("enquetes/mobilites/notes de réunion.txt",)
    assert (home / "notes de réunion.txt").exists()
    assert not (home / ".reponses.parquet.12.tmp").exists()


@pytest.mark.parametrize(
    ("today", "months", "limit"),
    [
        (dt.date(2026, 11, 22), 24, dt.date(2024, 11, 22)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2028, 2, 29), 12, dt.date(2027, 2, 28)),
    ],
)
def test_months_before_a_day_end_with_a_shorter_month(today, months, limit):
    assert limit_date(today, months) == limit


def test_every_table_made_from_expired_answers_goes_with_its_build(workspace):
    answers = survey(workspace, "mobilites", OLD)
    made = build(workspace, answers)
    outcome = expiry.expire(workspace, rule())
    assert tables_left(workspace) == [
        "core_communes", "land_communes", "land_resources", "out_resources",
    ]  # fmt: skip
    assert outcome.certificates[0].build_ids == (made.build_id,)
    assert not (workspace.warehouse / "builds" / made.build_id).exists()
    assert not (workspace.warehouse / "current").exists()
    assert "relancez « generateur run »" in "\n".join(expiry.told(outcome))


def test_no_older_build_becomes_current_again(workspace):
    build(workspace, survey(workspace, "commerces", "2026-02-01"))
    survey(workspace, "mobilites", OLD)
    both = pd.concat([pd.read_parquet(path) for path in workspace.surveys.glob("*/reponses.*")])
    build(workspace, both)
    expiry.expire(workspace, rule())
    assert Store(workspace.warehouse).current_id() is None


def test_a_build_made_without_the_expired_answers_stays_with_the_files_it_shares(workspace):
    recent = survey(workspace, "commerces", "2026-02-01")
    old = survey(workspace, "mobilites", OLD)
    both = build(workspace, pd.concat([recent, old]))
    current = build(workspace, recent)
    outcome = expiry.expire(workspace, rule())
    assert outcome.certificates[0].build_ids == (both.build_id,)
    assert not outcome.lost_current
    store = Store(workspace.warehouse)
    assert store.current_id() == current.build_id
    assert all(store.table_path(current, name).exists() for name in current.tables)


def test_tables_of_a_survey_imported_again_since_keep_none_of_its_old_answers(workspace):
    before = build(workspace, survey(workspace, "mobilites", OLD))
    pd.DataFrame({"survey_id": ["mobilites"], "respondent_id": ["x"],
                  "statement_date": ["2026-05-01"]}).to_parquet(
        workspace.surveys / "mobilites" / "reponses.parquet"
    )  # fmt: skip
    (certificate,) = expiry.expire(workspace, rule()).certificates
    assert certificate.surveys == ()
    assert certificate.build_ids == (before.build_id,)
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_a_build_of_undated_answers_is_as_old_as_they_may_be(workspace):
    answers = survey(workspace, "mobilites", None)
    build(workspace, answers, day=dt.date(2024, 1, 1))
    for path in (workspace.surveys / "mobilites").iterdir():
        path.unlink()  # a person removed the survey by hand; the warehouse still holds it
    expiry.expire(workspace, rule())
    assert "land_statements" not in tables_left(workspace)


def test_a_build_whose_answers_can_no_longer_be_looked_at_goes(workspace):
    made = build(workspace, survey(workspace, "commerces", "2026-02-01"))
    Store(workspace.warehouse).table_path(made, "land_statements").unlink()
    expiry.expire(workspace, rule())
    assert "out_needs" not in tables_left(workspace)


def test_a_resource_that_expired_answers_offered_goes_from_the_tables(workspace):
    survey(workspace, "mobilites", OLD, proposals=["p1"])
    recent = survey(workspace, "commerces", "2026-02-01")
    build(workspace, recent, resources=["p1", "du registre"])
    expiry.expire(workspace, rule())
    assert tables_left(workspace) == [
        "core_communes", "core_voices", "land_communes", "land_statements", "out_needs",
    ]  # fmt: skip


@pytest.mark.parametrize(("persons", "told"), [(10, "moins de 11"), (11, "11")])
def test_a_certificate_counts_people_only_when_they_are_many(workspace, persons, told):
    survey(workspace, "mobilites", *[OLD] * 22, persons=persons)
    expiry.expire(workspace, rule())
    assert certificates(workspace)[0]["surveys"][0]["persons_fr"] == told


def test_a_survey_of_offers_alone_does_not_say_how_many_answered(workspace):
    survey(workspace, "mobilites", imported_on=OLD, persons=1, proposals=["p1"])
    expiry.expire(workspace, rule())
    assert certificates(workspace)[0]["surveys"][0]["persons_fr"] == "inconnu"


def test_a_certificate_gives_what_was_deleted_and_never_what_was_said(workspace):
    build(workspace, survey(workspace, "mobilites", OLD))
    answers = workspace.surveys / "mobilites" / "reponses.parquet"
    sha256 = hashlib.sha256(answers.read_bytes()).hexdigest()
    expiry.expire(workspace, rule())
    (certificate,) = certificates(workspace)
    assert certificate["state"] == "terminé"
    assert certificate["before_date"] == "2024-11-22"
    assert certificate["program_version"]
    assert {"path": "enquetes/mobilites/reponses.parquet", "sha256": sha256} in certificate["files"]
    assert certificate["name"].startswith("expiration-2026-11-22-")
    text = (workspace.certificates / f"{certificate['name']}.txt").read_text()
    assert sha256 in text
    assert "les réponses sont gardées 24 mois" in text
    for path in workspace.certificates.iterdir():
        assert SECRET not in path.read_text()
        assert PSEUDONYM not in path.read_text()


def test_when_nothing_has_expired_nothing_is_written(workspace):
    survey(workspace, "mobilites", RECENT)
    outcome = expiry.expire(workspace, rule())
    assert expiry.told(outcome) == ["Aucune réponse n'a expiré : aucun certificat."]
    assert not workspace.certificates.exists()


def test_expiring_twice_leaves_one_certificate(workspace):
    build(workspace, survey(workspace, "mobilites", OLD))
    expiry.expire(workspace, rule())
    after = files_of(workspace.root)
    assert expiry.expire(workspace, rule()).certificates == ()
    assert files_of(workspace.root) == after


def test_foreseeing_tells_the_same_and_touches_nothing(workspace):
    build(workspace, survey(workspace, "mobilites", OLD))
    before = files_of(workspace.root)
    foreseen = expiry.foresee(workspace, rule())
    assert files_of(workspace.root) == before
    done = expiry.expire(workspace, rule())
    assert foreseen.certificates[0].files == done.certificates[0].files
    assert foreseen.lost_current
    assert expiry.described(foreseen)["certificats"] == []
    assert expiry.told(foreseen)[0] == "Essai : rien n'est supprimé."


def expired(workspace):
    """Two surveys of which one expired, one build of both, published."""
    recent = survey(workspace, "commerces", "2026-02-01")
    made = build(workspace, pd.concat([recent, survey(workspace, "mobilites", OLD)]))
    publish(workspace, made.build_id)


# A manifest, three tables and their records, two files published, three of the survey's.
STEPS = 1 + 3 * 2 + 2 + 3


@pytest.mark.parametrize("step", range(STEPS + 1))
def test_an_expiry_cut_short_anywhere_is_completed_by_the_next(workspace, monkeypatch, step):
    expired(workspace)
    erase, done = erasing._erase, []

    def cut(*given):
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(given)
        return erase(*given)

    # After the last file, the cut falls on what comes next: reducing the report.
    monkeypatch.setattr(erasing, *(("_erase", cut) if step < STEPS else ("_reduce", cut)))
    done += [()] * (step if step == STEPS else 0)
    with pytest.raises(KeyboardInterrupt):
        expiry.expire(workspace, rule(with_releases=True))
    assert Store(workspace.warehouse).current_id() is None
    (begun,) = certificates(workspace)
    assert (begun["state"], len(begun["files"])) == ("en cours", STEPS)

    monkeypatch.undo()
    outcome = expiry.expire(workspace, rule(with_releases=True))
    (completed,) = certificates(workspace)
    assert completed["state"] == "terminé"
    assert completed["interruption_count"] == 1
    assert completed["files"] == begun["files"]
    assert not any((workspace.root / file["path"]).exists() for file in begun["files"])
    assert "expired_on" in report_of(workspace.surveys / "mobilites")
    assert outcome.lost_current
    assert list(load_of(workspace, "commerces")["statement_date"]) == ["2026-02-01"]
    assert list(workspace.release.glob("*")) == [workspace.release / ".verrou"]


def load_of(workspace, name):
    return pd.read_parquet(workspace.surveys / name / "reponses.parquet")


KILLED = """
import datetime as dt, os, sys
from pathlib import Path
from generator import expiry
from generator.expiry import erasing
from generator.warehouse.workspace import Workspace

erase, done = erasing._erase, []
def kill(*given):
    if len(done) == 4:
        os._exit(9)
    done.append(given)
    return erase(*given)
erasing._erase = kill
rule = expiry.Rule(months=24, today=dt.date(2026, 11, 22), threshold=11)
expiry.expire(Workspace(Path(sys.argv[1])), rule)
"""


def test_a_process_killed_while_deleting_leaves_a_certificate_that_the_next_completes(workspace):
    expired(workspace)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(workspace.root)], check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert killed.returncode == 9
    assert certificates(workspace)[0]["state"] == "en cours"
    expiry.expire(workspace, rule())
    assert certificates(workspace)[0]["state"] == "terminé"
    assert "core_voices" not in tables_left(workspace)


def test_answers_imported_again_after_a_cut_are_not_those_of_the_certificate(
    workspace, monkeypatch
):
    survey(workspace, "mobilites", OLD)

    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing, "_erase", cut)
    with pytest.raises(KeyboardInterrupt):
        expiry.expire(workspace, rule())
    monkeypatch.undo()
    fresh = pd.DataFrame({"respondent_id": ["x"], "statement_date": ["2026-05-01"]})
    fresh.to_parquet(workspace.surveys / "mobilites" / "reponses.parquet")

    expiry.expire(workspace, rule())
    assert load_of(workspace, "mobilites").equals(fresh)
    assert "expired_on" not in report_of(workspace.surveys / "mobilites")
    (certificate,) = certificates(workspace)
    assert certificate["replaced"] == ["enquetes/mobilites/reponses.parquet"]


def test_a_certificate_cannot_delete_outside_its_workspace(workspace, tmp_path, monkeypatch):
    survey(workspace, "mobilites", OLD)
    outside = tmp_path / "ailleurs.txt"
    outside.write_text("à quelqu'un d'autre")
    monkeypatch.setattr(erasing, "_reduce", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        expiry.expire(workspace, rule())
    monkeypatch.undo()
    (path,) = workspace.certificates.glob("*.json")
    content = json.loads(path.read_text())
    sha256 = hashlib.sha256(outside.read_bytes()).hexdigest()
    content["files"] = [{"path": "../ailleurs.txt", "sha256": sha256}]
    path.write_text(json.dumps(content))
    with pytest.raises(DataError, match="un fichier d'ailleurs"):
        expiry.expire(workspace, rule())
    assert outside.exists()


def test_a_damaged_certificate_is_told_before_anything_is_deleted(workspace):
    survey(workspace, "mobilites", OLD)
    workspace.certificates.mkdir()
    (workspace.certificates / "expiration-2026-01-01-abcd.json").write_text('{"state": 1}')
    with pytest.raises(DataError, match=r"expiration-2026-01-01-abcd\.json"):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_nothing_expires_while_another_run_writes(workspace):
    survey(workspace, "mobilites", OLD)
    with Store(workspace.warehouse).writing(), pytest.raises(GateError, match="autre calcul"):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


@pytest.mark.parametrize("folder", ["release", "enquetes"])
def test_nothing_expires_while_one_publishes_or_imports(workspace, monkeypatch, folder):
    survey(workspace, "mobilites", OLD)
    monkeypatch.setattr("generator.decisions.files.LOCK_SECONDS", 0)
    (workspace.root / folder).mkdir(exist_ok=True)
    with (
        FileLock(workspace.root / folder / ".verrou"),
        pytest.raises(GateError, match=f"{folder} : une autre écriture est en cours"),
    ):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_a_folder_that_is_no_workspace_is_refused_and_left_as_it_was(tmp_path):
    with pytest.raises(DataError, match="pas un espace de travail"):
        expiry.expire(Workspace(tmp_path), rule())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_build_is_named(workspace):
    made = build(workspace, survey(workspace, "mobilites", OLD))
    (workspace.warehouse / "builds" / made.build_id / "manifest.json").write_text("{")
    with pytest.raises(DataError, match=f"{made.build_id} : ce calcul est illisible"):
        expiry.expire(workspace, rule())


def test_what_was_published_stays_until_one_asks_even_later(workspace):
    made = build(workspace, survey(workspace, "mobilites", OLD))
    folder = publish(workspace, made.build_id)
    other = publish(workspace, "abcdef012345")
    expiry.expire(workspace, rule())
    assert folder.exists()
    (certificate,) = expiry.expire(workspace, rule(with_releases=True)).certificates
    assert certificate.releases == (folder.name,)
    assert sorted(workspace.release.glob("*france*")) == [
        workspace.release / ".abcdef012345-france.origine", other,
    ]  # fmt: skip


def test_a_build_made_again_without_what_expired_keeps_its_publication(workspace):
    recent = survey(workspace, "commerces", "2026-02-01")
    build(workspace, pd.concat([recent, survey(workspace, "mobilites", OLD)]))
    expiry.expire(workspace, rule())
    again = build(workspace, recent)
    folder = publish(workspace, again.build_id)
    path = next(workspace.certificates.glob("*.json"))
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | {"build_ids": [again.build_id]}))
    expiry.expire(workspace, rule(with_releases=True))
    assert folder.exists()


def test_tables_that_no_build_uses_go_without_a_certificate(workspace):
    build(workspace, survey(workspace, "commerces", "2026-02-01"))
    lost = table(workspace, "core_lost", pd.DataFrame({"n": [1]}))
    outcome = expiry.expire(workspace, rule())
    assert outcome.orphans == tuple(
        f"entrepot/tables/{Path(lost.file).with_suffix(suffix)}" for suffix in (".json", ".parquet")
    )
    assert "core_lost" not in tables_left(workspace)
    assert not workspace.certificates.exists()


def test_tables_wait_for_the_next_build_when_there_is_no_current_one(workspace):
    build(workspace, survey(workspace, "mobilites", OLD))
    expiry.expire(workspace, rule())
    assert expiry.expire(workspace, rule()).orphans == ()
    assert "land_communes" in tables_left(workspace)


def test_an_expired_survey_may_be_imported_again_and_counts_again(workspace):
    file = workspace.root.parent / "Besoins.csv"
    file.write_text("Horodateur;Besoin\n2020-03-01;un bus\n", encoding="utf-8")

    def bring():
        return import_survey(
            file, workspace.surveys, origin=Origin(EPCI), accept=True, communes=None, key=b"k" * 32
        )

    bring()
    expiry.expire(workspace, rule())
    assert load_statements(workspace.surveys).empty
    assert bring().counts["statements"] == 1
    assert len(load_statements(workspace.surveys)) == 1


def test_the_months_kept_are_a_setting_with_bounds(workspace):
    assert read_settings(workspace.settings_file).mois_de_conservation == 24
    workspace.settings_file.write_text("mois_de_conservation = 6\n")
    assert read_settings(workspace.settings_file).mois_de_conservation == 6
    for months in (0, 121):
        workspace.settings_file.write_text(f"mois_de_conservation = {months}\n")
        with pytest.raises(DataError, match="mois_de_conservation"):
            read_settings(workspace.settings_file)


def test_the_rule_of_a_workspace_takes_the_small_counts_of_its_lists(workspace):
    assert expiry.rule_for(workspace, shipped("data"), months=24, today=TODAY) == rule()
    (workspace.catalogues / "thresholds.csv").write_text(
        "threshold_id,value,unit,sentence_fr,source_fr\n"
        "persons_published_min,20,personnes,Un effectif est publié dès 20,choix local\n"
    )
    assert expiry.rule_for(workspace, shipped("data"), months=24, today=TODAY).threshold == 20


@pytest.fixture
def command(workspace):
    app = typer.Typer()
    add_to(app)
    app.command("autre")(lambda: None)

    def call(*words):
        context = Context(workspace, quiet=True)
        return CliRunner().invoke(app, ["expirer", *words], obj=context)

    return call


def test_the_command_tries_then_deletes(workspace, command):
    survey(workspace, "mobilites", "2020-01-01")
    tried = json.loads(command("--dry-run", "--json").stdout)
    done = json.loads(command("--json").stdout)
    assert tried["enquetes"] == done["enquetes"] == ["mobilites"]
    assert tried["certificats"] == []
    assert [path.stem for path in workspace.certificates.glob("*.json")] == done["certificats"]
    assert "Aucune réponse n'a expiré" in command().stdout


def test_the_command_may_keep_fewer_months_than_the_setting(workspace, command):
    last_year = dt.datetime.now(tz=dt.UTC).date() - dt.timedelta(days=365)
    survey(workspace, "mobilites", last_year.isoformat())
    assert json.loads(command("--json").stdout)["enquetes"] == []
    assert json.loads(command("--mois", "6", "--json").stdout)["enquetes"] == ["mobilites"]


@pytest.mark.parametrize("months", ["0", "121"])
def test_the_command_refuses_months_out_of_bounds(command, months):
    refused = command("--mois", months)
    assert isinstance(refused.exception, UsageError)
    assert "de 1 à 120 mois" in str(refused.exception)


def test_every_default_of_the_settings_is_within_its_bounds():
    assert Settings(mois_de_conservation=Settings().mois_de_conservation)
