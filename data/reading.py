"""A report file, read and checked: what it says, and everything that is wrong with it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from data.grid import Grid, read_grids
from data.messages import Fault, joined, problem
from data.problems import Problem
from data.reference import Reference
from data.report import Reading, Shape
from data.shapes import classification, commune_form, long, summary
from data.shapes.ledger import Ledger
from data.text import match_key

_SAMPLE = match_key("SỐ LIỆU MẪU")
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
        shape = _only_shape(tables)
    except Fault as fault:
        return _refused(problem(fault, "", "", file_name))
    ledger = Ledger(reference, today)
    for grid in grids:
        if not grid.is_blank and not any(table.grid is grid for table in tables):
            ledger.sheet_fault(grid, Fault("sheet_not_read"))
    for table in tables:
        table.read(table.grid, table.header, ledger)
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


def _only_shape(tables: list[_Table]) -> Shape:
    shapes = list(dict.fromkeys(table.shape for table in tables))
    if not shapes:
        raise Fault("no_shape")
    if len(shapes) > 1:
        raise Fault("mixed_shapes", shapes=joined([_VIETNAMESE[shape] for shape in shapes], "và"))
    return shapes[0]


def _refused(error: Problem) -> Reading:
    return Reading(shape=None, as_of=None, is_sample=False, observations=(), problems=(error,))
