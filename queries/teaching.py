"""Where would extra people help most? Two plans to compare, by arithmetic and not by forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def teaching_plan(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str,
    as_of: str,
    people_per_week: int,
    keeps_pace: bool,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """With some people more a week until the deadline, where? One row per commune, in code order.

    A rule of arithmetic (docs/method.md, 8) that claims no cause. Without extra people a commune
    goes on at its observed pace where `keeps_pace`, else it stays: expected_people at the deadline.
    shortage_people is what it then lacks of its own target. Plan `fewest` gives the people that
    all communes together lack, the largest shortage first; plan `equity` first brings remote and
    minority communes (is_first) to their own target, the furthest behind first. `_wanted_people`
    are those of the whole plan, `_people` those within `people_per_week` times the weeks left,
    `_order` its place among the communes that the plan wants; `_percent` the share it then has.
    Empty from expected_people on where the indicator does not count people, has no target or no
    time left, and for a commune without a number.
    Columns: indicator, commune_code, commune, kind, former_district, former_districts, border,
    mountainous, remote, has_minority_village, minority_area, is_first, reported_on, numerator,
    denominator, measure, value, target, deadline, weeks_left, level, is_silent, is_estimated,
    pace_is_estimated (as in `pace_by_commune`), observed_people_per_week, expected_people,
    expected_percent, shortage_people, fewest_order, fewest_wanted_people, fewest_people,
    fewest_people_per_week, fewest_percent, equity_order, equity_wanted_people, equity_people,
    equity_people_per_week, equity_percent, sort_key.
    """
    return run(
        connection,
        "teaching_plan",
        indicator=indicator,
        as_of=as_of,
        people_per_week=people_per_week,
        keeps_pace=keeps_pace,
        district=district,
        group=group,
        target_year=target_year,
    )


def teaching_totals(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str,
    as_of: str,
    people_per_week: int,
    keeps_pace: bool,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """What does each plan of `teaching_plan` cost and bring? Rows: none, fewest, equity.

    All communes of the filters with a number, added up against the target. state: planned, or why
    not: no_commune, not_people, no_target, no_time, no_data; then the rest is empty. done_ and
    communes_met are at the deadline with the people given; first_ are remote and minority
    communes, rest_ the others (communes_unclear of them of unknown class), gap_points = rest −
    first. wanted_people_per_week: how many a week are enough for the whole plan. least_people:
    the fewest that bring all together to the target; price_people: what a plan wants beyond them;
    every_commune_people: what each commune's own target would take beyond them.
    Columns: indicator, plan, state, target, deadline, weeks_left, communes_total,
    communes_counted, communes_silent, communes_estimated, communes_first, communes_unclear,
    numerator, denominator, share_percent, capacity_people, wanted_people, wanted_people_per_week,
    given_people, communes_taught, communes_met, done_people, done_percent, people_missing,
    first_percent, rest_percent, gap_points, least_people, price_people, every_commune_people.
    """
    return run(
        connection,
        "teaching_totals",
        indicator=indicator,
        as_of=as_of,
        people_per_week=people_per_week,
        keeps_pace=keeps_pace,
        district=district,
        group=group,
        target_year=target_year,
    )
