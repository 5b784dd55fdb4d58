"""How many people are covered: by commune, by group, of the province, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def coverage_by_commune(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Where does each commune stand on a day? One row per commune, in code order.

    `indicator` None asks for all indicators, one after the other, here and wherever it may be None.
    A commune's value is its newest accepted report dated on or before `as_of` (yyyy-mm-dd); the
    target is that of the day's year unless `target_year` says otherwise.
    Columns: indicator, commune_code, commune, kind, former_district, former_districts, border,
    mountainous, remote, has_minority_village, minority_area (yes, no, unknown), reported_on,
    numerator, denominator, share_percent, target_percent, gap_points (target - share),
    people_missing, measure, value, target, is_estimated (rests on the share of a split unit),
    is_silent, level (met, near, behind, no_target, not_applicable, no_data), sort_key (Vietnamese
    alphabetical order), peer_group (remote, midland, coastal, urban). Empty numerator: never
    reported.
    """
    return run(
        connection,
        "coverage_by_commune",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
    )


def coverage_of_province(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Where does the province, a district or a group stand on a day? One row.

    Sums over sums of `coverage_by_commune`. lowest_percent counts a silent commune at its last
    count (0 if it never reported), highest_percent counts it full, silent_at_zero_percent counts
    it 0; all three over last or reference adults, empty when a commune has neither.
    Columns: indicator, as_of, communes_reported, communes_total, numerator, denominator,
    share_percent, lowest_percent, highest_percent, silent_at_zero_percent, target_percent,
    gap_points, people_missing, measure, value, target, communes_met, communes_near,
    communes_behind, communes_without_data, is_estimated.
    """
    return run(
        connection,
        "coverage_of_province",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
    )


def coverage_by_group(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Do remote and minority communes lag? One row per grouping and membership.

    Columns: indicator, grouping (remote, border, mountainous, has_minority_village, minority_area),
    membership (yes, no, unknown: a group of its own), communes_reported, communes_total,
    numerator, denominator, share_percent, lowest_percent, highest_percent (silent communes at
    their last count, and full), people_missing, measure, value, target, is_estimated.
    """
    return run(
        connection,
        "coverage_by_group",
        indicator=indicator,
        as_of=as_of,
        district=district,
        target_year=target_year,
    )


def coverage_over_time(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
    by: str = "province",
) -> pd.DataFrame:
    """How did coverage move? One row per report date up to `as_of` and place.

    `by` is province, district, group or commune. On each date every commune counts with its
    newest value. Columns: indicator, as_of, place_code, place, numerator, denominator,
    share_percent, target_percent (of that date's year), lowest_percent, highest_percent (silent
    communes at their last count, and full), communes_reported, communes_total, measure, value,
    target, is_estimated. Empty share: nothing reported yet.
    """
    return run(
        connection,
        "coverage_over_time",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
        by=by,
    )
