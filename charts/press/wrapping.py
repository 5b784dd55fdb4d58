"""Text broken into lines by its measured width."""

from charts.drawing import TooSmallError
from charts.drawn.canvas import width_of
from charts.formats import kept

SPACE = " "


def lines(text: str, most: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text, none wider than `most` points, numbers kept beside their percent sign.

    Raises TooSmallError where one word alone is wider.
    """
    broken: list[str] = []
    for word in kept(text).split(SPACE):
        if width_of(word, size, bold) > most:
            raise TooSmallError(f"Chữ «{word}» rộng hơn khổ; hãy chọn khổ rộng hơn.")
        longer = f"{broken[-1]}{SPACE}{word}" if broken else word
        if broken and width_of(longer, size, bold) <= most:
            broken[-1] = longer
        else:
            broken.append(word)
    return broken if text else []
