import pandas as pd
import pytest

from generator.needs.answers.mapping import propose
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.reading import read_table

EPCI = "200000001"
COMMUNES = pd.DataFrame(
    [
        ("01004", "Ambérieu", EPCI, pd.NA),
        ("2A004", "Ajaccio", EPCI, pd.NA),
        ("69123", "Lyon", EPCI, pd.NA),
        ("21231", "Dijon", EPCI, pd.NA),
        ("21231", "Dijon", EPCI, "21999"),  # a former commune, merged into 21231
        ("21501", "Sainte-Marie-sur-Ouche", EPCI, pd.NA),
        ("39001", "Dijon", "200000002", pd.NA),
        ("39002", "Arbois", "200000002", pd.NA),
        ("70001", "Arc", "200000003", pd.NA),
        ("70002", "Arc", "200000004", pd.NA),
        ("71001", "Arc", "200000005", pd.NA),
        ("70001", "Arc", "200000003", "70999"),  # a former commune, shared between two
        ("70002", "Arc", "200000004", "70999"),
    ],
    columns=["commune_code", "commune_name", "epci_code", "code_alias"],
).assign(departement_code=lambda c: c["commune_code"].str[:2])


def imported(*lines, communes=COMMUNES):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    mapping = propose(table)
    return to_statements(table, mapping, survey_id="s", origin=Origin(EPCI), communes=communes)


def reasons(found):
    return dict(zip(found.rejects["source_row"], found.rejects["reason_fr"], strict=True))


@pytest.mark.parametrize(
    ("written", "commune"),
    [
        ("21231", "21231"),
        ("1004", "01004"),
        ("1004.0", "01004"),
        ("21999", "21231"),
        ("2a004", "2A004"),
        ("21231 - Dijon", "21231"),
    ],
)
def test_a_commune_code_is_padded_and_brought_to_the_present(written, commune):
    found = imported("id;Code commune;Besoin", f"1;{written};un bus")
    assert found.statements["commune_code"].tolist() == [commune]


def test_a_merged_commune_is_said():
    found = imported("id;Code commune;Besoin", "1;21999;un bus")
    assert found.notes == {"ancien code de commune remplacé par l'actuel": 1}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("99999", "commune inconnue du code officiel géographique"),
        ("abc", "code de commune illisible (5 caractères attendus)"),
        ("39002", "hors de l'EPCI"),
        ("70999", "ancienne commune partagée entre plusieurs communes actuelles (70001, 70002)"),
    ],
)
def test_a_code_that_leads_nowhere_is_rejected_with_its_reason(written, reason):
    found = imported("id;Code commune;Besoin", f"1;{written};un bus")
    assert found.rejects.to_numpy().tolist() == [[2, "rejetee", reason, "Code commune"]]
    assert found.statements.empty


@pytest.mark.parametrize(
    ("written", "commune"),
    [
        ("AMBERIEU", "01004"),
        ("Ste Marie s/Ouche", "21501"),
        ("Dijon Cedex 9", "21231"),
        ("21000 Dijon", "21231"),
        ("Lyon 3e arrondissement", "69123"),
        ("", pd.NA),
    ],
)
def test_a_commune_is_known_by_its_name_as_people_write_it(written, commune):
    found = imported("id;Commune;Besoin", f"1;{written};un bus")
    assert found.statements["commune_code"].fillna("?").tolist() == [
        "?" if commune is pd.NA else commune
    ]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Arbois", "hors de l'EPCI"),
        ("Nulle-Part", "nom de commune inconnu"),
        ("Arc", "nom de commune ambigu : plusieurs communes le portent (70001, 70002, 71001)"),
        ("Dijno", "nom de commune inconnu ; ressemble à Dijon (21231, 39001)"),
        ("Sainte-Marie", "nom de commune inconnu ; ressemble à Sainte-Marie-sur-Ouche (21501)"),
        (
            "Ste Marie St Ouche",
            "nom de commune inconnu ; ressemble à Sainte-Marie-sur-Ouche (21501)",
        ),
        ("idem", "commune « idem » : elle ne dit rien sans la ligne du dessus"),
    ],
)
def test_a_name_that_leads_nowhere_is_rejected_with_its_reason(written, reason):
    assert reasons(imported("id;Commune;Besoin", f"1;{written};un bus")) == {2: reason}


def test_without_a_reference_codes_are_kept_unchecked_and_said():
    found = imported("id;Code commune;Besoin", "1;1004;un bus", communes=None)
    assert found.statements["commune_code"].tolist() == ["01004"]
    assert found.notes == {"code de commune non vérifié (pas de référentiel)": 1}


@pytest.mark.parametrize(
    ("name", "departement", "fate"),
    [
        ("Dijon", "Jura", "hors de l'EPCI"),
        ("Dijon", "39", "hors de l'EPCI"),
        ("Dijon", "Côte-d'Or", "21231"),
        ("Dijon", "illisible", "21231"),
        ("Arc", "Saône-et-Loire (71)", "hors de l'EPCI"),
        ("Arc (71)", "", "hors de l'EPCI"),
        ("Arc", "70", "nom de commune ambigu : plusieurs communes le portent (70001, 70002)"),
        ("Arbois", "21", "aucune commune de ce nom dans ce département (39002)"),
    ],
)
def test_the_departement_tells_namesakes_apart(name, departement, fate):
    found = imported("id;Commune;Département;Besoin", f"1;{name};{departement};un bus")
    fates = [*found.statements["commune_code"], *found.rejects["reason_fr"]]
    assert fates == [fate]


def test_a_departement_that_is_not_understood_is_said():
    found = imported("id;Commune;Département;Besoin", "1;Ambérieu;illisible;un bus")
    assert found.statements["commune_code"].tolist() == ["01004"]
    assert found.notes == {"département illisible, non utilisé": 1}
