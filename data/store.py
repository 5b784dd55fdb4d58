"""Where accepted files are kept as they came, and the log that makes them count."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import FileIO
from pathlib import Path

from filelock import FileLock, Timeout

from data import events
from data.events import Confirmed, Entry, Withdrawal
from data.faults import reach
from data.report import Shape
from data.troubles import StoreError, in_words

DEFAULT_FOLDER = Path(__file__).parent / "store"
PATIENCE = 120.0


@dataclass(frozen=True)
class Store:
    """The folder of `HATINH_DATA_DIR`: `reports/`, `imports.jsonl` and `hatinh.duckdb`.

    A report counts from the moment its line stands whole in the log, until a line withdraws it;
    nothing is ever overwritten or deleted. `patience` is how many seconds another importer may
    keep us waiting.
    """

    folder: Path
    patience: float = PATIENCE

    @property
    def reports(self) -> Path:
        """Every accepted file as it came."""
        return self.folder / "reports"

    @property
    def log(self) -> Path:
        """One JSON line per event, in the order received."""
        return self.folder / "imports.jsonl"

    @property
    def database(self) -> Path:
        """The product: it can be deleted and built again."""
        return self.folder / "hatinh.duckdb"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep every other importer and builder out, also those of other processes.

        Raises StoreError when another one does not end, and for whatever the system refuses
        inside: a full disk, a folder that must not be written.
        """
        holder = self.folder / ".lock-holder"
        with in_words(self.folder):
            self.reports.mkdir(parents=True, exist_ok=True)
            try:
                lock = FileLock(self.folder / ".lock").acquire(timeout=self.patience)
            except Timeout as held:
                raise StoreError(self._held_by(holder)) from held
            with lock:
                holder.write_text(f"tiến trình {os.getpid()}, từ {datetime.now():%H:%M:%S}")
                try:
                    yield
                finally:
                    holder.unlink(missing_ok=True)

    def events(self) -> events.Events:
        """All that happened so far. Raises StoreError when the log was spoilt."""
        return events.read(self.log.read_bytes() if self.log.exists() else b"")

    def entries(self) -> tuple[Entry, ...]:
        """Every file ever accepted, those that were withdrawn too."""
        return self.events().entries

    def in_force(self) -> tuple[Entry, ...]:
        """The accepted files that count: those that nobody withdrew."""
        entries, withdrawals = self.events()
        return tuple(one for one in entries if one.number not in withdrawals)

    def content(self, entry: Entry) -> bytes:
        """The file as it came."""
        return (self.reports / entry.stored_as).read_bytes()

    def keep(self, entry: Entry, content: bytes) -> None:
        """Store a report for good. Call it locked."""
        self.keep_all([(entry, content)])

    def keep_all(self, files: Sequence[tuple[Entry, bytes]]) -> None:
        """Store reports for good: first the files, then their lines in the log. Call it locked."""
        for entry, content in files:
            self._keep_file(entry.stored_as, content)
        if files:
            self._append(b"".join(events.as_line(entry) for entry, _ in files))

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Let a report count no more: a line in the log, the file stays. Call it locked."""
        self._append(events.as_line(withdrawal))

    def _keep_file(self, name: str, content: bytes) -> None:
        temporary = self.reports / f".{name}.part"
        with temporary.open("wb", buffering=0) as file:
            _write(file, content, "tệp tạm ghi được nửa")
        reach("tệp tạm đã ghi")
        temporary.replace(self.reports / name)
        reach("tệp đã vào reports")

    def _append(self, lines: bytes) -> None:
        """Lines that cannot be written whole are taken back, so that none of them counts."""
        with self.log.open("ab", buffering=0) as file:
            whole = self.log.read_bytes().rfind(b"\n") + 1
            file.truncate(whole)
            try:
                _write(file, lines, "nhật ký ghi được nửa")
            except OSError:
                file.truncate(whole)
                raise
        reach("nhật ký đã ghi")

    def _held_by(self, holder: Path) -> str:
        who = holder.read_text(encoding="utf-8") if holder.exists() else "một tiến trình khác"
        return (
            f"Một lần nhận khác đang dùng thư mục {self.folder} ({who}); đã đợi "
            f"{self.patience:.0f} giây. Hãy đợi nó xong rồi làm lại."
        )


def open_store() -> Store:
    """The store that `HATINH_DATA_DIR` names, or the default one beside the code."""
    return Store(Path(os.environ.get("HATINH_DATA_DIR") or DEFAULT_FOLDER))


def new_entry(
    number: int,
    content: bytes,
    file_name: str,
    shape: Shape,
    received_at: datetime,
    received_from: str,
    as_of: date | None = None,
    confirmed: Sequence[Confirmed] = (),
) -> Entry:
    """Describe a file about to be kept; its name in the store never comes from its sender."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Entry(
        number,
        sha256,
        file_name,
        f"{number:06d}-{sha256[:12]}{_suffix(content)}",
        shape,
        received_at,
        received_from,
        as_of,
        tuple(confirmed),
    )


def _suffix(content: bytes) -> str:
    """What a file is, told by how it begins."""
    if content.startswith(b"PK"):
        return ".ods" if b"opendocument" in content[:100] else ".xlsx"
    return ".xls" if content.startswith(b"\xd0\xcf\x11\xe0") else ".csv"


def _write(file: FileIO, content: bytes, halfway: str) -> None:
    """Write all of it to the disk, past the buffers that would hold back what did not fit."""
    for part, step in ((content[: len(content) // 2], halfway), (content[len(content) // 2 :], "")):
        left = memoryview(part)
        while left:
            left = left[file.write(left) :]
        if step:
            reach(step)
    os.fsync(file.fileno())
