"""A count and its total: what the two cells may hold, alone and together."""

from dataclasses import dataclass
from datetime import date

from data.grid import Cell
from data.messages import Fault
from data.reference import Indicator, Unit
from data.report import Observation
from data.shapes.ledger import Ledger
from data.text import decimal_reading, parse_count, without_tones

_YES_NO = {"1": 1, "co": 1, "true": 1, "0": 0, "chua": 0, "khong": 0, "false": 0}


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of two cells, None where blank or unreadable, and whether they may be kept."""

    numerator: int | None
    denominator: int | None
    is_kept: bool


def read_pair(
    ledger: Ledger, indicator: Indicator | None, done: Cell, total: Cell | None
) -> Pair | None:
    """The count in `done` over the total in `total`; None when both are blank (not reported).

    Every fault of the two is noted. Without an indicator (its name could not be read) only the
    numbers themselves are checked.
    """
    if done.value is None and (total is None or total.value is None):
        return None
    denominator = _denominator(ledger, indicator, total)
    numerator = _numerator(ledger, indicator, done)
    needs_total = indicator is not None and indicator.has_denominator
    if numerator is None or (needs_total and denominator is None):
        return Pair(numerator, denominator, False)
    if indicator and indicator.has_denominator and denominator is not None:
        return _checked(ledger, indicator, done, numerator, denominator)
    is_wanted = needs_total or total is None or total.value is None
    return Pair(numerator, denominator, indicator is not None and is_wanted)


def keep(
    ledger: Ledger,
    pair: Pair | None,
    done: Cell,
    *,
    unit: Unit | None,
    indicator: Indicator | None,
    day: date | None,
    note: str = "",
) -> None:
    """Keep a pair as an observation, if all that it needs could be read."""
    if not (pair and pair.is_kept and unit and indicator and day) or pair.numerator is None:
        return
    seen = Observation(
        unit_code=unit.code,
        indicator=indicator.code,
        as_of=day,
        numerator=pair.numerator,
        denominator=pair.denominator,
        sheet=done.sheet,
        cell=done.name,
        note=note,
    )
    ledger.observe(unit, indicator, seen, done)


def read_count(ledger: Ledger, cell: Cell) -> int | None:
    """The count in a filled cell; None when a fault was noted."""
    value = ledger.usable(cell)
    if value is None:
        return None
    try:
        return parse_count(value)
    except Fault as fault:
        ledger.fault(cell, fault)
        return None


def _numerator(ledger: Ledger, indicator: Indicator | None, cell: Cell) -> int | None:
    if cell.value is None:
        ledger.content(cell, "Số đạt")
        return None
    if indicator and indicator.measure == "yes_no":
        return _yes_no(ledger, cell)
    return read_count(ledger, cell)


def _yes_no(ledger: Ledger, cell: Cell) -> int | None:
    if ledger.usable(cell) is None:
        return None
    answer = _YES_NO.get(without_tones(cell.text))
    if answer is None:
        ledger.fault(cell, Fault("not_yes_no"))
    return answer


def _denominator(ledger: Ledger, indicator: Indicator | None, cell: Cell | None) -> int | None:
    if cell is None:
        return None
    if indicator and not indicator.has_denominator:
        if cell.value is not None:
            ledger.fault(cell, Fault("denominator_unwanted", indicator=indicator.short_name))
        return None
    if cell.value is None:
        if indicator:
            ledger.content(cell, "Tổng số")
        return None
    return read_count(ledger, cell)


def _checked(
    ledger: Ledger, indicator: Indicator, done: Cell, numerator: int, denominator: int
) -> Pair:
    """The count against its total; only a ratio may be above it, if it can mean one thing."""
    if numerator <= denominator:
        return Pair(numerator, denominator, True)
    decimal = decimal_reading(done.value)
    if decimal is not None and decimal <= denominator:
        ledger.fault(
            done,
            Fault(
                "ambiguous_thousands",
                grouped=str(numerator),
                decimal=decimal,
                denominator=denominator,
            ),
        )
        return Pair(None, denominator, False)
    if indicator.measure == "ratio":
        return Pair(numerator, denominator, True)
    ledger.fault(done, Fault("above_denominator", denominator=denominator))
    return Pair(numerator, denominator, False)
