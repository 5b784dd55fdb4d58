"""Signs on a map, drawn as lines: letters would make a browser load a page a quarter longer."""

import math
from collections.abc import Sequence
from functools import lru_cache

import pydeck as pdk

from charts import theme, view
from charts.geometry import Point

Stroke = Sequence[Point]

# Pixels of the first view to the right of and above the middle of a commune: small enough that
# the colour of the smallest silent commune is still seen on the map of the first page.
GLYPHS: dict[str, Sequence[Stroke]] = {
    "!": [[(0, 5.5), (0, -1)], [(-0.2, -5), (0.2, -5)]],
    "?": [
        [(-3.2, 3.4), (-2.6, 5.2), (0, 6), (2.6, 5.2), (3.2, 3.4), (2.4, 1.8), (0.2, 0), (0, -1.5)],
        [(-0.2, -5), (0.2, -5)],
    ],
    "–": [[(-3.5, 0), (3.5, 0)]],
    "×": [[(-3.5, -3.5), (3.5, 3.5)], [(-3.5, 3.5), (3.5, -3.5)]],
    "…": [[(at - 0.2, -4), (at + 0.2, -4)] for at in (-5, 0, 5)],
}
WIDTHS = {"!": 6, "?": 10, "–": 11, "×": 11, "…": 16}
INK, RIM = [*theme.rgb(theme.ALERT), 255], [255, 255, 255, 255]
INK_PIXELS, RIM_PIXELS = 2.5, 4.5


def layer(signed: Sequence[tuple[Point, str]], first: pdk.ViewState) -> pdk.Layer:
    """Dark signs with a pale rim at these places; they grow as a reader comes closer.

    Every sign is some strokes, which the browser gets once: what is sent of each is its place, and
    which stroke (`k`) in which of both colours (`i`).
    """
    drawn = {sign: _strokes(sign, first.zoom, first.latitude) for _, sign in signed}
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


@lru_cache(maxsize=100)
def _strokes(sign: str, zoom: float, latitude: float) -> list[str]:
    """The strokes of a sign around a place x, y, in degrees as the first view shows them."""
    across = 360 / (view.TILE * 2**zoom)
    along = across * math.cos(math.radians(latitude))
    found = []
    left = -sum(WIDTHS[one] for one in sign) / 2
    for one in sign:
        middle = left + WIDTHS[one] / 2
        left += WIDTHS[one]
        for stroke in GLYPHS[one]:
            points = [((middle + right) * across, up * along) for right, up in stroke]
            found.append(",".join(f"[x{right:+.5f},y{up:+.5f}]" for right, up in points))
    return [f"[{stroke}]" for stroke in found]
