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
STATIC = "app/static/"
TILE_TEXT_METRES = 2300
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
        layers.append(_names(rows, fills, geometry.tile_centres))
    return pdk.Deck(
        layers=layers,
        initial_view_state=_view(bounds, size),
        map_provider=None,
        tooltip={"html": _hover_cards(rows, unit), "style": _HOVER_STYLE},
    )


def _fill(row: Row | None) -> Colour:
    """The class of a share; for other measures whether the target is met; nothing is clear."""
    if row is None or row["level"] in ("no_data", "not_applicable"):
        return CLEAR
    if row["measure"] == "coverage":
        return (*theme.rgb(theme.CLASS_COLOURS[theme.class_of(row["value"])]), 255)
    return (*theme.rgb(theme.LEVEL_COLOURS[row["level"]]), 255)


def _area(file: str, name: str, fills: Sequence[Colour]) -> list[pdk.Layer]:
    return [
        pdk.Layer(
            "GeoJsonLayer",
            data=STATIC + file,
            id=name,
            stroked=False,
            filled=True,
            get_fill_color=f"({_listed(fills)})[properties.i]",
            update_triggers={"getFillColor": _listed(fills)},
            pickable=True,
            auto_highlight=True,
            highlight_color=[*theme.rgb(theme.INK), 60],
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
        (theme.COMMUNE_RULE if _is_drawn(side, rows) else theme.NO_DATA_RULE) for side in sides
    ]
    for outline in (*outlines, "chosen"):
        groups = [_group(row, outline, chosen) for row in rows] + [None]
        styles = [
            theme.OUTLINES[outline] if groups[a] != groups[b] else style
            for (a, b), style in zip(sides, styles, strict=True)
        ]
    colours = _listed([(*theme.rgb(colour), 255) for colour, _ in styles])
    widths = _listed([width for _, width in styles])
    return [
        pdk.Layer(
            "GeoJsonLayer",
            data=STATIC + file,
            id=name,
            stroked=True,
            filled=False,
            get_line_color=f"({colours})[properties.j]",
            get_line_width=f"({widths})[properties.j]",
            line_width_units='"pixels"',
            line_joint_rounded=True,
            line_cap_rounded=True,
            update_triggers={"getLineColor": colours, "getLineWidth": widths},
        )
    ]


def _is_drawn(side: Side, rows: Sequence[Row | None]) -> bool:
    """Whether a border has a coloured commune on either side, so that a thin rule shows it."""
    return any(_fill(rows[index]) != CLEAR for index in side if index >= 0)


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
        )
    ]


def _sign(row: Row) -> str:
    if row["level"] in ("no_data", "not_applicable"):
        return theme.NO_DATA_MARK
    return theme.SILENT_MARK if row["is_silent"] else ""


def _names(
    rows: Sequence[Row | None], fills: Sequence[Colour], centres: Sequence[Point]
) -> pdk.Layer:
    """The names on the hexagons, dark on pale classes and white on dark ones."""
    data = [
        {"at": centre, "name": _broken(row), "colour": _ink_on(fill)}
        for row, fill, centre in zip(rows, fills, centres, strict=True)
        if row is not None
    ]
    return pdk.Layer(
        "TextLayer",
        data=data,
        id="names",
        get_position="at",
        get_text="name",
        get_color="colour",
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


def _ink_on(fill: Colour) -> list[int]:
    dark = fill[3] > 0 and (0.299 * fill[0] + 0.587 * fill[1] + 0.114 * fill[2]) < 140
    return [*theme.rgb(theme.PAPER if dark else theme.INK), 255]


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


_HOVER_STYLE = {
    "backgroundColor": theme.PAPER,
    "color": theme.INK,
    "border": f"1px solid {theme.INK_SOFT}",
    "fontFamily": theme.FONT,
    "fontSize": f"{theme.SIZE_TEXT}px",
}


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
