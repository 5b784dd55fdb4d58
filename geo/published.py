"""What the app needs to know of the published map; standard library only, so it loads at once."""

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

FORMAT = 2
OUTSIDE = -1

Side = tuple[int, int]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class PublishedMap:
    """Names of the four GeoJSON files in the static folder, and what is drawn in them.

    `codes` is the order of the communes: feature i of `communes` and of `tiles` is `codes[i]`, and
    has `names[i]` ("Xã Sơn Kim 1") as its property `name`.
    Feature j of `borders` runs between the two communes `border_sides[j]` (indexes into `codes`,
    -1 for the outside), feature j of `tile_borders` between `tile_border_sides[j]`. Centres are
    (longitude, latitude) in the order of `codes`; bounds are west, south, east, north, of the real
    map alone and with the tile map beside it. `source` is the Vietnamese sentence under the map.
    """

    communes: str
    borders: str
    tiles: str
    tile_borders: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    border_sides: tuple[Side, ...]
    tile_border_sides: tuple[Side, ...]
    commune_centres: tuple[Point, ...]
    tile_centres: tuple[Point, ...]
    bounds: Bounds
    all_bounds: Bounds
    is_official: bool
    source: str

    def neighbours(self, code: str) -> tuple[str, ...]:
        """The communes that share a border with one, in the order of `codes`."""
        index = self.codes.index(code)
        beside = {other for side in self.border_sides if index in side for other in side}
        return tuple(self.codes[other] for other in sorted(beside - {index, OUTSIDE}))


def path(store: Path) -> Path:
    """Where the description of the published map is kept."""
    return store / "map.json"


def read(store: Path) -> PublishedMap | None:
    """The map published last, or None when there is none or it is of another format."""
    try:
        put = path(store).stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(path(store), put)


@lru_cache(maxsize=2)
def _read(described: Path, put: int) -> PublishedMap | None:
    """The description as it was `put` in place: read once for all pages."""
    stored = json.loads(described.read_text(encoding="utf-8"))
    if stored.get("format") != FORMAT:
        return None
    return PublishedMap(
        **{field.name: _frozen(stored[field.name]) for field in fields(PublishedMap)}
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
