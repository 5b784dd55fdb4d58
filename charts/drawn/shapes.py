"""The published map as areas and lines in metres, read once per process."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.affinity import affine_transform
from shapely.geometry import shape

from charts.geometry import Bounds, Geometry

LON_LAT, METRES = "EPSG:4326", "EPSG:32648"
STATIC = Path(__file__).parents[2] / "static"

Geometries = npt.NDArray[Any]


@lru_cache(maxsize=8)
def read(path: Path) -> Geometries:
    """The features of a published GeoJSON file in the file's order, in metres of UTM 48N.

    Nobody changes them: all drawings share them. Raises FileNotFoundError.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    known = np.array([shape(one["geometry"]) for one in features], dtype=object)
    to_metres = pyproj.Transformer.from_crs(LON_LAT, METRES, always_xy=True)
    return np.asarray(shapely.transform(known, to_metres.transform, interleaved=False))


def communes(geometry: Geometry, folder: Path = STATIC) -> Geometries:
    """The areas of the communes, in the order of `geometry.codes`."""
    return read(folder / geometry.communes)


def borders(geometry: Geometry, folder: Path = STATIC) -> Geometries:
    """The borders between communes, in the order of `geometry.border_sides`."""
    return read(folder / geometry.borders)


def tiles(geometry: Geometry, folder: Path = STATIC) -> Geometries:
    """One hexagon per commune, in the order of `geometry.codes`."""
    return read(folder / geometry.tiles)


def tile_borders(geometry: Geometry, folder: Path = STATIC) -> Geometries:
    """The sides of the hexagons, in the order of `geometry.tile_border_sides`."""
    return read(folder / geometry.tile_borders)


def matrix(bounds: Bounds, room: Bounds) -> list[float]:
    """The way from metres to points: as large as fits the room, in its middle, nothing stretched.

    As `affine_transform` takes it: a, b, d, e, x, y.
    """
    west, south, east, north = bounds
    left, foot, right, top = room
    scale = min((right - left) / (east - west), (top - foot) / (north - south))
    x = (left + right - scale * (west + east)) / 2
    y = (foot + top - scale * (south + north)) / 2
    return [scale, 0.0, 0.0, scale, x, y]


def moved(geometries: Geometries, way: Sequence[float]) -> Geometries:
    """The same somewhere else, as `matrix` says."""
    return np.array([affine_transform(one, way) for one in geometries], dtype=object)


def hatching(
    areas: Sequence[shapely.Geometry] | Geometries, step: float
) -> Sequence[Sequence[tuple[float, float]]]:
    """Slanting lines inside areas, a step apart: real lines, which every printer knows."""
    if not len(areas):
        return []
    area = shapely.union_all(areas)
    west, south, east, north = area.bounds
    high = north - south
    count = int((east - west + high) / step) + 1
    slants = shapely.MultiLineString(
        [
            ((west - high + step * one, south), (west + step * one, north))
            for one in range(count + 1)
        ]
    )
    cut = shapely.get_parts(shapely.intersection(area, slants))
    return [list(line.coords) for line in cut if line.geom_type == "LineString"]
