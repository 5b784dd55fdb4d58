"""What the queries of a day start from: worked out at the first question about it, then kept.

Nearly all of the time of such a query is the planning of its formulas: so the formulas are asked
once for every indicator and place of a day, and the queries filter a table.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock

import duckdb

SQL = Path(__file__).parent / "sql"
# The tables kept, and how the macros begin that read them.
TABLES = {
    "standings": ("commune_at(", "communes_in("),
    "paces": ("pace_at(", "scorecard_on(", "teaching_plans(", "teaching_sums("),
}
EVERY_YEAR = 0
FILLING = Lock()

Value = str | int | None


def prepare(connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Value]) -> None:
    """Fill what a query reads for its day and target year, where it is not there yet."""
    for table, macros in TABLES.items():
        if any(macro in sql for macro in macros):
            for day, year in _wanted(sql, values):
                _fill(connection, table, {"as_of": day, "target_year": year})


def _wanted(sql: str, values: Mapping[str, Value]) -> list[tuple[Value, Value]]:
    """The scorecard looks at every target year, and at the end of the year before too."""
    day = values["as_of"]
    if "scorecard_on(" not in sql:
        return [(day, values["target_year"])]
    year_before = date(date.fromisoformat(str(day)).year - 1, 12, 31)
    return [(day, EVERY_YEAR), (year_before.isoformat(), EVERY_YEAR)]


def _fill(connection: duckdb.DuckDBPyConnection, table: str, wanted: Mapping[str, Value]) -> None:
    cursor = connection.cursor()
    with FILLING:
        if not cursor.execute(_sql(f"{table}_ready"), wanted).fetchone():
            cursor.execute(_sql(table), wanted)


def _sql(name: str) -> str:
    return (SQL / "days" / f"{name}.sql").read_text(encoding="utf-8")
