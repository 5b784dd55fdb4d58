"""Grids of pointy-top hexagons with odd rows shifted right, on whole-number vertices.

Every corner is a pair of whole numbers (x in half widths, y in half sides), so that neighbouring
cells name the corners they share alike and no rounding can part them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

Cell = tuple[int, int]
Vertex = tuple[int, int]
Ring = list[Vertex]

# Counter-clockwise, from the southern tip.
CORNERS = ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))


@dataclass(frozen=True)
class HexGrid:
    """Where vertices lie, in metres of EPSG:3405; vertex (0, 0) is the centre of cell (0, 0)."""

    half_width_m: float
    half_side_m: float
    origin_x_m: float
    origin_y_m: float

    def metres(self, vertices: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Vertices, shape (n, 2), in metres."""
        x, y = np.asarray(vertices, dtype=float).T
        return np.column_stack(
            (self.origin_x_m + self.half_width_m * x, self.origin_y_m + self.half_side_m * y)
        )


def centre(cell: Cell) -> Vertex:
    """The middle of a cell (row, column) on the lattice of vertices."""
    row, column = cell
    return 2 * column + row % 2, 3 * row


def neighbours(cell: Cell) -> tuple[Cell, ...]:
    """The six cells around a cell."""
    row, column = cell
    left = column - 1 + row % 2
    sides = ((row, column - 1), (row, column + 1))
    return sides + tuple((row + up, left + right) for up in (-1, 1) for right in (0, 1))


def outline(cells: Iterable[Cell]) -> list[Ring]:
    """The closed rings around a set of cells: outer ones counter-clockwise, holes clockwise.

    An edge that two cells of the set share is cancelled. Three cells meet at every vertex, so at
    most one remaining edge leaves it, and the rings cannot cross or touch.
    """
    edges = {edge for cell in cells for edge in _edges(cell)}
    following = {start: end for start, end in edges if (end, start) not in edges}
    rings = []
    while following:
        start, vertex = following.popitem()
        ring = [start]
        while vertex != start:
            ring.append(vertex)
            vertex = following.pop(vertex)
        rings.append([*ring, start])
    return rings


def polygon(rings: Iterable[Ring], grid: HexGrid) -> shapely.Polygon | shapely.MultiPolygon:
    """Rings of `outline` as one area in metres; every hole goes to the part that holds it."""
    parts = [(ring, shapely.Polygon(grid.metres(ring))) for ring in rings]
    outers = [part for ring, part in parts if _is_counter_clockwise(ring)]
    holes = [part.exterior for ring, part in parts if not _is_counter_clockwise(ring)]
    filled = [
        shapely.Polygon(outer.exterior, [hole for hole in holes if outer.contains(hole)])
        for outer in sorted(outers, key=lambda part: part.bounds)
    ]
    return filled[0] if len(filled) == 1 else shapely.MultiPolygon(filled)


def _edges(cell: Cell) -> Iterator[tuple[Vertex, Vertex]]:
    x, y = centre(cell)
    corners = [(x + dx, y + dy) for dx, dy in CORNERS]
    return zip(corners, corners[1:] + corners[:1], strict=True)


def _is_counter_clockwise(ring: Ring) -> bool:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) > 0
