"""What slides without a chart are made of: text, large figures, tables; one unit is one pixel."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from charts.deck import letters
from charts.drawn.canvas import font, width_of
from charts.html import Card
from charts.theme import ALERT, ALERT_PAPER, LEVEL_COLOURS, PANEL, Look

GAP = 32
EDGE = 10
INSET = EDGE + 2 * 22  # of a card: its edge and the space on both sides
FIGURE, LEAST = 96, 40


@dataclass(frozen=True)
class Pen:
    """Writes on axes whose units are pixels from the upper left corner."""

    axes: Axes
    look: Look

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the room."""
        box = self.axes.get_window_extent()
        return float(box.width), float(box.height)

    def write(
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        *,
        room: float = 0,
        bold: bool = False,
        colour: str = "",
        align: str = "left",
        most: int = 9,
    ) -> float:
        """A text, broken into at most so many lines where a width is given; where it ends."""
        x, y = at
        if not text:
            return y
        lines = letters.wrapped(text, size, room, bold=bold) if room else [text]
        if len(lines) > most:
            rest = " ".join(lines[most - 1 :])
            lines = [*lines[: most - 1], letters.shortened(rest, size, room, bold=bold)]
        for line in lines:
            self.axes.text(
                x,
                y + letters.ASCENT * size,
                line,
                fontproperties=font(size, bold),
                color=colour or self.look.ink,
                ha=align,
                parse_math=False,
            )
            y += letters.LINE * size
        return y

    def box(self, at: tuple[float, float], width: float, height: float, colour: str) -> None:
        """A filled rectangle without a border."""
        self.axes.add_patch(Rectangle(at, width, height, facecolor=colour, linewidth=0, zorder=1))

    def rule(self, left: float, right: float, y: float, colour: str = "") -> None:
        """A horizontal line."""
        line = colour or self.look.grid
        self.axes.plot([left, right], [y, y], color=line, linewidth=self.look.rule, zorder=1)


def pen(axes: Axes, look: Look) -> Pen:
    """Empty axes, made ready to be written on."""
    axes.set_axis_off()
    box = axes.get_window_extent()
    axes.set_xlim(0, box.width)
    axes.set_ylim(box.height, 0)
    return Pen(axes, look)


def cards(on: Pen, top: float, shown: Sequence[Card], *, columns: int, height: float = 0) -> float:
    """Large figures in rows of so many; where they end."""
    room, foot = on.size
    rows = -(-len(shown) // columns)
    wide = (room - GAP * (columns - 1)) / columns
    high = height or min(300, (foot - top - GAP * (rows - 1)) / rows)
    size = min((_figure(card.value, wide - INSET) for card in shown), default=FIGURE)
    for number, card in enumerate(shown):
        row, column = divmod(number, columns)
        _card(on, (column * (wide + GAP), top + row * (high + GAP)), (wide, high), card, size)
    return top + rows * (high + GAP) - GAP


def _card(
    on: Pen, at: tuple[float, float], area: tuple[float, float], card: Card, size: float
) -> None:
    (left, top), (wide, high) = at, area
    room = wide - INSET
    on.box(at, wide, high, ALERT_PAPER if card.is_alert else PANEL)
    on.box(at, EDGE, high, ALERT if card.is_alert else LEVEL_COLOURS["met"])
    x = left + EDGE + 22
    y = on.write((x, top + 16), card.label, on.look.label, room=room, most=2)
    y = on.write((x, y), card.value, size, room=room, bold=True, most=2)
    lines = max(1, int((top + high - 12 - y) / (letters.LINE * on.look.label)))
    on.write((x, y + 2), card.note, on.look.label, room=room, most=lines)


def _figure(text: str, room: float) -> int:
    """The largest size in which a figure fits; the least one may need a second line."""
    sizes = range(FIGURE, LEAST, -4)
    return next((size for size in sizes if width_of(text, size, True) <= room), LEAST)


def table(
    on: Pen,
    at: tuple[float, float],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    size: float,
    high: float,
    right: Sequence[int] = (),
) -> float:
    """A table of text, ruled under each row, the columns `right` flush right; where it ends."""
    left, top = at
    for number, cells in enumerate([heads, *rows]):
        x = left
        for column, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            is_right = column in right
            text = letters.shortened(cell, size, wide - 16, bold=number == 0)
            on.write(
                (x + wide - 8 if is_right else x, top + (high - size) / 2 - 4),
                text,
                size,
                bold=number == 0,
                align="right" if is_right else "left",
            )
            x += wide
        top += high
        on.rule(left, left + sum(widths), top)
    return top


@dataclass(frozen=True)
class Sentence:
    """Draws one sentence in large letters: on a slide that has nothing to show and says why."""

    text: str

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = pen(axes, look)
        on.write((0, 40), self.text, 48, room=0.85 * on.size[0])
