"""The typeface inside a page: only the letters that the page has, as data."""

from base64 import b64encode
from io import BytesIO

from fontTools import subset

from charts.fonts import font_files

WEIGHTS = {"": 400, "B": 700}


def faces(family: str, text: str) -> str:
    """The `@font-face` rules of both weights, with the letters of a text."""
    letters = "".join(sorted(set(text)))
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{_letters(style, letters)}) format('woff2'); }}"
        for style, weight in WEIGHTS.items()
    )


def _letters(style: str, text: str) -> str:
    options = subset.Options(flavor="woff2", layout_features=["kern"], hinting=False)
    options.drop_tables += ["GSUB", "GDEF"]
    font = subset.load_font(str(font_files()[style]), options, lazy=True)
    chosen = subset.Subsetter(options)
    chosen.populate(text=text)
    chosen.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return b64encode(written.getvalue()).decode("ascii")
