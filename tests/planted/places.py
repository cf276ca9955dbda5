"""Where the synthetic EPCIs stand, and the people of their communes."""

from statistics import NormalDist

import numpy as np
import pandas as pd

LOG_POPULATION = NormalDist(np.log(25_000), 0.9)  # close to French EPCIs: median near 25,000
COMMUNES_MIN, COMMUNES_MAX = 5, 60
COMMUNE_POPULATION_MIN = 20  # French communes below are a handful
COMMUNE_CONCENTRATION = 0.6  # Dirichlet: below 1, a central town and many small communes
# From how many inhabitants a commune is in each class of the INSEE grid; '7' below the last.
DENSITY_FLOORS = (
    (80_000, "1"),
    (20_000, "2"),
    (7_000, "3"),
    (3_500, "4"),
    (1_500, "5"),
    (400, "6"),
)
SCATTERED = "7"

KM_PER_DEGREE = 111.2
SITE_STEP_KM = 36.5  # with the radius, 25 km between two EPCIs: over 20 minutes by road
RADIUS_KM = 5.0
MERIDIAN = 3.0  # degrees; rows are counted from the middle of the country
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))  # spreads points evenly over a disc
# Boxes inside mainland France: south, north, west, east, in degrees.
MAINLAND = (
    (43.8, 45.9, -0.8, 6.5), (45.9, 47.0, -0.9, 5.8), (47.0, 47.9, -1.8, 6.5),
    (47.9, 48.4, -3.8, 7.2), (48.4, 49.0, -1.2, 6.8), (49.0, 49.7, 0.8, 4.7), (49.7, 50.3, 1.8, 3.3),
)  # fmt: skip
DEPARTEMENTS = tuple(f"{number:02d}" for number in range(1, 96) if number != 20)


def sites_of_the_country() -> np.ndarray:
    """Return the centres of a staggered grid inside mainland France, latitude and longitude."""
    sites = []
    row_step = SITE_STEP_KM * np.sqrt(3) / 2 / KM_PER_DEGREE
    for row, latitude in enumerate(np.arange(MAINLAND[0][0], MAINLAND[-1][1], row_step)):
        west, east = next(box[2:] for box in MAINLAND if latitude < box[1])
        step = SITE_STEP_KM / (KM_PER_DEGREE * np.cos(np.radians(latitude)))
        # from one meridian, so that two rows stay about half a step apart whatever their ends
        first = MERIDIAN + (np.ceil((west - MERIDIAN) / step) + row % 2 / 2) * step
        sites += [(latitude, longitude) for longitude in np.arange(first, east, step)]
    return np.array(sites)


def epci_code_of(index: int) -> str:
    """Number an EPCI as a SIREN: eight digits, and the key of Luhn."""
    digits = f"2000{index:04d}"
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(digits)]
    return f"{digits}{-sum(sum(divmod(value, 10)) for value in doubled) % 10}"


def draw_communes(
    rng: np.random.Generator, index: int, site: np.ndarray, bounds: tuple[float, float]
) -> pd.DataFrame:
    """Draw the communes of an EPCI around its site, the most populous first, at the centre.

    Parameters
    ----------
    rng, index
        The draw's generator, and its place in the country, which gives the codes.
    site
        Latitude and longitude of the centre, in degrees.
    bounds
        Smallest and largest population of the EPCI.
    """
    smallest, largest = bounds
    chance = rng.uniform(*(LOG_POPULATION.cdf(float(np.log(p))) for p in (smallest, largest)))
    total = int(np.clip(np.exp(LOG_POPULATION.inv_cdf(chance)), np.ceil(smallest), largest))
    count = round(np.exp(rng.uniform(np.log(COMMUNES_MIN), np.log(COMMUNES_MAX))))
    weights = np.sort(rng.dirichlet(np.full(count, COMMUNE_CONCENTRATION)))[::-1]
    population = COMMUNE_POPULATION_MIN + rng.multinomial(
        total - COMMUNE_POPULATION_MIN * count, weights
    )
    rank = np.arange(count)
    radius = RADIUS_KM * np.sqrt((rank + rng.uniform(0, 0.5, count)) / count)
    angle = rank * GOLDEN_ANGLE + rng.uniform(0, 2 * np.pi)
    latitude = site[0] + radius * np.sin(angle) / KM_PER_DEGREE
    km_per_longitude = KM_PER_DEGREE * np.cos(np.radians(site[0]))
    departement = DEPARTEMENTS[index % len(DEPARTEMENTS)]
    first = 1 + COMMUNES_MAX * (index // len(DEPARTEMENTS))
    return pd.DataFrame(
        {
            "commune_code": [f"{departement}{first + i:03d}" for i in rank],
            "population": population,
            "density_class": [_density_class(people) for people in population],
            "latitude": latitude.round(5),
            "longitude": (site[1] + radius * np.cos(angle) / km_per_longitude).round(5),
        }
    )


def _density_class(people: int) -> str:
    return next((name for floor, name in DENSITY_FLOORS if people >= floor), SCATTERED)
