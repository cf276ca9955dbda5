"""Open a zip only once it is known to be harmless, and list the answers it holds. Pure."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass

from generator.folding import fold
from generator.needs.files.layout import refuse

ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second opens an archive without any file
MAX_UNZIPPED_BYTES = 500_000_000  # the largest survey workbook met is under 20 MB unzipped
MAX_RATIO = 200  # a sheet of answers shrinks 5 to 20 times
RATIO_FROM_BYTES = 50_000_000  # a small sheet of blanks may shrink more than that, harmlessly
MAX_PARTS = 10_000  # photographs sent with answers come in the same archive
ENCRYPTED = 0x1  # general purpose bit flag 0 of a zip entry (PKWARE APPNOTE 4.4.4)
WORKBOOK_PARTS = frozenset({"xl/workbook.xml", "content.xml"})
ANSWERS = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".json")
BESIDE = ("media/", "attachments/", "__macosx/")
AUDIT = "audit.csv"  # ODK Collect's log of who touched which question when
# What zipfile and its decompressors let through when bytes are missing or changed.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
OTHER_ZIP = "c'est une archive zip et non un classeur"
WORD_PARTS = frozenset({"word/document.xml"})
REEXPORT = "rouvrez-le dans un tableur et réenregistrez-le en XLSX, ou demandez un nouvel export"


@dataclass(frozen=True)
class Member:
    """One file of an archive: its name without folders, its bytes."""

    name: str
    raw: bytes


def open_checked(raw: bytes, filename: str) -> zipfile.ZipFile:
    """Open a zip after refusing what would harm the machine; nothing is written to disk.

    Raises
    ------
    SurveyError
        If it is truncated, damaged, protected, or beyond measure once unzipped.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = archive.infolist()
        unzipped = sum(part.file_size for part in parts)
        too_dense = unzipped > RATIO_FROM_BYTES and unzipped > MAX_RATIO * len(raw)
        if unzipped > MAX_UNZIPPED_BYTES or too_dense:
            what = f"décompressé, il pèserait {unzipped // 1_000_000} Mo : fichier piégé ou gonflé"
            refuse(what, filename, REEXPORT)
        if len(parts) > MAX_PARTS:
            what = f"l'archive contient {len(parts)} fichiers : fichier piégé ou gonflé"
            refuse(what, filename, "n'y laissez que les réponses")
        if any(part.flag_bits & ENCRYPTED for part in parts):
            what = "l'archive est protégée par un mot de passe"
            refuse(what, filename, "décompressez-la et donnez le fichier des réponses")
        broken = archive.testzip()
    except DAMAGED:
        what = "le classeur ou l'archive est tronqué ou abîmé"
        refuse(what, filename, "téléchargez-le à nouveau en entier")
    if broken:
        refuse(f"la partie « {broken} » est abîmée", filename, REEXPORT)
    return archive


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Tell whether the zip is a workbook (XLSX or ODS) rather than a parcel of files."""
    return not WORKBOOK_PARTS.isdisjoint(archive.namelist())


def survey_members(archive: zipfile.ZipFile, filename: str) -> tuple[list[Member], list[str]]:
    """Return the files of an archive that may hold answers, and what was left aside in French.

    Raises
    ------
    SurveyError
        If none may.
    """
    if not WORD_PARTS.isdisjoint(archive.namelist()):
        remedy = "copiez ses réponses dans un classeur, une par ligne sous des noms de colonnes"
        refuse("c'est un document de traitement de texte", filename, remedy)
    found: list[Member] = []
    aside: list[str] = []
    for part in archive.infolist():
        path = fold(part.filename.replace("\\", "/"))
        name = part.filename.replace("\\", "/").rsplit("/", 1)[-1]
        if path.endswith("/") or name.startswith("."):
            continue
        beside = any(path.startswith(folder) or f"/{folder}" in path for folder in BESIDE)
        if path.endswith(ANSWERS) and not path.endswith(AUDIT) and not beside:
            found.append(Member(name, archive.read(part)))
        else:
            aside.append(name)
    if not found:
        refuse(OTHER_ZIP, filename, "décompressez-la et donnez un seul fichier")
    notes = [f"{len(aside)} fichier(s) de l'archive non lus, dont « {aside[0]} »"] if aside else []
    return found, notes
