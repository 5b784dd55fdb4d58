"""The summary of the province or of a former district: a row per commune, a total row."""

from dataclasses import dataclass, field
from datetime import date

from data.grid import Cell, Grid
from data.messages import Fault
from data.reference import Unit
from data.shapes.headings import first_row, heading, looks_like_count
from data.shapes.ledger import Ledger
from data.shapes.pairs import keep, read_count, read_pair
from data.shapes.summary_columns import (
    Columns,
    IndicatorColumns,
    find_table,
    is_header,
    read_columns,
)
from data.shapes.top import sheet_day

__all__ = ["find_table", "read"]

_TOTAL_LABELS = ("tổng", "tổng số", "cộng", "toàn tỉnh")


@dataclass
class _Sums:
    """The sum of each column so far; None once a number of it could not be read."""

    by_column: dict[int, int | None] = field(default_factory=dict)

    def add(self, cell: Cell, number: int | None) -> None:
        """Add the number read from a cell, None when it could not be read."""
        if cell.value is None:
            return
        so_far = self.by_column.get(cell.column, 0)
        self.by_column[cell.column] = None if so_far is None or number is None else so_far + number


def read(grid: Grid, header: int, ledger: Ledger) -> None:
    """Read one summary; every fault goes to the ledger."""
    day = sheet_day(grid, header - 1, ledger)
    columns = read_columns(grid, header, ledger)
    sums = _Sums()
    total_row = None
    for row in range(first_row(grid, header, columns.label), grid.height):
        if row > header + 1 and is_header(grid, row):
            ledger.fault(grid.cell(row, columns.label), Fault("second_table"), "bảng thứ hai")
            break
        if total_row is not None:
            _check_after_total(grid, row, columns, ledger)
        elif _is_total(grid, row, columns):
            total_row = row
        else:
            _read_row(grid, row, columns, day, sums, ledger)
    if not sums.by_column:
        if columns.pairs:
            ledger.fault(grid.cell(header, columns.label), Fault("nothing_filled"), "bảng trống")
    elif total_row is None:
        ledger.fault(grid.cell(grid.height, columns.label), Fault("total_missing"), "không có")
    else:
        _check_total(grid, total_row, columns, sums, ledger)


def _is_total(grid: Grid, row: int, columns: Columns) -> bool:
    names = [heading(grid.cell(row, column)) for column in range(columns.first_number)]
    return any(name.startswith("tổng cộng") or name in _TOTAL_LABELS for name in names)


def _read_row(
    grid: Grid, row: int, columns: Columns, day: date | None, sums: _Sums, ledger: Ledger
) -> None:
    """Read the row of one commune; a row without numbers is a commune that did not report."""
    if not any(grid.cell(row, column).value is not None for column in columns.filled_in):
        return
    unit = _unit(grid, row, columns, day, ledger)
    for pair in columns.pairs:
        _read_pair(grid, row, pair, unit, day, sums, ledger)


def _unit(grid: Grid, row: int, columns: Columns, day: date | None, ledger: Ledger) -> Unit | None:
    """The unit of a row by its code, its name, or both, which must then agree."""
    name, code, district = (
        grid.cell(row, columns.roles.get(role, -1)) for role in ("name", "code", "district")
    )
    if name.value is None and code.value is None:
        ledger.content(grid.cell(row, columns.label), "tên hoặc mã xã, phường")
        return None
    by_name = ledger.unit(name, day, district.text)
    if name.value is not None and (by_name is None or code.value is None):
        return by_name
    by_code = ledger.unit(code, day, district.text if name.value is None else "")
    if day and by_name and by_code and by_code != by_name:
        fault = Fault("code_differs", code=by_code.code, of_code=by_code.name, of_name=by_name.name)
        ledger.fault(code, fault, by_code.code)
        return None
    return by_code


def _read_pair(
    grid: Grid,
    row: int,
    place: IndicatorColumns,
    unit: Unit | None,
    day: date | None,
    sums: _Sums,
    ledger: Ledger,
) -> None:
    done, total = grid.cell(row, place.done), grid.cell(row, place.total)
    pair = read_pair(ledger, place.indicator, done, total)
    if pair is None:
        return
    sums.add(done, pair.numerator)
    if place.indicator.has_denominator:
        sums.add(total, pair.denominator)
    keep(ledger, pair, done, unit=unit, indicator=place.indicator, day=day)


def _check_total(grid: Grid, row: int, columns: Columns, sums: _Sums, ledger: Ledger) -> None:
    """Each column of the total row against the sum of the rows above it."""
    for column in (column for pair in columns.pairs for column in pair.numbers):
        cell = grid.cell(row, column)
        if cell.value is None:
            if column in sums.by_column:
                ledger.content(cell, "tổng cộng của cột này")
            continue
        found, expected = read_count(ledger, cell), sums.by_column.get(column, 0)
        if found is not None and expected is not None and found != expected:
            ledger.fault(cell, Fault("total_differs", sum=expected))


def _check_after_total(grid: Grid, row: int, columns: Columns, ledger: Ledger) -> None:
    """Below the total row only remarks and signatures may stand."""
    for column in columns.filled_in:
        cell = grid.cell(row, column)
        if looks_like_count(cell):
            ledger.fault(cell, Fault("after_total"))
            return
