"""The tile map: one hexagon of equal size for every commune, beside the province."""

import csv
from math import sqrt
from pathlib import Path

from geo.coverage import Coverage
from geo.hexagons import Cell, HexGrid, outline, polygon
from geo.published import Bounds

# Below zero, because both maps run from north-west to south-east: they stand side by side and
# their bounding boxes overlap.
GAP_SHARE = -0.27


def cells() -> dict[str, Cell]:
    """The reviewed place (row, column) of every commune, by commune code, from `tiles.csv`."""
    with (Path(__file__).parent / "tiles.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["commune_code"]: (int(row["row"]), int(row["column"]))
            for row in csv.DictReader(file)
        }


def beside(bounds: Bounds) -> Coverage:
    """The tiles in metres, east of `bounds` (metres too) at 8 % of its width, and as high as it."""
    west, south, east, north = bounds
    vertices = {code: outline([cell])[0] for code, cell in cells().items()}
    columns, rows = zip(*(vertex for ring in vertices.values() for vertex in ring), strict=True)
    half_side_m = (north - south) / (max(rows) - min(rows))
    half_width_m = half_side_m * sqrt(3)
    grid = HexGrid(
        half_width_m,
        half_side_m,
        origin_x_m=east + GAP_SHARE * (east - west) - min(columns) * half_width_m,
        origin_y_m=south - min(rows) * half_side_m,
    )
    return Coverage.of({code: polygon([ring], grid) for code, ring in vertices.items()})
