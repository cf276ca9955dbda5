"""The names of the largest areas of a map, each where no other name already stands."""

from typing import Any

import pandas as pd
import shapely

from generator.french import typographic
from generator.publication.drawings.ground import Placed
from generator.publication.drawings.sheet import TEXT_PT, text_width, write

NAME_COUNT = 8
NAME_MINIMUM = 5


def named_largest(names: list[str], weights: pd.Series, placed: Placed, right: float) -> str:
    """Name the largest areas; one of unknown weight comes after all the others."""
    ranked = weights.fillna(-1).argsort(kind="stable")[::-1]
    taken: list[Any] = []
    texts: list[str] = []
    for tried, position in enumerate(ranked):
        if tried >= NAME_COUNT and len(texts) >= NAME_MINIMUM:
            break
        name = typographic(names[position])
        point = shapely.point_on_surface(placed.shapes[position])
        box = _free_box(point, text_width(name, is_bold=True) / 2, (right, placed.bottom), taken)
        if box is not None:
            taken.append(box)
            y = box.centroid.y + TEXT_PT * 0.35
            texts.append(
                write(box.centroid.x, y, name, anchor="middle", is_bold=True, has_halo=True)
            )
    return "".join(texts)


def _free_box(
    point: Any,  # noqa: ANN401  shapely ships no types
    half: float,
    corner: tuple[float, float],
    taken: list[Any],
) -> Any | None:  # noqa: ANN401  the same
    """Return the first free place for a name on its area's point, above or below it."""
    right, bottom = corner
    x = min(max(point.x, half), right - half)
    for rise in (0.0, -TEXT_PT, TEXT_PT):
        y = min(max(point.y + rise, TEXT_PT), bottom - TEXT_PT * 0.6)
        box = shapely.box(x - half, y - TEXT_PT * 0.6, x + half, y + TEXT_PT * 0.6)
        if not any(box.intersects(other) for other in taken):
            return box
    return None
