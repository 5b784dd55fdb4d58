"""One connection to a copy of the database in memory, and one way to ask it."""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from queries.days import Value, prepare

SQL = Path(__file__).parent / "sql"
# What pandas would choose by the rows: floats for whole numbers, objects for text, where empty.
TYPES = {
    "INTEGER": pd.Int64Dtype(),
    "BIGINT": pd.Int64Dtype(),
    "VARCHAR": pd.StringDtype(na_value=math.nan),
}

# Many readers ask at once, and what was needed to load is given back to the system.
LEAN: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "allocator_background_threads": True,
}

SHARED = (
    "formulas",
    "peers",
    "groups",
    "bounds",
    "pace_formulas",
    "projection_formulas",
    "commune_days",
    "communes_on",
    "standings",
    "commune_at",
    "communes_in",
    "place_communes",
    "place_days",
    "place_speeds",
    "places",
    "pace_inputs",
    "pace_on",
    "paces",
    "pace_at",
    "communes_meeting",
    "scorecard_on",
    "versions_of",
    "equity_members",
    "equity_groups",
    "equity_ladder",
    "equity_formulas",
    "equity_refusals",
    "equity_days",
    "profile_formulas",
    "teaching_formulas",
    "teaching_needs",
    "teaching_plans",
    "teaching_sums",
    "round_formulas",
    "round_numbers",
)


class QueryError(ValueError):
    """A filter asks for something that the database does not know."""


def load(path: Path) -> duckdb.DuckDBPyConnection:
    """Copy a database into memory and let the file go, so that a new build can replace it.

    The formulas of `sql/shared/` are defined on the copy. Raises FileNotFoundError, and QueryError
    for a file that is damaged or of another version.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    connection = duckdb.connect(":memory:", config=LEAN)
    try:
        connection.execute("attach ':memory:' as kept (compress)")
        connection.execute("use kept")
        _copy(connection, path)
        for name in SHARED:
            connection.execute(_sql(f"shared/{name}"))
        connection.execute("checkpoint")
    except duckdb.Error as damaged:
        raise QueryError(
            f"{path} is damaged or of another version; run: python -m data build"
        ) from damaged
    return connection


def _copy(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Tables without their keys, which a copy that nobody writes to does not need, then views."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as file (read_only)")
    for (table,) in connection.execute(_sql("shared/tables_of_file")).fetchall():
        connection.table(f"file.{table}").create(table)
    for (view,) in connection.execute(_sql("shared/views_of_file")).fetchall():
        connection.execute(view.replace(" file.", " "))
    connection.execute("detach file")


def run(connection: duckdb.DuckDBPyConnection, name: str, **values: Value) -> pd.DataFrame:
    """The rows of one file of `sql/`, asked on a cursor of its own: safe from many threads.

    A column has the same type whatever its rows: whole numbers stay whole where some are empty.
    """
    cursor = _asked(connection, name, values)
    table = cursor.df()
    for column, kind, *_ in cursor.description or ():
        wanted = TYPES.get(str(kind))
        if wanted is not None and table[column].dtype != wanted:
            table[column] = table[column].astype(wanted)
    return table


def rows(
    connection: duckdb.DuckDBPyConnection, name: str, **values: Value
) -> list[dict[str, object]]:
    """The same as plain values, a dict per row: what a page needs, without the cost of a table."""
    cursor = _asked(connection, name, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _asked(
    connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Value]
) -> duckdb.DuckDBPyConnection:
    cursor = connection.cursor()
    cursor.execute("use kept")
    prepare(cursor, _sql(name), values)
    return cursor.execute(_sql(name), values)


@lru_cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
