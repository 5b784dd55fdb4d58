"""Query results row by row."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pandas as pd

Row = Mapping[str, Any]
Table = pd.DataFrame | Sequence[Row]
"""What a figure is drawn from: a DataFrame, or its rows, which cost a page less."""


def records(table: Table) -> Sequence[Row]:
    """One mapping per row, column name to value; rows are handed on as they are."""
    return cast("list[Row]", table.to_dict("records")) if isinstance(table, pd.DataFrame) else table
