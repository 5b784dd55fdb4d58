"""The last step before paper: a drawing in its size, with all that a reader of it must know."""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from charts import theme
from charts.drawing import Drawing, TooSmallError
from charts.drawn import NAMES
from charts.drawn.canvas import font, width_of, wrapped
from charts.formats import kept
from charts.press.sizes import LEAST, POINTS_PER_MM, Size
from charts.theme import Look

SIDE, TOP, BOTTOM, GAP = 1.5, 6.0, 3.0, 4.0
LINE_HEIGHT = 1.22
LEAST_CONTENT = LEAST * 0.6
NOT_REAL = f"{theme.SAMPLE_MARK}, không phải số thật"


@dataclass(frozen=True)
class Line:
    """One line of text around the drawing."""

    text: str
    size: float
    bold: bool = False


def finalise(
    drawing: Drawing,
    size: Size,
    *,
    source: str,
    data_version: str,
    is_sample: bool,
    look: Look = theme.PRESS,
) -> Figure:
    """The figure as it is printed, its height as its words and its content need.

    From the top: rule, title, subtitle, the sample's mark, the drawing, note, source and version.
    To be called and written inside `typeset`. Raises TooSmallError where the content has no
    room in the size.
    """
    width = size.width_mm * POINTS_PER_MM
    above = _above(drawing, width, look, is_sample=is_sample)
    below = _below(drawing, width, look, source=source, data_version=data_version)
    around = TOP + _height(above) + 2 * GAP + _height(below) + BOTTOM
    if size.height_mm is not None:
        heights = [size.height_mm * POINTS_PER_MM]
    else:
        tried = size.heights(drawing.name, len(drawing.rows))
        heights = [around + content * POINTS_PER_MM for content in tried]
    refused = TooSmallError("")
    for height in heights:
        try:
            return _drawn(drawing, (width, height), above, below, look, is_sample=is_sample)
        except TooSmallError as error:
            refused = error
    raise TooSmallError(
        f"Hình «{NAMES[drawing.name]}» không vừa khổ {size.words}. {refused}"
    ) from refused


def _above(drawing: Drawing, width: float, look: Look, *, is_sample: bool) -> list[Line]:
    return [
        *_lines(drawing.title, width, look.heading, bold=True),
        *_lines(drawing.subtitle, width, look.label),
        *(_lines(NOT_REAL, width, look.label, bold=True) if is_sample else []),
    ]


def _below(
    drawing: Drawing, width: float, look: Look, *, source: str, data_version: str
) -> list[Line]:
    said = f"Nguồn: {source}. Phiên bản dữ liệu {data_version}."
    return [*_lines(drawing.note, width, look.text), *_lines(said, width, look.text)]


def _lines(text: str, width: float, size: float, *, bold: bool = False) -> list[Line]:
    """The lines of a text. Raises TooSmallError where one word alone is wider than the figure."""
    room = width - 2 * SIDE
    broken = wrapped(kept(text), room, size, bold) if text else []
    for one in broken:
        if width_of(one, size, bold) > room:
            raise TooSmallError(f"Chữ «{one}» rộng hơn khổ; hãy chọn khổ rộng hơn.")
    return [Line(one, size, bold) for one in broken]


def _height(lines: list[Line]) -> float:
    return sum(line.size * LINE_HEIGHT for line in lines)


def _drawn(
    drawing: Drawing,
    points: tuple[float, float],
    above: list[Line],
    below: list[Line],
    look: Look,
    *,
    is_sample: bool,
) -> Figure:
    width, height = points
    top = height - TOP - _height(above) - GAP
    bottom = BOTTOM + _height(below) + GAP
    if top - bottom < LEAST_CONTENT * POINTS_PER_MM:
        raise TooSmallError(
            "Sau tiêu đề và nguồn không còn chỗ vẽ; hãy chọn khổ cao hơn hoặc rộng hơn."
        )
    figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=look.paper)
    _rule(figure, width, height, look)
    _write(figure, above, width, height, height - TOP, look)
    _write(figure, below, width, height, BOTTOM + _height(below), look)
    box = (SIDE / width, bottom / height, 1 - 2 * SIDE / width, (top - bottom) / height)
    axes = figure.add_axes(box)
    axes.patch.set_visible(False)
    drawing.draw(axes, look)
    if is_sample:
        _mark(figure, axes)
    return figure


def _rule(figure: Figure, width: float, height: float, look: Look) -> None:
    """A rule over the title, as papers set a figure off from the text above it."""
    level = 1 - look.line / height
    line = Line2D(
        [0, 1], [level, level], color=look.ink, linewidth=look.line, transform=figure.transFigure
    )
    figure.add_artist(line)


def _write(
    figure: Figure, lines: list[Line], width: float, height: float, top: float, look: Look
) -> None:
    for line in lines:
        top -= line.size * LINE_HEIGHT
        figure.text(
            SIDE / width,
            (top + 0.26 * line.size) / height,
            line.text,
            fontproperties=font(line.size, line.bold),
            color=look.ink,
            va="baseline",
        )


def _mark(figure: Figure, axes: Axes) -> None:
    """The sample's mark from corner to corner, light and behind everything: no transparency."""
    box = axes.get_position()
    across, up = box.width * figure.bbox.width, box.height * figure.bbox.height
    figure.text(
        box.x0 + box.width / 2,
        box.y0 + box.height / 2,
        theme.SAMPLE_MARK,
        fontproperties=font(0.8 * hypot(across, up) / width_of(theme.SAMPLE_MARK, 1, True), True),
        color=theme.STAMP,
        rotation=degrees(atan2(up, across)),
        rotation_mode="anchor",
        ha="center",
        va="center",
        zorder=-1,
    )
