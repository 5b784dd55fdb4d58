"""Figures for the room and for the paper, drawn from the same rows as the screen."""

from collections.abc import Callable, Mapping

from charts.drawing import Drawing
from charts.drawn import gaps
from charts.drawn import map as map_
from charts.scope import Scope

CHARTS: Mapping[str, Callable[[Scope], Drawing]] = {
    "map": map_.drawing,
    "gaps": gaps.drawing,
}
NAMES: Mapping[str, str] = {"map": map_.NAME, "gaps": gaps.NAME}
