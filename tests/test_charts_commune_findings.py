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
    "is_silent": False,
    "reported_on": date(2026, 10, 31),
}
SHARE = {"measure": "coverage", "value": 54.42, "peers_value": 61.03, "peers_counted": 18}


def said(pace=PACE, row=SHARE, others=("met", "slow", "falling", "on_track", "missed")):
    figures = [row, *({"pace": one} for one in others)]
    return commune_findings.commune_findings(
        {"pace_by_commune": [pace], "commune_profile": figures}
    )


def test_a_slow_commune_is_set_beside_its_needs_its_peers_and_the_plan():
    assert said() == [
        "Đang tăng 0,13 điểm/tuần, cần 4,48 điểm/tuần; đang tăng chia cho cần là 0,03.",
        "Thấp hơn 18 xã cùng điều kiện 6,6 điểm.",
        "Trong 5 chỉ tiêu có mục tiêu năm nay: 1 đã đạt, 3 chậm hơn mức cần.",
    ]


def test_a_commune_above_its_peers_is_said_to_be_and_an_equal_one_is_not():
    assert said(row=SHARE | {"value": 63.07})[1] == "Cao hơn 18 xã cùng điều kiện 2,0 điểm."
    assert len(said(row=SHARE | {"value": 61.06})) == 2
    assert len(said(row=SHARE | {"measure": "count"})) == 2


def test_a_silent_commune_has_no_pace_but_its_last_day():
    silent = PACE | {"pace": "no_pace", "is_silent": True, "reported_on": date(2026, 6, 30)}
    assert said(silent, others=()) == [
        "Thấp hơn 18 xã cùng điều kiện 6,6 điểm.",
        "Im lặng: báo cáo mới nhất ngày 30/06/2026.",
    ]
    never = silent | {"reported_on": None}
    assert said(never, SHARE | {"value": None}, ()) == []


def test_no_sentence_holds_a_number_of_its_own():
    for finding in commune_findings.FINDINGS:
        assert not re.search(r"\d", finding.template)
        assert set(re.findall(r"{(\w+)}", finding.template)) == set(finding.numbers)
        assert {one.query for one in finding.numbers.values()} <= set(commune_findings.ASKED)
