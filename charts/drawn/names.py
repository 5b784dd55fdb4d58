"""Names on a map: inside their commune where it is wide enough, else beside it with a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from charts import theme
from charts.drawn.canvas import LINE, Canvas, Place, width_of
from charts.geometry import Bounds

FAR = 0.35  # of the width: a name farther from its commune would not be found
OVER = 2.0  # how much longer a line counts where it runs over the map
BESIDE = 0.8  # of the least type: two names in a row must not read as one
GAP = 0.2  # of the least type: room around a name

Points = npt.NDArray[np.float64]
Boxes = npt.NDArray[Any]


@dataclass(frozen=True)
class Named:
    """A commune to name: its area on paper, what fills it, its name and its number, if any."""

    area: shapely.Geometry
    fill: str
    name: str
    number: str


@dataclass(frozen=True)
class _Beside:
    """A name on free paper and the line to its commune."""

    box: Bounds
    text: str
    line: shapely.LineString


@dataclass(frozen=True)
class _Paper:
    """What is painted, as it is and in rough, the room around it, and what already stands there."""

    painted: shapely.Geometry
    rough: shapely.Geometry
    room: Bounds
    taken: list[shapely.Geometry]


def draw(
    canvas: Canvas,
    wanted: Sequence[Named],
    painted: shapely.Geometry,
    room: Bounds,
    kept_free: Bounds,
) -> None:
    """Write as many of the names as have a place where they cover nothing, the first ones first."""
    shapely.prepare(painted)
    inside = {one.name: place for one in wanted if (place := _inside(canvas, one))}
    taken = [_around(canvas, one, inside[one.name]) for one in wanted if one.name in inside]
    taken.append(shapely.box(*kept_free))
    paper = _Paper(painted, painted.simplify(canvas.look.text), room, taken)
    for one in wanted:
        if one.name in inside:
            _write_inside(canvas, one, inside[one.name])
        elif beside := _beside(canvas, one, paper):
            _write_beside(canvas, beside)
            taken += [shapely.box(*beside.box), beside.line]


def _inside(canvas: Canvas, one: Named) -> Place | None:
    """The middle of two lines that the commune has room for."""
    size = canvas.look.text
    wide, high = _two_lines(canvas, one)
    west, south, east, north = one.area.bounds
    places = _grid((west + wide / 2, south + high / 2, east - wide / 2, north - high / 2), size / 2)
    boxes = _boxes(places, wide, high)
    fitting = places[shapely.contains(one.area, boxes)]
    if not len(fitting):
        return None
    middle = shapely.get_coordinates(one.area.centroid)[0]
    nearest = fitting[np.argmin(((fitting - middle) ** 2).sum(axis=1))]
    return float(nearest[0]), float(nearest[1])


def _two_lines(canvas: Canvas, one: Named) -> Place:
    """How wide and how high a name above its number is."""
    size = canvas.look.text
    wide = max(width_of(text, size, True) for text in (one.name, one.number))
    return wide + size / 2, 2.5 * size


def _around(canvas: Canvas, one: Named, at: Place) -> shapely.Geometry:
    wide, high = _two_lines(canvas, one)
    return _boxes(np.array([at]), wide, high)[0]


def _beside(canvas: Canvas, one: Named, paper: _Paper) -> _Beside | None:
    """The nearest place on free paper from which a line reaches the commune without crossing."""
    size, text = canvas.look.text, f"{one.name} {one.number}".strip()
    wide, high = width_of(text, size) + GAP * size, LINE * size
    left, foot, right, top = paper.room
    places = _grid((left + wide / 2, foot + high / 2, right - wide / 2, top - high / 2), size)
    anchor = one.area.representative_point()
    clear = _boxes(places, wide + 2 * GAP * size, high + 2 * GAP * size)
    boxes = _boxes(places, wide, high)[~shapely.intersects(paper.painted, clear)]
    lines = shapely.shortest_line(boxes, anchor)
    near = shapely.length(lines) <= FAR * canvas.width
    boxes, lines = boxes[near], lines[near]
    crossing = shapely.length(shapely.intersection(paper.rough, lines))
    lengths = shapely.length(lines) + OVER * crossing
    for index in np.argsort(lengths, kind="stable"):
        west, south, east, north = boxes[index].bounds
        side, over = BESIDE * size, GAP * size
        clear = shapely.box(west - side, south - over, east + side, north + over)
        if not any(
            other.intersects(clear) or other.intersects(lines[index]) for other in paper.taken
        ):
            return _Beside(boxes[index].bounds, text, lines[index])
    return None


def _grid(room: Bounds, step: float) -> Points:
    left, foot, right, top = room
    xs, ys = np.arange(left, right, step), np.arange(foot, top, step)
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def _boxes(middles: Points, wide: float, high: float) -> Boxes:
    x, y = middles[:, 0], middles[:, 1]
    return np.asarray(shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))


def _write_inside(canvas: Canvas, one: Named, at: Place) -> None:
    """Bold, because it stands on a tint."""
    size, ink = canvas.look.text, theme.ink_on(one.fill)
    for text, up in ((one.name, 0.25), (one.number, 0.25 - LINE + 0.1)):
        place = (at[0], at[1] + up * size)
        canvas.text(place, text, bold=True, align="center", colour=ink)


def _write_beside(canvas: Canvas, beside: _Beside) -> None:
    left, foot, right, top = beside.box
    canvas.middle(((left + right) / 2, (foot + top) / 2), beside.text, align="center")
    canvas.lines([list(beside.line.coords)], canvas.look.ink, canvas.look.rule)
    end = beside.line.coords[-1]
    canvas.mark(end, "o", canvas.look.ink, canvas.look.mark / 2)
