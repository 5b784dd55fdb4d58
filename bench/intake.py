"""`python -m bench.intake`: how soon a report is on the screen, and who waits meanwhile.

Prints the time from a dropped summary to its numbers, then the median and 95th percentile of 30
viewers' changes of a filter without and with imports, one after the other, then the time of 200
files at once. Fails when a viewer saw an error, or a goal is missed.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.servers import ROOT, Server, serve
from bench.sessions import Session
from data import build, reference
from data.sample import sample_reports
from data.store import Store
from geo.publish import publish
from taking import Desk, Job

VIEWERS, SECONDS, PAUSE, MOST = 30, 30, 5.0, 1.5
TIMED, LAST = 3, 12  # reports: dropped one by one, and handed in while viewers click
SOON, LOOK, SETTLED = 2.0, 0.05, 20  # seconds
FILES, LONG = 200, 60.0  # at once, seconds


class Viewer(Session):
    """A session that counts the errors on its page."""

    errors = 0
    read = ""

    def _note(self, message: ForwardMsg) -> None:
        if message.delta.new_element.WhichOneof("type") == "exception":
            self.errors += 1
        self.read += message.delta.new_element.html.body
        super()._note(message)


def clicked(viewers: Sequence[Viewer]) -> list[float]:
    """Milliseconds of every change of a filter, everybody at their own pace for a while."""
    found: list[float] = []
    end = time.perf_counter() + SECONDS

    def one(viewer: Viewer, number: int) -> None:
        chance = random.Random(number)
        while time.perf_counter() < end:
            time.sleep(chance.uniform(0.5, 1.5) * PAUSE)
            began = time.perf_counter()
            viewer.pick(chance.randrange(200))
            found.append((time.perf_counter() - began) * 1000)

    threads = [
        threading.Thread(target=one, args=(viewer, number)) for number, viewer in enumerate(viewers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def checked(desk: Desk, files: Sequence[tuple[str, bytes]]) -> bytes:
    """What the page gets to be taken later."""
    values = {"files": files, "communes": None, "today": date.today()}
    sealed: bytes = Job(desk, "check", values).wait()["sealed"]
    return sealed


def taken(desk: Desk, sealed: bytes) -> str:
    """The data version once it is kept."""
    values = {"sealed": sealed, "communes": None, "sender": "bench", "confirmed": {}}
    version: str = Job(desk, "take", values).wait()["data_version"]
    return version


def take_in(desk: Desk, files: Sequence[tuple[str, bytes]], until: threading.Event) -> int:
    """Hand in one report after the other as the page does; how many were taken."""
    for number, one in enumerate(files):
        if until.is_set():
            return number
        taken(desk, checked(desk, [one]))
    return len(files)


def shown_after(desk: Desk, file: tuple[str, bytes], reader: Viewer) -> float:
    """Seconds from a dropped file to its numbers on the screen, the clicks of a person left out."""
    began = time.perf_counter()
    version = taken(desk, checked(desk, [file]))
    while version not in reader.read:
        reader.read = ""
        reader.run()
        time.sleep(LOOK)
    return time.perf_counter() - began


def small_files(facts: reference.Reference) -> list[tuple[str, bytes]]:
    """Reports of one commune and one indicator each, of days of which nobody reported."""
    communes = len(facts.communes)
    return [
        (f"{number}.csv", _small_file(facts.communes[number % communes].code, number // communes))
        for number in range(FILES)
    ]


def _small_file(code: str, month: int) -> bytes:
    said = f"{code},adult_vneid,{date(2025, 7 + month, 15):%d/%m/%Y},{5000 + month},9999,"
    return f"commune,indicator,as_of,numerator,denominator,note\n{said}\n".encode()


def main() -> int:
    """Measures all three; 1 when a goal is missed."""
    argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__).parse_args()
    facts = reference.load()
    samples = [(one.name, one.content) for one in sample_reports(facts)]
    with tempfile.TemporaryDirectory() as where:
        os.environ["HATINH_DATA_DIR"] = where
        store, desk = Store(Path(where)), Desk()
        build.build(store, facts)
        publish(store.folder, ROOT / "static")
        # As they come in life: each of a later day, or of the same, as the one before.
        earlier, dropped, last = (
            samples[: -TIMED - LAST],
            samples[-TIMED - LAST : -LAST],
            samples[-LAST:],
        )
        taken(desk, checked(desk, earlier))
        with serve(ROOT / "serve.py") as server:
            with Viewer(server) as reader:
                time.sleep(SETTLED)
                shown = median(shown_after(desk, file, reader) for file in dropped)
            print(
                f"a summary of 69 x 20 is on the screen {shown:.2f} s after it was dropped", end=""
            )
            print(f" (goal {SOON})", flush=True)
            before, after, errors = _while_importing(server, desk, last)
            began = time.perf_counter()
            taken(desk, checked(desk, small_files(facts)))
            took = time.perf_counter() - began
            print(f"{FILES} files at once are checked and taken in {took:.1f} s (goal {LONG})")
    return int(shown > SOON or errors > 0 or after > MOST * before or took > LONG)


def _while_importing(
    server: Server, desk: Desk, files: Sequence[tuple[str, bytes]]
) -> tuple[float, float, int]:
    """The 95th percentile of a change in ms without and with imports, and the errors seen."""
    viewers = [Viewer(server) for _ in range(VIEWERS)]
    clicked(viewers)  # what nobody chose before is slow the first time
    quiet = clicked(viewers)
    ended = threading.Event()
    with ThreadPoolExecutor() as apart:
        importer = apart.submit(take_in, desk, files, ended)
        busy = clicked(viewers)
        ended.set()
    errors = sum(viewer.errors for viewer in viewers)
    before, after = (quantiles(one, n=20)[-1] for one in (quiet, busy))
    print(f"without: {len(quiet)} changes, median {median(quiet):.0f} ms, p95 {before:.0f} ms")
    print(
        f"with {importer.result()} imports: {len(busy)} changes, median {median(busy):.0f} ms, ",
        end="",
    )
    print(f"p95 {after:.0f} ms, {after / before:.2f} x (goal {MOST}); errors: {errors}")
    return before, after, errors


if __name__ == "__main__":
    sys.exit(main())
