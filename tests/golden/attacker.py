"""A reader who subtracts: what the published tables leave possible for each count withheld."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, lil_array

MANY = 1_000  # more people than any survey of these tests: as good as no bound at all
ALL, THEME, PLACE, BOTH = "réponses", "thème", "commune", "commune et thème"
REST = "hors des communes dites"

READ = ("out_territories", "out_needs", "out_communes", "out_place_needs", "out_unheard")

Tables = Mapping[str, pd.DataFrame]
Name = tuple[Hashable, ...]


class Found(NamedTuple):
    """A count of persons that the reader can tell too closely."""

    epci_code: str
    name: Name
    low: int
    high: int


class Puzzle:
    """Unknown whole numbers with what is known of them: bounds, and sums."""

    def __init__(self) -> None:
        self.places: dict[Name, int] = {}
        self.bounds: list[tuple[int, int]] = []
        self.sums: list[dict[Name, int]] = []

    def add(self, name: Name, low: int = 0, high: int = MANY) -> None:
        """Add an unknown, ``low`` and ``high`` included."""
        self.places[name] = len(self.bounds)
        self.bounds.append((low, high))

    def told(self, name: Name) -> int | None:
        """Give the number if it is already known."""
        low, high = self.bound(name)
        return low if low == high else None

    def bound(self, name: Name) -> tuple[int, int]:
        """Give what is known of one unknown alone."""
        return self.bounds[self.places[name]]

    def never_more(self, small: list[Name], large: list[Name]) -> None:
        """Say that the first together are never more than the second together."""
        self.sums.append(dict.fromkeys(small, 1) | dict.fromkeys(large, -1))

    def same(self, one: list[Name], other: list[Name]) -> None:
        """Say that both make the same number."""
        self.never_more(one, other)
        self.never_more(other, one)

    def solved(self, like: Callable[[Name], Hashable]) -> Iterator[tuple[Name, int, int]]:
        """Give the least and the most of each unknown, one only of those that are alike."""
        known = LinearConstraint(self._matrix(), -np.inf, 0)
        unknown = [name for name in self.places if self.told(name) is None]
        for name in {like(name): name for name in unknown}.values():
            low, high = (self._extreme(self.places[name], sign, known) for sign in (1, -1))
            yield name, low, high

    def _matrix(self) -> csr_array:
        matrix = lil_array((len(self.sums), len(self.bounds)))
        for row, weights in enumerate(self.sums):
            for name, weight in weights.items():
                matrix[row, self.places[name]] += weight
        return matrix.tocsr()

    def _extreme(self, place: int, sign: int, known: LinearConstraint) -> int:
        wanted = np.zeros(len(self.bounds))
        wanted[place] = sign
        low, high = np.array(self.bounds).T
        found = milp(wanted, integrality=1, bounds=Bounds(low, high), constraints=known)
        assert found.success, "les tables publiées se contredisent"
        return round(sign * found.fun)


def puzzle_of(tables: Tables, epci: str, *, one_need_each: bool = False) -> Puzzle:
    """Write what the published tables say of the people of one EPCI.

    Parameters
    ----------
    tables
        The ``out_*`` tables by name.
    epci
        Its code.
    one_need_each
        The reader knows the questionnaire, where each person chose exactly one need.

    Notes
    -----
    A person is in one commune at most. Which communes answered is known in three ways: those
    that have a basin of needs, those of which ``out_unheard`` does not say that nobody did, and
    those that ``out_communes`` says withheld rather than empty, unless it says so of all.
    """
    here = {name: tables[name][tables[name]["epci_code"] == epci] for name in READ}
    puzzle = Puzzle()
    _count(puzzle, (ALL,), here["out_territories"]["statement_count"].iloc[0], 0)
    _places(puzzle, here)
    for row in here["out_needs"].itertuples():
        _count(puzzle, (THEME, row.theme_id), row.statement_count, int(not row.has_official_signal))
    communes, themes = _named(puzzle, PLACE), _named(puzzle, THEME)
    told = here["out_place_needs"].set_index(["commune_code", "theme_id"])["statement_count"]
    if not one_need_each:  # then nothing can be said of a withheld theme here or there
        themes = [theme for theme in themes if puzzle.told((THEME, theme)) is not None]
    for place in communes:
        for theme in themes:
            _count(puzzle, (BOTH, place, theme), told.get((place, theme)), 0)
    _margins(puzzle, communes, themes)
    if one_need_each:
        puzzle.same([(THEME, theme) for theme in themes], [(ALL,)])
        for place in communes:
            puzzle.same([(BOTH, place, theme) for theme in themes], [(PLACE, place)])
    return puzzle


def _named(puzzle: Puzzle, kind: str) -> list[Hashable]:
    return [name[1] for name in puzzle.places if name[0] == kind]


def _count(puzzle: Puzzle, name: Name, count: float | None, least: int) -> None:
    if count is None or pd.isna(count):
        puzzle.add(name, least)
    else:
        puzzle.add(name, int(count), int(count))


def _places(puzzle: Puzzle, here: Tables) -> None:
    """Add the communes where somebody answered, or may have."""
    communes, unheard = here["out_communes"], here["out_unheard"]
    absent = set(unheard.loc[unheard["variable"] == "commune_code", "modality"])
    absent |= set(communes.loc[communes["statement_state"] == "aucun", "commune_code"])
    # Where the whole survey is withheld, every commune of it is said to be.
    tells_empty = bool((communes["statement_state"] != "retenu").any())
    has_basins = communes["need_basin_id"].notna().any()
    for row in communes.itertuples():
        code, has_basin = row.commune_code, pd.notna(row.need_basin_id)
        if code in absent or (has_basins and not has_basin):
            continue
        is_heard = has_basin or tells_empty
        _count(puzzle, (PLACE, code), row.statement_count, int(is_heard))


def _margins(puzzle: Puzzle, communes: list[Hashable], themes: list[Hashable]) -> None:
    """Say how people, communes and themes hold each other."""
    places: list[Name] = [(PLACE, place) for place in communes]
    puzzle.never_more(places, [(ALL,)])
    for theme in _named(puzzle, THEME):
        puzzle.never_more([(THEME, theme)], [(ALL,)])
    for theme in themes:
        voiced: list[Name] = [(BOTH, place, theme) for place in communes]
        puzzle.never_more(voiced, [(THEME, theme)])
        # Those who voiced it and named no commune are among those who named none.
        puzzle.never_more([(THEME, theme), *places], [(ALL,), *voiced])
    for place in communes:
        for theme in themes:
            puzzle.never_more([(BOTH, place, theme)], [(PLACE, place)])


def given_back(
    tables: Tables, epci: str, threshold: int, *, one_need_each: bool = False
) -> list[Found]:
    """List the counts of one EPCI that subtraction tells too closely.

    A count withheld must still be able to hold ``threshold`` different numbers, or every small
    one (`disclosure.withheld`); a true zero may be told. What the shown counts leave of a total
    is a number of persons too, and must be none or reach the threshold.
    """
    puzzle = puzzle_of(tables, epci, one_need_each=one_need_each)

    def like(name: Name) -> Hashable:
        """Two communes of which the same is known are alike, each theme being apart."""
        if one_need_each or name[0] not in {PLACE, BOTH}:
            return name
        return name[0], name[2:], puzzle.bound(name), puzzle.bound((PLACE, name[1]))

    found = [
        Found(epci, name, low, high)
        for name, low, high in puzzle.solved(like)
        if high > 0 and not _is_safe(low, high, threshold)
    ]
    told = [*_rests(puzzle), *(_rests_of_themes(puzzle) if one_need_each else ())]
    rests = [Found(epci, name, rest, rest) for name, rest in told]
    return found + [rest for rest in rests if 0 < rest.low < threshold]


def _is_safe(low: int, high: int, threshold: int) -> bool:
    return high - low + 1 >= threshold or (low <= 1 and high >= threshold - 1)


def _rests_of_themes(puzzle: Puzzle) -> Iterator[tuple[Name, int]]:
    """Subtract what is told of themes from each commune and from the whole."""
    cells: dict[Name, list[Name]] = {
        (ALL,): [(THEME, theme) for theme in _named(puzzle, THEME)],
        **{(PLACE, place): [] for place in _named(puzzle, PLACE)},
    }
    for name in puzzle.places:
        if name[0] == BOTH:
            cells[PLACE, name[1]].append(name)
    yield from _left(puzzle, cells)


def _rests(puzzle: Puzzle) -> Iterator[tuple[Name, int]]:
    """Subtract what is told of communes from each total that is told."""
    cells: dict[Name, list[Name]] = {(ALL,): [], **{(THEME, t): [] for t in _named(puzzle, THEME)}}
    for name in puzzle.places:
        if name[0] in {PLACE, BOTH}:
            cells[(ALL,) if name[0] == PLACE else (THEME, name[2])].append(name)
    yield from _left(puzzle, cells)


def _left(puzzle: Puzzle, cells: Mapping[Name, list[Name]]) -> Iterator[tuple[Name, int]]:
    for whole, parts in cells.items():
        total = puzzle.told(whole)
        if total is not None:
            yield (REST, *whole), total - sum(puzzle.told(part) or 0 for part in parts)
