"""Taking reports in: check each file, keep the good ones, build, and say what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from data import build, database
from data.checks import (
    UNCONFIRMED,
    CheckedFile,
    FileResult,
    ImportResult,
    Sender,
    check_all,
    entries_of,
    refuse_unasked,
    with_warnings,
)
from data.events import Confirmed
from data.filling import Row
from data.problems import Problem
from data.reference import Reference
from data.report import Reading
from data.store import Store
from data.stored import StaleError

__all__ = ["Checked", "CheckedFile", "Confirmed", "FileResult", "ImportResult", "Sender"]


@dataclass(frozen=True)
class Checked:
    """Files that were checked and not kept: `take` some or all of them (`files` may be thinned).

    `data_version` is what taking all would give now; `today` is the day they were read for.
    """

    files: tuple[CheckedFile, ...]
    data_version: str
    today: date


def check(
    files: Sequence[tuple[str, bytes]],
    store: Store,
    reference: Reference,
    today: date,
    progress: build.Progress = build.quietly,
    try_out: build.TryOut = database.try_out,
) -> Checked:
    """What would come of these files, by name and content, with every question that they ask.

    Nothing is kept and no lock is held: what comes in meanwhile is seen by `take`. A name is for
    display alone. Raises build.BuildError when an earlier report can no longer be read, StoreError
    when the log cannot.
    """
    try:
        return _check(files, store, reference, today, progress, build.read_before(store), try_out)
    except StaleError:  # another import was faster
        return _check(files, store, reference, today, progress, {}, try_out)


def take(
    checked: Checked,
    store: Store,
    reference: Reference,
    sender: Sender,
    confirmed: Mapping[str, Sequence[Confirmed]] = UNCONFIRMED,
    progress: build.Progress = build.quietly,
    write: build.Write = database.write,
) -> ImportResult:
    """Keep the faultless files among those checked, and build the database once.

    A file is taken whole or not at all; files do not depend on one another. All are looked at
    again: one that came in meanwhile is known, one that was withdrawn meanwhile is taken, and on
    another day they are read again. The log notes which warnings of a file, by its SHA-256,
    were `confirmed` and why.
    Raises build.BuildError, or StoreError when the store can be neither locked nor written, or when
    the numbers that came meanwhile ask a question that the check did not; then nothing counts.
    """
    files = [(one.result.file, one.content) for one in checked.files]
    read = {one.sha256: one.reading for one in checked.files if one.result.status != "known"}
    if sender.received_at.date() != checked.today:
        read = {}
    asked = {one.sha256: one.result.problems for one in checked.files}
    return _take(files, store, reference, sender, confirmed, read, progress, asked, write)


def import_files(
    paths: Sequence[Path],
    store: Store,
    reference: Reference,
    sender: Sender,
    dry_run: bool = False,
    progress: build.Progress = build.quietly,
) -> ImportResult:
    """`check` and `take` for files on the disk; with `dry_run` nothing is kept.

    A file that cannot be opened is refused, the others are taken. Raises what `take` raises.
    """
    opened = [(str(path), _opened(path)) for path in paths]
    files = [(name, content) for name, content in opened if content is not None]
    today = sender.received_at.date()
    if dry_run:
        tried = check(files, store, reference, today, progress)
        result = ImportResult(tried.data_version, tuple(one.result for one in tried.files))
    else:
        result = _take(files, store, reference, sender, UNCONFIRMED, {}, progress)
    came = iter(result.files)
    results = (next(came) if content is not None else _not_opened(name) for name, content in opened)
    return ImportResult(result.data_version, tuple(results))


def _check(
    files: Sequence[tuple[str, bytes]],
    store: Store,
    reference: Reference,
    today: date,
    progress: build.Progress,
    read_before: Mapping[str, Reading],
    try_out: build.TryOut,
) -> Checked:
    kept = list(build.kept_files(store, reference, progress, read_before))
    found = check_all(files, kept, _next_number(store), reference, today, progress, {})
    entries = entries_of(found, Sender(datetime.combine(today, time.min), ""), UNCONFIRMED)
    if not entries and build.is_current(store):
        return Checked(tuple(found), str(database.status(store.database)["data_version"]), today)
    received = [*kept, *((entry, one.reading) for entry, one in entries)]
    version, warnings = try_out(reference, build.with_samples(received, reference))
    return Checked(tuple(with_warnings(one, warnings) for one in found), version, today)


def _take(
    files: Sequence[tuple[str, bytes]],
    store: Store,
    reference: Reference,
    sender: Sender,
    confirmed: Mapping[str, Sequence[Confirmed]],
    read: Mapping[str, Reading],
    progress: build.Progress,
    asked: Mapping[str, Sequence[Problem]] | None = None,
    write: build.Write = database.write,
) -> ImportResult:
    """Check these files against what is kept now, keep what is good, build and show it.

    Of a file with an entry in `asked`, by its SHA-256, no other question may come up.
    """
    with store.lock():
        kept = list(build.kept_files(store, reference, progress, build.read_before(store)))
        today = sender.received_at.date()
        late = _clock_of(store, sender)
        found = check_all(files, kept, _next_number(store), reference, today, progress, read)
        new = entries_of(found, sender, confirmed)
        warnings: list[Row] = []
        if new or not build.is_current(store):
            received = [*kept, *((entry, one.reading) for entry, one in new)]
            received = build.with_samples(received, reference, progress)

            def keep(prepared: Path) -> None:
                warnings.extend(database.warnings(prepared))
                if asked is not None:
                    refuse_unasked(found, warnings, asked)
                store.keep_all([(entry, one.content) for entry, one in new])

            version = build.show(store, reference, received, progress, keep, write)
        else:
            version = str(database.status(store.database)["data_version"])
    asked_now = warnings if new else []
    results = (with_warnings(one, asked_now, late).result for one in found)
    return ImportResult(version, tuple(results))


def _next_number(store: Store) -> int:
    return max((entry.number for entry in store.entries()), default=0) + 1


def _opened(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _not_opened(path: str) -> FileResult:
    fault = "Không mở được tệp này. Hãy kiểm tra đường dẫn và quyền đọc."
    problem = Problem("error", "", "", path, "một tệp đọc được", fault)
    return FileResult(path, "rejected", None, None, 0, (problem,))


def _clock_of(store: Store, sender: Sender) -> Sequence[Problem]:
    """A warning when the clock stands before what came last: the order received is kept."""
    last = max((entry.received_at for entry in store.entries()), default=sender.received_at)
    if sender.received_at >= last:
        return ()
    message = (
        f"Đồng hồ của máy chậm hơn lần nhận trước ({last:%H:%M %d/%m/%Y}). "
        "Tệp vẫn được xếp sau các tệp đã nhận. Hãy chỉnh lại đồng hồ."
    )
    now = f"{sender.received_at:%H:%M %d/%m/%Y}"
    return (Problem("warning", "", "", now, f"từ {last:%H:%M %d/%m/%Y} trở đi", message),)
