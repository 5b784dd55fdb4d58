"""The first view of a map."""

import math

import pydeck as pdk

from charts.geometry import Bounds


def fit(bounds: Bounds, size: tuple[int, int]) -> pdk.ViewState:
    """The view in which `bounds` just fill `size` (web Mercator, tiles of 512 pixels)."""
    west, south, east, north = bounds
    width, height = size
    across = (east - west) / 360
    along = (_mercator(north) - _mercator(south)) / (2 * math.pi)
    zoom = math.log2(min(width / 512 / across, height / 512 / along) * 0.97)
    middle = (_mercator(north) + _mercator(south)) / 2
    latitude = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return pdk.ViewState(
        latitude=latitude,
        longitude=(west + east) / 2,
        zoom=round(zoom, 3),
        min_zoom=6,
        max_zoom=13,
    )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
