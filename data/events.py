"""The lines of the import log: what was taken in, and what was withdrawn."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from data.report import Shape
from data.troubles import StoreError


@dataclass(frozen=True)
class Confirmed:
    """A warning that somebody let pass, and why."""

    message: str
    reason: str


@dataclass(frozen=True)
class Entry:
    """One accepted report or list: what came, when, from whom, and under which name it is kept.

    `as_of` is its newest date; None for a list, and in lines from before it was noted.
    """

    number: int
    sha256: str
    file_name: str
    stored_as: str
    shape: Shape
    received_at: datetime
    received_from: str
    as_of: date | None = None
    confirmed: tuple[Confirmed, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether it reports numbers; a classification list says only what communes are."""
        return self.shape != "classification"


@dataclass(frozen=True)
class Withdrawal:
    """An accepted file that counts no more: which one, why, when and by whom."""

    withdraws: int
    reason: str
    received_at: datetime
    received_from: str


class Events(NamedTuple):
    """The accepted files in the order received, and the withdrawals by the number they name."""

    entries: tuple[Entry, ...]
    withdrawals: Mapping[int, Withdrawal]


def as_line(event: Entry | Withdrawal) -> bytes:
    """One line of the log; what is empty is left out."""
    fields = {name: value for name, value in asdict(event).items() if value not in (None, ())}
    return json.dumps(fields, ensure_ascii=False, default=str, sort_keys=True).encode() + b"\n"


def read(log: bytes) -> Events:
    """The events of a log; a last line that was cut off while written does not count.

    Raises StoreError that names the line that somebody spoilt.
    """
    events = [_event(at, line) for at, line in enumerate(log.split(b"\n")[:-1], start=1)]
    return Events(
        tuple(one for one in events if isinstance(one, Entry)),
        {one.withdraws: one for one in events if isinstance(one, Withdrawal)},
    )


def _event(at: int, line: bytes) -> Entry | Withdrawal:
    try:
        fields = dict(json.loads(line))
        fields["received_at"] = datetime.fromisoformat(fields["received_at"])
        return Withdrawal(**fields) if "withdraws" in fields else _entry(fields)
    except (ValueError, TypeError, KeyError) as spoilt:
        raise StoreError(
            f"Dòng {at} của nhật ký imports.jsonl đã bị sửa, không đọc được. "
            "Hãy chép lại nhật ký từ bản sao lưu."
        ) from spoilt


def _entry(fields: dict[str, Any]) -> Entry:
    day = fields.pop("as_of", None)
    confirmed: Iterable[dict[str, str]] = fields.pop("confirmed", ())
    return Entry(
        **fields,
        as_of=date.fromisoformat(day) if day else None,
        confirmed=tuple(Confirmed(**one) for one in confirmed),
    )
