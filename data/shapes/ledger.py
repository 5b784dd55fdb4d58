"""What one reading gathers: observations, dates and problems, each at its cell."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from data.classification import NAMES, VALUES
from data.grid import Cell, ErrorResult, Grid, NotCalculated, Percent, Value
from data.legacy_fonts import is_legacy
from data.messages import Fault, problem, shown
from data.problems import Problem
from data.reference import Indicator, Reference, Unit
from data.report import Classified, Observation
from data.shapes.indicators import Indicators
from data.text import nfc, parse_date
from data.units import names_of

MOST_ERRORS = 500
Told = TypeVar("Told")


class Ledger:
    """The one place where the shapes put what they read and what they could not read."""

    def __init__(self, reference: Reference, today: date) -> None:
        """Start empty; `today` is the last day that a report may speak of."""
        self.indicators = Indicators(reference.indicators)
        self.dates: list[date] = []
        self._names = names_of(reference)
        self._earliest = reference.settings.earliest_report
        self._today = today
        self._merger = reference.settings.merger_date
        self._errors = 0
        self._problems: list[tuple[int, int, int, Problem]] = []
        self._observations: dict[tuple[str, str, date], Observation] = {}
        self._classes: dict[tuple[str, str], Classified] = {}

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What was read, in reading order."""
        return tuple(self._observations.values())

    @property
    def classes(self) -> tuple[Classified, ...]:
        """What communes were classified as, in reading order."""
        return tuple(self._classes.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in the order of sheets, rows and columns."""
        return tuple(entry[-1] for entry in sorted(self._problems, key=lambda entry: entry[:3]))

    def fault(self, cell: Cell, fault: Fault, found: object = None) -> None:
        """Note a fault at a cell; `found` when that is not simply the value of the cell.

        Raises Fault once there are more errors than anybody mends one by one: to look for what
        each could have meant takes time.
        """
        value = cell.value if found is None else found
        noted = problem(fault, cell.sheet, cell.name, value)
        self._problems.append((cell.sheet_number, cell.row, cell.column, noted))
        self._errors += noted.severity == "error"
        if self._errors == MOST_ERRORS:
            raise Fault("too_many_faults", most=MOST_ERRORS)

    def end(self, fault: Fault, file_name: str) -> None:
        """Note why reading stopped before the end of the file."""
        self._problems.insert(0, (-1, -1, -1, problem(fault, "", "", file_name)))

    def sheet_fault(self, grid: Grid, fault: Fault, found: str = "") -> None:
        """Note a fault of a whole sheet; `found` when that is not simply its name."""
        noted = problem(fault, grid.name, "", found or grid.name)
        self._problems.append((grid.number, -1, -1, noted))

    def content(self, cell: Cell, what: str) -> Value:
        """The value of a cell that must be filled and usable; None when a fault was noted."""
        if cell.value is None:
            self.fault(cell, Fault("missing_cell", what=what))
            return None
        return self.usable(cell)

    def usable(self, cell: Cell) -> Value:
        """The value of a cell; None when blank, or when its formula gives none (a fault then)."""
        if isinstance(cell.value, NotCalculated):
            self.fault(cell, Fault("formula_not_calculated"), "công thức")
            return None
        if isinstance(cell.value, ErrorResult):
            self.fault(cell, Fault("cell_in_error"), cell.value.text)
            return None
        if isinstance(cell.value, Percent):
            self.fault(cell, Fault("percentage"))
            return None
        return cell.value

    def day(self, cell: Cell, what: str = "ngày của số liệu") -> date | None:
        """The day in a cell; None when it cannot be told.

        A day out of range is a fault too, but it is returned: it still tells old units from new.
        """
        value = self.content(cell, what)
        if value is None:
            return None
        try:
            day = parse_date(value)
        except Fault as fault:
            self.fault(cell, fault)
            return None
        if day < self._earliest:
            self.fault(cell, Fault("date_too_early", earliest=self._earliest), day)
        elif day > self._today:
            self.fault(cell, Fault("date_in_future", today=self._today), day)
        else:
            self.dates.append(day)
        return day

    def unit(self, cell: Cell, day: date | None, district: str = "") -> Unit | None:
        """The unit that a filled cell means; None when a fault was noted."""
        if self.usable(cell) is None:
            return None
        text = nfc(cell.text)
        resolution = self._names.resolve(text, day, district)
        if resolution.fault:
            is_legacy_text = resolution.unit is None and is_legacy(text)
            self.fault(cell, Fault("legacy_font") if is_legacy_text else resolution.fault, text)
        return resolution.unit

    def commune(self, cell: Cell) -> Unit | None:
        """The commune of today that a filled cell means; None when a fault was noted."""
        return self.unit(cell, self._merger)

    def indicator(self, cell: Cell) -> Indicator | None:
        """The indicator that a filled cell means; None when a fault was noted."""
        return self.told(cell, self.indicators.find)

    def told(self, cell: Cell, read: Callable[[str], Told]) -> Told | None:
        """What `read` makes of the text of a filled cell; None when a fault was noted."""
        if self.usable(cell) is None:
            return None
        try:
            return read(cell.text)
        except Fault as fault:
            self.fault(cell, Fault("legacy_font") if is_legacy(cell.text) else fault)
            return None

    def observe(self, unit: Unit, indicator: Indicator, seen: Observation, cell: Cell) -> None:
        """Keep an observation once; the same one with other numbers is a fault."""
        key = (seen.unit_code, seen.indicator, seen.as_of)
        first = self._observations.setdefault(key, seen)
        if (first.numerator, first.denominator) == (seen.numerator, seen.denominator):
            return
        fault = Fault(
            "reported_twice",
            indicator=indicator.short_name,
            day=seen.as_of,
            **_two(unit, first, _numbers(first), seen, _numbers(seen)),
        )
        self.fault(cell, fault, _numbers(seen))

    def classify(self, unit: Unit, seen: Classified, cell: Cell) -> None:
        """Keep what a commune is once; the same one as something else is a fault."""
        first = self._classes.setdefault((seen.commune_code, seen.classification), seen)
        if (first.value, first.detail) == (seen.value, seen.detail):
            return
        fault = Fault(
            "classified_twice",
            classification=NAMES[seen.classification],
            **_two(unit, first, _class(first), seen, _class(seen)),
        )
        self.fault(cell, fault)


def _two(
    unit: Unit,
    first: Observation | Classified,
    first_said: str,
    second: Observation | Classified,
    second_said: str,
) -> dict[str, str]:
    """The words of a sentence about two cells that contradict each other."""
    is_same_sheet = first.sheet == second.sheet
    return {
        "unit": f"{unit.kind.capitalize()} {unit.name}",
        "first": first_said,
        "first_cell": first.cell if is_same_sheet else f"{first.sheet}!{first.cell}",
        "second": second_said,
        "second_cell": second.cell if is_same_sheet else f"{second.sheet}!{second.cell}",
    }


def _class(seen: Classified) -> str:
    return seen.detail or VALUES[seen.value]


def _numbers(seen: Observation) -> str:
    if seen.denominator is None:
        return shown(seen.numerator)
    return f"{shown(seen.numerator)}/{shown(seen.denominator)}"
