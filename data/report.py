"""What a report says, once it is read: plain values that every later stage shares."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.problems import Problem

Shape = Literal["commune", "summary", "long"]


@dataclass(frozen=True)
class Observation:
    """One cell pair of a report: a count, and its denominator where the indicator has one.

    `unit_code` is one of the 209 old units when `as_of` lies before the merger, else one of the
    69 communes. `cell` is where the numerator stands, so that a warning can point at it.
    """

    unit_code: str
    indicator: str
    as_of: date
    numerator: int
    denominator: int | None
    sheet: str
    cell: str
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """A whole report as it was understood; with an error among `problems` it must not be kept.

    `shape` and `as_of` (the newest date in the file) are None when they could not be told.
    """

    shape: Shape | None
    as_of: date | None
    is_sample: bool
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]

    @property
    def is_accepted(self) -> bool:
        """Whether nothing stands against keeping this report."""
        return not any(problem.severity == "error" for problem in self.problems)
