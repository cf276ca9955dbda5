"""Third places supported by the State: fabriques de territoire, manufactures de proximité."""

import html
import re

import pandas as pd

from generator.codes import departement_of
from generator.contracts import STRUCTURES, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound, told
from generator.sources.formats.outlines import read_properties
from generator.sources.formats.shapes import as_structures
from generator.sources.formats.tables import with_columns

YEAR = 2024
STATUSES = {"fabt": "fabrique_de_territoire", "manuprox": "manufacture_de_proximite"}
# What R writes for a missing value: the commune of Saint-Martin bears it as its name.
MISSING_IN_R = "NA"


def parse(raw: bytes) -> Landed:
    """Read the places, one a row even where the file puts several of a commune on one line.

    The file's points are the communes' centres, not the places': they are left unread.
    """
    columns = ["id_geo", "lib_geo", "id_territoire", "lib_territoire"]
    table = with_columns(read_properties(raw), columns).astype("string")
    table = table.mask(table == MISSING_IN_R)
    pairs = [
        _places(str(ids), str(names))
        for ids, names in zip(table["id_territoire"], table["lib_territoire"], strict=True)
    ]
    shared = sum(len(places) for places, named_apart in pairs if not named_apart)
    line = [number for number, (places, _) in enumerate(pairs) for _ in places]
    places = pd.DataFrame(
        [place for places, _ in pairs for place in places], columns=["id", "name"], dtype="string"
    )
    communes, doubts = commune_codes(table["id_geo"].iloc[line].reset_index(drop=True))
    kinds = places["id"].str.split("-").str[0].map(STATUSES).astype("string")
    rows = pd.DataFrame(
        {
            "structure_id": places["id"],
            "structure_name": places["name"],
            "structure_status": kinds,
            "commune_code": communes,
            "commune_name": table["lib_geo"].iloc[line].to_numpy(),
            "departement_code": communes.map(departement_of, na_action="ignore"),
        }
    )
    kept, foreign = keep_sound(rows, kinds.notna(), "tiers-lieux d'un programme inconnu")
    what = "tiers-lieux d'une même commune que le fichier ne nomme qu'une fois ensemble"
    notes = doubts + foreign + told("non_compris", what, shared)
    return Landed(as_structures(kept, kind="tiers_lieu", year=YEAR), notes)


def _places(ids: str, names: str) -> tuple[list[tuple[str, str]], bool]:
    """Pair ids with names, both separated by ';'; say whether each id has its own name."""
    places = [each.strip() for each in ids.split(";")]
    # « &amp; » holds a semicolon that separates nothing.
    plain = re.sub(r"\s+", " ", html.unescape(names)).strip()
    named = [each.strip() for each in plain.split(";")] if len(places) > 1 else [plain]
    if len(named) != len(places):
        return [(place, plain) for place in places], False
    return list(zip(places, named, strict=True)), True


SOURCE = Source(
    id="third_places",
    title="Fabriques de territoire et manufactures de proximité",
    publisher="ANCT",
    licence="ANCT LO (data.gouv); licence dépôt à vérifier",
    address="https://www.data.gouv.fr/",
    vintage="2024",
    files=(
        "supply/anct_programmes_2024/fabt_geom.geojson",
        "supply/anct_programmes_2024/manuprox_geom.geojson",
    ),
    landing=STRUCTURES,
    parse=parse,
    fewest_rows=440,
    is_partial=True,
    coverage_fr="France entière, lieux soutenus par l'État seulement",
)
