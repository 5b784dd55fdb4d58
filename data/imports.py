"""Taking reports in: check each file, keep the good ones, build, and say what came of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from data import build, database
from data.database import Received
from data.messages import Fault, problem
from data.problems import Problem
from data.reading import read_report
from data.reference import Reference
from data.report import Reading
from data.store import Entry, Store, new_entry

Status = Literal["accepted", "rejected", "known"]


@dataclass(frozen=True)
class FileResult:
    """What came of one file.

    `number` is its place in the log, None unless it was accepted now; `classes` are the lines that
    a classification list has, taken as `observations` are.
    """

    file: str
    status: Status
    shape: str | None
    as_of: date | None
    observations: int
    problems: tuple[Problem, ...]
    number: int | None = None
    classes: int = 0


@dataclass(frozen=True)
class ImportResult:
    """What came of all files, and the data version afterwards."""

    data_version: str
    files: tuple[FileResult, ...]

    @property
    def has_rejected(self) -> bool:
        """Whether any file was refused."""
        return any(file.status == "rejected" for file in self.files)


@dataclass(frozen=True)
class Sender:
    """When the files came and from whom: what the log says of an import."""

    received_at: datetime
    received_from: str


@dataclass(frozen=True)
class _Candidate:
    entry: Entry
    reading: Reading
    content: bytes


def import_files(
    paths: Sequence[Path],
    store: Store,
    reference: Reference,
    sender: Sender,
    dry_run: bool = False,
    progress: build.Progress = build.quietly,
) -> ImportResult:
    """Check files one by one, keep every faultless one, and build the database once.

    A file is taken whole or not at all; files do not depend on one another. With `dry_run`
    nothing is kept. Raises build.BuildError when an earlier report can no longer be read.
    """
    with store.lock():
        kept = list(build.kept_files(store, reference, progress, build.read_before(store)))
        known = {entry.sha256: (entry, reading) for entry, reading in kept}
        results: list[FileResult] = []
        candidates: list[_Candidate] = []
        for done, path in enumerate(paths):
            progress(done, len(paths), "Kiểm tra tệp")
            number = len(kept) + len(candidates) + 1
            result, candidate = _check(path, known, number, reference, sender)
            results.append(result)
            if candidate:
                candidates.append(candidate)
                known[candidate.entry.sha256] = (candidate.entry, candidate.reading)
        received = [*kept, *((one.entry, one.reading) for one in candidates)]
        if dry_run:
            in_force = build.with_samples(received, reference)
            version, warnings = database.try_out(reference, in_force)
        else:
            version, warnings = _commit(store, reference, received, candidates, progress)
    return ImportResult(version, tuple(_with_warnings(one, warnings) for one in results))


def _check(
    path: Path, known: Mapping[str, Received], number: int, reference: Reference, sender: Sender
) -> tuple[FileResult, _Candidate | None]:
    try:
        content = path.read_bytes()
    except OSError:
        return FileResult(str(path), "rejected", None, None, 0, (_not_found(path),)), None
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 in known:
        return _known(path, known[sha256], known.values()), None
    reading = read_report(content, path.name, reference, sender.received_at.date())
    if reading.shape is None or not reading.is_accepted:
        return _result(path, "rejected", reading), None
    entry = new_entry(
        number, content, path.name, reading.shape, sender.received_at, sender.received_from
    )
    result = replace(_result(path, "accepted", reading), number=number)
    return result, _Candidate(entry, reading, content)


def _commit(
    store: Store,
    reference: Reference,
    received: Sequence[Received],
    candidates: Sequence[_Candidate],
    progress: build.Progress,
) -> tuple[str, list[database.Row]]:
    """Write the database first, then let the reports count, then show it: no step shows half."""
    if not candidates and build.is_current(store):
        return str(database.status(store.database)["data_version"]), []
    in_force = build.with_samples(received, reference, progress)
    prepared, version = build.prepare(store, reference, in_force, progress)
    for one in candidates:
        store.keep(one.entry, one.content)
    prepared.replace(store.database)
    return version, database.warnings(store.database)


def _result(path: Path, status: Status, reading: Reading) -> FileResult:
    is_taken = status != "rejected"
    return FileResult(
        str(path),
        status,
        reading.shape,
        reading.as_of,
        len(reading.observations) * is_taken,
        reading.problems,
        classes=len(reading.classes) * is_taken,
    )


def _with_warnings(result: FileResult, warnings: Sequence[database.Row]) -> FileResult:
    """Add the questions that its numbers ask beside those already in force; a list has none."""
    if result.shape == "classification":
        return result
    asked = tuple(
        Problem(
            "warning", *(str(row[key]) for key in ("sheet", "cell", "found", "expected", "message"))
        )
        for row in warnings
        if row["report_number"] == result.number and row["kind"] != "reading"
    )
    return replace(result, problems=result.problems + asked)


def _known(path: Path, before: Received, received: Iterable[Received]) -> FileResult:
    """A file that came before changes nothing, even where a later report superseded it: say so."""
    entry, reading = before
    later = (_said(other) for one, other in received if one.number > entry.number)
    replaced = len(_said(reading) & set().union(*later))
    result = _result(path, "known", reading)
    if not replaced:
        return result
    kind, what = "superseded", "số liệu đã được báo cáo sau thay"
    if not entry.is_report:
        kind, what = "list_superseded", "phân loại đã được tệp sau thay"
    fault = Fault(kind, came=f"{entry.received_at:%H:%M %d/%m/%Y}")
    warning = problem(fault, "", "", f"{replaced} {what}")
    return replace(result, problems=(*result.problems, warning))


def _said(reading: Reading) -> set[tuple[object, ...]]:
    """What a file speaks of, so that a later one can take its place."""
    return {
        *((one.unit_code, one.indicator, one.as_of) for one in reading.observations),
        *((one.commune_code, one.classification) for one in reading.classes),
    }


def _not_found(path: Path) -> Problem:
    return Problem(
        "error",
        "",
        "",
        str(path),
        "một tệp đọc được",
        "Không mở được tệp này. Hãy kiểm tra đường dẫn và quyền đọc.",
    )
