"""The DuckDB file: the only module of `data` that talks to DuckDB."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from data import questions, tables
from data.events import Entry
from data.problems import Problem
from data.reference import Reference
from data.report import Observation, Reading
from data.troubles import as_refused
from data.versions import code_version, data_version

SQL = Path(__file__).parent / "sql"
SCHEMA = Path(__file__).parent / "schema.sql"

Received = tuple[Entry, Reading]
Row = dict[str, object]
Contents = dict[str, list[tuple[Any, ...]]]


class Built(NamedTuple):
    """What went into a database: its facts, and its files and reports in order.

    Both are told by their SHA-256; `numbers` are those of the files, `days` their newest dates.
    """

    facts: Mapping[str, str]
    files: Sequence[str]
    reports: Sequence[str]
    numbers: Sequence[int]
    days: Mapping[str, date]

    @property
    def is_of_today(self) -> bool:
        """Whether today's code and reference facts would read and build the same."""
        return (self.facts.get("data_version"), self.facts.get("code_version")) == (
            data_version(self.files),
            code_version(),
        )


def write(path: Path | str, reference: Reference, received: Sequence[Received]) -> str:
    """Fill an empty database file and return its data version.

    Raises OSError when the disk is full or must not be written. The last blocks are written at
    once: closing alone would do it too, and say nothing when there is no room for them.
    """
    try:
        with duckdb.connect(path) as connection:
            version = _fill(connection, reference, received)
            connection.execute("force checkpoint")
            return version
    except (duckdb.OperationalError, duckdb.FatalException, duckdb.InternalException) as failed:
        raise as_refused(str(failed)) from failed


def try_out(reference: Reference, received: Sequence[Received]) -> tuple[str, list[Row]]:
    """The data version and the warnings that these reports would give; nothing is written."""
    with duckdb.connect(":memory:") as connection:
        version = _fill(connection, reference, received)
        return version, _rows(connection, "from warnings")


def status(path: Path) -> Row:
    """What a database holds: the fields of `python -m data status --json`."""
    with duckdb.connect(path, read_only=True) as connection:
        return _rows(connection, _sql("status"))[0]


def contents(path: Path) -> Contents | None:
    """The rows of every table of a database, and what defines it; None if it is damaged."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            defined = connection.execute(_sql("definitions")).fetchall()
            tables = [name for name, is_table, _ in defined if is_table]
            rows = {name: connection.table(name).fetchall() for name in tables}
    except duckdb.Error:
        return None
    return {"định nghĩa": defined, **rows}


def observations_in_force(path: Path) -> list[Row]:
    """What counts now, one dict per row of the view of this name."""
    with duckdb.connect(path, read_only=True) as connection:
        return _rows(connection, "from observations_in_force")


def warnings(path: Path) -> list[Row]:
    """The questions that a database holds, one dict per row of the table `warnings`."""
    with duckdb.connect(path, read_only=True) as connection:
        return _rows(connection, "from warnings")


def built_from(path: Path) -> Built | None:
    """What a database was built from; None if it is not there, unreadable, or of other code."""
    if not path.exists():
        return None
    try:
        with duckdb.connect(path, read_only=True) as connection:
            facts = _rows(connection, "from meta")
            files = _rows(connection, "from files order by report_number")
    except duckdb.Error:
        return None
    return Built(
        {str(row["key"]): str(row["value"]) for row in facts},
        [str(row["sha256"]) for row in files],
        [str(row["sha256"]) for row in files if row["shape"] != "classification"],
        [int(str(row["report_number"])) for row in files],
        {str(row["sha256"]): row["as_of"] for row in files if isinstance(row["as_of"], date)},
    )


def readings(path: Path) -> dict[str, Reading]:
    """What each report said when it was read, by its SHA-256, no lists; none if it is damaged."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            reports = _rows(connection, "from reports")
            said = _by_report(connection, _sql("observations_as_read"))
            asked = _by_report(connection, _sql("problems_as_read"))
    except duckdb.Error:
        return {}
    return {
        str(row["sha256"]): Reading(
            row["shape"],  # type: ignore[arg-type]  # a row is untyped
            row["as_of"],  # type: ignore[arg-type]  # a row is untyped
            bool(row["is_sample"]),
            tuple(Observation(*one) for one in said[row["report_number"]]),
            tuple(Problem("warning", *one) for one in asked[row["report_number"]]),
        )
        for row in reports
    }


def _fill(
    connection: duckdb.DuckDBPyConnection, reference: Reference, received: Sequence[Received]
) -> str:
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for name, table in tables.reference_tables(reference, received).items():
        _append(connection, name, table)
    _append(connection, "files", tables.files(received))
    _append(connection, "observations", tables.observations(received))
    merger = {"merger_date": reference.settings.merger_date}
    values = connection.execute(_sql("commune_values"), merger).df()
    _append(connection, "commune_values", values)
    asked = [*questions.while_reading(received), *_asked(connection, reference)]
    if asked:
        _append(connection, "warnings", pd.DataFrame(asked))
    version = data_version(entry.sha256 for entry, _ in received)
    _append(connection, "meta", tables.meta(received, version, code_version()))
    return version


def _append(connection: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame) -> None:
    """Append the columns that the schema asks for; a reference file may hold more."""
    connection.append(name, table[connection.table(name).columns])


def _asked(connection: duckdb.DuckDBPyConnection, reference: Reference) -> Iterator[Row]:
    settings: Mapping[str, object] = asdict(reference.settings)
    for kind in questions.KINDS:
        sql = _sql(f"questions/{kind}")
        wanted = {name: value for name, value in settings.items() if f"${name}" in sql}
        for row in _rows(connection, sql, wanted):
            yield questions.in_words(kind, row, reference)


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _by_report(
    connection: duckdb.DuckDBPyConnection, sql: str
) -> defaultdict[object, list[tuple[Any, ...]]]:
    """The rows of a statement by their first column, the report, without it."""
    found: defaultdict[object, list[tuple[Any, ...]]] = defaultdict(list)
    for report, *row in connection.execute(sql).fetchall():
        found[report].append(tuple(row))
    return found


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, object] | None = None
) -> list[Row]:
    cursor = connection.execute(sql, dict(values or {}))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
