"""Nomenclature of French activities, NAF rev. 2: divisions, groups, classes, subclasses."""

from generator.contracts import NOMENCLATURES, Landed, Source
from generator.sources.formats.doubts import keep_sound, one_line
from generator.sources.formats.outlines import read_json
from generator.sources.formats.records import as_records

# NAF rev. 2 has been in force since 1 January 2008 (decree 2007-1888).
YEAR = 2008
NAF = r"\d{2}(?:\.\d(?:\d[A-Z]?)?)?"


def parse(raw: bytes) -> Landed:
    """Read codes as written ('56', '56.2', '56.21', '56.21Z') with their labels."""
    rows = as_records(read_json(raw), ["id", "label"])
    codes = rows["id"].astype("string").str.strip()
    labels, damaged = one_line(rows["label"])
    named = rows.assign(code=codes, label_fr=labels)
    sound = codes.str.fullmatch(NAF) & labels.notna()
    kept, odd = keep_sound(named, sound, "codes NAF illisibles ou sans libellé")
    frame = kept[["code", "label_fr"]].assign(nomenclature_id="naf_rev2", year=YEAR)
    return Landed(frame, damaged + odd)


SOURCE = Source(
    id="nomenclature_naf",
    title="Nomenclature d'activités française, révision 2",
    publisher="INSEE, repris par SocialGouv/codes-naf",
    licence="Apache/MIT à vérifier; INSEE",
    address="https://www.insee.fr/",
    vintage="2008",
    files=("nomenclatures/naf_rev2_codes.json",),
    landing=NOMENCLATURES,
    parse=parse,
    fewest_rows=1_500,
)
