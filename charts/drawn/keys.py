"""The entries of a legend, in as many lines as the width asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from charts.drawn import shapes
from charts.drawn.canvas import Canvas, width_of

ROW, SIGN, AFTER, GAP = 1.6, 1.8, 0.5, 1.2  # of the least type


@dataclass(frozen=True)
class Key:
    """One entry: a box or a shape filled or hatched, or a line of a colour and width, and words.

    A line lies, or stands upright as it does in its figure.
    """

    text: str
    fill: str | None = None
    is_hatched: bool = False
    line: tuple[str, float] | None = None
    dash: tuple[float, ...] = ()
    is_upright: bool = False
    shape: str = ""
    has_sign: bool = True


def height(canvas: Canvas, keys: Sequence[Key]) -> float:
    """What the lines of a legend take."""
    return len(_flowed(canvas, keys)) * ROW * canvas.look.text


def draw(canvas: Canvas, keys: Sequence[Key]) -> None:
    """Draw the legend at the foot."""
    size = canvas.look.text
    for number, line in enumerate(reversed(_flowed(canvas, keys))):
        left, middle = 0.0, (number * ROW + 0.75) * size
        for key in line:
            _draw(canvas, key, left, middle)
            left += _width(canvas, key)


def hatch(canvas: Canvas, areas: Sequence[shapely.Geometry] | shapes.Geometries) -> None:
    """Cover areas with the lines of what is not known."""
    lines = shapes.hatching(areas, 0.6 * canvas.look.text)
    canvas.lines(lines, canvas.look.ink, canvas.look.rule)


def _flowed(canvas: Canvas, keys: Sequence[Key]) -> list[list[Key]]:
    """The keys in lines of the width there is."""
    lines: list[list[Key]] = []
    left = canvas.width
    for key in keys:
        wide = _width(canvas, key)
        if not lines or left + wide - GAP * canvas.look.text > canvas.width:
            lines.append([])
            left = 0.0
        lines[-1].append(key)
        left += wide
    return lines


def _width(canvas: Canvas, key: Key) -> float:
    size = canvas.look.text
    sign = (SIGN + AFTER) * size if key.has_sign else 0.0
    return sign + width_of(key.text, size) + GAP * size


def _draw(canvas: Canvas, key: Key, left: float, middle: float) -> None:
    size = canvas.look.text
    wide, low = SIGN * size, middle - size / 2
    if key.line:
        colour, width = key.line
        ends = [(left, middle), (left + wide, middle)]
        if key.is_upright:
            ends = [(left + wide / 2, low), (left + wide / 2, low + size)]
        canvas.line(ends, colour=colour, width=width, dash=key.dash)
    elif key.shape:
        canvas.mark((left + wide / 2, middle), key.shape, str(key.fill))
    elif key.has_sign:
        canvas.box((left, low), wide, size, key.fill)
    if key.is_hatched:
        hatch(canvas, [shapely.box(left, low, left + wide, low + size)])
    canvas.middle((left + (SIGN + AFTER) * size * key.has_sign, middle), key.text)
