"""Where the numbers come from, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def reports_in_force(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Which reports are there? One row per accepted report, newest first.

    Columns: report_number, file_name, shape, as_of, received_at, received_from, is_sample,
    observations, in_force (how many of them no later report superseded), sha256.
    """
    return run(connection, "reports_in_force")


def warnings(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Which questions do the numbers in force ask? One row each, newest date first.

    Columns: as_of, kind, unit, indicator, found, expected, message, file_name, sheet, cell.
    """
    return run(connection, "warnings")


def classification_sources(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Where does each classification come from? One row per classification, value and source.

    Columns: classification, value, confidence (loaded: from a list that was imported), communes
    (how many), source, file_name (of that list; empty for a reviewed fact).
    """
    return run(connection, "classification_sources")


def reference_sources(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Where do the reference facts come from? One row per fact: dataset, what, source, note."""
    return run(connection, "reference_sources")


def old_units_of(connection: duckdb.DuckDBPyConnection, commune_code: str) -> pd.DataFrame:
    """Which old units make up a commune? One row each, in code order.

    Columns: old_code, kind, old_unit, former_district, share_percent (of its people), clause (of
    Resolution 1665), is_estimated.
    """
    return run(connection, "old_units_of", commune_code=commune_code)
