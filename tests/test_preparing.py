"""What is missing is made once for all visitors, however many there are."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from types import SimpleNamespace

import pytest
from own_store import own_store

import preparing
from data.store import Store

VISITORS = 8
# Stands for `python -m data build`: copies a database instead, which takes no time.
BUILD = """
import shutil, sys
print("12/44 Đọc báo cáo", file=sys.stderr, flush=True)
shutil.copy(*sys.argv[1:])
"""


class Screen:
    """What all visitors are shown, in place of Streamlit."""

    def __init__(self):
        self.shown: list[str] = []

    def progress(self, _part, text):
        self.shown.append(text)
        return self

    def empty(self):
        pass


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
def started(sample_store, store, monkeypatch) -> list[tuple[str, ...]]:
    """The commands that were really begun."""
    commands = []

    def start(command, **options):
        commands.append(tuple(command[2:]))
        stand_in = [sys.executable, "-c", BUILD, sample_store.database, store.database]
        return subprocess.Popen(stand_in, **options)

    known = SimpleNamespace(Popen=start, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(preparing, "subprocess", known)
    return commands


def test_of_many_visitors_who_miss_the_database_one_has_it_built(screen, started, monkeypatch):
    """None of them goes on before all have seen that it is missing."""
    look, looks, all_looked = preparing.trouble, count(), threading.Barrier(VISITORS)

    def trouble():
        seen = look()
        if next(looks) < VISITORS:
            all_looked.wait(20)
        return seen

    monkeypatch.setattr(preparing, "trouble", trouble)
    with ThreadPoolExecutor(VISITORS) as visitors:
        for visit in [visitors.submit(preparing.prepare) for _ in range(VISITORS)]:
            visit.result()
    assert started == [("data", "build", "--if-stale")]
    assert look() == ""


def test_who_comes_when_it_has_just_been_built_starts_nothing(screen, started, monkeypatch):
    looks = iter(["missing"])
    monkeypatch.setattr(preparing, "trouble", lambda: next(looks, ""))
    preparing.prepare()
    assert started == []
