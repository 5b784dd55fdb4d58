"""Whether the database is exactly what the kept reports say, and the reports what came in."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from data import build, database
from data.build import BuildError
from data.events import Events
from data.filling import Received
from data.reference import Reference
from data.store import Store
from data.troubles import StoreError
from data.versions import data_version


@dataclass(frozen=True)
class Verdict:
    """What verifying found: sentences on what is wrong, and on what is only odd.

    `data_version` is that of the reports as they are now; None when they cannot be read.
    """

    data_version: str | None
    files: int
    withdrawn: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the database is exactly what the reports say."""
        return not self.faults


def verify(store: Store, reference: Reference, progress: build.Progress = build.quietly) -> Verdict:
    """Read every kept file again, work everything out anew, compare every table.

    Nothing that an earlier reading left behind is trusted. Raises StoreError when the store cannot
    be locked.
    """
    with store.lock():
        try:
            events = store.events()
        except StoreError as spoilt:
            return Verdict(None, 0, 0, (str(spoilt),), ())
        version, faults = None, [*_faults_of_log(events), *_faults_of_files(store, events)]
        if not faults:
            version, faults = _compared(store, reference, progress)
        notes = tuple(_not_in_log(store, events))
        count = len(events.entries)
        return Verdict(version, count, len(events.withdrawals), tuple(faults), notes)


def _faults_of_log(events: Events) -> Iterator[str]:
    """What no import writes: numbers out of order, withdrawals of nothing."""
    restore = "Hãy chép lại nhật ký từ bản sao lưu."
    numbers = [one.number for one in events.entries]
    for before, number in pairwise(numbers):
        if number <= before:
            yield f"Nhật ký imports.jsonl ghi số {number} sau số {before}. {restore}"
    for number in events.withdrawals:
        if number not in numbers:
            yield f"Nhật ký imports.jsonl rút lại số {number}, không có tệp ấy. {restore}"


def _faults_of_files(store: Store, events: Events) -> Iterator[str]:
    """Files that are gone, or not what came; those that were withdrawn too."""
    for entry in events.entries:
        try:
            build.content(store, entry)
        except BuildError as harmed:
            came = f"{entry.received_at:%H:%M %d/%m/%Y}"
            yield f"Số {entry.number} ({entry.file_name}, nhận {came}): {harmed}"


def _compared(
    store: Store, reference: Reference, progress: build.Progress
) -> tuple[str | None, list[str]]:
    """The version of the reports, and the tables that are not what they give."""
    try:
        kept = list(build.kept_files(store, reference, progress))
    except BuildError as unread:
        return None, [str(unread)]
    received: list[Received] = build.with_samples(kept, reference, progress)
    version = data_version(entry.sha256 for entry, _ in received)
    rebuild = "Hãy chạy: python -m data build"
    if not store.database.exists():
        return version, [f"Chưa có cơ sở dữ liệu hatinh.duckdb. {rebuild}"]
    progress(len(kept), len(kept), "So từng bảng")
    found = database.contents(store.database)
    if found is None:
        return version, [f"Cơ sở dữ liệu hatinh.duckdb bị hỏng, không mở được. {rebuild}"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.duckdb"
        database.write(fresh, reference, received)
        differing = _differences(database.contents(fresh) or {}, found)
    wrong = f"Cơ sở dữ liệu khác với các báo cáo ({', '.join(differing)}). {rebuild}"
    return version, [wrong] if differing else []


def _differences(wanted: database.Contents, found: database.Contents) -> list[str]:
    """Each table that is not what it must be, and in how many rows; their order counts too."""
    said = []
    for name in wanted | found:
        ours, theirs = wanted.get(name, []), found.get(name, [])
        if ours != theirs:
            more, less = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
            said.append(f"{name}: {max(more.total(), less.total(), 1)} dòng")
    return said


def _not_in_log(store: Store, events: Events) -> Iterator[str]:
    logged = {entry.stored_as for entry in events.entries}
    for path in sorted(store.reports.iterdir()):
        if path.name not in logged:
            yield (
                f"Tệp reports/{path.name} không có trong nhật ký nên không được tính. "
                "Muốn tính thì nhận nó bằng: python -m data import"
            )
