"""A PDF for the press: every colour replaced by its inks, set by hand; nothing is converted."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from charts import inks

# Colour operators of the screen: to fill, to draw; a number of channels each.
FILLING = {"g": 1, "rg": 3}
DRAWING = {"G": 1, "RG": 3}
SPACES = {"cs", "CS"}
COLOURS = {*FILLING, *DRAWING, *SPACES}
SCREEN_SPACES = {"/DeviceRGB", "/DeviceGray"}

Instruction = tuple[list[Any], pikepdf.Operator]


def converted(pdf: bytes) -> bytes:
    """The same PDF in cyan, magenta, yellow and black.

    Raises `inks.UnknownInkError` for a colour that has no inks.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for stream in _streams(page.obj):
                stream.write(_rewritten(stream))
            if "/Group" in page.obj:
                del page.obj["/Group"]
        output = BytesIO()
        document.save(output, deterministic_id=True)
    return output.getvalue()


def hex_of(channels: list[float]) -> str:
    """The colour #rrggbb of one channel of grey, or of three."""
    red, green, blue = channels if len(channels) == 3 else channels * 3
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _streams(page: Any) -> Iterator[Any]:
    """The content of a page, and all forms and patterns that it can draw."""
    yield page.Contents
    yield from _drawn_by(page.get("/Resources", {}))


def _drawn_by(resources: Any) -> Iterator[Any]:
    for kind in ("/XObject", "/Pattern"):
        for stream in dict(resources.get(kind, {})).values():
            if isinstance(stream, pikepdf.Stream) and stream.get("/Subtype") != "/Image":
                yield stream
                yield from _drawn_by(stream.get("/Resources", {}))


def _rewritten(stream: Any) -> bytes:
    instructions = pikepdf.parse_content_stream(stream)
    return pikepdf.unparse_content_stream(
        [_in_inks(one) if str(one.operator) in COLOURS else one for one in instructions]
    )


def _in_inks(one: Any) -> Instruction:
    operands, operator, name = one.operands, one.operator, str(one.operator)
    if name in FILLING or name in DRAWING:
        colour = hex_of([float(one) for one in operands])
        parts = [round(part / 100, 2) for part in inks.of(colour)]
        return parts, pikepdf.Operator("k" if name in FILLING else "K")
    if name in SPACES and str(operands[0]) in SCREEN_SPACES:
        return [pikepdf.Name.DeviceCMYK], operator
    return list(operands), operator
