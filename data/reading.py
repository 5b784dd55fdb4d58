"""A report file, read and checked: what it says, and everything that is wrong with it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from data.grid import Cell, Grid, column_name
from data.legacy_fonts import is_legacy
from data.messages import Fault, joined, problem
from data.opening import read_grids
from data.problems import Problem
from data.reference import Reference
from data.report import Reading, Shape
from data.shapes import classification, commune_form, long, summary
from data.shapes.headings import heading, looks_like_count
from data.shapes.ledger import Ledger
from data.text import match_key

_SAMPLE = match_key("SỐ LIỆU MẪU")
_NUMBERINGS = ("stt", "tt", "số tt")
_MOST_LISTED = 12
_VIETNAMESE: dict[Shape, str] = {
    "commune": "biểu của xã",
    "summary": "biểu tổng hợp",
    "long": "bảng dài",
    "classification": "danh sách phân loại",
}


class _Table(NamedTuple):
    """A sheet, its shape, the row of its headings, and what reads it."""

    grid: Grid
    shape: Shape
    header: int
    read: Callable[[Grid, int, Ledger], None]


def read_report(content: bytes, file_name: str, reference: Reference, today: date) -> Reading:
    """What a report file says, and every problem of it at once, in the order of its cells.

    The shape is told by the content alone; `file_name` only names the file where the whole of it
    is at fault. No day after `today` is taken. Never raises for bad content: a file that cannot
    be read is a Reading with one error.
    """
    try:
        grids = [grid for grid in read_grids(content) if not grid.is_problem_list]
        tables = [table for table in map(_recognised, grids) if table]
        shape = _only_shape(tables, grids)
    except Fault as fault:
        return _refused(problem(fault, "", "", file_name))
    ledger = Ledger(reference, today)
    for grid in grids:
        if not grid.is_blank and not any(table.grid is grid for table in tables):
            ledger.sheet_fault(grid, Fault("sheet_not_read"))
    try:
        for table in tables:
            _note_whole_sheet(table, ledger)
            table.read(table.grid, table.header, ledger)
    except Fault as fault:
        ledger.end(fault, file_name)
    return Reading(
        shape=shape,
        as_of=max(ledger.dates, default=None),
        is_sample=any(
            _SAMPLE in match_key(text) for table in tables for text in table.grid.texts()
        ),
        observations=ledger.observations,
        problems=ledger.problems,
        classes=ledger.classes,
    )


def _recognised(grid: Grid) -> _Table | None:
    if (header := long.find_table(grid)) is not None:
        return _Table(grid, "long", header, long.read)
    if (header := classification.find_table(grid)) is not None:
        return _Table(grid, "classification", header, classification.read)
    if (header := commune_form.find_table(grid)) is not None:
        return _Table(grid, "commune", header, commune_form.read)
    if (header := summary.find_table(grid)) is not None:
        return _Table(grid, "summary", header, summary.read)
    return None


def _note_whole_sheet(table: _Table, ledger: Ledger) -> None:
    """Say what the sender does not see of a sheet, and how its text and merged cells were taken.

    Hidden rows and columns are read like all others; a hidden sheet with a report is refused,
    because nobody looked at it before it was sent.
    """
    grid, hidden = table.grid, table.grid.hidden
    for doubt in grid.doubts:
        ledger.sheet_fault(grid, doubt)
    if hidden.sheet:
        ledger.sheet_fault(grid, Fault("hidden_sheet"))
    rows = [row for row in range(table.header, grid.height) if grid.has_data(row)]
    if unseen := [row for row in rows if row in hidden.rows]:
        where = "hàng " + _listed([str(row + 1) for row in unseen])
        ledger.sheet_fault(grid, Fault("hidden_rows", where=where), where)
    columns = {
        column
        for one in hidden.columns
        for row in rows
        for column in range(one.start, min(one.stop, grid.width(row)))
        if grid.rows[row][column] is not None
    }
    if columns:
        where = "cột " + _listed([column_name(column) for column in sorted(columns)])
        ledger.sheet_fault(grid, Fault("hidden_columns", where=where), where)
    _note_merged(table, ledger)


def _listed(names: list[str]) -> str:
    return ", ".join(names if len(names) <= _MOST_LISTED else [*names[:_MOST_LISTED], "…"])


def _note_merged(table: _Table, ledger: Ledger) -> None:
    """Refuse a number in a merged cell: of which row and column it is, nobody can tell."""
    for area in table.grid.merged:
        cell = table.grid.cell(area.top, area.left)
        is_number = area.top > table.header and cell.value is not None and looks_like_count(cell)
        above = table.grid.cell(table.header, area.left)
        if is_number and area[:2] != area[2:] and heading(above) not in _NUMBERINGS:
            last = Cell(0, "", area.bottom, area.right, None)
            ledger.fault(cell, Fault("merged_number", area=f"{cell.name}:{last.name}"))


def _only_shape(tables: list[_Table], grids: list[Grid]) -> Shape:
    shapes = list(dict.fromkeys(table.shape for table in tables))
    if not shapes:
        is_old = any(is_legacy(text) for grid in grids for text in grid.texts())
        raise Fault("legacy_font" if is_old else "no_shape")
    if len(shapes) > 1:
        raise Fault("mixed_shapes", shapes=joined([_VIETNAMESE[shape] for shape in shapes], "và"))
    return shapes[0]


def _refused(error: Problem) -> Reading:
    return Reading(shape=None, as_of=None, is_sample=False, observations=(), problems=(error,))
