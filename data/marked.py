"""A report given back with its faulty cells marked, for the person who must mend it."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from data.file_wordings import LIST_SHEET, LIST_TITLE
from data.grid import ErrorResult, Grid, NotCalculated, Percent, Value
from data.messages import Fault
from data.opening import read_grids
from data.problems import Problem
from data.workbook import DOUBTFUL_COLOUR, FAULTY_COLOUR

# What XML 1.0 cannot hold, and so no workbook.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AUTHOR = "Kiểm tra báo cáo"
_COLUMNS = ("Mức", "Trang tính", "Ô", "Thấy", "Cần", "Phải làm gì")
_WIDTHS = (12, 20, 8, 28, 28, 90)
_SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo"}
_COLOURS = {"error": FAULTY_COLOUR, "warning": DOUBTFUL_COLOUR}
_UNNAMED = "Số liệu"
_COMMENT_WIDTH, _COMMENT_HEIGHT = 380, 140

# What openpyxl is seen to raise on workbooks that calamine opens (of XML: a SyntaxError).
BEYOND_OPENPYXL = (
    zipfile.BadZipFile, SyntaxError, AttributeError, IndexError, KeyError, OSError, TypeError,
    ValueError,
)  # fmt: skip


def marked(content: bytes, problems: Iterable[Problem]) -> bytes:
    """The same report as .xlsx, each faulty cell coloured and with its sentence as a comment.

    An .xlsx stays what it was otherwise, formulas included; of .csv, .xls and .ods (or an .xlsx
    too odd to be written again) the cells are copied. Its first sheet lists every problem, also
    those of a whole sheet or file. A file that cannot be opened gives the list alone. Marks of an
    earlier time are taken away. No text becomes a formula.
    """
    found = list(problems)
    book = _opened(content)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for (name, place), here in _by_cell(found).items():
        if (sheet := sheets.get(name or _UNNAMED)) is not None:
            _mark(sheet, place, here)
    _list(book, found)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _opened(content: bytes) -> Any:
    """The workbook to mark, without marks; an empty one where the file cannot be read."""
    try:
        grids = read_grids(content)
    except Fault:
        return _copied(())
    if not content.startswith(b"PK"):
        return _copied(grids)
    try:
        book = load_workbook(io.BytesIO(content), rich_text=True)
    except BEYOND_OPENPYXL:
        return _copied(grids)
    for sheet in book.worksheets:
        if sheet.title.startswith(LIST_SHEET) and sheet["A1"].value == LIST_TITLE:
            book.remove(sheet)
    for sheet in book.worksheets:
        _unmark(sheet)
    return book


def _copied(grids: Sequence[Grid]) -> Any:
    """A workbook with the values of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for grid in grids:
        if grid.is_problem_list:
            continue
        sheet = book.create_sheet(grid.name or _UNNAMED)
        for row, values in enumerate(grid.rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    _write(sheet.cell(row, column), value)
    return book


def _write(cell: BookCell, value: Value) -> None:
    """Put a value in a cell as what it is: a text stays a text, also when it starts with `=`."""
    if isinstance(value, NotCalculated | ErrorResult | Percent):
        value = str(value)
    if isinstance(value, str):
        cell.value = _NO_XML.sub(" ", value)
        cell.data_type = "s"
    else:
        cell.value = value


def _by_cell(problems: Iterable[Problem]) -> Mapping[tuple[str, str], list[Problem]]:
    found: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.cell:
            found.setdefault((one.sheet, one.cell), []).append(one)
    return found


def _mark(sheet: Any, place: str, problems: Sequence[Problem]) -> None:
    """Colour a cell and say why; a cell inside a merged one is marked at its corner."""
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        corner = next(area for area in sheet.merged_cells.ranges if place in area)
        cell = sheet.cell(corner.min_row, corner.min_col)
    worst = min(one.severity for one in problems)
    cell.fill = _fill(_COLOURS[worst])
    said = [f"{_SEVERITY[one.severity]}: {one.message} (Cần: {one.expected})" for one in problems]
    before = [cell.comment.text] if cell.comment else []
    text = _NO_XML.sub(" ", "\n\n".join([*said, *before]))
    cell.comment = Comment(text, _AUTHOR, width=_COMMENT_WIDTH, height=_COMMENT_HEIGHT)
    sheet.sheet_state = "visible"
    sheet.row_dimensions[cell.row].hidden = False
    sheet.column_dimensions[cell.column_letter].hidden = False


def _unmark(sheet: Any) -> None:
    """Take away the marks of an earlier time: our comments, and our colours beneath them."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == _AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _list(book: Any, problems: Sequence[Problem]) -> None:
    """Every problem on a first sheet."""
    sheet = book.create_sheet(LIST_SHEET, 0)
    _write(sheet["A1"], LIST_TITLE)
    sheet["A1"].font = Font(bold=True, size=14)
    for row, values in enumerate([_COLUMNS, *map(_line, problems)], start=3):
        for column, text in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            _write(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 3)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _line(one: Problem) -> tuple[str, ...]:
    return _SEVERITY[one.severity], one.sheet, one.cell, one.found, one.expected, one.message


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour.removeprefix("#"))
