"""Spoil a workbook: its archive, the markup of its sheets, the parts that lead to them."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from generator.needs.files.layout import letter
from tests.fuzz.grids import Grid
from tests.fuzz.texts import flips, null_bytes, truncation

Parts = dict[str, bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,5})?")
FORMULA_SHARE = 0.05  # of the cells, when they are drawn
SHEET = "xl/worksheets/sheet1.xml"


def workbook(grids: dict[str, Grid], rng: random.Random | None = None) -> Parts:
    """Write sheets of cells as the smallest workbook that holds them, some as formulas."""
    names = list(grids)
    sheets = "".join(
        f'<sheet name="{escape(n, {chr(34): "&quot;"})}" sheetId="{i}" r:id="rId{i}"/>'
        for i, n in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }
    parts |= {
        f"xl/worksheets/sheet{i}.xml": _sheet(grid, rng) for i, grid in enumerate(grids.values(), 1)
    }
    return {name: text.encode() for name, text in parts.items()}


def zipped(parts: Parts) -> bytes:
    """Return the archive of the parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(raw: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tamper(parts: Parts, rng: random.Random) -> Parts:
    """Apply one change to the parts."""
    return rng.choice(CHANGES)(dict(parts), rng)


def _sheet(grid: Grid, rng: random.Random | None) -> str:
    rows = "".join(
        f'<row r="{i}">{"".join(_cell(text, i, col, rng) for col, text in enumerate(row) if text)}</row>'
        for i, row in enumerate(grid, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(text: str, row: int, column: int, rng: random.Random | None) -> str:
    place = f"{letter(column)}{row}"
    if NUMBER.fullmatch(text):
        return f'<c r="{place}"><v>{text}</v></c>'
    held = escape(NOT_IN_XML.sub("?", text))
    if rng and rng.random() < FORMULA_SHARE:
        return f'<c r="{place}" t="str"><f>A1&amp;B1</f><v>{held}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>'


def _in_sheet(parts: Parts, rng: random.Random, old: bytes, new: bytes) -> Parts:
    sheets = [name for name in parts if name.startswith("xl/worksheets/")]
    name = rng.choice(sheets or list(parts))
    parts[name] = re.sub(old, new, parts[name], count=rng.choice([0, 1, 3]))
    return parts


def _in_part(
    spoil: Callable[[bytes, random.Random], bytes],
) -> Callable[[Parts, random.Random], Parts]:
    def change(parts: Parts, rng: random.Random) -> Parts:
        name = rng.choice(list(parts))
        parts[name] = spoil(parts[name], rng)
        return parts

    return change


def missing_part(parts: Parts, rng: random.Random) -> Parts:
    del parts[rng.choice(list(parts))]
    return parts


def crossed_parts(parts: Parts, rng: random.Random) -> Parts:
    one, other = rng.sample(list(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return parts


def wrong_dimension(parts: Parts, rng: random.Random) -> Parts:
    said = rng.choice(
        [b"A1", b"A1:B2", b"A1:XFD1048576", b"", b"zz", b"B9:A1", b"A0:A0", b"A1:ZZZZ9"]
    )
    parts = _in_sheet(parts, rng, rb"<dimension[^>]*>", b"")
    return _in_sheet(parts, rng, rb"<sheetData>", b'<dimension ref="' + said + b'"/><sheetData>')


def merged_ranges(parts: Parts, rng: random.Random) -> Parts:
    said = rng.choice(
        [
            b"A1:C1",
            b"A1:B2",
            b"A2:D2",
            b"B1:XFD1",
            b"A1:A1048576",
            b"C3:A1",
            b"",
            b"A1",
            b"?:?",
            b"A1:B99999999999",
        ]
    )
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="' + said + b'"/></mergeCells>'
    return _in_sheet(parts, rng, rb"</sheetData>", merged)


def other_rows(parts: Parts, rng: random.Random) -> Parts:
    number = rng.choice([b"1", b"2", b"0", b"-1", b"1048576", b"99999999999", b"x", b""])
    return _in_sheet(parts, rng, rb'<row r="\d+"', b'<row r="' + number + b'"')


def other_places(parts: Parts, rng: random.Random) -> Parts:
    place = rng.choice(
        [
            b"A1",
            b"B2",
            b"a3",
            b"XFD1",
            b"A1048576",
            b"XFE1",
            b"AAAAAAAA1",
            b"A0",
            b"A",
            b"1",
            b"",
            b"A99999999999",
            b"XFD1048576",
        ]
    )
    return _in_sheet(parts, rng, rb'<c r="[A-Z]+\d+"', b'<c r="' + place + b'"')


def without_places(parts: Parts, rng: random.Random) -> Parts:
    return _in_sheet(parts, rng, rb'(<(?:row|c)) r="[A-Z]*\d+"', rb"\1")


def other_types(parts: Parts, rng: random.Random) -> Parts:
    said = rng.choice([b"s", b"b", b"e", b"n", b"d", b"str", b"zz", b""])
    return _in_sheet(parts, rng, rb't="[A-Za-z]+"', b't="' + said + b'"')


def other_values(parts: Parts, rng: random.Random) -> Parts:
    said = rng.choice(
        [
            b"1E999",
            b"-1E999",
            b"NaN",
            b"1e10",
            b"-5",
            b"999999",
            b"0x1F",
            b"1,5",
            b"",
            b" ",
            b"2958466",
            b"1.7976931348623157e308",
        ]
    )
    return _in_sheet(parts, rng, rb"<v>[^<]*</v>", b"<v>" + said + b"</v>")


def rows_again(parts: Parts, rng: random.Random) -> Parts:
    return _in_sheet(parts, rng, rb"(?s)(<row.*?</row>)", rb"\1\1")


def prefixed(parts: Parts, rng: random.Random) -> Parts:
    parts = _in_sheet(parts, rng, rb"<(/?)(row|c|v)(?=[\s>])", rb"<\1x:\2")
    return _in_sheet(parts, rng, rb"<worksheet ", b'<worksheet xmlns:x="' + MAIN.encode() + b'" ')


def entities(parts: Parts, rng: random.Random) -> Parts:
    said = rng.choice(
        [
            b"&a;",
            b"&#0;",
            b"&#xD800;",
            b"&",
            b"<t>",
            b"_x0000_",
            b"_xD800_",
            b"]]>",
            b"\xe9",
            b"\x00",
        ]
    )
    parts = (
        _in_sheet(parts, rng, rb"^", b'<!DOCTYPE x [<!ENTITY a "&#97;&#97;">]>')
        if rng.random() < 0.3
        else parts
    )
    return _in_sheet(parts, rng, rb"</t>", said + b"</t>")


def hidden_sheets(parts: Parts, rng: random.Random) -> Parts:
    state = rng.choice([b"hidden", b"veryHidden", b"?"])
    book = parts.get("xl/workbook.xml", b"")
    parts["xl/workbook.xml"] = book.replace(b"<sheet ", b'<sheet state="' + state + b'" ')
    return parts


def other_links(parts: Parts, rng: random.Random) -> Parts:
    target = rng.choice(
        [
            b"../evil.xml",
            b"",
            b"/xl/workbook.xml",
            b"worksheets/sheet9.xml",
            b"http://x/y",
            b"../" * 50,
        ]
    )
    links = parts.get("xl/_rels/workbook.xml.rels", b"")
    parts["xl/_rels/workbook.xml.rels"] = re.sub(
        rb'Target="[^"]*"', b'Target="' + target + b'"', links, count=1
    )
    return parts


def same_sheet_names(parts: Parts, rng: random.Random) -> Parts:
    name = rng.choice([b"", b"a", b"&lt;", b"x" * 400, b"&#0;"])
    book = parts.get("xl/workbook.xml", b"")
    parts["xl/workbook.xml"] = re.sub(rb'name="[^"]*"', b'name="' + name + b'"', book)
    return parts


CHANGES: tuple[Callable[[Parts, random.Random], Parts], ...] = (
    _in_part(flips), _in_part(flips), _in_part(truncation), _in_part(null_bytes), missing_part, crossed_parts,
    wrong_dimension, merged_ranges, other_rows, other_places, without_places, other_types, other_values,
    rows_again, prefixed, entities, hidden_sheets, other_links, same_sheet_names,
)  # fmt: skip
