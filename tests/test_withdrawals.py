"""Taking a wrong file back: the numbers return to what they were, and nothing is deleted."""

from datetime import date, datetime
from pathlib import Path

import pytest
from every_query import answers
from workbooks import list_csv, long_csv

from data import build, database, reference
from data.events import Withdrawal
from data.imports import Sender, import_files
from data.store import Store
from data.troubles import StoreError
from data.withdrawals import history, withdraw

SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở Khoa học và Công nghệ")
LATER = Sender(datetime(2026, 11, 4, 14, 5), "Nguyễn Thị Hoa")
FIRST = long_csv(
    "18100,adult_vneid,30/09/2026,19000,26115,", "18073,adult_vneid,30/09/2026,50000,61000,"
)
SECOND = long_csv("18100,adult_vneid,31/10/2026,20000,26115,")
WRONG = long_csv(
    "18100,adult_vneid,31/10/2026,2000,26115,", "18133,digital_families,31/10/2026,7,9,"
)
LIST = list_csv("18073,ethnic_minority_area_2026_2030,yes,Quyết định 60")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def take(store, tmp_path):
    """Import one file; its number in the log, None unless it was accepted now."""

    def take(content: bytes) -> int | None:
        path = tmp_path / "báo cáo.csv"
        path.write_bytes(content)
        (file,) = import_files([path], store, reference.load(), SENDER).files
        return file.number

    return take


def drop(store: Store, number: int, reason: str = "gửi nhầm") -> str:
    return withdraw(store, reference.load(), number, reason, LATER)


def version(store: Store) -> object:
    return database.status(store.database)["data_version"]


@pytest.mark.parametrize("wrong", [WRONG, LIST], ids=["report", "list"])
def test_every_answer_and_the_version_return_to_what_they_were(take, store, wrong):
    take(FIRST)
    take(SECOND)
    before, shown = answers(store.database, "2026-10-31", "2026-09-30"), version(store)
    number = take(wrong)
    assert answers(store.database, "2026-10-31", "2026-09-30") != before
    assert version(store) != shown
    assert drop(store, number) == shown
    assert answers(store.database, "2026-10-31", "2026-09-30") == before
    assert version(store) == shown
    assert build.is_current(store)


def test_nothing_is_deleted_and_a_new_build_leaves_it_out_too(take, store):
    take(FIRST)
    number = take(WRONG)
    log = store.log.read_bytes()
    drop(store, number)
    assert store.log.read_bytes().startswith(log)
    assert [store.content(entry) for entry in store.entries()] == [FIRST, WRONG]
    shown = version(store)
    store.database.unlink()
    assert build.build(store, reference.load()) == shown


def test_an_older_value_counts_again_when_what_superseded_it_goes(take, store):
    take(SECOND)
    number = take(WRONG)
    drop(store, number)
    counts = [row[3] for row in database.numbers_in_force(store.database)]
    assert counts == [20000]


def test_without_any_report_left_the_sample_returns(take, store, sample_store):
    take(FIRST)
    assert database.status(store.database)["is_sample"] is False
    drop(store, 1)
    assert database.status(store.database) == database.status(sample_store.database)
    assert build.is_current(store)


def test_a_withdrawn_file_is_taken_when_it_comes_again(take, store):
    take(FIRST)
    take(SECOND)
    shown = answers(store.database)
    drop(store, 2)
    assert take(SECOND) == 3
    assert [entry.number for entry in store.in_force()] == [1, 3]
    said = answers(store.database)
    changed = {name.split()[0] for name in said if said[name] != shown[name]}
    # Only what tells the number of a report or when it came.
    assert changed <= {"reports_in_force", "reports_of_commune", "build_facts", "warnings"}
    assert take(SECOND) is None


@pytest.mark.parametrize(
    ("number", "reason", "message"),
    [
        (1, "  ", "Chưa ghi lý do. Hãy cho biết vì sao rút lại tệp này."),
        (9, "sai", "Chưa nhận tệp nào mang số 9. Hãy xem số của tệp trong lịch sử nhận."),
        (
            2,
            "sai",
            "Tệp số 2 đã được rút lại lúc 14:05 04/11/2026 (Nguyễn Thị Hoa: gửi nhầm). "
            "Không cần rút lần nữa.",
        ),
    ],
    ids=["no_reason", "no_such_number", "twice"],
)
def test_what_cannot_be_withdrawn_is_refused_and_changes_nothing(
    take, store, number, reason, message
):
    take(FIRST)
    take(SECOND)
    drop(store, 2)
    before = store.log.read_bytes(), store.database.read_bytes()
    with pytest.raises(StoreError) as refused:
        drop(store, number, reason)
    assert str(refused.value) == message
    assert (store.log.read_bytes(), store.database.read_bytes()) == before


def test_a_damaged_report_can_be_withdrawn(take, store):
    take(FIRST)
    number = take(WRONG)
    (store.reports / store.entries()[1].stored_as).write_bytes(b"damaged")
    drop(store, number)
    assert [entry.number for entry in store.in_force()] == [1]


def test_the_history_tells_every_file_newest_first_with_its_state(take, store):
    take(FIRST)
    take(LIST)
    take(WRONG)
    drop(store, 1)
    lines = history(store)
    assert [(one.entry.number, one.as_of, one.state) for one in lines] == [
        (3, date(2026, 10, 31), "in force"),
        (2, None, "in force"),
        (1, date(2026, 9, 30), "withdrawn"),
    ]
    assert lines[2].withdrawal == Withdrawal(1, "gửi nhầm", LATER.received_at, "Nguyễn Thị Hoa")


def test_a_line_of_the_log_without_its_date_is_told_by_the_database(take, store):
    take(FIRST)
    line = store.log.read_text(encoding="utf-8")
    store.log.write_text(line.replace('"as_of": "2026-09-30", ', ""), encoding="utf-8")
    assert store.entries()[0].as_of is None
    assert history(store)[0].as_of == date(2026, 9, 30)
