"""What a report says, once it is read: plain values that every later stage shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.problems import Problem

Shape = Literal["commune", "summary", "long", "classification"]


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
class Classified:
    """One row of a classification list: what a commune of today is, and who says so.

    `value` is yes, no or unknown; `detail` is the zone of a minority area, if any. `cell` is where
    the value stands.
    """

    commune_code: str
    classification: str
    value: str
    detail: str
    source: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Reading:
    """A whole file as it was understood; with an error among `problems` it must not be kept.

    `shape` and `as_of` (the newest date in the file) are None when they could not be told. A
    classification list has `classes` and no date; every other shape has observations.
    """

    shape: Shape | None
    as_of: date | None
    is_sample: bool
    observations: Sequence[Observation]
    problems: tuple[Problem, ...]
    classes: tuple[Classified, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether nothing stands against keeping this report."""
        return not any(problem.severity == "error" for problem in self.problems)
