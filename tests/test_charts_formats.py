from datetime import date

import pandas as pd
import pytest

from charts import formats

MISSING = [None, float("nan"), pd.NaT]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (12345, 0, "12.345"),
        (1234.5, 1, "1.234,5"),
        (1234567.89, 2, "1.234.567,89"),
        (-12.34, 1, "−12,3"),
        (-0.04, 1, "0,0"),
        (99.96, 1, "100,0"),
    ],
)
def test_numbers_have_points_between_thousands_and_a_decimal_comma(value, decimals, text):
    assert formats.number(value, decimals) == text


def test_percents_points_and_days_are_written_as_vietnamese_readers_write_them():
    assert formats.percent(70.5) == "70,5 %"
    assert formats.percent(0.0) == "0,0 %"
    assert formats.points(12.34) == "12,3 điểm"
    assert formats.day(date(2026, 10, 31)) == "31/10/2026"
    assert formats.day(pd.Timestamp("2025-06-01")) == "01/06/2025"


@pytest.mark.parametrize("missing", MISSING)
def test_what_is_missing_is_a_dash_and_never_zero(missing):
    assert formats.number(missing) == "–"
    assert formats.percent(missing) == "–"
    assert formats.points(missing) == "–"
    assert formats.day(missing) == "–"
    assert formats.amount(missing, "coverage", "người") == "–"
    assert formats.target(missing, "coverage", "người") == "–"


@pytest.mark.parametrize(
    ("value", "measure", "unit", "text"),
    [
        (70.5, "coverage", "người", "70,5 %"),
        (1234.0, "count", "lớp", "1.234 lớp"),
        (4.25, "ratio", "người học/người hướng dẫn", "4,2 người học/người hướng dẫn"),
        (1.0, "yes_no", None, "Đã tổ chức"),
        (0.0, "yes_no", None, "Chưa tổ chức"),
        (7.0, "count", None, "7"),
    ],
)
def test_an_amount_is_in_the_unit_of_its_indicator(value, measure, unit, text):
    assert formats.amount(value, measure, unit) == text


@pytest.mark.parametrize(
    ("value", "measure", "unit", "text"),
    [
        (80.0, "coverage", "người", "80 %"),
        (72.5, "coverage", "người", "72,5 %"),
        (5.0, "ratio", "người học/người hướng dẫn", "5 người học/người hướng dẫn"),
        (3.0, "count", None, "3"),
        (1.0, "yes_no", None, "tổ chức"),
    ],
)
def test_a_target_is_a_round_number_where_it_is_one(value, measure, unit, text):
    assert formats.target(value, measure, unit) == text


def test_a_place_begins_with_its_kind():
    assert formats.place("xã", "Cẩm Bình") == "Xã Cẩm Bình"
    assert formats.place("phường", "Thành Sen") == "Phường Thành Sen"


def test_a_percent_sign_is_kept_beside_its_number():
    assert formats.kept("từ 70 % đến 80,5 % (2026)") == "từ 70\u00a0% đến 80,5\u00a0% (2026)"


@pytest.mark.parametrize(
    ("difference", "shown"),
    [(2.04, "+2,0 điểm"), (-16.8, "−16,8 điểm"), (-0.04, "0,0 điểm"), (None, "–")],
)
def test_a_difference_has_its_sign_unless_it_shows_as_nothing(difference, shown):
    assert formats.signed_points(difference) == shown


def test_names_are_listed_with_and_before_the_last():
    assert [formats.listed(one) for one in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A và B",
        "A, B và C",
    ]


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("coverage", {"Số đạt": "1.200", "Tổng số": "–"}),
        ("ratio", {"Tử số": "1.200", "Mẫu số": "–"}),
        ("count", {}),
        ("yes_no", {}),
    ],
)
def test_the_two_counts_of_a_row_are_named_by_what_it_measures(measure, told):
    row = {"measure": measure, "numerator": 1200, "denominator": None}
    assert formats.parts(row) == told


def test_an_estimate_is_marked_and_what_is_not_known_is_none():
    assert formats.marked("74,0 %", is_estimated=True) == "≈74,0 %"
    assert formats.marked("74,0 %", is_estimated=False) == "74,0 %"
    assert formats.marked("–", is_estimated=True) == "–"
