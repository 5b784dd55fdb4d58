"""One commune: found by any name, all its indicators, its history, its reports and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def find_communes(connection: duckdb.DuckDBPyConnection, text: str = "") -> pd.DataFrame:
    """Which communes does a text name, by a new name, an old one or a code? One row each.

    A word of the name begins with the text; tones and accents are ignored (đ is d). Exact accents
    come first, then whole names, then names that begin with the text, then new names before old
    ones, then the Vietnamese order. Nothing asked: all 69.
    Columns: commune_code, commune, kind, former_district, former_districts, matched_name,
    matched_kind, is_old_name (a name until 30/06/2025), sort_key.
    """
    return run(connection, "find_communes", text=text)


def commune_profile(
    connection: duckdb.DuckDBPyConnection,
    *,
    commune_code: str,
    as_of: str,
    target_year: int | None = None,
) -> pd.DataFrame:
    """How does one commune stand on every indicator? One row per indicator, in the plan's order.

    Its peers are the other communes of its group; peers_value and province_value are sums over
    sums, of a count the mean of a commune with a value, of yes or no how many communes said yes.
    Columns: indicator, short_name, measure, unit, numerator, denominator, value, target,
    target_year, deadline, people_missing, gap_points, level, ratio, pace, label (as in
    `pace_by_commune`), reported_on, is_silent, is_estimated, pace_is_estimated, peers (remote,
    midland, coastal, urban), peers_communes (how many others), peers_counted (with a value),
    peers_value, peers_is_estimated, province_counted, province_value, province_is_estimated.
    """
    return run(
        connection,
        "commune_profile",
        commune_code=commune_code,
        as_of=as_of,
        target_year=target_year,
    )


def commune_history(
    connection: duckdb.DuckDBPyConnection, *, commune_code: str, indicator: str | None, as_of: str
) -> pd.DataFrame:
    """What was reported of a commune, across the merger? One row per indicator, date, unit.

    The commune of today on every date (until 30/06/2025 its old units added up), and on dates
    until then also each old unit, whole, with what it reported itself.
    Columns: indicator, as_of, unit_code, unit, kind, is_old_unit, share_percent (of its people
    that went to the commune), reported_on, numerator, denominator, measure, value, target (of that
    date's year), is_estimated (the unit was split, or the sum rests on one that was).
    """
    return run(
        connection,
        "commune_history",
        commune_code=commune_code,
        indicator=indicator,
        as_of=as_of,
    )


def reports_of_commune(
    connection: duckdb.DuckDBPyConnection, *, commune_code: str, as_of: str
) -> pd.DataFrame:
    """Which reports say something of a commune or its old units? One row each, newest date first.

    Only what they say of dates until `as_of`, whenever it was received. Late: received after the
    deadline of a year it reports on until then, or more than the set days after its date.
    Columns: report_number, as_of, file_name, shape, received_at, received_from, observations (of
    this commune), in_force (not superseded), is_revision (another number than the report before it
    for the same unit, indicator and date), is_late.
    """
    return run(connection, "reports_of_commune", commune_code=commune_code, as_of=as_of)


def warnings_of_commune(
    connection: duckdb.DuckDBPyConnection, *, commune_code: str, as_of: str
) -> pd.DataFrame:
    """Which questions do the numbers of a commune or its old units ask? One row each.

    Only of numbers dated until `as_of`, newest date first.
    Columns: as_of, kind, unit, indicator, message, file_name, sheet, cell.
    """
    return run(connection, "warnings_of_commune", commune_code=commune_code, as_of=as_of)
