"""Sentences about one commune: every number is that of a query's row."""

import re
from datetime import date

from charts import commune_findings

PACE = {
    "pace": "slow",
    "measure": "coverage",
    "observed_points_per_week": 0.1277,
    "needed_points_per_week": 4.476,
    "ratio": 0.0285,
    "is_estimated": False,
    "pace_is_estimated": False,
    "weeks_left": 40 / 7,
    "is_silent": False,
    "reported_on": date(2026, 10, 31),
}
SHARE = {
    "measure": "coverage",
    "unit": "người",
    "value": 54.42,
    "peers_value": 61.03,
    "peers_counted": 18,
}
FALLING = PACE | {"pace": "falling", "observed_points_per_week": -1.15, "ratio": -0.257}


def said(pace=PACE, row=SHARE, others=("met", "slow", "falling", "on_track", "missed")):
    figures = [row, *({"pace": one} for one in others)]
    return commune_findings.commune_findings(
        {
            "pace_by_commune": [pace],
            "commune_profile": figures,
            "build_facts": [{"material_points": "2"}],
        }
    )


def test_a_slow_commune_is_set_beside_its_needs_its_peers_and_the_plan():
    assert said() == [
        "Đang tăng 0,13 điểm/tuần, cần 4,48 điểm/tuần: đạt 3 % tốc độ cần.",
        "Thấp hơn mức chung của 18 nơi cùng điều kiện 6,6 điểm.",
        "Trong 5 chỉ tiêu có mục tiêu năm nay: 1 đã đạt, 1 đúng tiến độ, 2 chậm hơn mức cần, "
        "1 không đạt.",
    ]


def test_a_commune_that_falls_is_not_said_to_rise_by_less_than_nothing():
    assert said(FALLING)[0] == "Đang giảm 1,15 điểm/tuần, trong khi cần tăng 4,48 điểm/tuần."


def test_a_speed_that_began_with_an_estimate_is_marked():
    began = {"pace_is_estimated": True}
    assert said(PACE | began)[0] == (
        "Đang tăng ≈0,13 điểm/tuần, cần 4,48 điểm/tuần: đạt ≈3 % tốc độ cần."
    )
    assert said(FALLING | began | {"is_estimated": True})[0] == (
        "Đang giảm ≈1,15 điểm/tuần, trong khi cần tăng ≈4,48 điểm/tuần."
    )


def test_on_the_day_of_the_deadline_what_is_missing_stands_for_the_speed():
    due = {
        "weeks_left": 0.0,
        "needed_points_per_week": None,
        "ratio": 0.0,
        "deadline": date(2025, 12, 10),
        "gap_points": 3.46,
        "people_missing": 380,
    }
    sentence = "Số liệu đúng ngày hạn 10/12/2025: còn thiếu 3,5 điểm (380 người)."
    assert said(PACE | due)[0] == sentence
    assert said(FALLING | due)[0] == sentence
    assert sentence not in said(PACE | due | {"pace": "missed"})


def test_a_commune_above_its_peers_together_is_said_to_be_beyond_what_is_called_a_difference():
    """61,03 + 2 = 63,03."""
    higher = "Cao hơn mức chung của 18 nơi cùng điều kiện 2,1 điểm."
    assert said(row=SHARE | {"value": 63.09})[1] == higher
    assert len(said(row=SHARE | {"value": 63.02})) == 2
    assert len(said(row=SHARE | {"value": 59.04})) == 2
    assert said(row=SHARE | {"value": 58.94})[1] == (
        "Thấp hơn mức chung của 18 nơi cùng điều kiện 2,1 điểm."
    )
    assert len(said(row=SHARE | {"measure": "count"})) == 2


def test_a_silent_commune_has_no_pace_but_its_last_day():
    silent = PACE | {"pace": "no_pace", "is_silent": True, "reported_on": date(2026, 6, 30)}
    assert said(silent, others=()) == [
        "Thấp hơn mức chung của 18 nơi cùng điều kiện 6,6 điểm.",
        "Im lặng: báo cáo mới nhất ngày 30/06/2026.",
    ]
    never = silent | {"reported_on": None}
    assert said(never, SHARE | {"value": None}, ()) == []


def test_of_indicators_of_which_nothing_can_be_said_the_reason_is_counted():
    assert said(others=("no_data",) * 12)[-1] == (
        "Trong 12 chỉ tiêu có mục tiêu năm nay: 0 đã đạt, 12 chưa có số liệu."
    )
    assert said(others=("met", "no_pace", "no_pace", "not_applicable"))[-1] == (
        "Trong 4 chỉ tiêu có mục tiêu năm nay: 1 đã đạt, 2 chưa có số liệu tốc độ, "
        "1 không có đối tượng."
    )


def test_the_indicators_of_all_paces_add_up():
    """2 + 2 + 3 + 1 + 1 are 9; after the deadline none is too slow, but not met."""
    paces = ("met", "met", "on_track", "on_track", "slow", "falling", "speed_up", "not_yet")
    assert said(others=(*paces, "no_data"))[-1] == (
        "Trong 9 chỉ tiêu có mục tiêu năm nay: 2 đã đạt, 2 đúng tiến độ, 3 chậm hơn mức cần, "
        "1 chưa đạt, 1 chưa có số liệu."
    )
    assert said(others=("met", "missed"))[-1].endswith(": 1 đã đạt, 1 không đạt.")


def test_no_sentence_holds_a_number_of_its_own():
    for finding in commune_findings.FINDINGS:
        assert not re.search(r"\d", finding.template)
        assert set(re.findall(r"{(\w+)}", finding.template)) - {"unit"} == set(finding.numbers)
        assert {one.query for one in finding.numbers.values()} <= set(commune_findings.ASKED)
