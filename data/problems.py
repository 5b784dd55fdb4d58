"""What is wrong with a report, in words for the person who must mend it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one report: where it is, what was found, what was expected, what to do.

    `cell` is in A1 style for CSV too (column letter, line number); `sheet` and `cell` are empty
    when the fault is of the whole file. `message` is one Vietnamese sentence or two, the last of
    which says what to do. An error refuses the file; a warning lets it in and stays visible.
    """

    severity: Severity
    sheet: str
    cell: str
    found: str
    expected: str
    message: str


class Wording(NamedTuple):
    """What was expected, and the sentence: what was found, then what to do."""

    expected: str
    message: str
    severity: Severity = "error"
