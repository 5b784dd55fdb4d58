"""The observations of a report that a database holds: read from it only when somebody looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import overload

from data.report import Observation


class StaleError(RuntimeError):
    """The database was replaced since a report was looked up in it."""


@dataclass(frozen=True, eq=False)
class StoredObservations(Sequence[Observation]):
    """`size` observations of the report that has this `number` in a `database`.

    A new database copies them from there row by row, without making them Python values. To look
    at them raises StaleError where that database was replaced by one without them.
    """

    database: Path
    number: int
    size: int
    load: Callable[[Path, int], tuple[Observation, ...]]

    @cached_property
    def _loaded(self) -> tuple[Observation, ...]:
        found = self.load(self.database, self.number)
        if len(found) != self.size:
            raise StaleError(self.database)
        return found

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, place: int | slice) -> Observation | tuple[Observation, ...]:
        """As of a tuple."""
        return self._loaded[place]

    def __len__(self) -> int:
        """How many there are, without looking."""
        return self.size

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same, as a tuple too."""
        return isinstance(other, Sequence) and self._loaded == tuple(other)
