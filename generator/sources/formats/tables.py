"""Read producers' text tables and workbooks: every cell stays text, a blank stays unknown."""

import gzip
import io
import struct
import zlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
from python_calamine import CalamineError

from generator.errors import DataError, Fault

GZIP_MAGIC = b"\x1f\x8b"
# The largest table we read unpacks to 40 MB; far beyond it, the archive is a trap or a mistake.
UNPACKED_LIMIT_BYTES = 1_000_000_000
DOWNLOAD_AGAIN = "téléchargez de nouveau le fichier"
# dBase III: the header and each field's description take 32 bytes; 0x0D ends the descriptions.
DBF_BLOCK_BYTES = 32
DBF_END_OF_FIELDS = 0x0D
DBF_DELETED = b"*"


def unpacked(raw: bytes) -> bytes:
    """Return the bytes inside a gzip file, or the bytes themselves.

    Raises
    ------
    DataError
        If the archive is cut short or damaged, or unpacks beyond all reason.
    """
    if not raw.startswith(GZIP_MAGIC):
        return raw
    try:
        with gzip.open(io.BytesIO(raw)) as archive:
            inside = archive.read(UNPACKED_LIMIT_BYTES + 1)
    except (EOFError, OSError, zlib.error) as error:
        fault = Fault("archive gzip tronquée ou abîmée", remedy=DOWNLOAD_AGAIN)
        raise DataError(fault) from error
    if len(inside) > UNPACKED_LIMIT_BYTES:
        raise DataError(Fault("archive gzip démesurée", remedy=DOWNLOAD_AGAIN))
    return inside


def decoded(raw: bytes) -> str:
    """Decode text by the house's ladder: byte-order mark, strict UTF-8, then cp1252.

    Raises
    ------
    DataError
        If the bytes are neither.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        what = f"texte ni en UTF-8 ni en cp1252 (octet {error.start + 1})"
        raise DataError(Fault(what, remedy="vérifiez l'encodage du fichier")) from error


def read_text_table(raw: bytes, *, sep: str, columns: Sequence[str]) -> pd.DataFrame:
    """Read a delimited file as text and keep the columns named.

    Raises
    ------
    DataError
        If the file is empty, is not a table of that separator, or lacks a column.
    """
    text = decoded(unpacked(raw))
    if not text.strip():
        raise DataError(Fault("fichier vide", remedy=DOWNLOAD_AGAIN))
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=sep, dtype="string", na_values=[""], keep_default_na=False
        )
    except pd.errors.ParserError as error:
        what = f"ce n'est pas un tableau séparé par « {sep} »"
        raise DataError(Fault(what, remedy="vérifiez le séparateur du fichier")) from error
    return with_columns(frame, columns)


def read_workbook(
    raw: bytes, *, sheet: int | str = 0, columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Read one sheet of a workbook as text and keep the columns named, or all of them.

    Raises
    ------
    DataError
        If the file is not a readable workbook, or lacks a column.
    """
    try:
        frame = pd.read_excel(io.BytesIO(raw), sheet_name=sheet, dtype="string", engine="calamine")
    except (CalamineError, OSError, ValueError) as error:
        what = "classeur illisible (tronqué, protégé, ou d'un autre format que son nom)"
        raise DataError(Fault(what, remedy=DOWNLOAD_AGAIN)) from error
    return with_columns(frame, list(frame.columns) if columns is None else columns)


def read_parquet(raw: bytes, *, columns: Sequence[str]) -> pd.DataFrame:
    """Read a Parquet file and keep the columns named, with the types of the file.

    Raises
    ------
    DataError
        If the file is not Parquet, is cut short, or lacks a column.
    """
    try:
        frame = pd.read_parquet(io.BytesIO(raw))
    except (OSError, ValueError) as error:
        raise DataError(Fault("fichier Parquet illisible", remedy=DOWNLOAD_AGAIN)) from error
    return with_columns(frame, columns)


def read_dbf(raw: bytes, *, encoding: str, columns: Sequence[str]) -> pd.DataFrame:
    """Read a lone dBase table as text, in an encoding the caller knows, and keep some columns.

    Why not a library: GDAL wants a file with its name, and guesses the code page when the
    header states none.

    Raises
    ------
    DataError
        If the file is empty, cut short, or lacks a column.
    """
    cut_short = DataError(Fault("table dBase vide ou tronquée", remedy=DOWNLOAD_AGAIN))
    if len(raw) < DBF_BLOCK_BYTES:
        raise cut_short
    row_count, header_bytes, row_bytes = struct.unpack_from("<IHH", raw, 4)
    fields = _dbf_fields(raw[DBF_BLOCK_BYTES:header_bytes])
    body = raw[header_bytes : header_bytes + row_count * row_bytes]
    shape = np.dtype([("<deleted>", "S1"), *((name, f"S{width}") for name, width in fields)])
    if not fields or shape.itemsize != row_bytes or len(body) != row_count * row_bytes:
        raise cut_short
    rows = np.frombuffer(body, dtype=shape)
    rows = rows[rows["<deleted>"] != DBF_DELETED]
    texts = {name: np.char.strip(np.char.decode(rows[name], encoding)) for name, _ in fields}
    return with_columns(pd.DataFrame(texts, dtype="string").replace("", pd.NA), columns)


def _dbf_fields(header: bytes) -> list[tuple[str, int]]:
    fields = []
    for start in range(0, len(header) - DBF_BLOCK_BYTES + 1, DBF_BLOCK_BYTES):
        if header[start] == DBF_END_OF_FIELDS:
            break
        name = header[start : start + 11].split(b"\0")[0].decode("ascii", errors="replace")
        fields.append((name, header[start + 16]))
    return fields


def with_columns(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Keep the columns named, or refuse a table that lacks one or holds no row."""
    missing = [column for column in columns if column not in frame]
    if missing:
        raise DataError(
            Fault(
                f"colonnes absentes : {', '.join(missing)}",
                example=f"on y lit : {', '.join(map(str, frame.columns[:8]))}",
                remedy="le producteur a pu changer la forme du fichier",
            )
        )
    if frame.empty:
        raise DataError(Fault("tableau sans aucune ligne", remedy=DOWNLOAD_AGAIN))
    return frame[list(columns)]


def to_number(texts: pd.Series) -> pd.Series:
    """Read French or English numbers; a blank stays missing, anything else is refused.

    Raises
    ------
    DataError
        Naming the first text that is not a number.
    """
    plain = (
        texts.astype("string")
        .str.replace(r"[\s\u00a0\u202f]", "", regex=True)
        .str.replace(",", ".", regex=False)
    )
    numbers = pd.to_numeric(plain, errors="coerce").astype("Float64")
    odd = texts[plain.notna() & (plain != "") & numbers.isna()]
    if not odd.empty:
        raise DataError(Fault(f"{len(odd)} nombre(s) illisible(s)", example=f"« {odd.iloc[0]} »"))
    return numbers


def to_count(texts: pd.Series) -> pd.Series:
    """Read whole numbers of things or people; a blank stays missing.

    Raises
    ------
    DataError
        Naming the first text that is negative, has decimals, or is not a number.
    """
    numbers = to_number(texts)
    odd = texts[((numbers < 0) | (numbers % 1 != 0)).fillna(value=False)]
    if not odd.empty:
        what = f"{len(odd)} effectif(s) négatif(s) ou non entier(s)"
        raise DataError(Fault(what, example=f"« {odd.iloc[0]} »"))
    return numbers.astype("Int64")
