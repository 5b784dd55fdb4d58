"""Areas that tile the province, and the way from metres to longitude and latitude."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

METRES = "EPSG:3405"
LON_LAT = "EPSG:4326"
# About one metre: finer than any map is drawn, and it keeps the files small.
DECIMALS = 5

Geometries = npt.NDArray[Any]


@dataclass(frozen=True)
class Coverage:
    """Commune codes in ascending order and their areas in metres of EPSG:3405."""

    codes: tuple[str, ...]
    areas: Geometries

    @classmethod
    def of(cls, areas: Mapping[str, Any]) -> "Coverage":
        """A coverage from areas by commune code."""
        codes = tuple(sorted(areas))
        return cls(codes, np.array([areas[code] for code in codes], dtype=object))


def to_lon_lat(geometries: Geometries) -> Geometries:
    """Geometries in metres as longitude and latitude, rounded to 5 decimals."""
    return np.asarray(
        shapely.transform(geometries, lambda xy: _projected(xy, METRES, LON_LAT).round(DECIMALS))
    )


def to_metres(geometries: Geometries) -> Geometries:
    """Geometries in longitude and latitude as metres of EPSG:3405."""
    return np.asarray(shapely.transform(geometries, lambda xy: _projected(xy, LON_LAT, METRES)))


def _projected(xy: npt.NDArray[np.float64], origin: str, target: str) -> npt.NDArray[np.float64]:
    return np.column_stack(_transformer(origin, target).transform(xy[:, 0], xy[:, 1]))


@lru_cache
def _transformer(origin: str, target: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(origin, target, always_xy=True)
