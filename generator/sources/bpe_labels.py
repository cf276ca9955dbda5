"""Labels of the equipment types of the BPE of 2013."""

from generator.contracts import NOMENCLATURES, Landed, Source
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.tables import read_dbf

NOMENCLATURE = "bpe_type"
YEAR = 2013
# The header states no code page. Read in cp850, the DOS page of western Europe, every label is
# French (« Médecin omnipraticien »); in cp1252 or latin-1 the same byte 0x82 is no letter.
ENCODING = "cp850"
NOT_FRENCH = r"[^ -~àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ’«»°]"
ACCENTED = r"[^ -~]"


def parse(raw: bytes) -> Landed:
    """Read the types among the variables described, and refuse letters that are not French."""
    table = read_dbf(raw, encoding=ENCODING, columns=["VARIABLE", "MODALITE", "MODLIBELLE"])
    types, notes = keep_sound(
        table, table["VARIABLE"] == "TYPEQU", "lignes décrivant d'autres variables"
    )
    labels = types["MODLIBELLE"]
    odd = labels[labels.str.contains(NOT_FRENCH).fillna(value=False)]
    if not odd.empty:
        remedy = "vérifiez l'encodage du fichier"
        raise DataError(Fault("accents illisibles", example=f"« {odd.iloc[0]} »", remedy=remedy))
    accented = int(labels.str.contains(ACCENTED).fillna(value=False).sum())
    page = told("repare", "libellés accentués lus en cp850, faute de page de code", accented)
    frame = types.rename(columns={"MODALITE": "code", "MODLIBELLE": "label_fr"})
    return Landed(frame.assign(nomenclature_id=NOMENCLATURE, year=YEAR), (*page, *notes))


SOURCE = Source(
    id="bpe_labels",
    title="Types d'équipement de la BPE 2013",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE) ; dépôt AGPL-3.0",
    address="https://www.insee.fr/",
    vintage="2013",
    files=("nomenclatures/bpe13_varmod_ensemble.dbf",),
    landing=NOMENCLATURES,
    parse=parse,
    fewest_rows=160,
)
