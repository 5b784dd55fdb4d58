"""The typeface inside a page or a picture: only letters that it may need, as data."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from fontTools import subset

from charts.fonts import font_files

WEIGHTS = {"": 400, "B": 700}
# Nearly always enough, so that the letters are cut out of the typeface once for many files.
ALPHABET = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữự"
    "vwxyỳýỷỹỵz0123456789 .,;:!?%/()+-–−«»“”&·…²≥≈×<>\u00a0▲◆"
)
# Variants of letters, which our text does not use, take most of the time.
UNUSED = ("GSUB", "GDEF")


def faces(family: str, text: str) -> str:
    """The `@font-face` rules of both weights: the letters of the language and those of a text."""
    letters = "".join(sorted(set(ALPHABET + ALPHABET.upper() + text)))
    return "\n".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_cut_out(style, letters)}) format('woff2')}}"
        for style, weight in WEIGHTS.items()
    )


@lru_cache(maxsize=4)
def _cut_out(style: str, letters: str) -> str:
    options = subset.Options(flavor="woff2", layout_features=["kern"], hinting=False)
    options.drop_tables += UNUSED
    font = subset.load_font(str(font_files()[style]), options, lazy=True)
    cut = subset.Subsetter(options)
    cut.populate(text=letters)
    cut.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return b64encode(written.getvalue()).decode("ascii")
