"""Text that a spreadsheet would take for a formula, made harmless in every table that goes out.

A CSV has no types: Excel works out any field that starts with one of these signs, so an apostrophe
is put before it. A text cell of an .xlsx is not worked out, but it is once somebody types in it or
saves the sheet as CSV; so both are treated alike. Signed numbers stay what they are: they run
nothing, and the reader wants to reckon with them. JSON and the workbook that goes back to its own
sender (`data.marked`) keep every text as it came.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_RISKY = re.compile("[ \u00a0]*[-=+@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,  ]*(?:[  ]?%)?")


def neutral(text: str) -> str:
    """The text, behind an apostrophe where it could be taken for a formula.

    A carriage return becomes a line feed: not every writer of CSV puts it in quotes, and what
    follows would begin a line of its own.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_risky = _RISKY.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_risky else text


def neutral_table(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text neutral, the names of its columns too; nothing else changes.

    pandas is there already when somebody has a table.
    """
    from pandas.api.types import is_object_dtype, is_string_dtype

    texts = [
        name
        for place, name in enumerate(table.columns)
        if is_object_dtype(table.dtypes.iloc[place]) or is_string_dtype(table.dtypes.iloc[place])
    ]
    changed = {
        name: table[name].map(lambda value: neutral(value) if isinstance(value, str) else value)
        for name in texts
    }
    return table.assign(**changed).rename(columns=lambda name: neutral(str(name)))
