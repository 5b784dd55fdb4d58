"""Figures for the room and for the paper, drawn from the same rows as the screen."""

from collections.abc import Callable, Mapping

from charts.drawing import Drawing
from charts.drawn import districts, equity, gaps, path, scorecard, tiles
from charts.drawn import map as map_
from charts.scope import Scope

CHARTS: Mapping[str, Callable[[Scope], Drawing]] = {
    "map": map_.drawing,
    "tiles": tiles.drawing,
    "gaps": gaps.drawing,
    "path": path.drawing,
    "districts": districts.drawing,
    "equity": equity.drawing,
    "scorecard": scorecard.drawing,
}
NAMES: Mapping[str, str] = {
    "map": map_.NAME,
    "tiles": tiles.NAME,
    "gaps": gaps.NAME,
    "path": path.NAME,
    "districts": districts.NAME,
    "equity": equity.NAME,
    "scorecard": scorecard.NAME,
}
