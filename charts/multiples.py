"""How each former district moved: one small figure each, on one scale."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

from charts import html, theme
from charts.formats import number
from charts.pace import EACH
from charts.rows import is_missing
from charts.scales import Path, axis, value

Point = tuple[float, float]
Ends = tuple[date, date]  # of the days shown
SIDE = 1000  # of a picture, in units of its own
# Colour, width in pixels, and dashes or ends.
STYLES = {
    "goal": (theme.TARGET_LINE, 2, " stroke-dasharray='6,4'"),
    "behind": (theme.RULE, 2, ""),
    "own": (theme.PROVINCE_LINE, 3, " stroke-linecap='round'"),  # one report alone is a dot
}
RULES = (
    f"<path fill='none' stroke='{theme.GRID}' d='M0,0H1000M0,500H1000M0,1000H1000' {html.THIN}/>"
)


def heading(province: Path) -> str:
    """What the small figures have in common; a sum is no measure for one district."""
    if _is_sum(province):
        return "Các huyện cũ, cùng một thang"
    return "Các huyện cũ, cùng một thang: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"


def small_multiples(districts: Mapping[str, Path], province: Path, *, is_sample: bool) -> str:
    """One small path per former district on one scale, the province thin behind each, as HTML.

    `districts`: name to rows of `queries.coverage_over_time`. The title of each gives its last
    value; below stand the first and the last day, on the left the ends of the scale. What stands
    behind all of them, the province and the targets, is one picture.
    """
    everything = [row for path in districts.values() for row in path]
    if not everything:
        return '<div class="multiples"></div>'
    whole = axis(everything)["range"][1]
    days = [row["as_of"] for row in everything]
    ends = (min(days), max(days))
    shared = [] if _is_sum(province) else [("goal", province), ("behind", province)]
    behind = html.picture(SIDE, SIDE, RULES + _lines(shared, whole, ends))
    figures = "".join(_figure(name, path, whole, ends) for name, path in districts.items())
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>' if is_sample else ""
    style = f"--behind:url(&quot;{behind}&quot;)"
    return f'<div class="multiples" style="{style}">{figures}</div>{mark}'


def _figure(name: str, path: Path, whole: float, ends: Ends) -> str:
    known = [row for row in path if not is_missing(row["value"])]
    last = value(known[-1]) if known else "chưa có số liệu"
    alt = f"{name}: từ {value(known[0])} đến {value(known[-1])}" if known else f"{name}: {last}"
    unit = " %" if path[0]["measure"] == "coverage" else ""
    own = html.picture(SIDE, SIDE, _lines([("own", path)], whole, ends))
    return (
        f"<figure><figcaption>{escape(name)}: <b>{last}</b></figcaption>"
        f'<div class="scale" aria-hidden="true"><span>{number(whole)}{unit}</span>'
        f'<span>0</span></div><img alt="{escape(alt)}" src="{own}">'
        f'<div class="days" aria-hidden="true"><span>{ends[0]:%m/%Y}</span>'
        f"<span>{ends[1]:%m/%Y}</span></div></figure>"
    )


def _lines(lines: Sequence[tuple[str, Path]], whole: float, ends: Ends) -> str:
    return "".join(
        f"<path fill='none' stroke='{colour}' stroke-width='{width}'{dashes} {html.THIN} "
        f"d='{_steps(points) if kind == 'goal' else _line(points)}'/>"
        for kind, rows in lines
        for colour, width, dashes in [STYLES[kind]]
        for points in [_points(rows, "target" if kind == "goal" else "value", whole, ends)]
    )


def _points(rows: Path, column: str, whole: float, ends: Ends) -> list[Point | None]:
    """Where values stand in the picture, from the left and the top; None where there is none."""
    first, last = ends
    span = max((last - first).days, 1)
    return [
        (SIDE * (row["as_of"] - first).days / span, SIDE - SIDE * float(row[column]) / whole)
        if not is_missing(row[column])
        else None
        for row in rows
        if first <= row["as_of"] <= last
    ]


def _line(points: Iterable[Point | None]) -> str:
    """A path through points, broken where a value is missing."""
    parts, is_new = [], True
    for point in points:
        if point:
            parts.append(f"{'M' if is_new else 'L'}{point[0]:.0f},{point[1]:.0f}")
        is_new = point is None
    return "".join(parts) + ("h0" if len(parts) == 1 else "")


def _steps(points: Sequence[Point | None]) -> str:
    """A path that holds each height until the next point."""
    known = [point for point in points if point]
    moves = "".join(f"H{x:.0f}V{y:.0f}" for x, y in known[1:])
    return f"M{known[0][0]:.0f},{known[0][1]:.0f}{moves}" if known else ""


def _is_sum(path: Path) -> bool:
    return bool(path) and path[0]["measure"] in EACH
