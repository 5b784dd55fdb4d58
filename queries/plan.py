"""How the whole plan stands: every indicator against every target year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def plan_scorecard(
    connection: duckdb.DuckDBPyConnection,
    *,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
) -> pd.DataFrame:
    """Which rows of the plan are met, on track or behind? One row per indicator and target year.

    Indicators without a target have one row, with an empty target_year. What each period counts
    anew (classes, festivals) is judged for a past year by its last day: judged_on. A target that
    each commune must meet (count, yes_no) is met when all communes meet it.
    Columns: indicator, name, short_name, indicator_group, target_year, target, comparison,
    deadline, judged_on, value, measure, unit, numerator, denominator, people_missing, gap_points,
    lowest_percent, highest_percent, ratio, label (as in `pace_by_commune`), label_then (of last
    year's targets, on its last day: met since then is met late), communes_met, communes_known
    (with any value of the year), communes_reported (not silent), communes_total, reported_on,
    is_estimated, pace_is_estimated, lead_agency, plan_section.
    """
    return run(connection, "plan_scorecard", as_of=as_of, district=district, group=group)
