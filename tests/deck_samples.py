"""What the tests of the deck share: a scope of the sample, and small slides."""

import argparse
import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from matplotlib.axes import Axes

import queries
from charts.__main__ import scope_of
from charts.deck.slide import Deck, Slide, Spoken
from charts.scope import Scope
from charts.theme import Look

load = lru_cache(queries.load)


def scope(
    folder: Path,
    *,
    indicator: str = "adult_vneid",
    as_of: date | None = None,
    district: str | None = None,
    group: str | None = None,
) -> Scope:
    """What the shell asks for with these filters, of the store in a folder that never changes."""
    options = argparse.Namespace(
        indicator=indicator, as_of=as_of, district=district, group=group, target_year=None
    )
    store = patch.dict(os.environ, {"HATINH_DATA_DIR": str(folder)})
    with store, patch.object(queries, "load", load):
        return scope_of(options)


def line(axes: Axes, look: Look) -> None:
    """Draws a line in the ink of the look."""
    axes.set_axis_off()
    axes.plot([0, 1], [0, 1], color=look.ink, linewidth=look.line)


def slide(name: str = "one", **changes: object) -> Slide:
    """A slide with a line on it."""
    words = {
        "title": "Hà Tĩnh đạt 74,0 %",
        "subtitle": "Xác nhận trên VNeID",
        "note": "Im lặng: Đức Đồng.",
        "alt": "Một đường chéo",
        "draw": line,
        "spoken": (Spoken("Số đạt: 740.000", "coverage_of_province"),),
    }
    return Slide(name=name, **(words | changes))  # type: ignore[arg-type]  # a mix of types


def deck(*slides: Slide, is_sample: bool = True) -> Deck:
    """These slides as a deck."""
    return Deck("Thử <1>", "Hà Tĩnh · 31/10/2026", is_sample, slides or (slide(),))
