"""Who lacks how many: bars of people missing, as many communes as the height has room for."""

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from charts import bars, listing, theme, words
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import keys as legends
from charts.drawn import said, strip
from charts.drawn.canvas import Canvas, width_of
from charts.drawn.keys import Key
from charts.formats import amount, kept, listed, number, target
from charts.pace import short_unit
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.theme import Look

NAME = "Xã còn thiếu nhiều nhất"
ROW, BAR = 1.75, 1.15  # of a label: from bar to bar, and the height of one
LEAST_ROWS = 5
LEAST_BAR = 6.0  # of a label: the longest bar is no shorter


def drawing(scope: Scope) -> Drawing:
    """A bar per commune below its target, most people missing first; the others in one line.

    Raises NothingToDrawError where no commune is below a target.
    """
    communes = said.known(scope, scope.ask("coverage_by_commune"))
    rows = scope.ask("gaps")
    province = scope.ask("coverage_of_province")[0]
    if not rows:
        raise NothingToDrawError(f"{scope.where}: {words.nobody_below(province)}.")
    unit = scope.indicator["unit"]
    goal = target(province["target"], province["measure"], unit)
    counted = said.measured(scope.indicator)
    if _is_share(rows):
        counted = f"Số {unit} còn thiếu để đạt {goal}: {counted}"
    return Drawing(
        name="gaps",
        title=_title(scope, rows),
        subtitle=said.subtitle(scope, counted),
        note=said.joined(
            said.sum_note(province, rows, unit), said.basis(rows), said.hidden(communes)
        ),
        alt=_alt(rows, unit),
        rows=listing.shown(listing.commune_list(rows, is_sample=scope.is_sample)),
        draw=partial(_draw, rows, unit),
    )


def _is_share(rows: Sequence[Row]) -> bool:
    return bool(rows[0]["measure"] == "coverage")


def _title(scope: Scope, rows: Sequence[Row]) -> str:
    who, unit = f"{len(rows)} {said.noun(scope)}", scope.indicator["unit"]
    if _is_share(rows):
        return said.titled(scope, f"{who} còn thiếu {number(_missing(rows))} {unit}")
    if rows[0]["measure"] == "yes_no":
        return said.titled(scope, f"{who} chưa tổ chức")
    return said.titled(scope, f"{who} chưa đạt mục tiêu")


def _alt(rows: Sequence[Row], unit: str | None) -> str:
    if rows[0]["measure"] != "yes_no":
        return kept(words.gaps_alt(rows, unit))
    return f"{len(rows)} xã chưa tổ chức: {listed([str(row['commune']) for row in rows])}."


def _missing(rows: Sequence[Row]) -> float:
    return float(
        sum(row["people_missing"] for row in rows if not is_missing(row["people_missing"]))
    )


def _draw(rows: Sequence[Row], unit: str | None, axes: Axes, look: Look) -> None:
    canvas = Canvas(axes, look)
    keys = _keys(rows)
    step, foot = ROW * look.label, legends.height(canvas, keys) + look.text / 2
    top = canvas.height - 1.5 * look.text
    count = _fitting(len(rows), (top - foot) / step)
    shown = rows[:count]
    names = max(width_of(bars.marked_name(row), look.label) for row in shown) + look.label
    ends = max(width_of(_end(row), look.label, True) for row in shown) + look.label
    least = min(LEAST_ROWS, len(rows)) + (len(rows) > LEAST_ROWS)
    canvas.need(NAME, names + ends + LEAST_BAR * look.label, least * step + foot + 1.5 * look.text)
    whole = (canvas.width - names - ends) / _longest(shown)
    canvas.text((names, top + 0.4 * look.text), _heading(rows, unit))
    _target_line(canvas, rows, names, whole, (top - count * step, top))
    for place, row in enumerate(shown):
        _row(canvas, row, names, whole, top - (place + 0.5) * step)
    if count < len(rows):
        canvas.middle((0, top - (count + 0.5) * step), _others(rows[count:], unit))
    legends.draw(canvas, _keys(shown))


def _fitting(wanted: int, room: float) -> int:
    """How many rows have room; where not all have, the last line tells of the others."""
    return wanted if wanted <= room else max(1, int(room) - 1)


def _row(canvas: Canvas, row: Row, left: float, scale: float, middle: float) -> None:
    look = canvas.look
    high, wide = BAR * look.label, _length(row) * scale
    canvas.middle((0, middle), bars.marked_name(row), size=look.label)
    if wide:
        colour = theme.LEVEL_COLOURS[row["level"]]
        canvas.box((left, middle - high / 2), wide, high, colour)
    start, rest = _end_parts(row)
    # Beyond the line of the target, where there is one.
    place = left + max(wide, _goal_of(row) * scale) + look.label / 2
    place += canvas.middle((place, middle), start, size=look.label, bold=True)
    canvas.middle((place, middle), rest, size=look.label)


def _length(row: Row) -> float:
    """What a bar is as long as: people missing, or the value of another measure."""
    length = row["people_missing"] if row["measure"] == "coverage" else row["value"]
    return 0.0 if is_missing(length) else float(length)


def _longest(rows: Sequence[Row]) -> float:
    return max(max(_length(row), _goal_of(row)) for row in rows) or 1.0


def _goal_of(row: Row) -> float:
    """Where the target stands on the scale of the bars; nowhere on that of people missing."""
    return 0.0 if row["measure"] in ("coverage", "yes_no") else float(row["target"])


def _end(row: Row) -> str:
    return "".join(_end_parts(row))


def _end_parts(row: Row) -> tuple[str, str]:
    """What stands at the end of a bar: people and share; or the value and what it lacks."""
    estimate = " (ước tính)" if row["is_estimated"] else ""
    value = kept(amount(row["value"], row["measure"], None)) + estimate
    if row["measure"] == "coverage":
        return number(row["people_missing"]), f" · {value}"
    if row["measure"] == "yes_no":
        return value, ""
    return value, f" · thiếu {_lacks(row)}"


def _heading(rows: Sequence[Row], unit: str | None) -> str:
    """What the numbers at the ends of the bars are."""
    if _is_share(rows):
        return f"Số {unit} còn thiếu · tỷ lệ đạt"
    if rows[0]["measure"] == "yes_no":
        return ""
    goal = target(rows[0]["target"], rows[0]["measure"], short_unit(unit))
    return f"Kết quả · còn thiếu so với mục tiêu {goal}"


def _target_line(
    canvas: Canvas,
    rows: Sequence[Row],
    left: float,
    scale: float,
    ends: tuple[float, float],
) -> None:
    """Where the target of a measure with bars of its value stands; dashed."""
    if not _goal_of(rows[0]):
        return
    at = left + _goal_of(rows[0]) * scale
    width = canvas.look.line
    canvas.line([(at, ends[0]), (at, ends[1])], width=width, dash=(3, 2))


def _others(rows: Sequence[Row], unit: str | None) -> str:
    people = f", thiếu {number(_missing(rows))} {unit}" if _is_share(rows) else ""
    return f"và {len(rows)} xã khác{people}"


def _keys(rows: Sequence[Row]) -> list[Key]:
    """The levels drawn, and the marks beside the names."""
    marks = {mark for row in rows for mark in bars.marked_name(row)}
    return [
        *(strip.level_keys(rows) if rows[0]["measure"] != "yes_no" else ()),
        *(
            Key(text, has_sign=False)
            for text in words.marks_legend().split(" · ")
            if text[0] in marks
        ),
    ]


def _lacks(row: Row) -> str:
    return number(row["target"] - row["value"], 1 if row["measure"] == "ratio" else 0)
