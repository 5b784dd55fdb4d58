"""Query results row by row, and what a row says of its commune."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    import pandas as pd
    from typing_extensions import TypeIs

Row = Mapping[str, Any]
Table: TypeAlias = "pd.DataFrame | Sequence[Row]"
"""What a figure is drawn from: a DataFrame, or its rows, which cost a page less."""


def records(table: Table) -> Sequence[Row]:
    """One mapping per row, column name to value; rows are handed on as they are.

    What is missing in a DataFrame (NaN, NaT, NA) is None, as in the rows of a query.
    """
    if isinstance(table, Sequence):
        return table
    plain = table.astype(object)
    return cast("list[Row]", plain.where(table.notna(), None).to_dict("records"))


def is_missing(value: object) -> "TypeIs[None]":
    """Whether there is no value: None, or NaN or NaT, which are not equal to themselves."""
    return value is None or bool(value != value)


def is_minority(commune: Row) -> bool:
    """Whether a commune has a minority village or lies in a minority area: the mark ◆."""
    return "yes" in (commune["has_minority_village"], commune["minority_area"])


def is_remote_or_minority(commune: Row) -> bool:
    """Whether a commune is one of those that the plan puts first."""
    return commune["remote"] == "yes" or is_minority(commune)


def has_any(communes: Sequence[Row], group: str) -> bool:
    """Whether any commune is known to belong to a group (remote, border, minority_area, ...)."""
    return any(commune[group] == "yes" for commune in communes)
