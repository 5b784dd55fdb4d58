import pytest
from pace_samples import (
    COUNT,
    DUE,
    ESTIMATE,
    FALLING,
    FROM_ESTIMATE,
    LABELS,
    MENTEES,
    MET,
    MISSED,
    NO_DATA,
    NO_SPEED,
    NO_TARGET,
    PLACE,
    RATIO,
    YES_NO,
    day,
)

from charts.html import Card
from charts.pace_cards import cards
from data.reference import rows

OBSERVED = Card("Đang tăng", "5.000 người/tuần", "0,50 điểm/tuần, từ 03/10/2026")
# 54 of 10 + 3 + 54 + 2 are slow.
COMMUNES = Card(
    "Xã chậm hơn mức cần", "54/69", "Đạt 10 · Đúng tiến độ 3 · Chậm 54 · Chưa có số liệu 2"
)


def shown(change, unit="người", labels=LABELS):
    return cards(PLACE | change, labels, unit)


def test_the_cards_of_a_slow_place_are_five():
    assert shown({}) == [
        OBSERVED,
        Card("Cần để kịp hạn", "10.500 người/tuần", "1,05 điểm/tuần, đến 10/12/2026", True),
        Card("Đang tăng so với cần", "48 %", "Chậm", True),
        Card("Nếu giữ tốc độ này", "23/01/2027", "từ 09/01/2027 đến 06/03/2027"),
        COMMUNES,
    ]


def test_speeds_and_the_day_that_rest_on_an_estimate_are_marked():
    observed, needed, ratio, arrival, _ = shown(FROM_ESTIMATE)
    assert observed == Card("Đang tăng", "≈5.000 người/tuần", "≈0,50 điểm/tuần, từ 03/10/2026")
    assert needed == shown({})[1]
    assert (ratio.value, arrival.value) == ("≈48 %", "≈23/01/2027")
    _, needed, *_ = shown(ESTIMATE)
    assert (needed.value, needed.note) == (
        "≈10.500 người/tuần",
        "≈1,05 điểm/tuần, đến 10/12/2026",
    )
    assert shown(FROM_ESTIMATE, unit="tuần")[0].value == "≈0,50 điểm/tuần"
    assert shown(FROM_ESTIMATE | FALLING)[0].value == "≈2.500 người/tuần"


def test_a_place_on_track_is_no_alert():
    row = {"pace": "on_track", "label": "Đúng tiến độ", "ratio": 1.2}
    assert not any(card.is_alert for card in shown(row))


def test_a_place_that_met_needs_nothing():
    assert shown(MET)[1:4] == [
        Card("Cần để kịp hạn", "–", "đã đạt 80 %"),
        Card("Đang tăng so với cần", "–", "Đạt"),
        Card("Nếu giữ tốc độ này", "đã đạt", "đã đạt mục tiêu"),
    ]


def test_a_place_that_falls_says_so_instead_of_a_negative_rise():
    assert shown(FALLING)[:4] == [
        Card("Đang giảm", "2.500 người/tuần", "0,25 điểm/tuần, từ 03/10/2026", True),
        Card("Cần để kịp hạn", "10.500 người/tuần", "1,05 điểm/tuần, đến 10/12/2026", True),
        Card("Đang tăng so với cần", "–", "Giảm", True),
        Card("Nếu giữ tốc độ này", "–", "không tăng, nên không có ngày đạt"),
    ]


def test_after_the_deadline_there_is_nothing_left_to_need():
    labels = {"Đạt": 9, "Không đạt": 60}
    assert shown(MISSED, labels=labels)[1:] == [
        Card("Cần để kịp hạn", "–", "đã qua hạn 10/12/2026", True),
        Card("Đang tăng so với cần", "–", "Không đạt", True),
        Card("Nếu giữ tốc độ này", "23/01/2027", "từ 09/01/2027 đến 06/03/2027"),
        Card("Xã không đạt", "60/69", "Đạt 9 · Không đạt 60"),
    ]


def test_on_the_day_of_the_deadline_the_cards_say_what_is_missing():
    assert shown(DUE)[:3] == [
        OBSERVED,
        Card("Cần để kịp hạn", "–", "đến hạn 10/12/2026 còn thiếu 6,0 điểm", True),
        Card("Đang tăng so với cần", "–", "Chậm", True),
    ]


def test_the_years_of_the_card_are_those_of_the_settings():
    (most,) = (
        one["value"] for one in rows("settings.csv") if one["name"] == "projection_most_years"
    )
    assert shown({"projection": "far"})[3].value == f"sau {most} năm"


def test_without_two_reports_only_what_is_needed_is_known():
    assert shown(NO_SPEED)[:4] == [
        Card("Đang tăng", "–", "chưa đủ hai báo cáo còn mới"),
        Card("Cần để kịp hạn", "10.500 người/tuần", "1,05 điểm/tuần, đến 10/12/2026"),
        Card("Đang tăng so với cần", "–", "Chưa có số liệu tốc độ"),
        Card("Nếu giữ tốc độ này", "–", "chưa đủ báo cáo gần nhau để ước ngày"),
    ]


def test_without_a_value_there_is_nothing_but_the_deadline():
    none = {"needed_points_per_week": None, "needed_people_per_week": None}
    assert shown(NO_DATA | none)[:4] == [
        Card("Đang tăng", "–", "chưa đủ hai báo cáo còn mới"),
        Card("Cần để kịp hạn", "–", "hạn 10/12/2026"),
        Card("Đang tăng so với cần", "–", "Chưa có số liệu"),
        Card("Nếu giữ tốc độ này", "–", "chưa tính được ngày đạt"),
    ]


def test_without_a_target_nobody_is_late():
    assert shown(NO_TARGET) == [OBSERVED, Card("Kết quả", "74,0 %", "năm này không có mục tiêu")]
    assert shown(COUNT | NO_TARGET, unit="lớp") == [
        Card("Kết quả", "170 lớp", "năm này không có mục tiêu")
    ]


@pytest.mark.parametrize(
    ("change", "unit", "card"),
    [
        (YES_NO, None, Card("Kết quả", "52 xã đã tổ chức", "mục tiêu: mỗi xã tổ chức")),
        (COUNT, "người", Card("Kết quả", "170 người", "mục tiêu: mỗi xã 1 người")),
        (RATIO, MENTEES, Card("Kết quả", "4,2", f"mục tiêu: 5 {MENTEES}")),
    ],
)
def test_what_is_no_share_has_a_result_instead_of_a_speed(change, unit, card):
    assert shown(change, unit=unit)[0] == card


def test_communes_are_counted_as_late_by_what_is_asked_of_them():
    """What each must reach by itself has no speed that could be too slow."""
    assert shown(RATIO, unit=MENTEES)[1] == COMMUNES
    told = {"Đạt": 52, "Chưa đạt": 16, "Chưa có số liệu": 1}
    said = "Đạt 52 · Chưa đạt 16 · Chưa có số liệu 1"
    for kind in (YES_NO, COUNT):
        assert shown(kind, unit=None, labels=told)[1] == Card("Xã chưa đạt", "16/69", said)
    assert shown(YES_NO, labels={"Đạt": 52, "Không đạt": 17})[1].label == "Xã không đạt"


def test_weeks_a_week_say_nothing():
    assert shown({}, unit="tuần")[:2] == [
        Card("Đang tăng", "0,50 điểm/tuần", "từ 03/10/2026"),
        Card("Cần để kịp hạn", "1,05 điểm/tuần", "đến 10/12/2026", True),
    ]


def test_a_date_far_away_is_told_in_years_and_an_open_end_by_its_begin():
    assert shown({"projection": "far"})[3] == Card(
        "Nếu giữ tốc độ này", "sau 5 năm", "hơn 5 năm nữa nếu giữ tốc độ này"
    )
    one_end = {"projected_earliest": day("2027-01-09"), "projected_latest": None}
    assert shown(one_end)[3].note == "sớm nhất 09/01/2027"
