"""The former districts on one scale: share, people missing, pace."""

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from charts import theme, views
from charts.drawing import Drawing
from charts.drawn import keys as legends
from charts.drawn import said, strip
from charts.drawn.canvas import Canvas, width_of
from charts.drawn.signs import sign
from charts.formats import amount, kept, number, parts, target
from charts.pace import EACH, label, short_unit
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.table import PlainTable
from charts.theme import Look

NAME = "Các huyện cũ"
ROW, BAR = 1.6, 1.0  # of the type: from bar to bar, and the height of one
ESTIMATED = " (ước tính)"
LEAST_BAR = 8.0  # of the type: the scale is no shorter


def drawing(scope: Scope) -> Drawing:
    """A bar per former district, most people missing first; the one that is asked for is bold.

    Raises NothingToDrawError where none has a commune that is asked for, or none has a value.
    """
    said.known(scope, scope.ask("coverage_by_commune"))
    rows = [
        row
        for row in scope.ask("pace_by_place", by="district", district=None)
        if row["communes_total"]
    ]
    province = scope.ask("coverage_of_province", district=None)[0]
    levels = scope.ask("coverage_by_district", district=None)
    said.known(scope, rows)
    rows = sorted(rows, key=_order)
    return Drawing(
        name="districts",
        title=_title(scope, rows),
        subtitle=said.subtitle(scope, is_everywhere=True),
        note=said.joined(
            said.sum_note(province, rows, scope.indicator["unit"], "huyện cũ"),
            said.basis(views.districts_as_rows(levels), "huyện cũ"),
        ),
        alt=_alt(rows, scope.indicator["unit"]),
        rows=PlainTable.of([_line(row, scope.indicator["unit"]) for row in rows]),
        draw=partial(_draw, rows, scope.district, scope.indicator["unit"]),
    )


def _order(row: Row) -> tuple[bool, float, float, str]:
    """Most people missing first; else the lowest share or ratio, else the highest count.

    What is not known or not shown comes last: it is neither the lowest nor the highest.
    """
    people: float = 0.0 if is_missing(row["people_missing"]) else float(row["people_missing"])
    value: float = 0.0 if is_missing(row["value"]) else float(row["value"])
    by_value = -value if row["measure"] in EACH else value
    return is_missing(row["value"]), -people, by_value, str(row["district"])


def _title(scope: Scope, rows: Sequence[Row]) -> str:
    unit = scope.indicator["unit"]
    row = next((one for one in rows if one["district"] == scope.district), rows[0])
    name, is_chosen = row["district"], row["district"] == scope.district
    if is_missing(row["value"]):
        why = theme.LEVEL_NAMES[strip.level_of(row)]
        return said.title(f"{name}: {why[0].lower()}{why[1:]}")
    if is_missing(row["people_missing"]):
        most = "nhiều nhất" if row["measure"] in EACH else "thấp nhất"
        value = _value(row, unit)
        return said.title(f"{name}: {value}" if is_chosen else f"{name} {most}: {value}")
    if not row["people_missing"]:
        return said.title(f"{name} {scope.met(district=name)} mục tiêu")
    missing = f"{number(row['people_missing'])} {unit}"
    most = "còn thiếu" if is_chosen else "thiếu nhiều nhất:"
    return said.title(f"{name} {most} {missing}", f"{name} thiếu {missing}")


def _value(row: Row, unit: str | None) -> str:
    """The value; of a yes or no, how many of its communes."""
    if row["measure"] == "yes_no" and not is_missing(row["value"]):
        return f"{number(row['value'])}/{number(row['communes_total'])} xã"
    estimate = ESTIMATED if row["is_estimated"] else ""
    return kept(amount(row["value"], row["measure"], short_unit(unit))) + estimate


def _label(row: Row) -> str:
    """The pace in a word; none without a target, or where each commune must reach its own."""
    return "" if row["measure"] in EACH or is_missing(row["target"]) else label(row)


def _alt(rows: Sequence[Row], unit: str | None) -> str:
    parts = [f"{row['district']} {_value(row, unit)}" for row in rows]
    return kept(f"{len(rows)} huyện cũ: {', '.join(parts)}.")


def _line(row: Row, unit: str | None) -> dict[str, str]:
    """A row of the figure under readers' names."""
    return {
        "Huyện cũ": str(row["district"]),
        **parts(row),
        "Kết quả": _value(row, unit),
        "Mục tiêu": target(row["target"], row["measure"], short_unit(unit)),
        "Còn thiếu": number(row["people_missing"]),
        "Tiến độ": _label(row),
        "Xã báo cáo": f"{row['communes_reported']}/{row['communes_total']}",
    }


def _draw(
    rows: Sequence[Row], chosen: str | None, unit: str | None, axes: Axes, look: Look
) -> None:
    canvas = Canvas(axes, look)
    size, head = look.label, 1.6 * look.text
    keys = strip.level_keys(rows)
    foot = legends.height(canvas, keys) + look.text / 2
    is_share = rows[0]["measure"] == "coverage" and not is_missing(rows[0]["target"])
    names = max(width_of(row["district"], size, True) for row in rows) + size
    labels = max(width_of(_label(row), size) for row in rows)
    words = labels + 2 * size if labels else 0.0
    missing = max(width_of(number(row["people_missing"]), size) for row in rows)
    missing = max(missing, width_of("Còn thiếu", look.text)) if is_share else 0.0
    right = missing + words + size
    least = names + right + LEAST_BAR * size
    canvas.need(NAME, least, len(rows) * ROW * size + head + foot)
    step = min((canvas.height - head - foot) / len(rows), 2.2 * size)
    scale = (canvas.width - names - right) / _whole(rows)
    top = canvas.height - head
    _goal(canvas, rows, unit, (names, scale), (top - len(rows) * step, top))
    if is_share:
        at = (names + scale * _whole(rows) + size + missing, top + 0.4 * look.text)
        canvas.text(at, "Còn thiếu", align="right")
    legends.draw(canvas, keys)
    for place, row in enumerate(rows):
        middle = top - (place + 0.5) * step
        is_bold = row["district"] == chosen
        canvas.middle((0, middle), row["district"], size=size, bold=is_bold)
        _bar(canvas, row, unit, names, scale, middle)
        end = names + scale * _whole(rows) + size + missing
        if is_share:
            people = number(row["people_missing"])
            canvas.middle((end, middle), people, size=size, align="right", bold=is_bold)
        if _label(row):
            sign(canvas, (end + size, middle), label(row))
            canvas.middle((end + 1.8 * size, middle), _label(row), size=size)


def _bar(
    canvas: Canvas, row: Row, unit: str | None, left: float, scale: float, middle: float
) -> None:
    """A bar with its value in it, bold as it stands on a colour, or behind it where it is short."""
    # That it is estimated stands in the note: here it would run over the target.
    size, text = canvas.look.label, _value(row, unit).removesuffix(ESTIMATED)
    if is_missing(row["value"]):
        canvas.middle((left, middle), theme.LEVEL_NAMES[strip.level_of(row)], size=size)
        return
    wide, high = scale * float(row["value"]), BAR * size * 1.2
    colour = theme.LEVEL_COLOURS.get(row["level"], theme.PROVINCE_LINE)
    canvas.box((left, middle - high / 2), wide, high, colour)
    if width_of(text, size, True) + size > wide:
        canvas.middle((left + wide + size / 2, middle), text, size=size, bold=True)
    else:
        ink = theme.ink_on(colour)
        canvas.middle((left + size / 2, middle), text, size=size, bold=True, colour=ink)


def _whole(rows: Sequence[Row]) -> float:
    if rows[0]["measure"] == "coverage":
        return 100.0
    goals = [] if rows[0]["measure"] in EACH else [float(row["target"] or 0) for row in rows]
    return 1.1 * max(
        [*(float(row["value"]) for row in rows if not is_missing(row["value"])), *goals, 1]
    )


def _goal(
    canvas: Canvas,
    rows: Sequence[Row],
    unit: str | None,
    start: tuple[float, float],
    ends: tuple[float, float],
) -> None:
    """The target as a line across the bars, said above it."""
    row, (left, scale) = rows[0], start
    if row["measure"] in EACH or is_missing(row["target"]):
        return
    at, look = left + scale * float(row["target"]), canvas.look
    canvas.line([(at, ends[0]), (at, ends[1])], width=look.line, dash=(3, 2))
    text = f"Mục tiêu {target(row['target'], row['measure'], short_unit(unit))}"
    canvas.text((at, ends[1] + 0.4 * look.text), kept(text), align="right")
