"""The last slide: how many people a week, and where to begin."""

import teaching_samples
from teaching_samples import COMMUNE, MET, NO_DATA, SILENT

from charts import teaching
from charts.deck import decide
from charts.deck.decide import Choice

SUMS = teaching_samples.sums()
PLANS = teaching.by_plan(SUMS)
COMMUNES = [COMMUNE, SILENT, NO_DATA, MET]


def choice(plan: str) -> Choice:
    return Choice.of(plan, PLANS[plan], COMMUNES, teaching.results(SUMS, plan, "Hà Tĩnh"))


def test_the_title_says_how_many_people_a_week_are_enough():
    assert decide.message(SUMS, where="Hà Tĩnh") == (
        "Hà Tĩnh: cần hướng dẫn thêm 10.757 người mỗi tuần để đạt 80 % vào 10/12/2026"
    )


def test_so_many_are_enough_for_either_plan():
    """Of 10.757 for the fewest people and 10.768 for equity first, the larger."""
    assert decide.wanted(SUMS) == 10768


def test_where_nobody_more_is_needed_it_says_so():
    sums = teaching_samples.sums(least_people=0)
    assert not decide.needs_more(sums)
    assert decide.message(sums, where="Hà Tĩnh") == (
        "Hà Tĩnh: giữ tốc độ hiện nay là đạt 80 % vào 10/12/2026, không cần hướng dẫn thêm "
        "(68/69 xã có số liệu)"
    )


def test_without_a_plan_it_says_why():
    sums = [{"plan": plan, "state": "no_target", "deadline": None} for plan in PLANS]
    assert decide.message(sums, where="Hà Tĩnh") == "Hà Tĩnh: năm này không có mục tiêu"


def test_each_choice_begins_with_its_own_first_communes():
    assert choice("fewest").first == [
        ("Xã Hương Khê", "5.069 người"),
        ("Xã Đức Đồng", "2.000 người"),
    ]
    assert choice("equity").first == [("Xã Hương Khê", "5.069 người")]


def test_a_choice_says_what_it_takes_and_brings():
    assert choice("equity").text == (
        "Công bằng trước: đến xã vùng xa, dân tộc thiểu số trước: 61.528 người "
        "(10.768 người mỗi tuần, ở 1 xã). Xã đạt 80 %: 12/68 xã. Xã vùng xa, dân tộc thiểu số: "
        "ngang nhau. Trước hết: Xã Hương Khê 5.069 người"
    )


def test_without_remote_communes_there_is_one_choice():
    assert decide.plans_to_choose(SUMS) == ["fewest", "equity"]
    assert decide.plans_to_choose(teaching_samples.sums(communes_first=0)) == ["fewest"]


def test_where_all_communes_are_remote_there_is_one_choice():
    counted = SUMS[0]["communes_counted"]
    assert decide.plans_to_choose(teaching_samples.sums(communes_first=counted)) == ["fewest"]
