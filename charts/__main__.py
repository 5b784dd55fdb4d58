"""`python -m charts`: the figures of the app as files for the room and for the paper."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

import queries
from charts import open_data, views
from charts.deck import command as deck_command
from charts.press import command as press_command
from charts.rows import Row
from charts.scope import Scope
from geo import published
from queries import filters

DEFAULT_STORE = Path(__file__).parents[1] / "data" / "store"
PREPARE = "run `python -m data build` and `python -m geo boundaries publish` first"


class BuildFacts(dict[str, str]):
    """What a build says of itself, by key."""

    def __missing__(self, key: str) -> str:
        """A database of an earlier version lacks a setting: QueryError says what to do."""
        raise queries.QueryError(
            f"the database was built before the setting {key}: run `python -m data build` first"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when its files are written, 2 when the request cannot be met."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(scope_of(options), options))
    except FileNotFoundError as error:
        print(f"no file {error}: {PREPARE}", file=sys.stderr)
    except queries.QueryError as error:
        print(error, file=sys.stderr)
    return 2


def scope_of(options: argparse.Namespace) -> Scope:
    """The filters of a command line, and the data of the store to answer them.

    Raises FileNotFoundError for a missing database or map, QueryError for an unknown filter.
    """
    store = Path(os.environ.get("HATINH_DATA_DIR") or DEFAULT_STORE)
    connection = queries.load(store / "hatinh.duckdb")
    geometry = published.read(store)
    if geometry is None:
        raise FileNotFoundError(published.path(store))
    chosen = queries.chosen(connection, options)
    answer = partial(_answer, connection)
    indicators = {row["indicator"]: row for row in answer("indicators")}
    return Scope(
        indicator=indicators[str(chosen["indicator"])],
        as_of=date.fromisoformat(str(chosen["as_of"])),
        district=options.district and str(chosen["district"]),
        group=options.group,
        view=views.COMMUNES,
        facts=BuildFacts((row["key"], row["value"]) for row in answer("build_facts")),
        geometry=geometry,
        answer=answer,
        target_year=options.target_year,
    )


def _answer(connection: duckdb.DuckDBPyConnection, query: str, **values: Any) -> Sequence[Row]:
    return queries.rows(connection, query, **queries.accepted(query, values))


def parser() -> argparse.ArgumentParser:
    """Every command with the filters of the queries."""
    written = argparse.ArgumentParser(prog="python -m charts", description=__doc__)
    commands = written.add_subparsers(required=True, metavar="COMMAND")
    added = (deck_command.add_command, press_command.add_command, open_data.add_command)
    for add_command in added:
        filters.add_filters(add_command(commands))
    return written


if __name__ == "__main__":
    sys.exit(main())
