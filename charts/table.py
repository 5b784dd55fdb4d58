"""A table as readers see it: columns under readers' names, and lines of cells."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from charts.rows import Row
from data.neutral import neutral


@dataclass(frozen=True)
class PlainTable:
    """Names of columns, and the cells of each line in their order: texts, or typed values."""

    columns: Sequence[str]
    lines: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, rows: Iterable[Row], columns: Sequence[str] | None = None) -> "PlainTable":
        """One line per row, of these columns; without them of all, in the order in which they come.

        A cell that a row does not have is empty.
        """
        known = list(rows)
        names = columns or list(dict.fromkeys(name for row in known for name in row))
        return cls(names, [[row.get(name, "") for name in names] for row in known])

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def first(self, count: int) -> "PlainTable":
        """The same columns, and the first so many lines."""
        return PlainTable(self.columns, self.lines[:count])

    def column(self, name: str) -> list[Any]:
        """The cells below a name, line by line."""
        place = list(self.columns).index(name)
        return [line[place] for line in self.lines]

    def rows(self) -> list[Row]:
        """One mapping per line, name of the column to cell."""
        return [dict(zip(self.columns, line, strict=True)) for line in self.lines]

    def as_csv(self) -> bytes:
        """CSV with a byte order mark, so that Excel reads its accents; no text is a formula."""
        text = StringIO(newline="")
        csv.writer(text).writerows(
            [neutral(cell) if isinstance(cell, str) else cell for cell in line]
            for line in (self.columns, *self.lines)
        )
        return text.getvalue().encode("utf-8-sig")
