"""What a published map must tell, so that charts need not know where it came from."""

from typing import Protocol

Side = tuple[int, int]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]


class Geometry(Protocol):
    """A published map: feature i of an area file is `codes[i]`; border j lies between two of them.

    `border_sides[j]` are indexes into `codes`, -1 for the outside.
    """

    @property
    def communes(self) -> str: ...
    @property
    def borders(self) -> str: ...
    @property
    def tiles(self) -> str: ...
    @property
    def tile_borders(self) -> str: ...
    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def border_sides(self) -> tuple[Side, ...]: ...
    @property
    def tile_border_sides(self) -> tuple[Side, ...]: ...
    @property
    def commune_centres(self) -> tuple[Point, ...]: ...
    @property
    def tile_centres(self) -> tuple[Point, ...]: ...
    @property
    def bounds(self) -> Bounds: ...
    @property
    def all_bounds(self) -> Bounds: ...
