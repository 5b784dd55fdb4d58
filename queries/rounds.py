"""Who has reported in which round, and what is still missing (method.md, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import QueryError, run

if TYPE_CHECKING:
    import pandas as pd


def rounds(connection: duckdb.DuckDBPyConnection, *, today: str) -> pd.DataFrame:
    """Which rounds are there, and how long until they are due? One row each, by deadline.

    A round takes numbers dated data_from to data_to. Yearly rounds have a target_year.
    Columns: round (its code), name, deadline, target_year, data_from, data_to, communes_expected,
    indicators_expected, days_left (negative once it is over), is_next (the first not yet over),
    source.
    """
    return run(connection, "rounds", today=today)


def reporting_status(
    connection: duckdb.DuckDBPyConnection,
    *,
    today: str,
    of_round: str | None = None,
    district: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Who has reported, on time or late? One row per round and commune that must report in it.

    As known on `today`: what was received later is not there yet. A commune has reported on the
    day of the first file whose numbers for it still stand; the deadline itself is on time. What
    has not come is missing, whether the deadline is over or not, so that on_time, late and
    missing add up to all that are expected. Silent: no number of any date within the set days.
    Columns: round, name, deadline, commune_code, commune, kind, former_district, received_on,
    state, days_late, indicators_expected, indicators_missing, last_data_on (the newest date it
    ever reported about), last_received_on, days_silent (since last_data_on), is_silent.
    """
    return run(
        connection,
        "reporting_status",
        today=today,
        of_round=of_round,
        district=district,
        group=group,
    )


def completeness(
    connection: duckdb.DuckDBPyConnection,
    *,
    today: str,
    of_round: str | None = None,
    district: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Of which indicators did the numbers come? One row per round and indicator asked for.

    By content: a commune whose report leaves an indicator out is missing for it.
    Columns: round, indicator, short_name, lead_agency, communes_expected, communes_on_time,
    communes_late, communes_missing, received_percent.
    """
    return run(
        connection, "completeness", today=today, of_round=of_round, district=district, group=group
    )


def completeness_by_commune(
    connection: duckdb.DuckDBPyConnection,
    *,
    today: str,
    of_round: str | None = None,
    district: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Which numbers are missing? One row per round, commune and indicator asked of it.

    Columns: round, commune_code, indicator, name, numerator_name, denominator_name, received_on,
    state (on_time, late, missing).
    """
    return run(
        connection,
        "completeness_by_commune",
        today=today,
        of_round=of_round,
        district=district,
        group=group,
    )


def contacts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Who answers for the reports of a commune? One row per commune, empty where not known.

    Columns: commune_code, contact, position, phone, email.
    """
    return run(connection, "contacts")


def find_round(connection: duckdb.DuckDBPyConnection, code: str) -> str:
    """The code itself when there is such a round. Raises QueryError that lists what there is."""
    known = [str(one) for one in rounds(connection, today="2026-01-01")["round"]]
    if code not in known:
        raise QueryError(f"unknown round {code!r}; known: {', '.join(known)}")
    return code
