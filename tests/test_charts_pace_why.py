import pytest
from pace_samples import (
    ESTIMATE,
    FALLING,
    FROM_ESTIMATE,
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

from charts.pace_why import why

OBSERVED = (
    "Từ 03/10/2026 (72,0 %) đến 31/10/2026 (74,0 %): tăng 2,00 điểm trong 4,0 tuần, tức là tăng "
    "0,50 điểm/tuần."
)
NEEDED = "Cần thêm 6,00 điểm trong 5,7 tuần đến 10/12/2026 = 1,05 điểm/tuần."
LABEL = (
    "Đang tăng bằng 48 % tốc độ cần → Chậm (từ 95 % là đúng tiến độ, từ 60 % là cần tăng tốc, dưới "
    "nữa là chậm, dưới 0 là giảm)."
)
WHOLE_PATH = (
    "So với cả chặng từ báo cáo đầu (31/05/2025, 20,0 %) đến hạn: bằng 66 % tốc độ đều "
    "của cả chặng. Nhãn không dùng số này."
)
ARRIVAL = "Ngày đạt nếu giữ tốc độ này: 23/01/2027 (từ 09/01/2027 đến 06/03/2027)."
FEASIBLE = "Tốc độ cần bằng 0,50 lần tốc độ cao nhất từng thấy ở nơi tương tự (2,10 điểm/tuần)."
NO_TWO_REPORTS = (
    "Chưa tính được tốc độ: cần hai báo cáo trong 90 ngày, và báo cáo mới nhất không quá cũ."
)


def test_why_a_place_is_slow_is_shown_with_its_own_numbers():
    assert why(PLACE, RULES) == [OBSERVED, NEEDED, LABEL, WHOLE_PATH, ARRIVAL, FEASIBLE]


def test_why_a_place_that_met_needs_nothing_more():
    # 72 to 82 is 10 points in four weeks.
    row = PLACE | MET | {"observed_points_per_week": 2.5, "path_ratio": None}
    assert why(row, RULES) == [
        "Từ 03/10/2026 (72,0 %) đến 31/10/2026 (82,0 %): tăng 10,00 điểm trong 4,0 tuần, tức là "
        "tăng 2,50 điểm/tuần.",
        "Đã đạt 80 %, nên không cần tăng nữa.",
    ]


def test_why_a_place_after_the_deadline_is_not_met_names_the_day_and_no_ratio():
    assert why(PLACE | MISSED, RULES) == [
        OBSERVED,
        "Đã qua hạn 10/12/2026 mà chưa đạt 80 %.",
        WHOLE_PATH,
        ARRIVAL,
    ]


def test_why_a_place_falls_asks_first_for_the_numbers_where_they_can_only_grow():
    lines = why(PLACE | FALLING | {"feasibility": None}, RULES)
    assert lines == [
        "Từ 03/10/2026 (75,0 %) đến 31/10/2026 (74,0 %): giảm 1,00 điểm trong 4,0 tuần, tức là "
        "giảm 0,25 điểm/tuần.",
        NEEDED,
        LABEL.replace(
            "Đang tăng bằng 48 % tốc độ cần → Chậm", "Đang giảm trong khi cần tăng → Giảm"
        ),
        "Ngày đạt nếu giữ tốc độ này: không tăng, nên không có ngày đạt.",
        "Số lũy kế giảm: trước hết hãy hỏi lại số liệu.",
    ]
    anew = why(PLACE | FALLING | {"projection": "not_cumulative"}, RULES)
    assert "Số lũy kế giảm: trước hết hãy hỏi lại số liệu." not in anew
    assert "Ngày đạt nếu giữ tốc độ này: mỗi kỳ tính lại từ đầu, nên không có ngày đạt." in anew


@pytest.mark.parametrize("change", [{}, FALLING, NO_SPEED])
def test_why_on_the_day_of_the_deadline_says_what_is_missing_and_no_speed(change):
    lines = why(PLACE | change | {"weeks_left": 0.0, "needed_points_per_week": None}, RULES)
    assert lines[1] == (
        "Số liệu đúng ngày hạn: đến hạn 10/12/2026 còn thiếu 6,0 điểm, không còn tuần nào để tăng."
    )
    assert "–" not in "".join(lines)
    assert not any(line.startswith(("Cần thêm", "Đang tăng", "Đang giảm")) for line in lines)


def test_why_a_place_has_no_speed_says_what_a_speed_needs():
    assert why(PLACE | NO_SPEED, RULES) == [
        NO_TWO_REPORTS,
        NEEDED,
        "Ngày đạt nếu giữ tốc độ này: chưa đủ báo cáo gần nhau để ước ngày.",
    ]


def test_why_there_is_nothing_to_compare_with_is_said():
    assert why(PLACE | NO_TARGET, RULES) == [
        OBSERVED,
        "Năm này không có mục tiêu, nên không có tốc độ cần.",
    ]
    assert why(PLACE | NO_DATA, RULES) == ["Chưa có số liệu: không có tỷ lệ để so với mục tiêu."]
    assert why(PLACE | YES_NO, RULES) == [
        "Từng xã phải tự tới mục tiêu: đã tới hay chưa, không có tốc độ."
    ]


def test_why_of_a_ratio_speaks_in_its_own_unit():
    """From 4,4 to 4,2 in four weeks are 0,05 a week less; 0,8 in 40 / 7 weeks are 0,14 a week."""
    mentors = PLACE | RATIO | {"value_before": 4.4, "ratio": -0.357, "pace": "falling"}
    assert why(mentors | {"label": "Giảm"}, RULES) == [
        "Từ 03/10/2026 (4,40) đến 31/10/2026 (4,20): giảm 0,20 trong 4,0 tuần, tức là giảm 0,050 "
        "mỗi tuần.",
        "Cần thêm 0,80 trong 5,7 tuần đến 10/12/2026 = 0,140 mỗi tuần.",
        LABEL.replace(
            "Đang tăng bằng 48 % tốc độ cần → Chậm", "Đang giảm trong khi cần tăng → Giảm"
        ),
    ]
    assert why(mentors | FROM_ESTIMATE, RULES)[-1].startswith("Ước tính: ")
    met = mentors | {"ratio": None, "pace": "met", "label": "Đạt"}
    assert why(met, RULES) == ["Đạt: không có tốc độ cần để so."]
    missed = mentors | {"ratio": 0.0, "weeks_left": 0, "pace": "missed", "label": "Không đạt"}
    assert why(missed, RULES) == ["Không đạt vào hạn 10/12/2026: không có tốc độ cần để so."]


@pytest.mark.parametrize(("change", "needed"), [(FROM_ESTIMATE, "= 1,05"), (ESTIMATE, "= ≈1,05")])
def test_an_estimate_says_what_it_rests_on(change, needed):
    assert why(PLACE | change, RULES) == [
        OBSERVED.replace("0,50", "≈0,50"),
        NEEDED.replace("= 1,05", needed),
        LABEL.replace("48", "≈48"),
        WHOLE_PATH,
        ARRIVAL.replace("23/01", "≈23/01"),
        FEASIBLE,
        "Ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định.",
    ]
