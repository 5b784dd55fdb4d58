"""Ways to go, side by side on the last slide: what each one takes, brings and begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from charts import teaching, words
from charts.deck import blocks
from charts.deck.blocks import GAP, Pen
from charts.formats import NOTHING, number
from charts.html import Card
from charts.rows import Row
from charts.theme import LEVEL_COLOURS, PANEL, Look

NAMED = 6

ROW = 50.0


@dataclass(frozen=True)
class Choice:
    """One way to go: its name, what it takes, and where it begins."""

    heading: str
    figure: str
    weekly: str
    brings: str
    first: Sequence[tuple[str, str]]
    others: int

    @classmethod
    def of(cls, plan: str, row: Row, communes: Sequence[Row], results: Sequence[Card]) -> "Choice":
        """From a row of `queries.teaching_totals`, those of `queries.teaching_plan`, and cards."""
        *_, met, apart = results
        wanted = sorted(
            (one for one in communes if (one[f"{plan}_wanted_people"] or 0) > 0),
            key=lambda one: int(one[f"{plan}_order"]),
        )
        first = [
            (words.place_name(one), f"{number(one[f'{plan}_wanted_people'])} người")
            for one in wanted[:NAMED]
        ]
        return cls(
            heading=f"{teaching.PLANS[plan]}: {teaching.HOW[plan]}",
            figure=f"{number(row['wanted_people'])} người",
            weekly=f"{number(row['wanted_people_per_week'])} người mỗi tuần, ở "
            f"{number(len(wanted))} xã",
            brings=f"{met.label}: {met.value}."
            + (f" {apart.label}: {apart.value}." if apart.value != NOTHING else ""),
            first=first,
            others=len(wanted) - len(first),
        )

    @property
    def text(self) -> str:
        """The whole choice in one line."""
        first = ", ".join(f"{name} {people}" for name, people in self.first)
        return f"{self.heading}: {self.figure} ({self.weekly}). {self.brings} Trước hết: {first}"


@dataclass(frozen=True)
class Choices:
    """Draws the choices side by side."""

    choices: Sequence[Choice]

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = blocks.pen(axes, look)
        wide = (on.size[0] + GAP) / len(self.choices) - GAP
        for index, choice in enumerate(self.choices):
            _choice(on, index * (wide + GAP), wide, choice)


def _choice(on: Pen, left: float, wide: float, choice: Choice) -> None:
    size, x, room = on.look.label, left + 36, wide - 72
    on.box((left, 0), wide, on.size[1], PANEL)
    on.box((left, 0), 10, on.size[1], LEVEL_COLOURS["met"])
    y = on.write((x, 16), choice.heading, size, room=room, bold=True, most=2)
    y = on.write((x, y), choice.figure, 64, bold=True)
    y = on.write((x, y), choice.weekly, size, room=room)
    y = on.write((x, y), choice.brings, size, room=room) + 8
    shown = choice.first[: max(0, int((on.size[1] - y - 44) / ROW))]
    for place, people in shown:
        on.rule(x, left + wide - 36, y)
        on.write((x, y + 6), place, size + 2)
        on.write((left + wide - 36, y + 6), people, size + 2, bold=True, align="right")
        y += ROW
    others = choice.others + len(choice.first) - len(shown)
    if others:
        on.write((x, y + 4), f"và {number(others)} xã khác", size)
