"""The database from the reports: read everything, write a new file, put it in place at once."""

import hashlib
import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from data import database
from data.events import Entry
from data.faults import reach
from data.filling import Received, Row
from data.reading import read_report
from data.reference import Reference
from data.report import Reading
from data.sample import SampleReport, sample_reports
from data.store import Store, new_entry

Progress = Callable[[int, int, str], None]
TryOut = Callable[[Reference, Sequence[Received]], tuple[str, list[Row]]]
Write = Callable[[Path, Reference, Sequence[Received]], str]

_RESTORE = "Hãy chép lại đúng tệp ấy từ bản sao lưu."


class BuildError(RuntimeError):
    """An accepted report can no longer be read as it was when it was accepted."""


def quietly(done: int, total: int, what: str) -> None:
    """Report no progress."""


def build(store: Store, reference: Reference, progress: Progress = quietly) -> str:
    """Build the database from the reports (or the samples) and return its data version.

    Readers go on with the old file until the new one is whole. Raises BuildError, with the old
    file untouched, when a kept report is gone, was changed or cannot be read any more.
    """
    with store.lock():
        return _build(store, reference, progress)


def build_if_stale(store: Store, reference: Reference, progress: Progress = quietly) -> None:
    """Build it unless it is whole and current; asked again once others who build have ended.

    Raises BuildError as `build` does.
    """
    if _is_sound(store):
        return
    with store.lock():
        if not _is_sound(store):
            _build(store, reference, progress)


def _build(store: Store, reference: Reference, progress: Progress) -> str:
    kept = list(kept_files(store, reference, progress))
    return show(store, reference, with_samples(kept, reference, progress), progress)


def _is_sound(store: Store) -> bool:
    """Whether the database is current, and every row of it can be read."""
    return is_current(store) and database.contents(store.database) is not None


def kept_files(
    store: Store,
    reference: Reference,
    progress: Progress = quietly,
    read_before: Mapping[str, Reading] = MappingProxyType({}),
    without: Container[int] = (),
) -> Iterator[Received]:
    """Every report and list in force with what it says, in the order received.

    What `read_before` knows by its SHA-256 is not read again; the numbers `without` are left out,
    not even opened. Raises BuildError.
    """
    entries = [entry for entry in store.in_force() if entry.number not in without]
    for done, entry in enumerate(entries):
        progress(done, len(entries), "Đọc báo cáo")
        came = content(store, entry)
        yield entry, read_before.get(entry.sha256) or _read_again(entry, came, reference)


def kept_lists(store: Store, reference: Reference) -> list[Received]:
    """The lists that classify communes alone, in the order received. Raises BuildError."""
    return [
        (entry, _read_again(entry, content(store, entry), reference))
        for entry in store.in_force()
        if not entry.is_report
    ]


def read_before(store: Store) -> Mapping[str, Reading]:
    """What today's code read in the kept reports before, by SHA-256, from the present database."""
    if not any(entry.is_report for entry in store.in_force()):
        return {}
    built = database.built_from(store.database)
    return database.readings(store.database) if built and built.is_of_today else {}


def with_samples(
    kept: Sequence[Received], reference: Reference, progress: Progress = quietly
) -> list[Received]:
    """The kept files; while none of them is a report, the samples come before them."""
    if any(entry.is_report for entry, _ in kept):
        return list(kept)
    made = samples(reference, progress)
    after = [(replace(entry, number=entry.number + len(made)), said) for entry, said in kept]
    return [*made, *after]


def show(
    store: Store,
    reference: Reference,
    received: Sequence[Received],
    progress: Progress = quietly,
    record: Callable[[Path], None] = lambda _: None,
    write: Write = database.write,
) -> str:
    """Put a database of these reports in place; its data version. Call it locked.

    It is written beside the one there is; then `record` makes the reports count, or raises when it
    sees in the new one what must not be; then it is shown. So no reader sees half of it, and what
    fails until `record` leaves everything as it was. It is then newer than the log: a log that is
    newer tells of an import that was cut off.
    """
    for leftover in [*store.folder.glob(".building-*"), *store.reports.glob(".*.part")]:
        leftover.unlink()
    prepared = store.folder / f".building-{os.getpid()}.duckdb"
    progress(len(received), len(received), "Ghi cơ sở dữ liệu")
    try:
        version = write(prepared, reference, received)
        reach("cơ sở dữ liệu mới đã ghi")
        record(prepared)
        prepared.touch()
        reach("trước khi thay cơ sở dữ liệu")
        prepared.replace(store.database)
        reach("cơ sở dữ liệu đã thay")
    finally:
        for leftover in store.folder.glob(f"{prepared.name}*"):
            leftover.unlink()
    return version


def is_current(store: Store) -> bool:
    """Whether the database holds the files in force, as today's reference facts and code read them.

    An unreadable file is not current. Samples count while no report is kept.
    """
    built = database.built_from(store.database)
    if built is None or not built.is_of_today:
        return False
    entries = store.in_force()
    has_samples = built.facts["is_sample"] == "true" and not any(one.is_report for one in entries)
    samples_in_force = built.reports if has_samples else ()
    shift = len(samples_in_force)
    wanted = [*samples_in_force, *(entry.sha256 for entry in entries)]
    numbers = [*range(1, shift + 1), *(entry.number + shift for entry in entries)]
    return (wanted, numbers) == (built.files, built.numbers)


def content(store: Store, entry: Entry) -> bytes:
    """A kept file as it came. Raises BuildError when it is gone or was changed."""
    try:
        found = store.content(entry)
    except FileNotFoundError as gone:
        raise BuildError(f"không thấy tệp reports/{entry.stored_as}. {_RESTORE}") from gone
    if hashlib.sha256(found).hexdigest() != entry.sha256:
        raise BuildError(f"tệp reports/{entry.stored_as} đã bị sửa sau khi nhận. {_RESTORE}")
    return found


def _read_again(entry: Entry, came: bytes, reference: Reference) -> Reading:
    reading = read_report(came, entry.file_name, reference, entry.received_at.date())
    if not reading.is_accepted:
        problem = next(one for one in reading.problems if one.severity == "error")
        raise BuildError(f"không đọc được tệp reports/{entry.stored_as}. {problem.message}")
    return reading


def samples(reference: Reference, progress: Progress = quietly) -> list[Received]:
    """The sample reports, read by the same reader as real ones, in the order received."""
    made = sample_reports(reference)
    received = []
    for number, sample in enumerate(made, start=1):
        progress(number - 1, len(made), "Đọc báo cáo mẫu")
        received.append(_read_sample(number, sample, reference))
    return received


@lru_cache(maxsize=64)
def _read_sample(number: int, sample: SampleReport, reference: Reference) -> Received:
    """A sample with what it says, read once per process: nothing but code changes it."""
    day = sample.received_at.date()
    reading = read_report(sample.content, sample.name, reference, day)
    if reading.shape is None or not reading.is_accepted:
        raise BuildError(f"không đọc được báo cáo mẫu {sample.name}: {reading.problems}")
    entry = new_entry(
        number, sample.content, sample.name, reading.shape, sample.received_at, "số liệu mẫu"
    )
    return entry, reading
