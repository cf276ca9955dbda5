"""Communes × themes where each person voiced one theme at most: every sum is then known. Pure."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Entry = tuple[int, int]

SUM = -1  # the last row and the last column of a table hold its sums
OTHERS = -2  # those before hold who named no commune, or voiced no theme


def table_of(crossed: Counts, places: Counts, themes: Counts, total: int) -> Counts | None:
    """Complete a table of communes × themes with who is in none; None where it is impossible.

    Parameters
    ----------
    crossed
        Persons of each commune (row) who voiced each theme (column).
    places, themes
        Persons of each commune, and of each theme.
    total
        Persons of the survey.

    Returns
    -------
    Counts
        A row per commune, then who named none, then the sums; a column per theme, then who
        voiced none, then the sums.
    """
    rows, columns = crossed.shape
    counts = np.zeros((rows + 2, columns + 2), dtype=np.int64)
    counts[:rows, :columns] = crossed
    counts[:rows, SUM] = places
    counts[SUM, :columns] = themes
    counts[SUM, SUM] = total
    counts[:rows, OTHERS] = places - crossed.sum(axis=1)
    counts[OTHERS, :columns] = themes - crossed.sum(axis=0)
    counts[SUM, OTHERS] = total - themes.sum()
    counts[OTHERS, SUM] = total - places.sum()
    counts[OTHERS, OTHERS] = counts[OTHERS, SUM] - counts[OTHERS, :columns].sum()
    return None if (counts < 0).any() else counts


def protected(
    counts: Counts,
    is_hidden: Flags,
    threshold: int,
    *,
    places: Sequence[str],
    themes: Sequence[str],
) -> Flags:
    """Hide more of a table until no sum of it gives back what is hidden.

    Parameters
    ----------
    counts
        What `table_of` returns.
    is_hidden : same shape
        What is withheld already: only communes × themes and sums are looked at. Who named no
        commune or no theme is never told, and a blank is not told from nobody.
    places, themes
        Identifiers of the communes (rows) and of the themes (columns), none twice. They decide
        between equal counts, so that the result does not depend on the order of rows.

    Returns
    -------
    Flags of the same shape, true for all that must be withheld.

    Notes
    -----
    A hidden count must be able to hold ``threshold`` different numbers, or every small one; what
    the shown counts leave of a sum must be none or reach the threshold. The smallest shown count
    of the same row or column is hidden until then: communes × themes first, then communes, then
    themes, the whole last. A theme nobody voiced is in no table, so its zeros are known.
    Hiding more only widens what is possible: a count once safe remains so. What was hidden on the
    way and protects nothing in the end is shown again, the most persons first.
    """
    order = np.ix_(_ordered(counts[:, SUM], places), _ordered(counts[SUM], themes))
    search = _Search(counts[order], _blank(counts, is_hidden)[order], threshold)
    search.mend()
    search.spare()
    found = np.empty_like(is_hidden)
    found[order] = search.is_hidden
    return found


def _ordered(sums: Counts, names: Sequence[str]) -> Counts:
    """Order rows or columns by persons, then by identifier; the last two stay last."""
    ranks = sorted(range(len(names)), key=lambda rank: (int(sums[rank]), names[rank]))
    return np.array([*ranks, len(names), len(names) + 1], dtype=np.int64)


def _blank(counts: Counts, is_hidden: Flags) -> Flags:
    """Hide what no table tells, and show what every reader knows."""
    hidden = is_hidden.copy()
    inner = hidden[:OTHERS, :OTHERS]
    inner |= (counts[:OTHERS, :OTHERS] == 0) | hidden[:OTHERS, SUM:] | hidden[SUM:, :OTHERS]
    hidden[OTHERS, :] = True
    hidden[:, OTHERS] = True
    hidden[:, counts[SUM] == 0] = False
    return hidden


class _Search:
    """Look for counts given back, and hide others until there are none."""

    def __init__(self, counts: Counts, is_hidden: Flags, threshold: int) -> None:
        self.counts, self.is_hidden, self.threshold = counts, is_hidden, threshold
        self.is_given = is_hidden.copy()
        rows, columns = counts.shape
        self.rows = rows
        kinds = np.zeros((rows, columns), dtype=np.int64)
        kinds[:, SUM], kinds[SUM, :], kinds[SUM, SUM] = 1, 2, 3
        self.kinds = kinds
        self.is_crossing: Flags = kinds == 0
        self.may_hide = counts > 0
        self.may_hide[OTHERS, :] = self.may_hide[:, OTHERS] = False
        # A commune that answered and a theme that is listed hold somebody, told or not.
        self.least = np.zeros_like(counts)
        self.least[:OTHERS, SUM] = np.minimum(counts[:OTHERS, SUM], 1)
        self.least[SUM, :OTHERS] = np.minimum(counts[SUM, :OTHERS], 1)
        self.flows = np.zeros((rows + columns, rows + columns), dtype=np.int32)

    def mend(self) -> None:
        """Hide until every hidden count is safe."""
        safe = np.zeros_like(self.is_hidden)
        safe[OTHERS, :] = safe[:, OTHERS] = True
        self._leave_no_small_rest()
        self._refresh()
        while (unsure := np.argwhere(self.is_hidden & ~safe)).size:
            for row, column in unsure.tolist():
                while not self._is_safe((row, column)) and self._hide_near((row, column)):
                    self._leave_no_small_rest()
                    self._refresh()
                safe[row, column] = True

    def spare(self) -> None:
        """Show again what can be, the most persons first."""
        rows, columns = np.nonzero(self.is_hidden & ~self.is_given & self.may_hide)
        most = np.lexsort((columns, rows, -self.kinds[rows, columns], -self.counts[rows, columns]))
        for row, column in zip(rows[most].tolist(), columns[most].tolist(), strict=True):
            if self.is_crossing[row, column] and (
                self.is_hidden[row, SUM] or self.is_hidden[SUM, column]
            ):
                continue  # told of a commune only with the commune and the theme
            self.is_hidden[row, column] = False
            self._refresh()
            if not self._is_sound():
                self.is_hidden[row, column] = True
        self._refresh()

    def _is_sound(self) -> bool:
        """Tell whether nothing hidden is given back, looking at the fewest persons first."""
        if self._small_rest() is not None:
            return False
        rows, columns = np.nonzero(self.is_hidden)
        few = np.argsort(self.counts[rows, columns], kind="stable")
        entries = zip(rows[few].tolist(), columns[few].tolist(), strict=True)
        others = self.rows + OTHERS, self.counts.shape[1] + OTHERS
        return all(
            self._is_safe((row, column))
            for row, column in entries
            if row != others[0] and column != others[1]
        )

    def _leave_no_small_rest(self) -> None:
        """Hide until what the shown counts leave of each shown sum is none or enough people."""
        while (line := self._small_rest()) is not None:
            self._hide_least(line)

    def _small_rest(self) -> Flags | None:
        """Mark a row or a column whose shown sum leaves too few people, if there is one."""
        line = np.zeros_like(self.is_hidden)
        # Those who voiced no theme count only beside a theme that is hidden: alone they say none.
        says_need = self.is_hidden[:, :OTHERS].any(axis=1)
        says_place = np.ones(line.shape[1], dtype=bool)
        for counts, is_hidden, lines, says in (
            (self.counts, self.is_hidden, line, says_need),
            (self.counts.T, self.is_hidden.T, line.T, says_place),
        ):
            rest = np.where(is_hidden, counts, 0)[:, :SUM].sum(axis=1)
            few = says & ~is_hidden[:, SUM] & (rest > 0) & (rest < self.threshold)
            if few.any():
                lines[np.flatnonzero(few)[0]] = True
                return line
        return None

    def _hide_near(self, entry: Entry) -> bool:
        """Hide the least shown count that helps: round the entry, beside it, else anywhere."""
        near = np.zeros_like(self.is_hidden)
        near[entry[0], :] = near[:, entry[1]] = True
        ways = self._way_round(entry), near, np.ones_like(near)
        return any(self._hide_least(way) for way in ways)

    def _way_round(self, entry: Entry) -> Flags:
        """Mark the crossings that would let what the entry takes be given back elsewhere."""
        from scipy.sparse import csr_array  # heavy: loaded when a table is to be protected
        from scipy.sparse.csgraph import connected_components

        way = np.zeros_like(self.is_hidden)
        links = np.zeros_like(self.flows)
        links[: self.rows, self.rows :] = self.is_hidden & self.is_crossing
        links[[self.rows + OTHERS, OTHERS]] = links[:, [self.rows + OTHERS, OTHERS]] = 0
        links[entry[0], self.rows + entry[1]] = 0
        _, sides = connected_components(csr_array(links), directed=False)
        of_rows, of_columns = sides[: self.rows, None], sides[None, self.rows :]
        here, there = sides[entry[0]], sides[self.rows + entry[1]]
        if here != there:
            way |= (of_rows == here) & (of_columns == there)
            way |= (of_rows == there) & (of_columns == here)
        return way & self.is_crossing

    def _hide_least(self, among: Flags) -> bool:
        rows, columns = np.nonzero(among & self.may_hide & ~self.is_hidden)
        if not rows.size:
            return False
        first = np.lexsort((rows, columns, self.counts[rows, columns], self.kinds[rows, columns]))
        row, column = int(rows[first[0]]), int(columns[first[0]])
        self.is_hidden[row, column] = True
        # A commune or a theme that is withheld takes its crossings with it.
        if column == self.counts.shape[1] + SUM and row != self.rows + SUM:
            self.is_hidden[row, :OTHERS] |= self.counts[SUM, :OTHERS] > 0
        elif row == self.rows + SUM and column != self.counts.shape[1] + SUM:
            self.is_hidden[:OTHERS, column] = True
        return True

    def _refresh(self) -> None:
        """Write how far each hidden count may rise (one way) and fall (the other).

        Rows and columns are nodes, counts are what goes from a row to a column, sums what comes
        back: whatever the reader may believe is a way round through hidden counts.
        """
        backward = (np.arange(self.rows) == self.rows + SUM)[:, None] ^ (
            np.arange(self.counts.shape[1]) == self.counts.shape[1] + SUM
        )
        rise = np.where(self.is_hidden, self.threshold, 0)
        fall = np.where(self.is_hidden, np.minimum(self.counts - self.least, self.threshold), 0)
        self.flows[: self.rows, self.rows :] = np.where(backward, fall, rise)
        self.flows[self.rows :, : self.rows] = np.where(backward, rise, fall).T

    def _is_safe(self, entry: Entry) -> bool:
        """Tell whether a hidden count may be enough different numbers, or every small one."""
        count = int(self.counts[entry])
        high = count + self._room(entry, rises=True)
        if high == 0 or high - count + 1 >= self.threshold:
            return True  # a true zero may be told
        low = count - self._room(entry, rises=False)
        return high - low + 1 >= self.threshold or (low <= 1 and high >= self.threshold - 1)

    def _room(self, entry: Entry, *, rises: bool) -> int:
        """Count by how many persons a hidden count may rise, or fall, the threshold at most."""
        from scipy.sparse import csr_array  # heavy, as above
        from scipy.sparse.csgraph import maximum_flow

        row, column = entry[0], self.rows + entry[1]
        is_sum = (entry[0] == self.rows + SUM) != (entry[1] == self.counts.shape[1] + SUM)
        start, end = (row, column) if rises == is_sum else (column, row)
        most = int(self.flows[end, start])
        kept = self.flows[start, end], self.flows[end, start]
        # What it takes, another way round must give back: its own is closed meanwhile.
        self.flows[start, end] = self.flows[end, start] = 0
        found = int(maximum_flow(csr_array(self.flows), start, end).flow_value)
        self.flows[start, end], self.flows[end, start] = kept
        return min(found, most)
