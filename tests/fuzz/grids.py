"""Spoil a table of cells as hands, spreadsheets and other tools do."""

import random
from collections.abc import Callable

Grid = list[list[str]]
GridMutation = Callable[[Grid, random.Random], Grid]

NASTY = (
    "", " ", "\u00a0", "NA", "N/A", "null", "#REF!", "=1+1", '=HYPERLINK("x")', "+33", "@x", "-1",
    "1E+05", "2,1E+04", "1e999", "-1e999", "NaN", "Infinity", "0", "99999", "true", "☃☃☃", "😀",
    "deux\nlignes", "deux\r\nlignes", "deux\rlignes", "\t", "a\tb", "\x0b", "\x0c", "\x1c", "\x1e",
    "a\x1eb", "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffd", "<b>gras</b>", "<", "&#0;",
    "&#1114112;", "&lt;p&gt;", "'", '"', '""', '"ouvert', 'fermé"', ";;;", ",,,", "a;b,c|d\te", "{", "[",
    "[1, 2]", '["L"]', '{"a": 1}', "2099-01-01", "2024-13-45", "0000-00-00", "31/02/2024",
    "48.85 2.35 0 0", "2.35 48.85 0 0", "POINT(2 48)", "POINT(a b)", "91 181", "02A004", "1053",
    "Paris 20e", "St Jean s/", "Total", "dont 3", "Total général :", "RAS", "néant", "x", "1)", "- ",
    "²", "½", "Ⅷ", "٣٤٥٦", "１２３４", "ﬁn", "ß", "İ", "1" * 400, "mot " * 900, "a" * 9000, "né en 1987",
    "30-", "de 200 à 100 ans", "1987", "Horodateur", "_submission_time", "KEY", "SID", "Oui", "X", "1",
)  # fmt: skip


def draws(seed: str) -> random.Random:
    """Return the draws of one file: the same seed spoils it in the same way."""
    return random.Random(seed)  # noqa: S311 -- nothing secret is drawn, and it must come back


def change(grid: Grid, rng: random.Random) -> Grid:
    """Apply one change."""
    return rng.choice(CHANGES)(grid, rng)


def _position(grid: Grid, rng: random.Random) -> tuple[int, int]:
    row = rng.randrange(len(grid))
    return row, rng.randrange(max(len(grid[row]), 1))


def _write(grid: Grid, row: int, column: int, text: str) -> None:
    line = grid[row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = text


def nasty_cells(grid: Grid, rng: random.Random) -> Grid:
    for _ in range(rng.randint(1, 6)):
        _write(grid, *_position(grid, rng), rng.choice(NASTY))
    return grid


def nasty_column(grid: Grid, rng: random.Random) -> Grid:
    _, column = _position(grid, rng)
    text = rng.choice(NASTY)
    for row in range(1, len(grid)):
        _write(grid, row, column, text)
    return grid


def nasty_header(grid: Grid, rng: random.Random) -> Grid:
    for _ in range(rng.randint(1, 3)):
        _write(grid, 0, rng.randrange(max(len(grid[0]), 1)), rng.choice(NASTY))
    return grid


def same_headers(grid: Grid, rng: random.Random) -> Grid:
    names = grid[0]
    for _ in range(rng.randint(1, len(names) + 1)):
        if names:
            names[rng.randrange(len(names))] = rng.choice(names)
    return grid


def shuffled_columns(grid: Grid, rng: random.Random) -> Grid:
    width = max(map(len, grid))
    order = rng.sample(range(width), width)
    return [[(row + [""] * width)[column] for column in order] for row in grid]


def blank_rows(grid: Grid, rng: random.Random) -> Grid:
    for _ in range(rng.randint(1, 4)):
        grid.insert(rng.randint(0, len(grid)), [""] * rng.randint(0, 3))
    return grid


def blank_columns(grid: Grid, rng: random.Random) -> Grid:
    column = rng.randint(0, len(grid[0]))
    return [[*row[:column], *[""] * rng.choice([1, 1, 3]), *row[column:]] for row in grid]


def titles(grid: Grid, rng: random.Random) -> Grid:
    above = [["Enquête sur les besoins"], ["Commune de", "2026"], [], ["1", "2", "3"]]
    return [*(list(row) for row in rng.sample(above, rng.randint(1, 3))), *grid]


def totals(grid: Grid, rng: random.Random) -> Grid:
    below = [
        ["Total", "12", "3"],
        ["dont", "4"],
        ["TOTAL GÉNÉRAL :"],
        ["Source : mairie"],
        ["Total"],
    ]
    return [*grid, *(list(row) for row in rng.sample(below, rng.randint(1, 3)))]


def header_again(grid: Grid, rng: random.Random) -> Grid:
    grid.insert(rng.randint(1, len(grid)), list(grid[0]))
    return grid


def without_header(grid: Grid, _rng: random.Random) -> Grid:
    return grid[1:] or grid


def two_line_header(grid: Grid, rng: random.Random) -> Grid:
    upper = [name if rng.random() < 0.4 else "" for name in grid[0]]
    return [upper, *grid]


def ragged(grid: Grid, rng: random.Random) -> Grid:
    for _ in range(rng.randint(1, 4)):
        row = rng.randrange(len(grid))
        extra = [rng.choice(NASTY) for _ in range(rng.randint(1, 4))]
        grid[row] = (
            grid[row][: rng.randint(0, len(grid[row]))] if rng.random() < 0.5 else grid[row] + extra
        )
    return grid


def repeated_rows(grid: Grid, rng: random.Random) -> Grid:
    row = rng.randrange(len(grid))
    return [*grid, *[list(grid[row]) for _ in range(rng.randint(1, 3))]]


def repeated_ids(grid: Grid, rng: random.Random) -> Grid:
    _, column = _position(grid, rng)
    for row in range(1, len(grid)):
        _write(grid, row, column, str(row // 2))
    return grid


def numbers_in_exponents(grid: Grid, rng: random.Random) -> Grid:
    return [
        [f"{cell},0E+0{rng.randint(0, 9)}" if cell.isdigit() else cell for cell in row]
        for row in grid
    ]


def turned_coordinates(grid: Grid, _rng: random.Random) -> Grid:
    lat = next((i for i, name in enumerate(grid[0]) if "lat" in name.lower()), None)
    lon = next((i for i, name in enumerate(grid[0]) if "lon" in name.lower()), None)
    if lat is None or lon is None:
        return [[*row, "50,5 3,05 0 0" if i else "_geolocation"] for i, row in enumerate(grid)]
    grid[0][lat], grid[0][lon] = grid[0][lon], grid[0][lat]
    return grid


def places_and_people(grid: Grid, rng: random.Random) -> Grid:
    for row in grid:
        row += [
            rng.choice(NASTY),
            rng.choice(["Lille", "59355", "Dijon", "idem", "Lile", ""]),
            rng.choice(NASTY),
        ]
    grid[0][-3:] = [
        "Âge",
        "Commune",
        rng.choice(["Profession", "latitude", "point", "Date", "Département"]),
    ]
    return grid


def short(grid: Grid, rng: random.Random) -> Grid:
    return grid[: rng.randint(1, 3)]


def cut_columns(grid: Grid, rng: random.Random) -> Grid:
    kept = rng.randint(1, 3)
    return [row[:kept] for row in grid]


def turned(grid: Grid, _rng: random.Random) -> Grid:
    width = max(map(len, grid))
    return [[(row + [""] * width)[column] for row in grid] for column in range(width)]


CHANGES: tuple[GridMutation, ...] = (
    nasty_cells, nasty_cells, nasty_column, nasty_header, same_headers, shuffled_columns, blank_rows,
    blank_columns, titles, totals, header_again, without_header, two_line_header, ragged,
    repeated_rows, repeated_ids, numbers_in_exponents, turned_coordinates, places_and_people, short,
    cut_columns, turned,
)  # fmt: skip
