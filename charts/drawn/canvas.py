"""Empty axes as a sheet of paper: places and sizes in points, from the lower left corner."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from math import ceil, floor
from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from charts.drawing import TooSmallError
from charts.fonts import font_files
from charts.theme import Look

FAMILY = "Source Sans Pro"
CAPITAL = 0.66  # of the size: how high a capital letter is
LINE = 1.3  # of the size: from line to line, with room for stacked accents
MM = 25.4 / 72

Place = tuple[float, float]


@lru_cache(maxsize=64)
def font(size: float, bold: bool) -> FontProperties:
    """The typeface of the house from its own file; its name is for SVG, which looks it up."""
    path = str(font_files()["B" if bold else ""])
    weight = "bold" if bold else "normal"
    return FontProperties(family=FAMILY, weight=weight, size=size, fname=path)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in points; measured from the font, without drawing.

    Word by word: the typeface moves no letter nearer to a space, and most words return.
    """
    words = text.split(" ")
    spaces = (len(words) - 1) * _width(" ", bold)
    return (sum(_width(word, bold) for word in words) + spaces) * size / 100


@lru_cache(maxsize=4096)
def _width(text: str, bold: bool) -> float:
    """How wide a text of 100 points is."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font(100, bold), False)
    return float(width)


class Canvas:
    """Axes that were empty, with the look to draw in."""

    def __init__(self, axes: Axes, look: Look) -> None:
        """Turns the axes into points: 0, 0 is the lower left corner."""
        box, scale = axes.get_window_extent(), 72 / axes.figure.dpi
        self.axes, self.look = axes, look
        self.width, self.height = box.width * scale, box.height * scale
        axes.set_axis_off()
        axes.set_xlim(0, self.width)
        axes.set_ylim(0, self.height)

    def narrowed(self, width: float) -> "Canvas":
        """The left part of the same paper."""
        part = copy(self)
        part.width = width
        return part

    def need(self, what: str, width: float, height: float) -> None:
        """Raise TooSmallError where the figure `what` has less room than this, in points."""
        if self.width < width or self.height < height:
            (wide, high), (is_wide, is_high) = zip(
                _mm(width, self.width), _mm(height, self.height), strict=True
            )
            raise TooSmallError(
                f"Khổ này quá nhỏ cho hình «{what}»: phần vẽ cần ít nhất {wide} × {high} mm, "
                f"nay chỉ có {is_wide} × {is_high} mm. Hãy chọn khổ lớn hơn."
            )

    def text(
        self,
        at: Place,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        align: str = "left",
        colour: str | None = None,
    ) -> float:
        """One line of text, `at` its baseline; how wide it is."""
        size = size or self.look.text
        self.axes.text(
            *at,
            text,
            fontproperties=font(size, bold),
            color=colour or self.look.ink,
            ha=align,
            va="baseline",
            parse_math=False,
        )
        return width_of(text, size, bold)

    def middle(self, at: Place, text: str, *, size: float | None = None, **how: Any) -> float:
        """One line of text as `text` writes it, `at` the middle of its height."""
        size = size or self.look.text
        return self.text((at[0], at[1] - size * CAPITAL / 2), text, size=size, **how)

    def box(self, at: Place, width: float, height: float, fill: str | None) -> None:
        """A rectangle with a thin border, so that pale colours end somewhere."""
        self.axes.add_patch(
            Rectangle(
                at,
                width,
                height,
                facecolor=fill or "none",
                edgecolor=self.look.ink,
                linewidth=self.look.rule,
                clip_on=False,
            )
        )

    def area(self, places: Sequence[Place], fill: str) -> None:
        """A filled area without a border."""
        self.axes.add_patch(
            Polygon(
                list(places),
                facecolor=fill,
                edgecolor="none",
                clip_on=False,
            )
        )

    def areas(self, areas: Iterable[shapely.Geometry], fills: Sequence[str]) -> None:
        """Many areas filled without borders, each in its own colour; holes stay empty."""
        patches = [PathPatch(_outline(area)) for area in areas]
        self.axes.add_collection(
            PatchCollection(patches, facecolor=list(fills), edgecolor="none"), autolim=False
        )

    def line(
        self,
        places: Sequence[Place],
        *,
        colour: str | None = None,
        width: float | None = None,
        dash: Sequence[float] = (),
    ) -> None:
        """A line through places; a dash is given in widths of the line."""
        line = Line2D(
            [x for x, _ in places],
            [y for _, y in places],
            color=colour or self.look.ink,
            linewidth=width or self.look.rule,
            solid_capstyle="butt",
            dash_capstyle="butt",
            clip_on=False,
        )
        if dash:
            line.set_dashes(dash)
        self.axes.add_line(line)

    def lines(self, lines: Sequence[Sequence[Place]], colour: str, width: float) -> None:
        """Many lines of one look."""
        self.axes.add_collection(
            LineCollection(
                [list(line) for line in lines], colors=colour, linewidths=width, clip_on=False
            ),
            autolim=False,
        )

    def mark(self, at: Place, shape: str, colour: str, size: float | None = None) -> None:
        """A point of data: a shape of matplotlib, bordered."""
        self.axes.add_line(
            Line2D(
                [at[0]],
                [at[1]],
                linestyle="none",
                marker=shape,
                markersize=size or self.look.mark,
                markerfacecolor=colour,
                markeredgecolor=self.look.ink,
                markeredgewidth=self.look.rule,
                clip_on=False,
            )
        )


def _outline(area: shapely.Geometry) -> Path:
    """The rings of all parts, holes the other way round: so they are left out of the filling."""
    parts = shapely.get_parts(shapely.normalize(area))
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(
        *(Path(shapely.get_coordinates(ring), closed=True) for ring in rings)
    )


def _mm(needed: float, there: float) -> tuple[int, int]:
    """What is needed and what is there, in whole millimetres that never hide a shortage."""
    if there < needed:
        return ceil(needed * MM), floor(there * MM)
    return round(needed * MM), round(there * MM)


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """A text broken into lines of at most this width; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
