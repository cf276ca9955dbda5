import pandas as pd

from generator.french import NARROW
from generator.territory.signals import signal_sentences

KINDS = pd.DataFrame(
    [("income", "euros par an"), ("unemployment", "part"), ("doctors", "pour 1000 habitants")],
    columns=["indicator_id", "unit_fr"],
)
COLUMNS = ["epci_code", "theme_id", "indicator_id", "value", "national", "year", "is_signal"]
TEMPLATE = "{value} ici, {national} en France"


def told(*rows: tuple[object, ...]) -> list[str]:
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(sentence_fr=TEMPLATE)
    frame = frame.astype({"is_signal": "boolean", "value": "Float64", "national": "Float64"})
    return signal_sentences(frame, KINDS)["sentence_fr"].tolist()


def test_a_figure_is_written_in_its_unit_beside_the_countrys_with_its_year():
    assert told(
        ("200039055", "emploi", "unemployment", 0.084, 0.071, 2024, True),
        ("200039055", "emploi", "income", 21040.0, 23080.0, 2021, True),
        ("200039055", "sante", "doctors", 0.42, 1.0, 2018, True),
    ) == [
        f"8,4{NARROW}% ici, 7,1{NARROW}% en France (2024).",
        f"21{NARROW}040{NARROW}€ ici, 23{NARROW}080{NARROW}€ en France (2021).",
        "0,4 ici, 1,0 en France (2018).",
    ]


def test_a_figure_that_is_no_signal_says_nothing():
    assert (
        told(
            ("200039055", "emploi", "unemployment", 0.06, 0.07, 2024, False),
            ("200039055", "emploi", "unemployment", 0.06, None, 2024, None),
        )
        == []
    )


def test_an_unknown_national_figure_is_said_to_be_unknown():
    row = ("200039055", "emploi", "unemployment", 0.084, None, 2024, True)
    assert told(row) == [f"8,4{NARROW}% ici, inconnu en France (2024)."]
