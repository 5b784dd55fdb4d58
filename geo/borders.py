"""Borders of a coverage, one line for every pair of sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from geo.coverage import Geometries
from geo.published import OUTSIDE, Side

Vertex = tuple[float, float]
Segment = tuple[Vertex, Vertex]


@dataclass(frozen=True)
class Borders:
    """Line j (a MultiLineString) is all that the areas `sides[j]` have in common; -1 is outside."""

    sides: tuple[Side, ...]
    lines: Geometries


def borders(areas: Geometries) -> Borders:
    """Who borders on whom, and where: one line per pair of areas, one per area on the outside.

    Areas must share the vertices of their common borders exactly. Any outline of a group of areas
    is then the lines that have exactly one side in the group.

    Raises ValueError when three areas share one segment, that is, when they overlap.
    """
    owners: dict[Segment, list[int]] = {}
    for index, area in enumerate(areas):
        for segment in _segments(area):
            owners.setdefault(segment, []).append(index)
    shared: dict[Side, list[Segment]] = {}
    for segment, owner in owners.items():
        if len(owner) > 2:
            raise ValueError(f"areas {owner} overlap at {segment[0]}")
        side = (owner[0], owner[1] if len(owner) == 2 else OUTSIDE)
        shared.setdefault(side, []).append(segment)
    sides = tuple(sorted(shared))
    return Borders(sides, np.array([_line(shared[side]) for side in sides], dtype=object))


def _segments(area: shapely.Geometry) -> Iterator[Segment]:
    for ring in shapely.get_rings(shapely.get_parts(area)):
        for start, end in pairwise(map(tuple, shapely.get_coordinates(ring).tolist())):
            if start != end:
                yield min(start, end), max(start, end)


def _line(segments: list[Segment]) -> shapely.MultiLineString:
    merged = shapely.line_merge(shapely.MultiLineString(segments))
    return shapely.MultiLineString(list(shapely.get_parts(merged)))
