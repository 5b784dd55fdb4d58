"""A reporting round in words, figures and tables."""

from datetime import date

from charts import rounds
from charts.html import Card

ROUND = {
    "round": "2025",
    "name": "Báo cáo năm 2025",
    "deadline": date(2025, 12, 10),
    "data_from": date(2025, 11, 1),
    "data_to": date(2025, 12, 31),
    "days_left": 17,
    "is_next": True,
    "source": "Kế hoạch, VII.10",
}
NEXT = ROUND | {"round": "2026", "name": "Báo cáo năm 2026", "deadline": date(2026, 12, 10)}
NO_CONTACT = dict.fromkeys(("contact", "position", "phone", "email"))


def status(code: str = "1", state: str = "on_time", **other) -> dict:
    return {
        "commune_code": code,
        "commune": f"Tên {code}",
        "kind": "xã",
        "state": state,
        "received_on": None if state == "missing" else date(2025, 12, 5),
        "days_late": None,
        "indicators_expected": 19,
        "indicators_missing": 19 if state == "missing" else 0,
        "last_data_on": date(2025, 10, 31),
        "last_received_on": date(2025, 11, 3),
        "days_silent": 23,
        "is_silent": False,
        **other,
    }


ALL = [status("1"), status("2", "late"), status("3", "missing"), status("4", "missing")]


def test_before_the_deadline_the_message_counts_down():
    assert (
        rounds.message(ALL, ROUND, "Hà Tĩnh")
        == "Hà Tĩnh: 2/4 xã đã báo cáo, 2 xã chưa; còn 17 ngày đến hạn 10/12/2025"
    )
    assert rounds.message(ALL, ROUND | {"days_left": 0}, "Hà Tĩnh").endswith(
        "hôm nay 10/12/2025 là hạn"
    )
    assert (
        rounds.message(ALL[:1], ROUND, "Hà Tĩnh")
        == "Hà Tĩnh: cả 1 xã đã báo cáo, còn 17 ngày đến hạn 10/12/2025"
    )


def test_after_the_deadline_the_message_tells_the_late_and_the_missing():
    over = ROUND | {"days_left": -3}
    assert (
        rounds.message(ALL, over, "Hà Tĩnh")
        == "Hà Tĩnh: 1/4 xã báo cáo đúng hạn 10/12/2025, 1 xã muộn, 2 xã chưa báo cáo"
    )
    assert (
        rounds.message(ALL[:1], over, "Hà Tĩnh") == "Hà Tĩnh: cả 1 xã báo cáo đúng hạn 10/12/2025"
    )


def test_nobody_to_report_is_said():
    assert (
        rounds.message([], ROUND, "Huyện Kỳ Anh")
        == "Huyện Kỳ Anh: không có xã nào phải báo cáo trong kỳ này"
    )
    assert [card.note for card in rounds.cards([], ROUND, [ROUND])][1:4] == ["–"] * 3


def test_the_cards_add_up_to_all_and_count_to_the_next_deadline():
    assert rounds.cards(ALL, ROUND, [ROUND | {"is_next": False}, NEXT]) == [
        Card("Phải báo cáo", "4 xã", "số liệu ngày 01/11/2025–31/12/2025"),
        Card("Đúng hạn", "1 xã", "25,0 %"),
        Card("Muộn", "1 xã", "25,0 %"),
        Card("Chưa báo cáo", "2 xã", "50,0 %", is_alert=True),
        Card("Đến hạn kế tiếp", "17 ngày", "Báo cáo năm 2026 (hạn 10/12/2026)"),
    ]
    assert not rounds.cards(ALL[:1], ROUND, [ROUND])[3].is_alert


def test_without_a_deadline_ahead_the_card_says_so():
    over = ROUND | {"is_next": False}
    assert rounds.cards(ALL, over, [over])[-1] == Card(
        "Đến hạn kế tiếp", "–", "chưa có kỳ nào phía trước trong deadlines.csv"
    )


def test_the_choice_begins_with_the_next_round_or_else_the_last():
    over = ROUND | {"is_next": False}
    assert rounds.usual([over, NEXT]) == 1
    assert rounds.usual([ROUND, NEXT | {"is_next": False}]) == 0
    assert rounds.usual([over, over]) == 1
    assert rounds.labels([ROUND]) == {"2025": "Báo cáo năm 2025 (hạn 10/12/2025)"}


def test_the_list_begins_with_who_was_silent_longest_and_hides_no_unknown_contact():
    never = {"last_data_on": None, "last_received_on": None, "days_silent": None}
    rows = [
        status("1"),
        status("2", indicators_missing=3, days_silent=60),
        status("6", indicators_missing=4, days_silent=10),
        status("3", "missing"),
        status("4", "missing", days_silent=120, is_silent=True),
        status("5", "missing", is_silent=True, **never),
    ]
    contacts = [{"commune_code": code, **NO_CONTACT} for code in "123456"]
    contacts[3] |= {"contact": "Tên người", "phone": "0912 345 678"}
    table = rounds.reminded(rows, contacts)
    assert table.lines == [
        ["Xã Tên 5", "19/19", "–", "–", "chưa từng báo cáo !", "chưa biết"],
        ["Xã Tên 4", "19/19", "31/10/2025", "03/11/2025", "120 ngày !", "Tên người, 0912 345 678"],
        ["Xã Tên 3", "19/19", "31/10/2025", "03/11/2025", "23 ngày", "chưa biết"],
        ["Xã Tên 6", "4/19", "31/10/2025", "03/11/2025", "10 ngày", "chưa biết"],
        ["Xã Tên 2", "3/19", "31/10/2025", "03/11/2025", "60 ngày", "chưa biết"],
    ]
    assert rounds.reminded_heading(rows) == (
        "Cần nhắc: 3 xã chưa báo cáo, 2 xã báo cáo thiếu chỉ tiêu"
    )
    assert rounds.reminded_heading(rows[:1]) == "Cần nhắc: không xã nào"
    assert rounds.contacts_note(contacts, "92") == (
        "! quá 92 ngày không có số liệu mới. Chưa biết người liên hệ của 5/6 xã: "
        "điền vào data/reference/contacts.csv."
    )


def test_completeness_is_told_by_indicator():
    row = {
        "short_name": "Gia đình số",
        "communes_on_time": 1,
        "communes_late": 0,
        "communes_missing": 68,
        "received_percent": 100 / 69,
    }
    assert rounds.completeness([row]).rows() == [
        {"Chỉ tiêu": "Gia đình số", "Đúng hạn": "1", "Muộn": "0", "Chưa có": "68", "Đã có": "1,4 %"}
    ]
