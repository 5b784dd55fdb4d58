"""What does not need a browser: queries, building, taking in a report."""

import inspect
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

import queries
from bench.servers import ROOT
from data import imports, reference, sample
from data.store import Store
from queries.__main__ import QUERIES

REPEATS = 20


class Timing(NamedTuple):
    """How long something took, and how long it may take, in ms."""

    name: str
    taken: float
    goal: float


def build(folder: Path) -> Timing:
    """Builds the database of the sample reports into an empty folder, as a process of its own."""
    command = [sys.executable, "-m", "data", "build"]
    environment = {**os.environ, "HATINH_DATA_DIR": str(folder)}
    taken = _milliseconds(
        lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    )
    return Timing("`python -m data build` từ đầu", taken, 5_000)


def import_summary(folder: Path) -> list[Timing]:
    """Checks and keeps the newest provincial summary (69 x 20): as the only report, and last."""
    facts = reference.load()
    *earlier, newest = _sample_files(folder, facts)
    sender = imports.Sender(datetime.max, "bench")
    alone, full = Store(folder / "alone"), Store(folder / "full")
    imports.import_files(earlier, full, facts, sender)
    return [
        Timing(
            f"nhận một báo cáo tổng hợp 69 × 20, {where}",
            _milliseconds(lambda: imports.import_files([newest], store, facts, sender)),  # noqa: B023 - called at once
            500,
        )
        for where, store in (("kho trống", alone), (f"kho đã có {len(earlier)} báo cáo", full))
    ]


def queries_of(database: Path) -> list[Timing]:
    """Every query for the whole province, the median of 20 calls."""
    connection = queries.load(database)
    facts = queries.build_facts(connection).set_index("key")["value"]
    values = {
        "indicator": queries.HEADLINE,
        "as_of": str(facts["as_of"]),
        "today": str(facts["as_of"]),
        "commune_code": reference.load().communes[0].code,
        "people_per_week": 1_000,
        "keeps_pace": True,
    }
    timings = []
    for name, query in QUERIES.items():
        known = inspect.signature(query).parameters
        wanted = {key: value for key, value in values.items() if key in known}
        taken = median(
            _milliseconds(lambda: query(connection, **wanted))  # noqa: B023 - called at once
            for _ in range(REPEATS)
        )
        timings.append(Timing(f"`{name}`", taken, 10))
    return timings


def _sample_files(folder: Path, facts: reference.Reference) -> list[Path]:
    files = []
    for report in sample.sample_reports(facts):
        files.append(folder / report.name)
        files[-1].write_bytes(report.content)
    return files


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
