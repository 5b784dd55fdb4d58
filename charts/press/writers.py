"""A finished figure as bytes: SVG with text or outlines, PDF, PNG; always the same bytes."""

import base64
import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

import matplotlib
import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from PIL import Image

from charts.drawn.canvas import FAMILY
from charts.fonts import font_files
from charts.press.sizes import POINTS_PER_MM

DOTS_PER_INCH = 300
# Nearly always enough, so that the letters are cut out of the typeface once for many figures.
ALPHABET = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữự"
    "vwxyỳýỷỹỵz0123456789 .,;:!?%/()+-–−«»“”&·…²≥≈×<>\u00a0▲◆"
)
WEIGHTS = {"": 400, "B": 700}
LIGATURES = ["GSUB", "GPOS", "GDEF"]
# Neither a date nor a program's version: the same request gives the same file.
PDF_FACTS = {"Creator": None, "Producer": None, "CreationDate": None}
SVG_FACTS = {"Creator": None, "Date": None, "Format": None, "Type": None}


def svg(figure: Figure) -> bytes:
    """SVG with real text and, inside, the letters of the typeface that it uses."""
    written = _svg(figure, "none")
    style = f'<style type="text/css">{_faces(written)}</style>\n'
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


def png(figure: Figure) -> bytes:
    """PNG in 300 dots per inch."""
    output = BytesIO()
    figure.savefig(output, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return output.getvalue()


def grey(picture: bytes) -> bytes:
    """The proof in grey of a PNG: what remains of it where colour is not printed."""
    output = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("L").save(output, "png", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return output.getvalue()


def _single(page: pikepdf.Page) -> bytes:
    output = BytesIO()
    with pikepdf.new() as document:
        document.pages.append(page)
        document.Root.Lang = pikepdf.String("vi")
        document.remove_unreferenced_resources()
        document.save(output, deterministic_id=True)
    return output.getvalue()


def _svg(figure: Figure, letters: str) -> str:
    output = BytesIO()
    with matplotlib.rc_context({"svg.fonttype": letters}):
        figure.savefig(output, format="svg", metadata=SVG_FACTS)
    return re.sub(r'(width|height)="([\d.]+)pt"', _in_mm, output.getvalue().decode(), count=2)


def _in_mm(found: re.Match[str]) -> str:
    return f'{found[1]}="{float(found[2]) / POINTS_PER_MM:.2f}mm"'


def _faces(written: str) -> str:
    """A rule for each style, with the letters of the language and what else the file has."""
    used = set("".join(re.findall(r"<text[^>]*>([^<]*)</text>", written)))
    letters = "".join(sorted(used | set(ALPHABET + ALPHABET.upper())))
    files = font_files()
    return "".join(_face(str(files[style]), weight, letters) for style, weight in WEIGHTS.items())


@lru_cache(maxsize=4)
def _face(path: str, weight: int, letters: str) -> str:
    options = subset.Options(flavor="woff2", hinting=False)
    font = TTFont(path, recalcTimestamp=False)
    for table in LIGATURES:  # they take most of the time, and our text uses nothing of them
        del font[table]
    cut = subset.Subsetter(options)
    cut.populate(text=letters)
    cut.subset(font)
    font.flavor = "woff2"
    output = BytesIO()
    font.save(output)
    content = base64.b64encode(output.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{content}) format('woff2')}}"
    )
