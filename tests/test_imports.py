"""Taking reports in: what is kept, what is refused, and what is said of it."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from workbooks import form, list_csv, long_csv

from data import build, comparing, database, imports, reference
from data.checks import shown
from data.imports import FileResult, ImportResult, Sender, import_files
from data.problems import Problem
from data.sample import sample_reports
from data.store import Store
from data.templates import template
from data.troubles import StoreError

SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở Khoa học và Công nghệ")
GOOD = long_csv("18100,adult_vneid,31/10/2026,20000,26115,")
BETTER = long_csv("18100,adult_vneid,31/10/2026,21000,26115,")
LIST = list_csv(
    "18073,ethnic_minority_area_2026_2030,no,Quyết định 60",
    "Sơn Kim 1,ethnic_minority_area_2026_2030,III,Quyết định 60",
)
LATER_LIST = list_csv("18073,ethnic_minority_area_2026_2030,yes,Công văn 1")
BAD = long_csv("18100,adult_vneid,31/10/2026,30000,26115,")
ABOVE = Problem(
    "error",
    "",
    "D2",
    "30000",
    "không quá 26.115",
    "Số đạt 30000 lớn hơn tổng số 26.115. Hãy kiểm tra lại cả hai số.",
)
SEVEN_FAULTS = form(
    [1, "Xác nhận trên VNeID", "người", 100, 101],
    [2, "Gia đình số", "hộ", -5, 1],
    [3, "Danh tính số", "người", 100, 1.5],
    [4, "Đại sứ số", "người", "nhiều", 3],
    [5, "Chợ số", "người", None, 3],
    [6, "Cán bộ có kỹ năng số", "người", 100, None],
    [7, "Chợ số - Nông thôn số", "người", 7, 3],
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def take(store, tmp_path):
    """Import these contents as files 1.csv, 2.csv, ... in one go."""

    def take(*contents: bytes, dry_run: bool = False) -> ImportResult:
        paths = []
        for number, content in enumerate(contents, start=1):
            paths.append(tmp_path / f"{number}.csv")
            paths[-1].write_bytes(content)
        return import_files(paths, store, reference.load(), SENDER, dry_run=dry_run)

    return take


def on_disk(store: Store) -> dict[str, bytes]:
    """Every file of the store and its bytes, but the empty file that is locked."""
    files = (path for path in store.folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(store.folder)): path.read_bytes() for path in files}


def numerators(store: Store) -> list[tuple[int, int]]:
    with duckdb.connect(store.database, read_only=True) as connection:
        return connection.execute(
            "select report_number, numerator from observations order by all"
        ).fetchall()


def test_a_good_report_is_kept_and_counts(take, store, tmp_path):
    result = take(GOOD)
    assert result == ImportResult(
        database.status(store.database)["data_version"],
        (
            FileResult(
                str(tmp_path / "1.csv"), "accepted", "long", date(2026, 10, 31), 1, (), number=1
            ),
        ),
    )
    assert not result.has_rejected
    (entry,) = store.entries()
    assert store.content(entry) == GOOD
    assert (entry.file_name, entry.received_at) == ("1.csv", SENDER.received_at)
    assert entry.received_from == "Sở Khoa học và Công nghệ"
    assert numerators(store) == [(1, 20000)]


def test_the_same_report_again_is_known_and_changes_nothing(take, store):
    first = take(GOOD)
    before = on_disk(store)
    again = take(GOOD)
    assert [(file.status, file.observations) for file in again.files] == [("known", 1)]
    assert again.data_version == first.data_version
    assert not again.has_rejected
    assert on_disk(store) == before


def test_a_known_file_that_was_superseded_changes_nothing_and_says_so(take, store):
    take(GOOD)
    take(GOOD.replace(b"20000", b"20001"))
    (again,) = take(GOOD).files
    assert again.status == "known"
    (problem,) = again.problems
    assert problem.severity == "warning"
    assert problem.found == "1 số liệu đã được báo cáo sau thay"
    assert problem.message == (
        f"Tệp này đã nhận lúc {SENDER.received_at:%H:%M %d/%m/%Y}; nhận lại không đổi gì. "
        "Muốn dùng lại số cũ, hãy ghi lý do vào cột Ghi chú rồi gửi tệp đã lưu lại."
    )
    assert [number for number, _ in numerators(store)] == [1, 2]


def test_the_same_file_twice_in_one_go_is_taken_once(take, store):
    result = take(GOOD, GOOD)
    assert [file.status for file in result.files] == ["accepted", "known"]
    assert len(store.entries()) == 1


def test_a_bad_report_is_refused_and_changes_nothing(take, store):
    first = take(GOOD)
    before = on_disk(store)
    result = take(BAD)
    (file,) = result.files
    assert (file.status, file.shape, file.observations) == ("rejected", "long", 0)
    assert file.problems == (ABOVE,)
    assert result.has_rejected
    assert result.data_version == first.data_version
    assert on_disk(store) == before


def test_of_a_mixed_batch_the_good_files_are_taken(take, store):
    take(GOOD)
    result = take(BAD, BETTER, GOOD, b"")
    assert [file.status for file in result.files] == ["rejected", "accepted", "known", "rejected"]
    assert [file.number for file in result.files] == [None, 2, None, None]
    assert numerators(store) == [(1, 20000), (2, 21000)]


def test_a_later_report_supersedes_and_the_earlier_value_stays(take, store):
    take(GOOD)
    take(BETTER)
    with duckdb.connect(store.database, read_only=True) as connection:
        in_force = connection.execute("select numerator from observations_in_force").fetchall()
    assert in_force == [(21000,)]
    assert numerators(store) == [(1, 20000), (2, 21000)]
    assert [store.content(entry) for entry in store.entries()] == [GOOD, BETTER]


def test_a_file_that_is_not_there_is_refused_with_the_rest_taken(take, store, tmp_path):
    gone = tmp_path / "không có.xlsx"
    (tmp_path / "good.csv").write_bytes(GOOD)
    result = import_files([gone, tmp_path / "good.csv"], store, reference.load(), SENDER)
    assert result.files[0] == FileResult(
        str(gone),
        "rejected",
        None,
        None,
        0,
        (
            Problem(
                "error",
                "",
                "",
                str(gone),
                "một tệp đọc được",
                "Không mở được tệp này. Hãy kiểm tra đường dẫn và quyền đọc.",
            ),
        ),
    )
    assert result.files[1].status == "accepted"


def test_a_folder_is_refused_like_a_file_that_is_not_there(store, tmp_path):
    (tmp_path / "good.csv").write_bytes(GOOD)
    paths = [tmp_path, tmp_path / "good.csv"]
    file, _ = import_files(paths, store, reference.load(), SENDER).files
    assert (file.status, file.problems[0].found) == ("rejected", str(tmp_path))


def test_trying_changes_nothing_and_says_what_would_be(take, store):
    take(GOOD)
    before = on_disk(store)
    tried = take(BETTER, BAD, dry_run=True)
    assert on_disk(store) == before
    assert [file.status for file in tried.files] == ["accepted", "rejected"]
    taken = take(BETTER, BAD)
    assert taken == tried


def test_trying_in_an_empty_store_keeps_nothing(take, store):
    take(GOOD, dry_run=True)
    assert on_disk(store) == {}


def test_when_all_is_refused_the_samples_stay(take, store, sample_store):
    result = take(BAD)
    assert result.data_version == database.status(sample_store.database)["data_version"]
    assert database.status(store.database)["is_sample"] is True
    assert store.entries() == ()


def test_only_the_files_of_now_are_asked_about_and_only_their_own_numbers(take):
    take(long_csv("18100,adult_vneid,30/09/2026,20000,26115,"))
    first = take(long_csv("18100,adult_vneid,31/10/2026,19999,26115,"))
    (asked,) = first.files[0].problems
    assert asked == Problem(
        "warning",
        "",
        "D2",
        "19.999",
        "ít nhất 20.000",
        "Trần Phú: số cộng dồn giảm từ 20.000 (ngày 30/09/2026) xuống 19.999. "
        "Hãy kiểm tra lại; nếu đúng, ghi lý do vào cột Ghi chú.",
    )
    second = take(long_csv("18133,adult_vneid,31/10/2026,20000,21410,"))
    assert second.files[0].problems == ()


def test_a_warning_of_reading_lets_the_file_in_and_stays_visible(take, store):
    (file,) = take(long_csv("Huong Khe,adult_vneid,31/10/2026,20000,20396,")).files
    assert file.status == "accepted"
    (problem,) = file.problems
    assert (problem.severity, problem.cell, problem.found) == ("warning", "A2", "Huong Khe")
    (kept,) = database.warnings(store.database)
    assert (kept["kind"], kept["report_number"], kept["message"]) == (
        "reading",
        1,
        problem.message,
    )
    assert problem.message == (
        "Tên “Huong Khe” thiếu dấu, được hiểu là xã Hương Khê. Hãy ghi đủ dấu."
    )


def test_a_report_of_the_past_is_read_again_as_on_the_day_it_came(take, store):
    # When the next file comes with an earlier date, the day of this one lies in the future.
    late = Sender(datetime(2026, 11, 4, 8, 0), "tester")
    file = store.folder.with_suffix(".csv")
    file.write_bytes(long_csv("18100,adult_vneid,04/11/2026,22000,26115,"))
    assert not import_files([file], store, reference.load(), late).has_rejected
    assert not take(GOOD).has_rejected


def test_a_day_that_has_not_come_is_refused(take):
    _, file = take(GOOD, long_csv("18100,adult_vneid,04/11/2026,22000,26115,")).files
    assert [problem.message for problem in file.problems] == [
        "Ngày 04/11/2026 chưa đến: hôm nay là 03/11/2026. Hãy sửa lại ngày."
    ]


def test_every_sample_taken_as_a_real_report_is_still_a_sample(store, tmp_path):
    paths = []
    for sample in sample_reports(reference.load())[-2:]:
        paths.append(tmp_path / sample.name)
        paths[-1].write_bytes(sample.content)
    result = import_files(paths, store, reference.load(), SENDER)
    assert [file.status for file in result.files] == ["accepted", "accepted"]
    assert database.status(store.database)["is_sample"] is True


@pytest.mark.parametrize("shape", ["commune", "summary", "long", "classification"])
def test_a_blank_template_is_recognised_and_refused_as_blank(take, shape):
    _, file = take(GOOD, template(shape, reference.load())).files
    assert (file.status, file.shape) == ("rejected", shape)
    assert file.problems != ()


def test_seven_faults_are_seven_messages_and_nothing_changes(take, store):
    take(GOOD)
    before = on_disk(store)
    (file,) = take(SEVEN_FAULTS).files
    assert file.status == "rejected"
    assert [(one.cell, one.message) for one in file.problems] == [
        ("E5", "Số đạt 101 lớn hơn tổng số 100. Hãy kiểm tra lại cả hai số."),
        ("D6", "Số -5 là số âm. Hãy ghi một số từ 0 trở lên."),
        (
            "E7",
            "Số 1,5 không phải là số nguyên. Nếu là 1500, hãy ghi liền các chữ số: 1500.",
        ),
        ("D8", "“nhiều” không phải là số. Hãy ghi một số nguyên, hoặc để trống nếu chưa có."),
        ("B9", "Không có chỉ tiêu “Chợ số”. Hãy chép lại tên chỉ tiêu từ mẫu báo cáo."),
        ("E10", "Thiếu Số đạt. Hãy điền vào ô này."),
        (
            "D11",
            "Chỉ tiêu “Chợ số - Nông thôn số” không có tổng số, nhưng ô này ghi 7. Hãy để trống.",
        ),
    ]
    assert on_disk(store) == before


# Lists that classify communes


def areas(store: Store) -> dict[str, str]:
    """The communes whose minority area is known."""
    with duckdb.connect(store.database, read_only=True) as connection:
        rows = connection.execute("select commune, minority_area from communes").fetchall()
    return {commune: value for commune, value in rows if value != "unknown"}


def test_a_list_classifies_communes_while_the_samples_stay(take, store, sample_store):
    (file,) = take(LIST).files
    assert (file.status, file.shape, file.as_of) == ("accepted", "classification", None)
    assert (file.observations, file.classes, file.problems) == (0, 2, ())
    assert areas(store) == {"Thành Sen": "no", "Sơn Kim 1": "yes"}
    status, before = (database.status(one.database) for one in (store, sample_store))
    assert status.pop("data_version") != before.pop("data_version")
    assert status == before
    assert (status["is_sample"], status["reports"]) == (True, 44)


def test_a_list_and_a_report_in_one_go_put_the_samples_aside(take, store):
    result = take(LIST, GOOD)
    assert [(file.shape, file.number) for file in result.files] == [
        ("classification", 1),
        ("long", 2),
    ]
    assert areas(store) == {"Thành Sen": "no", "Sơn Kim 1": "yes"}
    status = database.status(store.database)
    assert (status["is_sample"], status["reports"], status["observations"]) == (False, 1, 1)
    assert numerators(store) == [(2, 20000)]


def test_a_later_list_wins_and_what_it_leaves_out_stays(take, store):
    take(GOOD, LIST)
    take(LATER_LIST)
    assert areas(store) == {"Thành Sen": "yes", "Sơn Kim 1": "yes"}
    assert [store.content(entry) for entry in store.entries()] == [GOOD, LIST, LATER_LIST]


def test_the_same_list_again_is_known_and_changes_nothing(take, store):
    first = take(GOOD, LIST)
    before = on_disk(store)
    again = take(LIST)
    assert again.files == (
        FileResult(first.files[0].file, "known", "classification", None, 0, (), classes=2),
    )
    assert (again.data_version, on_disk(store)) == (first.data_version, before)


def test_a_known_list_that_a_later_one_replaced_changes_nothing_and_says_so(take, store):
    take(GOOD, LIST)
    take(LATER_LIST)
    (again,) = take(LIST).files
    assert again.status == "known"
    assert again.problems == (
        Problem(
            "warning",
            "",
            "",
            "1 phân loại đã được tệp sau thay",
            "một tệp chưa nhận lần nào",
            "Tệp này đã nhận lúc 09:30 03/11/2026; nhận lại không đổi gì. "
            "Muốn dùng lại, hãy ghi lý do vào cột source rồi gửi tệp đã lưu lại.",
        ),
    )
    assert areas(store)["Thành Sen"] == "yes"


def test_a_broken_list_changes_nothing_at_all(take, store):
    take(GOOD, LIST)
    before = on_disk(store)
    result = take(list_csv("18100,border,no,x", "Nơi Nào,border,no,x"))
    (file,) = result.files
    assert (file.status, file.shape, file.classes) == ("rejected", "classification", 0)
    assert [problem.cell for problem in file.problems] == ["A3"]
    assert result.has_rejected
    assert on_disk(store) == before


def test_trying_a_list_changes_nothing_and_says_what_would_be(take, store):
    take(GOOD)
    before = on_disk(store)
    tried = take(LIST, dry_run=True)
    assert on_disk(store) == before
    assert take(LIST) == tried


def test_a_list_without_tones_is_doubted_beside_the_samples(take, store):
    (file,) = take(list_csv("Huong Khe,border,no,x")).files
    (problem,) = file.problems
    assert (problem.severity, problem.cell) == ("warning", "A2")
    doubts = [row for row in database.warnings(store.database) if row["kind"] == "reading"]
    # The list comes after the 44 samples.
    assert [(row["report_number"], row["message"]) for row in doubts] == [(45, problem.message)]


def test_a_list_that_is_a_sample_makes_the_whole_a_sample(take, store):
    take(GOOD, list_csv("18073,border,no,SỐ LIỆU MẪU"))
    assert database.status(store.database)["is_sample"] is True


# Reports that were read before


def test_an_import_does_not_read_again_what_the_database_holds(take, store, monkeypatch):
    take(GOOD, LIST, long_csv("Huong Khe,adult_vneid,31/10/2026,20000,20396,ghi chú"))
    kept = list(build.kept_files(store, reference.load()))
    before = build.read_before(store)
    assert [entry.sha256 in before for entry, _ in kept] == [True, False, True]
    read = []
    monkeypatch.setattr(build, "_read_again", lambda entry, *_: read.append(entry.number))
    again = list(build.kept_files(store, reference.load(), build.quietly, before))
    assert read == [2]
    assert [one for one in again if one[0].number != 2] == [kept[0], kept[2]]


def test_what_the_database_holds_of_every_sample_is_what_reading_it_gives(sample_store):
    before = database.readings(sample_store.database)
    samples = build.samples(reference.load())
    assert [before[entry.sha256] for entry, _ in samples] == [said for _, said in samples]


@pytest.mark.parametrize("what", ["code_version", "data_version"])
def test_all_is_read_again_when_the_code_or_the_facts_changed(take, store, monkeypatch, what):
    take(GOOD)
    assert len(build.read_before(store)) == 1
    monkeypatch.setattr(f"data.database.{what}", lambda *_: "other")
    assert build.read_before(store) == {}


def test_without_a_database_all_is_read_again(take, store):
    first = take(GOOD)
    store.database.unlink()
    assert build.read_before(store) == {}
    take(BETTER)
    store.database.write_bytes(b"damaged")
    assert build.read_before(store) == {}
    assert take(GOOD).data_version != first.data_version
    assert numerators(store) == [(1, 20000), (2, 21000)]


# Checking first, taking later


def checked_of(store: Store, *contents: bytes) -> imports.Checked:
    files = [(f"{number}.csv", content) for number, content in enumerate(contents, start=1)]
    return imports.check(files, store, reference.load(), SENDER.received_at.date())


def test_checking_keeps_nothing_and_taking_gives_what_it_said(store):
    checked = checked_of(store, GOOD, BAD)
    assert on_disk(store) == {}
    result = imports.take(checked, store, reference.load(), SENDER)
    assert result.data_version == checked.data_version
    assert result.files == tuple(one.result for one in checked.files)
    assert [file.status for file in result.files] == ["accepted", "rejected"]


def test_what_came_in_since_the_check_is_known_when_taken(take, store):
    checked = checked_of(store, GOOD, BETTER)
    take(BETTER)
    result = imports.take(checked, store, reference.load(), SENDER)
    assert [(file.status, file.number) for file in result.files] == [
        ("accepted", 2),
        ("known", None),
    ]
    # GOOD came last, so that its number is in force.
    assert numerators(store) == [(1, 21000), (2, 20000)]


def test_a_question_that_nobody_was_asked_keeps_a_file_out(take, store):
    """Alone, 19.999 asks nothing; beside 21.000 of the month before, which came since, it does."""
    checked = checked_of(store, long_csv("18100,adult_vneid,01/11/2026,19999,26115,"))
    assert checked.files[0].result.problems == ()
    take(BETTER)
    before = on_disk(store)
    with pytest.raises(StoreError) as refused:
        imports.take(checked, store, reference.load(), SENDER)
    assert str(refused.value) == (
        "1.csv: từ lúc kiểm tra, số liệu đang dùng đã đổi nên có cảnh báo mới (Trần Phú: số cộng "
        "dồn giảm từ 21.000 (ngày 31/10/2026) xuống 19.999. Hãy kiểm tra lại; nếu đúng, ghi lý do "
        "vào cột Ghi chú.) Chưa nhận tệp nào. Hãy kiểm tra lại."
    )
    assert on_disk(store) == before


def test_what_was_confirmed_of_a_file_stands_in_its_line_of_the_log(take, store):
    take(BETTER)
    checked = checked_of(store, long_csv("18100,adult_vneid,01/11/2026,19999,26115,"))
    (one,) = checked.files
    (asked,) = one.result.problems
    confirmed = {one.sha256: [imports.Confirmed(asked.message, "đã đối chiếu danh sách")]}
    imports.take(checked, store, reference.load(), SENDER, confirmed)
    assert store.entries()[1].confirmed == tuple(confirmed[one.sha256])
    assert store.entries()[0].confirmed == ()


def test_what_a_file_would_change_is_told_in_the_order_of_the_files(take, store):
    take(GOOD)
    checked = checked_of(store, BETTER, BAD, GOOD.replace(b"20000", b"20500"))
    before = comparing.numbers_of(store)
    first, refused, last = comparing.of_files(checked, store, reference.load(), before)
    assert refused is None
    assert [(row.state, row.before.numerator) for row in first.rows] == [("changed", 20000)]
    assert [(row.state, row.before.numerator) for row in last.rows] == [("changed", 21000)]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\báo cáo\\Kỳ Anh.xlsx", "Kỳ Anh.xlsx"),
        ("a\x00b\u202e.csv", "ab.csv"),
        ("x" * 300, "x" * 120),
        ("", "tệp không tên"),
        ("thư mục/", "tệp không tên"),
    ],
)
def test_a_name_is_shown_and_never_a_path(name, seen):
    assert shown(name) == seen
