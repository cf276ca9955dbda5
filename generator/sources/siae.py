"""Insertion enterprises listed by the inclusion market in December 2020."""

import pandas as pd

from generator.codes import is_siret
from generator.contracts import STRUCTURES, Landed, Note, Source
from generator.sources.formats.doubts import (
    keep_sound,
    one_line,
    postal_codes,
    told,
    without_contacts,
)
from generator.sources.formats.outlines import placed
from generator.sources.formats.shapes import as_structures
from generator.sources.formats.tables import read_text_table, to_number

YEAR = 2020
COLUMNS = [
    "siret", "naf", "kind", "name", "brand", "post_code", "city", "department", "lon", "lat",
    "description",
]  # fmt: skip
NAF = r"(\d{2})(\d{2}[A-Z])"


def parse(raw: bytes) -> Landed:
    """Read the structures; one SIRET may hold two of them, of two kinds.

    GEIQ and adapted enterprises, which are not SIAE, are kept under their own status. The
    trade name comes before the legal one, which is sometimes its manager's own name.
    """
    table = read_text_table(raw, sep=",", columns=COLUMNS)
    what = "structures au SIRET inventé ou illisible (clé de contrôle fausse)"
    kept, unnamed = keep_sound(table, table["siret"].map(is_siret, na_action="ignore"), what)
    naf, recased = _naf(kept["naf"])
    postal, doubts = postal_codes(kept["post_code"])
    texts, hidden = without_contacts(one_line(kept["description"])[0])
    rows = pd.DataFrame(
        {
            "structure_id": kept["siret"] + "-" + kept["kind"],
            "structure_name": _shown_name(kept),
            "structure_status": kept["kind"],
            "description": texts,
            "naf_code": naf,
            "commune_name": kept["city"].str.strip(),
            "postal_code": postal,
            "departement_code": kept["department"].str.zfill(2),
            "lon": to_number(kept["lon"]),
            "lat": to_number(kept["lat"]),
        }
    )
    rows, unplaced = placed(rows)
    notes = unnamed + recased + doubts + hidden + unplaced
    return Landed(as_structures(rows, kind="siae", year=YEAR), notes)


def _naf(texts: pd.Series) -> tuple[pd.Series, tuple[Note, ...]]:
    """Write codes as the nomenclature does: 5621Z becomes 56.21Z."""
    upper = texts.str.upper()
    sound = upper.str.fullmatch(NAF).fillna(value=False)
    recased = int((upper != texts).fillna(value=False).sum())
    odd = int((~sound & texts.notna()).sum())
    return upper.str.replace(NAF, r"\1.\2", regex=True).where(sound), (
        *told("repare", "codes NAF écrits en minuscule", recased),
        *told("non_compris", "codes NAF illisibles, laissés inconnus", odd),
    )


def _shown_name(kept: pd.DataFrame) -> pd.Series:
    spoken = kept["brand"].str.contains(r"[^\W\d_]", regex=True).fillna(value=False)
    return kept["brand"].where(spoken).fillna(kept["name"]).str.strip()


SOURCE = Source(
    id="siae",
    title="Structures d'insertion par l'activité économique, GEIQ et entreprises adaptées",
    publisher="ASP et plateforme de l'inclusion (le marché de l'inclusion)",
    licence="source ASP/Itou; pas de licence dans le dépôt : à vérifier",
    address="https://github.com/gip-inclusion/le-marche",
    vintage="décembre 2020",
    files=("supply/siae/siae_2020-12_lemarche.csv",),
    landing=STRUCTURES,
    parse=parse,
    fewest_rows=3_400,
)
