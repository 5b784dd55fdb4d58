import pytest
from teaching_samples import sums

from charts import teaching
from charts.html import Card

ASKED = {"where": "Hà Tĩnh", "people_per_week": 1000, "keeps_pace": True}


def message(changes, **asked) -> str:
    return teaching.message(sums(**changes), **ASKED | asked)


def note(changes, *, keeps_pace=True) -> str:
    return teaching.how_it_is_counted(sums(**changes), keeps_pace=keeps_pace, window_days="90")


def test_the_message_says_how_far_the_people_reach_and_how_many_are_still_missing():
    assert message({}) == (
        "Hướng dẫn thêm 1.000 người mỗi tuần: Hà Tĩnh đạt 75,0 %, còn thiếu 55.754 người "
        "(68/69 xã có số liệu)"
    )


def test_the_message_says_when_they_are_enough():
    assert message({"people_missing": 0}, people_per_week=12_000) == (
        "Hướng dẫn thêm 12.000 người mỗi tuần: Hà Tĩnh đạt 80 % vào 10/12/2026 (68/69 "
        "xã có số liệu)"
    )


def test_where_every_commune_has_a_value_nothing_is_said_of_it():
    assert message({"communes_counted": 69}).endswith("còn thiếu 55.754 người")


@pytest.mark.parametrize(
    ("keeps_pace", "words"), [(True, "giữ tốc độ hiện nay"), (False, "với số đã đạt đến nay")]
)
def test_the_message_says_when_nobody_more_is_needed(keeps_pace, words):
    assert message({"least_people": 0, "communes_counted": 9}, keeps_pace=keeps_pace) == (
        f"Hà Tĩnh: {words} là đạt 80 % vào 10/12/2026, "
        "không cần hướng dẫn thêm (9/69 xã có số liệu)"
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("no_commune", "không có xã nào thuộc nhóm này"),
        (
            "not_people",
            "không tính được số người cần thêm, vì chỉ tiêu này không phải tỷ lệ người đạt",
        ),
        ("no_target", "năm này không có mục tiêu"),
        ("no_time", "đã đến hạn 10/12/2026, không còn tuần nào để hướng dẫn thêm"),
        ("no_data", "chưa có số liệu"),
    ],
)
def test_the_message_says_why_nothing_can_be_planned(state, words):
    assert not teaching.is_planned(sums(state=state))
    assert message({"state": state}) == f"Hà Tĩnh: {words}"


def test_there_is_something_to_plan_else():
    assert teaching.is_planned(sums())


def test_the_costs_are_the_people_of_the_target_of_equity_and_of_every_commune():
    assert teaching.costs(sums()) == [
        Card(
            "Cần hướng dẫn thêm để đạt 80 %",
            "61.468 người",
            "10.757 người mỗi tuần, trong 5,7 tuần đến 10/12/2026",
        ),
        Card(
            "Giá của công bằng",
            "+60 người",
            "công bằng trước cần 61.528 người, 10.768 mỗi tuần",
        ),
        # 61 468 and 9 419 beyond.
        Card("Để xã nào cũng đạt 80 %", "+9.419 người", "nữa, cả thảy 70.887 người"),
    ]


def test_a_price_of_nothing_has_no_sign():
    assert teaching.costs(sums(price_people=0))[1].value == "0 người"


def test_the_results_of_a_plan_stand_beside_no_extra_people():
    assert teaching.results(sums(), "fewest", "Hà Tĩnh") == [
        Card("Hướng dẫn thêm được", "5.714 người", "ở 2 xã; cả kế hoạch cần 61.468 người"),
        Card(
            "Hà Tĩnh, 10/12/2026",
            "75,0 %",
            "còn thiếu 55.754 người (68/69 xã có số liệu)",
            is_alert=True,
        ),
        Card("Xã đạt 80 %", "12/68 xã", "không hướng dẫn thêm: 11 xã"),
        Card(
            "Xã vùng xa, dân tộc thiểu số",
            "kém 14,5 điểm",
            "63,2 % so với 77,7 % ở xã còn lại; không hướng dẫn thêm: kém 16,8 điểm",
            is_alert=True,
        ),
    ]


def test_a_plan_that_reaches_the_target_alarms_nobody():
    reached = teaching.results(sums(people_missing=0, communes_counted=69), "equity", "Hà Tĩnh")
    assert reached[1].note == "đạt mục tiêu 80 %"
    # 0,04 points are none in the decimals shown.
    assert reached[3].value == "ngang nhau"
    assert [card.is_alert for card in reached] == [False] * 4


def test_remote_communes_ahead_of_the_rest_are_said_to_be_ahead():
    card = teaching.results(sums(gap_points=-1.26), "equity", "Hà Tĩnh")[3]
    assert (card.value, card.is_alert) == ("hơn 1,3 điểm", False)


def test_where_all_or_none_are_remote_there_is_no_gap_to_say():
    card = teaching.results(sums(gap_points=None), "equity", "Hà Tĩnh")[3]
    assert card == Card("Xã vùng xa, dân tộc thiểu số", "–", "không đủ hai nhóm xã để so")


def test_the_note_says_that_it_is_arithmetic_over_which_communes_and_what_is_not_known():
    assert note({}) == (
        "Phép tính, không phải dự báo: xã tăng tiếp như 90 ngày trước báo cáo cuối, "
        "không giảm và không quá tổng số; người được hướng dẫn thêm thì cộng vào. "
        "Gộp 68/69 xã có số liệu trong phạm vi đang chọn, so với mục tiêu 80 % của tỉnh; xã "
        "vượt mục tiêu bù cho xã còn thiếu. 2 xã im "
        "lặng đã lâu tính theo báo cáo cuối, coi như không tăng. 3 xã có số ước tính, vì đơn vị cũ "
        "bị tách. 50 xã chưa rõ có thuộc vùng xa, dân tộc thiểu số không, tính vào xã còn lại."
    )


def test_the_note_says_nothing_of_what_is_not_there():
    nothing = dict.fromkeys(("communes_silent", "communes_estimated", "communes_unclear"), 0)
    assert note(nothing, keeps_pace=False) == (
        "Phép tính, không phải dự báo: không xã nào tự tăng; "
        "người được hướng dẫn thêm thì cộng vào. Gộp 68/69 xã có số liệu trong phạm vi đang "
        "chọn, so với mục tiêu 80 % của tỉnh; xã vượt mục "
        "tiêu bù cho xã còn thiếu."
    )
