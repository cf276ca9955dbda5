import pytest

pytestmark = pytest.mark.models


A = "200000001"


def test_who_was_not_heard_is_named_in_words(build):
    rows = build(
        "out_unheard",
        core_unheard=[
            {"epci_code": A, "variable": "age_band", "modality": "15-29", "is_absent": False},
            {"epci_code": A, "variable": "commune_code", "modality": "21001", "is_absent": True},
        ],
        land_respondent_modalities=[
            {"modality_id": "15-29", "variable_id": "age_band", "label_fr": "de 15 à 29 ans"}
        ],
        core_communes=[{"commune_code": "21001", "commune_name": "Agey"}],
    )
    assert [(row["modality_label_fr"], row["unheard_fr"]) for row in rows] == [
        ("de 15 à 29 ans", "moins de la moitié de sa part dans la population"),
        ("Agey", "personne n’a répondu"),
    ]
