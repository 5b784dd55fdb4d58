"""A report file as sheets of cells, whatever kind of file it is."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.file_wordings import LIST_SHEET, LIST_TITLE
from data.messages import Fault
from data.sheet_xml import Marks, marks_by_sheet

LARGEST_FILE = 20_000_000
LARGEST_SHEET = 2_000_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class NotCalculated:
    """A formula whose result was never stored in the file."""


@dataclass(frozen=True, slots=True)
class ErrorResult:
    """A formula whose result is an error such as #REF!."""

    text: str


Value = str | int | float | bool | date | NotCalculated | ErrorResult | None


class Cell(NamedTuple):
    """One cell: sheet number and name, row and column from 0, and its value (None when blank)."""

    sheet_number: int
    sheet: str
    row: int
    column: int
    value: Value

    @property
    def name(self) -> str:
        """The cell in A1 style."""
        return f"{column_name(self.column)}{self.row + 1}"

    @property
    def text(self) -> str:
        """The value as text; a whole number without any mark, so that a code stays a code."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet (a CSV file is one sheet without a name), by row and column from 0."""

    number: int
    name: str
    rows: list[list[Value]]

    @property
    def height(self) -> int:
        """Rows down to the last one that the file has."""
        return len(self.rows)

    def width(self, row: int) -> int:
        """Cells that the file has in a row."""
        return len(self.rows[row]) if 0 <= row < self.height else 0

    def cell(self, row: int, column: int) -> Cell:
        """One cell; outside of the sheet every cell is blank."""
        is_inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        value = self.rows[row][column] if is_inside else None
        return Cell(self.number, self.name, row, column, value)

    def row(self, row: int) -> Iterator[Cell]:
        """The cells of one row from left to right."""
        return (self.cell(row, column) for column in range(self.width(row)))

    def texts(self) -> Iterator[str]:
        """Every text of the sheet."""
        return (value for row in self.rows for value in row if isinstance(value, str))

    @property
    def is_problem_list(self) -> bool:
        """Whether the sheet is the list of faults that a marked report begins with."""
        return self.name.startswith(LIST_SHEET) and self.cell(0, 0).value == LIST_TITLE

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return all(value is None for row in self.rows for value in row)


def column_name(column: int) -> str:
    """The letters of a column from 0: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def read_grids(content: bytes) -> list[Grid]:
    """The sheets of a workbook (.xlsx, .xls, .ods) or the one of a CSV file, in their order.

    What the file is, is told by its content. Raises Fault when it is empty, too large, locked by
    a password, or cannot be read.
    """
    if not content.strip():
        raise Fault("empty_file")
    if len(content) > LARGEST_FILE:
        raise Fault("file_too_large")
    if content.startswith(b"PK") or content.startswith(_COMPOUND_FILE):
        return _workbook(content)
    return [Grid(0, "", _csv_rows(_decoded(content)))]


def _workbook(content: bytes) -> list[Grid]:
    if content.startswith(_COMPOUND_FILE) and _ENCRYPTED in content:
        raise Fault("password")
    # Before calamine opens it: it would reserve memory for every cell up to a stray last one.
    marks = marks_by_sheet(content) if content.startswith(b"PK") else {}
    if any(mark.area > LARGEST_SHEET for mark in marks.values()):
        raise Fault("file_too_large")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Grid(number, sheet.name, _rows(workbook, number, marks[sheet.name] if marks else None))
            for number, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise Fault("password") from error
    except (CalamineError, KeyError) as error:
        raise Fault("unreadable") from error


def _rows(workbook: CalamineWorkbook, number: int, marks: Marks | None) -> list[list[Value]]:
    sheet = workbook.get_sheet_by_index(number)
    rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    if marks:
        for row, column in marks.not_calculated:
            _put(rows, row, column, NotCalculated())
        for (row, column), text in marks.errors.items():
            _put(rows, row, column, ErrorResult(text))
    return rows


def _put(rows: list[list[Value]], row: int, column: int, value: Value) -> None:
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def _plain(value: object) -> Value:
    """Blank text as None, whole numbers as int; what is no date of a day (a time) as text."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, bool | int | date) else str(value)


def _decoded(content: bytes) -> str:
    encoding = _UTF16.get(content[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in content[:200]:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Fault("encoding") from error
    if "\0" in text:
        raise Fault("encoding")
    return text


def _csv_rows(text: str) -> list[list[Value]]:
    """The rows of a CSV text, each at its own line, so that a row number is a line number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[list[Value]] = []
    try:
        for fields in reader:
            row: list[Value] = [field if field.strip() else None for field in fields]
            rows.append(row)
            rows.extend([] for _ in range(reader.line_num - len(rows)))
    except csv.Error as error:
        raise Fault("unreadable") from error
    return rows


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:30] or [""]
    header = next((line for line in lines if "commune" in line.casefold()), lines[0])
    return max(",;\t", key=header.count)
