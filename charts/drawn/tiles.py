"""The tile map on paper: a hexagon of one size per commune, so that small wards are seen too."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from geopandas import GeoSeries
from matplotlib.axes import Axes

from charts import listing, theme, words
from charts.drawing import Drawing
from charts.drawn import areas, said, shapes, strip
from charts.drawn.canvas import Canvas, width_of
from charts.drawn.keys import Key
from charts.drawn.map import LEAST, headline
from charts.formats import kept
from charts.rows import Row
from charts.scope import Scope
from charts.theme import Look

NAME = "Bản đồ ô lục giác"
LINE = 1.15  # of the type: from line to line of a name
ROOM = 0.92  # of the width of a hexagon: what a name may take of it
PER_LINE = 0.16  # less of it for every line above the second: a hexagon narrows
NOTE = "Mỗi xã, phường là một ô bằng nhau, đặt gần đúng chỗ; không phải ranh giới."


@dataclass(frozen=True)
class _Tile:
    row: Row
    x: float
    y: float
    wide: float
    fill: str


def drawing(scope: Scope) -> Drawing:
    """Where communes lag, every commune equally large and named where its name has room.

    Raises NothingToDrawError where no commune is asked for or none has a value.
    """
    rows = said.known(scope, scope.ask("coverage_by_commune"))
    province = scope.ask("coverage_of_province")[0]
    return Drawing(
        name="tiles",
        title=headline(scope, rows, province),
        subtitle=said.subtitle(scope),
        note=said.joined(NOTE, said.basis(rows)),
        alt=kept(words.map_alt(province, scope.indicator["short_name"])),
        rows=listing.shown(listing.commune_list(rows, is_sample=scope.is_sample)),
        draw=partial(_draw, scope, rows),
    )


def _draw(scope: Scope, rows: Sequence[Row], axes: Axes, look: Look) -> None:
    canvas = Canvas(axes, look)
    keys = areas.keys(canvas, rows)
    # Room for one key more: how many names are left out is known only when the tiles have a size.
    foot = strip.height(canvas, rows, [*keys, _left_out(len(rows))]) + look.text / 2
    canvas.need(NAME, LEAST[0] * look.text, LEAST[1] * look.text + foot)
    by_code = {row["commune_code"]: row for row in rows}
    shown = [by_code.get(code) for code in scope.geometry.codes]
    room = (look.line, foot, canvas.width - look.line, canvas.height - look.line)
    tiles = shapes.tiles(scope.geometry).geometry
    west, south, east, north = tiles[[row is not None for row in shown]].total_bounds
    move = shapes.matrix((west, south, east, north), room)
    placed = tiles.affine_transform(move)
    lines = shapes.tile_borders(scope.geometry).geometry.affine_transform(move)
    areas.paint(canvas, placed, shown)
    areas.outline(canvas, lines, scope.geometry.tile_border_sides, shown)
    unnamed = sum(not _name(canvas, tile) for tile in _tiles(placed, shown))
    strip.draw(canvas, rows, [*keys, *[_left_out(unnamed)] * bool(unnamed)])


def _tiles(placed: GeoSeries, shown: Sequence[Row | None]) -> list[_Tile]:
    boxes = placed.bounds.to_numpy()
    return [
        _Tile(
            row,
            float((west + east) / 2),
            float((south + north) / 2),
            float(east - west),
            strip.fill_of(row) or theme.PAPER,
        )
        for row, (west, south, east, north) in zip(shown, boxes, strict=True)
        if row is not None
    ]


def _name(canvas: Canvas, tile: _Tile) -> bool:
    """Write the name in its hexagon, bold as it stands on a tint; whether it has room.

    On the lines of what is not known no name could be read.
    """
    size = canvas.look.text
    lines = str(tile.row.get("tile_name", tile.row["commune"])).split(" ")
    narrower = PER_LINE * max(0, len(lines) - 2)
    widest = max(width_of(line, size, True) for line in lines)
    if strip.is_hatched(tile.row) or widest > (ROOM - narrower) * tile.wide:
        return False
    top = tile.y + LINE * size * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        place = (tile.x, top - number * LINE * size)
        ink = theme.ink_on(tile.fill)
        canvas.middle(place, line, bold=True, align="center", colour=ink)
    return True


def _left_out(count: int) -> Key:
    return Key(f"{count} ô không đủ chỗ ghi tên", has_sign=False)
