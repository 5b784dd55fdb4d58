"""The headings of a table, and where its rows begin."""

import re
from functools import lru_cache

from data.grid import Cell, ErrorResult, Grid, NotCalculated, Percent
from data.text import match_key

DONE = "số đạt"
TOTAL = "tổng số"
_DAY = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}")
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
    """Whether a cell seems to hold a number, so that it must not be passed over as a remark.

    A day in text is none: it stands above a signature.
    """
    if isinstance(cell.value, str):
        text = cell.value.strip()
        return text[0] in "0123456789-−" and not _DAY.fullmatch(text)
    return isinstance(cell.value, int | float | NotCalculated | ErrorResult | Percent)
