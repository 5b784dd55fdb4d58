"""The data to answer a reader with: the store, its copy in memory, and answers kept."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

import duckdb
import streamlit as st

import queries
from charts import findings
from charts.rows import Row

ROOT = Path(__file__).parent
EVERY = 5  # seconds between two looks for new data on an open page
AHEAD = ("coverage_by_commune", "coverage_by_group", "targets", *findings.ASKED)


def store() -> Path:
    """The folder of `HATINH_DATA_DIR`, or the usual one."""
    return Path(os.environ.get("HATINH_DATA_DIR") or ROOT / "data" / "store")


def stamp() -> int:
    """When the database was put in place; 0 while there is none."""
    database = store() / "hatinh.duckdb"
    return database.stat().st_mtime_ns if database.exists() else 0


def follow() -> None:
    """Draw this page again once the data changed, even if nobody touches it."""
    shown = stamp()

    @st.fragment(run_every=EVERY)
    def look() -> None:
        if stamp() != shown:
            st.rerun()

    look()


def open_ahead() -> None:
    """Load the database, where there is one, before the first visitor asks."""
    if (store() / "hatinh.duckdb").exists():
        ask("build_facts")


def ask_ahead() -> None:
    """Ask what the first page asks of every indicator on the newest day, before anybody does.

    Nearly all of a query's time is its planning: an answer that is kept costs nothing.
    """
    if not (store() / "hatinh.duckdb").exists():
        return
    newest = ask("report_dates")[0]["as_of"].isoformat()
    for row in ask("indicators"):
        for query in AHEAD:
            ask(query, indicator=row["indicator"], as_of=newest, district=None, group=None)


def trouble() -> Literal["", "missing", "damaged"]:
    """What keeps the database from answering; empty when nothing does."""
    try:
        ask("build_facts")
    except FileNotFoundError:
        return "missing"
    except queries.QueryError:
        return "damaged"
    return ""


def ask(query: str, **values: Any) -> Sequence[Row]:
    """The rows of one function of `queries`, by its name; values it does not know are left out.

    Nobody changes the rows, so that all sessions share them. Raises FileNotFoundError, and
    QueryError for a damaged database.
    """
    return _ask(_stamp(), query, **values)


def pinned() -> Callable[..., Sequence[Row]]:
    """`ask` of the database as it is now: a page that has begun is wholly of one version."""
    return partial(_ask, _stamp())


def _stamp() -> int:
    return (store() / "hatinh.duckdb").stat().st_mtime_ns


def _ask(stamp: int, query: str, **values: Any) -> Sequence[Row]:
    connection = _open(store() / "hatinh.duckdb", stamp)
    return _cached(query, stamp, _connection=connection, **queries.accepted(query, values))


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(database: Path, stamp: int) -> duckdb.DuckDBPyConnection:
    """The copy in memory of the database as it was at `stamp`; pages go on with the one before."""
    return queries.load(database)


@st.cache_resource(max_entries=400, show_spinner=False)
def _cached(
    query: str, stamp: int, _connection: duckdb.DuckDBPyConnection, **values: Any
) -> Sequence[Row]:
    return queries.rows(_connection, query, **values)
