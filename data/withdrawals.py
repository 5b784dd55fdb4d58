"""Taking a wrong file back: it counts no more, and nothing of it is deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data import build, database
from data.checks import Sender
from data.events import Entry, Withdrawal
from data.reference import Reference
from data.store import Store
from data.troubles import StoreError


@dataclass(frozen=True)
class Line:
    """One accepted file in the history of imports; `withdrawal` is None while it is in force.

    `as_of` is None for a list, and for a report withdrawn before its date was noted.
    """

    entry: Entry
    as_of: date | None
    withdrawal: Withdrawal | None

    @property
    def state(self) -> str:
        """`in force` or `withdrawn`."""
        return "withdrawn" if self.withdrawal else "in force"


def withdraw(
    store: Store,
    reference: Reference,
    number: int,
    reason: str,
    sender: Sender,
    progress: build.Progress = build.quietly,
) -> str:
    """Let one accepted file count no more, and show the numbers without it; the data version.

    They are exactly those from before it came, unless later files changed them; without any
    report left they are those of the sample. To undo it, the file is handed in again. Raises
    StoreError for a number that is not in force, for an empty reason, and as `imports.take`;
    build.BuildError when another report can no longer be read.
    """
    if not reason.strip():
        raise StoreError("Chưa ghi lý do. Hãy cho biết vì sao rút lại tệp này.")
    with store.lock():
        _refuse_unless_in_force(store, number)
        kept = build.kept_files(store, reference, progress, build.read_before(store), {number})
        received = build.with_samples(list(kept), reference, progress)
        line = Withdrawal(number, reason.strip(), sender.received_at, sender.received_from)
        return build.show(store, reference, received, progress, lambda _: store.withdraw(line))


def history(store: Store) -> tuple[Line, ...]:
    """Every file ever accepted, newest first, with its withdrawal if there is one."""
    entries, withdrawals = store.events()
    days = _days(store)
    return tuple(
        Line(one, one.as_of or days.get(one.sha256), withdrawals.get(one.number))
        for one in reversed(entries)
    )


def _days(store: Store) -> Mapping[str, date]:
    """The dates that lines of the log did not note yet, from the database."""
    built = database.built_from(store.database)
    return built.days if built else {}


def _refuse_unless_in_force(store: Store, number: int) -> None:
    entries, withdrawals = store.events()
    if before := withdrawals.get(number):
        raise StoreError(
            f"Tệp số {number} đã được rút lại lúc {before.received_at:%H:%M %d/%m/%Y} "
            f"({before.received_from}: {before.reason}). Không cần rút lần nữa."
        )
    if number not in {one.number for one in entries}:
        raise StoreError(
            f"Chưa nhận tệp nào mang số {number}. Hãy xem số của tệp trong lịch sử nhận."
        )
