"""The embedded schematic map: 11,932 hexagons of 0.5 km², each of one commune."""

import csv
import json
from pathlib import Path

from geo.coverage import Coverage
from geo.hexagons import Cell, HexGrid, outline, polygon

FOLDER = Path(__file__).parent


def communes() -> Coverage:
    """The 69 communes as dissolved hexagons, in metres; neighbours share their vertices exactly."""
    cells, shape = cells_by_commune(), grid()
    return Coverage.of({code: polygon(outline(cells[code]), shape) for code in cells})


def cells_by_commune() -> dict[str, list[Cell]]:
    """The cells (row, column) of every commune, by commune code."""
    cells: dict[str, list[Cell]] = {}
    with (FOLDER / "lattice.csv").open(encoding="utf-8", newline="") as file:
        for row, column, code in list(csv.reader(file))[1:]:
            cells.setdefault(code, []).append((int(row), int(column)))
    return cells


def grid() -> HexGrid:
    """Where the lattice lies, from `lattice.json`."""
    layout = json.loads((FOLDER / "lattice.json").read_text(encoding="utf-8"))
    return HexGrid(
        half_width_m=layout["width_m"] / 2,
        half_side_m=layout["side_m"] / 2,
        origin_x_m=layout["origin_x_m"],
        origin_y_m=layout["origin_y_m"],
    )
