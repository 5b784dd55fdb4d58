"""The shape and colour that stand beside the word of a pace; never without the word."""

from charts import theme
from charts.drawn.canvas import Canvas, Place

# The word of `charts.pace.label` to a marker of matplotlib and a colour.
SIGNS = {
    "Đạt": ("o", theme.LEVEL_COLOURS["met"]),
    "Đạt muộn": ("o", theme.PAPER),
    "Đúng tiến độ": ("^", theme.LEVEL_COLOURS["met"]),
    "Cần tăng tốc": (">", theme.LEVEL_COLOURS["near"]),
    "Chậm": ("s", theme.LEVEL_COLOURS["behind"]),
    "Giảm": ("v", theme.LEVEL_COLOURS["behind"]),
    "Chưa đạt": ("P", theme.LEVEL_COLOURS["near"]),
    "Không đạt": ("X", theme.LEVEL_COLOURS["behind"]),
}
UNKNOWN = ("D", theme.PAPER)


def sign(canvas: Canvas, middle: Place, word: str) -> None:
    """Draw the shape of a word around a place."""
    shape, colour = SIGNS.get(word, UNKNOWN)
    canvas.mark(middle, shape, colour, 0.75 * canvas.look.label)
