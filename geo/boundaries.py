"""The official boundaries a user has loaded, as they are kept beside the reports."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import shapely

from geo import tiles
from geo.coverage import Geometries
from geo.files import feature_collection, replace_bytes


class BoundaryError(ValueError):
    """Official boundaries cannot be used; the sentence says what was found and what to do."""


@dataclass(frozen=True)
class Boundaries:
    """Checked official boundaries: commune codes in ascending order and their outlines.

    `outlines` are areas in longitude and latitude with 5 decimals, neighbours sharing vertices.
    """

    codes: tuple[str, ...]
    outlines: Geometries
    source: str
    loaded_on: date


def folder(store: Path) -> Path:
    """Where official boundaries and the parts of an unfinished download are kept."""
    return store / "boundaries"


def path(store: Path) -> Path:
    """The one file of checked official boundaries: GeoJSON with its source and date inside."""
    return folder(store) / "communes.geojson"


def keep(store: Path, boundaries: Boundaries) -> None:
    """Put checked boundaries in place of those kept before, all at once."""
    text = feature_collection(
        boundaries.outlines,
        [{"code": code} for code in boundaries.codes],
        source=boundaries.source,
        loaded_on=boundaries.loaded_on.isoformat(),
    )
    replace_bytes(path(store), text.encode())


def read(store: Path) -> Boundaries | None:
    """The boundaries kept last, or None when none were.

    Raises BoundaryError when the file was damaged after it had been checked.
    """
    try:
        text = path(store).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        kept = _parsed(text)
    except (ValueError, KeyError, TypeError, shapely.GEOSException) as error:
        raise BoundaryError("tệp ranh giới chính thức đã nạp bị hỏng, hãy nạp lại") from error
    if kept.codes != tuple(sorted(tiles.cells())) or not _is_sound(kept.outlines):
        raise BoundaryError("tệp ranh giới chính thức đã nạp thiếu hoặc sai xã, hãy nạp lại")
    return kept


def _parsed(text: str) -> Boundaries:
    kept = json.loads(text)
    outlines = [shapely.from_geojson(json.dumps(each["geometry"])) for each in kept["features"]]
    return Boundaries(
        codes=tuple(each["properties"]["code"] for each in kept["features"]),
        outlines=np.array(outlines, dtype=object),
        source=kept["source"],
        loaded_on=date.fromisoformat(kept["loaded_on"]),
    )


def _is_sound(outlines: Geometries) -> bool:
    return bool(shapely.is_valid(outlines).all() and shapely.coverage_is_valid(outlines))
