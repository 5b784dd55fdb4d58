"""Files handed in on a page: checked and taken by processes apart, so that readers never wait."""

import hashlib
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import streamlit as st

from access import Person
from asking import ROOT, stamp, store

AT_ONCE = 2
MOST_QUESTIONS = 20  # of one process: large files leave memory behind
STEP = 0.05  # seconds between two looks at how far it is
NOTHING: Mapping[str, Any] = {"files": (), "sealed": b"", "data_version": ""}
STOPPED = "Chương trình kiểm tra bị dừng giữa chừng. Không có gì được nhận; hãy làm lại."


class RefusedError(RuntimeError):
    """What was asked cannot be done; the message is a sentence for the person who asked."""


class Desk:
    """Processes that answer one question after another; one is always started ahead."""

    def __init__(self) -> None:
        """The first process starts now: it takes a second until it can listen."""
        self._lock = threading.Lock()
        self._waiting = [_started()]
        self._answered: Counter[int] = Counter()
        self.turn = threading.BoundedSemaphore(AT_ONCE)

    def next(self) -> subprocess.Popen[bytes]:
        """A process that listens; give it `back`."""
        with self._lock:
            process = self._waiting.pop() if self._waiting else _started()
        return process if process.poll() is None else _started()

    def back(self, process: subprocess.Popen[bytes]) -> None:
        """Let a process wait for the next question; one that is gone, or old, is replaced."""
        with self._lock:
            self._answered[process.pid] += 1
            if process.poll() is None and self._answered[process.pid] < MOST_QUESTIONS:
                self._waiting.append(process)
                return
            assert process.stdin
            with suppress(BrokenPipeError):  # of one that is gone
                process.stdin.close()
            del self._answered[process.pid]
            if not self._waiting:
                self._waiting.append(_started())


class Job:
    """A question on its way: it goes on when the page that asked is left or drawn again."""

    def __init__(self, desk: Desk, task: str, values: Mapping[str, Any]) -> None:
        """Asks at once, in a thread."""
        self.progress = (0, 0, "Đang đợi lượt")
        self.answer: Any = None
        self.refusal = ""
        self._thread = threading.Thread(target=self._run, args=(desk, task, values), daemon=True)
        self._thread.start()

    def wait(self, show: Callable[[int, int, str], None] = lambda *_: None) -> Any:
        """The answer, once it is there; raises RefusedError with the reason when there is none."""
        while self._thread.is_alive():
            show(*self.progress)
            self._thread.join(STEP)
        if self.refusal:
            raise RefusedError(self.refusal)
        return self.answer

    def _run(self, desk: Desk, task: str, values: Mapping[str, Any]) -> None:
        with desk.turn:
            process = desk.next()
            assert process.stdin and process.stdout
            try:
                pickle.dump((task, {"folder": store(), **values}), process.stdin)
                process.stdin.flush()
                kind, value = pickle.load(process.stdout)
                while kind == "progress":
                    self.progress = value
                    kind, value = pickle.load(process.stdout)
            except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                process.kill()
                process.wait()
                kind, value = "refused", STOPPED
            desk.back(process)
        if kind == "refused":
            self.refusal = value
        else:
            self.answer = value


def check(files: Sequence[tuple[str, bytes]], person: Person) -> Job:
    """What would come of these files now; asked once for all reruns, until something is taken."""
    hashes = tuple((name, hashlib.sha256(content).hexdigest()) for name, content in files)
    of = (hashes, person.communes, date.today(), str(store()), stamp())
    values = {"files": files, "communes": person.communes, "today": date.today()}
    job = _checked(of, values)
    if job.refusal:  # tried again at every look: what was in the way may be gone
        _checked.clear(of, values)
        job = _checked(of, values)
    return job


def take(sealed: bytes, person: Person, confirmed: Mapping[str, Sequence[tuple[str, str]]]) -> Job:
    """Keep the good files of a check, in the name of a person who may."""
    if not person.may_hand_in:
        raise RefusedError(person.why_not)
    if confirmed and not person.is_editor:
        raise RefusedError("Chỉ người biên tập được xác nhận cảnh báo.")
    values = {"sealed": sealed, "communes": person.communes, "sender": person.name}
    return Job(_desk(), "take", {**values, "confirmed": confirmed})


def withdraw(number: int, reason: str, person: Person) -> Job:
    """Let an accepted file count no more, in the name of an editor."""
    if not person.is_editor:
        raise RefusedError("Chỉ người biên tập được rút lại tệp đã nhận.")
    return Job(_desk(), "withdraw", {"number": number, "reason": reason, "sender": person.name})


def history() -> Job:
    """Every file ever accepted; asked again once something came or was withdrawn."""
    return _history(str(store()), stamp())


def template(shape: str, commune: str | None = None) -> bytes:
    """A blank report, made now."""
    made: bytes = Job(_desk(), "template", {"shape": shape, "commune": commune}).wait()
    return made


def marked(files: Sequence[tuple[str, bytes, Sequence[Mapping[str, str]]]]) -> bytes:
    """The same workbooks with their faulty cells marked, made now: one, or a ZIP of several."""
    made: bytes = Job(_desk(), "mark", {"files": files}).wait()
    return made


def get_ready() -> None:
    """Start the first process, before anybody hands something in."""
    _desk()


@st.cache_resource(show_spinner=False)
def _desk() -> Desk:
    return Desk()


@st.cache_resource(max_entries=20, show_spinner=False)
def _checked(of: tuple[object, ...], _values: Mapping[str, Any]) -> Job:
    return Job(_desk(), "check", _values)


@st.cache_resource(max_entries=1, show_spinner=False)
def _history(folder: str, stamp: int) -> Job:
    return Job(_desk(), "history", {})


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "data.desk"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
