"""What the floor page shows: made-up constants, worked out once when the server starts."""

import json
import math
from functools import lru_cache
from typing import Any

COMMUNES = 69
MONTHS = 24
OPTIONS = [f"Chỉ tiêu {number:02}" for number in range(1, 21)]

_COLUMNS = 9
_CORNERS = 124  # per commune, so that the geometry weighs 186 KB, as the lattice's does


@lru_cache(maxsize=1)
def geometry() -> dict[str, Any]:
    """69 wavy shapes on a grid over Hà Tĩnh as GeoJSON, 186 KB when written without blanks."""
    return {"type": "FeatureCollection", "features": [_feature(i) for i in range(COMMUNES)]}


def geometry_kilobytes() -> float:
    """The weight of the geometry as a browser would need it."""
    return len(json.dumps(geometry(), separators=(",", ":"))) / 1000


def coloured(pick: int) -> dict[str, Any]:
    """The geometry with a fill in every feature, another for every pick."""
    features = geometry()["features"]
    for i, feature in enumerate(features):
        feature["properties"]["fill"] = [value(i, pick) * 2, 90, 200 - value(i, pick)]
    return geometry()


def value(i: int, pick: int) -> int:
    """A share between 35 and 95 that no other pick gives to the same commune."""
    return 35 + (i * 37 + pick * 13) % 61


def _feature(i: int) -> dict[str, Any]:
    west, south = 105.2 + 0.12 * (i % _COLUMNS), 17.9 + 0.1 * (i // _COLUMNS)
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    radius = [0.05 + 0.004 * math.sin(9 * turn + i) for turn in turns]
    ring = [
        [round(west + r * math.cos(turn), 5), round(south + r * math.sin(turn), 5)]
        for r, turn in zip(radius, turns, strict=True)
    ]
    return {
        "type": "Feature",
        "properties": {"i": i, "name": f"Xã {i:02}"},
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }
