"""The filters that every command with a choice of data shares, and what they are resolved to."""

import argparse
import inspect
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import duckdb

import queries


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Indicator, day, former district, group and target year, as every query takes them."""
    parser.add_argument("--indicator", default=queries.HEADLINE, metavar="CODE")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--district", metavar="NAME", help="a former district")
    parser.add_argument("--group", choices=queries.GROUPS)
    parser.add_argument("--target-year", type=_year, metavar="YEAR")


def chosen(
    connection: duckdb.DuckDBPyConnection, options: argparse.Namespace
) -> dict[str, str | int | None]:
    """What was asked for, in the names that the database has; the newest day where none is given.

    Raises QueryError for an indicator or a district that does not exist.
    """
    facts = {row["key"]: row["value"] for row in queries.rows(connection, "build_facts")}
    district = options.district and queries.find_district(connection, options.district)
    return {
        "indicator": queries.find_indicator(connection, options.indicator),
        "as_of": options.as_of.isoformat() if options.as_of else str(facts["as_of"]),
        "district": district,
        "group": options.group,
        "target_year": options.target_year,
    }


def accepted(query: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a query of this name takes, with its own defaults for the others."""
    known, defaults = _parameters(query)
    return defaults | {name: value for name, value in values.items() if name in known}


@cache
def _parameters(query: str) -> tuple[frozenset[str], dict[str, Any]]:
    """The names of the values that a query takes, and the defaults of those that have one."""
    parameters = list(inspect.signature(getattr(queries, query)).parameters.values())[1:]
    defaults = {one.name: one.default for one in parameters if one.default is not one.empty}
    return frozenset(one.name for one in parameters), defaults


def _year(text: str) -> int:
    year = int(text)
    if not 2000 <= year <= 2100:
        raise argparse.ArgumentTypeError(f"{text} is no year from 2000 to 2100")
    return year
