"""The map. A browser keeps its geometry as a static file; this sends colours and words only."""

import math
from collections.abc import Collection, Sequence
from html import escape
from typing import Any

import pandas as pd
import pydeck as pdk

from charts import theme
from charts.formats import amount, day, number, place
from charts.geometry import Bounds, Geometry, Point, Side
from charts.rows import Row, records

Colour = tuple[int, int, int, int]

CLEAR: Colour = (0, 0, 0, 0)
HIGHLIGHT: Colour = (*theme.rgb(theme.INK), 60)
STATIC = "app/static/"
TILE_TEXT_METRES = 2650
MARK_PIXELS = 20


def coverage_map(
    communes: pd.DataFrame,
    geometry: Geometry,
    *,
    unit: str | None,
    outlines: Sequence[str] = ("district",),
    chosen: str | None = None,
    size: tuple[int, int],
    with_tiles: bool = False,
) -> pdk.Deck:
    """Where coverage lags: every commune in its class, one hexagon each beside it if wanted.

    `communes` as of `queries.coverage_by_commune`, any part of the 69: the others stay empty.
    `outlines` are names of `theme.OUTLINES`; `size` is the room in pixels, for the first view.
    """
    by_code = {row["commune_code"]: row for row in records(communes)}
    rows = [by_code.get(code) for code in geometry.codes]
    fills = [_fill(row) for row in rows]
    layers = _area(geometry.communes, "communes", fills)
    layers += _outline(geometry.borders, "borders", geometry.border_sides, rows, outlines, chosen)
    layers += _marks("marks", rows, geometry.commune_centres)
    bounds = geometry.bounds
    if with_tiles:
        bounds = geometry.all_bounds
        layers += _area(geometry.tiles, "tiles", fills)
        layers += _outline(
            geometry.tile_borders,
            "tile_borders",
            geometry.tile_border_sides,
            rows,
            outlines,
            chosen,
        )
        layers.append(_names(rows, geometry.tile_centres))
    return pdk.Deck(
        layers=layers,
        initial_view_state=_view(bounds, size),
        map_provider=None,
        tooltip={"html": _hover_cards(rows, unit), "style": _HOVER_STYLE},
    )


def _paint(row: Row | None) -> str | None:
    """The class of a share, or whether another measure met its target; none without a value."""
    if row is None or row["level"] in theme.LEVEL_MARKS:
        return None
    if row["measure"] == "coverage":
        return theme.CLASS_COLOURS[theme.class_of(row["value"])]
    return theme.LEVEL_COLOURS[row["level"]]


def _fill(row: Row | None) -> Colour:
    paint = _paint(row)
    return (*theme.rgb(paint), 255) if paint else CLEAR


def _area(file: str, name: str, fills: Sequence[Colour]) -> list[pdk.Layer]:
    """Coloured areas, one feature a commune."""
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
    outlines: Sequence[str],
    chosen: str | None,
) -> list[pdk.Layer]:
    """Every border thin, and thick where it runs around one of the outlined groups."""
    styles = [
        (theme.NO_DATA_RULE if _is_blank(side, rows) else theme.COMMUNE_RULE) for side in sides
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


def _below(layer: str, **looks: tuple[Collection[Any], str]) -> dict[str, Any]:
    """Looks for the layer below, each a list and where a feature says its index into it.

    They are not given to the layer itself: with clicks on, Streamlit pales every fill it finds
    there except the clicked one, and forgets when the other looks change.
    """
    listed = {name: f"({_listed(values)})[{index}]" for name, (values, index) in looks.items()}
    return {
        layer: {
            **{name: f"@@={expression}" for name, expression in listed.items()},
            "updateTriggers": listed,
        }
    }


def _is_blank(side: Side, rows: Sequence[Row | None]) -> bool:
    """Whether all communes asked for beside a border have no colour that would show it."""
    paints = [_paint(row) for index in side if index >= 0 and (row := rows[index]) is not None]
    return bool(paints) and not any(paints)


def _group(row: Row | None, outline: str, chosen: str | None) -> object:
    """What a border must separate to be drawn: the district, membership, or the chosen commune."""
    if row is None:
        return None
    if outline == "district":
        return row["former_district"]
    if outline == "chosen":
        return True if row["commune_code"] == chosen else None
    return True if row[outline] == "yes" else None


def _marks(name: str, rows: Sequence[Row | None], centres: Sequence[Point]) -> list[pdk.Layer]:
    """A sign on communes that are silent or without data: never by colour alone."""
    data = [
        {"at": centre, "sign": _sign(row)}
        for row, centre in zip(rows, centres, strict=True)
        if row is not None and _sign(row)
    ]
    if not data:
        return []
    return [
        pdk.Layer(
            "TextLayer",
            data=data,
            id=name,
            get_position="at",
            get_text="sign",
            get_size=MARK_PIXELS,
            get_color=[*theme.rgb(theme.ALERT), 255],
            font_weight=700,
            outline_width=3,
            outline_color=[255, 255, 255, 255],
            font_settings={"sdf": True},
            character_set='"auto"',
        )
    ]


def _sign(row: Row) -> str:
    return theme.LEVEL_MARKS.get(row["level"], theme.SILENT_MARK if row["is_silent"] else "")


def _names(rows: Sequence[Row | None], centres: Sequence[Point]) -> pdk.Layer:
    """The names on the hexagons, dark on pale classes and white on dark ones."""
    data = [
        {
            "at": centre,
            "name": _broken(row),
            "ink": theme.rgb(theme.ink_on(_paint(row) or theme.PAPER)),
        }
        for row, centre in zip(rows, centres, strict=True)
        if row is not None
    ]
    return pdk.Layer(
        "TextLayer",
        data=data,
        id="names",
        get_position="at",
        get_text="name",
        _subLayerProps={"characters": {"getColor": "@@=ink"}},
        get_size=TILE_TEXT_METRES,
        size_units='"meters"',
        line_height=1.0,
        font_family=f'"{theme.FONT.split(",")[0]}"',
        font_weight=600,
        character_set='"auto"',
    )


def _broken(row: Row) -> str:
    sign = _sign(row)
    return str(row["commune"]).replace(" ", "\n") + (f"\n{sign}" if sign else "")


def _hover_cards(rows: Sequence[Row | None], unit: str | None) -> str:
    """All 69 hover cards, of which a style shows the one under the pointer.

    The geometry knows no numbers, so the browser gets every card and puts in only the index.
    """
    cards = "".join(
        f'<div class="hover-card" id="hover-{index}">{_hover_card(row, unit)}</div>'
        for index, row in enumerate(rows)
        if row is not None
    )
    return f"<style>.hover-card{{display:none}}#hover-{{i}}{{display:block}}</style>{cards}"


def _hover_card(row: Row, unit: str | None) -> str:
    lines = [f"<b>{escape(place(row['kind'], row['commune']))}</b>"]
    if row["level"] == "no_data":
        return f"{lines[0]}<br>Chưa có số liệu"
    lines.append(
        f"{amount(row['value'], row['measure'], unit)} · {theme.LEVEL_NAMES[row['level']]}"
    )
    if pd.notna(row["people_missing"]) and row["people_missing"]:
        lines.append(f"thiếu {number(row['people_missing'])} {unit or ''}")
    lines.append(f"số liệu {day(row['reported_on'])}{' · im lặng' if row['is_silent'] else ''}")
    return "<br>".join(lines)


# The box is drawn by the card inside (css.py): a commune outside the filters then shows none.
_HOVER_STYLE = {"backgroundColor": "transparent", "padding": "0"}


def _view(bounds: Bounds, size: tuple[int, int]) -> pdk.ViewState:
    """The view in which `bounds` just fill `size` (web Mercator, tiles of 512 pixels)."""
    west, south, east, north = bounds
    width, height = size
    across = (east - west) / 360
    along = (_mercator(north) - _mercator(south)) / (2 * math.pi)
    zoom = math.log2(min(width / 512 / across, height / 512 / along) * 0.97)
    middle = (_mercator(north) + _mercator(south)) / 2
    latitude = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return pdk.ViewState(
        latitude=latitude,
        longitude=(west + east) / 2,
        zoom=round(zoom, 3),
        min_zoom=6,
        max_zoom=13,
    )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _listed(values: Collection[Any]) -> str:
    """A list as an expression without blanks: it is sent with every change."""
    return str([list(one) if isinstance(one, tuple) else one for one in values]).replace(" ", "")
