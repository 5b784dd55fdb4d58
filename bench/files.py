"""Files for the room and for the paper: printed figures, the pack of all of them, the deck."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

from bench.backend import Timing
from bench.servers import ROOT
from charts.__main__ import parser, scope_of
from charts.deck import files, story
from charts.drawn import NAMES
from charts.press import pack, sizes
from charts.scope import Scope
from geo.publish import publish

CHART, PACK, DECK = 1_500, 10_000, 4_000
REPEATS = 3


def inside(store: Path) -> list[Timing]:
    """Every figure, the pack and the deck, as a page of the app makes them: the median of 3."""
    publish(store, ROOT / "static")
    with patch.dict(os.environ, {"HATINH_DATA_DIR": str(store)}):
        scope = scope_of(parser().parse_args(["press", pack.ALL, "-o", str(store)]))
    charts = [
        _timing(f"một hình in: {name}", CHART, lambda: _packed(scope, chart))  # noqa: B023 - called at once
        for chart, name in NAMES.items()
    ]
    return [
        *charts,
        _timing("bộ xuất bản, mọi hình", PACK, lambda: _packed(scope, pack.ALL)),
        _timing("trình chiếu HTML", DECK, lambda: files.as_html(story.deck(scope))),
        _timing("trình chiếu PDF", DECK, lambda: files.as_pdf(story.deck(scope))),
    ]


def commands(store: Path, folder: Path) -> list[Timing]:
    """The pack and the deck from the shell, start of the program and reading of data included."""
    publish(store, ROOT / "static")
    environment = {**os.environ, "HATINH_DATA_DIR": str(store)}

    def run(*words: str) -> Callable[[], object]:
        command = [sys.executable, "-m", "charts", *words]
        return lambda: subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True
        )

    return [
        _timing("`charts press map`", CHART, run("press", "map", "-o", str(folder))),
        _timing("`charts press all`", PACK, run("press", "all", "-o", str(folder))),
        _timing("`charts deck`", DECK, run("deck", "-o", str(folder / "deck.html"))),
    ]


def _packed(scope: Scope, chart: str) -> bytes:
    made = pack.made(scope, chart, sizes.parsed("one_column"), lambda done, total, name: None)
    return pack.zipped(made, tuple(pack.FORMATS))


def _timing(name: str, goal: float, work: Callable[[], object]) -> Timing:
    taken = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return Timing(name, median(taken), goal)
