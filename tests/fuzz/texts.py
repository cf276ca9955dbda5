"""Spoil the bytes of a text: separators, encodings, quotes, line ends, missing pieces."""

import csv
import io
import random
import zipfile
from collections.abc import Callable

from generator.needs.files.delimited import MAX_CELL_CHARS
from tests.fuzz.grids import Grid

ByteMutation = Callable[[bytes, random.Random], bytes]
SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "latin-1")


def written(grid: Grid, rng: random.Random) -> bytes:
    """Write cells as one of the tools would."""
    stream = io.StringIO(newline="")
    quoting = rng.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    ending = rng.choice(["\n", "\r\n", "\r\n", "\r"])
    writer = csv.writer(
        stream, delimiter=rng.choice(SEPARATORS), quoting=quoting, lineterminator=ending
    )
    writer.writerows(grid)
    return stream.getvalue().encode(rng.choice(ENCODINGS), "replace")


def spoil(raw: bytes, rng: random.Random) -> bytes:
    """Apply one change."""
    return rng.choice(SPOILS)(raw, rng)


def _place(raw: bytes, rng: random.Random) -> int:
    return rng.randint(0, len(raw))


def flips(raw: bytes, rng: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.choice([1, 1, 2, 8])):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncation(raw: bytes, rng: random.Random) -> bytes:
    return raw[: _place(raw, rng)]


def missing_piece(raw: bytes, rng: random.Random) -> bytes:
    start = _place(raw, rng)
    return raw[:start] + raw[start + rng.choice([1, 3, 50]) :]


def doubled_piece(raw: bytes, rng: random.Random) -> bytes:
    start, end = sorted((_place(raw, rng), _place(raw, rng)))
    return raw[:end] + raw[start:end] + raw[end:]


def other_separator(raw: bytes, rng: random.Random) -> bytes:
    old, new = (mark.encode() for mark in rng.sample(SEPARATORS, 2))
    return raw.replace(old, new, rng.choice([-1, -1, 1, 3]))


def other_separator_below(raw: bytes, rng: random.Random) -> bytes:
    head, mark, rest = raw.partition(b"\n")
    old, new = (mark.encode() for mark in rng.sample(SEPARATORS, 2))
    return head + mark + rest.replace(old, new)


def other_encoding(raw: bytes, rng: random.Random) -> bytes:
    return raw.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def encoded_twice(raw: bytes, _rng: random.Random) -> bytes:
    return raw.decode("cp1252", "replace").encode("utf-8")


def two_encodings(raw: bytes, rng: random.Random) -> bytes:
    lines = raw.split(b"\n")
    at = rng.randrange(len(lines))
    other = rng.choice(["cp1252", "utf-16-le"])
    lines[at] = lines[at].decode("utf-8", "replace").encode(other, "replace") + "é".encode(other)
    return b"\n".join(lines)


def null_bytes(raw: bytes, rng: random.Random) -> bytes:
    at = _place(raw, rng)
    return raw[:at] + b"\x00" * rng.choice([1, 2, 512]) + raw[at:]


def quotes(raw: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randint(1, 4)):
        at = _place(raw, rng)
        raw = raw[:at] + b'"' + raw[at:]
    return raw


def without_quotes(raw: bytes, rng: random.Random) -> bytes:
    return raw.replace(b'"', b"", rng.choice([-1, 1, 5]))


def other_line_ends(raw: bytes, rng: random.Random) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(
        b"\n", rng.choice([b"\r", b"\r\n", b"\n\n", b"\n\r"])
    )


def one_line(raw: bytes, _rng: random.Random) -> bytes:
    return raw.replace(b"\n", b" ").replace(b"\r", b" ")


def marked(raw: bytes, rng: random.Random) -> bytes:
    return rng.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1a", b"\n\n\n", b"   "]) + raw


def as_a_page(raw: bytes, rng: random.Random) -> bytes:
    return rng.choice([b"<html><table>", b"\n <!DOCTYPE html>", b"<?xml version='1.0'?>"]) + raw


def after_a_note(raw: bytes, rng: random.Random) -> bytes:
    return rng.choice([b"sep=;\n", b"# export\n", b"Liste des reponses\n\n", b"{", b"[Q1];"]) + raw


def giant_cell(raw: bytes, rng: random.Random) -> bytes:
    at = _place(raw, rng)
    return raw[:at] + b"a" * (MAX_CELL_CHARS + 1) + raw[at:]


def zipped(raw: bytes, rng: random.Random) -> bytes:
    names = [
        "reponses.csv",
        "dossier/a.txt",
        "../../a.csv",
        "é\u202e.CSV",
        ".cache.csv",
        "a.exe",
        "",
        "xl/workbook.xml",
        "audit.csv",
        "b.json",
    ]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", rng.choice([0, 8, 14])) as archive:
        for name in rng.sample(names, rng.randint(1, 2)):
            archive.writestr(zipfile.ZipInfo(name), raw)
    return made.getvalue() if rng.random() < 0.7 else flips(made.getvalue(), rng)


SPOILS: tuple[ByteMutation, ...] = (
    flips, flips, flips, truncation, truncation, missing_piece, doubled_piece, other_separator,
    other_separator_below, other_encoding, encoded_twice, two_encodings, null_bytes, quotes, quotes,
    without_quotes, other_line_ends, one_line, marked, as_a_page, after_a_note, zipped,
)  # fmt: skip
