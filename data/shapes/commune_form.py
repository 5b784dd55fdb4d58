"""The form of one commune: its name and date on top, one row per indicator."""

from data.grid import Cell, Grid
from data.messages import Fault
from data.reference import Indicator
from data.shapes.headings import DONE, TOTAL, first_row, heading, looks_like_count
from data.shapes.ledger import Ledger
from data.shapes.pairs import keep, read_pair
from data.shapes.top import reporting_unit, sheet_day
from data.text import nfc

_INDICATOR = ("chỉ tiêu", "tên chỉ tiêu")
_NOTE = "ghi chú"
_PASSED_OVER = ("stt", "tt", "số tt", "đơn vị tính", "đvt", "tỷ lệ", "tỉ lệ")
_SEARCHED_ROWS = 40


def find_table(grid: Grid) -> int | None:
    """The row of the headings Chỉ tiêu, Tổng số, Số đạt; None when this is no commune form."""
    rows = range(min(grid.height, _SEARCHED_ROWS))
    return next((row for row in rows if _is_header(grid, row)), None)


def _is_header(grid: Grid, row: int) -> bool:
    headings = {heading(cell) for cell in grid.row(row)}
    return bool(headings.intersection(_INDICATOR) and headings.intersection((DONE, TOTAL)))


def read(grid: Grid, header: int, ledger: Ledger) -> None:
    """Read one form; every fault goes to the ledger."""
    day = sheet_day(grid, header, ledger)
    unit = reporting_unit(grid, header, day, ledger)
    columns = _columns(grid, header, ledger)
    if not {"indicator", DONE, TOTAL} <= columns.keys():
        return
    has_data = False
    for row in range(first_row(grid, header, columns["indicator"]), grid.height):
        if row > header + 1 and _is_header(grid, row):
            ledger.fault(grid.cell(row, columns["indicator"]), Fault("second_table"))
            break
        name, done, total, note = (
            grid.cell(row, columns.get(role, -1)) for role in ("indicator", DONE, TOTAL, _NOTE)
        )
        indicator = _indicator(name, done, total, ledger)
        if indicator or looks_like_count(done) or looks_like_count(total):
            pair = read_pair(ledger, indicator, done, total)
            has_data = has_data or pair is not None
            keep(ledger, pair, done, unit=unit, indicator=indicator, day=day, note=nfc(note.text))
    if not has_data:
        ledger.fault(grid.cell(header, columns[DONE]), Fault("nothing_filled"), "bảng trống")


def _columns(grid: Grid, header: int, ledger: Ledger) -> dict[str, int]:
    columns: dict[str, int] = {}
    for cell in grid.row(header):
        name = heading(cell)
        role = "indicator" if name in _INDICATOR else name
        if role in ("indicator", DONE, TOTAL, _NOTE):
            if role in columns:
                fault = Fault("column_twice", what=cell.text, of="biểu")
                ledger.fault(cell, fault)
            columns.setdefault(role, cell.column)
        elif name and not name.startswith(_PASSED_OVER):
            ledger.fault(cell, Fault("column_not_read"))
    for role, what in ((DONE, "Số đạt"), (TOTAL, "Tổng số")):
        if role not in columns:
            fault = Fault("column_missing", what=what, of="biểu")
            ledger.fault(grid.cell(header, columns["indicator"]), fault)
    return columns


def _indicator(name: Cell, done: Cell, total: Cell, ledger: Ledger) -> Indicator | None:
    """The indicator of a row; a row without numbers may be a title or who signs, so no fault."""
    if not (looks_like_count(done) or looks_like_count(total)):
        return ledger.indicators.get(name.text)
    if name.value is None:
        ledger.content(name, "tên chỉ tiêu")
    return ledger.indicator(name)
