"""Files that are handed in, in words."""

from datetime import date, datetime

from charts import intake, intake_history, intake_silent


def file(**changed):
    plain = {
        "file": "a.csv",
        "status": "accepted",
        "shape": "long",
        "as_of": date(2026, 10, 31),
        "observations": 3,
        "classes": 0,
        "number": None,
        "sha256": "abc",
        "refusal": "",
        "problems": (),
        "new": 2,
        "changed": 1,
        "unchanged": 0,
        "rows": [],
        "silent": [],
        "replaces_sample": False,
    }
    return plain | changed


ERROR, WARNING = (
    {
        "severity": severity,
        "sheet": "Biểu",
        "cell": "D2",
        "found": "",
        "expected": "một số",
        "message": "Hãy ghi số.",
    }
    for severity in ("error", "warning")
)
BAD = file(status="rejected", problems=(ERROR, ERROR), new=0, changed=0)
NEW = {"place": "xã A", "indicator": "VNeID", "as_of": date(2026, 10, 31), "where": "D2"}


def test_the_message_says_what_came_of_all_files():
    assert intake.message([], "v") == intake.START
    assert intake.message([file()], "v") == "1 tệp nhận được"
    assert intake.message([file(problems=(WARNING,))], "v") == (
        "1 tệp nhận được, sau khi xác nhận 1 cảnh báo"
    )
    known = file(status="known", number=7)
    assert intake.message([file(), BAD, known], "v") == (
        "1 tệp nhận được; 1 tệp bị từ chối, cần sửa 2 chỗ; 1 tệp đã có từ trước"
    )
    assert intake.message([known, file(status="known", number=9)], "716ee7c031") == (
        "2 tệp đã ở trong hệ thống (số 7, 9); phiên bản dữ liệu 716ee7c031"
    )


def test_the_cards_add_up_the_good_files_alone():
    shown = {
        card.label: card.value for card in intake.cards([file(), file(new=5, unchanged=4), BAD])
    }
    assert shown == {
        "Số mới": "7",
        "Số thay đổi": "2",
        "Như cũ": "4",
        "Im lặng thêm": "0 xã",
    }
    assert intake.cards([BAD]) == []


def test_silence_is_an_alarm_but_where_the_sample_ends():
    silent = [{"place": "xã A", "indicator": "I"}]
    told = [
        (card.value, card.note, card.is_alert)
        for ends in (False, True)
        for card in intake.cards([file(silent=silent, replaces_sample=ends)])
        if card.label == "Im lặng thêm"
    ]
    assert told == [("1 xã", "không còn số đủ mới", True), ("1 xã", "do bỏ số liệu mẫu", False)]


def test_errors_stand_before_warnings_and_a_right_that_is_missing_is_one():
    refused = file(file="b.csv", status="rejected", refusal="Không được giao.")
    table = intake.problems_table([file(problems=(WARNING,)), BAD, refused])
    assert table.column("Mức") == ["Lỗi", "Lỗi", "Lỗi", "Cảnh báo"]
    assert table.lines[1] == ["Lỗi", "a.csv", "Biểu D2", "trống", "một số", "Hãy ghi số."]
    assert table.column("Phải làm gì")[0] == "Không được giao."


def test_what_changes_stands_before_what_is_new():
    rows = [
        NEW | {"before": None, "after": (9, 12)},
        NEW | {"place": "xã B", "before": (1_100, 1_720), "after": (1_150, 1_720)},
        NEW | {"place": "xã C", "before": (3, None), "after": (4, None)},
    ]
    table = intake.changes_table([file(rows=rows)])
    assert table.column("Nơi") == ["xã B", "xã C", "xã A"]
    assert table.column("Đang dùng") == ["1.100 / 1.720", "3", "chưa có"]
    assert table.column("Sẽ thành") == ["1.150 / 1.720", "4", "9 / 12"]
    assert intake.changes_caption([file(rows=rows, new=1_000, changed=2)]) == (
        "Sẽ đổi gì so với số đang dùng (3 trong 1.002 dòng)"
    )


def test_who_would_fall_silent_is_named_once():
    silent = [{"place": "Xã A", "indicator": name} for name in ("I", "II", "III", "IV")]
    assert intake_silent.silent_lines([file(silent=silent)]) == [
        "Xã A sẽ thành im lặng ở 4 chỉ tiêu: I, II, III…"
    ]


def test_the_first_real_report_says_that_the_sample_goes_instead_of_an_alarm():
    silent = [{"place": f"xã {name}", "indicator": "I"} for name in "ABCA"]
    assert intake_silent.silent_lines([file(silent=silent, replaces_sample=True)]) == [
        "Đây là báo cáo thật đầu tiên: mọi số liệu mẫu sẽ được bỏ",
        "3 xã, phường sẽ im lặng ở các chỉ tiêu chưa có số thật",
    ]


def test_of_many_who_would_fall_silent_the_rest_are_counted():
    """Twelve communes: ten lines and the other two."""
    silent = [{"place": f"xã {name}", "indicator": "I"} for name in "ABCDEGHIKLMN"]
    lines = intake_silent.silent_lines([file(silent=silent)])
    assert lines[0] == "Xã A sẽ thành im lặng ở 1 chỉ tiêu: I"
    assert lines[10:] == ["và 2 xã, phường khác"]


def test_every_warning_of_a_good_file_is_a_question():
    assert intake.questions([file(problems=(WARNING,)), BAD]) == [("abc", "a.csv", "Hãy ghi số.")]


def test_the_history_says_who_what_and_why():
    came = {
        "number": 3,
        "received_at": datetime(2026, 11, 23, 9, 5),
        "received_from": "an@example.vn",
        "file_name": "a.csv",
        "shape": "long",
        "as_of": None,
        "withdrawal": None,
        "confirmed": [{"message": "x", "reason": "đã hỏi"}, {"message": "y", "reason": "đã hỏi"}],
    }
    gone = {
        "received_at": datetime(2026, 11, 23, 10, 0),
        "received_from": "binh@example.vn",
        "reason": "nhầm",
    }
    lines = [came | {"number": 4, "withdrawal": gone}, came]
    table = intake_history.history_table(lines)
    assert table.column("Tình trạng") == [
        "rút lại lúc 10:00 23/11/2026, binh@example.vn: nhầm",
        "đang tính",
    ]
    assert table.lines[1][:6] == [
        "3",
        "09:05 23/11/2026",
        "an@example.vn",
        "a.csv",
        "Bảng dài",
        "–",
    ]
    assert table.column("Cảnh báo đã xác nhận")[1] == "2 cảnh báo: đã hỏi"
    assert intake_history.in_force(lines) == {3: "Số 3: a.csv"}
    assert intake_history.message(lines) == "Đã nhận 2 tệp, trong đó 1 tệp đã rút lại"
    assert intake_history.message([]) == intake_history.NEVER
    # File 4 was withdrawn, 9 never came, and an address can say anything.
    for numbers in ("3", "3-4-9", "3-<b>"):
        known = intake_history.still_in(numbers, lines)
        assert intake.message(known, "abc") == (
            "1 tệp đã ở trong hệ thống (số 3); phiên bản dữ liệu abc"
        )
    assert intake.message(intake_history.still_in("4", lines), "abc") == intake.START


def test_files_are_taken_when_all_are_in_the_system():
    known = [{"status": "known", "number": 3}, {"status": "known", "number": 12}]
    assert intake_history.taken(known) == "3-12"
    assert intake_history.taken([*known, {"status": "rejected", "number": None}]) == ""
    assert intake_history.taken([]) == ""
