"""Communes or hexagons as filled areas and borders: the same on the map and on the tile map."""

from collections.abc import Sequence

import shapely

from charts import theme
from charts.drawn import strip
from charts.drawn.canvas import Canvas
from charts.drawn.keys import Key, hatch
from charts.drawn.shapes import Geometries
from charts.geometry import Side
from charts.rows import Row

DISTRICT, REMOTE = "district", "remote"


def paint(canvas: Canvas, areas: Geometries, rows: Sequence[Row | None]) -> None:
    """Fill every commune with its class; what is not known is hatched."""
    fills = [strip.fill_of(row) for row in rows]
    filled = [fill is not None for fill in fills]
    if any(filled):
        canvas.areas(areas[filled], [fill for fill in fills if fill])
    hatched = [row is not None and strip.is_hatched(row) for row in rows]
    hatch(canvas, areas[hatched])


def outline(
    canvas: Canvas,
    lines: Geometries,
    sides: Sequence[Side],
    rows: Sequence[Row | None],
) -> None:
    """Borders of communes thin, those of former districts thicker, remote communes in colour."""
    for group, (colour, width) in styles(canvas).items():
        groups = [*(_group(row, group) for row in rows), None]
        found = [groups[one] != groups[other] for one, other in sides]
        parts = shapely.get_parts(lines[found])
        canvas.lines([list(part.coords) for part in parts], colour, width)


def styles(canvas: Canvas) -> dict[str, tuple[str, float]]:
    """Colour and width of every kind of border, later ones over earlier ones."""
    look = canvas.look
    return {
        "commune_code": (look.grid, look.rule),
        DISTRICT: (look.ink, 1.5 * look.rule),
        REMOTE: (theme.OUTLINES[REMOTE][0], 2.5 * look.rule),
    }


def keys(canvas: Canvas, rows: Sequence[Row]) -> list[Key]:
    """What the thicker borders mean, where there are any."""
    drawn = styles(canvas)
    districts = {row["former_district"] for row in rows}
    found = [Key("huyện cũ", line=drawn[DISTRICT])] if len(districts) > 1 else []
    if any(row["remote"] == "yes" for row in rows):
        found.append(Key("vùng xa (biên giới, miền núi)", line=drawn[REMOTE]))
    return found


def _group(row: Row | None, group: str) -> object:
    """What a border must separate to be drawn."""
    if row is None:
        return None
    if group == DISTRICT:
        return row["former_district"]
    if group == REMOTE:
        return True if row["remote"] == "yes" else None
    return row[group]
