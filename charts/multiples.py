"""How each former district moved: one small figure each, on one scale."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

import pandas as pd

from charts import theme
from charts.formats import number
from charts.pace import EACH
from charts.scales import Path, axis, value

Point = tuple[float, float]
# Colour and width in pixels.
STYLES = {
    "goal": (theme.TARGET_LINE, '2" stroke-dasharray="6 4'),
    "behind": (theme.RULE, "2"),
    "own": (theme.PROVINCE_LINE, "3"),
}


def heading(province: Path) -> str:
    """What the small figures have in common; a sum is no measure for one district."""
    if _is_sum(province):
        return "Các huyện cũ, trên cùng một thang"
    return (
        "Các huyện cũ, trên cùng một thang: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"
    )


def small_multiples(districts: Mapping[str, Path], province: Path, *, is_sample: bool) -> str:
    """One small path per former district on one scale, the province thin behind each, as HTML.

    `districts`: name to rows of `queries.coverage_over_time`. The title of each gives its last
    value; below stand the first and the last day, on the left the ends of the scale.
    """
    everything = [row for path in districts.values() for row in path]
    scale = axis(everything)
    days = [row["as_of"] for row in everything]
    shared = [] if _is_sum(province) else [("behind", province)]
    figures = [
        _figure(name, path, [*shared, ("own", path)], scale["range"][1], days)
        for name, path in districts.items()
    ]
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>' if is_sample else ""
    return f'<div class="multiples">{"".join(figures)}</div>{mark}'


def _figure(
    name: str, path: Path, lines: Sequence[tuple[str, Path]], whole: float, days: Sequence[date]
) -> str:
    known = [row for row in path if pd.notna(row["value"])]
    last = value(known[-1]) if known else "chưa có số liệu"
    alt = f"{name}: từ {value(known[0])} đến {value(known[-1])}" if known else f"{name}: {last}"
    lines = [("goal", _targets(path)), *lines]
    unit = " %" if path[0]["measure"] == "coverage" else ""
    return (
        f"<figure><figcaption>{escape(name)}: <b>{last}</b></figcaption>"
        f'<div class="scale" aria-hidden="true"><span>{number(whole)}{unit}</span>'
        f'<span>0</span></div><img alt="{escape(alt)}" src="{_picture(lines, whole, days)}">'
        f'<div class="days" aria-hidden="true"><span>{min(days):%m/%Y}</span>'
        f"<span>{max(days):%m/%Y}</span></div></figure>"
    )


def _picture(lines: Sequence[tuple[str, Path]], whole: float, days: Sequence[date]) -> str:
    """The lines as an SVG in an address: Streamlit takes SVG elements out of a page."""
    drawn = "".join(
        f'<path stroke="{colour}" stroke-width="{width}" d="{_steps(points)}"/>'
        if kind == "goal"
        else f'<path stroke="{colour}" stroke-width="{width}" d="{_line(points)}"/>'
        for kind, rows in lines
        for colour, width in [STYLES[kind]]
        for points in [_points(rows, "target" if kind == "goal" else "value", whole, days)]
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">'
        "<style>path{fill:none;vector-effect:non-scaling-stroke}</style>"
        f'<path stroke="{theme.GRID}" d="M0,0H100M0,50H100M0,100H100"/>{drawn}</svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _points(rows: Path, column: str, whole: float, days: Sequence[date]) -> list[Point | None]:
    """Where values stand, in hundredths of the width and the height; None where there is none."""
    first, span = min(days), max((max(days) - min(days)).days, 1)
    return [
        (100 * (row["as_of"] - first).days / span, 100 - 100 * float(row[column]) / whole)
        if pd.notna(row[column])
        else None
        for row in rows
        if first <= row["as_of"] <= max(days)
    ]


def _line(points: Iterable[Point | None]) -> str:
    """A path through points, broken where a value is missing."""
    parts, is_new = [], True
    for point in points:
        if point:
            parts.append(f"{'M' if is_new else 'L'}{point[0]:.1f},{point[1]:.1f}")
        is_new = point is None
    return "".join(parts)


def _steps(points: Sequence[Point | None]) -> str:
    """A path that holds each height until the next point."""
    known = [point for point in points if point]
    moves = "".join(f"H{x:.1f}V{y:.1f}" for x, y in known[1:])
    return f"M{known[0][0]:.1f},{known[0][1]:.1f}{moves}" if known else ""


def _targets(path: Path) -> Path:
    """None where each commune has a target of its own."""
    return [] if _is_sum(path) else path


def _is_sum(path: Path) -> bool:
    return bool(path) and path[0]["measure"] in EACH
