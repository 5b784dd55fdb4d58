"""One file after another: what each is, what it says, and what would come of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from data import build
from data.events import Confirmed, Entry
from data.filling import Received, Row
from data.messages import Fault, problem
from data.problems import Problem
from data.reading import read_report
from data.reference import Reference
from data.report import Reading
from data.store import new_entry
from data.troubles import StoreError

Status = Literal["accepted", "rejected", "known"]
LONGEST_NAME = 120
UNCONFIRMED: Mapping[str, Sequence[Confirmed]] = {}


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
class CheckedFile:
    """A file, what it says, and what would come of it now."""

    content: bytes
    reading: Reading
    result: FileResult
    sha256: str


def check_all(
    files: Sequence[tuple[str, bytes]],
    kept: Sequence[Received],
    number: int,
    reference: Reference,
    today: date,
    progress: build.Progress,
    read: Mapping[str, Reading],
) -> list[CheckedFile]:
    """What each file is, the first accepted one with this number; `read` knows it by SHA-256."""
    known = {entry.sha256: (entry, reading) for entry, reading in kept}
    new: dict[str, CheckedFile] = {}
    found = []
    for done, (name, content) in enumerate(files):
        progress(done, len(files), "Kiểm tra tệp")
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in known:
            result, reading = _known(name, known[sha256], known.values()), known[sha256][1]
        elif sha256 in new:
            result, reading = _result(name, "known", new[sha256].reading), new[sha256].reading
        else:
            reading = read.get(sha256) or read_report(content, shown(name), reference, today)
            is_good = reading.shape is not None and reading.is_accepted
            result = _result(name, "accepted" if is_good else "rejected", reading)
            result = replace(result, number=number + len(new) if is_good else None)
        found.append(CheckedFile(content, reading, result, sha256))
        if result.number:
            new[sha256] = found[-1]
    return found


def entries_of(
    found: Iterable[CheckedFile], sender: Sender, confirmed: Mapping[str, Sequence[Confirmed]]
) -> list[tuple[Entry, CheckedFile]]:
    """The lines that the log would get for the accepted files."""
    return [
        (
            new_entry(
                one.result.number,
                one.content,
                shown(one.result.file),
                one.reading.shape,
                sender.received_at,
                sender.received_from,
                one.reading.as_of,
                confirmed.get(one.sha256, ()),
            ),
            one,
        )
        for one in found
        if one.result.number and one.reading.shape
    ]


def shown(name: str) -> str:
    """A name fit to be shown, never a path: its last part, in letters that can be seen."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(filter(str.isprintable, last))[-LONGEST_NAME:] or "tệp không tên"


def _result(file: str, status: Status, reading: Reading) -> FileResult:
    is_taken = status != "rejected"
    return FileResult(
        file,
        status,
        reading.shape,
        reading.as_of,
        len(reading.observations) * is_taken,
        reading.problems,
        classes=len(reading.classes) * is_taken,
    )


def with_warnings(
    one: CheckedFile, warnings: Sequence[Row], late: Sequence[Problem] = ()
) -> CheckedFile:
    """Add the questions that its numbers ask beside those already in force; a list has none."""
    if (result := one.result).number is None:
        return one
    asked = tuple(
        Problem(
            "warning", *(str(row[key]) for key in ("sheet", "cell", "found", "expected", "message"))
        )
        for row in warnings
        if result.shape != "classification"
        and row["report_number"] == result.number
        and row["kind"] != "reading"
    )
    return replace(one, result=replace(result, problems=(*result.problems, *asked, *late)))


def refuse_unasked(
    found: Iterable[CheckedFile], warnings: Sequence[Row], asked: Mapping[str, Sequence[Problem]]
) -> None:
    """Raises StoreError when `warnings` ask of a file what was not `asked`, by its SHA-256."""
    for one in found:
        said = with_warnings(one, warnings).result
        new = [problem for problem in said.problems if problem not in asked.get(one.sha256, ())]
        if said.number and new:
            raise StoreError(
                f"{shown(one.result.file)}: từ lúc kiểm tra, số liệu đang dùng đã đổi nên có "
                f"cảnh báo mới ({new[0].message}) Chưa nhận tệp nào. Hãy kiểm tra lại."
            )


def _known(file: str, before: Received, received: Iterable[Received]) -> FileResult:
    """A file that came before changes nothing, even where a later report superseded it: say so."""
    entry, reading = before
    later = (_said(other) for one, other in received if one.number > entry.number)
    replaced = len(_said(reading) & set().union(*later))
    result = _result(file, "known", reading)
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
