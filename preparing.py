"""What a page cannot be drawn without: the database and the map, made when they are missing."""

import subprocess
import sys
import threading
from collections.abc import Callable

import streamlit as st

from asking import ROOT, store, trouble
from charts import formats
from geo import published

REBUILT = {"missing": "cơ sở dữ liệu lần đầu", "damaged": "lại cơ sở dữ liệu bị hỏng"}
STEP = 0.1  # seconds between two looks at how far it is
TELL = "Hãy báo người quản trị."


class Job:
    """All that is missing being made, for all visitors: it goes on when they leave.

    It looks itself at what is missing: something may have been made since a visitor looked. It
    makes that in processes of their own: the server stays small and goes on serving.
    """

    def __init__(self) -> None:
        """Begins at once, in a thread."""
        self.progress = (0.0, "Đang xem còn thiếu gì…")
        self.failure = f"Không dựng được những gì còn thiếu. {TELL}"  # until it has ended well
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    def wait(self, show: Callable[[float, str], object]) -> str:
        """Why it failed, once it has ended; empty when all is there."""
        while self.is_under_way:
            show(*self.progress)
            self._thread.join(STEP)
        return self.failure

    def _run(self) -> None:
        failure = ""
        if why := trouble():
            failure = self._make(f"Đang dựng {REBUILT[why]}", "data", "build", "--if-stale")
        if not failure and has_no_map():
            failure = self._make("Đang vẽ bản đồ lần đầu", "geo", "boundaries", "publish")
        self.failure = failure

    def _make(self, what: str, *command: str) -> str:
        """Why it failed; empty when it did not."""
        said = ""
        self.progress = (0.0, f"{what}…")
        with subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",  # it must be read to its end, whatever it says
        ) as process:
            for line in process.stderr or ():
                said = formats.in_markdown(line.strip())
                self.progress = (_part_done(line), f"{what}… {said}")
        return f"{what}: không xong. {said} {TELL}" if process.returncode else ""


def prepare() -> None:
    """Have made what is missing, with its progress shown; a failure ends the page."""
    why = trouble()
    if why or has_no_map():
        bar = st.empty()
        failure = _job().wait(bar.progress)
        bar.empty()
        if failure:
            st.error(failure)
            st.stop()
    if why == "damaged" or (why and (store() / "imports.jsonl").exists()):
        st.info("Cơ sở dữ liệu bị mất hoặc hỏng, đã được dựng lại từ các báo cáo đã nhận.")


def has_no_map() -> bool:
    """Whether no map is published, or its files are gone."""
    current = published.read(store())
    return current is None or not (ROOT / "static" / current.communes).exists()


def _job() -> Job:
    """The job that is under way, the same for all visitors; a new one once that has ended."""
    with _turn():
        if not _latest().is_under_way:
            _latest.clear()
        return _latest()


@st.cache_resource(show_spinner=False)
def _turn() -> threading.Lock:
    return threading.Lock()


@st.cache_resource(show_spinner=False)
def _latest() -> Job:
    return Job()


def _part_done(line: str) -> float:
    """The part that a line of progress such as `12/44 Đọc báo cáo` speaks of."""
    done, _, total = line.split(" ")[0].partition("/")
    return int(done) / int(total) if done.isdigit() and total.isdigit() and int(total) else 0.0
