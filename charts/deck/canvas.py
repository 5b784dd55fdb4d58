"""A slide on its canvas of 1920 x 1080 points: headline above, footer below, the mark across."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from charts import theme
from charts.deck import letters
from charts.deck.blocks import Sentence
from charts.deck.slide import Deck, Slide
from charts.drawing import TooSmallError
from charts.drawn.canvas import font, width_of

WIDTH, HEIGHT = 1920, 1080
MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
LOOK = theme.PROJECTOR
FOOT = 1000  # where the line above the footer lies
SUBTITLE, NOTE, FOOTER = LOOK.label, 24.0, LOOK.text
STAMP = 250


def figure(deck: Deck, number: int) -> Figure:
    """Slide `number` of a deck, the first being 0, drawn."""
    slide = deck.slides[number]
    drawn = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=LOOK.paper)
    if deck.is_sample:
        _stamp(drawn)
    top = _lines(drawn, 44, _headline(slide.title), LOOK.heading, bold=True, line=1.12)
    subtitle = letters.wrapped(slide.subtitle, SUBTITLE, ROOM) if slide.subtitle else []
    top = _lines(drawn, top + 8, subtitle, SUBTITLE, colour=LOOK.ink_soft)
    note = letters.wrapped(slide.note, NOTE, ROOM)[:3] if slide.note else []
    foot = FOOT - 12 - len(note) * letters.LINE * NOTE
    _lines(drawn, foot, note, NOTE, colour=LOOK.ink_soft)
    _footer(drawn, deck, number)
    _body(drawn, slide, top + 20, foot - 20)
    return drawn


def _headline(title: str) -> list[str]:
    return letters.balanced(title, LOOK.heading, ROOM, bold=True)


def _body(drawn: Figure, slide: Slide, top: float, foot: float) -> None:
    axes = _axes(drawn, top, foot)
    try:
        slide.draw(axes, LOOK)
    except TooSmallError as error:
        axes.remove()
        Sentence(str(error))(_axes(drawn, top, foot), LOOK)


def _axes(drawn: Figure, top: float, foot: float) -> Axes:
    place = (MARGIN / WIDTH, 1 - foot / HEIGHT, ROOM / WIDTH, (foot - top) / HEIGHT)
    axes = drawn.add_axes(place)
    axes.patch.set_visible(False)
    return axes


def _footer(drawn: Figure, deck: Deck, number: int) -> None:
    rule = Line2D([MARGIN / WIDTH, 1 - MARGIN / WIDTH], [1 - FOOT / HEIGHT] * 2)
    rule.set(color=LOOK.grid, linewidth=LOOK.rule)
    drawn.add_artist(rule)
    page = f"{number + 1}/{len(deck.slides)}"
    mark = f"{theme.SAMPLE_MARK}  " if deck.is_sample else ""
    taken = width_of(mark, FOOTER, True) + width_of(page, FOOTER) + 60
    lines = letters.wrapped(deck.footer, FOOTER, ROOM - taken)[:2]
    _lines(drawn, FOOT + 8, lines, FOOTER, colour=LOOK.ink_soft)
    right = WIDTH - MARGIN
    _text(drawn, right, FOOT + 8, page, FOOTER, colour=LOOK.ink_soft, align="right")
    left = right - width_of(page, FOOTER) - 16
    _text(drawn, left, FOOT + 8, mark.strip(), FOOTER, theme.ALERT, bold=True, align="right")


def _stamp(drawn: Figure) -> None:
    """The mark of the sample behind everything, so that what lies over it can be read."""
    drawn.text(
        0.5,
        0.47,
        theme.SAMPLE_MARK,
        fontproperties=font(STAMP, True),
        color=theme.STAMP,
        rotation=24,
        ha="center",
        va="center",
        zorder=-1,
        gid="stamp",
    )


def _lines(
    drawn: Figure,
    top: float,
    lines: Sequence[str],
    size: float,
    *,
    colour: str = LOOK.ink,
    bold: bool = False,
    line: float = letters.LINE,
) -> float:
    for text in lines:
        _text(drawn, MARGIN, top, text, size, colour, bold=bold)
        top += line * size
    return top


def _text(
    drawn: Figure,
    left: float,
    top: float,
    text: str,
    size: float,
    colour: str = LOOK.ink,
    *,
    bold: bool = False,
    align: str = "left",
) -> None:
    if text:
        y = 1 - (top + letters.ASCENT * size) / HEIGHT
        drawn.text(
            left / WIDTH,
            y,
            text,
            fontproperties=font(size, bold),
            color=colour,
            ha=align,
            parse_math=False,
        )
