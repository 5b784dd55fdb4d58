"""Lines over time as parts of a picture that is sent with every change, and so is short."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from charts import html
from charts.rows import is_missing
from charts.scales import Path

SIDE = 1000  # of a figure, in units of its own
DASH = 60
Point = tuple[float, float]
Ends = tuple[date, date]  # of the days shown


class Look(NamedTuple):
    """How a line is drawn: colour, width in pixels, dashes or ends as attributes, what fills it."""

    colour: str
    width: float
    more: str = ""
    fill: str = "none"


def across(when: date, ends: Ends) -> float:
    """Where a day stands, from 0 at the left to 1; a day alone stands in the middle."""
    first, last = ends
    return (when - first).days / (last - first).days if first < last else 0.5


def points(rows: Path, column: str, whole: float, ends: Ends) -> list[Point | None]:
    """Where values stand in the picture, from the left and the top; None where there is none."""
    first, last = ends
    return [
        (SIDE * across(row["as_of"], ends), SIDE - SIDE * float(row[column]) / whole)
        if not is_missing(row[column])
        else None
        for row in rows
        if first <= row["as_of"] <= last
    ]


def line(placed: Iterable[Point | None], below: int = 0) -> str:
    """A path through points, broken where a value is missing; a point alone is a dot."""
    parts: list[str] = []
    last = None
    for point in placed:
        here = (round(point[0]), round(point[1])) if point else None
        if here and last:
            parts.append(f"l{here[0] - last[0]},{here[1] - last[1]}")
        elif here:
            parts.append(f"M{here[0]},{here[1] + below}h0")
        last = here
    return re.sub("h0(?=l)", "", "".join(parts))


def steps(placed: Sequence[Point | None]) -> str:
    """A path that holds each height until the next point; a point alone is a dash."""
    known = [point for point in placed if point]
    if len(known) == 1:
        (x, y) = known[0]
        return f"M{x - DASH / 2:.0f},{y:.0f}h{DASH}"
    moves = "".join(f"H{x:.0f}V{y:.0f}" for x, y in known[1:])
    return f"M{known[0][0]:.0f},{known[0][1]:.0f}{moves}" if known else ""


def band(upper: Sequence[Point | None], lower: Sequence[Point | None]) -> str:
    """A path around what lies between two lines, where both are known."""
    both = [pair for pair in zip(upper, lower, strict=True) if all(pair)]
    around = [above for above, _ in both] + [below for _, below in reversed(both)]
    return f"{line(around)}z" if around else ""


def drawn(look: Look, moves: str) -> str:
    """A path as SVG."""
    more = f" {look.more}" if look.more else ""
    ink = f"fill='{look.fill}' stroke='{look.colour}' stroke-width='{look.width}'{more}"
    return f"<path {ink} {html.THIN} d='{moves}'/>"
