"""Signs and names on a map."""

from collections.abc import Callable, Sequence

import pydeck as pdk

from charts import signs, theme, view
from charts.geometry import Point
from charts.rows import Row

TILE_TEXT_METRES = 2650
PLACE_PIXELS = 14
PLACE_WIDTH, PLACE_HEIGHT = 7.5, 17  # of a letter, of a line


def sign(row: Row) -> str:
    """That a commune is silent, or why it has no colour; empty for most."""
    return theme.LEVEL_MARKS.get(row["level"], theme.SILENT_MARK if row["is_silent"] else "")


def marks(
    rows: Sequence[Row | None],
    centres: Sequence[Point],
    first: pdk.ViewState,
    signed: Callable[[Row], str] = sign,
) -> list[pdk.Layer]:
    """A sign on communes that are silent or without data: never by colour alone."""
    found = [
        (centre, signed(row))
        for row, centre in zip(rows, centres, strict=True)
        if row is not None and signed(row)
    ]
    return [signs.layer(found, first)] if found else []


def names(rows: Sequence[Row | None], centres: Sequence[Point], papers: Sequence[str]) -> pdk.Layer:
    """The names on the hexagons, dark on pale classes and white on dark ones."""
    data = [
        {
            "at": centre,
            "name": _broken(row),
            "ink": theme.rgb(theme.ink_on(paper)),
        }
        for row, centre, paper in zip(rows, centres, papers, strict=True)
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


def places(
    rows: Sequence[Row | None], centres: Sequence[Point], chosen: str | None, zoom: float
) -> pdk.Layer:
    """Names and signs on communes, dark with a pale rim: readable on any class.

    The chosen commune has its own; of the others those for which there is room at this zoom.
    """
    named = [(row, centre) for row, centre in zip(rows, centres, strict=True) if row is not None]
    named.sort(key=lambda one: one[0]["commune_code"] != chosen)
    taken: list[tuple[float, float, float]] = []
    data = []
    for row, centre in named:
        text = f"{row['commune']} {sign(row)}".strip()
        across, up = view.pixels(centre, zoom)
        half = PLACE_WIDTH * len(text) / 2
        if all(
            abs(across - x) > half + other or abs(up - y) > PLACE_HEIGHT for x, y, other in taken
        ):
            taken.append((across, up, half))
            data.append({"at": centre, "name": text})
    return pdk.Layer(
        "TextLayer",
        data=data,
        id="places",
        get_position="at",
        get_text="name",
        get_size=PLACE_PIXELS,
        get_color=[*theme.rgb(theme.INK), 255],
        font_family=f'"{theme.FONT.split(",")[0]}"',
        font_weight=700,
        outline_color=[255, 255, 255, 255],
        outline_width=4,
        font_settings={"sdf": True},
        character_set='"auto"',
    )


def _broken(row: Row) -> str:
    name = str(row.get("tile_name", row["commune"])).replace(" ", "\n")
    return f"{name}\n{sign(row)}".strip()
