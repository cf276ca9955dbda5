"""Nomenclature of trades, ROME of July 2021: the code and label of each trade."""

from generator.contracts import ROME, Landed, Source
from generator.sources.formats.doubts import keep_sound, one_line, told
from generator.sources.formats.tables import read_text_table

TRADE = r"[A-N]\d{4}"
LEVELS = ["Rome1", "Rome2", "Rome3"]
# The copy we know has « Polyculture; élevage » where the producer writes « Polyculture, élevage ».
WRONG_COMMA = "; "


def parse(raw: bytes) -> Landed:
    """Read the lines that describe a trade; those of families and of job names are left out."""
    rows = read_text_table(raw, sep=";", columns=[*LEVELS, "Intitule", "OGR"])
    is_heading = rows["OGR"].fillna("").str.strip() == ""
    is_trade = is_heading & (rows["Rome3"].fillna("").str.strip() != "")
    trades = rows[is_trade].reset_index(drop=True)
    labels, damaged = one_line(trades["Intitule"])
    commas = int(labels.str.contains(WRONG_COMMA, regex=False).fillna(value=False).sum())
    codes = trades["Rome1"] + trades["Rome2"] + trades["Rome3"]
    named = trades.assign(
        rome_code=codes.str.strip(),
        rome_label_fr=labels.str.replace(WRONG_COMMA, ", ", regex=False),
    )
    sound = named["rome_code"].str.fullmatch(TRADE) & labels.notna()
    kept, odd = keep_sound(named, sound, "codes ROME illisibles ou sans libellé")
    mended = told("repare", "libellés dont une virgule était devenue un point-virgule", commas)
    return Landed(kept[["rome_code", "rome_label_fr"]], damaged + mended + odd)


SOURCE = Source(
    id="nomenclature_rome",
    title="Répertoire opérationnel des métiers et des emplois (ROME)",
    publisher="France Travail (Pôle emploi), repris par StartupsPoleEmploi/labonneboite",
    licence="Licence Ouverte (France Travail) ; dépôt AGPL-3.0",
    address="https://www.francetravail.org/",
    vintage="juillet 2021",
    files=("nomenclatures/arbo_rome_ogr_202107.csv",),
    landing=ROME,
    parse=parse,
    fewest_rows=478,
)
