"""A report file opened as sheets of cells, whatever kind of file it is."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data import limits, ods_marks
from data.apart import read_apart
from data.csv_text import csv_rows
from data.grid import ErrorResult, Grid, Hidden, NotCalculated, Percent, Value
from data.legacy_fonts import code_of, restored
from data.messages import Fault
from data.sheet_marks import Area, Marks
from data.sheet_xml import marks_by_sheet

Rows = list[list[Value]]


def read_grids(content: bytes) -> list[Grid]:
    """The sheets of a workbook (.xlsx, .xls, .ods) or the one of a CSV file, in their order.

    What the file is, is told by its content. Text typed in TCVN3 or VNI becomes Unicode where
    that is certain. Raises Fault when the file is empty, too large, unsafe to open, locked by a
    password, no table, or cannot be read.
    """
    limits.check(content)
    if content.startswith(limits.COMPOUND_FILE) or limits.is_open_document(content):
        grids = _read_apart(content)
    elif content.startswith(b"PK"):
        grids = _workbook(content)
    else:
        rows, doubts = csv_rows(content)
        grids = [Grid(0, "", rows, doubts=doubts)]
    return [_in_unicode(grid) for grid in grids]


def _workbook(content: bytes) -> list[Grid]:
    # Before calamine opens it: it would reserve memory for every cell up to a stray last one.
    marks = marks_by_sheet(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _grid(workbook, number, sheet.name, marks[sheet.name])
            for number, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise Fault("password") from error
    except (CalamineError, KeyError) as error:
        raise Fault("unreadable") from error


def _grid(workbook: CalamineWorkbook, number: int, name: str, marks: Marks) -> Grid:
    sheet = workbook.get_sheet_by_index(number)
    rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    return _marked(Grid(number, name, rows), marks)


def _marked(grid: Grid, marks: Marks) -> Grid:
    """The sheet with what calamine did not tell of it."""
    rows = grid.rows
    for row, column in marks.not_calculated:
        _put(rows, row, column, NotCalculated())
    for (row, column), text in marks.errors.items():
        _put(rows, row, column, ErrorResult(text))
    for row, column in marks.percents:
        value = grid.cell(row, column).value
        if isinstance(value, int | float):
            rows[row][column] = Percent(value)
    _spread_down(rows, marks.merged)
    hidden = Hidden(marks.is_hidden, frozenset(marks.hidden_rows), tuple(marks.hidden_columns))
    return replace(grid, hidden=hidden, merged=tuple(marks.merged))


def _read_apart(content: bytes) -> list[Grid]:
    is_ods = content.startswith(b"PK")
    marks = ods_marks.marks_by_sheet(content) if is_ods else {}
    doubts = () if is_ods else (Fault("old_workbook"),)
    sheets = read_apart(content, limits.LARGEST_SHEET)
    if isinstance(sheets, str):
        raise Fault(sheets)
    grids = []
    for number, sheet in enumerate(sheets):
        rows = [[_plain(_day(value)) for value in row] for row in sheet["rows"]]
        here = marks.get(sheet["name"], Marks(False))
        here.is_hidden = sheet["is_hidden"]
        grids.append(_marked(Grid(number, sheet["name"], rows, doubts=doubts), here))
    return grids


def _day(value: object) -> object:
    """A day as it comes from the reader apart, or any other value as it is."""
    if not isinstance(value, dict):
        return value
    text = value["day"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _put(rows: Rows, row: int, column: int, value: Value) -> None:
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def _spread_down(rows: Rows, merged: Iterable[Area]) -> None:
    """Put the words of a cell that was merged downward in each of its rows, as the eye reads it.

    A number is left alone: of which row it is, nobody can tell.
    """
    for area in merged:
        inside = area.top < len(rows) and area.left < len(rows[area.top])
        value = rows[area.top][area.left] if inside else None
        if not isinstance(value, str) or value.strip()[0] in "0123456789-":
            continue
        for row in range(area.top + 1, min(area.bottom + 1, len(rows))):
            if area.left < len(rows[row]) and rows[row][area.left] is not None:
                break
            _put(rows, row, area.left, value)


def _plain(value: object) -> Value:
    """Blank text as None, whole numbers as int; what is no date of a day (a time) as text."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, bool | int | date) else str(value)


def _in_unicode(grid: Grid) -> Grid:
    """The sheet with every text of an old code in Unicode, and a warning that says so."""
    code = code_of(grid.texts())
    found = {
        text: new
        for text in grid.texts()
        if not text.isascii() and (new := restored(text, code)) and new.text != text
    }
    if not found:
        return grid
    rows: Rows = [
        [found[value].text if isinstance(value, str) and value in found else value for value in row]
        for row in grid.rows
    ]
    old, new = next(iter(found.items()))
    count = sum(value in found for row in grid.rows for value in row if isinstance(value, str))
    doubt = Fault("legacy_converted", code=new.code, count=count, old=old, new=new.text)
    return replace(grid, rows=rows, doubts=(*grid.doubts, doubt))
