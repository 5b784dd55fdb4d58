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
SIDE = 1000  # of a small figure, in units of its own
PITCH = 1100  # from one to the next below it: no line reaches into its neighbour
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
    value; below stand the first and the last day, on the left the ends of the scale. All lines are
    one picture, of which each figure shows its part; the province and the targets, which stand
    behind all of them, are another. Both are sent with every change, and so are short.
    """
    everything = [row for path in districts.values() for row in path]
    if not everything:
        return '<div class="multiples"></div>'
    whole = axis(everything)["range"][1]
    days = [row["as_of"] for row in everything]
    ends = (min(days), max(days))
    shared = [] if _is_sum(province) else [("goal", province), ("behind", province)]
    behind = html.picture(SIDE, SIDE, RULES + _lines(shared, whole, ends))
    own = html.picture(SIDE, PITCH * len(districts), _own(districts.values(), whole, ends))
    unit = " %" if everything[0]["measure"] == "coverage" else ""
    style = (
        f"--behind:url(&quot;{behind}&quot;);--own:url(&quot;{own}&quot;);"
        f"--whole:{PITCH * len(districts) / SIDE};--top:'{number(whole)}{unit}';"
        f"--days:'{ends[0]:%m/%Y} {ends[1]:%m/%Y}'"
    )
    figures = "".join(_figure(i, *district) for i, district in enumerate(districts.items()))
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>' if is_sample else ""
    return f'<div class="multiples" style="{style}">{figures}</div>{mark}'


def _figure(place: int, name: str, path: Path) -> str:
    """The title, and the part of the picture of all lines that is its own."""
    known = [row for row in path if not is_missing(row["value"])]
    last = value(known[-1]) if known else "chưa có số liệu"
    alt = f"{name}: từ {value(known[0])} đến {value(known[-1])}" if known else f"{name}: {last}"
    return (
        f"<figure><figcaption>{escape(name)}: <b>{last}</b></figcaption>"
        f'<div role="img" aria-label="{escape(alt)}" style="--from:{PITCH * place / SIDE}"></div>'
        "</figure>"
    )


def _own(paths: Iterable[Path], whole: float, ends: Ends) -> str:
    """The lines of all, one below the other."""
    lines = [
        _line(_points(path, "value", whole, ends), PITCH * place)
        for place, path in enumerate(paths)
    ]
    return _path("own", "".join(lines))


def _lines(lines: Sequence[tuple[str, Path]], whole: float, ends: Ends) -> str:
    return "".join(
        _path(kind, _steps(points) if kind == "goal" else _line(points))
        for kind, rows in lines
        for points in [_points(rows, "target" if kind == "goal" else "value", whole, ends)]
    )


def _path(kind: str, moves: str) -> str:
    colour, width, dashes = STYLES[kind]
    return (
        f"<path fill='none' stroke='{colour}' stroke-width='{width}'{dashes} {html.THIN} "
        f"d='{moves}'/>"
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


def _line(points: Iterable[Point | None], below: int = 0) -> str:
    """A path through points, broken where a value is missing."""
    parts: list[str] = []
    last = None
    for point in points:
        here = (round(point[0]), round(point[1])) if point else None
        if here and last:
            parts.append(f"l{here[0] - last[0]},{here[1] - last[1]}")
        elif here:
            parts.append(f"M{here[0]},{here[1] + below}")
        last = here
    return "".join(parts) + ("h0" if len(parts) == 1 else "")


def _steps(points: Sequence[Point | None]) -> str:
    """A path that holds each height until the next point."""
    known = [point for point in points if point]
    moves = "".join(f"H{x:.0f}V{y:.0f}" for x, y in known[1:])
    return f"M{known[0][0]:.0f},{known[0][1]:.0f}{moves}" if known else ""


def _is_sum(path: Path) -> bool:
    return bool(path) and path[0]["measure"] in EACH
