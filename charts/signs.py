"""Signs on a map, drawn as lines: letters would make a browser load a page a quarter longer."""

import math
from collections.abc import Sequence

import pydeck as pdk

from charts import theme, view
from charts.geometry import Point

Stroke = Sequence[Point]

# Pixels of the first view to the right of and above the middle of a commune.
GLYPHS: dict[str, Sequence[Stroke]] = {
    "!": [[(0, 7), (0, -1.5)], [(-0.2, -6), (0.2, -6)]],
    "?": [
        [(-4, 4), (-3.2, 6.2), (0, 7.2), (3.2, 6.2), (4, 4), (3, 2), (0.3, 0), (0, -2)],
        [(-0.2, -6), (0.2, -6)],
    ],
    "–": [[(-4, 0), (4, 0)]],
    "×": [[(-4, -4), (4, 4)], [(-4, 4), (4, -4)]],
    "…": [[(at - 0.2, -5), (at + 0.2, -5)] for at in (-6, 0, 6)],
}
WIDTHS = {"!": 7, "?": 12, "–": 12, "×": 12, "…": 19}
INK, RIM = [*theme.rgb(theme.ALERT), 255], [255, 255, 255, 255]
INK_PIXELS, RIM_PIXELS = 3, 6


def layer(signed: Sequence[tuple[Point, str]], first: pdk.ViewState) -> pdk.Layer:
    """Dark signs with a pale rim at these places; they grow as a reader comes closer.

    Every sign is some strokes, which the browser gets once: what is sent of each is its place, and
    which stroke (`k`) in which of both colours (`i`).
    """
    drawn = {sign: _strokes(sign, first) for _, sign in signed}
    strokes = list(dict.fromkeys(stroke for parts in drawn.values() for stroke in parts))
    rows = [
        {"x": x, "y": y, "k": strokes.index(stroke), "i": i}
        for i in (0, 1)
        for (x, y), sign in signed
        for stroke in drawn[sign]
    ]
    return pdk.Layer(
        "PathLayer",
        data=rows,
        id="marks",
        get_path=f"([{','.join(strokes)}])[k]",
        get_color=f"({[RIM, INK]})[i]".replace(" ", ""),
        get_width=f"({[RIM_PIXELS, INK_PIXELS]})[i]".replace(" ", ""),
        width_units='"pixels"',
        cap_rounded=True,
        joint_rounded=True,
    )


def _strokes(sign: str, first: pdk.ViewState) -> list[str]:
    """The strokes of a sign around a place x, y, in degrees as the first view shows them."""
    across = 360 / (view.TILE * 2**first.zoom)
    along = across * math.cos(math.radians(first.latitude))
    found = []
    left = -sum(WIDTHS[one] for one in sign) / 2
    for one in sign:
        middle = left + WIDTHS[one] / 2
        left += WIDTHS[one]
        for stroke in GLYPHS[one]:
            points = [((middle + right) * across, up * along) for right, up in stroke]
            found.append(",".join(f"[x{right:+.5f},y{up:+.5f}]" for right, up in points))
    return [f"[{stroke}]" for stroke in found]
