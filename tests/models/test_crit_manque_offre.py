from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues.criteria import read_criterion
from generator.opportunities.sentences import sentences
from generator.warehouse.models import read_model

pytestmark = pytest.mark.models

SQL = Path(__file__).parents[2] / "sql" / "6_criteria" / "crit_manque_offre.sql"
KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, known, expected, *, is_equipment, is_looked_for=True):
    gap = {
        "is_equipment": is_equipment,
        "is_looked_for": is_looked_for,
        "known_count": known,
        "expected_count": expected,
        "missing_share": 0.5,
        "missing_low": 0.25,
        "missing_high": 0.75,
    }
    return build(
        "crit_manque_offre",
        core_supply_gaps=[KEY | gap],
        core_reach=[{"epci_code": KEY["epci_code"], "reach_population": 25000}],
        land_activities=[{"activity_id": KEY["activity_id"], "catchment_people_min": 10000}],
    )


def told(con, rows):
    criterion = read_criterion("crit_manque_offre", read_model(SQL, con).header)
    [text] = sentences(pd.DataFrame(rows).convert_dtypes(), criterion)
    return " ".join(text.split())


def test_the_value_and_its_interval_are_the_missing_share(build):
    [row] = built(build, 1, 2.0, is_equipment=True)
    assert (row["value"], row["value_low"], row["value_high"]) == (0.5, 0.25, 0.75)


def test_equipments_are_set_beside_territories_alike(build, con):
    assert told(con, built(build, 2, 4.0, is_equipment=True)) == (
        "2 équivalents directs connus dans l’EPCI, "
        "quand un territoire comme celui-ci en compterait environ 4."
    )


def test_the_others_are_set_beside_what_the_basin_could_bear(build, con):
    assert told(con, built(build, 0, 2.5, is_equipment=False)) == (
        "Aucun équivalent direct connu dans l’EPCI ou à sa portée, "
        "pour 25 000 habitants à portée, quand l’activité en demande au moins 10 000 "
        "(estimation, à vérifier)."
    )


def test_a_source_that_shows_only_some_is_said_to(build, con):
    rows = built(build, 1, 2.0, is_equipment=False, is_looked_for=False)
    assert told(con, rows).startswith(
        "1 équivalent direct connu dans l’EPCI ou à sa portée "
        "(les sources n’en montrent qu’une partie), pour 25 000 habitants"
    )
