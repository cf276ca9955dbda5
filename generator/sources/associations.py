"""Associations of five départements, from the national register (RNA), import file."""

import pandas as pd

from generator.contracts import STRUCTURES, Landed, Source
from generator.sources.formats.doubts import (
    departement_of_postal,
    keep_sound,
    one_line,
    postal_codes,
    told,
    without_contacts,
)
from generator.sources.formats.shapes import as_structures
from generator.sources.formats.tables import read_text_table

YEAR = 2025
ACTIVE = "A"
# « O », « 0 », « A », « Xx »: what clerks typed where a purpose had to be filled in.
SHORTEST_PURPOSE = 4
# Neither street (adr1 to adr3) nor any person's title or name is ever read.
COLUMNS = ["id", "titre", "objet", "libcom", "adrs_codepostal", "position"]


def parse(raw: bytes) -> Landed:
    """Read the active associations; their commune is a name, to be matched later."""
    table = read_text_table(raw, sep=";", columns=COLUMNS)
    what = "associations dont la position n'est pas active (dissoutes, supprimées…)"
    active, ended = keep_sound(table, table["position"] == ACTIVE, what)
    titles, damaged_titles = one_line(active["titre"])
    purposes, damaged_purposes = one_line(active["objet"])
    purposes, hidden = without_contacts(purposes)
    empty = (purposes.str.len() < SHORTEST_PURPOSE).fillna(value=False)
    postal, doubts = postal_codes(active["adrs_codepostal"])
    rows = pd.DataFrame(
        {
            "structure_id": active["id"],
            "structure_name": titles,
            "structure_status": "active",
            "description": purposes.mask(empty),
            "commune_name": one_line(active["libcom"])[0],
            "postal_code": postal,
            "departement_code": departement_of_postal(postal),
        }
    )
    kept, untitled = keep_sound(rows, titles.notna(), "associations sans titre")
    vain = told("non_compris", "objets sans contenu (« O », « 0 »…)", int(empty.sum()))
    notes = ended + damaged_titles + damaged_purposes + hidden + doubts + untitled + vain
    return Landed(as_structures(kept, kind="association", year=YEAR), notes)


SOURCE = Source(
    id="associations",
    title="Répertoire national des associations, fichier « import »",
    publisher="Ministère de l'Intérieur",
    licence="RNA, min. Intérieur, Licence Ouverte; dépôt sans licence : à vérifier",
    address="https://www.data.gouv.fr/",
    vintage="1er septembre 2025",
    files=("texts/rna_schema_producteur/rna_import_20250901_dpt_*.csv.gz",),
    landing=STRUCTURES,
    parse=parse,
    fewest_rows=18_000,
    is_partial=True,
    # An association created, or declaring a change, since 2009 has a number in W: none is here.
    coverage_fr=(
        "Départements 21, 27, 39, 58 et 70 : ailleurs, associations non chargées ; "
        "associations créées avant 2009 seulement"
    ),
)
