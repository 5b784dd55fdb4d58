"""Every file of a figure read back and checked before anybody prints it."""

import json
from collections.abc import Mapping, Sequence
from io import BytesIO

from PIL import Image

from charts import inks, theme
from charts.drawn.canvas import FAMILY
from charts.press import checks, checks_of_type, reading, reading_svg
from charts.press.checks import Check
from charts.press.sheet import Sheet
from charts.press.writers import DOTS_PER_INCH

SVGS, PDFS, PICTURES = ("svg", "outlines"), ("pdf", "cmyk"), ("png", "grey")
LEAST_DOTS = 100  # of a colour in the proof, to count as an area


class PreflightError(ValueError):
    """A figure may not be printed as it is; the message says in Vietnamese what to change."""


def checked(
    files: Mapping[str, bytes], *, size_mm: tuple[float, float], is_sample: bool
) -> list[Check]:
    """All checks of one figure, whether they are met or not.

    `files`: the content of each of svg, outlines, pdf, cmyk, png, grey, as `writers` made them.
    """
    pdfs = [reading.read(name, files[name]) for name in PDFS]
    svgs = [reading_svg.read(name, files[name]) for name in SVGS]
    pictures = [_picture(name, files[name]) for name in PICTURES]
    drawn = [*pdfs, *svgs]
    return [
        checks.page_size([*drawn, *pictures], size_mm),
        checks_of_type.smallest_type(drawn),
        checks.thinnest_rule(drawn),
        checks.total_ink(drawn),
        checks_of_type.black_type(drawn),
        checks_of_type.text_on_tints(pdfs[:1]),
        checks_of_type.fonts(drawn, FAMILY),
        checks.grey_steps(_lightness(files["grey"], pdfs[0])),
        checks.sample_mark(drawn, is_sample=is_sample),
    ]


def demand(name: str, found: Sequence[Check]) -> None:
    """Raise PreflightError with all that must be changed, where a check is not met."""
    advice = " ".join(check.advice for check in found if not check.is_met)
    if advice:
        raise PreflightError(f"Hình «{name}» chưa in được. {advice}")


def as_json(found: Mapping[str, Sequence[Check]]) -> bytes:
    """The results of each figure, for programs."""
    written = {
        name: [
            {"check": one.name, "met": one.is_met, "found": one.found, "wanted": one.wanted}
            for one in results
        ]
        for name, results in found.items()
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def as_text(found: Mapping[str, Sequence[Check]]) -> bytes:
    """The same to read, in Vietnamese."""
    parts = []
    for title, results in found.items():
        lines = [f"{title}"]
        for one in results:
            told = "đạt" if one.is_met else f"CHƯA ĐẠT. {one.advice}"
            lines.append(f"- {one.title}: {one.found} (cần {one.wanted}): {told}")
        parts.append("\n".join(lines))
    return ("\n\n".join(parts) + "\n").encode()


def _picture(name: str, content: bytes) -> Sheet:
    """A picture has a size and nothing else that can be read."""
    with Image.open(BytesIO(content)) as image:
        wide, high = (dots / DOTS_PER_INCH * 25.4 for dots in image.size)
    return Sheet(name, wide, high)


def _lightness(proof: bytes, sheet: Sheet) -> dict[str, float]:
    """The lightness, 0 to 100, of every coloured area that the proof in grey shows."""
    with Image.open(BytesIO(proof)) as image:
        dots = image.histogram()
    colours = {
        mark.colour
        for mark in sheet.of("area")
        if mark.inks is not None and not inks.is_black(mark.inks)
    }
    greys = {colour: _grey(colour) for colour in sorted(colours)}
    seen = {one: grey for one, grey in greys.items() if sum(dots[grey - 1 : grey + 2]) > LEAST_DOTS}
    return {colour: _lightness_of(grey) for colour, grey in seen.items()}


def _grey(colour: str) -> int:
    """What a picture in grey makes of a colour (ITU-R BT.601, as Pillow does)."""
    red, green, blue = theme.rgb(colour)
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def _lightness_of(grey: int) -> float:
    """CIE L* of a grey."""
    share = theme.luminance(f"#{grey:02x}{grey:02x}{grey:02x}")
    return 116 * share ** (1 / 3) - 16 if share > 0.008856 else 903.3 * share
