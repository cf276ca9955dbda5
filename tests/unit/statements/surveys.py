"""A survey typed line by line, imported as the house does."""

import pandas as pd

from generator.needs.answers.mapping import Column, propose
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.reading import read_table

EPCI = "200000001"
COMMUNES = pd.DataFrame(
    [("21231", "Dijon", EPCI)], columns=["commune_code", "commune_name", "epci_code"]
)


def imported(*lines, communes=COMMUNES, today=None, change=None):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    mapping = propose(table)
    if change:
        columns = [
            Column(name=c.name, role=change.get(c.name, c.role), basis=c.basis)
            for c in mapping.columns
        ]
        mapping = mapping.model_copy(update={"columns": tuple(columns)})
    found = to_statements(
        table, mapping, survey_id="besoins", origin=Origin(EPCI), communes=communes, today=today
    )
    counts = found.counts
    assert counts["rows_in"] == sum(
        counts[name] for name in ("kept", "set_aside", "rejected", "not_an_answer")
    )
    return found


def texts(found):
    return stated(found.statements)["statement_text"].tolist()
