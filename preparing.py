"""What a page cannot be drawn without: the database and the map, made when they are missing."""

import subprocess
import sys
import threading

import streamlit as st

from asking import ROOT, store, trouble
from geo import published

REBUILT = {"missing": "cơ sở dữ liệu lần đầu", "damaged": "lại cơ sở dữ liệu bị hỏng"}


def prepare() -> None:
    """Make what is missing, in a process of its own: the server stays small and goes on serving.

    Of many visitors one does; the others wait for their turn, and then find it made.
    """
    why = trouble()
    if why or _has_no_map():
        with _turn():
            _make()
    if why == "damaged" or (why and (store() / "imports.jsonl").exists()):
        st.info("Cơ sở dữ liệu bị mất hoặc hỏng, đã được dựng lại từ các báo cáo đã nhận.")


def _make() -> None:
    if why := trouble():
        _run(f"Đang dựng {REBUILT[why]}", "data", "build", "--if-stale")
    if _has_no_map():
        _run("Đang vẽ bản đồ lần đầu", "geo", "boundaries", "publish")


def _has_no_map() -> bool:
    current = published.read(store())
    return current is None or not (ROOT / "static" / current.communes).exists()


@st.cache_resource(show_spinner=False)
def _turn() -> threading.Lock:
    return threading.Lock()


def _run(what: str, *command: str) -> None:
    bar = st.progress(0.0, f"{what}…")
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        lines: list[str] = []
        for line in process.stderr or ():
            lines.append(line.strip())
            bar.progress(_part_done(line), f"{what}… {line.strip()}")
    bar.empty()
    if process.returncode:
        st.error(f"{what}: không xong. {lines[-1] if lines else ''} Hãy báo người quản trị.")
        st.stop()


def _part_done(line: str) -> float:
    """The part that a line of progress such as `12/44 Đọc báo cáo` speaks of."""
    done, _, total = line.split(" ")[0].partition("/")
    return int(done) / int(total) if done.isdigit() and total.isdigit() and int(total) else 0.0
