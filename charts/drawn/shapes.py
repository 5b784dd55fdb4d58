"""The published map as areas and lines in metres, read once per process."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import geopandas
import shapely
from geopandas import GeoDataFrame, GeoSeries

from charts.geometry import Bounds, Geometry

METRES = "EPSG:32648"
STATIC = Path(__file__).parents[2] / "static"


@lru_cache(maxsize=8)
def read(path: Path) -> GeoDataFrame:
    """The features of a published GeoJSON file in the file's order, in metres of UTM 48N.

    Nobody changes it: all drawings share it. Raises FileNotFoundError.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return GeoDataFrame.from_features(features, crs="EPSG:4326").to_crs(METRES)


def communes(geometry: Geometry, folder: Path = STATIC) -> GeoDataFrame:
    """The areas of the communes, in the order of `geometry.codes`."""
    return read(folder / geometry.communes)


def borders(geometry: Geometry, folder: Path = STATIC) -> GeoDataFrame:
    """The borders between communes, in the order of `geometry.border_sides`."""
    return read(folder / geometry.borders)


def tiles(geometry: Geometry, folder: Path = STATIC) -> GeoDataFrame:
    """One hexagon per commune, in the order of `geometry.codes`."""
    return read(folder / geometry.tiles)


def tile_borders(geometry: Geometry, folder: Path = STATIC) -> GeoDataFrame:
    """The sides of the hexagons, in the order of `geometry.tile_border_sides`."""
    return read(folder / geometry.tile_borders)


def matrix(bounds: Bounds, room: Bounds) -> list[float]:
    """The way from metres to points: as large as fits the room, in its middle, nothing stretched.

    As `GeoSeries.affine_transform` takes it: a, b, d, e, x, y.
    """
    west, south, east, north = bounds
    left, foot, right, top = room
    scale = min((right - left) / (east - west), (top - foot) / (north - south))
    x = (left + right - scale * (west + east)) / 2
    y = (foot + top - scale * (south + north)) / 2
    return [scale, 0.0, 0.0, scale, x, y]


def hatching(areas: GeoSeries, step: float) -> Sequence[Sequence[tuple[float, float]]]:
    """Slanting lines inside areas, a step apart: real lines, which every printer knows."""
    if not len(areas):
        return []
    area = shapely.union_all(areas.to_numpy())
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


def series(geometries: object) -> GeoSeries:
    """Geometries without a reference system: places on paper."""
    return geopandas.GeoSeries(geometries)
