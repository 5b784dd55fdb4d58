"""`python -m bench.intake`: 30 viewers change filters while reports are taken in.

Prints the median and 95th percentile of a change without and with the imports, and fails when a
viewer saw an error or the second percentile is more than 1.5 x the first.
"""

import argparse
import pickle
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.servers import ROOT, serve
from bench.sessions import Session
from data import build, reference
from data.sample import sample_reports
from data.store import Store
from geo.publish import publish

VIEWERS, SECONDS, PAUSE, MOST = 30, 30, 5.0, 1.5
LAST_REPORTS = 12


class Viewer(Session):
    """A session that counts the errors on its page."""

    errors = 0

    def _note(self, message: ForwardMsg) -> None:
        if message.delta.new_element.WhichOneof("type") == "exception":
            self.errors += 1
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


def asked(task: str, **values: Any) -> Any:
    """What the page's process apart answers."""
    done = subprocess.run(
        (sys.executable, "-m", "data.desk"),
        cwd=ROOT,
        input=pickle.dumps((task, values)),
        capture_output=True,
        check=True,
    )
    *_, last = _frames(done.stdout)
    if last[0] != "answer":
        raise RuntimeError(last[1])
    return last[1]


def _frames(written: bytes) -> list[tuple[str, Any]]:
    frames = []
    with tempfile.TemporaryFile() as file:
        file.write(written)
        file.seek(0)
        while file.tell() < len(written):
            frames.append(pickle.load(file))
    return frames


def take_in(folder: Path, files: list[tuple[str, bytes]], until: threading.Event) -> int:
    """Hand in one report after the other as the page does; how many were taken."""
    taken = 0
    for one in files:
        if until.is_set():
            break
        found = asked("check", folder=folder, files=[one], communes=None, today=date.today())
        if found["sealed"]:
            values = {"sealed": found["sealed"], "communes": None, "sender": "bench"}
            asked("take", folder=folder, confirmed={}, **values)
            taken += 1
    return taken


def main() -> int:
    """Measures both; 1 when the goal is missed."""
    argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__).parse_args()
    facts = reference.load()
    samples = [(one.name, one.content) for one in sample_reports(facts)]
    with tempfile.TemporaryDirectory() as where:
        store = Store(Path(where))
        build.build(store, facts)
        publish(store.folder, ROOT / "static")
        first, rest = samples[:-LAST_REPORTS], samples[-LAST_REPORTS:]
        found = asked("check", folder=store.folder, files=first, communes=None, today=date.today())
        values = {"sealed": found["sealed"], "communes": None, "sender": "bench"}
        asked("take", folder=store.folder, confirmed={}, **values)
        with serve(ROOT / "serve.py", environment={"HATINH_DATA_DIR": where}) as server:
            viewers = [Viewer(server) for _ in range(VIEWERS)]
            clicked(viewers)  # what nobody chose before is slow the first time
            quiet = clicked(viewers)
            ended = threading.Event()
            taken: list[int] = []
            importer = threading.Thread(
                target=lambda: taken.append(take_in(store.folder, rest, ended))
            )
            importer.start()
            busy = clicked(viewers)
            ended.set()
            importer.join()
            errors = sum(viewer.errors for viewer in viewers)
    before, after = (quantiles(one, n=20)[-1] for one in (quiet, busy))
    print(f"without: {len(quiet)} changes, median {median(quiet):.0f} ms, p95 {before:.0f} ms")
    print(f"with {taken[0]} imports: {len(busy)} changes, median {median(busy):.0f} ms, ", end="")
    print(f"p95 {after:.0f} ms, {after / before:.2f} x (goal {MOST}); errors: {errors}")
    return int(errors > 0 or after > MOST * before)


if __name__ == "__main__":
    sys.exit(main())
