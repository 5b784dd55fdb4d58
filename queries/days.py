"""What the queries of a day start from: worked out at the first question about it, then kept.

Nearly all of the time of such a query is the planning of its formulas: so the formulas are asked
once for every indicator and place of a day, and the queries filter a table.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import MINYEAR, date
from pathlib import Path
from threading import Lock

import duckdb

Value = str | int | None
Values = Mapping[str, Value]

SQL = Path(__file__).parent / "sql"


def prepare(connection: duckdb.DuckDBPyConnection, sql: str, values: Values) -> None:
    """Fill what a query reads for its day and target year, or its district, where it is not."""
    for table, (macros, wanted) in TABLES.items():
        if any(macro in sql for macro in macros):
            for one in wanted(values):
                _fill(connection, table, one)


def fill(connection: duckdb.DuckDBPyConnection, day: str) -> None:
    """Fill what the queries of a day read, for the whole province, before anybody asks."""
    values: Values = {"as_of": day, "target_year": None, "district": None}
    for table, (_, wanted) in TABLES.items():
        for one in wanted(values):
            _fill(connection, table, one)
    _pack(connection)


def _day_and_year(values: Values) -> Sequence[Values]:
    return [{"as_of": values["as_of"], "target_year": values["target_year"]}]


def _day_and_year_before(values: Values) -> Sequence[Values]:
    """The scorecard looks at the end of the year before too."""
    day = date.fromisoformat(str(values["as_of"]))
    days = [day] if day.year == MINYEAR else [day, date(day.year - 1, 12, 31)]
    return [{"as_of": one.isoformat()} for one in days]


def _district(values: Values) -> Sequence[Values]:
    return [{"district": values["district"]}]


# The tables kept: how the macros begin that read them, and what they are filled for.
TABLES: Mapping[str, tuple[Sequence[str], Callable[[Values], Sequence[Values]]]] = {
    "standings": (("commune_at(", "communes_in("), _day_and_year),
    "paces": (("pace_at(", "teaching_plans(", "teaching_sums("), _day_and_year),
    "scorecards": (("scorecard_at(",), _day_and_year_before),
    "equity_days": (("equity_of(",), _district),
}


# Two tables may be filled at once, one table never twice.
FILLING: Mapping[str, Lock] = {table: Lock() for table in TABLES}


def _fill(connection: duckdb.DuckDBPyConnection, table: str, wanted: Values) -> None:
    with FILLING[table]:
        if not connection.execute(_sql(f"{table}_ready"), wanted).fetchone():
            connection.execute(_sql(table), wanted)


def _pack(connection: duckdb.DuckDBPyConnection) -> None:
    """Give back the room that new rows took: 256 KB for each part of a column, however few."""
    with ExitStack() as nobody_fills:
        for lock in FILLING.values():
            nobody_fills.enter_context(lock)
        connection.execute("checkpoint kept")


def _sql(name: str) -> str:
    return (SQL / "days" / f"{name}.sql").read_text(encoding="utf-8")
