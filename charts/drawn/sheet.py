"""Where a map and its legend stand: the legend at the foot, or beside a map on wide paper."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from charts.drawn import areas, names, shapes, strip
from charts.drawn.canvas import Canvas
from charts.drawn.keys import Key
from charts.formats import amount, kept
from charts.geometry import Bounds, Side
from charts.rows import Row, is_missing

LEAST = (30.0, 14.0)  # of the least type: width of the map, and its height without the legend
LEGEND = 25.0  # of the least type: the least width of a legend


@dataclass(frozen=True)
class Sheet:
    """Places on paper: communes or hexagons in points, their rows, and where the legend is."""

    canvas: Canvas
    legend: Canvas
    areas: shapes.Geometries
    shown: Sequence[Row | None]
    room: Bounds
    kept_free: Bounds


def laid_out(
    canvas: Canvas,
    name: str,
    rows: Sequence[Row],
    keys: Sequence[Key],
    found: tuple[shapes.Geometries, shapes.Geometries, Sequence[Side]],
    codes: Sequence[str],
) -> Sheet:
    """Paint the areas with their borders as large as fits; raise TooSmallError where too small.

    `found`: areas in the order of `codes`, borders, and the two sides of each.
    """
    places, lines, sides = found
    by_code = {row["commune_code"]: row for row in rows}
    shown = [by_code.get(code) for code in codes]
    west, south, east, north = shapely.total_bounds(places[[row is not None for row in shown]])
    look = canvas.look
    column = LEGEND * look.text
    below, beside = strip.height(canvas, rows, keys) + look.text, column + 2 * look.text
    shape = (east - west) / (north - south)
    is_beside = min(canvas.width - beside, shape * canvas.height) > min(
        canvas.width, shape * (canvas.height - below)
    )
    legend = canvas.narrowed(column if is_beside else canvas.width)
    foot, left = (look.line, beside) if is_beside else (below, look.line)
    canvas.need(name, LEAST[0] * look.text, LEAST[1] * look.text + foot)
    room = (left, foot, canvas.width - look.line, canvas.height - look.line)
    move = shapes.matrix((west, south, east, north), room)
    placed = shapes.moved(places, move)
    areas.paint(canvas, placed, shown)
    areas.outline(canvas, shapes.moved(lines, move), sides, shown)
    free = (0.0, foot, canvas.width, canvas.height - look.line)
    high = strip.height(legend, rows, keys) + look.text
    return Sheet(canvas, legend, placed, shown, free, (0.0, 0.0, legend.width, high))


def name_lowest(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Name the communes farthest below their target, as many as the look allows."""
    shown = sheet.shown
    index = {row["commune_code"]: place for place, row in enumerate(shown) if row is not None}
    wanted = [
        names.Named(
            sheet.areas[index[row["commune_code"]]],
            str(strip.fill_of(row)),
            str(row["commune"]),
            "" if row["measure"] == "yes_no" else kept(amount(row["value"], row["measure"], None)),
        )
        for row in _lowest(rows)[: sheet.canvas.look.most_labels]
    ]
    painted = shapely.union_all(sheet.areas[[row is not None for row in shown]])
    names.draw(sheet.canvas, wanted, painted, sheet.room, sheet.kept_free)


def _lowest(rows: Sequence[Row]) -> list[Row]:
    """Communes below their target, those farthest from it first; without targets none."""
    below = [
        row for row in rows if row["level"] in ("near", "behind") and not is_missing(row["value"])
    ]
    return sorted(below, key=lambda row: (row["value"] - row["target"], row["commune_code"]))
