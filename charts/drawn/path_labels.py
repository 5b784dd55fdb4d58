"""Where the names of the lines of a way stand: where no line runs through them."""

from collections.abc import Sequence

import shapely

from charts.drawn.canvas import Place, width_of


def clear(
    places: Sequence[Place], text: str, size: float, bold: bool, drawn: shapely.Geometry
) -> Place:
    """The first of these places where the text meets no line; else the first."""
    wide = width_of(text, size, bold)
    boxes = [(x, y - 0.15 * size, x + wide, y + 0.85 * size) for x, y in places]
    free = (
        one
        for one, box in zip(places, boxes, strict=True)
        if not shapely.box(*box).intersects(drawn)
    )
    return next(free, places[0])
