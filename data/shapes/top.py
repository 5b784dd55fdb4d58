"""The lines above a table: whose report it is, and of which day."""

import re
from datetime import date

from data.grid import Cell, Grid
from data.messages import Fault
from data.reference import Unit
from data.shapes.ledger import Ledger
from data.text import nfc, parse_date, without_tones

_DATE = ("số liệu đến ngày", "số liệu tính đến ngày", "kỳ báo cáo")
_UNIT = ("đơn vị báo cáo",)
_DISTRICT = ("huyện cũ", "huyện, thị xã")
_MONTH = re.compile(r"(?<!\d )thang ([0-9]{1,2}) ?(?:/|-| nam )? ?([0-9]{4})")
_LABELS = (*_DATE, *_UNIT, *_DISTRICT)


def sheet_day(grid: Grid, above: int, ledger: Ledger) -> date | None:
    """The day of all numbers of a sheet, from the rows above a table; None after a fault."""
    cell = _labelled(grid, above, _DATE)
    if cell is None:
        fault = Fault(
            "line_missing",
            what="ngày của số liệu",
            label="Số liệu đến ngày",
            example="31/10/2026",
        )
        ledger.fault(grid.cell(0, 0), fault, "không có")
        return None
    day = ledger.day(cell)
    if day:
        _check_other_days(grid, above, cell, day, ledger)
    return day


def _check_other_days(grid: Grid, above: int, dated: Cell, day: date, ledger: Ledger) -> None:
    """Whether another line above the table speaks of another month: a form of the wrong round."""
    labelled = [_labelled(grid, above, (label,)) for label in _DATE]
    for other in labelled:
        said = _day_in(other) if other and other[2:4] != dated[2:4] else None
        if other and said and (said.year, said.month) != (day.year, day.month):
            ledger.fault(other, Fault("days_differ", day=day), said)
    places = {cell[2:4] for cell in labelled if cell}
    for cell in (cell for row in range(above) for cell in grid.row(row)):
        is_title = isinstance(cell.value, str) and cell[2:4] not in places
        found = _MONTH.search(without_tones(cell.text)) if is_title else None
        if found and (int(found[1]), int(found[2])) != (day.month, day.year):
            ledger.fault(cell, Fault("month_differs", day=day, month=f"{day:%m/%Y}"))


def _day_in(cell: Cell) -> date | None:
    try:
        return parse_date(cell.value)
    except Fault:
        return None


def reporting_unit(grid: Grid, above: int, day: date | None, ledger: Ledger) -> Unit | None:
    """The commune that a form is of, from the rows above its table; None after a fault."""
    cell = _labelled(grid, above, _UNIT)
    if cell is None:
        fault = Fault(
            "line_missing",
            what="đơn vị báo cáo",
            label="Đơn vị báo cáo",
            example="Xã Cẩm Bình",
        )
        ledger.fault(grid.cell(0, 0), fault, "không có")
        return None
    if cell.value is None:
        ledger.content(cell, "tên đơn vị báo cáo")
        return None
    district = _labelled(grid, above, _DISTRICT)
    return ledger.unit(cell, day, district.text if district else "")


def _labelled(grid: Grid, above: int, labels: tuple[str, ...]) -> Cell | None:
    """The value beside a label in the rows above a table, in the same cell or to its right.

    None when no such label is there; a blank cell when the label has no value.
    """
    blank = None
    for label in labels:
        for row in range(above):
            for cell in grid.row(row):
                if _unbracketed(cell).casefold().startswith(label):
                    found = _value(grid, cell, label)
                    if found.value is not None:
                        return found
                    blank = blank or found
    return blank


def _unbracketed(cell: Cell) -> str:
    return nfc(cell.text).strip("() ")


def _value(grid: Grid, cell: Cell, label: str) -> Cell:
    text = _unbracketed(cell)
    inside = (text.partition(":")[2] if ":" in text else text[len(label) :]).strip()
    if inside:
        return cell._replace(value=inside)
    for column in range(cell.column + 1, grid.width(cell.row)):
        beside = grid.cell(cell.row, column)
        if _unbracketed(beside).casefold().startswith(_LABELS):
            break
        if beside.value is not None:
            return beside
    return grid.cell(cell.row, cell.column + 1)
