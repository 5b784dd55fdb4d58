"""The long table of another system: one row per commune, indicator and date."""

from collections.abc import Mapping

from data.grid import Cell, Grid
from data.shapes.ledger import Ledger
from data.shapes.pairs import keep, read_pair
from data.shapes.records import find_header, is_filled, read_records
from data.text import nfc

_REQUIRED = ("commune", "indicator", "as_of", "numerator", "denominator")
_NOTE = "note"


def find_table(grid: Grid) -> int | None:
    """The row with the headings `commune` and `indicator`; None when this is no long table."""
    return find_header(grid, {"commune", "indicator"})


def read(grid: Grid, header: int, ledger: Ledger) -> None:
    """Read one long table; every fault goes to the ledger."""
    for record in read_records(
        grid, header, ledger, required=_REQUIRED, optional=(_NOTE,), if_none="nothing_filled"
    ):
        _read_record(record, ledger)


def _read_record(record: Mapping[str, Cell], ledger: Ledger) -> None:
    commune, name, as_of, done, total = (record[column] for column in _REQUIRED)
    day = ledger.day(as_of, "ngày (as_of)")
    unit = ledger.unit(commune, day) if is_filled(commune, "xã, phường (commune)", ledger) else None
    indicator = ledger.indicator(name) if is_filled(name, "chỉ tiêu (indicator)", ledger) else None
    if not is_filled(done, "số đạt (numerator)", ledger):
        return
    pair = read_pair(ledger, indicator, done, total)
    note = nfc(record[_NOTE].text)
    keep(ledger, pair, done, unit=unit, indicator=indicator, day=day, note=note)
