"""The sample again in pandas, from the observations as they were read: places, ranks, the plan.

Since July 2025 every report is of a commune of today. What one said only before is the sum of its
old units, as `commune_values` has it.
"""

import pandas as pd
import pytest

import queries
from data.reference import rows

DAY, FIRST = pd.Timestamp("2026-10-31"), pd.Timestamp("2025-07-01")
ANEW = [row["code"] for row in rows("indicators.csv") if row["is_cumulative"] == "no"]
PLACES = ({}, {"district": "Huyện Hương Khê"}, {"group": "remote"})


@pytest.fixture(scope="module")
def said(sample):
    """One row per commune, indicator and date: what the last report of it says."""
    rows = sample.sql("from observations").df().sort_values("report_number")
    rows = rows.drop_duplicates(["unit_code", "indicator", "as_of"], keep="last")
    before = sample.sql("from commune_values where as_of < date '2025-07-01'").df()
    before = before.rename(columns={"commune_code": "unit_code"})
    return pd.concat([before, rows[rows["as_of"] >= FIRST]], ignore_index=True)


@pytest.fixture(scope="module")
def communes(sample):
    return sample.sql("from communes").df().set_index("commune_code")


def members(communes, district=None, group=None):
    of_district = communes["former_district"] == district if district else True
    of_group = communes[group] == "yes" if group else True
    return set(communes[of_district & of_group & communes["kind"].notna()].index)


def newest(said, day):
    """The newest value of each commune and indicator until a day; of its year if counted anew."""
    is_of_year = ~said["indicator"].isin(ANEW) | (said["as_of"].dt.year == day.year)
    until = said[(said["as_of"] <= day) & is_of_year].sort_values("as_of")
    return until.drop_duplicates(["unit_code", "indicator"], keep="last")


@pytest.mark.parametrize("filters", PLACES)
def test_the_pace_of_a_place(sample, said, communes, filters):
    """From the oldest day of the last 90 on: every commune at its newest value on both days."""
    codes = members(communes, **filters)
    ours = said[said["unit_code"].isin(codes) & (said["indicator"] == "adult_vneid")]
    days = sorted(said["as_of"].unique())
    before = min(day for day in days if day >= DAY - pd.Timedelta(days=90))
    sums = [newest(ours, day)[["numerator", "denominator"]].sum() for day in (before, DAY)]
    then, now = (100 * one["numerator"] / one["denominator"] for one in sums)
    weeks = (DAY - before).days / 7
    asked = {"indicator": "adult_vneid", "as_of": "2026-10-31", "by": "province"}
    (row,) = queries.pace_by_place(sample, **asked, **filters).to_dict("records")
    assert row["numerator"] == sums[1]["numerator"]
    assert row["observed_points_per_week"] == pytest.approx((now - then) / weeks)
    assert row["needed_points_per_week"] == pytest.approx((80 - now) / (40 / 7))


def test_the_bands_of_improvement(sample, said):
    """The communes in the order of their pace, five to a band; equals share theirs."""
    ours = said[said["indicator"] == "adult_vneid"]
    paces = {}
    for code, reports in ours.groupby("unit_code"):
        last = reports["as_of"].max()
        window = reports[reports["as_of"] >= last - pd.Timedelta(days=90)].sort_values("as_of")
        if len(window) > 1 and (DAY - last).days <= 92:
            share = 100 * window["numerator"] / window["denominator"]
            weeks = (last - window["as_of"].iloc[0]).days / 7
            paces[code] = (share.iloc[-1] - share.iloc[0]) / weeks
    places = pd.Series(paces).round(9).rank(method="min", ascending=False)
    expected = ((places - 1) // 5 + 1).astype(int).to_dict()
    table = queries.improvement(sample, indicator="adult_vneid", as_of="2026-10-31")
    known = table.dropna(subset="improvement_band").set_index("commune_code")
    assert known["improvement_band"].astype(int).to_dict() == expected
    assert len(expected) == 67


@pytest.mark.parametrize("filters", PLACES)
def test_the_scorecard_of_the_plan(sample, said, communes, filters):
    """Values, and how many communes meet them; what is counted anew counts for its own year."""
    codes = members(communes, **filters)
    table = queries.plan_scorecard(sample, as_of="2026-10-31", **filters)
    compared = 0
    for row in table.to_dict("records"):
        ours = said[said["unit_code"].isin(codes) & (said["indicator"] == row["indicator"])]
        there = newest(ours, pd.Timestamp(row["judged_on"]))
        if row["measure"] == "coverage":
            values = 100 * there["numerator"] / there["denominator"]
        elif row["measure"] == "ratio":
            values = there["numerator"] / there["denominator"]
        else:
            values = there["numerator"]
        of_year = there["as_of"].dt.year == row["target_year"]
        counts = of_year | (row["indicator"] not in ANEW) | pd.isna(row["target_year"])
        assert row["communes_total"] == len(codes)
        assert row["communes_known"] == counts.sum()
        if not pd.isna(row["target"]):
            assert row["communes_met"] == (counts & (values >= row["target"])).sum()
        if row["measure"] in ("coverage", "ratio"):
            whole = there["numerator"].sum() / there["denominator"].sum()
            scale = 100 if row["measure"] == "coverage" else 1
            assert row["value"] == pytest.approx(scale * whole)
        compared += 1
    assert compared == 31
