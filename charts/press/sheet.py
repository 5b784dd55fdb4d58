"""What was found on a printed sheet when its file was read back."""

from dataclasses import dataclass, field
from typing import Literal

from charts import inks
from charts.inks import Inks

Point = tuple[float, float]
Kind = Literal["text", "rule", "area"]


@dataclass(frozen=True)
class Mark:
    """Something painted: a piece of text, a line, or an area; lengths in points.

    `inks` is None where the colour has none; `colour` names it then. `outline` is that of an area,
    `at` where a text begins and how far along its middle lies.
    """

    kind: Kind
    colour: str
    inks: Inks | None
    size: float = 0.0  # of type, or the width of a rule
    text: str = ""
    font: str = ""
    at: tuple[Point, ...] = ()
    outline: tuple[tuple[Point, ...], ...] = ()

    @property
    def is_bold(self) -> bool:
        """Whether a text is set in bold."""
        return self.font.endswith("Bold")


@dataclass
class Sheet:
    """One file: its size in millimetres, what is painted, in order, and its typefaces.

    `faults`: what cannot be printed as it stands, in words (a picture of dots, transparency).
    """

    name: str
    width_mm: float
    height_mm: float
    marks: list[Mark] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def of(self, kind: Kind) -> list[Mark]:
        """The marks of one kind."""
        return [mark for mark in self.marks if mark.kind == kind]


def known_inks(colour: str) -> Inks | None:
    """The inks of a colour, or None."""
    return inks.INKS.get(colour)
