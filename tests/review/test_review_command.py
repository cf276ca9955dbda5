"""``generateur revue …`` as an operator types it, each time in a process of its own."""

import json

import pandas as pd
import pytest

from tests.review.browser import command, copy_of
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
HEADER = "opportunity_id;decision;reason_id;reason;carrier;comment;author;made_on;build_id\n"
LINE = f"{OUCHE}-recyclerie;ecarter;pas_de_site;;;;B. L.;2026-11-20;b\n"


@pytest.fixture
def space(demo_space, tmp_path):
    return copy_of(demo_space, tmp_path / "l'espace")


def test_people_are_added_listed_and_refused_in_french(space):
    added = command(space, "revue", "ajouter", "camille", "--role", "charge", "--epci", OUCHE)
    assert (added.returncode, added.stderr) == (
        0, "camille peut se connecter (Chargé de mission).\n",
    )  # fmt: skip
    refused = command(space, "revue", "ajouter", "camille", "--role", "chef", "--epci", "21")
    assert refused.returncode == 3
    for told in ("existe déjà", "chef", "neuf chiffres"):
        assert told in refused.stderr
    listed = json.loads(command(space, "revue", "personnes", "--json").stdout)
    assert [(one["identifiant"], one["role"], one["territoires"]) for one in listed] == [
        ("camille", "charge", [OUCHE])
    ]


def test_the_current_build_is_loaded_whole_or_for_one_territory(space):
    one = command(space, "revue", "charger", "--epci", OUCHE, "--json")
    assert json.loads(one.stdout)["territoires"] == 1
    every = json.loads(command(space, "revue", "charger", "--json").stdout)
    assert (every["territoires"], every["opportunites"]) == (4, 146)
    unknown = command(space, "revue", "charger", "--epci", "999999999")
    assert unknown.returncode == 3


def test_a_base_that_does_not_answer_is_told_without_a_trace(space):
    settings = space / "generateur.toml"
    settings.write_text('[revue]\nbase = "postgresql://u:p@127.0.0.1:1/rien"\n', encoding="utf-8")
    refused = command(space, "revue", "migrer")
    assert refused.returncode == 3
    assert "ne répond pas" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_decision_goes_from_the_file_to_the_application_to_the_next_build_and_back(space):
    assert command(space, "revue", "migrer").returncode == 0
    file = space / "decisions" / "opportunites.csv"
    file.write_text(HEADER + LINE, encoding="utf-8-sig")
    refused = command(space, "demo")
    assert refused.returncode == 4
    assert "revue reprendre" in refused.stderr
    assert json.loads(command(space, "revue", "reprendre", "--json").stdout) == {"reprises": 1}
    done = command(space, "demo", "--json")
    assert done.returncode == 0, done.stderr
    assert "opportunités chargées" in done.stderr
    folder = json.loads(done.stdout)["publication"]
    rows = pd.read_parquet(f"{folder}/parquet/out_opportunities.parquet")
    told = rows.set_index("opportunity_id").loc[f"{OUCHE}-recyclerie"]
    assert (told["decision"], told["decision_reason_fr"]) == ("ecarter", "pas de lieu")
    assert rows["decision"].notna().sum() == 1
    assert file.read_text(encoding="utf-8-sig").splitlines()[1].startswith(LINE[:40])
