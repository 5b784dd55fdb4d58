"""A report file as sheets of cells, whatever kind of file it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.file_wordings import LIST_SHEET, LIST_TITLE
from data.messages import Fault, shown
from data.sheet_marks import Area


@dataclass(frozen=True, slots=True)
class NotCalculated:
    """A formula whose result was never stored in the file."""

    def __str__(self) -> str:
        """What stands in for it where text is wanted."""
        return "(công thức chưa có kết quả)"


@dataclass(frozen=True, slots=True)
class ErrorResult:
    """A formula whose result is an error such as #REF!."""

    text: str

    def __str__(self) -> str:
        """The error as Excel shows it."""
        return self.text


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its cell shows as a percentage: 1 for 100 %."""

    number: float

    def __str__(self) -> str:
        """As the cell shows it."""
        return f"{shown(round(self.number * 100, 9))} %"


Value = str | int | float | bool | date | NotCalculated | ErrorResult | Percent | None


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
class Hidden:
    """What of a sheet its sender does not see: all of it, some rows, or some columns, from 0."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: tuple[range, ...] = ()


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet (a CSV file is one sheet without a name), by row and column from 0.

    `doubts` are warnings about how the sheet as a whole was read.
    """

    number: int
    name: str
    rows: list[list[Value]]
    hidden: Hidden = Hidden()
    merged: tuple[Area, ...] = ()
    doubts: tuple[Fault, ...] = ()

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

    def has_data(self, row: int) -> bool:
        """Whether any cell of a row holds anything."""
        return any(value is not None for value in self.rows[row])

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
        return not any(map(self.has_data, range(self.height)))


def column_name(column: int) -> str:
    """The letters of a column from 0: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
