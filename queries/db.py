"""One connection to a copy of the database, and one way to ask it."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from queries import days, pandas_later
from queries.days import Value

if TYPE_CHECKING:
    import pandas as pd

SQL = Path(__file__).parent / "sql"

# Many readers ask at once, and what was needed to load is given back to the system.
LEAN: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "allocator_background_threads": True,
    "allocator_bulk_deallocation_flush_threshold": "4MB",
}

# What was made in memory comes first, then what the database brought.
BOTH = "set search_path = 'kept.main,file.main'"

SHARED = (
    "groups",
    "pace_formulas",
    "projection_formulas",
    "communes_on",
    "standings",
    "commune_at",
    "communes_in",
    "pace_inputs",
    "pace_on",
    "paces",
    "pace_at",
    "communes_meeting",
    "scorecard_values",
    "scorecard_on",
    "scorecards",
    "marked_days",
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


Failure = duckdb.Error
"""What the database cannot do: no memory, no room, a damaged block."""


class QueryError(ValueError):
    """A filter asks for something that the database does not know."""


def load(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a copy of a database of our own, so that a new build can replace the file.

    What it lacks for asking is kept in memory beside it: its formulas, those of `sql/shared/`, and
    the tables of `days`. All of it is read once: raises FileNotFoundError, and QueryError for a
    file that is damaged or of another version.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    connection = duckdb.connect(":memory:", config=LEAN)
    pandas_later.let_wait(connection)
    try:
        connection.execute("attach ':memory:' as kept")
        _attach_copy(connection, path)
        with ThreadPoolExecutor(1) as apart:
            looked_at = apart.submit(_look_at_all, connection.cursor())
            _define(connection)
        looked_at.result()
    except duckdb.Error as damaged:
        raise QueryError(
            f"{path} is damaged or of another version; run: python -m data build"
        ) from damaged
    return connection


def _attach_copy(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """A file that nobody else knows: its name goes at once (on Windows it stays while it is open).

    Where there is no room for a copy the file itself is opened: what replaces it later is another.
    """
    with ExitStack() as until_attached:
        with suppress(OSError):
            folder = until_attached.enter_context(
                tempfile.TemporaryDirectory(prefix="hatinh-", ignore_cleanup_errors=True)
            )
            path = Path(shutil.copyfile(path, Path(folder) / path.name))
        quoted = str(path).replace("'", "''")
        connection.execute(f"attach '{quoted}' as file (read_only)")


def _look_at_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Every row of the file, so that a damaged block is found now."""
    for (table,) in cursor.execute(_sql("shared/tables_of_file")).fetchall():
        cursor.table(f"file.{table}").bit_xor("hash(*columns(*))").fetchall()


def _define(connection: duckdb.DuckDBPyConnection) -> None:
    """The formulas that came with the file, and those of `sql/shared/`."""
    connection.execute(BOTH)
    for (statements,) in connection.execute(_sql("shared/formulas_of_file")).fetchall():
        connection.execute(statements)
    for name in SHARED:
        connection.execute(_sql(f"shared/{name}"))


def run(connection: duckdb.DuckDBPyConnection, name: str, **values: Value) -> pd.DataFrame:
    """The rows of one file of `sql/`, asked on a cursor of its own: safe from many threads.

    A column has the same type whatever its rows: whole numbers stay whole where some are empty.
    """
    types, cursor = _types(), _asked(connection, name, values)
    table = cursor.df()
    for column, kind, *_ in cursor.description or ():
        wanted = types.get(str(kind))
        if wanted is not None and table[column].dtype != wanted:
            table[column] = table[column].astype(wanted)
    return table


def _types() -> Mapping[str, Any]:
    """Where a column is empty pandas would choose by the rows: floats for whole numbers, objects.

    It is loaded only when somebody asks for a table: a page shows rows.
    """
    import pandas as pd

    return {
        "INTEGER": pd.Int64Dtype(),
        "BIGINT": pd.Int64Dtype(),
        "VARCHAR": pd.StringDtype(na_value=math.nan),
    }


def rows(
    connection: duckdb.DuckDBPyConnection, name: str, **values: Value
) -> list[dict[str, object]]:
    """The same as plain values, a dict per row: what a page needs, without the cost of a table."""
    cursor = _asked(connection, name, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Answers(NamedTuple):
    """What a query answers of every indicator, kept small: values alone, equal texts once."""

    names: Sequence[str]
    values: Mapping[str, Sequence[tuple[object, ...]]]

    def of(self, indicator: str) -> list[dict[str, object]]:
        """The rows of one indicator, as of `rows`; none where there are none."""
        return [dict(zip(self.names, row, strict=True)) for row in self.values.get(indicator, ())]


def rows_by_indicator(connection: duckdb.DuckDBPyConnection, name: str, **values: Value) -> Answers:
    """The same of every indicator at once, for little more than the cost of one.

    Nearly all of a query's time is its planning. Of a query whose `indicator` may be None.
    """
    cursor = _asked(connection, name, {**values, "indicator": None})
    names = [column[0] for column in cursor.description or ()]
    place = names.index("indicator")
    worded = [at for at, (_, kind, *_) in enumerate(cursor.description or ()) if kind == "VARCHAR"]
    texts: dict[object, object] = {}
    columns = list(zip(*cursor.fetchall(), strict=True))
    for at in worded if columns else ():
        columns[at] = tuple(map(texts.setdefault, columns[at], columns[at]))
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in zip(*columns, strict=True):
        found.setdefault(row[place], []).append(row)
    return Answers(names, found)


def fill_day(connection: duckdb.DuckDBPyConnection, day: str) -> None:
    """Work out what the queries of a day start from before anybody asks; others may ask meanwhile.

    `day`: as `as_of` of the queries. The day is asked in half the time then.
    """
    days.fill(_cursor(connection), day)


def _asked(
    connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Value]
) -> duckdb.DuckDBPyConnection:
    cursor = _cursor(connection)
    days.prepare(cursor, _sql(name), values)
    return cursor.execute(_sql(name), values)


def _cursor(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    cursor = connection.cursor()
    cursor.execute(BOTH)
    return cursor


@lru_cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
