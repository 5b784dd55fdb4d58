"""How large a figure is on paper, in millimetres.

The named widths are ours, no newspaper's: a broadsheet page of 420 mm with margins of 14 mm has
four columns of 92 mm with 8 mm between them. Where a paper has another grid, `92x110` is exact.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

COLUMN, GUTTER, COLUMNS, PAGE_HEIGHT = 92.0, 8.0, 4, 560.0
LEAST, WIDEST, HIGHEST = 30.0, 420.0, 600.0
POINTS_PER_MM = 72 / 25.4

# Figures that are as high as their rows: lists need all of them, bars show as many as have room.
LISTS, BARS = ("districts", "equity", "scorecard"), ("gaps",)
LIST_HEIGHTS = range(40, 201, 8)
BAR, LEGEND = 4.5, 28.0


class SizeError(ValueError):
    """A size that is none; the message says in Vietnamese what a size looks like."""


@dataclass(frozen=True)
class Size:
    """A size by name. Either its height is given, or it follows from the content.

    `content_mm`: the heights to try for the drawing itself, the first one that has room is taken.
    """

    name: str
    width_mm: float
    height_mm: float | None = None
    content_mm: tuple[float, ...] = ()

    @property
    def words(self) -> str:
        """92 mm; 92 × 110 mm."""
        high = "" if self.height_mm is None else f" × {self.height_mm:g}"
        return f"{self.width_mm:g}{high} mm"

    @property
    def slug(self) -> str:
        """92mm; 92x110mm."""
        return self.words.replace(" ", "").replace("×", "x")

    def heights(self, chart: str, rows: int) -> Sequence[float]:
        """The heights of a drawing to try, in mm: lists leave the rest of a greater one empty."""
        if chart in LISTS:
            return LIST_HEIGHTS
        bars = [min(self.content_mm[0], LEGEND + rows * BAR)] if chart in BARS else []
        return [*bars, *self.content_mm]


def _columns(name: str, count: int, content: Sequence[float]) -> Size:
    return Size(name, count * COLUMN + (count - 1) * GUTTER, content_mm=tuple(content))


SIZES = {
    size.name: size
    for size in (
        _columns("one_column", 1, (92, 115, 140, 170, 200)),
        _columns("two_columns", 2, (120, 145, 170, 200)),
        Size("full_page", COLUMNS * COLUMN + (COLUMNS - 1) * GUTTER, PAGE_HEIGHT),
    )
}
NAMES = {"one_column": "Một cột", "two_columns": "Hai cột", "full_page": "Cả trang"}


def parsed(text: str) -> Size:
    """A named size, or WIDTHxHEIGHT in millimetres. Raises SizeError."""
    if text in SIZES:
        return SIZES[text]
    found = re.fullmatch(r"(\d{1,3}(?:\.\d)?)x(\d{1,3}(?:\.\d)?)", text)
    if not found:
        known = ", ".join(SIZES)
        raise SizeError(
            f"Không có khổ «{text}»; hãy dùng {known} hoặc RỘNGxCAO tính bằng mm (92x110)."
        )
    width, height = map(float, found.groups())
    if not (LEAST <= width <= WIDEST and LEAST <= height <= HIGHEST):
        raise SizeError(
            f"Khổ {text} ngoài giới hạn: rộng {LEAST:g}–{WIDEST:g}, cao {LEAST:g}–{HIGHEST:g} mm."
        )
    return Size(text, width, height)
