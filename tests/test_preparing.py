"""What is missing is made once for all visitors, however many there are and whoever leaves."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from types import SimpleNamespace

import pytest
from own_store import own_store

import preparing
from data.store import Store

VISITORS = 8
BUILD = ("data", "build", "--if-stale")
# Stands for `python -m data build`: says how far it is, waits for leave, and copies a database.
BUILDING = """
import shutil, signal, sys
signal.alarm(10)
print("12/44 Đọc báo cáo", file=sys.stderr, flush=True)
if sys.stdin.readline() == "fail\\n":
    sys.stderr.buffer.write(b"13/44 \\xff\\n")
    sys.exit("Tệp *a_b* [hỏng]")
print("44/44 Ghi cơ sở dữ liệu", file=sys.stderr, flush=True)
shutil.copy(*sys.argv[1:])
"""


class EndedError(BaseException):
    """What Streamlit raises in a page that its reader left, or that ends itself."""


class Screen:
    """What all visitors are shown, in place of Streamlit."""

    def __init__(self):
        self.shown: list[tuple[float, str]] = []
        self.errors: list[str] = []
        self.visitors: set[int] = set()
        self.leave_at: str | None = None

    def progress(self, part, text):
        self.shown.append((part, text))
        self.visitors.add(threading.get_ident())
        if self.leave_at is not None and self.leave_at in text:
            raise EndedError
        return self

    def empty(self):
        return self

    def error(self, text):
        self.errors.append(text)

    def stop(self):
        raise EndedError


class Builds:
    """The processes begun; each waits until it is said how it ends."""

    def __init__(self, *files):
        self.begun: list[tuple[str, ...]] = []
        self._files = files
        self.pipe = os.pipe()

    def start(self, command, **options):
        self.begun.append(tuple(command[2:]))
        stand_in = [sys.executable, "-c", BUILDING, *self._files]
        return subprocess.Popen(stand_in, stdin=self.pipe[0], **options)

    def end(self, how):
        os.write(self.pipe[1], f"{how}\n".encode())


@pytest.fixture
def store(sample_store, tmp_path, monkeypatch) -> Store:
    """A store that has lost its database; its map is there."""
    store = own_store(sample_store, tmp_path)
    store.database.unlink()
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    return store


@pytest.fixture
def screen(monkeypatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(preparing, "st", screen)
    return screen


@pytest.fixture
def builds(sample_store, store, monkeypatch) -> Iterator[Builds]:
    builds = Builds(sample_store.database, store.database)
    known = SimpleNamespace(Popen=builds.start, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(preparing, "subprocess", known)
    yield builds
    for end in builds.pipe:
        os.close(end)


def visit_and_leave(screen: Screen, at: str) -> None:
    """Somebody opens a page and leaves it when he has seen this."""
    screen.leave_at = at
    with pytest.raises(EndedError):
        preparing.prepare()
    screen.leave_at = None


def test_of_many_visitors_who_miss_the_database_one_has_it_built(screen, builds, monkeypatch):
    """None of them goes on before all have seen that it is missing."""
    look, looks, all_looked = preparing.trouble, count(), threading.Barrier(VISITORS)

    def trouble():
        seen = look()
        if next(looks) < VISITORS:
            all_looked.wait(20)
        return seen

    monkeypatch.setattr(preparing, "trouble", trouble)
    builds.end("well")
    with ThreadPoolExecutor(VISITORS) as visitors:
        for visit in [visitors.submit(preparing.prepare) for _ in range(VISITORS)]:
            visit.result()
    assert builds.begun == [BUILD]
    assert look() == ""


def test_who_comes_when_it_has_just_been_built_starts_nothing(screen, builds, monkeypatch):
    looks = iter(["missing"])
    monkeypatch.setattr(preparing, "trouble", lambda: next(looks, ""))
    preparing.prepare()
    assert builds.begun == []


def test_a_build_goes_on_when_the_visitor_leaves_and_the_next_sees_how_far_it_is(screen, builds):
    visit_and_leave(screen, "12/44")
    screen.shown.clear()
    visit_and_leave(screen, "")
    builds.end("well")
    preparing.prepare()
    assert screen.shown[0] == (12 / 44, "Đang dựng cơ sở dữ liệu lần đầu… 12/44 Đọc báo cáo")
    assert builds.begun == [BUILD]
    assert preparing.trouble() == ""


def test_a_build_that_fails_is_told_to_all_who_wait_and_tried_again_for_the_next(screen, builds):
    with ThreadPoolExecutor(VISITORS) as visitors:
        visits = [visitors.submit(preparing.prepare) for _ in range(VISITORS)]
        while len(screen.visitors) < VISITORS:
            time.sleep(0.01)
        builds.end("fail")
    assert [type(visit.exception()) for visit in visits] == [EndedError] * VISITORS
    assert builds.begun == [BUILD]
    assert set(screen.errors) == {
        r"Đang dựng cơ sở dữ liệu lần đầu: không xong. Tệp \*a\_b\* \[hỏng\] "
        "Hãy báo người quản trị."
    }
    builds.end("well")
    preparing.prepare()
    assert builds.begun == [BUILD, BUILD]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_build_that_cannot_even_start_is_told_too(screen, builds, monkeypatch):
    def refused(*_, **__):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(preparing.subprocess, "Popen", refused)
    with pytest.raises(EndedError):
        preparing.prepare()
    assert screen.errors == ["Không dựng được những gì còn thiếu. Hãy báo người quản trị."]
