"""The map on paper: communes in their classes, former districts, remote communes, names."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from charts import listing, pace, theme, words
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import areas, said, shapes, sheet, strip
from charts.drawn.canvas import Canvas
from charts.formats import kept, number, target
from charts.rows import Row
from charts.scope import Scope
from charts.theme import Look

NAME = "Bản đồ"


def drawing(scope: Scope) -> Drawing:
    """Where communes lag: the map with a legend that counts them, the lowest ones named.

    Raises NothingToDrawError as `painted` does.
    """
    rows = painted(scope)
    province = scope.ask("coverage_of_province")[0]
    return Drawing(
        name="map",
        title=headline(scope, rows, province),
        subtitle=said.subtitle(scope),
        note=said.joined(said.basis(rows), scope.geometry.source),
        alt=alt(scope, rows),
        rows=listing.shown(listing.commune_list(rows, is_sample=scope.is_sample)),
        draw=partial(_draw, scope, rows),
    )


def painted(scope: Scope) -> Sequence[Row]:
    """The communes that a map paints.

    Raises NothingToDrawError where none is asked for, none has a value, or there is neither a
    share nor a target: a map of one colour says nothing.
    """
    rows = said.known(scope, scope.ask("coverage_by_commune"))
    levels = {strip.level_of(row) for row in rows} - {*theme.LEVEL_MARKS}
    if rows[0]["measure"] != "coverage" and levels == {"no_target"}:
        raise NothingToDrawError(f"{scope.where}: {words.NO_TARGET}, nên bản đồ không có gì để tô.")
    return rows


def headline(scope: Scope, rows: Sequence[Row], province: Row) -> str:
    """How many communes lag; without a target how far the place is."""
    lagging = sum(row["level"] == "behind" for row in rows)
    done, measure = province["communes_met"], province["measure"]
    if measure == "yes_no":
        return said.titled(scope, f"{done} {said.noun(scope)} đã tổ chức")
    # What is hidden or unknown is not among those that are spoken of.
    shares = [float(row["value"]) for row in rows if row["level"] == "no_target"]
    if shares:
        low, high = number(min(shares), 1), number(max(shares), 1)
        ends = f"{low}–{high}" if low != high else low
        return said.titled(scope, f"{len(shares)} {said.noun(scope)} đạt {ends} %")
    if lagging:
        return said.titled(scope, f"{lagging} {said.noun(scope)} còn tụt hậu")
    near = sum(row["level"] == "near" for row in rows)
    if near:
        goal = target(province["target"], measure, pace.short_unit(scope.indicator["unit"]))
        return said.titled(scope, f"{near} {said.noun(scope)} còn dưới {goal}")
    return said.titled(scope, f"không {said.noun(scope)} nào tụt hậu")


def alt(scope: Scope, rows: Sequence[Row]) -> str:
    """What a map shows, for those who do not see it: how many communes there are of each kind."""
    counted = Counter(map(_kind, rows))
    order = [*theme.CLASS_NAMES, *theme.HELD_NAMES.values(), *theme.LEVEL_NAMES.values()]
    told = [f"{counted[one]} {_small(one)}" for one in dict.fromkeys(order) if counted[one]]
    name = scope.indicator["short_name"]
    return kept(f"Bản đồ {len(rows)} xã, phường tô theo {name}: {', '.join(told)}.")


def _kind(row: Row) -> str:
    """The level of a row; of a yes or no the answer, of a share without a target its class."""
    if row["measure"] == "coverage" and strip.level_of(row) == "no_target":
        return theme.CLASS_NAMES[theme.class_of(row["value"])]
    return strip.name_of(row)


def _small(name: str) -> str:
    return f"{name[0].lower()}{name[1:]}"


def _draw(scope: Scope, rows: Sequence[Row], axes: Axes, look: Look) -> None:
    canvas, geometry = Canvas(axes, look), scope.geometry
    keys = areas.keys(canvas, rows)
    communes, borders = shapes.communes(geometry), shapes.borders(geometry)
    found = (communes, borders, geometry.border_sides)
    laid = sheet.laid_out(canvas, NAME, rows, keys, found, geometry.codes)
    sheet.name_lowest(laid, rows)
    strip.draw(laid.legend, rows, keys)
