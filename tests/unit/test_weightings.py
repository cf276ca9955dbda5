"""Voted weightings: read whole or refused with every fault, in French."""

import pandas as pd
import pytest

from generator.catalogues.weightings import (
    REFERENCE,
    Version,
    read_versions,
    read_weights,
    weighed,
)
from generator.decisions.weightings import vote, write_proposal
from generator.errors import CatalogueError, DataError
from generator.opportunities.weighting_proposal import explained
from tests.unit.scoring.rows import CRITERIA, WEIGHTS

INDEX = "weighting_id,voted_on,voted_by,why,author\nvote-1,2026-11-20,CLE,parce que,A. M.\n"
LINES = "besoin,4\nmanque_offre,3\nbassin,2\nemploi,1\n"


@pytest.fixture
def folders(tmp_path):
    data, own = tmp_path / "data", tmp_path / "catalogues"
    (own / "weightings").mkdir(parents=True)
    data.mkdir()
    return [data, own]


@pytest.fixture
def given(folders):
    def write(lines=LINES, index=INDEX, header="criterion_id,weight\n"):
        shelf = folders[1] / "weightings"
        (shelf / "index.csv").write_text(index, encoding="utf-8")
        (shelf / "vote-1.csv").write_text(header + lines, encoding="utf-8")

    return write


def faults(folders):
    with pytest.raises(CatalogueError) as refused:
        read_weights(folders, "vote-1", CRITERIA)
    return [str(fault) for fault in refused.value.faults]


def test_the_reference_is_what_the_headers_say(folders):
    assert read_weights(folders, REFERENCE, CRITERIA) == WEIGHTS


def test_a_voted_version_replaces_the_weights_and_nothing_else(folders, given):
    given()
    weights = read_weights(folders, "vote-1", CRITERIA)
    assert weights == {"besoin": 4, "manque_offre": 3, "bassin": 2, "emploi": 1}
    [need, *_] = weighed(CRITERIA, weights)
    assert need == CRITERIA[0].model_copy(update={"weight": 4.0})


def test_a_file_saved_by_a_french_spreadsheet_is_read(folders, given):
    given("besoin;2,5\nmanque_offre;3\nbassin;2\nemploi;0\n", header="criterion_id;weight\n")
    assert read_weights(folders, "vote-1", CRITERIA)["besoin"] == 2.5


def test_every_fault_of_a_file_is_told_at_once(folders, given):
    given("besoin,-1\nmanque_offre,beaucoup\nbonheur,2\nbassin,2\nbassin,3\n")
    told = faults(folders)
    expected = [
        "weightings/vote-1.csv, ligne 2 : le poids « -1 » n'est pas un nombre positif ou nul",
        "weightings/vote-1.csv, ligne 3 : le poids « beaucoup » n'est pas un nombre positif",
        "weightings/vote-1.csv, ligne 4 : critère inconnu « bonheur »",
        "weightings/vote-1.csv, ligne 6 : le critère « bassin » a deux lignes",
        "weightings/vote-1.csv : il manque une ligne pour : emploi",
    ]
    assert len(told) == len(expected)
    for sentence, what in zip(told, expected, strict=True):
        assert sentence.startswith(what)


@pytest.mark.parametrize("text", ["nan", "inf", "-0.1", ""])
def test_what_is_no_weight_is_refused(folders, given, text):
    given(LINES.replace("besoin,4", f"besoin,{text}"))
    assert "n'est pas un nombre positif ou nul" in faults(folders)[0]


def test_weights_that_are_all_zero_are_refused(folders, given):
    given("besoin,0\nmanque_offre,0\nbassin,0\nemploi,0\n")
    assert "tous les poids sont nuls" in faults(folders)[0]


def test_a_version_that_nobody_voted_is_refused_with_those_that_were(folders, given):
    given(index=INDEX.replace("vote-1", "vote-2"))
    [told] = faults(folders)
    assert "la pondération « vote-1 » n'a pas été votée" in told
    assert "reference, vote-2" in told


def test_an_index_says_who_when_and_why(folders, given):
    line = "vote-1,20/11/2026,,parce que,A. M.\nvote-1,2026-11-20,CLE,parce que,A. M.\n"
    given(index=INDEX.partition("\n")[0] + "\n" + line + "reference,2026-11-20,CLE,x,A\n")
    with pytest.raises(CatalogueError) as refused:
        read_versions(folders)
    told = " ".join(str(fault) for fault in refused.value.faults)
    for what in ("voted_by est vide", "voted_on n'est pas lisible", "existe déjà", "réservés"):
        assert what in told


def proposed(folders):
    voted = read_weights(folders, REFERENCE, CRITERIA)
    before = pd.Series(voted)
    after = before + pd.Series({"besoin": 1.0, "manque_offre": 0, "bassin": 0, "emploi": -1.0})
    table = explained(before, after, pd.Series({c.id: c.label_fr for c in CRITERIA}))
    return write_proposal(folders[1], table, ["Proposition."])


def version(name="vote-2026", voted_on="2026-11-20", voted_by="CLE"):
    return Version(name, voted_on, voted_by, "apprise", "A. M.")


def test_a_proposal_is_no_version_until_it_is_voted(folders):
    name = proposed(folders)
    with pytest.raises(CatalogueError, match="n'a pas été votée"):
        read_weights(folders, name, CRITERIA)
    vote(folders[1], name, version(), CRITERIA, folders[0])
    assert read_weights(folders, "vote-2026", CRITERIA)["besoin"] == WEIGHTS["besoin"] + 1
    assert read_versions(folders)["vote-2026"].voted_by == "CLE"


def test_a_vote_without_who_or_when_writes_nothing(folders):
    name = proposed(folders)
    with pytest.raises(DataError) as refused:
        vote(folders[1], name, version(voted_on="hier", voted_by=""), CRITERIA, folders[0])
    assert len(refused.value.faults) == 2
    assert not (folders[1] / "weightings" / "vote-2026.csv").exists()


def test_a_voted_version_is_never_written_over(folders):
    name = proposed(folders)
    vote(folders[1], name, version(), CRITERIA, folders[0])
    with pytest.raises(DataError, match="existe déjà"):
        vote(folders[1], name, version(), CRITERIA, folders[0])


def test_the_same_proposal_twice_is_one_file(folders):
    assert proposed(folders) == proposed(folders)
