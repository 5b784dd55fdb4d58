"""The map. A browser keeps its geometry as a static file; this sends colours and words only."""

import json
import string
from collections.abc import Callable, Sequence
from itertools import compress
from typing import Any, NamedTuple
from zlib import crc32

import pydeck as pdk
from pydeck.bindings import deck as pydeck_deck

from charts import hover, labels, theme, view
from charts.geometry import Geometry, Side
from charts.rows import Row, Table, records

Colour = tuple[int, int, int, int]

CLEAR: Colour = (0, 0, 0, 0)
HIGHLIGHT: Colour = (*theme.rgb(theme.INK), 60)
STATIC = "app/static/"
# Outlines between all kinds of a column, not around one.
KINDS = {
    "district": "former_district",
    "former_district": "former_district",
    "kind": "kind",
    "peer_group": "peer_group",
}


def _is_in_notebook() -> bool:
    """No: pydeck tries to load the widget of one, in vain, at every map."""
    return False


pydeck_deck.has_jupyter_extra = _is_in_notebook


class LeanDeck(pdk.Deck):
    """A deck that is sent without blanks, and has no map of others below: it looks for no keys."""

    def _set_api_keys(self, api_keys: object = None) -> None:
        """Looks for none: pydeck looks through the environment and for Jupyter at every map."""

    def to_json(self) -> str:
        """The same description, shorter: without blanks, and letters as they are."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)


def share(row: Row) -> str | None:
    """The class of a share, or whether another measure met its target; none without a value."""
    if row["level"] in theme.LEVEL_MARKS:
        return None
    if row["measure"] == "coverage":
        return theme.CLASS_COLOURS[theme.class_of(row["value"])]
    return theme.LEVEL_COLOURS[row["level"]]


class Look(NamedTuple):
    """What a map tells of a commune: its colour, if it has one, the card with the words, a sign."""

    paint: Callable[[Row], str | None] = share
    card: hover.Card = hover.level
    sign: Callable[[Row], str] = labels.sign


COVERAGE = Look()


def coverage_map(
    communes: Table,
    geometry: Geometry,
    *,
    unit: str | None,
    outlines: Sequence[str] = ("district",),
    chosen: str | None = None,
    is_close: bool = False,
    with_names: bool = False,
    size: tuple[int, int],
    with_tiles: bool = False,
    look: Look = COVERAGE,
) -> pdk.Deck:
    """Where coverage lags: every commune in its class, one hexagon each beside it if wanted.

    `communes` as of `queries.coverage_by_commune`, any part of the 69: the others stay empty.
    `outlines` are names of `theme.OUTLINES`; `size` is the room in pixels, for the first view: of
    the province, or, `is_close`, of these communes. Another `look` tells something else of them.
    """
    by_code = {row["commune_code"]: row for row in records(communes)}
    rows = [by_code.get(code) for code in geometry.codes]
    paints = [None if row is None else look.paint(row) for row in rows]
    layers = _area(geometry.communes, "communes", paints)
    layers += _outline(
        geometry.borders, "borders", geometry.border_sides, rows, paints, outlines, chosen
    )
    shown = list(compress(geometry.commune_centres, rows))
    bounds = geometry.all_bounds if with_tiles else geometry.bounds
    first = view.fit(view.around(shown) if is_close and shown else bounds, size)
    if with_names:
        layers.append(labels.places(rows, geometry.commune_centres, chosen, first.zoom))
    else:
        layers += labels.marks(rows, geometry.commune_centres, first, look.sign)
    if with_tiles:
        layers += _tiles(geometry, rows, paints, outlines, chosen)
    return LeanDeck(
        layers=layers,
        initial_view_state=first,
        map_provider=None,
        tooltip={"html": hover.cards(rows, geometry.names, unit, look.card)},
    )


def _tiles(
    geometry: Geometry,
    rows: Sequence[Row | None],
    paints: Sequence[str | None],
    outlines: Sequence[str],
    chosen: str | None,
) -> list[pdk.Layer]:
    """The same as hexagons, with the names of all."""
    sides = geometry.tile_border_sides
    papers = [paint or theme.PAPER for paint in paints]
    return [
        *_area(geometry.tiles, "tiles", paints),
        *_outline(geometry.tile_borders, "tile_borders", sides, rows, paints, outlines, chosen),
        labels.names(rows, geometry.tile_centres, papers),
    ]


def _area(file: str, name: str, paints: Sequence[str | None]) -> list[pdk.Layer]:
    """Coloured areas, one feature a commune."""
    fills = [(*theme.rgb(paint), 255) if paint else CLEAR for paint in paints]
    return [
        pdk.Layer(
            "GeoJsonLayer",
            data=STATIC + file,
            id=name,
            stroked=False,
            filled=True,
            _subLayerProps=_below("polygons-fill", getFillColor=(fills, "properties.i")),
            pickable=True,
            auto_highlight=True,
            highlight_color=HIGHLIGHT,
        )
    ]


def _outline(
    file: str,
    name: str,
    sides: Sequence[Side],
    rows: Sequence[Row | None],
    paints: Sequence[str | None],
    outlines: Sequence[str],
    chosen: str | None,
) -> list[pdk.Layer]:
    """Every border thin, and thick where it runs around one of the outlined groups."""
    styles = [
        theme.NO_DATA_RULE if _is_blank(side, rows, paints) else theme.COMMUNE_RULE
        for side in sides
    ]
    for outline in (*(one for one in theme.OUTLINES if one in outlines), "chosen"):
        groups = [_group(row, outline, chosen) for row in rows] + [None]
        styles = [
            theme.OUTLINES[outline] if groups[a] != groups[b] else style
            for (a, b), style in zip(sides, styles, strict=True)
        ]
    colours = [(*theme.rgb(colour), 255) for colour, _ in styles]
    widths = [width for _, width in styles]
    index = "__source.object.properties.j"
    return [
        pdk.Layer(
            "GeoJsonLayer",
            data=STATIC + file,
            id=name,
            stroked=True,
            filled=False,
            line_width_units='"pixels"',
            line_joint_rounded=True,
            line_cap_rounded=True,
            _subLayerProps=_below(
                "linestrings", getColor=(colours, index), getWidth=(widths, index)
            ),
        )
    ]


def _below(layer: str, **looks: tuple[Sequence[Any], str]) -> dict[str, Any]:
    """Looks for the layer below, each a list and where a feature says its index into it.

    They are not given to the layer itself: with clicks on, Streamlit pales every fill it finds
    there except the clicked one, and forgets when the other looks change.
    """
    listed = {name: _looked_up(values, index) for name, (values, index) in looks.items()}
    return {
        layer: {
            **{name: f"@@={expression}" for name, expression in listed.items()},
            "updateTriggers": {name: crc32(one.encode()) for name, one in listed.items()},
        }
    }


def _looked_up(values: Sequence[Any], index: str) -> str:
    """The value at an index as an expression: the few different values, and which stands where.

    It is sent with every change, so it has no blanks, and a digit for each place if there are ten.
    """
    different = list(dict.fromkeys(values))
    places = [different.index(value) for value in values]
    palette = [list(one) if isinstance(one, tuple) else one for one in different]
    digits = f"'{''.join(map(str, places))}'" if len(different) <= len(string.digits) else places
    return f"({palette})[({digits})[{index}]]".replace(" ", "")


def _is_blank(side: Side, rows: Sequence[Row | None], paints: Sequence[str | None]) -> bool:
    """Whether all communes asked for beside a border have no colour that would show it."""
    beside = [paints[index] for index in side if index >= 0 and rows[index] is not None]
    return bool(beside) and not any(beside)


def _group(row: Row | None, outline: str, chosen: str | None) -> object:
    """What a border must separate to be drawn: the kind, membership, or the chosen commune."""
    if row is None:
        return None
    if outline == "chosen":
        return True if row["commune_code"] == chosen else None
    if outline in KINDS:
        return row[KINDS[outline]]
    return True if row[outline] == "yes" else None
