"""Kept reports: the files as they came, and the log that makes them count."""

import errno
import hashlib
import json
import os
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from data.events import Confirmed, Entry, Withdrawal
from data.store import DEFAULT_FOLDER, Store, new_entry, open_store
from data.troubles import StoreError

CAME = datetime(2026, 11, 3, 9, 30)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kho số liệu")


def keep(store: Store, number: int, content: bytes) -> Entry:
    entry = new_entry(number, content, f"báo cáo {number}.csv", "long", CAME, "xã Cẩm Bình")
    with store.lock():
        store.keep(entry, content)
    return entry


def test_nothing_is_kept_before_anything_came(store):
    assert store.entries() == ()
    assert not store.folder.exists()


def test_a_kept_report_comes_back_as_it_came(store):
    first, second = keep(store, 1, b"a,b\r\n"), keep(store, 2, "Đại Nài".encode("utf-16"))
    assert store.entries() == (first, second)
    assert store.content(first) == b"a,b\r\n"
    assert store.content(second).decode("utf-16") == "Đại Nài"


def test_the_log_says_what_when_and_from_whom_in_readable_letters(store):
    keep(store, 1, b"a,b")
    (line,) = store.log.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "number": 1,
        "sha256": hashlib.sha256(b"a,b").hexdigest(),
        "file_name": "báo cáo 1.csv",
        "stored_as": f"000001-{hashlib.sha256(b'a,b').hexdigest()[:12]}.csv",
        "shape": "long",
        "received_at": "2026-11-03 09:30:00",
        "received_from": "xã Cẩm Bình",
    }
    assert "báo cáo 1.csv" in line


def test_the_name_in_the_store_never_comes_from_the_sender(store):
    entry = new_entry(1, b"PK", "../../passwd", "commune", CAME, "")
    with store.lock():
        store.keep(entry, b"PK")
    assert [path.name for path in store.reports.iterdir()] == [entry.stored_as]
    assert Path(entry.stored_as).name == entry.stored_as


@pytest.mark.parametrize(
    ("content", "shape", "suffix"),
    [
        (b"a,b", "long", ".csv"),
        (b"PK\3\4", "long", ".xlsx"),
        (b"PK\3\4", "summary", ".xlsx"),
        (b"a,b", "commune", ".csv"),
        (b"\xd0\xcf\x11\xe0\xa1", "commune", ".xls"),
        (b"PK\3\4....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "summary", ".ods"),
        (b"a,b", "classification", ".csv"),
        (b"PK\3\4", "classification", ".xlsx"),
    ],
)
def test_a_stored_file_ends_as_what_it_is(content, shape, suffix):
    assert new_entry(1, content, "x", shape, CAME, "").stored_as.endswith(suffix)


@pytest.mark.parametrize("shape", ["commune", "summary", "long", "classification"])
def test_a_list_that_classifies_communes_is_no_report(shape):
    assert new_entry(1, b"a", "x", shape, CAME, "").is_report == (shape != "classification")


def test_a_line_cut_off_while_written_does_not_count_and_is_not_in_the_way(store):
    first = keep(store, 1, b"one")
    whole = store.log.read_bytes()
    store.log.write_bytes(whole + b'{"number": 2, "sha')
    assert store.entries() == (first,)
    second = keep(store, 2, b"two")
    assert store.entries() == (first, second)
    assert store.log.read_bytes().startswith(whole)
    assert store.log.read_bytes().count(b"\n") == 2


def test_a_file_without_its_line_does_not_count_and_can_come_again(store, monkeypatch):
    with monkeypatch.context() as broken, pytest.raises(StoreError) as refused:
        broken.setattr(Store, "_append", full_disk)
        keep(store, 1, b"one")
    assert str(refused.value) == (
        f"Hết chỗ trên ổ đĩa của thư mục {store.folder}. Hãy dọn bớt cho trống chỗ rồi làm lại."
    )
    assert store.entries() == ()
    entry = keep(store, 1, b"one")
    assert store.entries() == (entry,)


def full_disk(store: Store, line: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_withdrawn_file_stays_and_counts_no_more(store):
    first, second = keep(store, 1, b"one"), keep(store, 2, b"two")
    with store.lock():
        store.withdraw(Withdrawal(1, "gửi nhầm", CAME, "Sở"))
    assert store.entries() == (first, second)
    assert store.in_force() == (second,)
    assert store.content(first) == b"one"
    assert json.loads(store.log.read_bytes().splitlines()[-1]) == {
        "withdraws": 1,
        "reason": "gửi nhầm",
        "received_at": "2026-11-03 09:30:00",
        "received_from": "Sở",
    }


def test_what_was_confirmed_and_the_date_come_back_from_the_log(store):
    entry = new_entry(
        1, b"a", "a.csv", "long", CAME, "Sở", date(2026, 10, 31), [Confirmed("Hỏi gì", "Đúng")]
    )
    with store.lock():
        store.keep(entry, b"a")
    line = json.loads(store.log.read_bytes())
    assert line["as_of"] == "2026-10-31"
    assert line["confirmed"] == [{"message": "Hỏi gì", "reason": "Đúng"}]
    assert store.entries() == (entry,)


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"number": 1}', b'"a"', b"\xff"])
def test_a_line_of_the_log_that_was_spoilt_is_named(store, line):
    keep(store, 1, b"one")
    store.log.write_bytes(store.log.read_bytes() + line + b"\n")
    with pytest.raises(StoreError) as refused:
        store.entries()
    assert str(refused.value) == (
        "Dòng 2 của nhật ký imports.jsonl đã bị sửa, không đọc được. "
        "Hãy chép lại nhật ký từ bản sao lưu."
    )


def test_the_lock_keeps_every_other_process_out(store):
    with store.lock(), pytest.raises(Timeout):
        FileLock(store.folder / ".lock").acquire(timeout=0)
    FileLock(store.folder / ".lock").acquire(timeout=0).lock.release()


def test_who_waits_too_long_is_told_who_is_at_work(store):
    with store.lock(), pytest.raises(StoreError) as refused, Store(store.folder, 0.1).lock():
        pass
    assert re.fullmatch(
        rf"Một lần nhận khác đang dùng thư mục {store.folder} "
        rf"\(tiến trình {os.getpid()}, từ \d\d:\d\d:\d\d\); đã đợi 0 giây\. "
        r"Hãy đợi nó xong rồi làm lại\.",
        str(refused.value),
    )
    assert [path.name for path in store.folder.glob(".lock-*")] == []


def test_the_store_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "Hà Tĩnh"))
    assert open_store().database == tmp_path / "Hà Tĩnh" / "hatinh.duckdb"
    monkeypatch.setenv("HATINH_DATA_DIR", "")
    assert open_store().folder == DEFAULT_FOLDER
    monkeypatch.delenv("HATINH_DATA_DIR")
    assert open_store().folder == DEFAULT_FOLDER
