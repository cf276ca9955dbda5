from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues.criteria import read_criterion
from generator.opportunities.sentences import sentences
from generator.warehouse.models import read_model

pytestmark = pytest.mark.models
SQL = Path(__file__).parents[2] / "sql" / "6_criteria"

KEY = {"epci_code": "200000001", "activity_id": "recyclerie_special"}


def test_who_could_carry_it_and_who_it_could_live_with_both_count(build):
    seen = KEY | {"carrier_count": 2, "partner_count": 1}
    [row] = build("crit_portage", core_supply_carriers=[seen])
    assert row["value"] == 2 + 1
    assert (row["carrier_count"], row["partner_count"]) == (2, 1)


def test_without_a_carrier_it_is_not_said_that_nobody_does_it_as_a_rival_may(build, con):
    path = SQL / "crit_portage.sql"
    rows = build(
        "crit_portage", core_supply_carriers=[KEY | {"carrier_count": 0, "partner_count": 2}]
    )
    criterion = read_criterion(path.stem, read_model(path, con).header)
    [text] = sentences(pd.DataFrame(rows).convert_dtypes(), criterion)
    assert text.replace("\u00a0", " ").replace("\u202f", " ") == (
        "Hors équivalents directs, aucune structure de l’EPCI n’est repérée comme la faisant "
        "peut-être déjà ; "
        "2 partenaires connus à portée."
    )


def test_nobody_seen_is_nobody_known(build):
    assert build("crit_portage") == []
