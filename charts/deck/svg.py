"""A drawn slide as SVG inside a page: real text, names of its own, colours that a page can turn."""

import re
from io import StringIO

from matplotlib.figure import Figure

from charts import theme

NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
SVG = re.compile(r"<svg.*</svg>", re.DOTALL)
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
STYLE = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)
OPENING = re.compile(r"<svg[^>]*>", re.DOTALL)
SPACE = re.compile(r"\n\s*")
NAMED = re.compile(r'\b(id=")([^"]+)|(url\(#|href="#)([^)"]+)')
STYLED = re.compile(r'<(\w+)([^<>]*?)style="([^"]*)"')
COLOUR = re.compile(r"(fill|stroke): (#[0-9a-f]{6})")
# What is painted with these stays as it is: classes and levels, under text that is set on them.
PAINTED = {*theme.CLASS_COLOURS, *theme.LEVEL_COLOURS.values()} - {theme.PAPER}


def inline(figure: Figure, number: int, label: str) -> str:
    """The figure as an `svg` element of slide `number`, its colours as CSS variables."""
    written = StringIO()
    figure.savefig(written, format="svg", metadata=NO_METADATA)
    found = SVG.search(written.getvalue())
    assert found is not None
    text = STYLE.sub("", METADATA.sub("", found.group()))
    text = STYLED.sub(_turned, NAMED.sub(lambda one: _own(one, number), text))
    box = f"0 0 {figure.get_figwidth() * 72:g} {figure.get_figheight() * 72:g}"
    opening = f'<svg viewBox="{box}" role="img" aria-label="{label}">'
    text = OPENING.sub(lambda _: opening, text, count=1)
    return SPACE.sub("\n", text).replace("xlink:href", "href")


def variable(colour: str) -> str:
    """The name of the CSS variable of a colour that a dark page turns."""
    return f"--x{colour.lstrip('#')}"


def _own(found: re.Match[str], number: int) -> str:
    """A name that no other slide has."""
    before, name = found[1] or found[3], found[2] or found[4]
    return f"{before}s{number}-{name}"


def _turned(found: re.Match[str]) -> str:
    tag, between, style = found.groups()
    turned = COLOUR.sub(lambda one: _colour(one, tag), style)
    return f'<{tag}{between}style="{turned}"'


def _colour(found: re.Match[str], tag: str) -> str:
    """Text on a class is black or white in every light; a class keeps its colour."""
    what, colour = found.groups()
    is_set_on_class = tag == "text" and colour in (theme.PAPER, theme.BLACK)
    is_class = what == "fill" and tag != "text" and colour in PAINTED
    if colour not in theme.DARK or is_set_on_class or is_class:
        return found[0]
    return f"{what}: var({variable(colour)})"
