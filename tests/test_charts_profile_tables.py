"""The tables of one commune, from the hand-made province of `test_charts_profile`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest
import small_data
from profile_samples import profile_of

import queries
from charts import profile_tables

REPORTS = (
    ("18082", "2025-05-31", 401, 1001),
    ("18643", "2025-05-31", 100, 400),
    ("18652", "2025-05-31", 300, 600),
    ("18652", "2025-06-30", 360, 600),
    ("18652", "2026-07-31", 700, 1000),
    ("18073", "2026-07-30", 900, 1000),
    ("18652", "2026-10-31", 12, 3, "digital_ambassadors"),
    ("18652", "2026-10-31", 4, None, "elderly_classes"),
    ("18652", "2026-10-31", 1, None, "learning_festival"),
    ("18652", "2025-06-30", 1, None, "learning_festival"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, REPORTS)
    with queries.load(path) as connection:
        yield connection


def line(table, name: str) -> list[str]:
    (found,) = (list(row) for row in table.lines if row[0] == name)
    return found[1:]


def test_every_indicator_has_its_level_target_people_group_province_and_pace(small):
    """70 % of 1 000: missing 100; the one ward beside it 90 %; both together 1 600 / 2 000."""
    table = profile_tables.figures(profile_of(small, "18652"))
    assert table.columns == [
        "Chỉ tiêu", "Kết quả", "Mục tiêu", "Còn thiếu", "Nhóm", "Cả tỉnh", "Tiến độ",
    ]  # fmt: skip
    assert len(table) == 20
    assert line(table, "Xác nhận trên VNeID") == [
        "70,0 %", "80 %", "100", "90,0 %", "80,0 %", "Chưa có số liệu tốc độ",
    ]  # fmt: skip
    assert line(table, "Ngày hội toàn dân học tập số")[:5] == [
        "Đã tổ chức", "tổ chức", "–", "–", "1/1 xã",
    ]  # fmt: skip
    assert line(table, "Đại sứ số (người học/người hướng dẫn)")[:3] == ["4,0", "5", "–"]
    assert line(table, "Lớp cho người cao tuổi (lớp)") == ["4", "–", "–", "–", "4,0", "–"]
    assert line(table, "Gia đình số") == ["–", "100 %", "–", "–", "–", "Chưa có số liệu"]


def test_silent_and_estimated_values_carry_their_signs(small):
    later = profile_tables.figures(profile_of(small, "18652", as_of="2026-11-05"))
    assert line(later, "Xác nhận trên VNeID")[0] == "70,0 % !"
    before = profile_tables.figures(profile_of(small, "18652", as_of="2025-06-30"))
    # (200 + 100 + 360) / 1 500, the only value of the province; no other ward has one.
    assert line(before, "Xác nhận trên VNeID")[0] == "≈44,0 %"
    assert line(before, "Xác nhận trên VNeID")[3:5] == ["–", "≈44,0 %"]
    long_after = profile_tables.figures(profile_of(small, "18652", as_of="2025-10-31"))
    assert line(long_after, "Xác nhận trên VNeID")[0] == "≈44,0 % !"


def test_what_the_group_and_the_province_reach_is_marked_where_it_rests_on_an_estimate(small):
    before = profile_tables.figures(profile_of(small, "18100", as_of="2025-06-30"))
    assert line(before, "Xác nhận trên VNeID")[:5] == ["–", "70 %", "–", "≈44,0 %", "≈44,0 %"]
    assert line(before, "Gia đình số")[3:5] == ["–", "–"]


def test_the_note_names_the_group(small):
    assert profile_tables.figures_note(profile_of(small, "18652")) == (
        "Nhóm: 8 phường khác, gộp lại; lớp, buổi, số người không có tổng số: bình quân một xã. "
        "! im lặng đã lâu · ≈ ước tính, có đơn vị cũ bị tách."
    )


def test_old_units_show_what_they_said_themselves_date_by_date(small):
    table = profile_tables.old_units(profile_of(small, "18652"))
    assert table.columns[3:] == ["31/05/2025", "30/06/2025"]
    city = "Thành phố Hà Tĩnh"
    assert line(table, "Phường Đại Nài") == [city, "50,0 % (ước tính)", "40,1 % (401/1.001)", "–"]
    assert line(table, "Xã Tân Lâm Hương")[1:] == [
        "toàn bộ", "50,0 % (300/600)", "60,0 % (360/600)",
    ]  # fmt: skip


def test_old_units_without_a_total_show_their_value_alone(small):
    shown = profile_of(small, "18652", indicator="learning_festival")
    assert line(profile_tables.old_units(shown), "Xã Tân Lâm Hương")[1:] == [
        "toàn bộ", "Đã tổ chức",
    ]  # fmt: skip


def test_neighbours_that_are_silent_or_unknown_say_so(small):
    """On 31/10/2026 Thành Sen's report of 30/07 is 93 days old."""
    shown = profile_of(small, "18652", beside=("18073", "18100"))
    table = profile_tables.neighbours(shown)
    assert line(table, "Phường Thành Sen") == ["90,0 %", "0", "im lặng đã lâu"]
    assert line(table, "Phường Trần Phú") == ["–", "–", "chưa có số liệu"]


def test_each_neighbour_is_a_link_to_its_own_profile(small):
    shown = profile_of(small, "18652", beside=("18073", "18100"))
    html = profile_tables.linked_neighbours(shown, {"18073": "a?b=1&c=2", "18100": "d"})
    assert "<caption>2 xã, phường liền kề</caption>" in html
    assert re.findall(r'<td><a href="(.*?)" target="_self">(.*?)</a></td>', html) == [
        ("a?b=1&amp;c=2", "Phường Thành Sen"),
        ("d", "Phường Trần Phú"),
    ]


REPORT = {
    "as_of": date(2026, 10, 31),
    "received_at": datetime(2026, 11, 12, 9, 5),
    "file_name": "a.xlsx",
    "received_from": "Sở A",
    "observations": 1200,
    "in_force": 1100,
    "is_late": True,
    "is_revision": True,
}


def test_reports_say_when_they_came_and_what_is_odd_about_them(small):
    shown = replace(profile_of(small, "18652"), reports=[REPORT])
    assert profile_tables.reports(shown).rows() == [
        {
            "Số liệu ngày": "31/10/2026",
            "Nhận lúc": "09:05 12/11/2026",
            "Tệp": "a.xlsx",
            "Từ": "Sở A",
            "Số liệu": "1.200",
            "Còn hiệu lực": "1.100",
            "Ghi chú": "muộn; sửa số cũ",
        }
    ]
    assert set(profile_tables.COUNTED) < set(profile_tables.reports(shown).columns)


@pytest.mark.parametrize(
    ("is_late", "is_revision", "said"),
    [(False, False, ""), (True, False, "muộn"), (False, True, "sửa số cũ")],
)
def test_a_report_is_late_or_revised_or_neither(is_late, is_revision, said):
    assert profile_tables.remarks({"is_late": is_late, "is_revision": is_revision}) == said


def test_questions_come_with_their_file_and_cell(small):
    asked = {
        "as_of": date(2026, 10, 31), "indicator": "Xác nhận trên VNeID", "message": "Hỏi lại.",
        "file_name": "a.xlsx", "sheet": "Tổng hợp", "cell": "K34",
    }  # fmt: skip
    shown = replace(profile_of(small, "18652"), warnings=[asked])
    assert profile_tables.warnings(shown).rows() == [
        {
            "Số liệu ngày": "31/10/2026",
            "Chỉ tiêu": "Xác nhận trên VNeID",
            "Điều cần hỏi": "Hỏi lại.",
            "Tệp, ô": "a.xlsx, Tổng hợp K34",
        }
    ]
