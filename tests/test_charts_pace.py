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
)

from charts import pace
from data.reference import rows


def said(change, unit="người"):
    return pace.message(PLACE | change, LABELS, where="Hà Tĩnh", name="VNeID", unit=unit)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, "Hà Tĩnh tăng 0,50 điểm/tuần, cần 1,05 điểm/tuần: chậm"),
        (FALLING, "Hà Tĩnh giảm 0,25 điểm/tuần trong khi cần tăng 1,05 điểm/tuần"),
        (MET, "Hà Tĩnh đã đạt 80 % với 82,0 %"),
        (MISSED, "Hà Tĩnh không đạt 80 % vào 10/12/2026, còn thiếu 60.000 người"),
        (NO_SPEED, "Hà Tĩnh chưa đủ báo cáo để tính tốc độ; cần 80 % vào 10/12/2026"),
        (DUE, "Hà Tĩnh đến hạn 10/12/2026 còn thiếu 6,0 điểm (60.000 người) để đạt 80 %"),
        (
            NO_SPEED | {"weeks_left": 0.0},
            "Hà Tĩnh đến hạn 10/12/2026 còn thiếu 6,0 điểm (60.000 người) để đạt 80 %",
        ),
        (NO_TARGET, "Hà Tĩnh: VNeID – 74,0 %, năm này không có mục tiêu"),
        (NO_DATA, "Hà Tĩnh: chưa có số liệu về «VNeID»"),
        (NO_DATA | {"pace": "not_applicable"}, "Hà Tĩnh: không có đối tượng của «VNeID»"),
    ],
)
def test_the_message_of_a_share_says_how_fast_and_how_fast_it_must(change, text):
    assert said(change) == text


@pytest.mark.parametrize(
    ("change", "met", "text"),
    [
        (MET, "đạt muộn", "Hà Tĩnh đạt muộn 80 %, nay 82,0 %"),
        (MET, "nay đạt", "Hà Tĩnh nay đạt 80 % với 82,0 %"),
        (RATIO | {"pace": "met", "label": "Đạt"}, "đạt muộn",
         "Hà Tĩnh: VNeID – 4,2 người, mục tiêu 5 người: đạt muộn"),
        (RATIO, "đạt muộn", "Hà Tĩnh: VNeID – 4,2 người, mục tiêu 5 người: cần tăng tốc"),
    ],
)  # fmt: skip
def test_the_message_says_what_was_met_late(change, met, text):
    told = pace.message(
        PLACE | change, LABELS, where="Hà Tĩnh", name="VNeID", unit="người", met=met
    )
    assert told == text


@pytest.mark.parametrize(
    ("change", "unit", "text"),
    [
        (YES_NO, None, "Hà Tĩnh: VNeID – 10 trong 69 xã đã tổ chức"),
        (COUNT, "người", "Hà Tĩnh: VNeID – 10 trong 69 xã đạt mục tiêu mỗi xã 1 người"),
        (RATIO, MENTEES, f"Hà Tĩnh: VNeID – 4,2, mục tiêu 5 {MENTEES}: cần tăng tốc"),
        (
            COUNT | NO_TARGET,
            "lớp",
            "Hà Tĩnh: VNeID – 170 lớp, năm này không có mục tiêu",
        ),
        (
            YES_NO | NO_TARGET | {"is_estimated": True},
            None,
            "Hà Tĩnh: VNeID – 52 xã đã tổ chức (ước tính), năm này không có mục tiêu",
        ),
        (NO_DATA | {"measure": "yes_no"}, None, "Hà Tĩnh: chưa có số liệu về «VNeID»"),
    ],
)
def test_what_is_no_share_is_said_by_its_result_and_by_the_communes_that_reached_it(
    change, unit, text
):
    assert said(change, unit) == text


def test_a_date_has_its_range_and_an_open_end_where_one_stretch_did_not_rise():
    assert pace.arrival(PLACE) == "23/01/2027 (từ 09/01/2027 đến 06/03/2027)"
    assert pace.arrival(PLACE | {"projected_latest": None}) == "23/01/2027 (sớm nhất 09/01/2027)"


@pytest.mark.parametrize(
    ("projection", "text"),
    [
        ("met", "đã đạt mục tiêu"),
        ("few_reports", "chưa đủ báo cáo gần nhau để ước ngày"),
        ("silent", "im lặng đã lâu, nên không ước ngày"),
        ("not_rising", "không tăng, nên không có ngày đạt"),
        ("far", "hơn 5 năm nữa nếu giữ tốc độ này"),
        ("not_cumulative", "mỗi kỳ tính lại từ đầu, nên không có ngày đạt"),
        ("none", "chưa tính được ngày đạt"),
    ],
)
def test_where_there_is_no_date_the_reason_is_said(projection, text):
    assert pace.arrival(PLACE | {"projection": projection}) == text


def test_the_years_that_are_too_far_are_those_of_the_settings():
    (most,) = (
        one["value"] for one in rows("settings.csv") if one["name"] == "projection_most_years"
    )
    assert pace.NO_DATE["far"] == f"hơn {most} năm nữa nếu giữ tốc độ này"


def test_a_value_without_a_speed_is_not_the_same_as_no_value():
    assert pace.label(PLACE) == "Chậm"
    assert pace.label(PLACE | NO_SPEED) == "Chưa có số liệu tốc độ"
    assert pace.label(PLACE | NO_DATA) == "Chưa có số liệu"


@pytest.mark.parametrize(
    ("change", "unit", "text"),
    [
        ({}, "người", "74,0 %"),
        ({"is_estimated": True}, "người", "74,0 % (ước tính)"),
        (YES_NO, None, "52 xã đã tổ chức"),
        (COUNT, "lớp", "170 lớp"),
        (RATIO, MENTEES, "4,2"),
        (NO_DATA, "người", "–"),
        (NO_DATA | {"measure": "yes_no"}, None, "–"),
    ],
)
def test_the_result_of_a_place_is_in_its_own_measure(change, unit, text):
    assert pace.result(PLACE | change, unit) == text


@pytest.mark.parametrize(("change", "needed"), [(FROM_ESTIMATE, "1,05"), (ESTIMATE, "≈1,05")])
def test_what_rests_on_an_estimate_is_marked_and_what_does_not_is_not(change, needed):
    """What it needs begins with its value, whatever that was before."""
    row = PLACE | change
    assert pace.observed(row) == "≈0,50 điểm/tuần"
    assert pace.needed(row) == f"{needed} điểm/tuần"
    assert pace.of_needed(row) == "≈48 % tốc độ cần"
    assert pace.arrival(row) == "≈23/01/2027 (từ 09/01/2027 đến 06/03/2027)"
    told = {"where": "Hà Tĩnh", "name": "VNeID", "unit": "người"}
    assert pace.message(row, LABELS, **told) == (
        f"Hà Tĩnh tăng ≈0,50 điểm/tuần, cần {needed} điểm/tuần: chậm"
    )
    assert pace.message(row | FALLING, LABELS, **told) == (
        f"Hà Tĩnh giảm ≈0,25 điểm/tuần trong khi cần tăng {needed} điểm/tuần"
    )


def test_a_speed_that_is_not_known_has_no_mark():
    row = PLACE | NO_SPEED | ESTIMATE
    assert (pace.observed(row), pace.of_needed(row)) == ("–", "–")
    assert pace.arrival(row) == "chưa đủ báo cáo gần nhau để ước ngày"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        (FROM_ESTIMATE, "tốc độ ước tính"),
        (ESTIMATE, "ước tính"),
        (COUNT | FROM_ESTIMATE, ""),
        (COUNT | ESTIMATE, "ước tính"),
        (RATIO | FROM_ESTIMATE, "tốc độ ước tính"),
    ],
)
def test_a_remark_tells_an_estimate_from_a_speed_that_began_with_one(change, said):
    """What each commune must reach by itself has no speed."""
    assert pace.estimate(PLACE | change) == said


def test_a_speed_has_two_decimals_or_a_dash():
    assert pace.speed(0.5) == "0,50 điểm/tuần"
    assert pace.speed(None) == "–"
