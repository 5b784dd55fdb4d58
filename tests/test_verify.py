"""Whether the database is what the reports say: every way in which it may not be is told."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from workbooks import long_csv

from data import build, reference
from data.__main__ import main
from data.imports import Sender, import_files
from data.store import Store
from data.verify import Verdict, verify
from data.withdrawals import withdraw

SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở")
RESTORE = "Hãy chép lại đúng tệp ấy từ bản sao lưu."
REBUILD = "Hãy chạy: python -m data build"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports, the second of them withdrawn."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store(folder / "store")
    for numerator in (20_000, 2_000, 21_000):
        path = folder / f"{numerator}.csv"
        path.write_bytes(long_csv(f"18100,adult_vneid,31/10/2026,{numerator},26115,"))
        import_files([path], store, reference.load(), SENDER)
    withdraw(store, reference.load(), 2, "gửi nhầm", SENDER)
    return store.folder


@pytest.fixture
def store(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    return Store(shutil.copytree(filled, tmp_path / "store"))


def verdict(store: Store) -> Verdict:
    return verify(store, reference.load())


def change(store: Store, sql: str) -> None:
    with duckdb.connect(store.database) as connection:
        connection.execute(sql)


def test_an_untouched_store_is_exact(store):
    version = build.build(store, reference.load())
    assert verdict(store) == Verdict(version, 3, 1, (), ())


def test_the_sample_is_exact_too(sample_store, tmp_path):
    copied = Store(tmp_path / "sample")
    copied.folder.mkdir()
    copied.database.write_bytes(sample_store.database.read_bytes())
    assert verdict(copied).is_exact


@pytest.mark.parametrize(
    ("sql", "differing"),
    [
        ("update observations set numerator = 9 where report_number = 3", "observations: 1 dòng"),
        ("delete from commune_values", "commune_values: 1 dòng"),
        ("update targets set target = target + 1 where year = 2026", "targets: {n} dòng"),
        ("create table mine (x integer)", "định nghĩa: 1 dòng"),
        ("update meta set value = 'x' where key = 'data_version'", "meta: 1 dòng"),
    ],
)
def test_a_table_that_was_changed_is_named_with_how_many_rows(store, sql, differing):
    with duckdb.connect(store.database, read_only=True) as connection:
        n = connection.execute("select count(*) from targets where year = 2026").fetchone()[0]
    change(store, sql)
    (fault,) = verdict(store).faults
    assert fault == (
        f"Cơ sở dữ liệu khác với các báo cáo ({differing.format(n=n)}). Hãy chạy: "
        "python -m data build"
    )
    build.build(store, reference.load())
    assert verdict(store).is_exact


@pytest.mark.parametrize("at", [0, 1], ids=["in_force", "withdrawn"])
@pytest.mark.parametrize(
    ("harm", "how"),
    [
        (lambda path: path.write_bytes(path.read_bytes() + b"\n"), "đã bị sửa sau khi nhận"),
        (Path.unlink, "không thấy"),
    ],
    ids=["changed", "gone"],
)
def test_a_kept_file_that_was_harmed_is_named(store, at, harm: Callable[[Path], None], how):
    entry = store.entries()[at]
    harm(store.reports / entry.stored_as)
    said = f"tệp reports/{entry.stored_as} {how}"
    if how == "không thấy":
        said = f"không thấy tệp reports/{entry.stored_as}"
    found = verdict(store)
    assert found.faults == (
        f"Số {entry.number} ({entry.file_name}, nhận 09:30 03/11/2026): {said}. {RESTORE}",
    )
    assert found.data_version is None


def test_a_file_laid_into_the_folder_by_hand_is_told_and_does_not_count(store):
    (store.reports / "them.csv").write_bytes(b"x")
    found = verdict(store)
    assert found.is_exact
    assert found.notes == (
        "Tệp reports/them.csv không có trong nhật ký nên không được tính. "
        "Muốn tính thì nhận nó bằng: python -m data import",
    )


def test_a_damaged_or_missing_database_is_told(store):
    store.database.write_bytes(b"not a database")
    damaged = f"Cơ sở dữ liệu hatinh.duckdb bị hỏng, không mở được. {REBUILD}"
    assert verdict(store).faults == (damaged,)
    store.database.unlink()
    assert verdict(store).faults == (f"Chưa có cơ sở dữ liệu hatinh.duckdb. {REBUILD}",)


def test_a_log_that_was_edited_is_told(store):
    lines = store.log.read_bytes().splitlines(keepends=True)
    store.log.write_bytes(b"".join([lines[1], lines[0], *lines[2:]]))
    assert verdict(store).faults[0].startswith("Nhật ký imports.jsonl ghi số 1 sau số 2.")
    store.log.write_bytes(b"".join([lines[0], lines[3]]))
    assert verdict(store).faults[0].startswith("Nhật ký imports.jsonl rút lại số 2, không có")
    store.log.write_bytes(b"hello\n")
    assert verdict(store).faults[0].startswith("Dòng 1 của nhật ký imports.jsonl đã bị sửa")


def test_a_report_taken_out_of_the_log_by_hand_is_a_database_that_differs(store):
    lines = store.log.read_bytes().splitlines(keepends=True)
    store.log.write_bytes(b"".join(lines[:2] + lines[3:]))
    (fault,) = verdict(store).faults
    assert "observations: 1 dòng" in fault


def test_the_command_says_it_in_words_and_as_json_and_by_its_status(store, capsys):
    assert main(["verify"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Đã đọc lại 3 tệp đã nhận, trong đó 1 đã rút lại."
    assert out[1].startswith("Cơ sở dữ liệu đúng như các báo cáo; phiên bản dữ liệu ")
    change(store, "delete from commune_values")
    assert main(["verify", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["is_exact"], len(said["faults"]), said["withdrawn"]) == (False, 1, 1)
