"""A scope over the sample, as the shell makes one, and figures measured: what the tests share."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from own_store import own_store

import queries
from charts import theme
from charts.__main__ import scope_of
from charts.drawing import Drawing
from charts.scope import Scope
from charts.theme import Look
from queries.filters import add_filters

MM = 72 / 25.4
DPI = 288
ScopeOf = Callable[..., Scope]


@dataclass(frozen=True)
class Size:
    """A sheet in points, and its look."""

    wide: float
    high: float
    look: Look


ONE_COLUMN = Size(92 * MM, 92 * MM, theme.PRESS)
TWO_COLUMNS = Size(192 * MM, 120 * MM, theme.PRESS)
SLIDE = Size(1920, 1080, theme.PROJECTOR)
SIZES = {"one column": ONE_COLUMN, "two columns": TWO_COLUMNS, "slide": SLIDE}


@pytest.fixture(scope="session")
def scoped(sample_store, tmp_path_factory) -> ScopeOf:
    """A scope of the sample under the filters of a command line."""
    store = own_store(sample_store, tmp_path_factory.mktemp("drawn"))
    parser = argparse.ArgumentParser()
    add_filters(parser)
    load = lru_cache(queries.load)

    @lru_cache
    def scoped(*arguments: str) -> Scope:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HATINH_DATA_DIR", str(store.folder))
            patch.setattr(queries, "load", load)
            return scope_of(parser.parse_args(arguments))

    return scoped


def figure_of(drawing: Drawing, size: Size) -> Figure:
    """The drawing alone, as large as the sheet; so fine that no letter is moved to a pixel."""
    figure = Figure(figsize=(size.wide / 72, size.high / 72), dpi=DPI)
    FigureCanvasAgg(figure)
    drawing.draw(figure.add_axes((0, 0, 1, 1)), size.look)
    return figure


def texts(figure: Figure) -> list[Text]:
    """Every text that says something."""
    return [one for one in figure.axes[0].texts if one.get_text()]


def strokes(figure: Figure) -> list[float]:
    """The width of every line that is drawn, of marks and areas too."""
    widths: list[float] = []
    for one in figure.axes[0].get_children():
        if isinstance(one, Line2D):
            widths += [one.get_linewidth()] * (one.get_linestyle() != "None")
            widths += [one.get_markeredgewidth()] * (one.get_marker() != "None")
        elif isinstance(one, (Rectangle, Polygon)) and one is not figure.axes[0].patch:
            widths += [one.get_linewidth()] * (to_hex(one.get_edgecolor(), True)[-2:] != "00")
        elif isinstance(one, Collection) and len(one.get_edgecolor()):
            widths += [float(width) for width in one.get_linewidth()]
    return widths


def colours(figure: Figure) -> Counter[str]:
    """How many artists have a colour, with its alpha: #rrggbbaa."""
    found: list[Any] = []
    for one in figure.axes[0].get_children():
        if isinstance(one, Text):
            found += [one.get_color()] * bool(one.get_text())
        elif isinstance(one, Line2D):
            is_mark = one.get_marker() != "None"
            found += [one.get_markerfacecolor(), one.get_markeredgecolor()] if is_mark else []
            found += [] if is_mark else [one.get_color()]
        elif isinstance(one, (Rectangle, Polygon)) and one is not figure.axes[0].patch:
            found += [one.get_facecolor(), one.get_edgecolor()]
        elif isinstance(one, Collection):
            found += [*one.get_facecolor(), *one.get_edgecolor()]
    shown = Counter(to_hex(one, keep_alpha=True) for one in found)
    return Counter({colour: count for colour, count in shown.items() if colour[-2:] != "00"})


def theme_colours() -> set[str]:
    """Every colour of the theme, whatever it is kept in."""
    return {one.lower() for value in vars(theme).values() for one in _colours_in(value)}


def _colours_in(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) == 7 and value[0] == "#":
        yield value
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _colours_in(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _colours_in(one)
    elif isinstance(value, Look):
        yield from (value.ink, value.ink_soft, value.grid, value.paper)


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """The pairs of texts whose ink meets."""
    boxes = [(one.get_text(), one.get_window_extent()) for one in texts(figure)]
    return [
        (first, second)
        for (first, one), (second, other) in combinations(boxes, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > DPI / 72
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 0.2 * min(one.height, other.height)
    ]


def outside(figure: Figure) -> list[str]:
    """The texts that leave the sheet."""
    wide, high = figure.bbox.width, figure.bbox.height
    return [
        one.get_text()
        for one in texts(figure)
        for box in (one.get_window_extent(),)
        if min(box.x0, box.y0, wide - box.x1, high - box.y1) < -DPI / 72
    ]


def structure(drawing: Drawing, size: Size) -> dict[str, Any]:
    """What a figure is made of, without places: words, colours, sizes, counts."""
    figure = figure_of(drawing, size)
    return {
        "title": drawing.title,
        "subtitle": drawing.subtitle,
        "note": drawing.note,
        "alt": drawing.alt,
        "rows": len(drawing.rows),
        "columns": list(drawing.rows.columns),
        "texts": [one.get_text() for one in texts(figure)],
        "type": dict(sorted(Counter(f"{one.get_fontsize():g}" for one in texts(figure)).items())),
        "strokes": dict(sorted(Counter(f"{one:g}" for one in strokes(figure)).items())),
        "colours": dict(sorted(colours(figure).items())),
    }
