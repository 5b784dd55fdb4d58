"""One connection to a copy of the database in memory, and one way to ask it."""

import math
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

SQL = Path(__file__).parent / "sql"
# What pandas would choose by the rows: floats for whole numbers, objects for text, where empty.
TYPES = {
    "INTEGER": pd.Int64Dtype(),
    "BIGINT": pd.Int64Dtype(),
    "VARCHAR": pd.StringDtype(na_value=math.nan),
}

Value = str | int | None


class QueryError(ValueError):
    """A filter asks for something that the database does not know."""


def load(path: Path) -> duckdb.DuckDBPyConnection:
    """Copy a database into memory and let the file go, so that a new build can replace it.

    The formulas of `sql/shared/` are defined on the copy. Raises FileNotFoundError.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    connection = duckdb.connect(":memory:", config={"threads": 1})
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as file (read_only)")
    connection.execute("copy from database file to memory (schema)")
    # Parents before children, as they were created: a copy with data ignores foreign keys.
    tables = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'file' order by table_oid"
    ).fetchall()
    for (table,) in tables:
        connection.table(f"file.{table}").insert_into(table)
    connection.execute("detach file")
    for name in ("formulas", "commune_at", "communes_in"):
        connection.execute(_sql(f"shared/{name}"))
    return connection


def run(connection: duckdb.DuckDBPyConnection, name: str, **values: Value) -> pd.DataFrame:
    """The rows of one file of `sql/`, asked on a cursor of its own: safe from many threads.

    A column has the same type whatever its rows: whole numbers stay whole where some are empty.
    """
    cursor = connection.cursor().execute(_sql(name), values)
    table = cursor.df()
    for column, kind, *_ in cursor.description or ():
        wanted = TYPES.get(str(kind))
        if wanted is not None and table[column].dtype != wanted:
            table[column] = table[column].astype(wanted)
    return table


@lru_cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
