"""The same coverage by other units: the 12 former districts, and the 209 units of old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def coverage_by_district(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Where does each former district stand on a day? One row each, in the order of the codes.

    Sums over sums of the communes whose main former district it is; five straddle two. A class
    that only some communes have is `mixed`. Columns: indicator, former_district, border,
    mountainous, remote, has_minority_village, minority_area, communes_reported, communes_total,
    reported_on (the newest), numerator, denominator, share_percent, lowest_percent, highest_percent
    (silent communes at their last count, and full), target_percent, gap_points, people_missing,
    measure, value, target, is_estimated, is_silent (all its communes are), level.
    """
    return run(
        connection,
        "coverage_by_district",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
    )


def coverage_by_old_unit(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str,
    as_of: str,
    district: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """What did each unit of before 01/07/2025 report itself? One row each, in code order.

    Nothing is added or shared out. Columns: old_code, old_unit, kind, former_district,
    now_in (names it belongs to today, split by `;`), reported_on, numerator, denominator,
    share_percent, target_percent, gap_points, people_missing, measure, value, target, is_silent,
    level.
    """
    return run(
        connection,
        "coverage_by_old_unit",
        indicator=indicator,
        as_of=as_of,
        district=district,
        target_year=target_year,
    )
