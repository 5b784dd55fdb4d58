"""A finished figure as bytes: SVG with text or outlines, PDF, PNG; always the same bytes."""

import re
from collections.abc import Sequence
from io import BytesIO

import matplotlib
import pikepdf
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from PIL import Image

from charts import webfont
from charts.drawn.canvas import FAMILY
from charts.press.sizes import POINTS_PER_MM

DOTS_PER_INCH = 300
COMPRESSION = 3  # of 9: a third faster than the usual 6, for files that are a fiftieth larger
# Neither a date nor a program's version: the same request gives the same file.
PDF_FACTS = {"Creator": None, "Producer": None, "CreationDate": None}
SVG_FACTS = {"Creator": None, "Date": None, "Format": None, "Type": None}


def svg(figure: Figure) -> bytes:
    """SVG with real text and, inside, the letters of the typeface that it uses."""
    written = _svg(figure, "none")
    said = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", written))
    style = f'<style type="text/css">{webfont.faces(FAMILY, said)}</style>\n'
    return written.replace(" <defs>", f" {style} <defs>", 1).encode()


def outlines(figure: Figure) -> bytes:
    """SVG whose letters are shapes: it looks the same in a program without the typeface."""
    return _svg(figure, "path").encode()


def pdfs(figures: Sequence[Figure]) -> list[bytes]:
    """A PDF of each figure in the colours of the screen, its typeface embedded.

    Written as one book and taken apart: cutting the letters out of the typeface takes most of the
    time, and so it is done once for all.
    """
    book = BytesIO()
    with PdfPages(book, metadata=PDF_FACTS) as written:
        for figure in figures:
            written.savefig(figure)
    with pikepdf.open(book) as pages:
        return [_single(pages.pages[number]) for number in range(len(figures))]


def pictures(figure: Figure) -> tuple[bytes, bytes]:
    """PNG in 300 dots per inch, and its proof in grey: what remains where colour is not printed.

    Both are of the same dots: drawing them takes longer than writing them.
    """
    dots = BytesIO()
    figure.savefig(dots, format="raw", dpi=DOTS_PER_INCH)
    wide, high = (int(inches * DOTS_PER_INCH) for inches in figure.get_size_inches())
    image = Image.frombytes("RGBA", (wide, high), dots.getvalue()).convert("RGB")
    return _png(image), _png(image.convert("L"))


def _single(page: pikepdf.Page) -> bytes:
    output = BytesIO()
    with pikepdf.new() as document:
        document.pages.append(page)
        document.Root.Lang = pikepdf.String("vi")
        document.remove_unreferenced_resources()
        document.save(output, deterministic_id=True)
    return output.getvalue()


def _png(image: Image.Image) -> bytes:
    output = BytesIO()
    image.save(output, "png", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), compress_level=COMPRESSION)
    return output.getvalue()


def _svg(figure: Figure, letters: str) -> str:
    output = BytesIO()
    with matplotlib.rc_context({"svg.fonttype": letters}):
        figure.savefig(output, format="svg", metadata=SVG_FACTS)
    return re.sub(r'(width|height)="([\d.]+)pt"', _in_mm, output.getvalue().decode(), count=2)


def _in_mm(found: re.Match[str]) -> str:
    return f'{found[1]}="{float(found[2]) / POINTS_PER_MM:.2f}mm"'
