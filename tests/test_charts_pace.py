import pytest
from pace_samples import (
    COUNT,
    FALLING,
    LABELS,
    MENTEES,
    MET,
    MISSED,
    NO_DATA,
    NO_SPEED,
    NO_TARGET,
    PLACE,
    RATIO,
    RULES,
    YES_NO,
)

from charts import pace

OBSERVED = (
    "Từ 03/10/2026 (72,0 %) đến 31/10/2026 (74,0 %): tăng 2,00 điểm trong 4,0 tuần, tức là tăng "
    "0,50 điểm/tuần."
)
NEEDED = "Cần thêm 6,00 điểm trong 5,7 tuần đến 10/12/2026 = 1,05 điểm/tuần."
LABEL = (
    "Đang tăng chia cho cần = 0,48 → Chậm (từ 0,95 là đúng tiến độ, từ 0,60 là cần tăng tốc, dưới "
    "nữa là chậm, dưới 0 là giảm)."
)
WHOLE_PATH = (
    "So với cả chặng từ báo cáo đầu (31/05/2025, 20,0 %) đến hạn: 0,66. Nhãn không dùng tỷ số này."
)
ARRIVAL = "Ngày đạt nếu giữ tốc độ này: 23/01/2027 (từ 09/01/2027 đến 06/03/2027)."
FEASIBLE = "Tốc độ cần bằng 0,50 lần tốc độ cao nhất từng thấy ở nơi tương tự (2,10 điểm/tuần)."
NO_TWO_REPORTS = (
    "Chưa tính được tốc độ: cần hai báo cáo trong 90 ngày, và báo cáo mới nhất không quá cũ."
)


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
        (NO_TARGET, "Hà Tĩnh: VNeID – 74,0 %, năm này không có mục tiêu"),
        (NO_DATA, "Hà Tĩnh: chưa có số liệu về «VNeID»"),
        (NO_DATA | {"pace": "not_applicable"}, "Hà Tĩnh: không có đối tượng của «VNeID»"),
    ],
)
def test_the_message_of_a_share_says_how_fast_and_how_fast_it_must(change, text):
    assert said(change) == text


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


def test_why_a_place_is_slow_is_shown_with_its_own_numbers():
    assert pace.why(PLACE, RULES) == [OBSERVED, NEEDED, LABEL, WHOLE_PATH, ARRIVAL, FEASIBLE]


def test_why_a_place_that_met_needs_nothing_more():
    # 72 to 82 is 10 points in four weeks.
    row = PLACE | MET | {"observed_points_per_week": 2.5, "path_ratio": None}
    assert pace.why(row, RULES) == [
        "Từ 03/10/2026 (72,0 %) đến 31/10/2026 (82,0 %): tăng 10,00 điểm trong 4,0 tuần, tức là "
        "tăng 2,50 điểm/tuần.",
        "Đã đạt 80 %, nên không cần tăng nữa.",
    ]


def test_why_a_place_after_the_deadline_is_not_met_names_the_day_and_no_ratio():
    assert pace.why(PLACE | MISSED, RULES) == [
        OBSERVED,
        "Đã qua hạn 10/12/2026 mà chưa đạt 80 %.",
        WHOLE_PATH,
        ARRIVAL,
    ]


def test_why_a_place_falls_asks_first_for_the_numbers_where_they_can_only_grow():
    lines = pace.why(PLACE | FALLING | {"feasibility": None}, RULES)
    assert lines == [
        "Từ 03/10/2026 (75,0 %) đến 31/10/2026 (74,0 %): giảm 1,00 điểm trong 4,0 tuần, tức là "
        "giảm 0,25 điểm/tuần.",
        NEEDED,
        LABEL.replace("0,48 → Chậm", "-0,24 → Giảm"),
        WHOLE_PATH.replace("0,66", "-0,33"),
        "Ngày đạt nếu giữ tốc độ này: không tăng, nên không có ngày đạt.",
        "Số lũy kế giảm: trước hết hãy hỏi lại số liệu.",
    ]
    anew = pace.why(PLACE | FALLING | {"projection": "not_cumulative"}, RULES)
    assert "Số lũy kế giảm: trước hết hãy hỏi lại số liệu." not in anew
    assert "Ngày đạt nếu giữ tốc độ này: mỗi kỳ tính lại từ đầu, nên không có ngày đạt." in anew


def test_why_a_place_has_no_speed_says_what_a_speed_needs():
    assert pace.why(PLACE | NO_SPEED, RULES) == [
        NO_TWO_REPORTS,
        NEEDED,
        "Ngày đạt nếu giữ tốc độ này: chưa đủ ba báo cáo gần nhau để ước ngày.",
    ]


def test_why_there_is_nothing_to_compare_with_is_said():
    assert pace.why(PLACE | NO_TARGET, RULES) == [
        OBSERVED,
        "Năm này không có mục tiêu, nên không có tốc độ cần.",
    ]
    assert pace.why(PLACE | NO_DATA, RULES) == [
        "Chưa có số liệu: không có tỷ lệ để so với mục tiêu."
    ]
    assert pace.why(PLACE | YES_NO, RULES) == [
        "Tốc độ bằng điểm và số người chỉ tính cho chỉ tiêu là tỷ lệ."
    ]


def test_an_estimate_says_what_it_rests_on():
    assert pace.why(PLACE | {"is_estimated": True}, RULES)[-1] == (
        "Ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định."
    )


def test_a_date_has_its_range_and_an_open_end_where_one_stretch_did_not_rise():
    assert pace.arrival(PLACE) == "23/01/2027 (từ 09/01/2027 đến 06/03/2027)"
    assert pace.arrival(PLACE | {"projected_latest": None}) == "23/01/2027 (sớm nhất 09/01/2027)"


@pytest.mark.parametrize(
    ("projection", "text"),
    [
        ("met", "đã đạt mục tiêu"),
        ("few_reports", "chưa đủ ba báo cáo gần nhau để ước ngày"),
        ("not_rising", "không tăng, nên không có ngày đạt"),
        ("far", "hơn 5 năm nữa nếu giữ tốc độ này"),
        ("not_cumulative", "mỗi kỳ tính lại từ đầu, nên không có ngày đạt"),
        ("none", "chưa tính được ngày đạt"),
    ],
)
def test_where_there_is_no_date_the_reason_is_said(projection, text):
    assert pace.arrival(PLACE | {"projection": projection}) == text


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


def test_a_speed_has_two_decimals_or_a_dash():
    assert pace.speed(0.5) == "0,50 điểm/tuần"
    assert pace.speed(None) == "–"
