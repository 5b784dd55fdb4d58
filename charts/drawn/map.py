"""The map on paper: communes in their classes, former districts, remote communes, names."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import shapely
from geopandas import GeoSeries
from matplotlib.axes import Axes

from charts import listing, words
from charts.drawing import Drawing
from charts.drawn import areas, names, said, shapes, strip
from charts.drawn.canvas import Canvas
from charts.formats import amount, kept
from charts.geometry import Bounds
from charts.rows import Row
from charts.scope import Scope
from charts.theme import Look

NAME = "Bản đồ"
LEAST = (30.0, 14.0)  # of the least type: width of the map, and its height without the legend


def drawing(scope: Scope) -> Drawing:
    """Where communes lag: the map with a legend that counts them, the lowest ones named.

    Raises NothingToDrawError where no commune is asked for or none has a value.
    """
    rows = said.known(scope, scope.ask("coverage_by_commune"))
    province = scope.ask("coverage_of_province")[0]
    return Drawing(
        name="map",
        title=headline(scope, rows, province),
        subtitle=said.subtitle(scope),
        note=said.joined(said.basis(rows), scope.geometry.source),
        alt=kept(words.map_alt(province, scope.indicator["short_name"])),
        rows=listing.shown(listing.commune_list(rows, is_sample=scope.is_sample)),
        draw=partial(_draw, scope, rows),
    )


def headline(scope: Scope, rows: Sequence[Row], province: Row) -> str:
    """How many communes lag; without a target how far the place is."""
    lagging = sum(row["level"] == "behind" for row in rows)
    done, measure = province["communes_met"], province["measure"]
    if measure == "yes_no":
        return said.titled(scope, f"{done} {said.noun(scope)} đã tổ chức")
    if any(row["level"] == "no_target" for row in rows):
        value = amount(province["value"], measure, scope.indicator["unit"])
        return said.titled(scope, f"đạt {value}, chưa đặt mục tiêu")
    if lagging:
        return said.titled(scope, f"{lagging} {said.noun(scope)} còn tụt hậu")
    return said.titled(scope, f"không {said.noun(scope)} nào tụt hậu")


def lowest(rows: Sequence[Row]) -> list[Row]:
    """Communes below their target, those farthest from it first; without targets none."""
    below = [row for row in rows if row["level"] in ("near", "behind") and pd.notna(row["value"])]
    return sorted(below, key=lambda row: (row["value"] - row["target"], row["commune_code"]))


def _draw(scope: Scope, rows: Sequence[Row], axes: Axes, look: Look) -> None:
    canvas = Canvas(axes, look)
    keys = areas.keys(canvas, rows)
    foot = strip.height(canvas, rows, keys) + look.text
    canvas.need(NAME, LEAST[0] * look.text, LEAST[1] * look.text + foot)
    by_code = {row["commune_code"]: row for row in rows}
    shown = [by_code.get(code) for code in scope.geometry.codes]
    communes = shapes.communes(scope.geometry).geometry
    edge = look.line
    room = (edge, foot, canvas.width - edge, canvas.height - edge)
    is_shown = [row is not None for row in shown]
    move = shapes.matrix(_bounds(communes[is_shown].total_bounds), room)
    placed = communes.affine_transform(move)
    lines = shapes.borders(scope.geometry).geometry.affine_transform(move)
    areas.paint(canvas, placed, shown)
    areas.outline(canvas, lines, scope.geometry.border_sides, shown)
    _name(canvas, placed, shown, lowest(rows)[: look.most_labels], room)
    strip.draw(canvas, rows, keys)


def _name(
    canvas: Canvas,
    places: GeoSeries,
    shown: Sequence[Row | None],
    most_behind: Sequence[Row],
    room: Bounds,
) -> None:
    index = {row["commune_code"]: place for place, row in enumerate(shown) if row is not None}
    wanted = [
        names.Named(
            places.iloc[index[row["commune_code"]]],
            str(strip.fill_of(row)),
            str(row["commune"]),
            kept(amount(row["value"], row["measure"], None)),
        )
        for row in most_behind
    ]
    painted = shapely.union_all(places[[row is not None for row in shown]].to_numpy())
    names.draw(canvas, wanted, painted, room)


def _bounds(found: Sequence[float]) -> Bounds:
    west, south, east, north = (float(one) for one in found)
    return west, south, east, north
