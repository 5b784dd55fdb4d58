import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.messages import Fault
from data.text import (
    decimal_reading,
    match_key,
    nfc,
    parse_count,
    parse_date,
    vietnamese_key,
    without_tones,
)


def test_white_space_of_every_kind_becomes_one_space():
    assert nfc("  Cẩm\u00a0 Bình\n") == "Cẩm Bình"


def test_composed_and_decomposed_text_become_the_same():
    assert nfc(unicodedata.normalize("NFD", "Hà Tĩnh")) == "Hà Tĩnh"


def test_without_tones_leaves_plain_small_letters():
    assert without_tones("ĐỨC THỌ, Kỳ Lợi, Vũng Áng") == "duc tho, ky loi, vung ang"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yên Hoà", "YÊN HÒA"),
        ("Thuỷ", "Thủy"),
        ("khoẻ", "khỏe"),
        ('Tổ chức "Ngày hội"', "Tổ chức “Ngày hội”"),
        ("Chợ số – Nông thôn số", "chợ số - nông thôn số"),
    ],
)
def test_spellings_of_one_name_share_their_key(one, other):
    assert match_key(one) == match_key(other)


def test_names_that_differ_in_one_tone_have_different_keys():
    assert match_key("Thạch Hà") != match_key("Thạch Hạ")


def test_vietnamese_order_puts_letters_first_and_tones_second():
    ordered = [
        *("An", "Ăn", "Ân", "Dương", "Đá", "Đức Thọ", "Em", "Êm"),
        *("Hà", "Hả", "Hã", "Há", "Hạ", "Hà Tĩnh", "Ham", "Hàm"),
        *("On", "Ôn", "Ơn", "Sơn Kim 1", "Sơn Kim 2", "Tư", "Từ", "Xuân"),
    ]
    assert sorted(set(ordered), key=vietnamese_key) == ordered


def test_vietnamese_order_holds_where_a_database_compares_bytes():
    names = ["Can Lộc", "Cẩm Xuyên", "Đức Thọ", "Gia Hanh"]
    assert sorted(names, key=lambda name: vietnamese_key(name).encode()) == names
    assert sorted(names) != names


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        (" 0012 ", 12),
        ("12.345", 12345),
        ("12 345", 12345),
        ("12\u00a0345", 12345),
        ("12,345", 12345),
        ("1.234.567", 1234567),
        ("70.0", 70),
        ("70,00", 70),
        (0, 0),
    ],
)
def test_a_count_is_read_as_people_write_it(value, count):
    assert parse_count(value) == count


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("", "not_a_number"),
        ("chưa có", "not_a_number"),
        ("12.34.567", "not_a_number"),
        ("1.234 567", "not_a_number"),
        ("٣", "not_a_number"),
        (True, "not_a_number"),
        (None, "not_a_number"),
        (date(2026, 1, 2), "not_a_number"),
        (time(3, 4), "not_a_number"),
        (float("inf"), "not_a_number"),
        (float("nan"), "not_a_number"),
        ("70%", "percentage"),
        ("70,5 %", "percentage"),
        (0.705, "percentage"),
        (-3, "negative"),
        ("-3", "negative"),
        ("−3", "negative"),
        (-0.5, "negative"),
        ("1.234,5", "not_whole"),
        ("70,5", "not_whole"),
        (1234.56789, "not_whole"),
        (1.234, "maybe_thousands"),
        (10**9, "number_too_large"),
        ("9" * 5000, "number_too_large"),
    ],
)
def test_what_is_no_count_says_why(value, kind):
    with pytest.raises(Fault) as fault:
        parse_count(value)
    assert fault.value.kind == kind


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 99_999_999), st.sampled_from([".", ",", " ", "\u00a0", ""]))
def test_a_count_written_in_groups_reads_back(count, mark):
    assert parse_count(f"{count:,}".replace(",", mark)) == count


@pytest.mark.parametrize(
    ("value", "other"), [("1.234", 1.234), ("12,500", 12.5), ("1 234", None), ("1.234.567", None)]
)
def test_only_one_group_after_a_point_or_comma_has_another_reading(value, other):
    assert decimal_reading(value) == other


def test_a_number_has_no_other_reading():
    assert decimal_reading(1234) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("31/10/2026", date(2026, 10, 31)),
        ("1/2/2026", date(2026, 2, 1)),
        (" ngày 1 tháng 2 năm 2026", date(2026, 2, 1)),
        ("tháng 10/2026", date(2026, 10, 31)),
        ("THÁNG 2/2026", date(2026, 2, 28)),
        ("Thang 2 nam 2028", date(2028, 2, 29)),
        (unicodedata.normalize("NFD", "Tháng 02/2026"), date(2026, 2, 28)),
        ("2026-10-31", date(2026, 10, 31)),
        (date(2026, 10, 31), date(2026, 10, 31)),
        (datetime(2026, 10, 31, 8, 30), date(2026, 10, 31)),
    ],
)
def test_a_date_is_read_as_people_write_it(value, day):
    assert parse_date(value) == day


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("31/02/2026", "date_impossible"),
        ("10/31/2026", "date_impossible"),
        ("tháng 13/2026", "date_impossible"),
        ("2026-13-01", "date_impossible"),
        ("31/10/26", "date_unreadable"),
        ("quý IV", "date_unreadable"),
        (46326, "date_unreadable"),
        (None, "date_unreadable"),
    ],
)
def test_what_is_no_date_says_why(value, kind):
    with pytest.raises(Fault) as fault:
        parse_date(value)
    assert fault.value.kind == kind
