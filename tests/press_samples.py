"""A small drawing for the press, and its files, whole or broken on purpose."""

from collections.abc import Callable
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from charts import theme
from charts.drawing import Drawing
from charts.drawn.canvas import font
from charts.press import cmyk, writers
from charts.press.finalise import finalise
from charts.press.sizes import Size, parsed
from charts.table import PlainTable
from charts.theme import Look
from charts.typeset import typeset

SOURCE, VERSION = "báo cáo của xã, đến ngày 31/10/2026", "b3706b89ef"
COLUMN = parsed("one_column")


def bars(axes: Axes, look: Look) -> None:
    """Two bars of two classes, bold text in the dark one, plain text beside."""
    axes.set_axis_off()
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 3)
    axes.barh([1], [70], color=theme.CLASS_COLOURS[3], edgecolor=look.ink, linewidth=look.rule)
    axes.barh([2], [40], color=theme.CLASS_COLOURS[0], edgecolor=look.ink, linewidth=look.rule)
    write(axes, 5, 1, "72,3 %", bold=True, colour=look.paper)
    write(axes, 45, 2, "Xã Kỳ Thượng ▲◆")


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    size: float = 7,
    bold: bool = False,
    colour: str = theme.BLACK,
) -> None:
    axes.text(x, y, text, fontproperties=font(size, bold), color=colour, va="center")


DRAWING = Drawing(
    name="gaps",
    title="Hà Tĩnh còn thiếu 65.919 người",
    subtitle="Xác nhận trên VNeID, %; Hà Tĩnh, 31/10/2026",
    note="Im lặng đã lâu, lấy số cũ: Đức Đồng.",
    alt="Hai thanh.",
    rows=PlainTable(["Xã, phường", "Tỷ lệ"], [["Xã Kỳ Thượng", "72,3 %"]]),
    draw=bars,
)


def also(more: Callable[[Axes, Look], None]) -> Drawing:
    """The same drawing with something more in it."""

    def draw(axes: Axes, look: Look) -> None:
        bars(axes, look)
        more(axes, look)

    return replace(DRAWING, draw=draw)


def figure(drawing: Drawing = DRAWING, size: Size = COLUMN, *, is_sample: bool = False) -> Figure:
    return finalise(drawing, size, source=SOURCE, data_version=VERSION, is_sample=is_sample)


def files(drawing: Drawing = DRAWING, *, is_sample: bool = False) -> dict[str, bytes]:
    """Every file that the checks read."""
    with typeset():
        drawn = figure(drawing, is_sample=is_sample)
        (pdf,) = writers.pdfs([drawn])
        picture, grey = writers.pictures(drawn)
        return {
            "svg": writers.svg(drawn),
            "outlines": writers.outlines(drawn),
            "pdf": pdf,
            "cmyk": cmyk.converted(pdf),
            "png": picture,
            "grey": grey,
        }


def size_of(drawing: Drawing = DRAWING, *, is_sample: bool = False) -> tuple[float, float]:
    """The size in millimetres that such a figure has."""
    wide, high = figure(drawing, is_sample=is_sample).get_size_inches()
    return float(wide) * 25.4, float(high) * 25.4
