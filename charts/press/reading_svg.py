"""An SVG read back: sizes of type, widths of lines and colours, which stand in its styles."""

import re
from xml.etree import ElementTree

from charts import theme
from charts.press.sheet import Kind, Mark, Sheet, known_inks

NAMESPACE = "{http://www.w3.org/2000/svg}"


def read(name: str, svg: bytes) -> Sheet:
    """The sheet of an SVG. Places are left out: the PDF of the same figure has them."""
    root = ElementTree.fromstring(svg)
    width, height = (float(root.get(one, "").removesuffix("mm")) for one in ("width", "height"))
    sheet = Sheet(name, width, height)
    for element in root.iter():
        style = _style(element.get("style", ""))
        if element.tag == f"{NAMESPACE}text":
            sheet.marks.append(_text(element, style))
        elif style:
            sheet.marks.extend(_shapes(style))
    faces = "".join(one.text or "" for one in root.iter(f"{NAMESPACE}style"))
    embedded = set(re.findall(r"font-family:'([^']+)'", faces))
    sheet.fonts = {mark.font: mark.font in embedded for mark in sheet.of("text")}
    return sheet


def _style(text: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in text.split(";") if one.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _text(element: ElementTree.Element, style: dict[str, str]) -> Mark:
    """`font: 700 11px 'Source Sans Pro'`, or the same in single properties."""
    short = re.search(r"([\d.]+)px '([^']+)'", style.get("font", ""))
    size = short[1] if short else style.get("font-size", "0").removesuffix("px")
    font = short[2] if short else style.get("font-family", "").strip("'")
    colour = style.get("fill", theme.BLACK)
    return Mark("text", colour, known_inks(colour), float(size), element.text or "", font)


def _shapes(style: dict[str, str]) -> list[Mark]:
    found: list[Mark] = []
    kinds: dict[str, Kind] = {"fill": "area", "stroke": "rule"}
    for name, kind in kinds.items():
        colour = style.get(name, "none")
        if colour.startswith("#"):
            width = float(style.get("stroke-width", 1)) if kind == "rule" else 0.0
            found.append(Mark(kind, colour, known_inks(colour), width))
    return found
