"""How the two groups of every grouping are drawn: points on one scale, words above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from matplotlib.axes import Axes

from charts import equity, theme
from charts.drawn import keys as legends
from charts.drawn.canvas import Canvas, width_of
from charts.drawn.keys import Key
from charts.equity_names import GROUPINGS, group_name
from charts.formats import NOTHING, kept, number, percent, points
from charts.rows import Row, is_missing
from charts.theme import Look

NAME = "Khoảng cách giữa các nhóm"

STEP = 10  # percent: the scale begins and ends at a multiple of it

TEXT, RAIL = 1.35, 1.25  # of the least type: the line of words of a pair, and its points

LEAST_WIDTH = 30.0  # of the least type

WORSE, BETTER = ("D", theme.PLACE_LINE), ("o", theme.PROVINCE_LINE)


@dataclass(frozen=True)
class _Rail:
    """Where shares stand, in points."""

    left: float
    wide: float
    low: float
    high: float

    def x(self, share: float) -> float:
        return self.left + self.wide * (float(share) - self.low) / (self.high - self.low)


def sides(row: Row) -> str:
    """Both groups of a grouping, each with its share."""
    return " · ".join(
        f"{group_name(row, which)} {percent(row[f'{which}_percent'])}"
        for which in ("worse", "better")
    )


def draw(
    rows: Sequence[Row], targets: Mapping[int, float], material: float, axes: Axes, look: Look
) -> None:
    """Draw every grouping in empty axes; raises TooSmallError."""
    canvas = Canvas(axes, look)
    keys = _keys(canvas, targets)
    foot, head = legends.height(canvas, keys) + look.text / 2, 1.6 * look.text
    heights = [TEXT + (RAIL if is_missing(row["refused_because"]) else 0.0) for row in rows]
    texts = max(width_of("".join(_words(row)), 1, True) for row in rows)
    gaps = max(width_of(_gap(row, material), look.label, True) for row in rows) + look.label
    least = max(LEAST_WIDTH, texts), sum(heights)
    canvas.need(NAME, least[0] * look.text, least[1] * look.text + head + foot)
    is_roomy = canvas.height >= 1.2 * least[1] * look.label + head + foot
    size = look.label if is_roomy and least[0] * look.label <= canvas.width else look.text
    stretch = min(1.6, (canvas.height - head - foot) / (sum(heights) * size))
    rail = _rail(rows, targets, canvas.width - gaps, look.mark)
    top = canvas.height - head
    _goals(canvas, rail, targets, top)
    for row, height in zip(rows, heights, strict=True):
        _words_of(canvas, row, top - 0.95 * size * stretch, size)
        if is_missing(row["refused_because"]):
            middle = top - (TEXT + RAIL / 2) * size * stretch
            _pair(canvas, rail, row, targets, middle)
            gap = _gap(row, material)
            canvas.middle((canvas.width, middle), gap, size=look.label, bold=True, align="right")
        top -= height * size * stretch
    legends.draw(canvas, keys)


def _rail(rows: Sequence[Row], targets: Mapping[int, float], wide: float, mark: float) -> _Rail:
    shares = [row[f"{which}_percent"] for row in rows for which in ("worse", "better")]
    known = [float(one) for one in (*shares, *targets.values()) if not is_missing(one)]
    low = STEP * floor(min(known) / STEP)
    return _Rail(mark, wide - 2 * mark, low, max(STEP * ceil(max(known) / STEP), low + STEP))


def _words(row: Row) -> tuple[str, str]:
    """The grouping, and its two groups with their shares, or why they are not compared."""
    name = GROUPINGS[row["grouping"]]
    if not is_missing(row["refused_because"]):
        return f"{name}: ", f"chưa so sánh, {row['refused_because']}"
    both = kept(sides(row))
    own = f"{group_name(row, 'worse')} "
    # The group that gives the grouping its name need not be named twice.
    is_named = row["worse_group"] == "yes"
    return (f"{name} ", both.removeprefix(own)) if is_named else (f"{name}: ", both)


def _words_of(canvas: Canvas, row: Row, baseline: float, size: float) -> None:
    """The grouping, bold, and its two groups with their shares."""
    name, rest = _words(row)
    wide = canvas.text((0, baseline), name.strip(), size=size, bold=True)
    canvas.text((wide + 0.3 * size, baseline), rest, size=size)


def _gap(row: Row, material: float) -> str:
    if not is_missing(row["refused_because"]):
        return NOTHING
    is_small = equity.is_immaterial(row["value"], material)
    return "không đáng kể" if is_small else points(abs(row["value"]))


def _pair(
    canvas: Canvas, rail: _Rail, row: Row, targets: Mapping[int, float], middle: float
) -> None:
    """Both groups and the line between them; behind them the mean and the targets."""
    look = canvas.look
    up, down = middle + look.text * RAIL / 2, middle - look.text * RAIL / 2
    canvas.line([(rail.left, middle), (rail.left + rail.wide, middle)], colour=look.grid)
    for share in targets.values():
        canvas.line([(rail.x(share), down), (rail.x(share), up)], width=look.line, dash=(1, 1))
    if not is_missing(row["mean_percent"]):
        x = rail.x(row["mean_percent"])
        canvas.line([(x, down), (x, up)], width=look.line)
    worse, better = rail.x(row["worse_percent"]), rail.x(row["better_percent"])
    canvas.line([(worse, middle), (better, middle)], width=look.line)
    for (shape, colour), x in ((BETTER, better), (WORSE, worse)):
        canvas.mark((x, middle), shape, colour, 1.1 * look.text)


def _goals(canvas: Canvas, rail: _Rail, targets: Mapping[int, float], top: float) -> None:
    """The targets above the scale, leaning away from each other."""
    size = canvas.look.text
    goals = {value: year for year, value in sorted(targets.items())}
    for value, year in goals.items():
        text = kept(f"{number(value)} % ({year})")
        wide, x = width_of(text, size), rail.x(value)
        left = x + size / 4 if value == max(goals) else x - size / 4 - wide
        left = min(max(left, 0.0), canvas.width - wide)
        canvas.text((left, top + 0.5 * size), text)


def _keys(canvas: Canvas, targets: Mapping[int, float]) -> list[Key]:
    look = canvas.look
    return [
        Key("nhóm khó khăn hơn", WORSE[1], shape=WORSE[0]),
        Key("nhóm thuận lợi hơn", BETTER[1], shape=BETTER[0]),
        Key("bình quân", line=(look.ink, look.line), is_upright=True),
        *[Key("mục tiêu", line=(look.ink, look.line), dash=(1, 1), is_upright=True)]
        * bool(targets),
    ]
