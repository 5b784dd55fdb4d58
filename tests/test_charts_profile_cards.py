"""The cards of one commune, from the hand-made province of `profile_samples`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pytest
import small_data
from profile_samples import HALF, REPORTS, profile_of

import queries
from charts import profile, profile_cards
from charts.profile import Profile


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
    (one,) = (one for one in profile_cards.cards(shown) if one.label == label)
    return one.value, one.note.replace("\u00a0%", " %"), one.is_alert


def test_the_level_stands_against_both_targets_and_beside_the_people(small):
    shown = profile_of(small, HALF)
    assert card(shown, "Xác nhận trên VNeID") == (
        "70,0 %", "70 % (2025): nay đạt · 80 % (2026): còn 10,0 điểm", False,
    )  # fmt: skip
    assert card(shown, "Còn thiếu") == ("100 người", "đã có 700 / 1.000", True)


def test_a_number_and_its_percent_sign_stay_in_one_line(small):
    notes = [one.note for one in profile_cards.cards(profile_of(small, HALF))]
    assert notes[0] == "70\u00a0% (2025): nay đạt · 80\u00a0% (2026): còn 10,0 điểm"
    assert not any(" %" in note for note in notes)


def test_the_group_is_a_difference_in_points_beside_both_levels(small):
    """(900 + 300) / 1 500 = 80 %; with it 1 900 / 2 500 = 76 %; 70 − 80 = −10."""
    assert card(profile_of(small, HALF), "So với phường cùng nhóm") == (
        "−10,0 điểm", "nhóm 80,0 %; cả tỉnh 76,0 %", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("peers", "value", "note", "is_alert"),
    [
        (71.99, "−2,0 điểm", "ngang mức chung; nhóm 72,0 %; cả tỉnh 76,0 %", False),
        (68.01, "+2,0 điểm", "ngang mức chung; nhóm 68,0 %; cả tỉnh 76,0 %", False),
        (72.1, "−2,1 điểm", "nhóm 72,1 %; cả tỉnh 76,0 %", True),
        (67.9, "+2,1 điểm", "nhóm 67,9 %; cả tỉnh 76,0 %", False),
    ],
)
def test_two_points_from_the_group_are_no_difference(small, peers, value, note, is_alert):
    shown = with_figure(profile_of(small, HALF), peers_value=peers)
    assert card(shown, "So với phường cùng nhóm") == (value, note, is_alert)


def test_the_peers_of_a_commune_that_is_no_ward_are_communes(small):
    shown = with_figure(profile_of(small, HALF), peers="remote")
    assert card(shown, "So với xã cùng nhóm")[0] == "−10,0 điểm"


def test_a_ratio_names_its_unit_and_has_no_difference_in_points(small):
    shown = profile_of(small, HALF, indicator="digital_ambassadors")
    assert card(shown, "Đại sứ số (người học/người hướng dẫn)") == (
        "4,0", "5 (2026): còn 1,0", False,
    )  # fmt: skip
    assert card(shown, "Phường cùng nhóm") == ("5,0", "cả tỉnh 4,5", False)
    assert "Còn thiếu" not in [one.label for one in profile_cards.cards(shown)]


def test_a_yes_or_no_counts_the_communes_that_said_yes(small):
    shown = profile_of(small, HALF, indicator="learning_festival")
    assert card(shown, "Phường cùng nhóm") == ("–", "cả tỉnh 0/1 xã", False)
    assert profile_cards.against(shown.figure, shown.targets, 2026) == ("tổ chức (2026): chưa")


def test_without_targets_and_without_reports_words_stand_instead(small):
    aimless = profile_of(small, HALF, indicator="elderly_classes")
    assert (
        profile_cards.against(aimless.figure, aimless.targets, 2026)
        == "kế hoạch không đặt mục tiêu"
    )
    unknown = profile_of(small, "18562")
    assert profile_cards.against(unknown.figure, unknown.targets, 2026) == "chưa có báo cáo"
    nobody = with_figure(aimless, level="not_applicable", value=None)
    assert profile_cards.against(nobody.figure, {2026: 80.0}, 2026) == "không có đối tượng"
    assert card(unknown, "Số liệu ngày") == ("–", "chưa có báo cáo", True)


def test_the_pace_says_both_speeds_only_where_it_moves(small):
    shown = profile_of(small, HALF)
    assert card(shown, "Tiến độ")[:2] == (
        "Chưa có số liệu tốc độ",
        "chưa đủ báo cáo gần nhau để ước ngày",
    )
    speeds = {"observed_points_per_week": 0.127, "needed_points_per_week": 4.478, "pace": "slow"}
    slow = replace(with_figure(shown, pace="slow", label="Chậm"), pace=shown.pace | speeds)
    assert card(slow, "Tiến độ") == ("Chậm", "đang tăng 0,13, cần 4,48 điểm/tuần", True)
    began = replace(slow, pace=slow.pace | {"pace_is_estimated": True})
    assert card(began, "Tiến độ")[1] == "đang tăng ≈0,13, cần 4,48 điểm/tuần"
    falls = speeds | {"observed_points_per_week": -1.15, "pace": "falling"}
    falling = replace(with_figure(shown, pace="falling", label="Giảm"), pace=shown.pace | falls)
    assert card(falling, "Tiến độ") == ("Giảm", "đang giảm 1,15, cần tăng 4,48 điểm/tuần", True)


def test_on_the_day_of_the_deadline_the_pace_says_what_is_missing(small):
    """70 % of an aim of 80 %."""
    shown = profile_of(small, HALF, as_of="2026-12-10")
    assert card(shown, "Tiến độ")[1] == "đến hạn 10/12/2026 còn thiếu 10,0 điểm"


def test_silent_and_estimated_figures_say_so_beside_their_date(small):
    shown = with_figure(
        profile_of(small, HALF), is_silent=True, is_estimated=True, reported_on=date(2026, 3, 31)
    )
    assert card(shown, "Số liệu ngày") == (
        "31/03/2026",
        f"ước tính, có đơn vị cũ bị tách; im lặng đã lâu; {profile.reports_note(shown)}",
        True,
    )
