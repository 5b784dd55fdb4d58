"""Query results row by row."""

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd

Row = Mapping[str, Any]


def records(table: pd.DataFrame) -> list[Row]:
    """One mapping per row, column name to value."""
    return cast("list[Row]", table.to_dict("records"))
