"""Lines of text on a slide: where they break, and where they are cut."""

from charts.drawn.canvas import width_of
from charts.drawn.canvas import wrapped as broken
from charts.formats import kept

LINE = 1.22  # of the size, from one line to the next
ASCENT = 0.82  # of the size, from the top of a line to where its letters stand


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that fit a width in points; a longer word stands alone."""
    return broken(kept(text), room, size, bold)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with … where it is wider than the room."""
    if width_of(text, size, bold) <= room:
        return text
    while text and width_of(f"{text}…", size, bold) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
