"""The same numbers by former district and by old unit, worked out by hand.

Before the merger, on 30/06/2025: Đại Nài (18082, half of it in Thành Sen and half in Hà Huy Tập)
300 of 1000; Sơn Kim 1 (18196, not merged, border) 50 of 100. Since: nothing.
"""

import duckdb
import pandas as pd
import pytest

import queries

DAY = {"indicator": "adult_vneid", "as_of": "2025-06-30"}
NOW = DAY | {"as_of": "2026-10-31"}


@pytest.fixture
def small(database_of) -> duckdb.DuckDBPyConnection:
    return database_of(
        (
            ("18082", "2025-06-30", 300, 1000),
            ("18196", "2025-05-31", 20, 100),
            ("18196", "2025-06-30", 50, 100),
        ),
        (
            ("18496", "2026-10-31", 60, 100),
            ("18523", "2026-10-31", 30, 100),
            ("18115", "2026-10-31", 90, 100),
        ),
    )


def test_an_old_unit_shows_what_it_reported_itself(small):
    table = queries.coverage_by_old_unit(small, **DAY).set_index("old_code")
    assert len(table) == 209
    split = table.loc["18082"]
    assert (split["numerator"], split["denominator"], split["share_percent"]) == (300, 1000, 30)
    # 70 % of 1000 are 700.
    assert (split["people_missing"], split["gap_points"], split["level"]) == (400, 40, "behind")
    assert split["now_in"] == "Thành Sen;Hà Huy Tập"
    assert table.loc["18196", "numerator"] == 50
    assert table.loc["18073", "level"] == "no_data"
    assert table.loc["18073", "is_silent"]


def test_an_old_unit_is_read_as_of_the_day_and_found_by_its_district(small):
    table = queries.coverage_by_old_unit(small, **DAY | {"as_of": "2025-06-15"})
    assert table.set_index("old_code").loc["18196", "numerator"] == 20
    inside = queries.coverage_by_old_unit(small, **DAY, district="Huyện Hương Sơn")
    assert set(inside["former_district"]) == {"Huyện Hương Sơn"}


def test_a_former_district_adds_up_its_communes(small):
    table = queries.coverage_by_district(small, **NOW).set_index("former_district")
    assert len(table) == 12
    row = table.loc["Huyện Hương Khê"]
    # Hương Khê 60 and Hương Bình 30 of 100 each; 80 % of 200 are 160.
    assert (row["numerator"], row["denominator"], row["share_percent"]) == (90, 200, 45)
    assert (row["people_missing"], row["level"]) == (70, "behind")
    assert (row["communes_reported"], row["communes_total"], row["is_silent"]) == (2, 7, False)
    assert (row["mountainous"], row["border"]) == ("yes", "mixed")
    empty = table.loc["Huyện Kỳ Anh"]
    assert (empty["level"], empty["is_silent"]) == ("no_data", True)
    assert pd.isna(empty["share_percent"])


def test_a_former_district_has_the_bounds_of_its_silent_communes(small):
    # Hồng Lĩnh: 90 of 100 reported, Nam Hồng Lĩnh never: 22 309 residents, 68 % are 15 170 adults.
    row = (
        queries.coverage_by_district(small, **NOW)
        .set_index("former_district")
        .loc["Thị xã Hồng Lĩnh"]
    )
    assert row["lowest_percent"] == pytest.approx(100 * 90 / (100 + 15170))
    assert row["highest_percent"] == pytest.approx(100 * (90 + 15170) / (100 + 15170))


def test_the_districts_of_the_sample_add_up_to_the_province(sample):
    for day in ("2025-06-30", "2026-10-31"):
        asked = DAY | {"as_of": day}
        (province,) = queries.coverage_of_province(sample, **asked).to_dict("records")
        table = queries.coverage_by_district(sample, **asked)
        for column in ("numerator", "denominator", "communes_total", "communes_reported"):
            assert table[column].sum() == province[column]


def test_the_old_units_of_the_sample_add_up_to_the_province(sample):
    (province,) = queries.coverage_of_province(sample, **DAY).to_dict("records")
    table = queries.coverage_by_old_unit(sample, **DAY)
    assert table["numerator"].sum() == province["numerator"]
    assert table["denominator"].sum() == province["denominator"]
