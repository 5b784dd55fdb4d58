"""The sentences and cards of one commune, from the hand-made province of `test_profile`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pytest
import small_data
from profile_samples import profile_of

import queries
from charts import profile
from charts.profile import Profile

HALF, THREE = "18652", "18073"
REPORTS = (
    ("18082", "2025-05-31", 401, 1001),
    ("18643", "2025-05-31", 100, 400),
    ("18652", "2025-05-31", 300, 600),
    ("18652", "2026-10-31", 700, 1000),
    ("18073", "2026-10-31", 900, 1000),
    ("18100", "2026-10-31", 300, 500),
    ("18652", "2026-10-31", 12, 3, "digital_ambassadors"),
    ("18100", "2026-10-31", 15, 3, "digital_ambassadors"),
    ("18652", "2026-10-31", 0, None, "learning_festival"),
    ("18652", "2026-10-31", 4, None, "elderly_classes"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, REPORTS)
    with queries.load(path) as connection:
        yield connection


def with_figure(shown: Profile, **changes: Any) -> Profile:
    """The same with another row of the indicator that was chosen."""
    return replace(
        shown, figures=[one | changes if one is shown.figure else one for one in shown.figures]
    )


def card(shown: Profile, label: str) -> tuple[str, str, bool]:
    (one,) = (one for one in profile.cards(shown) if one.label == label)
    return one.value, one.note, one.is_alert


@pytest.mark.parametrize(
    ("code", "asked", "sentence"),
    [
        (HALF, {}, "Phường Hà Huy Tập đạt 70,0 %, còn thiếu 100 người để đạt 80 %"),
        (THREE, {}, "Phường Thành Sen đạt 90,0 %, hoàn thành mục tiêu 80 %"),
        (HALF, {"as_of": "2025-06-30"},
         "Phường Hà Huy Tập đạt 40,0 %, còn thiếu 450 người để đạt 70 %"),
        (HALF, {"as_of": "2026-12-31"},
         "Phường Hà Huy Tập không đạt 80 % vào 10/12/2026: 70,0 %, còn thiếu 100 người"),
        (HALF, {"as_of": "2027-01-31"}, "Phường Hà Huy Tập: Xác nhận trên VNeID – 70,0 %, không "
         "có mục tiêu"),
        ("18562", {}, "Xã Thạch Hà: chưa có số liệu về «Xác nhận trên VNeID»"),
        (HALF, {"indicator": "learning_festival"},
         "Phường Hà Huy Tập: Ngày hội toàn dân học tập số – Chưa tổ chức, chưa có số liệu"),
        (HALF, {"indicator": "elderly_classes"},
         "Phường Hà Huy Tập: Lớp cho người cao tuổi – 4 lớp, không có mục tiêu"),
    ],
)  # fmt: skip
def test_the_message_says_where_the_commune_stands(small, code, asked, sentence):
    assert profile.message(profile_of(small, code, **asked)) == sentence


def test_a_commune_names_its_old_units_and_which_are_there_in_part(small):
    assert profile.what_it_is(profile_of(small, HALF)) == (
        "Phường Hà Huy Tập, gồm một phần Đại Nài, Thạch Đài và Tân Lâm Hương cũ; "
        "huyện cũ: Thành phố Hà Tĩnh."
    )


def test_a_commune_of_two_former_districts_says_so_and_where_it_is_counted(small):
    assert profile.what_it_is(profile_of(small, "18685")) == (
        "Xã Cẩm Bình, gồm Thạch Bình, Cẩm Bình, Cẩm Vịnh và Cẩm Thành cũ; nằm trên hai huyện cũ: "
        "Thành phố Hà Tĩnh và Huyện Cẩm Xuyên (cộng vào Thành phố Hà Tĩnh)."
    )


def test_the_level_stands_against_both_targets_and_beside_the_people(small):
    shown = profile_of(small, HALF)
    assert card(shown, "Xác nhận trên VNeID") == (
        "70,0 %", "70 % (2025): đạt · 80 % (2026): còn 10,0 điểm", False,
    )  # fmt: skip
    assert card(shown, "Còn thiếu") == ("100 người", "đã có 700 / 1.000", True)


def test_the_group_is_a_difference_in_points_beside_both_levels(small):
    """(900 + 300) / 1 500 = 80 %; with it 1 900 / 2 500 = 76 %; 70 − 80 = −10."""
    assert card(profile_of(small, HALF), "So với xã cùng nhóm") == (
        "−10,0 điểm", "nhóm 80,0 %; cả tỉnh 76,0 %", True,
    )  # fmt: skip


def test_a_ratio_names_its_unit_and_has_no_difference_in_points(small):
    shown = profile_of(small, HALF, indicator="digital_ambassadors")
    assert card(shown, "Đại sứ số (người học/người hướng dẫn)") == (
        "4,0", "5 (2025): còn 1,0 · 5 (2026): còn 1,0", False,
    )  # fmt: skip
    assert card(shown, "Xã cùng nhóm") == ("5,0", "cả tỉnh 4,5", False)
    assert "Còn thiếu" not in [one.label for one in profile.cards(shown)]


def test_a_yes_or_no_counts_the_communes_that_said_yes(small):
    shown = profile_of(small, HALF, indicator="learning_festival")
    assert card(shown, "Xã cùng nhóm") == ("–", "cả tỉnh 0/1 xã", False)
    assert profile.against(shown.figure, shown.targets) == (
        "tổ chức (2025): chưa · tổ chức (2026): chưa"
    )


def test_without_targets_and_without_reports_words_stand_instead(small):
    aimless = profile_of(small, HALF, indicator="elderly_classes")
    assert profile.against(aimless.figure, aimless.targets) == "kế hoạch không đặt mục tiêu"
    unknown = profile_of(small, "18562")
    assert profile.against(unknown.figure, unknown.targets) == "chưa có báo cáo nào"
    assert card(unknown, "Số liệu ngày") == ("–", "chưa có báo cáo nào", True)


def test_the_pace_says_both_speeds_only_where_it_moves(small):
    shown = profile_of(small, HALF)
    assert card(shown, "Tiến độ")[:2] == (
        "Chưa có số liệu",
        "chưa đủ ba báo cáo gần nhau để ước ngày",
    )
    speeds = {"observed_points_per_week": 0.127, "needed_points_per_week": 4.478, "pace": "slow"}
    slow = replace(with_figure(shown, pace="slow", label="Chậm"), pace=shown.pace | speeds)
    assert card(slow, "Tiến độ") == ("Chậm", "đang tăng 0,13, cần 4,48 điểm/tuần", True)


def test_silent_and_estimated_figures_say_so_beside_their_date(small):
    shown = with_figure(
        profile_of(small, HALF), is_silent=True, is_estimated=True, reported_on=date(2026, 3, 31)
    )
    assert card(shown, "Số liệu ngày") == (
        "31/03/2026",
        f"ước tính, có đơn vị cũ bị tách; im lặng đã lâu; {profile.reports_note(shown)}",
        True,
    )


def test_late_and_revised_reports_and_questions_are_counted(small):
    shown = profile_of(small, HALF)
    report = {"is_late": True, "is_revision": False}
    many = replace(shown, reports=[report, report, report | {"is_revision": True}], warnings=[{}])
    assert profile.reports_note(many) == "3 báo cáo, 3 muộn, 1 sửa số cũ; 1 điều cần hỏi lại"


@pytest.mark.parametrize(
    ("parts", "text"), [(["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")]
)
def test_parts_are_listed_with_the_word_and(parts, text):
    assert profile.listed(parts) == text
