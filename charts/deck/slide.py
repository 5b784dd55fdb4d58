"""What a slide is: one message, what is drawn under it, and what the speaker needs to know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from charts.theme import Look

Draw = Callable[[Axes, Look], None]


@dataclass(frozen=True)
class Spoken:
    """A line for the speaker: the numbers behind the slide, and the query that gives them."""

    text: str
    query: str = ""


@dataclass(frozen=True)
class Slide:
    """One message. `draw` fills empty axes; the rest is put around it, or read by the speaker."""

    name: str
    title: str
    subtitle: str
    note: str
    alt: str
    draw: Draw
    spoken: Sequence[Spoken]


@dataclass(frozen=True)
class Deck:
    """The slides of one scope, and what stands at the foot of each."""

    title: str
    footer: str
    is_sample: bool
    slides: Sequence[Slide]
