from datetime import date

import pytest
from chart_samples import COUNT, NO_TARGET, NOBODY_ASKED, NONE_KNOWN, PROVINCE, YES_NO

from charts import cards
from charts.html import Card


def overview(change, deadline=date(2026, 12, 10), targets=None):
    return cards.overview(
        PROVINCE | change,
        as_of=date(2026, 10, 31),
        targets={2025: 70.0, 2026: 80.0} if targets is None else targets,
        deadline=deadline,
        near_points=10.0,
        name="VNeID",
        unit="người",
    )


def test_the_cards_of_a_share_are_five():
    assert overview({}) == [
        Card("VNeID", "74,0 %", "70 % (2025): nay đạt · 80 % (2026): còn 6,0 điểm"),
        Card("Còn thiếu", "60.000 người", "để đạt 80 %; còn 6,0 điểm", is_alert=True),
        # 31 October to 10 December: 30 days of November and 10.
        Card("Đến hạn 10/12/2026", "40 ngày", "tính từ ngày số liệu 31/10/2026"),
        Card(
            "Đã báo cáo",
            "67/69 xã",
            "xã im lặng giữ số cũ: 74,0 %; đạt đủ: 74,9 %",
            is_alert=True,
        ),
        Card(
            "Đạt · gần đạt · tụt hậu",
            "10 · 39 · 18",
            "số xã; gần đạt là thiếu dưới 10 điểm; 2 xã chưa có số liệu",
        ),
    ]


def test_a_target_that_is_met_is_no_alert_and_never_less_than_nothing_is_missing():
    assert overview({"people_missing": 0, "gap_points": -1.5, "value": 81.5})[:2] == [
        Card("VNeID", "81,5 %", "70 % (2025): nay đạt · 80 % (2026): đạt"),
        Card("Còn thiếu", "0 người", "để đạt 80 %; còn 0,0 điểm"),
    ]


def test_when_all_reported_there_is_nothing_to_bound():
    (card,) = (one for one in overview({"communes_reported": 69}) if one.label == "Đã báo cáo")
    assert card == Card("Đã báo cáo", "69/69 xã", "không có xã nào im lặng")


def test_without_a_target_there_is_nothing_to_miss_and_no_level():
    shown = overview(NO_TARGET | {"lowest_percent": None}, deadline=None, targets={})
    assert shown == [
        Card("VNeID", "74,0 %", "kế hoạch không đặt mục tiêu"),
        Card("Đã báo cáo", "67/69 xã", "gộp các xã có số liệu", is_alert=True),
    ]


def test_a_count_has_a_target_for_each_commune_and_no_near():
    first, *_, last = overview(COUNT, targets={2025: 3.0, 2026: 3.0})
    assert first == Card("VNeID", "123 người", "mục tiêu của mỗi xã: 3 người")
    assert last == Card("Đạt · tụt hậu", "10 · 18", "số xã; 2 xã chưa có số liệu")


def test_a_yes_or_no_counts_communes():
    assert overview(YES_NO, targets={2025: 1.0})[0] == Card(
        "VNeID", "10 xã", "mục tiêu của mỗi xã: tổ chức"
    )


def test_where_no_commune_is_asked_for_only_that_is_said_and_the_days_left():
    assert overview(NOBODY_ASKED) == [
        Card("VNeID", "–", "không có xã nào khớp các bộ lọc"),
        Card("Đến hạn 10/12/2026", "40 ngày", "tính từ ngày số liệu 31/10/2026"),
    ]


def test_no_report_at_all_is_said():
    assert overview(NONE_KNOWN)[0] == Card("VNeID", "–", "chưa có báo cáo")


@pytest.mark.parametrize(
    ("deadline", "value"),
    [(date(2026, 10, 31), "0 ngày"), (date(2026, 10, 30), "đã qua hạn")],
)
def test_a_deadline_is_past_only_the_day_after(deadline, value):
    assert overview({}, deadline=deadline)[2].value == value


def group(grouping, membership, done, total, communes):
    return {
        "grouping": grouping,
        "membership": membership,
        "numerator": done,
        "denominator": total,
        "communes_total": communes,
        "communes_reported": communes,
        "lowest_percent": None,
        "highest_percent": None,
        "is_estimated": False,
    }


def test_the_gap_is_between_sums_and_says_who_is_unknown():
    groups = [
        group("remote", "yes", 60, 100, 19),
        group("remote", "no", 40, 50, 20),
        group("remote", "unknown", 50, 50, 30),
        group("has_minority_village", "yes", 95, 100, 4),
        group("has_minority_village", "unknown", 90, 100, 65),
        group("border", "yes", 1, 100, 7),
        group("minority_area", "no", 185, 200, 66),
        group("minority_area", "yes", 25, 50, 3),
    ]
    assert cards.group_gaps(groups, PROVINCE) == [
        Card("Bình quân chung", "74,0 %", "gộp mọi xã đang chọn"),
        Card(
            "Xã vùng xa",
            "−20,0 điểm",
            "60,0 % (19 xã) so với 80,0 % (20 xã); 30 xã chưa rõ không tính",
            is_alert=True,
        ),
        Card(
            "Xã có thôn dân tộc thiểu số",
            "+5,0 điểm",
            "95,0 % (4 xã) so với 90,0 % (65 xã chưa rõ phân loại)",
        ),
        Card(
            "Xã vùng dân tộc thiểu số",
            "−42,5 điểm",
            "50,0 % (3 xã) so với 92,5 % (66 xã)",
            is_alert=True,
        ),
    ]


def test_a_group_says_what_its_silent_communes_leave_open_and_what_is_an_estimate():
    silent = {"communes_reported": 18, "lowest_percent": 60.0, "highest_percent": 62.16}
    groups = [
        group("remote", "yes", 60, 100, 19) | silent,
        group("remote", "no", 45, 50, 50) | {"is_estimated": True},
    ]
    assert cards.group_gaps(groups, PROVINCE)[1].note == (
        "60,0 % (19 xã) so với 90,0 % (50 xã); có xã im lặng: 60,0–62,2 %; ước tính"
    )


def test_an_estimate_of_the_province_says_so():
    assert overview({"is_estimated": True})[0].label == "VNeID (ước tính)"


def test_a_group_that_no_commune_is_known_to_belong_to_has_no_card():
    groups = [group("minority_area", "unknown", 185, 200, 69)]
    assert cards.group_gaps(groups, PROVINCE) == [
        Card("Bình quân chung", "74,0 %", "gộp mọi xã đang chọn")
    ]


def test_a_group_without_data_has_a_dash_for_its_gap():
    groups = [group("remote", "yes", None, None, 3), group("remote", "no", 9, 10, 5)]
    assert cards.group_gaps(groups, PROVINCE)[1] == Card(
        "Xã vùng xa", "–", "– (3 xã) so với 90,0 % (5 xã)"
    )


def test_a_group_with_nobody_to_compare_it_with_is_left_out():
    assert len(cards.group_gaps([group("remote", "yes", 9, 10, 5)], PROVINCE)) == 1


def test_only_shares_have_gaps():
    assert cards.group_gaps([], PROVINCE | COUNT) == [
        Card("Khoảng cách giữa các nhóm xã", "–", "chỉ tính cho chỉ tiêu là tỷ lệ")
    ]
    assert cards.group_gaps([], PROVINCE | NOBODY_ASKED) == []
