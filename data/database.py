"""The DuckDB file: the only module of `data` that talks to DuckDB."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from data import questions, tables
from data.reference import FOLDER, Reference
from data.report import Reading
from data.store import Entry

SQL = Path(__file__).parent / "sql"
SCHEMA = Path(__file__).parent / "schema.sql"

Received = tuple[Entry, Reading]
Row = dict[str, object]


def write(path: Path | str, reference: Reference, received: Sequence[Received]) -> str:
    """Fill an empty database file (or ":memory:") and return its data version."""
    with duckdb.connect(path) as connection:
        return _fill(connection, reference, received)


def try_out(reference: Reference, received: Sequence[Received]) -> tuple[str, list[Row]]:
    """The data version and the warnings that these reports would give; nothing is written."""
    with duckdb.connect(":memory:") as connection:
        version = _fill(connection, reference, received)
        return version, _rows(connection, "from warnings")


def status(path: Path) -> Row:
    """What a database holds: the fields of `python -m data status --json`."""
    with duckdb.connect(path, read_only=True) as connection:
        return _rows(connection, _sql("status"))[0]


def warnings(path: Path) -> list[Row]:
    """The questions that a database holds, one dict per row of the table `warnings`."""
    with duckdb.connect(path, read_only=True) as connection:
        return _rows(connection, "from warnings")


def built_from(path: Path) -> tuple[dict[str, str], list[str]] | None:
    """The facts of a database and the SHA-256 of its reports in order; None if it is unreadable."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            facts = _rows(connection, "select key, value from meta")
            reports = _rows(connection, "select sha256 from reports order by report_number")
    except duckdb.Error:
        return None
    return (
        {str(row["key"]): str(row["value"]) for row in facts},
        [str(row["sha256"]) for row in reports],
    )


def data_version(hashes: Iterable[str]) -> str:
    """A short hash of everything that went in: the reference facts and the reports in order."""
    return _hash(sorted(FOLDER.glob("*.csv")), hashes)


def code_version() -> str:
    """A short hash of the code that reads and builds: a database of other code is not current."""
    folder = Path(__file__).parent
    return _hash(sorted([*folder.rglob("*.py"), *folder.rglob("*.sql")]), ())


def _hash(files: Iterable[Path], words: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    for word in words:
        digest.update(word.encode())
    return digest.hexdigest()[:10]


def _fill(
    connection: duckdb.DuckDBPyConnection, reference: Reference, received: Sequence[Received]
) -> str:
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for name, table in tables.reference_tables(reference).items():
        _append(connection, name, table)
    _append(connection, "reports", tables.reports(received))
    _append(connection, "observations", tables.observations(received))
    merger = {"merger_date": reference.settings.merger_date}
    values = connection.execute(_sql("commune_values"), merger).df()
    _append(connection, "commune_values", values)
    asked = [*_read_warnings(received), *_asked(connection, reference)]
    if asked:
        _append(connection, "warnings", pd.DataFrame(asked))
    version = data_version(entry.sha256 for entry, _ in received)
    _append(connection, "meta", tables.meta(received, version, code_version()))
    return version


def _append(connection: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame) -> None:
    """Append the columns that the schema asks for; a reference file may hold more."""
    connection.append(name, table[connection.table(name).columns])


def _read_warnings(received: Iterable[Received]) -> Iterator[Row]:
    for entry, reading in received:
        for problem in reading.problems:
            yield {
                "report_number": entry.number,
                "kind": "reading",
                "unit": None,
                "indicator": None,
                "as_of": reading.as_of,
                "sheet": problem.sheet,
                "cell": problem.cell,
                "found": problem.found,
                "expected": problem.expected,
                "message": problem.message,
            }


def _asked(connection: duckdb.DuckDBPyConnection, reference: Reference) -> Iterator[Row]:
    settings: Mapping[str, object] = asdict(reference.settings)
    for kind in questions.KINDS:
        sql = _sql(f"questions/{kind}")
        wanted = {name: value for name, value in settings.items() if f"${name}" in sql}
        for row in _rows(connection, sql, wanted):
            yield _question(kind, row, reference)


def _question(kind: str, row: Row, reference: Reference) -> Row:
    day = row["as_of"]
    assert isinstance(day, date)
    names = {unit.code: unit.name for unit in reference.units_on(day)}
    if kind == "parts_missing":
        names = {unit.code: unit.name for unit in reference.communes}
    unit = names.get(str(row.pop("unit_code")), "")
    found, expected, message = questions.words(
        kind,
        unit,
        float(str(row.pop("found"))),
        float(str(row.pop("before") or 0)),
        row.pop("as_of_before"),  # type: ignore[arg-type]
    )
    return {
        "kind": kind,
        "unit": unit,
        **row,
        "found": found,
        "expected": expected,
        "message": message,
    }


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, object] | None = None
) -> list[Row]:
    cursor = connection.execute(sql, dict(values or {}))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
