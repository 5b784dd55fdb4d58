"""The store as one file and back, whole or not at all."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from every_query import answers
from workbooks import long_csv

from data import backup, database, reference
from data.__main__ import main
from data.build import BuildError
from data.imports import Sender, import_files
from data.store import Store
from data.troubles import StoreError
from data.withdrawals import withdraw

SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở")
NOW = datetime(2026, 11, 23, 8, 15)
FAILED = "Bản sao lưu không dùng được: {}. Hãy dùng một bản sao lưu khác."


def fill(store: Store, *numerators: int) -> None:
    for numerator in numerators:
        path = store.folder.with_name(f"{numerator}.csv")
        path.write_bytes(long_csv(f"18100,adult_vneid,31/10/2026,{numerator},26115,"))
        import_files([path], store, reference.load(), SENDER)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports, the second of them withdrawn."""
    store = Store(tmp_path_factory.mktemp("filled") / "store")
    fill(store, 20_000, 2_000, 21_000)
    withdraw(store, reference.load(), 2, "gửi nhầm", SENDER)
    return store.folder


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Store:
    return Store(shutil.copytree(filled, tmp_path / "store"))


@pytest.fixture
def archive(store, tmp_path) -> Path:
    backup.export(store, tmp_path / "sao lưu.zip")
    return tmp_path / "sao lưu.zip"


def restore(archive: Path, store: Store, force: bool = False) -> Path | None:
    verdict, beside = backup.restore(archive, store, reference.load(), NOW, force)
    assert verdict.is_exact
    return beside


def on_disk(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_what_comes_back_answers_every_query_byte_for_byte(store, archive, tmp_path):
    copied = Store(tmp_path / "mới" / "kho")
    assert restore(archive, copied) is None
    assert answers(copied.database) == answers(store.database)
    assert copied.log.read_bytes() == store.log.read_bytes()
    assert copied.entries() == store.entries()
    assert [copied.content(one) for one in copied.entries()] == [
        store.content(one) for one in store.entries()
    ]
    assert backup.export(copied, tmp_path / "lại.zip") == 3
    assert (tmp_path / "lại.zip").read_bytes() == archive.read_bytes()


def test_the_manifest_tells_the_hash_of_every_file(store, archive):
    with zipfile.ZipFile(archive) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        names = set(opened.namelist()) - {"manifest.json"}
        hashes = {name: hashlib.sha256(opened.read(name)).hexdigest() for name in names}
    assert manifest == {"format": 1, "files": hashes}
    assert names == {"imports.jsonl", *(f"reports/{one.stored_as}" for one in store.entries())}


def test_a_store_of_samples_takes_the_reports_and_keeps_its_map(archive, sample_store, tmp_path):
    fresh = Store(tmp_path / "fresh")
    fresh.folder.mkdir()
    shutil.copy(sample_store.database, fresh.database)
    (fresh.folder / "map.json").write_text("{}")
    restore(archive, fresh)
    assert database.status(fresh.database)["is_sample"] is False
    assert (fresh.folder / "map.json").read_text() == "{}"
    assert sorted(path.name for path in fresh.folder.iterdir()) == [
        ".lock",
        "hatinh.duckdb",
        "imports.jsonl",
        "map.json",
        "reports",
    ]


def test_a_store_with_reports_is_replaced_only_by_force_and_stays_beside(archive, tmp_path):
    other = Store(tmp_path / "other")
    fill(other, 11_111)
    before, said = on_disk(other.folder), answers(other.database)
    with pytest.raises(StoreError) as refused:
        restore(archive, other)
    assert str(refused.value) == (
        f"Thư mục {other.folder} đã có 1 tệp đã nhận. Muốn thay, hãy thêm --force: "
        "thư mục cũ được chép sang bên cạnh."
    )
    assert on_disk(other.folder) == before
    beside = restore(archive, other, force=True)
    assert beside == tmp_path / "other-truoc-20261123-081500"
    assert on_disk(beside) == before
    assert answers(Store(beside).database) == said
    assert [one.number for one in other.entries()] == [1, 2, 3]
    assert len(list(other.reports.iterdir())) == 3


def rewrite(archive: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """The same ZIP with other contents."""
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    with zipfile.ZipFile(archive, "w") as written:
        for name, content in files.items():
            written.writestr(name, content)


def listed(files: dict[str, bytes], name: str, content: bytes) -> None:
    """Add a file, and its hash to the manifest."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    files[name] = content


def first_report(files: dict[str, bytes]) -> str:
    return min(name for name in files if name.startswith("reports/"))


@pytest.mark.parametrize(
    ("change", "how"),
    [
        (lambda files: files.pop("manifest.json"), "thiếu manifest.json"),
        (lambda files: files.update({"manifest.json": b"{"}), "manifest.json không đọc được"),
        (lambda files: files.update({"manifest.json": b"[]"}), "manifest.json không đọc được"),
        (
            lambda files: files.update({"manifest.json": b'{"format": 2, "files": {}}'}),
            "danh sách tệp không khớp với manifest.json",
        ),
        (
            lambda files: files.update({"thừa.csv": b"x"}),
            "danh sách tệp không khớp với manifest.json",
        ),
        (
            lambda files: files.pop("imports.jsonl"),
            "danh sách tệp không khớp với manifest.json",
        ),
        (
            lambda files: files.update({first_report(files): b"x"}),
            "{first} không đúng như lúc sao lưu",
        ),
        (lambda files: listed(files, "../ra.csv", b"x"), "có tên lạ '../ra.csv'"),
        (lambda files: listed(files, "/ra/ngoai.csv", b"x"), "có tên lạ '/ra/ngoai.csv'"),
        (lambda files: listed(files, "reports/../ra.csv", b"x"), "có tên lạ 'reports/../ra.csv'"),
        (lambda files: listed(files, "reports/a.csv", b"x"), "nhật ký không khớp với các tệp"),
    ],
)
def test_a_zip_that_is_not_whole_is_refused_and_nothing_is_touched(archive, tmp_path, change, how):
    with zipfile.ZipFile(archive) as opened:
        first = first_report(dict.fromkeys(opened.namelist(), b""))
    rewrite(archive, change)
    target = Store(tmp_path / "target")
    with pytest.raises(StoreError) as refused:
        restore(archive, target)
    assert str(refused.value) == FAILED.format(how.format(first=first))
    assert on_disk(target.folder) == {}
    assert not (tmp_path / "ra.csv").exists()


@pytest.mark.parametrize("length", [0, 10, 400, -1])
def test_a_zip_that_was_cut_is_refused(archive, tmp_path, length):
    content = archive.read_bytes()
    archive.write_bytes(content[:length] if length >= 0 else b"no zip at all")
    with pytest.raises(StoreError) as refused:
        restore(archive, Store(tmp_path / "target"))
    assert str(refused.value) == FAILED.format("tệp ZIP hỏng hoặc bị cắt")


def test_a_zip_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError) as refused:
        restore(tmp_path / "không có.zip", Store(tmp_path / "target"))
    assert str(refused.value) == (
        f"Không thấy tệp {tmp_path / 'không có.zip'}. Hãy kiểm tra đường dẫn."
    )


def test_a_store_with_a_harmed_report_is_not_saved_as_if_it_were_whole(store, tmp_path):
    entry = store.entries()[0]
    (store.reports / entry.stored_as).write_bytes(b"x")
    with pytest.raises(BuildError) as refused:
        backup.export(store, tmp_path / "b.zip")
    assert str(refused.value).startswith(f"tệp reports/{entry.stored_as} đã bị sửa")
    assert not (tmp_path / "b.zip").exists()


def test_both_commands_say_what_they_did(store, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HATINH_DATA_DIR", str(store.folder))
    saved, into = tmp_path / "b.zip", tmp_path / "into"
    assert main(["export", "-o", str(saved)]) == 0
    assert capsys.readouterr().out == f"Đã ghi {saved}: nhật ký và 3 tệp đã nhận\n"
    assert main(["restore", str(saved), "--into", str(into)]) == 0
    assert "Cơ sở dữ liệu đúng như các báo cáo" in capsys.readouterr().out
    assert main(["restore", str(saved)]) == 1
    assert "đã có 3 tệp đã nhận" in capsys.readouterr().err
    assert main(["restore", str(saved), "--force"]) == 0
    assert "Thư mục cũ được giữ ở" in capsys.readouterr().out
