"""How unequal coverage is: between groups of communes today, and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def equity(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """How far are groups of communes apart on a day? One row per indicator, grouping, measure.

    Groupings: remote, border, mountainous, has_minority_village, minority_area (yes, no, unknown),
    kind (xã, phường), peer_group (remote, midland, coastal, urban), former_district. Measures, as
    of WHO HEAT: difference, ratio, par, paf, bgv, bgsd, aci, sii, theil (between the groups),
    theil_within and theil_total (over communes; theil + theil_within = theil_total). Weights are
    the denominators of communes with a value. Worse and better are the two groups compared: yes
    and no (unknown where no commune is no), the hardest and the easiest conditions, the lowest and
    the highest former district. A refused measure has no value but a sentence.
    Columns: indicator, grouping, measure, value, unit, refused_because, mean_percent, worse_group,
    better_group, worse_percent, better_percent, worse_communes, better_communes,
    worse_denominator, better_denominator, target_percent, communes_total, communes_reported (not
    silent), communes_unknown (class unknown), is_estimated.
    """
    return run(
        connection,
        "equity",
        indicator=indicator,
        as_of=as_of,
        district=district,
        target_year=target_year,
    )


def equity_over_time(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Does the gap between groups close? One row per report date up to `as_of` and grouping.

    Groupings, groups and refusals are those of `equity`; a commune counts with its newest value on
    the date. The changes are those since compared_with, the earliest report date within the
    window of the pace before the date; is_alarm: since then the mean rose and a difference that is
    material widened. Columns: indicator, as_of, grouping, mean_percent, worse_group,
    better_group, worse_percent, better_percent, difference_points, ratio, theil_between,
    theil_total, target_percent (of that date's year), compared_with, mean_change_points,
    difference_change_points, is_alarm. Empty where `equity` refuses.
    """
    return run(
        connection,
        "equity_over_time",
        indicator=indicator,
        as_of=as_of,
        district=district,
        target_year=target_year,
    )
