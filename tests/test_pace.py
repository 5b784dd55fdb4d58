"""Whether a target will be met, worked out by hand.

On 31/10/2026 against the 80 % of 10/12/2026, which is 40 days or 40/7 weeks away:

| commune          | reports (of 1000)                  | it is                               |
| Thành Sen, 18073 | 30/09: 700, 31/10: 820             | met                                 |
| Trần Phú, 18100  | 30/09: 600, 31/10: 580             | fell by 2 points                    |
| Vũ Quang, 18313  | 31/05: 400, 30/06: 500             | silent, remote: since 123 days      |
| Hương Sơn, 18133 | 31/08: 500, 31/10: 600             | two, remote: 10 points in 61 days   |
| Hương Khê, 18496 | 31/08: 500, 30/09: 540, 31/10: 620 | three, remote: 12 points in 61 days |
| Cẩm Bình, 18685  | 31/10: 500                         | one report                          |
| the other 63     | never                              | no data                             |
"""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest
import small_data

import queries

DAY = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
REPORTS = (
    ("18073", "2026-09-30", 700, 1000),
    ("18073", "2026-10-31", 820, 1000),
    ("18100", "2026-09-30", 600, 1000),
    ("18100", "2026-10-31", 580, 1000),
    ("18313", "2026-05-31", 400, 1000),
    ("18313", "2026-06-30", 500, 1000),
    ("18133", "2026-08-31", 500, 1000),
    ("18133", "2026-10-31", 600, 1000),
    ("18496", "2026-08-31", 500, 1000),
    ("18496", "2026-09-30", 540, 1000),
    ("18496", "2026-10-31", 620, 1000),
    ("18685", "2026-10-31", 500, 1000),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("pace") / "hatinh.duckdb"
    small_data.write(path, REPORTS)
    with queries.load(path) as connection:
        yield connection


def pace(connection: duckdb.DuckDBPyConnection, code: str, **other) -> pd.Series:
    table = queries.pace_by_commune(connection, **DAY | other).set_index("commune_code")
    return table.loc[code]


def test_every_commune_has_a_row_and_a_label(small):
    table = queries.pace_by_commune(small, **DAY)
    assert dict(table["label"].value_counts()) == {
        "Chưa có số liệu": 63 + 2,
        "Chậm": 2,
        "Đạt": 1,
        "Giảm": 1,
    }
    assert dict(table["pace"].value_counts()) == {
        "no_data": 63,
        "no_pace": 2,
        "slow": 2,
        "met": 1,
        "falling": 1,
    }


def test_a_commune_that_met_the_target_needs_nothing_whatever_its_pace(small):
    row = pace(small, "18073")
    assert (row["label"], row["people_missing"], row["projection"]) == ("Đạt", 0, "met")
    assert row["needed_points_per_week"] == row["needed_people_per_week"] == 0
    # 12 points in 31 days.
    assert row["observed_points_per_week"] == pytest.approx(12 * 7 / 31)
    assert pd.isna(row["ratio"]) and pd.isna(row["projected_on"]) and pd.isna(row["feasibility"])


def test_a_commune_that_fell_is_falling_and_gets_no_date(small):
    row = pace(small, "18100")
    assert (row["label"], row["projection"]) == ("Giảm", "few_reports")
    assert row["observed_points_per_week"] == pytest.approx(-2 * 7 / 31)
    assert row["observed_people_per_week"] == pytest.approx(-20 * 7 / 31)


def test_a_silent_commune_keeps_its_level_but_has_no_pace(small):
    row = pace(small, "18313")
    assert (row["label"], row["pace"], row["is_silent"]) == ("Chưa có số liệu", "no_pace", True)
    assert (row["value"], row["people_missing"], row["projection"]) == (50, 300, "silent")
    assert pd.isna(row["observed_points_per_week"]) and pd.isna(row["ratio"])
    # A quarter after its last report it was not silent yet: 10 points in 30 days.
    earlier = pace(small, "18313", as_of="2026-09-30")
    assert earlier["observed_points_per_week"] == pytest.approx(10 * 7 / 30)


def test_two_reports_give_a_pace_and_both_ratios_but_no_date(small):
    row = pace(small, "18133")
    assert (str(row["observed_from"])[:10], str(row["observed_to"])[:10]) == (
        "2026-08-31",
        "2026-10-31",
    )
    assert (row["value_before"], row["numerator_before"], row["reports_counted"]) == (50, 500, 2)
    assert row["weeks_left"] == pytest.approx(40 / 7)
    assert row["observed_points_per_week"] == pytest.approx(70 / 61)
    assert row["needed_points_per_week"] == pytest.approx(20 * 7 / 40)
    assert row["observed_people_per_week"] == pytest.approx(700 / 61)
    assert row["needed_people_per_week"] == pytest.approx(200 * 7 / 40)
    assert row["ratio"] == pytest.approx((70 / 61) / 3.5)
    # The whole way: 30 points in the 101 days from 31/08 to 10/12.
    assert row["path_ratio"] == pytest.approx((70 / 61) / (30 * 7 / 101))
    assert (row["label"], row["projection"]) == ("Chậm", "few_reports")


def test_three_reports_give_a_date_between_the_fastest_and_the_slowest_stretch(small):
    row = pace(small, "18496")
    assert row["projection"] == "projected"
    # 180 people missing; 120 in 61 days: 91.5 days. 80 in 31 days: 69.75. 40 in 30 days: 135.
    assert row["projected_on"] == pd.Timestamp("2026-10-31") + pd.Timedelta(days=92)
    assert row["projected_earliest"] == pd.Timestamp("2027-01-09")
    assert row["projected_latest"] == pd.Timestamp("2027-03-15")


def test_feasibility_is_measured_on_the_best_pace_of_any_peer_until_then(small):
    # Remote peers: 18496 made 8 points in the 31 days to 31/10 only within a slower window of
    # 12 points in 61 days; the best window of the three is 10 points in 30 days (18313, June).
    row = pace(small, "18133")
    assert row["peer_group"] == "remote"
    assert row["best_points_per_week"] == pytest.approx(70 / 30)
    assert row["feasibility"] == pytest.approx(3.5 / (70 / 30))


def test_a_commune_with_one_report_has_a_level_and_no_pace(small):
    row = pace(small, "18685")
    assert (row["pace"], row["reports_counted"], row["value"]) == ("no_pace", 1, 50)


def test_on_the_deadline_nothing_more_can_come_and_after_it_the_target_is_missed(database_of):
    connection = database_of(
        (("18133", "2025-11-30", 500, 1000), ("18133", "2025-12-10", 690, 1000)),
        (("18133", "2025-12-31", 699, 1000),),
        (("18073", "2025-11-30", 500, 1000), ("18073", "2025-12-31", 700, 1000)),
    )
    on_the_day = pace(connection, "18133", as_of="2025-12-10")
    assert (on_the_day["label"], on_the_day["ratio"], on_the_day["weeks_left"]) == ("Chậm", 0, 0)
    assert pd.isna(on_the_day["needed_points_per_week"])
    after = pace(connection, "18133", as_of="2025-12-31")
    assert (after["label"], after["pace"]) == ("Không đạt", "missed")
    assert pace(connection, "18073", as_of="2025-12-31")["label"] == "Đạt"
    # On New Year's Day the next target counts.
    assert pace(connection, "18073", as_of="2026-01-01")["deadline"] == pd.Timestamp("2026-12-10")


def test_before_the_merger_an_old_unit_gives_its_commune_a_pace(database_of):
    # Sơn Kim 1 was not merged. 8 points in 30 days; 52 points missing, 163 days left.
    connection = database_of(
        (("18196", "2025-05-31", 100, 1000), ("18196", "2025-06-30", 180, 1000))
    )
    row = pace(connection, "18196", as_of="2025-06-30")
    assert row["ratio"] == pytest.approx((8 / 30) / (52 / 163))
    assert row["path_ratio"] == pytest.approx((8 / 30) / (60 / 193))
    assert row["label"] == "Cần tăng tốc"
    assert not row["is_estimated"] and not row["pace_is_estimated"]


def test_a_pace_across_the_merger_that_rests_on_a_split_unit_is_an_estimate(database_of):
    # Half of Đại Nài (18082) went to Hà Huy Tập: 50 + 50 + 50 of 1500, then 450 of 1500.
    connection = database_of(
        (
            ("18082", "2025-05-31", 100, 1000),
            ("18643", "2025-05-31", 50, 500),
            ("18652", "2025-05-31", 50, 500),
            ("18652", "2025-07-31", 450, 1500),
        )
    )
    row = pace(connection, "18652", as_of="2025-07-31")
    # 20 points in 61 days; 40 points missing, 132 days left.
    assert row["ratio"] == pytest.approx((20 / 61) / (40 / 132))
    assert row["label"] == "Đúng tiến độ"
    # What it reported itself is none.
    assert (row["is_estimated"], row["pace_is_estimated"]) == (False, True)


# Half of Đại Nài (18082) went to Hà Huy Tập (18652): 10 % on 31/05, then it reported itself.
ACROSS = (
    ("18082", "2025-05-31", 100, 1000),
    ("18643", "2025-05-31", 50, 500),
    ("18652", "2025-05-31", 50, 500),
    ("18652", "2025-07-31", 450, 1500),
    ("18652", "2025-09-30", 600, 1500),
)


@pytest.mark.parametrize(
    ("as_of", "value", "speed"),
    [("2025-05-31", True, True), ("2025-07-31", False, True), ("2025-09-30", False, False)],
)
def test_every_query_says_apart_whether_value_and_speed_are_estimates(
    database_of, as_of, value, speed
):
    """The 90 days before 30/09 begin on 02/07, after the merger."""
    connection = database_of(ACROSS)
    day, plan = DAY | {"as_of": as_of}, {"people_per_week": 10}
    tables = {
        "pace_by_commune": queries.pace_by_commune(connection, **day),
        "improvement": queries.improvement(connection, **day),
        "teaching_plan": queries.teaching_plan(connection, **day, **plan, keeps_pace=True),
        "commune_profile": queries.commune_profile(connection, commune_code="18652", as_of=as_of),
        "pace_by_place": queries.pace_by_place(connection, **day),
        "plan_scorecard": queries.plan_scorecard(connection, as_of=as_of),
    }
    for name, table in tables.items():
        rows = table[table["numerator" if "numerator" in table else "value"].notna()]
        assert len(rows), name
        assert set(rows["is_estimated"]) == {value}, name
        assert set(rows["pace_is_estimated"]) == {speed}, name
    coverage = queries.coverage_by_commune(connection, **day).set_index("commune_code")
    assert coverage.loc["18652", "is_estimated"] == value
    for keeps_pace, estimated in ((True, speed), (False, value)):
        totals = queries.teaching_totals(connection, **day, **plan, keeps_pace=keeps_pace)
        assert set(totals["communes_estimated"]) == {int(estimated)}


def test_where_nobody_is_counted_or_no_target_is_set_the_label_says_so(database_of):
    connection = database_of(
        (("18100", "2026-10-31", 0, 0), ("18100", "2026-10-31", 3, None, "honours"))
    )
    assert pace(connection, "18100")["label"] == "Không có đối tượng"
    assert pace(connection, "18100", indicator="honours")["label"] == "Không có mục tiêu"


def test_a_place_that_moves_too_slowly_for_five_years_or_not_at_all_gets_no_date(database_of):
    # 1 of 500 missing in 61 days would take 84 years; 18100 does not move.
    connection = database_of(
        tuple(
            (code, day, done, 1000)
            for code, first in (("18133", 300), ("18100", 300))
            for day, done in (
                ("2026-08-31", first - (code == "18133")),
                ("2026-09-30", first),
                ("2026-10-31", first),
            )
        )
    )
    assert pace(connection, "18133")["projection"] == "far"
    assert pace(connection, "18100")["projection"] == "not_rising"
    assert pace(connection, "18100")["label"] == "Chậm"


@pytest.mark.parametrize(
    ("before", "now", "whole", "still"),
    [(40, 62, 1.10, 1.22), (10, 34, 0.69, 0.52), (2, 14, 0.31, 0.18)],
)
def test_check_values_of_the_method(small, before, now, whole, still):
    """A path of two years to 80, of which one has gone."""
    weeks = 365 / 7
    (path, ratio), *_ = small.execute(
        """
        select
            path_ratio($per_week, $before, 80, date '2024-12-10', date '2026-12-10'),
            pace_ratio($per_week, 80 - $now, $weeks)
        """,
        {"per_week": (now - before) / weeks, "before": before, "now": now, "weeks": weeks},
    ).fetchall()
    assert (round(path, 2), round(ratio, 2)) == (whole, still)


@pytest.mark.parametrize(
    ("ratio", "label"),
    [
        (0.95, "Đúng tiến độ"),
        (0.9499, "Cần tăng tốc"),
        (0.60, "Cần tăng tốc"),
        (0.5999, "Chậm"),
        (0.0, "Chậm"),
    ],
)
def test_labels_begin_at_their_bounds(small, ratio, label):
    (said,) = small.execute(
        """
        select pace_label(
            pace_of(
                'behind', 'coverage', date '2026-10-31', date '2026-12-10',
                0.1, $ratio, 0.95, 0.60
            )
        )
        """,
        {"ratio": ratio},
    ).fetchone()
    assert said == label


# Places


def place(connection: duckdb.DuckDBPyConnection, **other) -> pd.DataFrame:
    return queries.pace_by_place(connection, **DAY | other)


def test_the_province_moves_by_the_communes_that_have_values_all_along(small):
    """On 31/10 six communes have values; on 30/09 Cẩm Bình had none yet: only one date counts.

    Without it (group remote) three of 1000 each: 500 + 500 + 500 on 31/08, 1720 on 31/10.
    """
    (whole,) = place(small).to_dict("records")
    assert (whole["numerator"], whole["denominator"]) == (820 + 580 + 500 + 600 + 620 + 500, 6000)
    assert (whole["pace"], whole["reports_counted"]) == ("no_pace", 1)
    (remote,) = place(small, group="remote").to_dict("records")
    assert remote["group"] == "remote yes"
    assert remote["value_before"] == 50
    assert remote["observed_points_per_week"] == pytest.approx((1720 - 1500) / 30 * 7 / 61)
    assert remote["people_missing"] == 2400 - 1720
    # 30/09: 500 + 500 + 540. Slowest 40 in 30 days, fastest 180 in 31 days, all 220 in 61.
    assert remote["projected_on"] == pd.Timestamp("2026-10-31") + pd.Timedelta(days=189)
    assert remote["projected_earliest"] == pd.Timestamp("2026-10-31") + pd.Timedelta(days=118)
    assert remote["projected_latest"] == pd.Timestamp("2026-10-31") + pd.Timedelta(days=510)


def test_districts_and_groups_have_rows_of_their_own_and_filters_leave_some(small):
    districts = place(small, by="district")
    assert len(districts) == 12
    one = place(small, by="district", district="Huyện Hương Khê")
    assert list(one["value"]) == [62]
    assert list(place(small, district="Huyện Hương Khê")["value"]) == [62]
    both = place(small, district="Huyện Hương Khê", group="border")
    # Hương Khê, Hương Bình and Hương Xuân touch Laos.
    assert list(both["communes_total"]) == [3]
    groups = set(place(small, by="group")["group"])
    assert {"remote yes", "remote unknown", "kind phường", "peer_group urban"} <= groups


def test_nothing_is_needed_where_nothing_is_known_or_no_target_is_set(small):
    unknown = pace(small, "18115")
    assert pd.isna(unknown["needed_points_per_week"]) and unknown["weeks_left"] > 0
    assert pd.isna(pace(small, "18073", indicator="honours")["weeks_left"])


def test_a_date_that_falls_on_a_whole_day_is_that_day(database_of):
    # 826 people in 90 days; 2065 missing: exactly 225 days.
    connection = database_of(
        tuple(
            ("18073", day, done, 10000)
            for day, done in (("2026-01-01", 5109), ("2026-02-15", 5500), ("2026-04-01", 5935))
        )
    )
    row = pace(connection, "18073", as_of="2026-04-01")
    assert row["people_missing"] == 2065
    assert row["projected_on"] == pd.Timestamp("2026-04-01") + pd.Timedelta(days=225)


def test_places_are_set_beside_places_of_their_own_kind(sample):
    (whole,) = place(sample).to_dict("records")
    districts = place(sample, by="district")
    assert districts["best_points_per_week"].nunique() == 1
    assert whole["best_points_per_week"] < districts["best_points_per_week"].iloc[0]


def test_places_have_the_bounds_of_their_silent_communes_on_the_day_asked(sample):
    for day in ("2026-10-31", "2026-11-15", "2027-03-01"):
        asked = DAY | {"as_of": day, "target_year": 2026}
        (coverage,) = queries.coverage_of_province(sample, **asked).to_dict("records")
        (whole,) = queries.pace_by_place(sample, **asked).to_dict("records")
        assert whole["communes_reported"] == coverage["communes_reported"]
        for column in ("lowest_percent", "highest_percent"):
            assert whole[column] == pytest.approx(coverage[column])


# The whole sample


def test_one_commune_is_asked_by_itself(sample):
    everyone = queries.pace_by_commune(sample, **DAY).set_index("commune_code", drop=False)
    alone = queries.pace_by_commune(sample, **DAY, commune_code="18496")
    assert alone["commune_code"].tolist() == ["18496"]
    assert alone.iloc[0].equals(everyone.loc["18496"])


def test_the_sample_agrees_with_a_calculation_in_pandas(sample):
    """From the observations as they were read, since July 2026 (no old unit, no split)."""
    said = sample.sql("from observations where indicator = 'adult_vneid'").df()
    said = said.sort_values("report_number").drop_duplicates(["unit_code", "as_of"], keep="last")
    table = queries.pace_by_commune(sample, **DAY).set_index("commune_code")
    day, deadline = pd.Timestamp("2026-10-31"), pd.Timestamp("2026-12-10")
    compared = 0
    for code, reports in said[said["as_of"] >= "2025-07-01"].groupby("unit_code"):
        reports = reports.sort_values("as_of")
        newest = reports.iloc[-1]
        if (day - newest["as_of"]).days > 92:
            continue
        window = reports[reports["as_of"] >= newest["as_of"] - pd.Timedelta(days=90)]
        oldest = window.iloc[0]
        share = 100 * window["numerator"] / window["denominator"]
        weeks = (newest["as_of"] - oldest["as_of"]).days / 7
        observed = (share.iloc[-1] - share.iloc[0]) / weeks
        row = table.loc[code]
        assert row["observed_points_per_week"] == pytest.approx(observed)
        gap = 80 - share.iloc[-1]
        if gap > 0:
            ratio = observed / (gap / ((deadline - day).days / 7))
            assert row["ratio"] == pytest.approx(ratio)
            expected = "Giảm" if observed < 0 else "Chậm" if ratio < 0.6 else row["label"]
            assert row["label"] == expected
        compared += 1
    assert compared == 67


def test_the_province_is_the_sum_of_its_communes_on_every_kind_of_place(sample):
    (whole,) = queries.coverage_of_province(sample, **DAY).to_dict("records")
    for by in ("province", "district"):
        table = place(sample, by=by)
        assert table["numerator"].sum() == whole["numerator"]
        assert table["denominator"].sum() == whole["denominator"]
    groups = place(sample, by="group")
    for grouping in ("remote", "kind", "peer_group", "mountainous"):
        parts = groups[groups["group"].str.startswith(grouping + " ")]
        assert parts["numerator"].sum() == whole["numerator"]


def test_places_have_the_same_level_as_the_coverage_of_the_same_filters(sample):
    for filters in ({}, {"district": "Huyện Hương Khê"}, {"group": "mountainous"}):
        (coverage,) = queries.coverage_of_province(sample, **DAY, **filters).to_dict("records")
        (pace,) = place(sample, **filters).to_dict("records")
        for column in ("numerator", "denominator", "people_missing", "communes_total"):
            assert pace[column] == coverage[column]
        assert pace["gap_points"] == pytest.approx(coverage["gap_points"])


def test_a_sum_of_counts_has_no_label_but_each_commune_has(database_of):
    festival = "learning_festival"
    connection = database_of(
        (("18073", "2026-10-31", 1, None, festival), ("18100", "2026-10-31", 0, None, festival))
    )
    (whole,) = place(connection, indicator=festival).to_dict("records")
    assert pd.isna(whole["label"]) and pd.isna(whole["level"]) and whole["value"] == 1
    assert pace(connection, "18073", indicator=festival)["label"] == "Đạt"
    not_yet = pace(connection, "18100", indicator=festival)
    assert (not_yet["value"], not_yet["pace"], not_yet["label"]) == (0, "not_yet", "Chưa đạt")
    nothing = pace(connection, "18115", indicator=festival)
    assert (nothing["pace"], nothing["label"]) == ("no_data", "Chưa có số liệu")


# Improvement


def test_improvement_is_told_in_bands_of_five_and_ties_share_one(database_of):
    # Seven communes rise by 10, 9, 8, 7, 6, 6 and 1 points: places 1 to 4, twice 5, then 7.
    codes = ("18073", "18100", "18115", "18118", "18133", "18160", "18163")
    rises = (100, 90, 80, 70, 60, 60, 10)
    connection = database_of(
        tuple(
            (code, day, 500 + (rise if day == "2026-10-31" else 0), 1000)
            for code, rise in zip(codes, rises, strict=True)
            for day in ("2026-09-30", "2026-10-31")
        )
    )
    table = queries.improvement(connection, **DAY)
    assert list(table["commune_code"])[:7] == list(codes)
    assert list(table["improvement_band"])[:7] == [1, 1, 1, 1, 1, 1, 2]
    assert list(table["level_band"])[:7] == [1, 1, 1, 1, 1, 1, 2]
    assert table["improvement_band"].isna().sum() == 62
    assert table["observed_points_per_week"].iloc[0] == pytest.approx(10 * 7 / 31)


def test_improvement_marks_a_changed_number_and_a_late_report(database_of):
    # Hand-made reports come on 01/11/2026: those dated 31/08 and 30/09 are more than 10 days late.
    connection = database_of(
        (("18073", "2026-10-31", 600, 1000), ("18100", "2026-10-31", 600, 1000)),
        (("18073", "2026-10-31", 650, 1000), ("18100", "2026-10-31", 600, 1000)),
        (("18133", "2026-09-30", 500, 1000), ("18133", "2026-10-31", 600, 1000)),
    )
    table = queries.improvement(connection, **DAY).set_index("commune_code")
    marks = table.loc[["18073", "18100", "18133"], ["is_revised", "is_late"]]
    assert marks.to_numpy().tolist() == [[True, False], [False, False], [False, True]]


def test_the_sample_marks_the_two_late_reports_of_the_first_deadline(sample):
    table = queries.improvement(sample, **DAY | {"as_of": "2025-12-31"})
    assert set(table.loc[table["is_late"], "commune"]) == {"Thượng Đức", "Kỳ Khang"}
