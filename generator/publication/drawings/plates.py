"""The maps and charts of a release, each a file whole by itself: ``cartes/*.svg``."""

from collections.abc import Mapping, Sequence

import pandas as pd
import shapely

from generator.french import is_known, listed, number, text_of, typographic
from generator.publication.briefs.existing import lacking_types
from generator.publication.drawings.access_chart import ROW_LIMIT as MOST_REACHED
from generator.publication.drawings.access_chart import AccessRow, access_chart
from generator.publication.drawings.choropleth import Words, choropleth, map_with_legend
from generator.publication.drawings.classes import Cut
from generator.publication.drawings.gap_chart import ROW_LIMIT, GapRow, gap_chart
from generator.publication.drawings.maps import commune_sheet
from generator.publication.drawings.sheet import Drawing

PAGE_WIDTH_PT = 482.0  # an A4 page between its margins
PAGE_HEIGHT_PT = 470.0
# Overseas départements, by the first three characters of their communes' codes.
INSETS = {
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
}
EQUIPMENT = "base permanente des équipements"
WITHIN = ("present_share", "within_10_min_share", "within_20_min_share", "within_30_min_share")
SHARE_DIGITS = 9
FEWEST_ON_A_MAP = 2  # a map of one EPCI compares nothing


def territory_plates(tables: Mapping[str, pd.DataFrame], epci_code: str) -> dict[str, Drawing]:
    """Draw what one EPCI has to show: its communes, what it lacks and what is far, if anything is.

    Parameters
    ----------
    tables
        ``out_territories``, ``out_communes``, ``out_gaps`` and ``out_access``.
    epci_code
        The EPCI; it is in ``out_territories``.

    Returns
    -------
    dict
        Drawings by file name without suffix.
    """
    here = {
        name: tables[name][tables[name]["epci_code"] == epci_code]
        for name in ("out_territories", "out_communes", "out_gaps", "out_access")
    }
    territory = here["out_territories"].iloc[0]
    name = _named(territory)
    drawn = {
        f"{epci_code}-communes": commune_sheet(
            here["out_communes"],
            name,
            text_of(territory["contour_note_fr"]),
            territory["population_year"],
        ),
        f"{epci_code}-manques": _gap_plate(here["out_gaps"], name),
        f"{epci_code}-acces": _access_plate(here["out_access"], name),
    }
    return {name: drawing for name, drawing in drawn.items() if drawing is not None}


def selection_plate(tables: Mapping[str, pd.DataFrame]) -> Drawing | None:
    """Map the number of types lacking in each EPCI of the selection, overseas in insets.

    None when fewer than two EPCIs have both contours and gaps known.
    """
    territories = tables["out_territories"]
    areas = _epci_areas(tables["out_communes"], territories)
    gaps = tables["out_gaps"]
    # Where no expected number is known, nothing says that nothing is lacking.
    known = gaps[gaps["is_lacking"].notna()]
    counts = known.groupby("epci_code")["is_lacking"].sum().astype("float64")
    areas["value"] = areas["area_code"].map(counts)
    if areas["value"].notna().sum() < FEWEST_ON_A_MAP:
        return None
    is_demo = bool(territories["is_demo"].fillna(value=False).any())
    title_fr = "Types d’équipement en manque, par intercommunalité"
    words = Words(
        title_fr,
        _source(known),
        missing_fr="manques inconnus",
        note_fr="Données fictives, contours approchés." if is_demo else "",
    )
    drawn = choropleth(areas, words, cut=Cut.NATURAL, width=PAGE_WIDTH_PT, height=PAGE_HEIGHT_PT)
    return map_with_legend(drawn, title_fr, _finding(areas, title_fr))


def _named(territory: pd.Series) -> str:
    is_demo = is_known(territory["is_demo"]) and bool(territory["is_demo"])
    return f"{territory['epci_name']}{' (données fictives)' if is_demo else ''}"


def _gap_plate(gaps: pd.DataFrame, name: str) -> Drawing | None:
    lacking = lacking_types(gaps).head(ROW_LIMIT)
    if lacking.empty:
        return None
    rows = [
        GapRow(
            text_of(row["type_label_fr"]),
            _figure(row["observed_count"]),
            float(row["expected_count"]),
            _figure(row["expected_low"]),
            _figure(row["expected_high"]),
        )
        for _, row in lacking.iterrows()
    ]
    return gap_chart(rows, f"{name} – Équipements présents et attendus", _source(lacking))


def _access_plate(access: pd.DataFrame, name: str) -> Drawing | None:
    known = access[access["within_20_min_share"].notna()]
    # The farthest first: what everybody has at home says nothing.
    nearer = ["within_20_min_share", "within_10_min_share", "present_share", "type_label_fr"]
    shown = known[known["present_share"] < 1].sort_values(nearer).head(MOST_REACHED)
    if shown.empty:
        return None
    rows = [
        AccessRow(
            text_of(row["type_label_fr"]),
            _bands(row),
            is_hypothesis=is_known(row["is_road_hypothesis"]) and bool(row["is_road_hypothesis"]),
        )
        for _, row in shown.iterrows()
    ]
    return access_chart(rows, f"{name} – Le plus proche équipement", _source(shown))


def _bands(row: pd.Series) -> tuple[float, ...]:
    """Cut shares that hold the nearer ones into shares that add up, less what rounding adds."""
    within = [float(row[name]) for name in WITHIN]
    beyond = 1 - float(row["unknown_distance_share"])
    steps = zip([0.0, *within], [*within, beyond], strict=True)
    return tuple(round(further - nearer, SHARE_DIGITS) for nearer, further in steps)


def _figure(cell: object) -> float | None:
    return float(cell) if is_known(cell) else None  # type: ignore[arg-type]


def _source(gaps: pd.DataFrame) -> str:
    years = [str(year) for year in sorted(gaps["equipment_year"].dropna().unique())]
    return f"{EQUIPMENT}, {listed(years)}" if years else f"{EQUIPMENT}, année inconnue"


def _epci_areas(communes: pd.DataFrame, territories: pd.DataFrame) -> pd.DataFrame:
    """Join the communes of each EPCI into one contour; it is in the projection of its communes."""
    drawn = communes[[is_known(s) and not s.is_empty for s in communes["geometry"]]]
    facts = territories.set_index("epci_code")
    rows = [
        {
            "area_code": code,
            "area_name": str(facts["epci_name"].get(code, code)),
            # One outline of 2018 crosses itself: joined as it is, it would stop the whole map.
            "geometry": shapely.union_all(shapely.make_valid(list(members["geometry"]))),
            "crs": members["crs"].iloc[0],
            "weight": facts["population"].get(code),
            "is_withheld": False,
            "inset_fr": INSETS.get(str(members["commune_code"].iloc[0])[:3], ""),
        }
        for code, members in drawn.groupby("epci_code")
    ]
    columns = ("area_code", "area_name", "geometry", "crs", "weight", "is_withheld", "inset_fr")
    return pd.DataFrame(rows, columns=list(columns)).astype({"weight": "Float64"})


def _finding(areas: pd.DataFrame, title_fr: str) -> str:
    known = areas[areas["value"].notna()].sort_values(
        ["value", "area_code"], ascending=[False, True]
    )
    told: Sequence[str] = [
        f"{row['area_name']} ({number(row['value'])})" for _, row in known.head(3).iterrows()
    ]
    last = known.iloc[-1]
    least = f" ; le moins à {last['area_name']} ({number(last['value'])})"
    return typographic(f"{title_fr} : le plus à {listed(told)}{least}.")
