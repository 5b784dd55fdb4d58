"""Where each commune stands on the tile map: `python -m geo.tile_layout` prints `tiles.csv`.

Run once; the result is kept as a reviewed file. The province is covered with hexagons of the size
of its average commune, and the communes are given to them so that the squared ways from their
centres add up to the least. Of the grids tried, shifted by fractions of a cell, the one that keeps
most neighbours together is taken, then the one with the shortest ways.
"""

from dataclasses import dataclass
from itertools import product
from math import sqrt

import numpy as np
import numpy.typing as npt
import shapely

from geo import lattice
from geo.borders import borders
from geo.hexagons import Cell, HexGrid, centre, neighbours, outline
from geo.published import OUTSIDE, Side

SHIFTS = 4
# Below 0.3 the tiles fray along the coast; above, communes lie further from where they belong.
MIN_SHARE_INSIDE = 0.3

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Layout:
    """One way to place the communes: a cell (row, column) for each, in the order of their codes."""

    cells: tuple[Cell, ...]
    neighbours_kept: int
    mean_displacement_m: float


def best_layout() -> Layout:
    """The layout kept in `tiles.csv`: connected, without holes, most neighbours kept, closest."""
    communes = lattice.communes()
    points = shapely.get_coordinates(shapely.centroid(communes.areas))
    adjacent = [side for side in borders(communes.areas).sides if OUTSIDE not in side]
    cells, grid = lattice.cells_by_commune().values(), lattice.grid()
    ground = grid.metres([centre(cell) for commune in cells for cell in commune])
    area_m2 = float(shapely.area(communes.areas).sum()) / len(points)
    fractions = [step / SHIFTS for step in range(SHIFTS)]
    layouts = [
        _layout(points, adjacent, ground, _grid(ground, area_m2, right, up))
        for right, up in product(fractions, fractions)
    ]
    whole = [layout for layout in layouts if is_connected(layout.cells) and _is_solid(layout.cells)]
    return min(whole, key=lambda layout: (-layout.neighbours_kept, layout.mean_displacement_m))


def assign(cost: Floats) -> npt.NDArray[np.int_]:
    """The column for each row such that the sum of costs is least and no column is used twice.

    Shortest augmenting paths with potentials (Jonker and Volgenant); there must be at least as
    many columns as rows.
    """
    rows, columns = cost.shape
    row_of = np.full(columns, -1)
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    for row in range(rows):
        column, previous = _augment(row, cost, row_of, row_price, column_price)
        while column >= 0:
            before = previous[column]
            row_of[column] = row if before < 0 else row_of[before]
            column = before
    used = np.flatnonzero(row_of >= 0)
    return used[np.argsort(row_of[used])]


def is_connected(cells: tuple[Cell, ...]) -> bool:
    """Whether every cell can be reached from every other over shared sides."""
    unseen = set(cells)
    reached = [unseen.pop()]
    while reached:
        around = unseen.intersection(neighbours(reached.pop()))
        unseen -= around
        reached.extend(around)
    return not unseen


def _is_solid(cells: tuple[Cell, ...]) -> bool:
    return len(outline(cells)) == 1


def _augment(
    row: int, cost: Floats, row_of: npt.NDArray[np.int_], row_price: Floats, column_price: Floats
) -> tuple[int, npt.NDArray[np.int_]]:
    """The free column at the end of the cheapest path from a row, and the way back along it."""
    columns = cost.shape[1]
    distance, previous = np.full(columns, np.inf), np.full(columns, -1)
    is_done, column, so_far = np.zeros(columns, dtype=bool), -1, 0.0
    reached = row
    while reached >= 0:
        ways = so_far + cost[reached] - row_price[reached] - column_price
        is_shorter = ~is_done & (ways < distance)
        distance[is_shorter], previous[is_shorter] = ways[is_shorter], column
        column = int(np.where(is_done, np.inf, distance).argmin())
        is_done[column], so_far, reached = True, float(distance[column]), int(row_of[column])
    gains = so_far - distance[is_done]
    column_price[is_done] -= gains
    row_price[row] += so_far
    visited = row_of[is_done] >= 0
    row_price[row_of[is_done][visited]] += gains[visited]
    return column, previous


def _grid(ground: Floats, area_m2: float, right: float, up: float) -> HexGrid:
    side_m = sqrt(area_m2 * 2 / (3 * sqrt(3)))
    width_m = side_m * sqrt(3)
    west, south = ground.min(axis=0)
    return HexGrid(
        half_width_m=width_m / 2,
        half_side_m=side_m / 2,
        origin_x_m=west + (right - 1) * width_m,
        # Two rows, so that odd rows stay shifted the same way.
        origin_y_m=south + (up - 1) * 3 * side_m,
    )


def _layout(points: Floats, adjacent: list[Side], ground: Floats, grid: HexGrid) -> Layout:
    size = np.ptp(ground, axis=0) / (2 * grid.half_width_m, 3 * grid.half_side_m)
    columns, rows = (size + 4).astype(int)
    cells = list(product(range(rows), range(columns)))
    centres = grid.metres([centre(cell) for cell in cells])
    nearest = _squared_distances(ground, centres).argmin(axis=1)
    inside = np.bincount(nearest, minlength=len(cells))
    choice = np.flatnonzero(inside >= MIN_SHARE_INSIDE * len(ground) / len(points))
    costs = _squared_distances(points, centres[choice])
    chosen = choice[assign(costs)]
    placed = tuple(cells[index] for index in chosen)
    return Layout(
        placed,
        neighbours_kept=sum(placed[a] in neighbours(placed[b]) for a, b in adjacent),
        mean_displacement_m=float(np.hypot(*(points - centres[chosen]).T).mean()),
    )


def _squared_distances(points: Floats, others: Floats) -> Floats:
    return ((points[:, None] - others) ** 2).sum(axis=2)  # type: ignore[no-any-return]  # numpy sums are untyped


if __name__ == "__main__":
    print("commune_code,row,column")
    for code, (row, column) in zip(lattice.communes().codes, best_layout().cells, strict=True):
        print(f"{code},{row},{column}")
