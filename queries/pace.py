"""Will it be met? How fast a place moves, how fast it must, and when it would arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def pace_by_commune(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
    commune_code: str | None = None,
) -> pd.DataFrame:
    """Will each commune meet the target by its deadline? One row per commune, in code order.

    Of all communes, or of one (`commune_code`).

    Observed pace is taken over the reports of the 90 days (a setting) before the newest one, and
    is empty with fewer than two, or when the newest is old. ratio = observed / needed from `as_of`
    on; path_ratio = observed / the pace of the whole way from the first report (method.md, 2).
    label: Đạt, Đúng tiến độ, Cần tăng tốc, Chậm, Giảm, Chưa đạt (until the deadline, of a count or
    a yes or no), Không đạt (after it), Chưa có số liệu, Không có mục tiêu, Không có đối tượng;
    pace: the same as a code. projection: met, projected, silent, few_reports, not_rising, far
    (beyond 5 years), not_cumulative, none.
    is_estimated: the value rests on the share of a split unit; pace_is_estimated: what is observed
    does, because the value does or one that it is measured from.
    Columns: indicator, commune_code, commune, kind, former_district, former_districts, border,
    mountainous, remote, has_minority_village, minority_area, peer_group, reported_on, numerator,
    denominator, measure, value, target, target_year, deadline, weeks_left, people_missing,
    gap_points, level, is_silent, is_estimated, pace_is_estimated, observed_from, observed_to,
    reports_counted, value_before, numerator_before, baseline_on, baseline,
    observed_points_per_week, needed_points_per_week, observed_people_per_week,
    needed_people_per_week, ratio, path_ratio, pace, label, projection, projected_on,
    projected_earliest, projected_latest, best_points_per_week (of any peer until then),
    feasibility (needed / best), sort_key. Shares, points and people are of coverage alone.
    """
    return run(
        connection,
        "pace_by_commune",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
        commune_code=commune_code,
    )


def pace_by_place(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
    by: str = "province",
) -> pd.DataFrame:
    """Will the province, its districts or its groups meet the target? One row per place.

    `by` is province (what the filters leave of it: one row), district or group. Sums over sums,
    from the day on which the same communes have values as now. A count or a yes or no is aimed at
    by each commune, so that its sum has no label. The rest as in `pace_by_commune`.
    Columns: indicator, district, group (its grouping and membership), communes_reported,
    communes_total, reported_on, numerator, denominator, measure, value, target, target_year,
    deadline, weeks_left, people_missing, gap_points, lowest_percent, highest_percent, level,
    is_estimated, pace_is_estimated, observed_from, observed_to, reports_counted, value_before,
    numerator_before, baseline_on, baseline, observed_points_per_week, needed_points_per_week,
    observed_people_per_week, needed_people_per_week, ratio, path_ratio, pace, label, projection,
    projected_on, projected_earliest, projected_latest, best_points_per_week, feasibility.
    """
    return run(
        connection,
        "pace_by_place",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
        by=by,
    )


def improvement(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Which communes improve most, beside how far they are? One row each, the fastest first.

    Places are told in bands of five, ties in one band; without a pace a commune has no band and
    stands last. is_revised, is_late: a report of the time observed was changed, or came late.
    Columns: indicator, commune_code, commune, kind, former_district, former_districts, border,
    mountainous, remote, has_minority_village, minority_area, value, measure, observed_from,
    observed_to, value_before, observed_points_per_week, label, is_estimated, pace_is_estimated (as
    in `pace_by_commune`), is_silent, improvement_band, level_band, is_revised, is_late, sort_key.
    """
    return run(
        connection,
        "improvement",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
    )
