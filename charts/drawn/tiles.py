"""The tile map on paper: a hexagon of one size per commune, so that small wards are seen too."""

from collections.abc import Sequence
from functools import partial

import shapely
from matplotlib.axes import Axes

from charts import listing, theme
from charts.drawing import Drawing
from charts.drawn import areas, said, shapes, sheet, strip
from charts.drawn.canvas import CAPITAL, Canvas, Place, width_of
from charts.drawn.keys import Key
from charts.drawn.map import alt, headline, painted
from charts.rows import Row
from charts.scope import Scope
from charts.theme import Look

NAME = "Bản đồ ô lục giác"
LINE = 1.15  # of the type: from line to line of a name
MOST = 0.9  # the part of the names that must have room; else only the lowest communes are named
NOTE = "Mỗi xã, phường là một ô bằng nhau, đặt gần đúng chỗ; không phải ranh giới."

Words = Sequence[tuple[Place, str]]


def drawing(scope: Scope) -> Drawing:
    """Where communes lag, every commune equally large and named where its name has room.

    Raises NothingToDrawError as `map.painted` does.
    """
    rows = painted(scope)
    province = scope.ask("coverage_of_province")[0]
    return Drawing(
        name="tiles",
        title=headline(scope, rows, province),
        subtitle=said.subtitle(scope),
        note=said.joined(NOTE, said.basis(rows)),
        alt=alt(scope, rows),
        rows=listing.shown(listing.commune_list(rows, is_sample=scope.is_sample)),
        draw=partial(_draw, scope, rows),
    )


def _draw(scope: Scope, rows: Sequence[Row], axes: Axes, look: Look) -> None:
    canvas, geometry = Canvas(axes, look), scope.geometry
    keys = areas.keys(canvas, rows)
    # Room for one key more: how many names are left out is known only when the tiles have a size.
    reserved = [*keys, _left_out(len(rows))]
    tiles, borders = shapes.tiles(geometry), shapes.tile_borders(geometry)
    found = (tiles, borders, geometry.tile_border_sides)
    laid = sheet.laid_out(canvas, NAME, rows, reserved, found, geometry.codes)
    pairs = [
        (row, _words(canvas, row, area))
        for row, area in zip(laid.shown, laid.areas, strict=True)
        if row is not None
    ]
    unnamed = sum(not words for _, words in pairs)
    if len(pairs) - unnamed < MOST * len(pairs):
        sheet.name_lowest(laid, rows)
        unnamed = 0
    else:
        for row, words in pairs:
            _write(canvas, row, words)
    strip.draw(laid.legend, rows, [*keys, *[_left_out(unnamed)] * bool(unnamed)])


def _words(canvas: Canvas, row: Row, area: shapely.Geometry) -> Words:
    """The parts of a name below each other in the hexagon, each at its middle.

    Empty where they have no room, and on the lines of what is not known: nobody could read them.
    """
    size = canvas.look.text
    parts = str(row.get("tile_name", row["commune"])).split(" ")
    middle = area.centroid
    top = middle.y + LINE * size * (len(parts) - 1) / 2
    places = [((middle.x, top - number * LINE * size), part) for number, part in enumerate(parts)]
    boxes = [
        shapely.box(x - wide / 2, y - CAPITAL * size / 2, x + wide / 2, y + CAPITAL * size / 2)
        for (x, y), part in places
        for wide in (width_of(part, size, True),)
    ]
    fits = not strip.is_hatched(row) and all(area.contains(box) for box in boxes)
    return places if fits else []


def _write(canvas: Canvas, row: Row, words: Words) -> None:
    """Bold, because it stands on a tint."""
    ink = theme.ink_on(strip.fill_of(row) or theme.PAPER)
    for place, part in words:
        canvas.middle(place, part, bold=True, align="center", colour=ink)


def _left_out(count: int) -> Key:
    return Key(f"{count} ô không ghi được tên", has_sign=False)
