"""The first view of a map."""

import math
from collections.abc import Iterable

import pydeck as pdk

from charts.geometry import Bounds, Point

TILE = 512  # pixels across the world at zoom 0
HALF = 0.08  # degrees; a commune of 90 km² is about 0.09 across


def fit(bounds: Bounds, size: tuple[int, int]) -> pdk.ViewState:
    """The view in which `bounds` just fill `size` (web Mercator, tiles of 512 pixels)."""
    west, south, east, north = bounds
    width, height = size
    across = (east - west) / 360
    along = (_mercator(north) - _mercator(south)) / (2 * math.pi)
    zoom = math.log2(min(width / TILE / across, height / TILE / along) * 0.97)
    middle = (_mercator(north) + _mercator(south)) / 2
    latitude = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return pdk.ViewState(
        latitude=latitude,
        longitude=(west + east) / 2,
        zoom=round(zoom, 3),
        min_zoom=6,
        max_zoom=13,
    )


def around(centres: Iterable[Point]) -> Bounds:
    """The bounds of the communes with these centres, as far as half a usual commune goes."""
    across, along = zip(*centres, strict=True)
    return (min(across) - HALF, min(along) - HALF, max(across) + HALF, max(along) + HALF)


def pixels(centre: Point, zoom: float) -> Point:
    """Where a centre lies at a zoom, in pixels from a corner of the world to the right and up."""
    longitude, latitude = centre
    world = TILE * 2**zoom
    return world * longitude / 360, world * _mercator(latitude) / (2 * math.pi)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
