"""An import killed at any moment leaves a readable database and every accepted report."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbooks import long_csv

from data import database
from data.__main__ import main
from data.store import Store

ROOT = Path(__file__).parent.parent
TIMES = 50

# Starts imports that have everything loaded, so that a kill hits the work and not the loading.
NURSERY = """
import os, sys
from data.__main__ import main
for file in sys.stdin:
    child = os.fork()
    if not child:
        os._exit(main(["import", file.strip()]))
    print(child, file=sys.stderr, flush=True)
    input()
    print(os.waitpid(child, 0)[1], file=sys.stderr, flush=True)
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    return Store(tmp_path / "store")


@pytest.fixture
def nursery(store) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        (sys.executable, "-c", NURSERY),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        yield process
        process.stdin.close()


def import_for(seconds: float, nursery: subprocess.Popen[str], file: Path) -> bool:
    """Start an import and kill it after some time; whether it was still at work."""
    print(file, file=nursery.stdin, flush=True)
    child = int(nursery.stderr.readline())
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    print(file=nursery.stdin, flush=True)
    return int(nursery.stderr.readline()) == signal.SIGKILL


def report(folder: Path, number: int) -> Path:
    file = folder / f"{number}.csv"
    file.write_bytes(long_csv(f"18100,adult_vneid,31/12/2025,{20000 + number},26115,"))
    return file


def kept_hashes(store: Store) -> set[str]:
    """The hashes in the log, when all of it is whole and every file is there as it came."""
    lines = [json.loads(line) for line in store.log.read_bytes().splitlines(keepends=True)]
    for line in lines:
        content = (store.reports / line["stored_as"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    return {line["sha256"] for line in lines}


def test_fifty_kills_at_any_moment_lose_nothing(store, nursery, tmp_path):
    assert main(["import", str(report(tmp_path, 0))]) == 0
    started = time.monotonic()
    assert main(["import", str(report(tmp_path, 1))]) == 0
    run_time = time.monotonic() - started
    chance, killed, kept = random.Random(20250701), 0, kept_hashes(store)
    for number in range(2, TIMES + 2):
        killed += import_for(chance.uniform(0, 1.2) * run_time, nursery, report(tmp_path, number))
        before, kept = kept, kept_hashes(store)
        assert before <= kept
        assert database.status(store.database)["reports"] in range(1, len(kept) + 1)
    assert killed > TIMES / 5
    files = [str(tmp_path / f"{number}.csv") for number in range(TIMES + 2)]
    assert main(["import", *files]) == 0
    assert kept <= kept_hashes(store)
    assert database.status(store.database)["reports"] == len(files)
    version = database.status(store.database)["data_version"]
    assert main(["build"]) == 0
    assert database.status(store.database)["data_version"] == version
