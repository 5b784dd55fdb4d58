"""Small databases of hand-made reports: the real build path over the real reference facts."""

from datetime import date, datetime
from pathlib import Path

from data import database, reference
from data.filling import Received
from data.report import Observation, Reading
from data.store import new_entry

VNEID = "adult_vneid"
Said = tuple[str, str, int, int | None] | tuple[str, str, int, int | None, str]


def report(*said: Said, number: int = 1, is_sample: bool = False) -> Received:
    """A report that says (unit code, date, numerator, denominator, indicator or VNeID) each."""
    observations = tuple(_observation(row, *one) for row, one in enumerate(said, start=2))
    newest = max(one.as_of for one in observations)
    reading = Reading("long", newest, is_sample, observations, ())
    received_at = datetime(2026, 11, 1, 8, 0, number)
    content = repr(said).encode()
    return new_entry(number, content, f"{number}.csv", "long", received_at, "tester"), reading


def _observation(
    row: int, unit: str, day: str, done: int, total: int | None, indicator: str = VNEID
) -> Observation:
    return Observation(unit, indicator, date.fromisoformat(day), done, total, "", f"D{row}")


def received(*reports: tuple[Said, ...]) -> list[Received]:
    """These reports in this order."""
    return [report(*said, number=number) for number, said in enumerate(reports, start=1)]


def write(path: Path, *reports: tuple[Said, ...]) -> str:
    """A database of these reports in this order; its data version."""
    return database.write(path, reference.load(), received(*reports))
