"""How the way to the targets is drawn: axes, lines, and their names at their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import shapely
from matplotlib.axes import Axes

from charts import scales, theme
from charts.drawn import keys as legends
from charts.drawn.canvas import LINE, Canvas, width_of, wrapped
from charts.drawn.keys import Key
from charts.drawn.path_frame import Frame, Way, scale
from charts.drawn.path_labels import clear
from charts.formats import kept
from charts.rows import Row, is_missing
from charts.scales import heights
from charts.theme import Look

NAME = "Đường tới mục tiêu"
LEAST = (16.0, 9.0)  # of the least type: the area of the lines
DASH, DOTS = (4.0, 2.0), (1.0, 1.5)
BAND = 2.0  # points: a thinner band would not be seen


@dataclass(frozen=True)
class Ways:
    """What is drawn: the reports, the steps of the target, the plan, and the pace kept up.

    `goals`: what is said of each target; `whole`: the top of the scale; `sentence` stands below.
    """

    name: str
    rows: Sequence[Row]
    steps: Way
    plan: Way
    ahead: Way
    sentence: str
    whole: float
    goals: Mapping[float, str]


def draw(ways: Ways, axes: Axes, look: Look) -> None:
    """Draw the lines in empty axes, with room for the last value beside its point."""
    canvas = Canvas(axes, look)
    keys = _keys(canvas, ways)
    sentence = wrapped(ways.sentence, canvas.width, look.text) if ways.sentence else []
    below = legends.height(canvas, keys)
    end = f"{ways.name} {kept(scales.value(ways.rows[-1]))}"
    frame = _frame(canvas, ways, below + (LINE * len(sentence) + 2.2) * look.text)
    if frame.wide < LEAST[0] * look.text or frame.high < LEAST[1] * look.text:
        wide = LEAST[0] * look.text + canvas.width - frame.wide
        canvas.need(NAME, wide, LEAST[1] * look.text + canvas.height - frame.high)
    scale(canvas, frame, ways.rows[0]["measure"])
    _band(canvas, frame, ways.rows)
    canvas.line(frame.line(ways.plan), width=look.rule * 1.5, dash=DOTS)
    canvas.line(frame.line(ways.steps), width=look.line, dash=DASH)
    canvas.line(
        frame.line(ways.ahead), colour=theme.PROVINCE_LINE, width=look.line, dash=(1.5, 1.0)
    )
    way = [(row["as_of"], float(row["value"])) for row in ways.rows]
    canvas.line(frame.line(way), colour=theme.PROVINCE_LINE, width=look.line * 1.5)
    canvas.mark(frame.at(*way[-1]), "o", theme.PROVINCE_LINE)
    drawn = _drawn(frame, ways, way)
    _goals(canvas, frame, ways, drawn)
    _end(canvas, frame, way[-1], end, drawn)
    for place, line in enumerate(reversed(sentence)):
        canvas.text((0, below + (0.3 + LINE * place) * look.text), line, bold=True)
    legends.draw(canvas, keys)


def _frame(canvas: Canvas, ways: Ways, foot: float) -> Frame:
    days = [*(row["as_of"] for row in ways.rows), *(on for on, _ in (*ways.steps, *ways.plan))]
    text = canvas.look.text
    left = max(width_of(tick, text) for _, tick in heights(ways.whole, ways.rows[0]["measure"]))
    left += text / 2
    return Frame(
        left=left,
        foot=foot,
        wide=canvas.width - left - canvas.look.mark,
        high=canvas.height - foot - text,
        first=min(days),
        last=max(days),
        whole=ways.whole,
    )


def _is_open(rows: Sequence[Row]) -> bool:
    """Whether silent communes leave a band that can be seen."""
    wide = [row["highest_percent"] - row["lowest_percent"] for row in _bounded(rows)]
    return max(wide, default=0) > BAND


def _bounded(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not is_missing(row["lowest_percent"])]


def _band(canvas: Canvas, frame: Frame, rows: Sequence[Row]) -> None:
    known = _bounded(rows)
    if _is_open(rows):
        low = [frame.at(row["as_of"], row["lowest_percent"]) for row in known]
        high = [frame.at(row["as_of"], row["highest_percent"]) for row in known]
        canvas.area([*low, *high[::-1]], canvas.look.grid)


def _drawn(frame: Frame, ways: Ways, way: Way) -> shapely.Geometry:
    """Every line that a label must not meet."""
    grid = [
        [(frame.left, y), (frame.left + frame.wide, y)]
        for value, _ in heights(frame.whole, ways.rows[0]["measure"])
        for y in (frame.at(frame.first, value)[1],)
    ]
    lines = [frame.line(one) for one in (ways.steps, ways.plan, ways.ahead, way)]
    return shapely.MultiLineString([line for line in (*grid, *lines) if len(line) > 1])


def _goals(canvas: Canvas, frame: Frame, ways: Ways, drawn: shapely.Geometry) -> None:
    """What each target is, above or below its step."""
    size = canvas.look.text
    for value, text in ways.goals.items():
        on = [one for one, goal in ways.steps if goal == value]
        if on:
            (start, y), (end, _) = frame.at(on[0], value), frame.at(on[-1], value)
            middles = [start + size / 4, (start + end) / 2, end - width_of(text, size) - size / 4]
            ups = (0.4, -1.1) if y + 1.4 * size <= canvas.height else (-1.1,)
            places = [(x, y + up * size) for up in ups for x in middles]
            canvas.text(clear(places, text, size, False, drawn), text)


def _end(
    canvas: Canvas, frame: Frame, last: tuple[date, float], text: str, drawn: shapely.Geometry
) -> None:
    """The name and the last value below or above the last point, where no line runs."""
    x, y = frame.at(*last)
    size = canvas.look.label
    wide = width_of(text, size, True)
    left = min(canvas.width - wide, x - wide / 2)
    places = [(left, y + up * size) for up in (-1.6, 1.0, -2.2, 1.6, -2.8, 2.2, -3.4, -4.0)]
    canvas.text(clear(places, text, size, True, drawn), text, size=size, bold=True)


def _keys(canvas: Canvas, ways: Ways) -> list[Key]:
    look = canvas.look
    ours = theme.PROVINCE_LINE
    band = _is_open(ways.rows)
    return [
        Key(ways.name, line=(ours, look.line * 1.5)),
        *[Key("mục tiêu năm", line=(look.ink, look.line), dash=DASH)] * bool(ways.steps),
        *[Key("đường kế hoạch", line=(look.ink, look.rule * 1.5), dash=DOTS)] * bool(ways.plan),
        *[Key("nếu giữ tốc độ này", line=(ours, look.line), dash=(1.5, 1.0))] * bool(ways.ahead),
        *[Key("xã im lặng để ngỏ", look.grid)] * band,
    ]
