"""What each column of a summary holds, from its two heading rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.grid import Cell, Grid
from data.messages import Fault
from data.reference import Indicator
from data.shapes.headings import DONE, TOTAL, heading, looks_like_count
from data.shapes.ledger import Ledger
from data.text import match_key, nfc

_NAME = (
    "xã phường",
    "xã phường thị trấn",
    "tên xã phường",
    "tên xã phường thị trấn",
    "đơn vị",
    "tên đơn vị",
    "xã",
)
_CODE = ("mã xã", "mã xã phường", "mã đơn vị")
_DISTRICT = ("huyện", "huyện cũ", "huyện thị xã thành phố", "huyện thành phố thị xã")
_PASSED_OVER = ("stt", "tt", "số tt", "ghi chú")
_ROLES = {
    **dict.fromkeys(_NAME, "name"),
    **dict.fromkeys(_CODE, "code"),
    **dict.fromkeys(_DISTRICT, "district"),
    **dict.fromkeys(_PASSED_OVER, ""),
}
_SHARE = ("tỷ lệ", "tỉ lệ", "ghi chú")
_SEARCHED_ROWS = 40


@dataclass
class IndicatorColumns:
    """The columns of one indicator: `done` counts, `total` is out of how many; -1 is none."""

    indicator: Indicator
    heading: Cell
    done: int = -1
    total: int = -1

    @property
    def numbers(self) -> list[int]:
        """The columns that a total row adds up."""
        return [self.total, self.done] if self.indicator.has_denominator else [self.done]


@dataclass
class Columns:
    """Where the commune, its code, its former district and each indicator stand."""

    roles: dict[str, int] = field(default_factory=dict)
    pairs: list[IndicatorColumns] = field(default_factory=list)
    first_number: int = 0

    @property
    def label(self) -> int:
        """The column that names the commune of a row."""
        return self.roles.get("name", self.roles.get("code", 0))

    @property
    def filled_in(self) -> list[int]:
        """The columns that a commune fills in."""
        return [column for pair in self.pairs for column in (pair.total, pair.done) if column >= 0]


def find_table(grid: Grid) -> int | None:
    """The row of the headings Tổng số, Số đạt; None when this is no summary."""
    rows = range(1, min(grid.height, _SEARCHED_ROWS))
    return next((row for row in rows if is_header(grid, row)), None)


def is_header(grid: Grid, row: int) -> bool:
    """Whether a row has the headings Tổng số, Số đạt, with a commune or its code beside or over."""
    below = {heading(cell) for cell in grid.row(row)}
    if not below.intersection((DONE, TOTAL)):
        return False
    headings = below.union(heading(cell) for cell in grid.row(row - 1))
    return bool(headings.intersection((*_NAME, *_CODE)))


def read_columns(grid: Grid, header: int, ledger: Ledger) -> Columns:
    """The columns of a summary; every fault of the headings goes to the ledger.

    An indicator stands over its first column (merged or not) or over each of its columns.
    """
    columns = Columns()
    found: dict[str, IndicatorColumns | None] = {}
    over = grid.cell(header - 1, -1)
    for top, below in _headings(grid, header):
        role = _ROLES.get(heading(top), _ROLES.get(heading(below)))
        if role is not None:
            columns.roles.setdefault(role, below.column)
            over = grid.cell(header - 1, -1)
            continue
        over = top if top.value is not None else over
        columns.first_number = columns.first_number or below.column
        _place(grid, below, over, _pair(over, found, ledger), ledger)
    columns.pairs = [pair for pair in found.values() if pair and _is_complete(pair, ledger)]
    return columns


def _headings(grid: Grid, header: int) -> Iterator[tuple[Cell, Cell]]:
    for column in range(max(grid.width(header - 1), grid.width(header))):
        yield grid.cell(header - 1, column), grid.cell(header, column)


def _pair(
    over: Cell, found: dict[str, IndicatorColumns | None], ledger: Ledger
) -> IndicatorColumns | None:
    """The columns of the indicator that stands over a column; looked up once per name."""
    key = match_key(over.text)
    if key and key not in found:
        indicator = ledger.indicator(over)
        found[key] = IndicatorColumns(indicator, over) if indicator else None
    return found.get(key)


def _place(
    grid: Grid, below: Cell, over: Cell, pair: IndicatorColumns | None, ledger: Ledger
) -> None:
    """Give one column to its indicator; a column that nobody could understand is a fault."""
    name = heading(below)
    if name in (DONE, TOTAL):
        if over.value is None:
            ledger.content(grid.cell(below.row - 1, below.column), "tên chỉ tiêu")
        elif pair and (pair.done if name == DONE else pair.total) >= 0:
            fault = Fault("column_twice", what=nfc(below.text), of=_quoted(pair))
            ledger.fault(below, fault)
        elif pair and name == DONE:
            pair.done = below.column
        elif pair:
            pair.total = below.column
    elif not name.startswith(_SHARE) if name else _is_nameless(grid, below, over):
        ledger.fault(below, Fault("column_unknown"), below.value or "không tên")


def _is_nameless(grid: Grid, below: Cell, over: Cell) -> bool:
    """Whether a column without any heading of its own holds numbers."""
    cells = (grid.cell(row, below.column) for row in range(below.row + 1, grid.height))
    return over.column != below.column and any(looks_like_count(cell) for cell in cells)


def _is_complete(pair: IndicatorColumns, ledger: Ledger) -> bool:
    missing = [
        *(["Tổng số"] if pair.total < 0 and pair.indicator.has_denominator else []),
        *(["Số đạt"] if pair.done < 0 else []),
    ]
    for what in missing:
        ledger.fault(pair.heading, Fault("column_missing", what=what, of=_quoted(pair)))
    return not missing


def _quoted(pair: IndicatorColumns) -> str:
    return f"“{pair.indicator.short_name}”"
