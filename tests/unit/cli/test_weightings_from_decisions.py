"""``generateur ponderations proposer`` where officers decided and nobody answered a question."""

import json
import shutil

import pytest

EPCI = "200039055"
HEADER = "opportunity_id;decision;reason_id;reason;carrier;comment;author;made_on;build_id\n"


@pytest.fixture
def space(demo_space, tmp_path):
    return shutil.copytree(demo_space[0], tmp_path / "copie")


@pytest.fixture
def decided(space):
    """Write decisions by hand, as made on the current build or on another."""
    current = (space / "entrepot" / "current").read_text(encoding="utf-8")

    def write(*lines, build_id=current):
        rows = (f"{EPCI}-{key};{verdict};{why};;;;A. M.;2026-11-20;{build_id}\n"
                for key, verdict, why in lines)  # fmt: skip
        path = space / "decisions" / "opportunites.csv"
        path.write_text(HEADER + "".join(rows), encoding="utf-8")

    return write


KEPT, REFUSED = ("recyclerie", "retenir", ""), ("garage", "ecarter", "pas_un_besoin")


def test_a_refusal_that_is_no_need_beside_what_is_kept_teaches_the_need(generateur, space, decided):
    decided(KEPT, REFUSED)
    done = generateur("--quiet", "--espace", space, "ponderations", "proposer", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert "1\u00a0opportunité écartée comme" in " ".join(told["explication"])
    before = {row["criterion_id"]: row["weight_before"] for row in told["poids"]}
    after = {row["criterion_id"]: row["weight"] for row in told["poids"]}
    assert sum(after.values()) == pytest.approx(sum(before.values()))
    moves = {key: after[key] / before[key] for key in after if key != "besoin"}
    assert max(moves.values()) == pytest.approx(min(moves.values()), abs=0.02)


def test_a_refusal_for_want_of_premises_teaches_nothing(generateur, space, decided):
    decided(KEPT, ("garage", "ecarter", "pas_de_site"))
    assert (
        "aucune réponse à apprendre"
        in generateur("--quiet", "--espace", space, "ponderations", "proposer").err
    )


def test_a_decision_made_on_a_build_that_is_gone_teaches_nothing(generateur, space, decided):
    decided(KEPT, REFUSED, build_id="disparu")
    refused = generateur("--quiet", "--espace", space, "ponderations", "proposer")
    assert refused.status == 3
