import json

import pandas as pd
import pytest

from generator.errors import SurveyError
from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import read_table


def read(data):
    return read_table(json.dumps(data, ensure_ascii=False).encode(), "reponses.json")


def texts(table, column):
    return [None if pd.isna(cell) else cell for cell in table.frame[column]]


KOBO = {
    "_id": 7,
    "_submission_time": "2026-03-01T10:00:00",
    "_attachments": [{"filename": "photo.jpg"}],
    "_validation_status": {"uid": "validation_status_approved", "by_whom": "agent"},
    "_tags": [],
    "_geolocation": [47.32, 5.04],
    "foyer/commune": "Dijon",
    "foyer/codes": "bus creche",
    "foyer/membres": [
        {
            "foyer/membres/besoin": "un bus",
            "foyer/membres/trajets": [{"foyer/membres/trajets/ou": "Beaune"}],
        },
        {
            "foyer/membres/besoin": "du pain\nfrais",
            "foyer/membres/trajets": [{"foyer/membres/trajets/ou": "Nuits"}],
        },
    ],
}


@pytest.mark.parametrize(
    "wrapped", [[KOBO], {"count": 1, "next": None, "results": [KOBO]}], ids=["list", "page"]
)
def test_kobo_s_submissions_are_read_with_their_repeated_groups(wrapped):
    table = read(wrapped)
    assert (table.kind, table.header_row, table.frame.index.tolist()) == ("kobo", 0, [1])
    assert table.frame.fillna("").loc[1].to_dict() == {
        "_id": "7",
        "_submission_time": "2026-03-01T10:00:00",
        "_validation_status": "validation_status_approved",
        "_tags": "",
        "foyer/commune": "Dijon",
        "foyer/codes": "bus creche",
        "foyer/membres/besoin": "- un bus\n- du pain frais",
        "foyer/membres/trajets/ou": "- Beaune\n- Nuits",
        "_geolocation_latitude": "47.32",
        "_geolocation_longitude": "5.04",
    }
    assert "groupe répété « foyer/membres » : 2 ligne(s) réunies dans leurs réponses" in table.notes


def test_a_point_that_was_not_given_is_blank():
    table = read([{**KOBO, "_geolocation": [None, None]}])
    assert texts(table, "_geolocation_latitude") == [None]


def test_one_page_of_several_says_that_answers_are_missing():
    table = read({"next": "page=2", "results": [KOBO]})
    assert any("d'autres réponses ne sont pas ici" in note for note in table.notes)


# 1,772,323,200 s after 1970 is 20,513 whole days (86,400 s): 1 March 2026 at midnight, UTC.
MIDNIGHT = 20_513 * 86_400


def test_grist_s_records_are_read_whatever_the_form_of_their_cells():
    fields = {
        "Besoin": "un bus",
        "Choix": ["L", "Bus", "Crèche"],
        "Date": MIDNIGHT,
        "Horodatage": MIDNIGHT + 3600,
        "Budget": MIDNIGHT,
        "Accord": False,
        "Effectif": 0,
        "Lieux": ["L", 2, 1],
        "Jour": ["d", MIDNIGHT],
        "Local": ["D", MIDNIGHT - 3600, "Europe/Paris"],
        "Commune": ["R", "Communes", 4],
        "Calcul": ["E", "ValueError"],
        "manualSort": 12,
    }
    table = read({"records": [{"id": 3, "fields": fields}]})
    assert table.kind == "grist"
    assert table.frame.fillna("").loc[1].to_dict() == {
        "id": "3",
        "Besoin": "un bus",
        "Choix": f"Bus{OPTION_MARK}Crèche",
        "Date": "2026-03-01",
        "Horodatage": "2026-03-01T01:00:00+00:00",
        "Budget": str(MIDNIGHT),
        "Accord": "false",
        "Effectif": "0",
        "Lieux": "2, 1",
        "Jour": "2026-03-01",
        "Local": "2026-03-01",
        "Commune": "4",
        "Calcul": "",
    }
    assert table.options == {"Choix": ("Bus", "Crèche")}
    assert table.notes == (
        "1 zéro(s) qui peuvent vouloir dire « sans réponse » : « Effectif »",
        "3 référence(s) sans leur texte (exportez la colonne affichée) : « Lieux », « Commune »",
        "1 cellule(s) en erreur ou d'une forme non lue, laissées vides : « Calcul »",
    )


def test_a_plain_list_of_objects_is_read_with_every_row_accounted():
    answers = [
        {"commune": "Dijon", "besoin": "un bus", "choix": ["Bus", "Pain"]},
        {"besoin": "  ", "commune": None},
        "une ligne perdue",
        {"code": 1004, "besoin": "du pain", "adresse": {"ville": "Beaune"}},
    ]
    table = read(answers)
    assert (table.kind, table.frame.index.tolist()) == ("json", [1, 4])
    assert len(table.frame) + len(table.left_out) == len(answers)
    assert dict(zip(table.left_out["source_row"], table.left_out["status"], strict=True)) == {
        2: "pas_une_reponse",
        3: "rejetee",
    }
    assert texts(table, "code") == [None, "1004"]
    assert texts(table, "adresse/ville") == [None, "Beaune"]
    assert table.options == {"choix": ("Bus", "Pain")}


def test_numbers_keep_the_digits_they_were_written_with():
    raw = b'[{"code": 01}]'
    with pytest.raises(SurveyError, match="ligne 1 : le JSON est tronqu"):
        read_table(raw, "e.json")
    table = read_table(b'[{"prix": 2.50, "long": 12345678901234567890, "rien": NaN}]', "e.json")
    assert table.frame.loc[1].tolist() == ["2.50", "12345678901234567890", pd.NA]


def test_an_old_encoding_is_read_in_json_too():
    raw = '[{"besoin": "crèche"}]'.encode("cp1252")
    table = read_table(raw, "e.json")
    assert (table.encoding, texts(table, "besoin")) == ("cp1252", ["crèche"])


def test_a_table_whose_first_title_opens_a_bracket_is_no_json():
    table = read_table(b"[Q1] Besoin;[Q2] Commune\nun bus;Dijon\n", "e.csv")
    assert list(table.frame.columns) == ["[Q1] Besoin", "[Q2] Commune"]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b'[{"besoin": "un bus"}, {"bes', r"ligne 1 : le JSON est tronqué ou mal écrit\. Télé"),
        (b"[]", "ce JSON ne contient aucune réponse"),
        (b'{"results": []}', "ce JSON ne contient aucune réponse"),
        (b'{"besoin": "un bus"}', "n'est pas une liste de réponses. Donnez une liste d'objets"),
        (b'{"v1": {"besoin": "un bus"}}', "n'est pas une liste de réponses"),
        (b"[1, 2]", "n'est pas une liste de réponses"),
        (b'{"records": [{"id": 1}]}', "n'ont pas de champs"),
        (b'[{"a": "1", "a": "2"}]', "« a » : une question est écrite deux fois"),
        (b"[" * 100_000, "le JSON est imbriqué sans fin"),
        (b'[{"a": ' + b'{"a": ' * 20 + b"1" + b"}" * 21 + b"]", "imbriqué sans fin"),
        (b'[{"a": "' + b"x" * 1_000_001 + b'"}]', "réponse 1, « a » : une cellule dépasse"),
    ],
    ids=range(11),
)
def test_json_at_fault_is_refused_in_one_sentence(raw, sentence):
    with pytest.raises(SurveyError, match=sentence) as caught:
        read_table(raw, "e.json")
    assert caught.value.exit_code == 3


def test_answers_that_all_name_other_questions_do_not_fill_the_memory():
    # 5,000 answers × 5,000 questions are 25 million cells.
    answers = [{f"question {rank}": "oui"} for rank in range(5_000)]
    with pytest.raises(SurveyError, match="chaque réponse nomme d'autres questions"):
        read(answers)
