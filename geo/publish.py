"""From boundaries to the static files that a browser draws."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import shapely

from geo import boundaries, communes, lattice, published, tiles
from geo.borders import Borders, borders
from geo.boundaries import BoundaryError
from geo.coverage import DECIMALS, Geometries, to_lon_lat, to_metres
from geo.files import feature_collection, replace_bytes
from geo.published import Bounds, Point, PublishedMap

LATTICE_SOURCE = "Bản đồ sơ họa: lưới lục giác 0,5 km², không phải ranh giới pháp lý."
# Where a label or a click lands inside a commune; finer than anyone sees.
CENTRE_TOLERANCE_M = 100


def publish(store: Path, static: Path) -> PublishedMap:
    """Write the four files of the map into `static`, then their description into `store`.

    Official boundaries are drawn when they are kept in `store` and sound, else the lattice;
    `source` says which, and why. File names carry a hash of their content. Files of an earlier map
    stay, because a browser may still be asking for them.
    """
    outlines, is_official, source = _outlines(store)
    tile_map = tiles.beside(_bounds(to_metres(outlines)))
    tile_outlines = to_lon_lat(tile_map.areas)
    tile_centres = _points(to_lon_lat(shapely.centroid(tile_map.areas)))
    ours, theirs = borders(outlines), borders(tile_outlines)
    known = communes.read(communes.REFERENCE)
    names = tuple(known[code].full_name for code in tile_map.codes)
    features = [
        {"i": index, "code": code, "name": name}
        for index, (code, name) in enumerate(zip(tile_map.codes, names, strict=True))
    ]
    placed = [{**one, "x": x, "y": y} for one, (x, y) in zip(features, tile_centres, strict=True)]
    result = PublishedMap(
        communes=_write(static, "communes", feature_collection(outlines, features)),
        borders=_write(static, "borders", _lines(ours)),
        tiles=_write(static, "tiles", feature_collection(tile_outlines, placed)),
        tile_borders=_write(static, "tile_borders", _lines(theirs)),
        codes=tile_map.codes,
        names=names,
        border_sides=ours.sides,
        tile_border_sides=theirs.sides,
        commune_centres=_centres(outlines),
        tile_centres=tile_centres,
        bounds=_bounds(outlines),
        all_bounds=_bounds(np.concatenate([outlines, tile_outlines])),
        is_official=is_official,
        source=source,
    )
    description = json.dumps({"format": published.FORMAT, **asdict(result)}, ensure_ascii=False)
    replace_bytes(published.path(store), description.encode())
    return result


def _outlines(store: Path) -> tuple[Geometries, bool, str]:
    """Communes in ascending order of code, whether they are official, and what to say of them."""
    try:
        official = boundaries.read(store)
    except BoundaryError as error:
        return _lattice(), False, f"Không dùng được ranh giới chính thức: {error}. {LATTICE_SOURCE}"
    if official is None:
        return _lattice(), False, LATTICE_SOURCE
    loaded_on = f"{official.loaded_on:%d/%m/%Y}"
    source = f"Ranh giới chính thức: {official.source}, nạp ngày {loaded_on}."
    return official.outlines, True, source


def _lattice() -> Geometries:
    return to_lon_lat(lattice.communes().areas)


def _write(static: Path, stem: str, text: str) -> str:
    content = text.encode()
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.json"
    replace_bytes(static / name, content)
    return name


def _lines(borders_: Borders) -> str:
    return feature_collection(borders_.lines, [{"j": j} for j in range(len(borders_.sides))])


def _centres(outlines: Geometries) -> tuple[Point, ...]:
    """The middle of the largest circle inside each area."""
    radii = shapely.maximum_inscribed_circle(to_metres(outlines), tolerance=CENTRE_TOLERANCE_M)
    return _points(to_lon_lat(shapely.get_point(radii, 0)))


def _points(points: Geometries) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in shapely.get_coordinates(points).tolist())


def _bounds(geometries: Geometries) -> Bounds:
    west, south, east, north = shapely.total_bounds(geometries).round(DECIMALS).tolist()
    return west, south, east, north
