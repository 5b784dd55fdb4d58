"""What a new database is filled with: the reference facts, the reports, and what follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import duckdb
import pandas as pd

from data import questions, tables
from data.events import Entry
from data.reference import Reference
from data.report import Reading
from data.stored import StaleError, StoredObservations
from data.versions import code_version, data_version

SQL = Path(__file__).parent / "sql"
SCHEMA = Path(__file__).parent / "schema.sql"

# In the order in which each needs those before it.
FORMULAS = ("levels", "peers", "bounds", "speeds")
DERIVED = (
    "newest_values", "commune_days", "place_communes", "place_days", "place_speeds", "places",
    "place_targets", "day_versions",
)  # fmt: skip

Received = tuple[Entry, Reading]
Row = dict[str, object]


def fill(
    connection: duckdb.DuckDBPyConnection,
    reference: Reference,
    received: Sequence[Received],
    *,
    derived: bool = True,
) -> str:
    """Fill an empty database and return its data version.

    What another database holds already is copied from there, before what is new: reports come in
    the order received. What only queries start from is `derived`: without it the questions come
    sooner. Raises StaleError when that one was replaced meanwhile.
    """
    stored = _attach(connection, received)
    connection.begin()
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    lists = [entry.sha256 for entry, _ in received if not entry.is_report]
    if stored and _lists(connection) == lists:
        for name in tables.REFERENCE:
            connection.table(f"before.{name}").insert_into(name)
    else:
        for name, table in tables.reference_tables(reference, received).items():
            _append(connection, name, table)
    _append(connection, "files", tables.files(received))
    if stored:
        _copy(connection, stored)
    _append(connection, "observations", tables.observations(_new(received)))
    connection.execute(sql("commune_values"), {"merger_date": reference.settings.merger_date})
    connection.commit()
    with ThreadPoolExecutor(1) as apart:
        deriving = apart.submit(_derive, connection.cursor()) if derived else None
        asked = [*questions.while_reading(received), *_asked(connection, reference)]
    if deriving:
        deriving.result()
    if asked:
        _append(connection, "warnings", pd.DataFrame(asked))
    return _say_what_it_is(connection, received)


def renew_files(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> str:
    """Tell of the files in a database when and from whom they came; its data version.

    They must be `received`, in this order and under these names: all else there is the same.
    """
    connection.register("came", tables.files(received))
    connection.execute(sql("renew_files"))
    connection.execute("delete from meta")
    return _say_what_it_is(connection, received)


def _say_what_it_is(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> str:
    version = data_version(entry.sha256 for entry, _ in received)
    _append(connection, "meta", tables.meta(received, version, code_version()))
    return version


def _derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out once what every query starts from, and keep the formulas beside it.

    While another asks what the numbers ask. Not in the transaction that filled the tables: what is
    not committed has no statistics, and takes DuckDB ten times as long to join.
    """
    formulas = pd.DataFrame({"statements": [sql(f"formulas/{name}") for name in FORMULAS]})
    formulas["position"] = range(1, len(formulas) + 1)
    _append(connection, "formulas", formulas)
    for one in (*formulas["statements"], *(sql(f"derived/{name}") for name in DERIVED)):
        connection.execute(one)


def sql(name: str) -> str:
    """One file of `data/sql/`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def rows(
    connection: duckdb.DuckDBPyConnection, wanted: str, values: Mapping[str, object] | None = None
) -> list[Row]:
    """What a statement answers, a dict per row."""
    cursor = connection.execute(wanted, dict(values or {}))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _stored(reading: Reading) -> StoredObservations | None:
    said = reading.observations
    return said if isinstance(said, StoredObservations) else None


def _new(received: Sequence[Received]) -> list[Received]:
    return [(entry, reading) for entry, reading in received if not _stored(reading)]


def _attach(
    connection: duckdb.DuckDBPyConnection, received: Iterable[Received]
) -> Sequence[tuple[int, StoredObservations]]:
    """The stored reports, each with its number here; the database that holds them is `before`."""
    stored = [(entry.number, said) for entry, one in received if (said := _stored(one))]
    for path in {str(said.database) for _, said in stored}:
        quoted = path.replace("'", "''")
        connection.execute(f"attach '{quoted}' as before (read_only)")
    return stored


def _lists(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The lists that classify communes in the database before, by SHA-256."""
    return [sha256 for (sha256,) in connection.execute(sql("lists_before")).fetchall()]


def _copy(
    connection: duckdb.DuckDBPyConnection, stored: Sequence[tuple[int, StoredObservations]]
) -> None:
    """Copy reports from the database before."""
    numbers = {"numbers": [said.number for _, said in stored], "new": [one for one, _ in stored]}
    (copied,) = connection.execute(sql("copy_observations"), numbers).fetchone() or (0,)
    if copied != sum(said.size for _, said in stored):
        raise StaleError(str(stored[0][1].database))


def _append(connection: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame) -> None:
    """Append the columns that the schema asks for; a reference file may hold more."""
    connection.append(name, table[connection.table(name).columns])


def _asked(connection: duckdb.DuckDBPyConnection, reference: Reference) -> Iterator[Row]:
    settings: Mapping[str, object] = asdict(reference.settings)
    for kind in questions.KINDS:
        question = sql(f"questions/{kind}")
        wanted = {name: value for name, value in settings.items() if f"${name}" in question}
        for row in rows(connection, question, wanted):
            yield questions.in_words(kind, row, reference)
