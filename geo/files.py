"""GeoJSON text, and files that are either whole or not there."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import shapely

from geo.coverage import Geometries


def feature_collection(
    geometries: Geometries, properties: Iterable[Mapping[str, object]], **members: str
) -> str:
    """Compact GeoJSON of one feature per geometry; `members` stand beside `features`."""
    features = [
        {"type": "Feature", "properties": values, "geometry": json.loads(text)}
        for text, values in zip(shapely.to_geojson(geometries), properties, strict=True)
    ]
    collection = {"type": "FeatureCollection", **members, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
