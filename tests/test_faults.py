"""What goes wrong around an import, one fault at a time: nothing is lost, nothing half shown."""

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import duckdb
import pytest
from own_app import own_app
from own_store import ROOT, own_store
from workbooks import long_csv

import asking
from data import build, database, reference
from data import store as stores
from data.__main__ import main
from data.imports import Sender, import_files
from data.store import Store
from data.troubles import StoreError
from data.verify import verify

SENDER = Sender(datetime(2026, 11, 3, 9, 30), "Sở")

# Runs commands in processes of their own that have everything loaded: one JSON list a line.
NURSERY = """
import json, os, sys
from data.__main__ import main
for line in sys.stdin:
    faults, *commands = json.loads(line)
    children = []
    for command in commands:
        children.append(os.fork())
        if not children[-1]:
            os.environ.update(faults)
            os.dup2(2, 1)
            os._exit(main(command))
    print(json.dumps([os.waitpid(child, 0)[1] for child in children]), flush=True)
"""
Run = Callable[..., list[int]]


@pytest.fixture(scope="module")
def nursery() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        (sys.executable, "-c", NURSERY),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    ) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def run(nursery, tmp_path) -> Run:
    """Run commands at the same time, each in a process; how each ended (a signal, or 0)."""

    def run(*commands: list[str], **faults: str) -> list[int]:
        faults["HATINH_DATA_DIR"] = str(tmp_path / "store")
        print(json.dumps([faults, *commands]), file=nursery.stdin, flush=True)
        return json.loads(nursery.stdout.readline())

    return run


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one report in force."""
    folder = tmp_path_factory.mktemp("filled")
    import_files([report(folder, 0)], Store(folder / "store"), reference.load(), SENDER)
    return folder / "store"


@pytest.fixture
def store(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    return Store(shutil.copytree(filled, tmp_path / "store"))


def report(folder: Path, number: int) -> Path:
    file = folder / f"{number}.csv"
    file.write_bytes(long_csv(f"18100,adult_vneid,31/12/2025,{20000 + number},26115,"))
    return file


def said(store: Store) -> list[int]:
    """The one number that each report in force of the database says."""
    with duckdb.connect(store.database, read_only=True) as connection:
        found = connection.execute("select numerator from observations order by report_number")
        return [numerator - 20000 for (numerator,) in found.fetchall()]


def is_whole(store: Store) -> bool:
    """Whether every line of the log can be read, and every file is as it came."""
    return all(
        hashlib.sha256(store.content(one)).hexdigest() == one.sha256 for one in store.entries()
    )


IMPORT, WITHDRAW, BUILD = "import", "withdraw", "build"


def command(kind: str, folder: Path) -> list[str]:
    if kind == IMPORT:
        return ["import", str(report(folder, 1)), str(report(folder, 2))]
    return {WITHDRAW: ["withdraw", "1", "--reason", "gửi nhầm"], BUILD: ["build"]}[kind]


STEPS = {
    IMPORT: [
        "cơ sở dữ liệu mới đã ghi",
        *["tệp tạm ghi được nửa", "tệp tạm đã ghi", "tệp đã vào reports"] * 2,
        "nhật ký ghi được nửa",
        "nhật ký đã ghi",
        "trước khi thay cơ sở dữ liệu",
        "cơ sở dữ liệu đã thay",
    ],
    WITHDRAW: [
        "cơ sở dữ liệu mới đã ghi",
        "nhật ký ghi được nửa",
        "nhật ký đã ghi",
        "trước khi thay cơ sở dữ liệu",
        "cơ sở dữ liệu đã thay",
    ],
    BUILD: [
        "cơ sở dữ liệu mới đã ghi",
        "trước khi thay cơ sở dữ liệu",
        "cơ sở dữ liệu đã thay",
    ],
}


@pytest.mark.parametrize("kind", STEPS)
def test_these_are_all_the_steps(store, run, tmp_path, kind):
    noted = tmp_path / "steps"
    if kind == WITHDRAW:
        assert run(["import", str(report(tmp_path, 9))]) == [0]
    assert run(command(kind, tmp_path), HATINH_FAULTS=str(noted)) == [0]
    assert noted.read_text(encoding="utf-8").splitlines() == STEPS[kind]
    assert is_whole(store)


@pytest.mark.parametrize(
    ("kind", "step"),
    [(kind, step) for kind, steps in STEPS.items() for step in range(1, len(steps) + 1)],
)
def test_a_kill_at_any_step_loses_nothing_and_shows_nothing_half(store, run, tmp_path, kind, step):
    """What stands whole in the log before the kill, and after; only that is ever shown."""
    if kind == WITHDRAW:
        assert run(["import", str(report(tmp_path, 9))]) == [0]
    before, log = said(store), store.log.read_bytes()
    dies = {"HATINH_FAULTS": str(tmp_path / "steps"), "HATINH_DIE_AT": str(step)}
    assert run(command(kind, tmp_path), **dies) == [signal.SIGKILL]
    assert store.log.read_bytes().startswith(log)
    assert is_whole(store)
    # Another report stays when one is withdrawn, or the whole sample would be built again.
    after = {IMPORT: [0, 1, 2], WITHDRAW: [9], BUILD: [0]}
    assert said(store) in (before, after[kind])
    assert run(["import", *(str(report(tmp_path, one)) for one in (1, 2, 3))]) == [0]
    assert {1, 2, 3} <= set(said(store))
    assert (0 in said(store)) == (1 in {one.number for one in store.in_force()})
    assert build.is_current(store)
    assert [path.name for path in store.folder.glob(".*")] == [".lock"]
    assert list(store.reports.glob(".*")) == []


# The disk


@pytest.mark.parametrize("half", [0, 1], ids=["at_its_start", "halfway"])
@pytest.mark.parametrize("file", [1, 2], ids=["report", "log"])
def test_a_full_disk_is_said_and_nothing_counts(store, tmp_path, monkeypatch, file, half):
    """The disk is full at the first file that is written, the report, or at the second, the log."""
    before = said(store), store.entries(), store.log.read_bytes()
    real, files = stores._write, []

    def write(opened, content, halfway):
        files.append(opened)
        if len(files) < file:
            return real(opened, content, halfway)
        opened.write(content[: len(content) // 2 * half])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(stores, "_write", write)
    with pytest.raises(StoreError) as refused:
        import_files([report(tmp_path, 1)], store, reference.load(), SENDER)
    assert str(refused.value) == (
        f"Hết chỗ trên ổ đĩa của thư mục {store.folder}. Hãy dọn bớt cho trống chỗ rồi làm lại."
    )
    assert (said(store), store.entries(), store.log.read_bytes()) == before
    monkeypatch.undo()
    import_files([report(tmp_path, 1)], store, reference.load(), SENDER)
    assert said(store) == [0, 1]
    assert verify(store, reference.load()).is_exact


LIMITED = """
import resource, sys
from data.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(["import", sys.argv[2]]))
"""


@pytest.mark.parametrize("most", [0, 100_000, 600_000, 1_000_000])
def test_a_database_that_finds_no_room_is_said_by_the_command(store, tmp_path, most):
    """No file may grow beyond so many bytes; the smallest database needs more."""
    before = said(store), store.log.read_bytes()
    arguments = (sys.executable, "-c", LIMITED, str(most), str(report(tmp_path, 1)))
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Hết chỗ trên ổ đĩa của thư mục {store.folder}. Hãy dọn bớt cho trống chỗ rồi làm lại.\n"
    )
    assert (said(store), store.log.read_bytes()) == before
    assert list(store.folder.glob(".building-*")) == []


def test_a_folder_that_must_not_be_written_is_said(tmp_path, capsys, monkeypatch):
    """Nobody may make a folder in /sys, not even the administrator."""
    monkeypatch.setenv("HATINH_DATA_DIR", "/sys/hatinh")
    assert main(["import", str(report(tmp_path, 1))]) == 1
    assert capsys.readouterr().err == (
        "Không được phép ghi vào thư mục /sys/hatinh. Hãy sửa quyền của thư mục ấy rồi làm lại.\n"
    )


def test_whatever_else_the_system_refuses_is_said_with_its_reason(store, tmp_path, monkeypatch):
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(stores, "_write", broken)
    with pytest.raises(StoreError) as refused:
        import_files([report(tmp_path, 1)], store, reference.load(), SENDER)
    assert str(refused.value) == (
        f"Máy không đọc hay ghi được thư mục {store.folder} (ổ đĩa báo lỗi khi đọc hay ghi). "
        "Hãy kiểm tra ổ đĩa rồi làm lại."
    )


# Several at once


def test_imports_at_the_same_time_wait_for_one_another_and_all_land(store, run, tmp_path):
    commands = [["import", str(report(tmp_path, one))] for one in (1, 2, 3)]
    assert run(*commands) == [0, 0, 0]
    assert sorted(said(store)) == [0, 1, 2, 3]
    assert [one.number for one in store.entries()] == [1, 2, 3, 4]
    assert verify(store, reference.load()).is_exact


def test_a_reader_of_the_app_sees_whole_versions_during_five_imports(store, tmp_path):
    """One question tells the version, another the numerator: on one page both are of one."""
    seen: list[tuple[str, int]] = []
    going, failed = Event(), []

    def read() -> None:
        try:
            while not going.is_set():
                ask = asking.pinned()
                facts = {row["key"]: row["value"] for row in ask("build_facts")}
                (row,) = ask("coverage_of_province", indicator="adult_vneid", as_of="2025-12-31")
                seen.append((facts["data_version"], row["numerator"]))
        except (OSError, duckdb.Error, KeyError, ValueError) as error:
            failed.append(error)

    wanted = {(str(database.status(store.database)["data_version"]), 20_000)}
    reader = Thread(target=read)
    reader.start()
    for number in range(1, 6):
        result = import_files([report(tmp_path, number)], store, reference.load(), SENDER)
        wanted.add((result.data_version, 20_000 + number))
    going.set()
    reader.join(timeout=60)
    assert failed == []
    assert set(seen) <= wanted
    assert len(set(seen)) > 2


# The clock, the database, the app


def test_a_clock_set_back_keeps_the_order_and_is_said(store, tmp_path):
    early = Sender(datetime(2026, 11, 1, 7, 0), "Sở")
    (file,) = import_files([report(tmp_path, 1)], store, reference.load(), early).files
    (warning,) = file.problems
    assert (warning.severity, warning.found, warning.message) == (
        "warning",
        "07:00 01/11/2026",
        "Đồng hồ của máy chậm hơn lần nhận trước (09:30 03/11/2026). "
        "Tệp vẫn được xếp sau các tệp đã nhận. Hãy chỉnh lại đồng hồ.",
    )
    assert said(store) == [0, 1]
    (in_force,) = database.numbers_in_force(store.database)
    assert in_force[3] == 20_001
    assert verify(store, reference.load()).is_exact


REBUILT = "Cơ sở dữ liệu bị mất hoặc hỏng, đã được dựng lại từ các báo cáo đã nhận."


def spoil_the_blocks(path: Path) -> None:
    """Overwrite all blocks of the data, and leave the three headers of 4 KB."""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (path.stat().st_size - 3 * 4096))


@pytest.mark.parametrize(
    "harm",
    [Path.unlink, lambda path: path.write_bytes(b"not a database"), spoil_the_blocks],
    ids=["deleted", "overwritten", "spoilt_behind_its_header"],
)
def test_a_database_harmed_under_the_running_app_is_built_again_with_a_word(
    sample_store, tmp_path, monkeypatch, harm
):
    folder = tmp_path / "harmed"
    folder.mkdir()
    store = own_store(sample_store, folder)
    monkeypatch.setenv("HATINH_DATA_DIR", str(store.folder))
    paths = [tmp_path / "1.csv"]
    paths[0].write_bytes(long_csv("18100,adult_vneid,31/10/2026,20000,26115,"))
    import_files(paths, store, reference.load(), SENDER)
    app = own_app().run()
    assert not app.exception
    assert [one.value for one in app.info] == []
    footer = [one.proto.body for one in app.get("html") if "Phiên bản" in one.proto.body]
    harm(store.database)
    app.run()
    assert not app.exception
    assert [one.value for one in app.info] == [REBUILT]
    assert [one.proto.body for one in app.get("html") if "Phiên bản" in one.proto.body] == footer
    assert build.is_current(store)
    assert [one.value for one in app.run().info] == []
