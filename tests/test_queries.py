"""Every number of a small hand-made province.

On 31/12/2025, against the 70 % of 2025 (one quarter, 92 days, back is 30/09):

| commune              | reported | numbers  | share | missing | it is                             |
| Thành Sen, 18073     | 31/12    | 700/1000 | 70 %  | 0       | met, exactly                      |
| Trần Phú, 18100      | 31/12    | 65/100   | 65 %  | 5       | near                              |
| Hương Sơn, 18133     | 31/12    | 65/100   | 65 %  | 5       | near, remote                      |
| Bắc Hồng Lĩnh, 18115 | 31/12    | 0/0      | none  | 0       | not applicable                    |
| Hương Khê, 18496     | 30/09    | 50/100   | 50 %  | 20      | behind, border, minority          |
| Vũ Quang, 18313      | 29/09    | 20/200   | 10 %  | 120     | behind, silent, border, minority  |
| the other 63         | never    |          |       |         | no data; 944 164 reference adults |
| together             |          | 900/1500 | 60 %  | 150     |                                   |
"""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date

import duckdb
import pandas as pd
import pytest
import small_data

import queries
from data import tables

SMALL = (
    ("18313", "2025-09-29", 20, 200),
    ("18496", "2025-09-30", 50, 100),
    ("18073", "2025-12-31", 700, 1000),
    ("18100", "2025-12-31", 65, 100),
    ("18115", "2025-12-31", 0, 0),
    ("18133", "2025-12-31", 65, 100),
    ("18073", "2025-12-31", 3, None, "elderly_classes"),
    ("18100", "2025-12-31", 12, 3, "digital_ambassadors"),
    ("18133", "2025-12-31", 15, 3, "digital_ambassadors"),
    ("18313", "2025-12-31", 9, 0, "digital_ambassadors"),
    ("18073", "2025-12-31", 1, None, "learning_festival"),
    ("18100", "2025-12-31", 0, None, "learning_festival"),
)
DAY = {"indicator": "adult_vneid", "as_of": "2025-12-31"}
SHARE_COLUMNS = ["share_percent", "target_percent", "gap_points", "people_missing"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, SMALL)
    with queries.load(path) as connection:
        yield connection


def of(table: pd.DataFrame, code: str) -> pd.Series:
    (row,) = (row for _, row in table.iterrows() if row["commune_code"] == code)
    return row


# coverage_by_commune


def test_there_are_69_rows_in_code_order_whatever_was_reported(small):
    for day in ("2025-05-01", "2025-12-31", "2026-12-31"):
        codes = list(queries.coverage_by_commune(small, **DAY | {"as_of": day})["commune_code"])
        assert len(codes) == len(set(codes)) == 69
        assert codes == sorted(codes)


def test_a_commune_has_its_numbers_share_gap_and_people_missing(small):
    row = of(queries.coverage_by_commune(small, **DAY), "18100")
    assert dict(row) == {
        "indicator": "adult_vneid",
        "commune_code": "18100",
        "commune": "Trần Phú",
        "kind": "phường",
        "former_district": "Thành phố Hà Tĩnh",
        "former_districts": "Thành phố Hà Tĩnh",
        "border": "no",
        "mountainous": "unknown",
        "remote": "unknown",
        "has_minority_village": "unknown",
        "minority_area": "unknown",
        "reported_on": pd.Timestamp("2025-12-31"),
        "numerator": 65,
        "denominator": 100,
        "share_percent": 65.0,
        "target_percent": 70.0,
        "gap_points": 5.0,
        "people_missing": 5,
        "measure": "coverage",
        "value": 65.0,
        "target": 70.0,
        "is_estimated": False,
        "is_silent": False,
        "level": "near",
        "sort_key": row["sort_key"],
        "peer_group": "urban",
    }


def test_a_commune_that_never_reported_is_empty_but_for_its_target(small):
    row = of(queries.coverage_by_commune(small, **DAY), "18844")
    empty = [
        "reported_on", "numerator", "denominator", "share_percent", "gap_points",
        "people_missing", "value",
    ]  # fmt: skip
    assert row[empty].isna().all()
    assert (row["level"], row["is_silent"], row["target_percent"]) == ("no_data", True, 70.0)


def test_people_missing_is_rounded_up_to_whole_people(database_of):
    # 70 % of 101 are 70.7: 71 people, one more than the 70 there are, though 70/101 is 69.3 %.
    table = queries.coverage_by_commune(database_of((("18100", "2025-12-31", 70, 101),)), **DAY)
    assert of(table, "18100")["people_missing"] == 1


def test_a_total_of_zero_is_not_applicable_and_neither_met_nor_missing(small):
    row = of(queries.coverage_by_commune(small, **DAY), "18115")
    assert (row["numerator"], row["denominator"], row["level"]) == (0, 0, "not_applicable")
    assert row[["share_percent", "value", "gap_points"]].isna().all()
    assert row["people_missing"] == 0


def test_a_report_of_92_days_ago_is_not_silent_and_one_of_93_days_is(small):
    table = queries.coverage_by_commune(small, **DAY)
    # 1 + 31 + 30 + 31 days from 29/09 to 31/12.
    assert (date(2025, 12, 31) - date(2025, 9, 29)).days == 93
    assert not of(table, "18496")["is_silent"]
    assert of(table, "18313")["is_silent"]


def test_a_commune_silent_today_was_not_silent_then(small):
    table = queries.coverage_by_commune(small, **DAY | {"as_of": "2025-12-30"})
    assert not of(table, "18313")["is_silent"]
    assert pd.isna(of(table, "18073")["numerator"])


def test_the_target_is_that_of_the_year_of_the_date(small):
    of_2026 = queries.coverage_by_commune(small, **DAY | {"as_of": "2026-01-01"})
    assert set(of_2026["target_percent"]) == {80.0}
    # 70 % is exactly ten points below: no longer near.
    assert of(of_2026, "18073")["level"] == "behind"


def test_the_target_year_overrides_that_of_the_date(small):
    table = queries.coverage_by_commune(small, **DAY, target_year=2026)
    row = of(table, "18100")
    assert (row["target_percent"], row["gap_points"], row["people_missing"]) == (80.0, 15.0, 15)
    assert (of(table, "18073")["level"], of(table, "18073")["people_missing"]) == ("behind", 100)


def test_a_year_without_target_leaves_the_gap_empty(small):
    row = of(queries.coverage_by_commune(small, **DAY, target_year=2031), "18100")
    assert row[["target_percent", "gap_points", "people_missing", "target"]].isna().all()
    assert (row["share_percent"], row["level"]) == (65.0, "no_target")


def test_a_district_and_a_group_leave_only_their_communes(small):
    table = queries.coverage_by_commune(
        small, **DAY, district="Huyện Vũ Quang", group="has_minority_village"
    )
    assert list(table["commune"]) == ["Vũ Quang"]
    # 9 communes of Hương Sơn, 3 of Vũ Quang and 7 of Hương Khê are mountainous.
    assert len(queries.coverage_by_commune(small, **DAY, group="remote")) == 19


def test_a_count_has_no_share_columns(small):
    table = queries.coverage_by_commune(small, **DAY | {"indicator": "elderly_classes"})
    row = of(table, "18073")
    assert table[[*SHARE_COLUMNS, "target"]].isna().all(axis=None)
    assert (row["measure"], row["value"], row["numerator"]) == ("count", 3.0, 3)
    assert pd.isna(row["denominator"])
    assert row["level"] == "no_target"


def test_a_ratio_is_in_its_own_unit(small):
    table = queries.coverage_by_commune(small, **DAY | {"indicator": "digital_ambassadors"})
    assert table[SHARE_COLUMNS].isna().all(axis=None)
    assert set(table["measure"]) == {"ratio"}
    levels = {code: of(table, code)["level"] for code in ("18100", "18133", "18313", "18844")}
    assert of(table, "18100")["value"] == 4.0
    assert set(table["target"]) == {5.0}
    assert levels == {
        "18100": "behind",
        "18133": "met",
        "18313": "not_applicable",
        "18844": "no_data",
    }


def test_yes_and_no_are_one_and_zero_against_a_target_of_one(small):
    table = queries.coverage_by_commune(small, **DAY | {"indicator": "learning_festival"})
    assert table[SHARE_COLUMNS].isna().all(axis=None)
    assert (of(table, "18073")["value"], of(table, "18073")["level"]) == (1.0, "met")
    assert (of(table, "18100")["value"], of(table, "18100")["level"]) == (0.0, "behind")
    assert of(table, "18100")["target"] == 1.0


# coverage_of_province


def test_the_province_is_sums_over_sums_with_its_bounds(small):
    (row,) = queries.coverage_of_province(small, **DAY).to_dict("records")
    # Everybody: 1500 + 944 164. At best Vũ Quang counts full and so do the 63.
    assert row.pop("lowest_percent") == pytest.approx(100 * 900 / 945_664)
    assert row.pop("highest_percent") == pytest.approx(100 * (880 + 200 + 944_164) / 945_664)
    assert row.pop("silent_at_zero_percent") == pytest.approx(100 * 880 / 945_664)
    assert row == {
        "indicator": "adult_vneid",
        "as_of": pd.Timestamp("2025-12-31"),
        "communes_reported": 5,
        "communes_total": 69,
        "numerator": 900,
        "denominator": 1500,
        "share_percent": 60.0,
        "target_percent": 70.0,
        "gap_points": 10.0,
        "people_missing": 150,
        "measure": "coverage",
        "value": 60.0,
        "target": 70.0,
        "communes_met": 1,
        "communes_near": 2,
        "communes_behind": 2,
        "communes_without_data": 63,
        "is_estimated": False,
    }


def test_a_district_has_its_own_sums(small):
    (row,) = queries.coverage_of_province(small, **DAY, district="Huyện Vũ Quang").to_dict(
        "records"
    )
    assert (row["communes_reported"], row["communes_total"]) == (0, 3)
    assert (row["numerator"], row["denominator"], row["people_missing"]) == (20, 200, 120)
    # Mai Hoa and Thượng Đức never reported: 7 524 and 6 810 reference adults.
    assert row["lowest_percent"] == pytest.approx(100 * 20 / 14_534)
    assert row["highest_percent"] == 100.0
    assert row["silent_at_zero_percent"] == 0.0


def test_before_any_report_the_province_is_empty_between_nothing_and_everybody(small):
    (row,) = queries.coverage_of_province(small, **DAY | {"as_of": "2025-06-30"}).to_dict("records")
    assert (row["communes_reported"], row["communes_without_data"]) == (0, 69)
    assert pd.isna([row["numerator"], row["share_percent"], row["people_missing"]]).all()
    assert (row["lowest_percent"], row["highest_percent"]) == (0.0, 100.0)


def test_a_place_without_communes_is_one_empty_row(small):
    (row,) = queries.coverage_of_province(
        small, **DAY, district="Huyện Đức Thọ", group="border"
    ).to_dict("records")
    assert (row["communes_total"], row["communes_reported"]) == (0, 0)
    assert pd.isna([row["share_percent"], row["lowest_percent"], row["people_missing"]]).all()


def test_bounds_need_a_total_of_every_commune(database_of):
    # Nobody knows how many families the communes that never reported have.
    families = database_of((("18100", "2025-12-31", 6, 10, "digital_families"),))
    (row,) = queries.coverage_of_province(
        families, **DAY | {"indicator": "digital_families"}
    ).to_dict("records")
    assert row["share_percent"] == 60.0
    bounds = ["lowest_percent", "highest_percent", "silent_at_zero_percent"]
    assert pd.isna([row[bound] for bound in bounds]).all()


def test_a_ratio_of_the_province_is_sum_over_sum(small):
    (row,) = queries.coverage_of_province(
        small, **DAY | {"indicator": "digital_ambassadors"}
    ).to_dict("records")
    assert (row["numerator"], row["denominator"], row["value"]) == (36, 6, 6.0)
    assert (row["communes_met"], row["communes_behind"]) == (1, 1)
    assert pd.isna([row[column] for column in (*SHARE_COLUMNS, "lowest_percent")]).all()


# gaps


def test_gaps_come_by_people_missing_and_the_remote_first_when_tied(small):
    table = queries.gaps(small, **DAY)
    assert list(table["commune"]) == ["Vũ Quang", "Hương Khê", "Hương Sơn", "Trần Phú"]
    assert list(table["people_missing"]) == [120, 20, 5, 5]
    assert list(table["share_of_province_gap_percent"]) == pytest.approx(
        [80, 100 * 20 / 150, 100 * 5 / 150, 100 * 5 / 150]
    )


def test_a_minority_commune_comes_first_when_tied_even_with_a_later_code(database_of):
    connection = database_of((("18100", "2025-12-31", 60, 100), ("18547", "2025-12-31", 60, 100)))
    assert list(queries.gaps(connection, **DAY)["commune"]) == ["Phúc Trạch", "Trần Phú"]


def test_the_share_of_the_gap_is_of_the_whole_province_under_any_filter(small):
    by_district = queries.gaps(small, **DAY, district="Huyện Hương Sơn")
    assert list(by_district["commune"]) == ["Hương Sơn"]
    assert list(by_district["share_of_province_gap_percent"]) == pytest.approx([100 * 5 / 150])
    by_group = queries.gaps(small, **DAY, group="border")
    assert list(by_group["share_of_province_gap_percent"]) == pytest.approx([80, 100 * 20 / 150])


def test_gaps_have_the_columns_of_communes_and_one_more(small):
    communes = queries.coverage_by_commune(small, **DAY)
    gaps = queries.gaps(small, **DAY)
    assert list(gaps.columns) == [*communes.columns, "share_of_province_gap_percent"]
    assert (gaps.dtypes[communes.columns] == communes.dtypes).all()


def test_gaps_of_what_is_not_a_share_come_by_distance_from_the_target(database_of):
    connection = database_of(
        (
            ("18100", "2025-12-31", 4, 1, "digital_ambassadors"),
            ("18073", "2025-12-31", 6, 2, "digital_ambassadors"),
        )
    )
    table = queries.gaps(connection, **DAY | {"indicator": "digital_ambassadors"})
    assert list(table["commune"]) == ["Thành Sen", "Trần Phú"]
    assert table["share_of_province_gap_percent"].isna().all()


# coverage_by_group


def test_yes_no_and_unknown_are_three_groups(small):
    table = queries.coverage_by_group(small, **DAY)
    rows = [tuple(row) for row in table.iloc[:, 1:7].itertuples(index=False)]
    assert rows == [
        ("border", "yes", 1, 7, 70, 300),
        ("border", "no", 4, 62, 830, 1200),
        ("has_minority_village", "yes", 1, 4, 70, 300),
        ("has_minority_village", "unknown", 4, 65, 830, 1200),
        ("minority_area", "unknown", 5, 69, 900, 1500),
        ("mountainous", "yes", 2, 19, 135, 400),
        ("mountainous", "unknown", 3, 50, 765, 1100),
        ("remote", "yes", 2, 19, 135, 400),
        ("remote", "unknown", 3, 50, 765, 1100),
    ]
    assert list(table["share_percent"])[5] == 33.75
    # 70 % of 400 are 280, of 1100 are 770.
    assert list(table["people_missing"])[7:] == [280 - 135, 770 - 765]


def test_groups_can_be_asked_of_one_district(small):
    table = queries.coverage_by_group(small, **DAY, district="Huyện Hương Sơn")
    remote = table[table["grouping"] == "remote"]
    assert list(remote["membership"]) == ["yes"]
    assert list(remote["communes_total"]) == [9]


# coverage_over_time


def test_every_commune_counts_on_each_date_with_its_newest_value(small):
    table = queries.coverage_over_time(small, **DAY)
    assert list(table["as_of"]) == list(pd.to_datetime(["2025-09-29", "2025-09-30", "2025-12-31"]))
    assert list(table["numerator"]) == [20, 70, 900]
    assert list(table["denominator"]) == [200, 300, 1500]
    assert list(table["share_percent"]) == pytest.approx([10, 100 * 70 / 300, 60])
    assert list(table["communes_reported"]) == [1, 2, 5]
    assert set(table["place"]) == {"Hà Tĩnh"}


def test_time_stops_at_the_day_asked_for(small):
    table = queries.coverage_over_time(small, **DAY | {"as_of": "2025-12-30"})
    assert list(table["numerator"]) == [20, 70]


def test_each_former_district_has_a_row_on_each_date(small):
    table = queries.coverage_over_time(small, **DAY, by="district")
    districts = list(queries.former_districts(small)["former_district"])
    assert len(table) == 3 * len(districts)
    shares = table[table["place"] == "Huyện Hương Khê"]["share_percent"]
    assert pd.isna(shares.iloc[0])
    assert list(shares.iloc[1:]) == [50.0, 50.0]


def test_each_commune_has_a_row_on_each_date(small):
    table = queries.coverage_over_time(small, **DAY, by="commune", district="Huyện Vũ Quang")
    assert len(table) == 3 * 3
    vu_quang = table[table["place_code"] == "18313"]
    assert list(vu_quang["numerator"]) == [20, 20, 20]
    assert list(vu_quang["communes_reported"]) == [1, 1, 0]


def test_targets_of_a_line_are_those_of_each_date(database_of):
    connection = database_of((("18100", "2025-12-31", 6, 10), ("18100", "2026-01-31", 7, 10)))
    asked = DAY | {"as_of": "2026-12-31"}
    assert list(queries.coverage_over_time(connection, **asked)["target_percent"]) == [70, 80]
    both = queries.coverage_over_time(connection, **asked, target_year=2026)
    assert list(both["target_percent"]) == [80, 80]


# The merger


def test_old_units_are_added_and_an_odd_half_is_not_lost(database_of):
    # Đại Nài, 7 of 101, went half to Thành Sen and half to Hà Huy Tập: 4/51 and 3/50.
    eight = ("18073", "18077", "18079", "18085", "18091", "18094", "18097", "18109")
    connection = database_of(
        (
            *((code, "2025-06-30", 1, 10) for code in eight),
            ("18082", "2025-06-30", 7, 101),
            ("18643", "2025-06-30", 2, 20),
            ("18652", "2025-06-30", 3, 30),
        )
    )
    table = queries.coverage_by_commune(connection, **DAY | {"as_of": "2025-06-30"})
    sen, tap = of(table, "18073"), of(table, "18652")
    assert (sen["numerator"], sen["denominator"]) == (8 + 4, 80 + 51)
    assert (tap["numerator"], tap["denominator"]) == (2 + 3 + 3, 20 + 30 + 50)
    assert sen["is_estimated"]
    assert tap["is_estimated"]
    (province,) = queries.coverage_of_province(connection, **DAY | {"as_of": "2025-06-30"}).to_dict(
        "records"
    )
    assert (province["numerator"], province["denominator"]) == (8 + 7 + 5, 80 + 101 + 50)
    assert province["is_estimated"]


def test_a_commune_without_one_of_its_old_units_has_no_value(database_of):
    connection = database_of((("18409", "2025-06-30", 10, 100),))
    row = of(queries.coverage_by_commune(connection, **DAY), "18409")
    assert row["level"] == "no_data"
    assert pd.isna(row["numerator"])


def test_old_units_of_different_dates_are_added_and_dated_by_the_oldest(database_of):
    # Hồng Lộc is Tân Lộc (18409) and the old Hồng Lộc (18412).
    connection = database_of(
        (("18409", "2025-05-31", 10, 100),), (("18412", "2025-06-30", 30, 100),)
    )
    in_may = queries.coverage_by_commune(connection, **DAY | {"as_of": "2025-06-29"})
    assert pd.isna(of(in_may, "18409")["numerator"])
    row = of(queries.coverage_by_commune(connection, **DAY | {"as_of": "2025-08-31"}), "18409")
    assert (row["numerator"], row["denominator"]) == (40, 200)
    assert row["reported_on"] == pd.Timestamp("2025-05-31")
    assert not row["is_silent"]
    # 92 days from the oldest part end on 31/08.
    later = queries.coverage_by_commune(connection, **DAY | {"as_of": "2025-09-01"})
    assert of(later, "18409")["is_silent"]


def test_a_code_of_both_times_is_another_place_in_each(database_of):
    # 18409 was Tân Lộc, half of what is Hồng Lộc today.
    connection = database_of(
        (
            ("18409", "2025-06-30", 10, 100),
            ("18412", "2025-06-30", 30, 100),
            ("18409", "2025-07-31", 90, 210),
        )
    )
    table = queries.coverage_over_time(connection, **DAY, by="commune", district="Huyện Thạch Hà")
    assert list(table[table["place_code"] == "18409"]["numerator"]) == [40, 90]


def test_a_commune_said_yes_only_when_all_its_old_units_did(database_of):
    festival = "learning_festival"
    connection = database_of(
        (
            ("18409", "2025-06-30", 1, None, festival),
            ("18412", "2025-06-30", 0, None, festival),
            ("18418", "2025-06-30", 1, None, festival),
            ("18445", "2025-06-30", 1, None, festival),
        )
    )
    table = queries.coverage_by_commune(connection, **DAY | {"indicator": festival})
    assert of(table, "18409")["value"] == 0
    assert of(table, "18418")["value"] == 1


def test_yes_of_a_split_unit_stays_yes_in_both_parts(database_of):
    festival = "learning_festival"
    parts = ("18643", "18652", "18082")
    connection = database_of(tuple((code, "2025-06-30", 1, None, festival) for code in parts))
    table = queries.coverage_by_commune(connection, **DAY | {"indicator": festival})
    assert of(table, "18652")["value"] == 1


# Superseding


def test_a_later_report_of_the_same_date_counts_and_the_earlier_stays_kept(database_of):
    connection = database_of(
        (("18100", "2025-12-31", 60, 100), ("18133", "2025-12-31", 1, 10)),
        (("18100", "2025-12-31", 65, 100),),
    )
    assert of(queries.coverage_by_commune(connection, **DAY), "18100")["numerator"] == 65
    reports = queries.reports_in_force(connection)
    assert list(reports["observations"]) == [1, 2]
    assert list(reports["in_force"]) == [1, 1]
    kept = connection.sql("select numerator from observations where unit_code = '18100' order by 1")
    assert kept.fetchall() == [(60,), (65,)]


# What the data is


def test_facts_of_the_build_and_the_rules_are_text(small):
    facts = dict(queries.build_facts(small).itertuples(index=False))
    assert (facts["as_of"], facts["is_sample"]) == ("2025-12-31", "false")
    assert facts["updated_at"] == "2026-11-01 08:00:01"
    assert (facts["silent_after_days"], facts["near_points"]) == ("92", "10")


def test_the_plan_has_20_indicators_in_its_order(small):
    table = queries.indicators(small)
    assert len(table) == 20
    assert list(table["indicator"])[:2] == ["cadre_skills", "student_skills_secondary"]


def test_an_indicator_has_its_targets_with_their_deadlines(small):
    rows = queries.targets(small, indicator="adult_vneid").to_dict("records")
    assert rows == [
        {
            "indicator": "adult_vneid",
            "year": year,
            "target": target,
            "deadline": pd.Timestamp(f"{year}-12-10"),
        }
        for year, target in ((2025, 70.0), (2026, 80.0))
    ]


# Every indicator at once


ALL = {
    "coverage_by_commune": {}, "coverage_of_province": {}, "coverage_by_group": {}, "gaps": {},
    "coverage_by_district": {}, "pace_by_commune": {}, "pace_by_place": {"by": "district"},
    "equity_over_time": {}, "targets": {}, "coverage_over_time": {"by": "district"},
    "improvement": {}, "equity": {}, "commune_history": {"commune_code": "18652"},
    "teaching_plan": {"people_per_week": 150, "keeps_pace": True},
    "teaching_totals": {"people_per_week": 150, "keeps_pace": False},
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("district", [None, "Huyện Vũ Quang", "Thị xã Hồng Lĩnh"])
def test_all_indicators_at_once_are_each_by_itself_one_after_the_other(small, name, district):
    values = {"as_of": "2025-12-31", "district": district, "group": "border"} | ALL[name]
    values = {key: one for key, one in queries.accepted(name, values).items() if key != "indicator"}
    codes = sorted(queries.indicators(small)["indicator"])
    each = {code: queries.rows(small, name, indicator=code, **values) for code in codes}
    answers = queries.rows_by_indicator(small, name, **values)
    assert {code: answers.of(code) for code in codes} == each
    at_once = queries.rows(small, name, indicator=None, **values)
    assert at_once == [row for code in codes for row in each[code]]


def test_a_filter_that_leaves_no_commune_still_has_a_row_of_the_province(small):
    nobody = {"district": "Thị xã Hồng Lĩnh", "group": "border"}
    (row,) = queries.rows(small, "coverage_of_province", **DAY, **nobody, target_year=None)
    assert (row["communes_total"], row["communes_reported"], row["numerator"]) == (0, 0, None)
    assert len(
        queries.rows(
            small, "coverage_of_province", **DAY | {"indicator": None}, **nobody, target_year=None
        )
    ) == len(queries.indicators(small))


def test_report_dates_come_newest_first(small):
    days = ["2025-12-31", "2025-09-30", "2025-09-29"]
    assert list(queries.report_dates(small)["as_of"]) == list(pd.to_datetime(days))


def test_old_units_of_a_commune_say_what_part_of_them_came(small):
    rows = queries.old_units_of(small, commune_code="18652")
    assert list(rows["old_unit"]) == ["Đại Nài", "Thạch Đài", "Tân Lâm Hương"]
    assert list(rows["share_percent"]) == [50.0, 100.0, 100.0]
    assert list(rows["is_estimated"]) == [True, False, False]


def test_a_district_is_found_by_its_full_name_or_the_end_of_it(small):
    assert queries.find_district(small, "hương khê") == "Huyện Hương Khê"
    # The district and the town end alike; the full name decides.
    with pytest.raises(queries.QueryError) as refused:
        queries.find_district(small, "Kỳ Anh")
    assert "Thị xã Kỳ Anh, Huyện Kỳ Anh" in str(refused.value)
    assert queries.find_district(small, "huyện kỳ anh") == "Huyện Kỳ Anh"


def test_an_unknown_indicator_is_refused_with_what_there_is(small):
    with pytest.raises(queries.QueryError, match="vneid") as refused:
        queries.find_indicator(small, "vneid")
    assert "adult_vneid" in str(refused.value)


# The whole sample


def test_the_sums_of_69_rows_are_those_of_the_province(sample):
    for day in ("2025-06-30", "2025-12-10", "2026-10-31"):
        asked = DAY | {"as_of": day}
        communes = queries.coverage_by_commune(sample, **asked)
        (province,) = queries.coverage_of_province(sample, **asked).to_dict("records")
        assert len(communes) == 69
        for column in ("numerator", "denominator"):
            assert communes[column].sum() == province[column] > 0
        assert (~communes["is_silent"]).sum() == province["communes_reported"]
        assert (
            province["lowest_percent"] <= province["share_percent"] <= province["highest_percent"]
        )


def test_a_district_keeps_its_name_when_a_group_of_it_is_asked_for(small):
    rows = queries.rows(
        small, "coverage_over_time", **DAY, district=None, group="border", target_year=None,
        by="district",
    )  # fmt: skip
    named = {(row["place_code"], row["place"]) for row in rows}
    assert named == {
        (name, name) for name in ("Huyện Hương Khê", "Huyện Vũ Quang", "Huyện Hương Sơn")
    }


# What the answers of a day rest on


def versions(tmp_path, *reports) -> dict[str, str]:
    path = tmp_path / "hatinh.duckdb"
    path.unlink(missing_ok=True)
    small_data.write(path, *reports)
    with queries.load(path) as connection:
        return {
            f"{row['as_of']}": row["version"] for row in queries.rows(connection, "day_versions")
        }


FIRST = ("18100", "2025-09-30", 5, 10)
LATER = ("18100", "2025-12-31", 7, 10)
BEFORE_ALL = "0001-01-01"


def test_a_later_report_leaves_the_days_before_it_as_they_were(tmp_path):
    before = versions(tmp_path, (FIRST,))
    after = versions(tmp_path, (FIRST,), (LATER,))
    assert list(before) == ["2025-09-30", BEFORE_ALL]
    assert list(after) == ["2025-12-31", *before]
    assert {day: after[day] for day in before} == before
    assert len(set(after.values())) == 3


def test_another_value_makes_its_day_and_all_days_after_it_others(tmp_path):
    before = versions(tmp_path, (FIRST,), (LATER,))
    corrected = versions(tmp_path, (FIRST,), (LATER,), (("18100", "2025-09-30", 6, 10),))
    assert {day for day in before if before[day] != corrected[day]} == {"2025-09-30", "2025-12-31"}
    again = versions(tmp_path, (FIRST,), (LATER,), (FIRST,))
    assert again == before


def test_another_reference_fact_makes_every_day_another(tmp_path, monkeypatch):
    before = versions(tmp_path, (FIRST,))
    targets = tables._targets
    monkeypatch.setattr(tables, "_targets", lambda: targets().assign(target=1.0))
    after = versions(tmp_path, (FIRST,))
    assert list(after) == list(before)
    assert not set(after.values()) & set(before.values())


# Opening a database


def days_in(connection: duckdb.DuckDBPyConnection) -> int:
    return len(queries.report_dates(connection))


@pytest.mark.parametrize("has_room", [True, False])
def test_an_open_database_stays_as_it_was_when_another_takes_its_place(
    tmp_path, monkeypatch, has_room
):
    """A copy of our own; without room for one, the file itself, which is replaced, not written."""

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    if not has_room:
        monkeypatch.setattr(shutil, "copyfile", no_room)
    path, new = tmp_path / "hatinh.duckdb", tmp_path / "new.duckdb"
    small_data.write(path, (FIRST,))
    small_data.write(new, (FIRST,), (LATER,))
    before = queries.load(path)
    new.replace(path)
    after = queries.load(path)
    assert (days_in(before), days_in(after), days_in(before)) == (1, 2, 1)


def test_no_copy_of_a_database_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / "store" / "hatinh.duckdb"
    path.parent.mkdir()
    small_data.write(path, (FIRST,))
    with queries.load(path) as connection:
        assert days_in(connection) == 1
        assert [one.name for one in tmp_path.iterdir()] == ["store"]


def test_what_a_period_counts_anew_is_of_the_year_it_was_reported_of(database_of):
    """A festival of 2025 is none of 2026, and one weekly share of 2025 leaves all of 2026 open."""
    data = database_of(
        (
            ("18073", "2025-12-31", 1, None, "learning_festival"),
            ("18073", "2025-12-31", 40, 52, "weekly_classes"),
            ("18073", "2025-12-31", 500, 1000),
            ("18100", "2026-10-31", 1, None, "learning_festival"),
        )
    )

    def told(indicator: str, day: str) -> list[object]:
        asked = {"indicator": indicator, "as_of": day}
        (row,) = queries.coverage_of_province(data, **asked).to_dict("records")
        table = queries.coverage_by_commune(data, **asked).set_index("commune_code")
        value = table.loc["18073", "value"]
        return [None if pd.isna(value) else value, row["communes_met"], row["communes_reported"]]

    assert told("learning_festival", "2025-12-31") == [1.0, 1, 1]
    assert told("learning_festival", "2026-10-31") == [None, 1, 1]
    assert told("weekly_classes", "2025-12-31")[0] == pytest.approx(100 * 40 / 52)
    assert told("weekly_classes", "2026-10-31") == [None, 0, 0]
    assert told("adult_vneid", "2026-10-31")[0] == 50.0
    level = queries.coverage_by_commune(data, indicator="weekly_classes", as_of="2026-10-31")
    assert set(level["level"]) == {"no_data"}
