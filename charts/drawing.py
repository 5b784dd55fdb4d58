"""What a figure for the room or for the paper is: its words, its numbers, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.table import PlainTable
from charts.theme import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Drawing:
    """One figure, ready for any size and medium; title, source and mark are put around it later.

    `rows` are exactly the numbers drawn, with readers' names of columns. `draw` fills empty axes of
    any size in a look, and raises `TooSmallError` where the content has no room at its least type.
    """

    name: str
    title: str
    subtitle: str
    note: str
    alt: str
    rows: PlainTable
    draw: "Callable[[Axes, Look], None]"


class TooSmallError(ValueError):
    """A size has no room for the content; the message says in Vietnamese what to change."""


class NothingToDrawError(ValueError):
    """The filters leave nothing to draw; the message says so in Vietnamese."""
