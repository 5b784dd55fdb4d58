"""What stands above and around a table: column headings, and `label: value` lines."""

import re
from functools import lru_cache

from data.grid import Cell, ErrorResult, Grid, NotCalculated
from data.text import match_key, nfc

DONE = "số đạt"
TOTAL = "tổng số"
DATE_LABELS = ("số liệu đến ngày", "số liệu tính đến ngày", "kỳ báo cáo")
UNIT_LABELS = ("đơn vị báo cáo",)
DISTRICT_LABELS = ("huyện cũ", "huyện, thị xã")
_LABELS = DATE_LABELS + UNIT_LABELS + DISTRICT_LABELS
_NUMBERING = re.compile(r"\(?([0-9]{1,2}|[A-Z])\)?")


def heading(cell: Cell) -> str:
    """The words of a column heading, whatever stands between them."""
    return _words(cell.text)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(re.sub(r"[,/;:()]", " ", match_key(text)).split())


def first_row(grid: Grid, header: int, column: int) -> int:
    """The first row below the headings, past a line that only numbers the columns: A, B, (1)."""
    below = grid.cell(header + 1, column).text.strip()
    return header + 2 if _NUMBERING.fullmatch(below) else header + 1


def looks_like_count(cell: Cell) -> bool:
    """Whether a cell seems to hold a number, so that it must not be passed over as a remark."""
    if isinstance(cell.value, str):
        return cell.value.strip()[0] in "0123456789-−"
    return isinstance(cell.value, int | float | NotCalculated | ErrorResult)


def labelled(grid: Grid, above: int, labels: tuple[str, ...]) -> Cell | None:
    """The value beside a label in the rows above a table, in the same cell or to its right.

    None when no such label is there; a blank cell when the label has no value.
    """
    blank = None
    for label in labels:
        for row in range(above):
            for cell in grid.row(row):
                if _unbracketed(cell).casefold().startswith(label):
                    found = _value(grid, cell, label)
                    if found.value is not None:
                        return found
                    blank = blank or found
    return blank


def _unbracketed(cell: Cell) -> str:
    return nfc(cell.text).strip("() ")


def _value(grid: Grid, cell: Cell, label: str) -> Cell:
    text = _unbracketed(cell)
    inside = (text.partition(":")[2] if ":" in text else text[len(label) :]).strip()
    if inside:
        return Cell(cell.sheet_number, cell.sheet, cell.row, cell.column, inside)
    for column in range(cell.column + 1, grid.width(cell.row)):
        beside = grid.cell(cell.row, column)
        if match_key(beside.text).startswith(_LABELS):
            break
        if beside.value is not None:
            return beside
    return grid.cell(cell.row, cell.column + 1)
