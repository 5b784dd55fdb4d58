"""A list of communes on a slide, in one column or two, with large figures under a short one."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from charts.deck import blocks
from charts.deck.blocks import Pen
from charts.formats import number
from charts.html import Card
from charts.theme import Look

WIDTHS = (0.33, 0.31, 0.19, 0.17)
HIGH, LEAST = 64.0, 46.0
CARDS = 260.0

Line = tuple[str, str, str, str]


@dataclass(frozen=True)
class Listing:
    """Draws lines of four cells, as many as there is room for; of a long list two cells each."""

    heads: Line
    lines: Sequence[Line]
    cards: Sequence[Card] = ()
    short: tuple[int, int] = (0, 2)  # the two cells of a long list

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = blocks.pen(axes, look)
        room = int((on.size[1] - 60) // LEAST) - 1
        if not self.lines:
            blocks.cards(on, 20, self.cards, columns=2)
        elif len(self.lines) <= room:
            self._one_column(on)
        else:
            self._two_columns(on, room)

    def _one_column(self, on: Pen) -> None:
        wide, high = on.size
        step = min(HIGH, (high - 60) / (len(self.lines) + 1))
        widths = [part * wide for part in WIDTHS]
        size = on.look.label + 6
        end = blocks.table(on, (0, 0), self.heads, self.lines, widths, size=size, high=step)
        if self.cards and high - end > CARDS:
            blocks.cards(on, end + 48, self.cards, columns=3, height=CARDS - 60)

    def _two_columns(self, on: Pen, room: int) -> None:
        half = (on.size[0] - 60) / 2
        widths = [0.62 * half, 0.38 * half]
        high = min(room, -(-len(self.lines) // 2))
        for column in range(2):
            part = self.lines[column * high : (column + 1) * high]
            at = (column * (half + 60), 0.0)
            cells = [tuple(line[cell] for cell in self.short) for line in part]
            heads = [self.heads[cell] for cell in self.short]
            blocks.table(on, at, heads, cells, widths, size=on.look.label, high=LEAST)
        if (left := len(self.lines) - 2 * room) > 0:
            on.write((0, (room + 1) * LEAST + 8), f"và {number(left)} xã khác", on.look.label)
