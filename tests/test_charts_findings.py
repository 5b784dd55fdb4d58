"""Sentences whose every number comes from a query: of hand-made rows, and of the whole sample."""

import re
from datetime import date

import pandas as pd
import pytest

import queries
from charts import findings
from charts.rows import is_remote_or_minority

DIGITS = re.compile(r"\d")
PROVINCE = {
    "target": 80.0,
    "people_missing": 300,
    "lowest_percent": 50.0,
    "highest_percent": 62.54,
}
PLACE = {
    "ratio": 0.5,
    "pace": "slow",
    "observed_points_per_week": 0.5,
    "needed_points_per_week": 1.0,
    "is_estimated": False,
    "pace_is_estimated": False,
    "projection": "projected",
    "projected_on": date(2027, 3, 1),
    "projected_earliest": date(2027, 2, 1),
    "projected_latest": date(2027, 6, 30),
}
GAP = {
    "grouping": "remote",
    "better_group": "unknown",
    "difference_points": 12.34,
    "difference_change_points": 0.46,
    "compared_with": date(2026, 8, 31),
}


def commune(missing, pace, *, remote="no", silent=False):
    return {
        "people_missing": missing,
        "pace": pace,
        "remote": remote,
        "has_minority_village": "unknown",
        "minority_area": "unknown",
        "is_silent": silent,
        "projection": "projected",
    }


# 1 000 + 234 people in two communes; two are remote, one of them slow.
COMMUNES = [
    commune(1000, "slow", remote="yes"),
    commune(234, "on_track", remote="yes"),
    commune(0, "met"),
]


def said(communes=COMMUNES, province=PROVINCE, place=PLACE, gap=GAP):
    return findings.findings(
        {
            "coverage_of_province": [province],
            "pace_by_commune": communes,
            "pace_by_place": [place],
            "equity_over_time": [gap],
            "build_facts": [{"key": "material_points", "value": "2"}],
        },
        "người",
    )


def test_people_pace_and_gap_are_said_in_this_order():
    assert said() == [
        "Tính riêng từng xã, còn 1.234 người ở 2 xã chưa tới 80 %; 1 trong 2 xã vùng xa hoặc dân "
        "tộc thiểu số chậm hơn mức cần thiết.",
        "Đang tăng 0,50 điểm/tuần, cần 1,00 điểm/tuần; ngày đạt nếu giữ tốc độ này: 01/03/2027 "
        "(từ 01/02/2027 đến 30/06/2027).",
        "Xã vùng xa thấp hơn các xã chưa rõ phân loại 12,3 điểm, rộng thêm 0,5 điểm từ 31/08/2026.",
    ]


def test_a_speed_that_began_with_an_estimate_is_marked():
    assert said(place=PLACE | {"pace_is_estimated": True})[1] == (
        "Đang tăng ≈0,50 điểm/tuần, cần 1,00 điểm/tuần; ngày đạt nếu giữ tốc độ này: ≈01/03/2027 "
        "(từ 01/02/2027 đến 30/06/2027)."
    )


def test_a_place_that_falls_is_said_to_fall():
    falling = PLACE | {"observed_points_per_week": -0.25, "ratio": -0.25, "pace": "falling"}
    assert said(place=falling)[1] == (
        "Đang giảm 0,25 điểm/tuần, trong khi cần tăng 1,00 điểm/tuần."
    )


def test_a_gap_that_closes_is_said_to_close_and_one_that_stands_still_is_not_said():
    closing = said(gap=GAP | {"difference_change_points": -0.46, "better_group": "no"})
    assert closing[-1] == (
        "Xã vùng xa thấp hơn các xã còn lại 12,3 điểm, hẹp lại 0,5 điểm từ 31/08/2026."
    )
    assert len(said(gap=GAP | {"difference_change_points": 0.04})) == 2
    assert len(said(gap=GAP | {"difference_change_points": None})) == 2


def test_remote_communes_ahead_are_said_to_be_and_a_small_difference_is_none():
    ahead = GAP | {"difference_points": -15.4, "difference_change_points": -3.2}
    assert said(gap=ahead)[-1] == "Xã vùng xa cao hơn các xã chưa rõ phân loại 15,4 điểm."
    assert len(said(gap=GAP | {"difference_points": 1.9})) == 2
    assert len(said(gap=GAP | {"difference_points": -2.0})) == 2


def test_communes_without_data_are_counted_beside_those_that_lack_people():
    unknown = [commune(10, "slow"), commune(None, "no_data"), commune(None, "no_data")]
    assert said(unknown, place=PLACE | {"ratio": None}, gap=GAP | {"grouping": "border"}) == [
        "Tính riêng từng xã, còn 10 người ở 1 xã chưa tới 80 %.",
        "2 xã chưa có số liệu nên không tính ở trên.",
    ]


def test_after_the_deadline_remote_communes_have_missed_and_no_pace_is_said():
    missed = [commune(1000, "missed", remote="yes"), commune(5, "missed")]
    assert said(missed, place=PLACE | {"pace": "missed", "ratio": None}, gap=GAP)[:1] == [
        "Tính riêng từng xã, còn 1.005 người ở 2 xã chưa tới 80 %; 1 trong 1 xã vùng xa hoặc dân "
        "tộc thiểu số không đạt."
    ]


def test_where_no_remote_commune_is_known_to_be_slow_only_people_are_said():
    unknown = [commune(1000, "no_pace", remote="yes"), commune(234, "slow")]
    assert said(unknown)[0] == "Tính riêng từng xã, còn 1.234 người ở 2 xã chưa tới 80 %."


def test_falling_and_silent_communes_are_said_last():
    doubtful = [commune(0, "met", silent=True), commune(None, "falling")]
    assert said(doubtful, place=PLACE | {"ratio": None}, gap=GAP | {"grouping": "border"}) == [
        "1 xã có số giảm: trước hết hãy hỏi lại số liệu.",
        "1 xã im lặng: giữ số cũ thì 50,0 %, đạt đủ thì 62,5 %.",
    ]


def test_what_each_period_counts_anew_may_fall_and_other_measures_have_no_points():
    anew = [commune(None, "falling") | {"projection": "not_cumulative"}]
    silent = PROVINCE | {"people_missing": None}
    place = PLACE | {"observed_points_per_week": None}
    assert said(anew, silent, place, GAP | {"grouping": "border"}) == []


def test_without_a_share_a_pace_or_a_gap_nothing_is_said():
    silent_year = PROVINCE | {"people_missing": None, "lowest_percent": None}
    assert said([], silent_year, PLACE | {"ratio": None}, GAP | {"grouping": "border"}) == []


def test_no_sentence_holds_a_number_of_its_own_or_claims_a_cause():
    causes = ("vì", "do ", "nhờ", "bởi", "khiến", "làm cho", "nguyên nhân")
    for finding in findings.FINDINGS:
        assert not DIGITS.search(finding.template)
        assert not any(f" {cause}" in finding.template for cause in causes)
        named = set(re.findall(r"{(\w+)}", finding.template)) - {"unit"}
        assert named == set(finding.numbers)
        assert {one.query for one in finding.numbers.values()} <= set(findings.ASKED)


@pytest.fixture(
    params=[
        {"as_of": "2026-10-31"},
        {"as_of": "2025-12-31"},
        {"as_of": "2025-06-30"},
        {"as_of": "2026-10-31", "district": "Huyện Hương Khê"},
        {"as_of": "2026-10-31", "group": "mountainous"},
    ],
    ids=str,
)
def asked(request):
    return {"indicator": "adult_vneid"} | request.param


def test_the_sentences_of_the_sample_hold_the_numbers_of_their_queries(sample, asked):
    """Each number is worked out again with pandas from the tables of the queries."""
    paces = queries.pace_by_commune(sample, **asked)
    (province,) = queries.coverage_of_province(sample, **asked).to_dict("records")
    answers = {
        "coverage_of_province": [province],
        "pace_by_commune": paces.to_dict("records"),
        "pace_by_place": queries.pace_by_place(sample, **asked).to_dict("records"),
        "equity_over_time": queries.equity_over_time(
            sample, **{key: one for key, one in asked.items() if key != "group"}
        ).to_dict("records"),
        "build_facts": queries.build_facts(sample).to_dict("records"),
    }
    first = findings.findings(answers, "người")[0]
    lacking = paces[paces["people_missing"] > 0]
    far = paces[[is_remote_or_minority(row) for row in paces.to_dict("records")]]
    slow = far[far["label"].isin(["Cần tăng tốc", "Chậm", "Giảm", "Không đạt"])]
    people = f"{lacking['people_missing'].sum():,}".replace(",", ".")
    goal = "70 %" if asked["as_of"] < "2026" else "80 %"
    assert first.startswith(
        f"Tính riêng từng xã, còn {people} người ở {len(lacking)} xã chưa tới {goal}; "
        f"{len(slow)} trong {len(far)} xã"
    )
    remote = queries.coverage_by_group(
        sample, **{key: one for key, one in asked.items() if key != "group"}
    )
    remote = remote[remote["grouping"] == "remote"].set_index("membership")["share_percent"]
    gaps = [one for one in findings.findings(answers, "người") if one.startswith("Xã vùng xa")]
    if gaps and "unknown" in remote:
        gap = f"{remote['unknown'] - remote['yes']:.1f}".replace(".", ",")
        assert f" {gap} điểm, " in gaps[0]
    assert bool(gaps) == bool("unknown" in remote and not pd.isna(remote["unknown"]))
