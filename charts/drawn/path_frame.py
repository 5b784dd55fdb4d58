"""Days and values on paper: where they stand, and the scale that names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.drawn.canvas import Canvas, Place, width_of
from charts.scales import heights

MONTHS = (1, 2, 3, 6, 12)  # from tick to tick

Way = Sequence[tuple[date, float]]


@dataclass(frozen=True)
class Frame:
    """Where days and values stand, in points."""

    left: float
    foot: float
    wide: float
    high: float
    first: date
    last: date
    whole: float

    def at(self, on: date, value: float) -> Place:
        """Where a value of a day stands."""
        days = (self.last - self.first).days or 1
        x = self.left + self.wide * (on - self.first).days / days
        return x, self.foot + self.high * float(value) / self.whole

    def line(self, way: Way) -> list[Place]:
        """A way of days and values as places."""
        return [self.at(on, value) for on, value in way]


def scale(canvas: Canvas, frame: Frame, measure: str) -> None:
    """Name the values at the left and the months below."""
    text = canvas.look.text
    for value, tick in heights(frame.whole, measure):
        x, y = frame.at(frame.first, value)
        colour = canvas.look.grid if value else canvas.look.ink
        canvas.line([(x, y), (x + frame.wide, y)], colour=colour)
        canvas.middle((frame.left - text / 2, y), tick, align="right")
    months = [
        date(year, month, 1)
        for year in range(frame.first.year, frame.last.year + 1)
        for month in range(1, 13)
        if frame.first <= date(year, month, 1) <= frame.last
    ]
    room = 1.4 * width_of("12/2026", text)
    count = max(1, int(frame.wide / room))
    step = next((one for one in MONTHS if len(months) / one <= count), MONTHS[-1])
    for on in (one for one in months if (one.month - 1) % step == 0):
        x, y = frame.at(on, 0)
        canvas.line([(x, y), (x, y - text / 3)])
        half = width_of("12/2026", text) / 2
        middle = min(max(x, half), canvas.width - half)
        canvas.text((middle, y - 1.35 * text), f"{on:%m/%Y}", align="center")
