from pathlib import Path

import pytest

from flows.ingest import RETRIES, ingest
from generator import plans
from generator.errors import DataError, Fault, GateError, SourceError
from generator.warehouse.store import Store

pytestmark = [pytest.mark.flows, pytest.mark.usefixtures("no_wait")]

PEOPLE = (Path(__file__).parent / "miroir" / "tiny_people.csv").read_bytes()
DOWN = (503, b"")


def test_a_source_that_fails_twice_then_answers_is_fetched(online):
    server, reglages = online(DOWN, DOWN, (200, PEOPLE))
    assert ingest(reglages) == []
    assert server.asked == 1 + 2
    kept = reglages.espace.glob("entrepot/snapshots/tiny_people/*/tiny_people.csv")
    assert [path.read_bytes() for path in kept] == [PEOPLE]


def test_a_source_that_no_longer_answers_keeps_its_last_good_copy_and_shows_it(online, latest):
    server, reglages = online((200, PEOPLE), DOWN)
    ingest(reglages)
    assert ingest(reglages) == ["tiny_people"]
    assert server.asked == 1 + 1 + RETRIES
    assert "en échec, dernière bonne copie gardée" in latest("fraicheur-des-sources")


def test_a_source_that_never_answered_stops_the_run(online):
    _, reglages = online(DOWN)
    with pytest.raises(SourceError, match="503"):
        ingest(reglages)


def test_a_missing_file_is_not_asked_for_again(tiny, tmp_path, monkeypatch):
    asked = []

    def counting(plan, source):
        asked.append(source.id)
        return fetch(plan, source)

    fetch = plans.fetch
    monkeypatch.setattr(plans, "fetch", counting)
    (tmp_path / "vide").mkdir()
    with pytest.raises(SourceError, match="tiny_communes, tiny_epcis"):
        ingest(tiny.model_copy(update={"miroir": tmp_path / "vide"}))
    assert sorted(asked) == sorted(set(asked))


def test_invalid_data_are_not_asked_for_again(tiny, monkeypatch):
    asked = []

    def invalid(_plan, source):
        asked.append(source.id)
        raise DataError(Fault("donnée refusée"))

    monkeypatch.setattr(plans, "fetch", invalid)
    with pytest.raises(DataError, match="donnée refusée"):
        ingest(tiny)
    assert sorted(asked) == sorted(set(asked))


def test_two_runs_in_the_same_workspace_exclude_each_other(tiny):
    with (
        Store(tiny.espace / "entrepot").writing(),
        pytest.raises(GateError, match="un autre calcul est en cours"),
    ):
        ingest(tiny)
