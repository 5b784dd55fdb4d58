"""Tables of other systems: one row of plain headings, then a record per row."""

from collections.abc import Iterator, Mapping, Sequence

from data.grid import Cell, Grid
from data.messages import Fault
from data.shapes.headings import heading
from data.shapes.ledger import Ledger

_SEARCHED_ROWS = 20


def find_header(grid: Grid, names: set[str]) -> int | None:
    """The row that has all these headings; None when there is none near the top."""
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        if names <= {heading(cell) for cell in grid.row(row)}:
            return row
    return None


def read_records(
    grid: Grid,
    header: int,
    ledger: Ledger,
    *,
    required: Sequence[str],
    optional: Sequence[str] = (),
    if_none: str,
) -> Iterator[Mapping[str, Cell]]:
    """Every filled row as its cells by heading; what is wrong with the table goes to the ledger.

    No row comes when a required column is missing. `if_none` is the fault of a table without rows.
    """
    columns = _columns(grid, header, required, optional, ledger)
    if not all(name in columns for name in required):
        return
    filled = [row for row in range(header + 1, grid.height) if grid.has_data(row)]
    for row in filled:
        if not _has_extra_cells(grid, header, row, ledger):
            yield {name: grid.cell(row, columns.get(name, -1)) for name in (*required, *optional)}
    if not filled:
        ledger.fault(grid.cell(header, 0), Fault(if_none), "bảng trống")


def is_filled(cell: Cell, what: str, ledger: Ledger) -> bool:
    """Whether a required cell holds something; a fault was noted when it does not."""
    if cell.value is None:
        ledger.content(cell, what)
    return cell.value is not None


def _columns(
    grid: Grid, header: int, required: Sequence[str], optional: Sequence[str], ledger: Ledger
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for cell in grid.row(header):
        name = heading(cell)
        if name in columns:
            ledger.fault(cell, Fault("column_twice", what=name, of="bảng"))
        elif name in (*required, *optional):
            columns[name] = cell.column
        elif name:
            ledger.fault(cell, Fault("column_not_read"))
    for name in required:
        if name not in columns:
            ledger.fault(grid.cell(header, 0), Fault("column_missing", what=name, of="bảng"))
    return columns


def _has_extra_cells(grid: Grid, header: int, row: int, ledger: Ledger) -> bool:
    """Whether a row runs past its headings: then its values may stand in the wrong columns."""
    columns = grid.width(header)
    for cell in (grid.cell(row, column) for column in range(columns, grid.width(row))):
        if cell.value is not None:
            ledger.fault(cell, Fault("extra_cells", columns=columns))
            return True
    return False
