"""What one reading gathers: observations, dates and problems, each at its cell."""

from datetime import date

from data.grid import Cell, ErrorResult, Grid, NotCalculated, Value
from data.messages import Fault, problem, shown
from data.problems import Problem
from data.reference import Indicator, Reference, Unit
from data.report import Observation
from data.shapes.indicators import Indicators
from data.text import nfc, parse_date
from data.units import names_of


class Ledger:
    """The one place where the shapes put what they read and what they could not read."""

    def __init__(self, reference: Reference, today: date) -> None:
        """Start empty; `today` is the last day that a report may speak of."""
        self.indicators = Indicators(reference.indicators)
        self.dates: list[date] = []
        self._names = names_of(reference)
        self._earliest = reference.settings.earliest_report
        self._today = today
        self._problems: list[tuple[int, int, int, Problem]] = []
        self._observations: dict[tuple[str, str, date], Observation] = {}

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What was read, in reading order."""
        return tuple(self._observations.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in the order of sheets, rows and columns."""
        return tuple(entry[-1] for entry in sorted(self._problems, key=lambda entry: entry[:3]))

    def fault(self, cell: Cell, fault: Fault, found: object = None) -> None:
        """Note a fault at a cell; `found` when that is not simply the value of the cell."""
        value = cell.value if found is None else found
        noted = problem(fault, cell.sheet, cell.name, value)
        self._problems.append((cell.sheet_number, cell.row, cell.column, noted))

    def sheet_fault(self, grid: Grid, fault: Fault) -> None:
        """Note a fault of a whole sheet."""
        noted = problem(fault, grid.name, "", grid.name)
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
            self.fault(cell, resolution.fault, text)
        return resolution.unit

    def indicator(self, cell: Cell) -> Indicator | None:
        """The indicator that a filled cell means; None when a fault was noted."""
        if self.usable(cell) is None:
            return None
        try:
            return self.indicators.find(cell.text)
        except Fault as fault:
            self.fault(cell, fault)
            return None

    def observe(self, unit: Unit, indicator: Indicator, seen: Observation, cell: Cell) -> None:
        """Keep an observation once; the same one with other numbers is a fault."""
        key = (seen.unit_code, seen.indicator, seen.as_of)
        first = self._observations.setdefault(key, seen)
        if (first.numerator, first.denominator) == (seen.numerator, seen.denominator):
            return
        is_same_sheet = first.sheet == seen.sheet
        fault = Fault(
            "reported_twice",
            unit=f"{unit.kind.capitalize()} {unit.name}",
            indicator=indicator.short_name,
            day=seen.as_of,
            first=_numbers(first),
            first_cell=first.cell if is_same_sheet else f"{first.sheet}!{first.cell}",
            second=_numbers(seen),
            second_cell=seen.cell if is_same_sheet else f"{seen.sheet}!{seen.cell}",
        )
        self.fault(cell, fault, _numbers(seen))


def _numbers(seen: Observation) -> str:
    if seen.denominator is None:
        return shown(seen.numerator)
    return f"{shown(seen.numerator)}/{shown(seen.denominator)}"
