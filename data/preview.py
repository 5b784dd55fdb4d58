"""What a report would change, told before it is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from data.reference import Reference
from data.report import Observation, Reading

State = Literal["new", "changed", "unchanged"]


class Key(NamedTuple):
    """What a number is of: a unit of its day, an indicator and a day."""

    unit_code: str
    indicator: str
    as_of: date


class Numbers(NamedTuple):
    """A count and what it is out of; no denominator for `count` and `yes_no`."""

    numerator: int
    denominator: int | None


InForce = Mapping[Key, Numbers]


@dataclass(frozen=True)
class Change:
    """One number of a report beside the one in force; `before` is None when there is none."""

    state: State
    key: Key
    before: Numbers | None
    after: Numbers
    sheet: str
    cell: str


@dataclass(frozen=True)
class Silent:
    """A commune that an indicator would lose sight of; `last_on` is None when nothing is left."""

    commune_code: str
    indicator: str
    last_on: date | None


@dataclass(frozen=True)
class Changes:
    """All that a report would change, in its reading order, and the numbers in force after it.

    `after` is what the next file of the same hand-in is compared with.
    """

    rows: tuple[Change, ...]
    newly_silent: tuple[Silent, ...]
    after: InForce

    def count(self, state: State) -> int:
        """How many numbers are new, changed or unchanged."""
        return sum(row.state == state for row in self.rows)


def in_force(rows: Iterable[tuple[str, str, date, int, int | None]]) -> InForce:
    """The numbers in force, from rows of `database.numbers_in_force`."""
    return {
        Key(unit, indicator, day): Numbers(numerator, denominator)
        for unit, indicator, day, numerator, denominator in rows
    }


def changes(
    reading: Reading, before: InForce, reference: Reference, *, replaces_sample: bool = False
) -> Changes:
    """What a report would change of the numbers in force `before` it.

    With `replaces_sample` the numbers before are sample data that would leave with it: every
    number is new, and a commune that only the sample spoke of falls silent. A commune is newly
    silent when it has a value within `silent_after_days` of the newest day now, and would have
    none within so many days of the newest day then.
    """
    compared: InForce = {} if replaces_sample else before
    rows = tuple(_change(seen, compared) for seen in reading.observations)
    if not rows:
        return Changes((), (), before)
    after = {**compared, **{row.key: row.after for row in rows}}
    last = _last_days(after, reference)
    lost = _heard(before, _last_days(before, reference), reference)
    lost -= _heard(after, last, reference)
    silent = (Silent(*pair, last_on=last.get(pair)) for pair in sorted(lost))
    return Changes(rows, tuple(silent), after)


def _change(seen: Observation, before: InForce) -> Change:
    key = Key(seen.unit_code, seen.indicator, seen.as_of)
    was, now = before.get(key), Numbers(seen.numerator, seen.denominator)
    state: State = "new" if was is None else "unchanged" if was == now else "changed"
    return Change(state, key, was, now, seen.sheet, seen.cell)


def _heard(
    numbers: InForce, last: Mapping[tuple[str, str], date], reference: Reference
) -> set[tuple[str, str]]:
    """The communes and indicators with a value that is not too old on the newest day of all."""
    newest = max((day for _, _, day in numbers), default=date.min)
    limit = timedelta(days=reference.settings.silent_after_days)
    return {pair for pair, day in last.items() if newest - day <= limit}


def _last_days(numbers: InForce, reference: Reference) -> dict[tuple[str, str], date]:
    """The day of the newest value of each commune and indicator.

    Before the merger a commune has a value once all its old units have one, as old as the oldest.
    """
    merger = reference.settings.merger_date
    old: dict[tuple[str, str], date] = {}
    new: dict[tuple[str, str], date] = {}
    for unit, indicator, day in numbers:
        newest, pair = old if day < merger else new, (unit, indicator)
        if pair not in newest or newest[pair] < day:
            newest[pair] = day
    return {**dict(_added(old, reference)), **new}


def _added(
    newest: Mapping[tuple[str, str], date], reference: Reference
) -> Iterator[tuple[tuple[str, str], date]]:
    """The oldest day among the old units of each commune, where all of them have one."""
    parts: dict[str, list[str]] = {}
    for unit in reference.old_units:
        for name in unit.now:
            parts.setdefault(name, []).append(unit.code)
    for indicator in sorted({indicator for _, indicator in newest}):
        for commune in reference.communes:
            days = [newest.get((code, indicator)) for code in parts.get(commune.name, ())]
            known = [day for day in days if day]
            if known and len(known) == len(days):
                yield (commune.code, indicator), min(known)
