"""The long table of another system: one row per commune, indicator and date."""

from data.grid import Cell, Grid
from data.messages import Fault
from data.shapes.headings import heading
from data.shapes.ledger import Ledger
from data.shapes.pairs import keep, read_pair
from data.text import nfc

_REQUIRED = ("commune", "indicator", "as_of", "numerator", "denominator")
_NOTE = "note"
_SEARCHED_ROWS = 20


def find_table(grid: Grid) -> int | None:
    """The row with the headings `commune` and `indicator`; None when this is no long table."""
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        if {"commune", "indicator"} <= {heading(cell) for cell in grid.row(row)}:
            return row
    return None


def read(grid: Grid, header: int, ledger: Ledger) -> None:
    """Read one long table; every fault goes to the ledger."""
    columns = _columns(grid, header, ledger)
    if not all(name in columns for name in _REQUIRED):
        return
    filled = [
        row
        for row in range(header + 1, grid.height)
        if any(cell.value is not None for cell in grid.row(row))
    ]
    for row in filled:
        if not _has_extra_cells(grid, header, row, ledger):
            _read_row(grid, row, columns, ledger)
    if not filled:
        ledger.fault(grid.cell(header, 0), Fault("nothing_filled"), "bảng trống")


def _columns(grid: Grid, header: int, ledger: Ledger) -> dict[str, int]:
    columns: dict[str, int] = {}
    for cell in grid.row(header):
        name = heading(cell)
        if name in columns:
            ledger.fault(cell, Fault("column_twice", what=name, of="bảng"))
        elif name in (*_REQUIRED, _NOTE):
            columns[name] = cell.column
        elif name:
            ledger.fault(cell, Fault("column_not_read"))
    for name in _REQUIRED:
        if name not in columns:
            ledger.fault(grid.cell(header, 0), Fault("column_missing", what=name, of="bảng"))
    return columns


def _has_extra_cells(grid: Grid, header: int, row: int, ledger: Ledger) -> bool:
    """Whether a row runs past its headings: then its numbers may stand in the wrong columns."""
    columns = grid.width(header)
    for cell in grid.row(row):
        if cell.column >= columns and cell.value is not None:
            ledger.fault(cell, Fault("extra_cells", columns=columns))
            return True
    return False


def _read_row(grid: Grid, row: int, columns: dict[str, int], ledger: Ledger) -> None:
    commune, name, as_of, done, total = (grid.cell(row, columns[column]) for column in _REQUIRED)
    day = ledger.day(as_of, "ngày (as_of)")
    unit = (
        ledger.unit(commune, day) if _is_filled(commune, "xã, phường (commune)", ledger) else None
    )
    indicator = ledger.indicator(name) if _is_filled(name, "chỉ tiêu (indicator)", ledger) else None
    if not _is_filled(done, "số đạt (numerator)", ledger):
        return
    pair = read_pair(ledger, indicator, done, total)
    note = nfc(grid.cell(row, columns.get(_NOTE, -1)).text)
    keep(ledger, pair, done, unit=unit, indicator=indicator, day=day, note=note)


def _is_filled(cell: Cell, what: str, ledger: Ledger) -> bool:
    if cell.value is None:
        ledger.content(cell, what)
    return cell.value is not None
