"""The synthetic countries, each built once, and the territories that the field's checks ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pytest

from .country import Country, Read, build
from .draws import Draw, draw_country
from .places import KM_PER_DEGREE, _density_class, epci_code_of
from .plantable import BACKGROUND, resource_labels
from .test_draws import SEED

PLANTED, UNPLANTED = 200, 60
RESPONDENTS, INTERVIEWS = 100, 20
FIRST_FIELD_NUMBER = 900  # codes that no draw takes
STEP_KM = 80  # between two territories, unless a test puts them near
CONFIRMED_DAY = date(2026, 6, 1)  # before the last confirmed day of the EBE, 30 June 2026
LATER_DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class PlantedCountry:
    """What was drawn, and what reads the tables built from it."""

    draws: list[Draw]
    read: Read


@pytest.fixture(scope="session")
def planted_country(tmp_path_factory) -> PlantedCountry:
    draws = draw_country(SEED, PLANTED, UNPLANTED)
    return PlantedCountry(draws, build(Country(draws), tmp_path_factory.mktemp("pays")))


def territory(
    number: int,
    people: Sequence[int],
    told: dict[str, int] | None = None,
    resources: Sequence[tuple] = (),
    near: tuple[int, float] | None = None,
) -> Draw:
    """Make an EPCI by hand: everything is told, and stands, in its first commune.

    Parameters
    ----------
    people
        Inhabitants of each commune; communes stand in a line, two kilometres apart.
    told
        How many of the hundred persons heard tell each theme, a fifth of them in interviews.
    resources
        Kind of each resource, and its quantity in persons where it has one.
    near
        The territory it stands near, and at how many kilometres; without it, it stands alone.
    """
    beside, km = near or (number, 0)
    latitude = 44.5 + STEP_KM / KM_PER_DEGREE * (beside % 5)
    longitude = 0.5 + STEP_KM / 78 * (beside // 5)
    communes = pd.DataFrame(
        {
            "commune_code": [f"{number + 1:02d}{rank + 1:03d}" for rank in range(len(people))],
            "population": people,
            "density_class": [_density_class(count) for count in people],
            "latitude": [latitude + (km + 2 * rank) / KM_PER_DEGREE for rank in range(len(people))],
            "longitude": longitude,
        }
    )
    epci_code, first = epci_code_of(FIRST_FIELD_NUMBER + number), communes["commune_code"].iloc[0]
    return Draw(
        epci_code=epci_code,
        planted_activity_id=None,
        communes=communes,
        equipment=_ordinary_equipment(communes),
        answers=_answers(epci_code, first, told or {}),
        register=_register(epci_code, first, resources),
    )


def _ordinary_equipment(communes: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (code, type_code, count)
        for code, people in zip(communes["commune_code"], communes["population"], strict=True)
        for type_code, rate in BACKGROUND.items()
        if (count := round(rate * people / 1_000))
    ]
    return pd.DataFrame(rows, columns=["commune_code", "type_code", "equipment_count"])


def _answers(epci_code: str, commune_code: str, told: dict[str, int]) -> pd.DataFrame:
    """Every fifth person is interviewed, so that each theme told is told in both sources."""
    rows = []
    for person in range(RESPONDENTS if told else 0):
        is_interview = person % (RESPONDENTS // INTERVIEWS) == 0
        about = (
            f"{epci_code}-{person:03d}",
            commune_code,
            "acteur_local" if is_interview else "habitant",
            "entretien" if is_interview else "enquete",
        )
        themes = [theme for theme, count in told.items() if person < count]
        rows += [(*about, theme) for theme in themes or [None]]
    names = ["respondent_id", "commune_code", "respondent_kind", "source_kind", "theme_id"]
    return pd.DataFrame(rows, columns=names).astype(object)


def _register(epci_code: str, commune_code: str, resources: Sequence[tuple]) -> pd.DataFrame:
    rows = [
        {
            "resource_id": f"{epci_code}-R{position}",
            "commune_code": commune_code,
            "resource_kind_id": kind,
            "resource_label_fr": resource_labels()[kind],
            "quantity": count[0] if count else None,
            "quantity_unit_fr": "personnes" if count else None,
        }
        for position, (kind, *count) in enumerate(resources)
    ]
    names = ["resource_id", "commune_code", "resource_kind_id", "resource_label_fr"]
    return pd.DataFrame(rows, columns=[*names, "quantity", "quantity_unit_fr"])


VILLAGE = [900] * 9  # with its first commune of 700 people, a living area of 8,800
TOWN = [9_000, 6_000, 5_000, 2_500, 1_500]
CITY = [40_000, 20_000, 10_000]
EBE_NEEDS = {"dechets": 60, "cadre_de_vie": 55, "lien_social": 50, "alimentation": 45}
NEIGHBOURHOOD_NEEDS = {"commerces": 50, "cadre_de_vie": 50}
# The territories of the checks, by name; « … without » is the same one less what is checked.
TERRITORIES = {
    "village": territory(
        0,
        [700, *VILLAGE],
        {"commerces": 60, "alimentation": 50, "mobilite": 40},
        [("commercial_premises",), ("vehicles",), ("workshop",)],
    ),
    "neighbourhood": territory(
        1, CITY, NEIGHBOURHOOD_NEEDS, [("social_landlord",), ("open_land",)]
    ),
    "neighbourhood without": territory(2, CITY, NEIGHBOURHOOD_NEEDS, [("open_land",)]),
    "producers and canteens": territory(
        3, CITY, {"alimentation": 50}, [("farm_producers",), ("collective_canteens",)]
    ),
    "producers without canteens": territory(
        4, CITY, {"alimentation": 50}, [("farm_producers",), ("open_land",)]
    ),
    "producers without": territory(5, CITY, {"alimentation": 50}, [("open_land",)]),
    "recyclerie near": territory(6, TOWN, {"dechets": 60}),
    "recyclerie": territory(7, TOWN[:2], near=(6, -6)),  # 6 km are 12 min by the house's hypothesis
    "recyclerie without": territory(8, TOWN, {"dechets": 60}),
    "volunteers": territory(9, TOWN, EBE_NEEDS, [("job_seekers", 200)]),
    "volunteers without": territory(10, TOWN, EBE_NEEDS, [("job_seekers", 0)]),
    "few volunteers": territory(13, TOWN, EBE_NEEDS, [("job_seekers", 12)]),
    "cluster": territory(
        11, CITY, {"emploi": 60, "mobilite": 50}, [("vacant_building",), ("resident_group",)]
    ),
    "small town": territory(
        12, [2_500, *VILLAGE], {"culture": 60}, [("public_hall",), ("vacant_building",)]
    ),
    "small town alone": territory(
        14, [2_500], {"culture": 60}, [("public_hall",), ("vacant_building",)]
    ),
}
IN_QPV = ("neighbourhood", "cluster")


def first_commune(name: str) -> str:
    return str(TERRITORIES[name].communes["commune_code"].iloc[0])


@dataclass(frozen=True)
class Field:
    """The published tables of the territories made by hand, under the law of two days."""

    confirmed: Read
    read: Read

    def opportunity(self, name: str, activity_id: str) -> pd.Series:
        """Return one opportunity of a territory, which must be proposed."""
        rows = self.read("out_opportunities").set_index("opportunity_id")
        return rows.loc[f"{TERRITORIES[name].epci_code}-{activity_id}"]

    def standing(self, name: str, activity_id: str) -> float:
        """Return what ranks it inside its class: the middle of the bounds of its score."""
        row = self.opportunity(name, activity_id)
        return float(row["score_low"] + row["score_high"]) / 2

    def mark(self, name: str, activity_id: str, criterion_id: str) -> float | None:
        rows = self.read("out_opportunity_parts").set_index(["opportunity_id", "criterion_id"])
        mark = rows.loc[(f"{TERRITORIES[name].epci_code}-{activity_id}", criterion_id), "mark"]
        return None if pd.isna(mark) else float(mark)

    def places(self, name: str, activity_id: str) -> list[str]:
        rows = self.read("out_opportunity_places")
        is_mine = rows["opportunity_id"] == f"{TERRITORIES[name].epci_code}-{activity_id}"
        return rows.loc[is_mine, "commune_code"].tolist()

    def ebe_set(self, name: str, *, confirmed: bool = False) -> pd.Series:
        """Return the set of activities proposed for an EBE, or the row that says there is none."""
        rows = (self.confirmed if confirmed else self.read)("out_portfolios")
        return rows.set_index("portfolio_id").loc[f"{TERRITORIES[name].epci_code}-ensemble-ebe"]


@pytest.fixture(scope="session")
def field(tmp_path_factory) -> Field:
    neighbourhoods = pd.DataFrame(
        {
            "territory_kind": "commune",
            "territory_code": [first_commune(name) for name in IN_QPV],
            "label_kind": "programme",
            "label_fr": "qpv",
            "year": 2026,
        }
    )
    structures = pd.DataFrame(
        {
            "structure_id": ["recyclerie-1"],
            "structure_kind": "siae",
            "structure_name": "Recyclerie inventée",
            "naf_code": "38.32Z",
            "commune_code": first_commune("recyclerie"),
            "departement_code": first_commune("recyclerie")[:2],
            "year": 2026,
        }
    )
    landings = {"land_labels": neighbourhoods, "land_structures": structures}
    country = Country(list(TERRITORIES.values()), landings)
    folder = tmp_path_factory.mktemp("terrain")
    return Field(build(country, folder, CONFIRMED_DAY), build(country, folder, LATER_DAY))
