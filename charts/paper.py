"""One A4 page to draw on, in millimetres: text that is shortened rather than cut, tables, lines."""

from collections.abc import Sequence
from datetime import date, datetime, time

from fpdf import FPDF

from charts import theme
from charts.fonts import font_files
from charts.formats import kept
from charts.table import PlainTable

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 12.0
FAMILY = "SourceSans"
POINT = 25.4 / 72
GAP = 3.0
MORE = "…"
LEAST = 6.5  # points of a cell that has more to say

Place = tuple[float, float]


class Paper:
    """An A4 page with the embedded fonts; places are millimetres from the upper left corner."""

    def __init__(self, title: str, day: date) -> None:
        """Opens an empty page; its date is that of the data, not of the clock."""
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        for style, path in font_files().items():
            self.pdf.add_font(FAMILY, style, path)
        self.pdf.set_title(title)
        self.pdf.set_lang("vi")
        self.pdf.set_creation_date(datetime.combine(day, time()))
        self.pdf.add_page()

    def text(
        self,
        at: Place,
        text: str,
        width: float,
        *,
        size: float = 8.5,
        bold: bool = False,
        align: str = "L",
    ) -> None:
        """One line of text, its upper left corner at a place; words without room are left out."""
        self.pdf.set_font(FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(*theme.rgb(theme.INK))
        self.pdf.set_xy(*at)
        self.pdf.cell(width, 1.3 * size * POINT, self.shortened(kept(text), width), align=align)

    def fitting_size(self, text: str, width: float, most: float) -> float:
        """The size in points, at most `most`, in which a bold line has room."""
        self.pdf.set_font(FAMILY, "B", most)
        return min(most, most * width / self.pdf.get_string_width(kept(text)))

    def shortened(self, text: str, width: float) -> str:
        """As many words as fit in the present font, then …; the text itself where it fits."""
        if self.pdf.get_string_width(text) <= width:
            return text
        words = text.split(" ")
        while words and self.pdf.get_string_width(" ".join(words) + MORE) > width:
            words.pop()
        return " ".join(words).rstrip(",;:·") + MORE

    def lines(self, at: Place, text: str, width: float, most: int, *, size: float = 8.5) -> float:
        """A text broken into at most so many lines, the last one shortened; where it ends."""
        self.pdf.set_font(FAMILY, "", size)
        left, top = at
        words = kept(text).split(" ")
        for line in range(most):
            count = len(words) if line == most - 1 else self._fitting(words, width)
            self.text((left, top), " ".join(words[:count]), width, size=size)
            words, top = words[count:], top + 1.35 * size * POINT
            if not words:
                break
        return top

    def rule(self, start: Place, end: Place, colour: str, width: float, *, dash: float = 0) -> None:
        """A straight line, dashed when asked."""
        self.path([start, end], colour, width, dash=dash)

    def path(self, places: Sequence[Place], colour: str, width: float, *, dash: float = 0) -> None:
        """A line through places."""
        self.pdf.set_draw_color(*theme.rgb(colour))
        self.pdf.set_line_width(width)
        self.pdf.set_dash_pattern(dash, dash)
        if len(places) > 1:
            self.pdf.polyline(list(places))
        self.pdf.set_dash_pattern()

    def dot(self, at: Place, radius: float, colour: str) -> None:
        """A filled disc."""
        self.pdf.set_fill_color(*theme.rgb(colour))
        self.pdf.circle(*at, radius, style="F")

    def box(self, at: Place, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self.pdf.set_fill_color(*theme.rgb(colour))
        self.pdf.rect(*at, width, height, style="F")

    def table(
        self,
        at: Place,
        rows: PlainTable,
        widths: Sequence[float],
        *,
        right: Sequence[str] = (),
        bold: int | None = None,
        size: float = 8.5,
        height: float = 4.6,
    ) -> float:
        """A table of text with a rule under each row, the row `bold` set off; where it ends."""
        top = at[1]
        self._row(at, list(rows.columns), widths, rows, right, size - 0.5, bold=True)
        for number, values in enumerate(rows.lines):
            top += height
            self.rule((at[0], top), (at[0] + sum(widths), top), theme.GRID, 0.15)
            self._row((at[0], top), values, widths, rows, right, size, bold=number == bold)
        return top + height

    def stamp(self, text: str) -> None:
        """A word across the whole page, that what is under it can be read through."""
        self.pdf.set_font(FAMILY, "B", 84)
        self.pdf.set_text_color(*theme.rgb(theme.ALERT))
        wide = self.pdf.get_string_width(text)
        with (
            self.pdf.rotation(52, WIDTH / 2, HEIGHT / 2),
            self.pdf.local_context(fill_opacity=0.13),
        ):
            self.pdf.text((WIDTH - wide) / 2, HEIGHT / 2 + 10, text)

    def content(self) -> bytes:
        """The finished file."""
        return bytes(self.pdf.output())

    def _fitting(self, words: Sequence[str], width: float) -> int:
        count = 1
        while (
            count < len(words) and self.pdf.get_string_width(" ".join(words[: count + 1])) <= width
        ):
            count += 1
        return count

    def _row(
        self,
        at: Place,
        values: Sequence[str],
        widths: Sequence[float],
        rows: PlainTable,
        right: Sequence[str],
        size: float,
        *,
        bold: bool,
    ) -> None:
        left, top = at
        for name, value, width in zip(rows.columns, values, widths, strict=True):
            align = "R" if name in right else "L"
            fitting = max(LEAST, self.fitting_size(value, width - GAP, size)) if value else size
            self.text((left, top + 0.5), value, width - GAP, size=fitting, bold=bold, align=align)
            left += width
