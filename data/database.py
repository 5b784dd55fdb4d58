"""The DuckDB file: the only module of `data` that talks to DuckDB."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from data.filling import Received, Row, fill, renew_files, rows, sql
from data.problems import Problem
from data.reference import Reference
from data.report import Observation, Reading
from data.stored import StoredObservations
from data.troubles import as_refused
from data.versions import code_version, data_version

# Blocks for tables of a few thousand rows: a fifth of the bytes to write, and to wait for.
SMALL: dict[str, str | bool | int | float | list[str]] = {
    "default_block_size": "16384",
    "threads": 1,
}

Contents = dict[str, list[tuple[Any, ...]]]


class Built(NamedTuple):
    """What went into a database: its facts, and its files and reports in order.

    Both are told by their SHA-256; `numbers` and `names` are those of the files, `days` their
    newest dates.
    """

    facts: Mapping[str, str]
    files: Sequence[str]
    reports: Sequence[str]
    numbers: Sequence[int]
    names: Sequence[str]
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
    return _written(path, lambda connection: fill(connection, reference, received))


def renew(path: Path, received: Sequence[Received]) -> str | None:
    """Let a database built from these files tell when and from whom they came; its data version.

    None, and nothing is changed, for a database of other files, other names of them, or other code.
    Raises OSError as `write` does.
    """
    built = built_from(path)
    if not built or not built.is_of_today:
        return None
    entries = [(entry.sha256, entry.number, entry.file_name) for entry, _ in received]
    if list(zip(built.files, built.numbers, built.names, strict=True)) != entries:
        return None
    return _written(path, lambda connection: renew_files(connection, received))


def _written(path: Path | str, write: Callable[[duckdb.DuckDBPyConnection], str]) -> str:
    try:
        with duckdb.connect(path, config=SMALL) as connection:
            version = write(connection)
            connection.execute("force checkpoint")
            return version
    except (duckdb.OperationalError, duckdb.FatalException, duckdb.InternalException) as failed:
        raise as_refused(str(failed)) from failed


def try_out(reference: Reference, received: Sequence[Received]) -> tuple[str, list[Row]]:
    """The data version and the warnings that these reports would give; nothing is written."""
    with duckdb.connect(":memory:") as connection:
        version = fill(connection, reference, received, derived=False)
        return version, rows(connection, "from warnings")


def status(path: Path) -> Row:
    """What a database holds: the fields of `python -m data status --json`."""
    with duckdb.connect(path, read_only=True) as connection:
        return rows(connection, sql("status"))[0]


def contents(path: Path) -> Contents | None:
    """A hash of each row of every table of a database, and what defines it; None if damaged."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            defined = connection.execute(sql("definitions")).fetchall()
            tables = [name for name, is_table, _ in defined if is_table]
            rows = {
                name: connection.table(name).project("hash(*columns(*))").fetchall()
                for name in tables
            }
    except duckdb.Error:
        return None
    return {"định nghĩa": defined, **rows}


def numbers_in_force(path: Path) -> list[tuple[Any, ...]]:
    """What counts now: unit, indicator, day, numerator, denominator of `observations_in_force`."""
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql("numbers_in_force")).fetchall()


def warnings(path: Path) -> list[Row]:
    """The questions that a database holds, one dict per row of the table `warnings`."""
    with duckdb.connect(path, read_only=True) as connection:
        return rows(connection, "from warnings")


def built_from(path: Path) -> Built | None:
    """What a database was built from; None if it is not there, unreadable, or of other code."""
    if not path.exists():
        return None
    try:
        with duckdb.connect(path, read_only=True) as connection:
            facts = rows(connection, "from meta")
            listed = rows(connection, "from files order by report_number")
    except duckdb.Error:
        return None
    return Built(
        {str(row["key"]): str(row["value"]) for row in facts},
        [str(row["sha256"]) for row in listed],
        [str(row["sha256"]) for row in listed if row["shape"] != "classification"],
        [int(str(row["report_number"])) for row in listed],
        [str(row["file_name"]) for row in listed],
        {str(row["sha256"]): row["as_of"] for row in listed if isinstance(row["as_of"], date)},
    )


def readings(path: Path) -> dict[str, Reading]:
    """What each report said when it was read, by its SHA-256, no lists; none if it is damaged.

    Its observations stay where they are until somebody looks at them.
    """
    try:
        with duckdb.connect(path, read_only=True) as connection:
            reports = rows(connection, sql("readings"))
            doubts = connection.execute(sql("problems_as_read")).fetchall()
    except duckdb.Error:
        return {}
    asked = defaultdict(list)
    for number, *problem in doubts:
        asked[number].append(Problem("warning", *problem))
    return {
        str(row["sha256"]): Reading(
            row["shape"],  # type: ignore[arg-type]  # a row is untyped
            row["as_of"],  # type: ignore[arg-type]  # a row is untyped
            bool(row["is_sample"]),
            StoredObservations(path, row["report_number"], row["size"], _observations),  # type: ignore[arg-type]  # a row is untyped
            tuple(asked[row["report_number"]]),
        )
        for row in reports
    }


def _observations(path: Path, number: int) -> tuple[Observation, ...]:
    """The observations of one report, in the order in which it was read."""
    with duckdb.connect(path, read_only=True) as connection:
        found = connection.execute(sql("observations_as_read"), {"number": number}).fetchall()
    return tuple(Observation(*one) for one in found)
