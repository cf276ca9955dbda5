"""Four invented territories: a rich demonstration, one without a survey, overseas, ninety-five."""

import pandas as pd
import shapely

TEXT, NUMBER, WHOLE, FLAG = "string", "Float64", "Int64", "boolean"
DEMO, SILENT, ISLAND, METROPOLIS = "200039055", "242100410", "249740101", "200093201"
# Lower-left corner (longitude, latitude), side of a commune in degrees, communes a row.
SQUARES = {
    DEMO: (4.60, 47.05, 0.05, 2),
    SILENT: (4.90, 47.20, 0.04, 3),
    ISLAND: (55.40, -21.20, 0.06, 2),
    METROPOLIS: (2.80, 50.50, 0.03, 12),
}
COMMUNES = {
    DEMO: ["Bligny-sur-Ouche", "Thorey-sur-Ouche", "Lusigny-sur-Ouche", "Veuvey-sur-Ouche"],
    SILENT: [f"Saint-Exemple-{n}" for n in range(1, 8)],
    ISLAND: ["La Plaine-des-Exemples", "Saint-Modèle", "Les Trois-Essais"],
    METROPOLIS: [f"Villeneuve-lès-Exemples-{n}" for n in range(1, 96)],
}
FIRST_CODE = {DEMO: 21001, SILENT: 21101, ISLAND: 97401, METROPOLIS: 59001}
CRS = {ISLAND: "EPSG:2975"}
UNSEARCHED = "aucun acteur n’est au registre : aucune coalition n’est cherchée"


def frame(columns: dict[str, str], rows: list[tuple]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns), dtype="object")
    return table.astype({name: kind for name, kind in columns.items() if kind != "object"})


def territories() -> pd.DataFrame:
    columns = {
        "epci_code": TEXT, "epci_name": TEXT, "epci_nature": TEXT, "departement_code": TEXT,
        "departement_name": TEXT, "population": WHOLE, "population_year": WHOLE,
        "commune_count": WHOLE, "area_km2": NUMBER, "density_per_km2": NUMBER,
        "median_income_eur": NUMBER, "income_year": WHOLE, "unemployment_share": NUMBER,
        "unemployment_year": WHOLE, "density_label_fr": TEXT, "statement_count": WHOLE,
        "survey_count": WHOLE, "is_demo": FLAG, "contour_note_fr": TEXT,
        "associations_note_fr": TEXT, "coalitions_note_fr": TEXT, "opportunity_count": WHOLE,
        "income_note_fr": TEXT,
    }  # fmt: skip
    return frame(columns, [
        (DEMO, "CC Ouche et Montagne", "Communauté de communes", "21", "Côte-d'Or", 10412, 2022,
         4, 401.3, 25.9, 23870.0, 2021, 0.064, 2022, "rural à habitat dispersé", 212, 2, True,
         "Contours approchés, dessinés autour du centre de chaque commune.",
         "Associations déclarées au répertoire, actives ou non.", None, 7, None),
        (SILENT, "CC sans enquête", "Communauté de communes", "21", "Côte-d'Or", 8120, 2022, 7,
         210.0, 38.7, 22410.0, 2021, None, None, None, None, 0, False, None, None, UNSEARCHED,
         2, None),
        (ISLAND, "CA des Îles d'Exemple", "Communauté d'agglomération", "974", "La Réunion", None,
         None, 3, 98.5, None, None, None, 0.31, 2022, "urbain", None, 0, False, None, None, UNSEARCHED, 0, None),
        (METROPOLIS, ("Métropole européenne des Communes réunies de la plaine et des deux vallées "
         "du Nord"), "Métropole", "59", "Nord", 1191523, 2022, 95, 672.0, 1773.1, 21060.0, 2021,
         0.093, 2022, "grands centres urbains", 1843, 5, False, None, None, UNSEARCHED, 42, None),
    ])  # fmt: skip


def communes() -> pd.DataFrame:
    columns = {
        "commune_code": TEXT, "commune_name": TEXT, "epci_code": TEXT, "population": WHOLE,
        "crs": TEXT, "is_approximate": FLAG, "statement_count": WHOLE, "statement_state": TEXT,
        "geometry": "object",
    }  # fmt: skip
    rows = []
    for code, names in COMMUNES.items():
        left, bottom, side, a_row = SQUARES[code]
        for n, name in enumerate(names):
            x, y = left + side * (n % a_row), bottom + side * (n // a_row)
            rows.append((
                f"{FIRST_CODE[code] + n:05d}", name, code, 400 + 310 * n,
                CRS.get(code, "EPSG:2154"), code == DEMO,
                (None, 40, 25, 11)[n] if code == DEMO else None,
                {DEMO: "publie" if n else "aucun", METROPOLIS: "retenu"}.get(code, "sans_enquete"),
                shapely.box(x, y, x + side, y + side),
            ))  # fmt: skip
    return frame(columns, rows)
