"""The two files of a deck: one HTML page that asks for nothing, and a PDF of 16:9 pages."""

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template

from matplotlib.backends.backend_pdf import PdfPages

from charts import theme, webfont
from charts.deck import canvas, svg
from charts.deck.slide import Deck, Slide
from charts.drawn.canvas import FAMILY
from charts.typeset import typeset

HERE = Path(__file__).parent
Told = Callable[[int, int], None]


def no_word(done: int, total: int) -> None:
    """Progress that nobody wants to hear of."""


def as_html(deck: Deck, told: Told = no_word) -> str:
    """The whole deck as one page: pictures, letters, look and keys inside it.

    `told` hears how many of all slides are drawn.
    """
    total = len(deck.slides)
    sections = []
    with typeset():
        for number, slide in enumerate(deck.slides):
            sections.append(_section(deck, number, slide))
            told(number + 1, total)
    slides = "\n".join(sections)
    script = _read("deck.js")
    return Template(_read("deck.html")).substitute(
        title=escape(deck.title),
        faces=webfont.faces(FAMILY, slides + script),
        colours=_colours(),
        css=_look(),
        slides=slides,
        script=script,
    )


def as_pdf(deck: Deck, told: Told = no_word) -> bytes:
    """The whole deck as a PDF, a page of 1920 x 1080 points per slide, its fonts embedded."""
    written = BytesIO()
    about = {"Title": deck.title, "CreationDate": None, "Creator": None, "Producer": None}
    with typeset(), PdfPages(written, metadata=about) as pages:
        for number in range(len(deck.slides)):
            pages.savefig(canvas.figure(deck, number))
            told(number + 1, len(deck.slides))
    return written.getvalue()


def _section(deck: Deck, number: int, slide: Slide) -> str:
    label = escape(f"{number + 1}/{len(deck.slides)}: {slide.title}")
    alt = escape(f"{slide.title}. {slide.alt}")
    drawn = svg.inline(canvas.figure(deck, number), number + 1, alt)
    return (
        f'<section class="slide" id="slide-{slide.name}" aria-roledescription="trang" '
        f'aria-label="{label}">\n{drawn}\n{_spoken(slide)}</section>'
    )


def _spoken(slide: Slide) -> str:
    """What the speaker reads: the message, the note, and the numbers query by query."""
    queries = dict.fromkeys(one.query for one in slide.spoken)
    parts = [f"<h2>{escape(slide.title)}</h2>"]
    parts += [f"<p>{escape(one)}</p>" for one in (slide.subtitle, slide.note) if one]
    for query in queries:
        lines = [one.text for one in slide.spoken if one.query == query]
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        parts.append(f"<ul>{items}</ul>")
        parts += [f"<p><code>{escape(query)}</code></p>"] * bool(query)
    return f'<div class="spoken">{"".join(parts)}</div>'


def _colours() -> str:
    """Every colour that the dark page turns, as it is by day and by night."""
    return "\n".join(
        f"{where} {{ " + " ".join(f"{svg.variable(a)}: {b};" for a, b in pairs) + " }"
        for where, pairs in (
            (":root", [(one, one) for one in theme.DARK]),
            ('[data-theme="dark"]', list(theme.DARK.items())),
        )
    )


def _look() -> str:
    named: Sequence[tuple[str, str]] = (
        ("paper", theme.PAPER),
        ("panel", theme.PANEL),
        ("ink", theme.INK),
        ("accent", theme.PROVINCE_LINE),
    )
    variables = {name: svg.variable(colour) for name, colour in named}
    return Template(_read("deck.css")).substitute(variables, family=FAMILY)


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
