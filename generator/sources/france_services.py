"""France Services places labelled by October 2020; mails and telephones are never read."""

import pandas as pd

from generator.contracts import STRUCTURES, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound, postal_codes
from generator.sources.formats.outlines import placed, read_properties
from generator.sources.formats.shapes import as_structures
from generator.sources.formats.tables import to_number, with_columns

YEAR = 2020
COLUMNS = [
    "MATRICULE", "DEPARTEMENT", "lib_france_services", "insee_com", "code_postal", "lib_com",
    "LATITUDE", "LONGITUDE", "categorie",
]  # fmt: skip


def parse(raw: bytes) -> Landed:
    """Read the places; one whose commune code is unreadable keeps its point and postal code."""
    table = with_columns(read_properties(raw), COLUMNS)
    texts = table[COLUMNS].astype("string").apply(lambda column: column.str.strip())
    texts = texts.mask(texts == "")
    kept, unnamed = keep_sound(
        texts, texts["MATRICULE"].notna() & texts["lib_france_services"].notna(), "lieux sans nom"
    )
    communes, odd_communes = commune_codes(kept["insee_com"])
    postal, odd_postal = postal_codes(kept["code_postal"])
    rows = pd.DataFrame(
        {
            "structure_id": "FS-" + kept["MATRICULE"],
            "structure_name": kept["lib_france_services"],
            "structure_status": kept["categorie"],
            "commune_code": communes,
            "commune_name": kept["lib_com"],
            "postal_code": postal,
            "departement_code": kept["DEPARTEMENT"].str.zfill(2),
            "lon": to_number(kept["LONGITUDE"]),
            "lat": to_number(kept["LATITUDE"]),
        }
    )
    rows, unplaced = placed(rows)
    notes = unnamed + odd_communes + odd_postal + unplaced
    return Landed(as_structures(rows, kind="france_services", year=YEAR), notes)


SOURCE = Source(
    id="france_services",
    title="Lieux France Services labellisés",
    publisher="ANCT",
    licence="ANCT; dépôt GPL-3.0, données ANCT LO sur data.gouv",
    address="https://www.data.gouv.fr/",
    vintage="12 octobre 2020",
    files=("supply/france_services/france_services_2020-10-12.geojson",),
    landing=STRUCTURES,
    parse=parse,
    fewest_rows=810,
    coverage_fr="France entière à la date du fichier ; le réseau a grandi depuis",
)
