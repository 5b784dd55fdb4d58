"""The data to answer a reader with: the store, the database opened, and answers kept."""

import logging
import os
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from threading import Condition
from typing import Any, Literal, NamedTuple

import duckdb
import streamlit as st
from cachetools import LRUCache, cached

import queries
from charts import findings
from charts.rows import Row

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parent
LOOK = 0.02  # seconds between two looks for a new database
PATIENCE = 10  # seconds; then the page goes on, and follows later
EVERY = 5  # seconds between two looks for new data on an open page
# What the first page asks, answered ahead: all of it of the newest day, of the others what takes
# little room.
AHEAD = ("coverage_by_commune", "coverage_by_group", "targets", *findings.ASKED)
OF_MANY = ("coverage_by_commune", "pace_by_commune")
# Asked of every indicator at once: with the first choice the others are answered too.
TOGETHER = frozenset(AHEAD) - {"build_facts"} | {
    "gaps", "coverage_by_district", "coverage_over_time", "improvement", "equity",
    "commune_history", "teaching_plan", "teaching_totals",
}  # fmt: skip
# Of these a row is of its own day: asked up to the newest day, and cut; but not of many places.
OVER_TIME = frozenset({"coverage_over_time", "equity_over_time", "commune_history"})
MANY = ("group", "commune")
# These rest on single reports too, not only on what they add up to: another database answers anew.
OF_REPORTS = frozenset({"improvement", "commune_history"})
# No file to be read, no memory, no thread; a damaged database.
FAILURES = (OSError, MemoryError, RuntimeError, queries.QueryError, queries.Failure)
MOST_ROWS = 100_000  # of answers that are kept


def store() -> Path:
    """The folder of `HATINH_DATA_DIR`, or the usual one."""
    return Path(os.environ.get("HATINH_DATA_DIR") or ROOT / "data" / "store")


def stamp() -> int:
    """When the database was put in place; 0 while there is none that can be read."""
    try:
        return (store() / "hatinh.duckdb").stat().st_mtime_ns
    except OSError:  # not there, or not to be read for a moment
        return 0


def follow() -> None:
    """Draw this page again once the data changed, even if nobody touches it."""
    shown = _ready().get("stamp") or stamp()

    @st.fragment(run_every=EVERY)
    def look() -> None:
        if (_ready().get("stamp") or stamp()) != shown:
            st.rerun()

    look()


def open_ahead() -> None:
    """Load the database, where there is one, before the first visitor asks."""
    if stamp():
        _try(partial(ask, "build_facts"))


def ask_ahead(
    answer: Callable[..., Sequence[Row]], *, back: int = 0, asked: Sequence[str] = AHEAD
) -> None:
    """Ask what the first page asks before anybody does: of the newest day, or so many `back`."""
    answer("indicators")
    for row in answer("report_dates")[back : back + 1]:
        day = row["as_of"].isoformat()
        for query in asked:  # one by one: the other core is the readers'
            answer(query, indicator=queries.HEADLINE, as_of=day, district=None, group=None)


def keep_ready() -> None:
    """Show readers a new database once it is loaded and its first page answered; never ends.

    Until then they go on with the one before: nobody waits. A damaged one is shown at once, so
    that the next reader has it built again. Then what pages ask of every day is worked out.
    """
    while True:
        new = stamp()
        if new and new != _ready().get("stamp"):
            _try(partial(ask_ahead, partial(_ask, new)))
            _ready()["stamp"] = new
            _try(partial(_go_back, new))
        time.sleep(LOOK)


def _try(work: Callable[[], object]) -> None:
    """Readers meet what fails themselves, and are told; looking for new data must never end."""
    try:
        work()
    except FAILURES:
        logger.exception("answering ahead")


def _go_back(new: int) -> None:
    """The newest days first, until there are newer data: then these are of no use any more."""
    connection = _open(store() / "hatinh.duckdb", new).connection
    few = [query for query in AHEAD if query not in OF_MANY]
    for back, row in enumerate(_ask(new, "report_dates")):
        if stamp() != new:
            return
        queries.fill_day(connection, row["as_of"].isoformat())
        ask_ahead(partial(_ask, new), back=back, asked=few)


def catch_up() -> None:
    """Wait until readers see the newest database, at most `PATIENCE`: somebody just changed it."""
    end = time.monotonic() + PATIENCE
    while _ready() and _ready()["stamp"] != stamp() and time.monotonic() < end:
        time.sleep(LOOK)


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
    """`ask` of the database as it is now: a page that has begun is wholly of one version.

    What it asks twice is the same rows.
    """
    return cache(partial(_ask, _stamp()))


def _stamp() -> int:
    """The database that readers see; raises FileNotFoundError when there is none."""
    newest = (store() / "hatinh.duckdb").stat().st_mtime_ns
    return _ready().get("stamp") or newest


@cache
def _ready() -> dict[str, int]:
    """The database made ready for readers, where `keep_ready` looks after it."""
    return {}


def _ask(stamp: int, query: str, **values: Any) -> Sequence[Row]:
    database = store() / "hatinh.duckdb"
    wanted = queries.accepted(query, values)
    if query not in TOGETHER or (query in OVER_TIME and wanted.get("by") in MANY):
        return _answer(database, stamp, query, tuple(sorted(wanted.items())))
    opened = _open(database, stamp)
    indicator, day = wanted.pop("indicator"), wanted.get("as_of")
    if query in OVER_TIME:
        wanted["as_of"] = max(opened.newest, str(day))
    version = str(stamp) if query in OF_REPORTS else opened.version_of(wanted.get("as_of"))
    answers = _answers(database, version, query, tuple(sorted(wanted.items())), opened)
    rows = answers.of(indicator)
    if query not in OVER_TIME:
        return rows
    return [row for row in rows if row["as_of"] <= date.fromisoformat(str(day))]


class Opened(NamedTuple):
    """Our own copy of a database, and what the answers of each of its days rest on."""

    connection: duckdb.DuckDBPyConnection
    days: Sequence[Row]

    @property
    def newest(self) -> str:
        """The newest report date."""
        return str(self.days[0]["as_of"].isoformat())

    def version_of(self, day: str | None) -> str:
        """The version of a day, which is that of the report date before; the newest without one."""
        asked = date.fromisoformat(day or self.newest)
        return str(next(one["version"] for one in self.days if one["as_of"] <= asked))


@cached(LRUCache(maxsize=2), condition=Condition())
def _open(database: Path, stamp: int) -> Opened:
    """The database as it was at `stamp`; pages go on with the one before."""
    connection = queries.load(database)
    return Opened(connection, queries.rows(connection, "day_versions"))


@cached(LRUCache(maxsize=400), condition=Condition())
def _answer(
    database: Path, stamp: int, query: str, values: tuple[tuple[str, Any], ...]
) -> Sequence[Row]:
    """The rows of a query, worked out once for all who ask at the same time or later."""
    return queries.rows(_open(database, stamp).connection, query, **dict(values))


def _size(answers: queries.Answers) -> int:
    return 1 + sum(map(len, answers.values.values()))


def _without_opened(*asked: Any) -> tuple[Any, ...]:
    return asked[:-1]


@cached(LRUCache(MOST_ROWS, getsizeof=_size), key=_without_opened, condition=Condition())
def _answers(
    database: Path, version: str, query: str, values: tuple[tuple[str, Any], ...], opened: Opened
) -> queries.Answers:
    """The same of every indicator; kept for every database with this version of the day."""
    return queries.rows_by_indicator(opened.connection, query, **dict(values))
