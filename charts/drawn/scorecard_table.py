"""How the scorecard is drawn: a table, with bars where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from charts import theme
from charts.drawn.canvas import LINE, Canvas, width_of, wrapped
from charts.drawn.signs import sign
from charts.theme import Look

NAME = "Chỉ tiêu kế hoạch"

PAD = 0.7  # of the type: between two rows

LEAST_NAME = 11.0  # of the type: the column of names

LEAST_BAR = 12.0  # of the type: bars are drawn where there is so much room

MOST_WORD = 6.0  # of the type: a longer word of a pace is broken

NO_TARGET = "không đặt"


@dataclass(frozen=True)
class Entry:
    """One indicator: its share where it has one, its value, and goal and word of every year."""

    name: str
    share: float | None
    value: str
    years: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class _Columns:
    """How wide the columns of a table of one size are, in points."""

    size: float
    name: float
    bar: float
    value: float
    year: float


def draw(entries: Sequence[Entry], axes: Axes, look: Look) -> None:
    """Draw the table in empty axes; raises TooSmallError."""
    canvas = Canvas(axes, look)
    years = sorted({year for one in entries for year in one.years if year.isdigit()})
    least = _columns(canvas, entries, years, look.text)
    wide = canvas.width + LEAST_NAME * look.text - least.name
    canvas.need(NAME, wide, _high(entries, least))
    large = _columns(canvas, entries, years, look.label)
    is_roomy = large.name >= LEAST_NAME * look.label and _high(entries, large) <= canvas.height
    columns = large if is_roomy else least
    size = columns.size
    spare = (canvas.height - _high(entries, columns)) / len(entries)
    top = canvas.height - 1.6 * size
    _heads(canvas, columns, years, top + 0.5 * size)
    for entry in entries:
        high = _lines(entry, columns) * LINE * size + PAD * size + min(spare, 1.5 * size)
        canvas.line([(0, top), (canvas.width, top)])
        _row(canvas, entry, columns, years, (top - high / 2, top))
        top -= high
    canvas.line([(0, top), (canvas.width, top)])


def _columns(
    canvas: Canvas, entries: Sequence[Entry], years: Sequence[str], size: float
) -> _Columns:
    """The years and the value as wide as their words; the names get the rest, or share it."""
    cells = [cell for one in entries for cell in one.years.values()]
    year = max(
        [width_of(goal, size) for goal, _ in cells]
        + [width_of(line, size, True) + 1.4 * size for _, word in cells for line in _broken(word)]
    )
    value = max(width_of(one.value, size, True) for one in entries) + size
    rest = canvas.width - value - len(years or "-") * (year + size)
    names = max(width_of(one.name, size) for one in entries) + size
    bar = rest - names if rest - names >= LEAST_BAR * size else 0.0
    return _Columns(size, names if bar else rest, bar, value, year + size)


def _lines(entry: Entry, columns: _Columns) -> int:
    names = wrapped(entry.name, columns.name - columns.size, columns.size)
    return max(len(names), *(1 + len(_broken(word)) for _, word in entry.years.values()))


def _broken(word: str) -> list[str]:
    """A long word of a pace in two lines."""
    return wrapped(word, MOST_WORD, 1, True)


def _high(entries: Sequence[Entry], columns: _Columns) -> float:
    lines = sum(_lines(one, columns) * LINE + PAD for one in entries)
    return (lines + 1.8) * columns.size


def _heads(canvas: Canvas, columns: _Columns, years: Sequence[str], baseline: float) -> None:
    at = columns.name + columns.bar + columns.value
    size = columns.size
    canvas.text((at - size, baseline), "Kết quả", size=size, align="right")
    for place, year in enumerate(years):
        left = at + place * columns.year
        canvas.text((left, baseline), f"Năm {year}", size=size)


def _row(
    canvas: Canvas,
    entry: Entry,
    columns: _Columns,
    years: Sequence[str],
    middle_top: tuple[float, float],
) -> None:
    middle, size = middle_top[0], columns.size
    names = wrapped(entry.name, columns.name - size, size)
    for place, line in enumerate(names):
        up = (len(names) - 1) / 2 - place
        canvas.middle((0, middle + up * LINE * size), line, size=size)
    if columns.bar and entry.share is not None:
        wide = (columns.bar - size) * entry.share / 100
        canvas.box((columns.name, middle - size / 2), columns.bar - size, size, canvas.look.paper)
        canvas.box((columns.name, middle - size / 2), wide, size, theme.PROVINCE_LINE)
    at = columns.name + columns.bar + columns.value
    canvas.middle((at - size, middle), entry.value, size=size, bold=True, align="right")
    for place, year in enumerate(years):
        left = at + place * columns.year
        if year in entry.years:
            _cell(canvas, entry.years[year], left, middle, size)
        else:
            canvas.middle((left, middle), NO_TARGET, size=size)


def _cell(canvas: Canvas, told: tuple[str, str], left: float, middle: float, size: float) -> None:
    """The word with its shape above, the goal below."""
    goal, word = told
    lines = _broken(word)
    top = middle + len(lines) / 2 * LINE * size
    sign(canvas, (left + size / 2, top), word)
    for place, line in enumerate(lines):
        canvas.middle((left + 1.4 * size, top - place * LINE * size), line, size=size, bold=True)
    canvas.middle((left, top - len(lines) * LINE * size), goal, size=size)
