"""Answers kept too long go from the workspace, with a certificate of what was deleted."""

import datetime as dt
import hashlib

import pytest

from generator import expiry
from generator.expiry.due import limit_date
from generator.intake import import_survey, load_statements, report_of
from generator.needs.answers.statements import Origin
from tests.unit.expiry.workspaces import (
    EPCI,
    OLD,
    PSEUDONYM,
    RECENT,
    SECRET,
    build,
    certificates,
    rule,
    survey,
)


def files_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


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
