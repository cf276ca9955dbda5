"""One person asks that their answers serve no more: nothing of them stays, nothing comes back."""

import datetime as dt
import json

import pandas as pd
import pytest
from filelock import FileLock

from generator import expiry
from generator.errors import DataError, GateError, SurveyError, UsageError
from generator.expiry import Request, withdrawing
from generator.intake import import_survey, load_proposals, load_statements, report_of
from generator.intake.withdrawn import Withdrawn, keep_withdrawn, read_withdrawn
from generator.needs.answers.statements import Origin
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace

EPCI, NAME = "200000001", "besoins"
TODAY = dt.date(2026, 11, 22)
SURVEY = """Identifiant,Vous êtes,De quoi manquez-vous ?,Quelles ressources locales connaissez-vous ?
p1,Habitant,Un bus le soir pour rentrer de Dijon.,Un garage vide au bourg.
p2,Habitant,Une recyclerie près du bourg.,
p1,Habitant,Un café où se retrouver.,
p3,Habitant,RAS,
"""


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path / "espace")
    made.create()
    survey(made, tmp_path)
    return made


def survey(workspace, tmp_path, text=SURVEY):
    path = tmp_path / f"{NAME}.csv"
    path.write_text(text, encoding="utf-8")
    return import_survey(
        path, workspace.surveys, origin=Origin(EPCI), accept=True, communes=None, key=b"k" * 32
    )


def build(workspace):
    """Make a table of answers, one of resources offered, and two made from them or not."""
    store = Store(workspace.warehouse)
    store.tables.mkdir(parents=True, exist_ok=True)
    answers, offers = load_statements(workspace.surveys), load_proposals(workspace.surveys)
    land = table(store, "land_statements", answers)
    stock = table(store, "land_resources", offers.rename(columns={"proposal_id": "resource_id"}))
    communes = table(store, "land_communes", pd.DataFrame({"commune_code": ["21001"]}))
    needs = table(store, "out_needs", answers.groupby("epci_code").size().to_frame("n"), land)
    records = [land, stock, communes, needs]
    return store.finish({record.name: record for record in records}, {}, TODAY)


def table(store, name, rows, *reads):
    inputs = {record.name: record.sha256 for record in reads}
    said = "un modèle" if reads else str(pd.util.hash_pandas_object(rows).sum())
    temporary = store.tables / f".{name}.1.tmp"
    rows.to_parquet(temporary)
    return store.keep(name, store.key(name, said, inputs), temporary, inputs, 0.1)


def publish(workspace, build_id, selection="france"):
    folder = workspace.release / f"{build_id}-{selection}"
    (folder / "csv").mkdir(parents=True)
    (folder / "csv" / "besoins.csv").write_text("n\n3\n")
    choice = {"selection": selection, "epci_codes": [EPCI], "briefs": True}
    (folder / "publication.json").write_text(json.dumps({"choice": choice}))
    (workspace.release / f".{folder.name}.origine").write_text("marque")
    return folder


def withdraw(workspace, **who):
    return expiry.withdraw(workspace, Request(NAME, **who), TODAY)


def person_of(workspace, text):
    answers = load_statements(workspace.surveys)
    return answers.loc[answers["statement_text"] == text, "respondent_id"].iloc[0]


def texts(workspace):
    return load_statements(workspace.surveys)["statement_text"].dropna().to_list()


def test_all_the_answers_and_offers_of_a_person_go_and_the_others_stay(workspace):
    withdraw(workspace, row=2)
    assert texts(workspace) == ["Une recyclerie près du bourg."]
    assert load_proposals(workspace.surveys).empty
    # The one who needs nothing was heard, and stays.
    assert len(load_statements(workspace.surveys)) == 2


def test_the_pseudonym_names_the_same_person_as_a_line(workspace):
    person = person_of(workspace, "Un café où se retrouver.")
    withdraw(workspace, person=person)
    assert texts(workspace) == ["Une recyclerie près du bourg."]


def test_who_needed_nothing_can_withdraw_too(workspace):
    before = report_of(workspace.surveys / NAME)["counts"]
    withdraw(workspace, row=5)
    after = report_of(workspace.surveys / NAME)["counts"]
    assert (before["heard_without_need"], after["heard_without_need"]) == (1, 0)
    assert (before["not_an_answer"], after["not_an_answer"]) == (1, 0)
    assert "5;" not in (workspace.surveys / NAME / "rejets.csv").read_text(encoding="utf-8-sig")


def test_the_counts_of_the_import_still_add_up(workspace):
    withdraw(workspace, row=2)
    counts = report_of(workspace.surveys / NAME)["counts"]
    # Lines 2 and 4 were theirs: of four lines two stay, one of them no answer.
    assert (counts["rows_in"], counts["kept"], counts["withdrawn"]) == (4, 1, 2)
    fates = ("kept", "set_aside", "rejected", "not_an_answer", "withdrawn")
    assert counts["rows_in"] == sum(counts[fate] for fate in fates)
    assert (counts["statements"], counts["proposals"]) == (1, 0)


def test_the_same_file_imported_again_brings_nothing_back(workspace, tmp_path):
    withdraw(workspace, row=2)
    report = survey(workspace, tmp_path)
    assert texts(workspace) == ["Une recyclerie près du bourg."]
    assert load_proposals(workspace.surveys).empty
    assert report.counts["withdrawn"] == 2


def test_killed_after_the_list_is_written_the_next_build_already_does_without(
    workspace, monkeypatch
):
    def killed(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(withdrawing, "take_out", killed)
    with pytest.raises(KeyboardInterrupt):
        withdraw(workspace, row=2)
    monkeypatch.undo()
    assert texts(workspace) == ["Une recyclerie près du bourg."]
    withdraw(workspace, row=2)
    raw = pd.read_parquet(workspace.surveys / NAME / "reponses.parquet")
    assert len(raw) == 2


def test_tables_builds_and_releases_made_with_them_go(workspace):
    made = build(workspace)
    folder = publish(workspace, made.build_id)
    outcome = withdraw(workspace, row=2)
    assert not folder.exists()
    assert not list(workspace.release.glob(".*.origine"))
    names = [path.name.rpartition("-")[0] for path in workspace.warehouse.glob("tables/*.parquet")]
    assert names == ["land_communes"]
    assert Store(workspace.warehouse).current_id() is None
    assert outcome.lost_current


def test_a_release_taken_away_says_what_to_publish_again_and_what_to_say_of_it(workspace):
    made = build(workspace)
    publish(workspace, made.build_id)
    publish(workspace, made.build_id, EPCI)
    withdraw(workspace, row=2)
    wanted = expiry.reissues(workspace.certificates)
    assert [(one.selection, one.epci_codes) for one in wanted] == [
        (EPCI, (EPCI,)), ("france", (EPCI,)),
    ]  # fmt: skip
    [(_, names)] = expiry.withdrawn_releases(workspace.certificates, "france")
    assert names == (f"{made.build_id}-france",)
    assert expiry.withdrawn_releases(workspace.certificates, "departement-21") == []


def test_a_build_made_without_them_and_its_release_stay(workspace):
    first = build(workspace)
    withdraw(workspace, row=2)
    again = build(workspace)
    folder = publish(workspace, again.build_id)
    assert again.build_id != first.build_id
    withdraw(workspace, row=2)
    assert folder.exists()
    assert Store(workspace.warehouse).current_id() == again.build_id


def test_asked_twice_nothing_more_is_done_nor_certified(workspace):
    withdraw(workspace, row=2)
    assert withdraw(workspace, row=2).certificates == ()
    assert len(list(workspace.certificates.glob("retrait-*.json"))) == 1


def test_the_certificate_and_the_list_hold_neither_text_nor_name(workspace):
    build(workspace)
    person = person_of(workspace, "Un café où se retrouver.")
    withdraw(workspace, row=2)
    for path in workspace.certificates.iterdir():
        text = path.read_text(encoding="utf-8")
        assert person not in text
        assert "bus" not in text
    kept = (workspace.surveys / NAME / "retraits.csv").read_text(encoding="utf-8-sig")
    assert person in kept
    assert "bus" not in kept


def test_killed_in_the_middle_of_deleting_the_next_request_or_expiry_finishes(
    workspace, monkeypatch
):
    made = build(workspace)
    folder = publish(workspace, made.build_id)
    erased = []

    def killed(_, file):
        if len(erased) == 2:
            raise KeyboardInterrupt
        erased.append(file)
        return True

    monkeypatch.setattr("generator.expiry.erasing._erase", killed)
    with pytest.raises(KeyboardInterrupt):
        withdraw(workspace, row=2)
    monkeypatch.undo()
    rule = expiry.Rule(months=24, today=TODAY, threshold=11)
    expiry.expire(workspace, rule)
    assert not folder.exists()
    (certificate,) = workspace.certificates.glob("retrait-*.json")
    assert json.loads(certificate.read_text())["state"] == "terminé"


def test_a_trial_says_what_would_go_and_touches_nothing(workspace):
    made = build(workspace)
    folder = publish(workspace, made.build_id)
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    outcome = expiry.foresee_withdrawal(workspace, Request(NAME, row=2), TODAY)
    assert outcome.certificates[0].releases == (folder.name,)
    after = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (Request(NAME, row=99), "n'est de cette personne"),
        (Request(NAME, person="0" * 16), "n'est de cette personne"),
        (Request("inconnue", row=2), "enquêtes présentes : besoins"),
        (Request("../enquetes/besoins", row=2), "n'a pas de réponses ici"),
    ],
)
def test_a_request_that_names_no_answer_is_refused(workspace, request_, said):
    with pytest.raises(DataError, match=f"(?i){said}"):
        expiry.withdraw(workspace, request_, TODAY)
    assert not (workspace.surveys / NAME / "retraits.csv").exists()


@pytest.mark.parametrize("who", [{}, {"row": 2, "person": "x"}])
def test_whose_answers_they_are_is_said_once(who):
    with pytest.raises(UsageError, match="d'une seule façon"):
        Request(NAME, **who)


def test_during_a_build_a_withdrawal_is_refused(workspace):
    with FileLock(workspace.warehouse / ".verrou"), pytest.raises(GateError):
        withdraw(workspace, row=2)


@pytest.mark.parametrize("text", ["", "ligne;personne\n", "ligne;personne;ressource\n1;2\n",
                                  "ligne;personne;ressource\nun;;\n"])  # fmt: skip
def test_a_list_that_cannot_be_read_stops_everything(workspace, text):
    (workspace.surveys / NAME / "retraits.csv").write_text(text)
    with pytest.raises(SurveyError, match="illisible"):
        load_statements(workspace.surveys)


def test_the_list_is_read_as_it_was_written(tmp_path):
    some = Withdrawn(frozenset({2, 14}), frozenset({"ab"}), frozenset({"e-l2-r1", "e-l2-r2"}))
    for withdrawn in (some, Withdrawn(rows=frozenset({3}))):
        keep_withdrawn(tmp_path, withdrawn)
        assert read_withdrawn(tmp_path) == withdrawn


def test_the_list_stays_when_the_answers_expire(workspace):
    withdraw(workspace, row=2)
    outcome = expiry.expire(
        workspace, expiry.Rule(months=1, today=dt.date(2030, 1, 1), threshold=11)
    )
    assert outcome.left == ()
    assert (workspace.surveys / NAME / "retraits.csv").exists()
