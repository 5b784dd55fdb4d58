"""Where accepted files are kept as they came, and the log that makes them count."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from data.report import Shape

DEFAULT_FOLDER = Path(__file__).parent / "store"


@dataclass(frozen=True)
class Entry:
    """One accepted report or list: what came, when, from whom, and under which name it is kept."""

    number: int
    sha256: str
    file_name: str
    stored_as: str
    shape: Shape
    received_at: datetime
    received_from: str

    @property
    def is_report(self) -> bool:
        """Whether it reports numbers; a classification list says only what communes are."""
        return self.shape != "classification"


@dataclass(frozen=True)
class Store:
    """The folder of `HATINH_DATA_DIR`: `reports/`, `imports.jsonl` and `hatinh.duckdb`.

    A report counts from the moment its line stands whole in the log; nothing is ever overwritten.
    """

    folder: Path

    @property
    def reports(self) -> Path:
        """Every accepted file as it came."""
        return self.folder / "reports"

    @property
    def log(self) -> Path:
        """One JSON line per accepted file, in the order received."""
        return self.folder / "imports.jsonl"

    @property
    def database(self) -> Path:
        """The product: it can be deleted and built again."""
        return self.folder / "hatinh.duckdb"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep every other importer and builder out, also those of other processes."""
        self.reports.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock"):
            yield

    def entries(self) -> tuple[Entry, ...]:
        """The accepted files; a last line that was cut off while written does not count."""
        if not self.log.exists():
            return ()
        lines = self.log.read_bytes().split(b"\n")[:-1]
        return tuple(_entry(json.loads(line)) for line in lines)

    def content(self, entry: Entry) -> bytes:
        """The file as it came."""
        return (self.reports / entry.stored_as).read_bytes()

    def keep(self, entry: Entry, content: bytes) -> None:
        """Store a report for good: first the file, then its line in the log. Call it locked."""
        temporary = self.reports / f".{entry.stored_as}.part"
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.reports / entry.stored_as)
        line = json.dumps(asdict(entry), ensure_ascii=False, default=str, sort_keys=True)
        self._append(line.encode() + b"\n")

    def _append(self, line: bytes) -> None:
        with self.log.open("ab") as file:
            whole = self.log.read_bytes().rfind(b"\n") + 1
            file.truncate(whole)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


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
) -> Entry:
    """Describe a file about to be kept; its name in the store never comes from its sender."""
    sha256 = hashlib.sha256(content).hexdigest()
    is_text = shape in ("long", "classification") and not content.startswith(b"PK")
    suffix = ".csv" if is_text else ".xlsx"
    stored_as = f"{number:06d}-{sha256[:12]}{suffix}"
    return Entry(number, sha256, file_name, stored_as, shape, received_at, received_from)


def _entry(line: dict[str, object]) -> Entry:
    return Entry(**{**line, "received_at": datetime.fromisoformat(str(line["received_at"]))})  # type: ignore[arg-type]
