"""Lines of text on a slide: where they break, and where they are cut."""

import re

from charts.drawn.canvas import width_of
from charts.drawn.canvas import wrapped as broken
from charts.formats import kept

LINE = 1.22  # of the size, from one line to the next
ASCENT = 0.82  # of the size, from the top of a line to where its letters stand


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that fit a width in points; a longer word stands alone."""
    return broken(kept(text), room, size, bold)


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """As few lines as `wrapped` needs, of about the same width: no word is left alone."""
    text = re.sub(r"(?<=\d) (?=[^\W\d])", "\u00a0", text)  # a number stays beside its unit
    lines = wrapped(text, size, room, bold=bold)
    narrow, wide = room / len(lines), room
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        tried = wrapped(text, size, middle, bold=bold)
        fits = len(tried) == len(lines) and width_of(max(tried, key=len), size, bold) <= room
        narrow, wide = (narrow, middle) if fits else (middle, wide)
        lines = tried if fits else lines
    return lines


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with … where it is wider than the room."""
    if width_of(text, size, bold) <= room:
        return text
    while text and width_of(f"{text}…", size, bold) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
