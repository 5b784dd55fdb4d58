"""Small numbers: what a public file must hide, and whatever would let it be worked out.

A commune, district or group of fewer than 30 people (or households), or with 1 to 4 counted, is
hidden (method.md, 11). Because totals of the province, of former districts and of groups are public
too, further ones are hidden until what is missing from any total is no longer small.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from charts.drawing import NothingToDrawError
from charts.hiding import CLASSES, Hidden, Part, Rule, hidden
from charts.rows import Row
from charts.scope import Scope

PEOPLE = ("người", "hộ")
LEVEL, LABEL = "small", "Số nhỏ"
# Lists in an order that would tell what is hidden: there the rows are left out.
ORDERED = ("gaps", "improvement", "teaching_plan")
BY_COMMUNE = ("coverage_by_commune", "pace_by_commune", "commune_profile")
BY_DISTRICT = {"coverage_by_district": "former_district", "pace_by_place": "district"}
# What a row may still say: which place it is, and what does not depend on its numbers.
KEPT = {
    *("commune_code", "commune", "tile_name", "kind", "sort_key", "peer_group", "reported_on"),
    *("former_district", "former_districts", "district", "group", "grouping", "membership"),
    *("measure", "target", "target_percent", "target_year", "deadline", "weeks_left"),
    *("communes_total", "communes_reported", "is_silent", "indicator", *CLASSES),
    *("is_estimated", "pace_is_estimated"),
}  # fmt: skip


def rule_of(scope: Scope) -> Rule | None:
    """The rule for the indicator that is looked at; None where it counts no people."""
    return rule_for(scope.indicator, scope.facts)


def rule_for(indicator: Row, facts: Mapping[str, str]) -> Rule | None:
    """The rule for an indicator; None where it counts no people."""
    if indicator["measure"] != "coverage" or indicator["unit"] not in PEOPLE:
        return None
    return Rule(float(facts["small_denominator"]), float(facts["small_numerator"]))


def public(scope: Scope) -> Scope:
    """The same request, answered as a public file may answer it.

    Raises NothingToDrawError where the place that was asked for is itself too small to be told.
    """
    rule = rule_of(scope)
    if rule is None:
        return scope

    def found(**values: Any) -> Hidden:
        everywhere = {**values, "district": None, "group": None}
        return hidden(scope.answer("coverage_by_commune", **everywhere), rule)

    def answer(query: str, **values: Any) -> Sequence[Row]:
        rows = scope.answer(query, **values)
        place = _place_of(query, values)
        if place is None or not rows:
            return rows
        kept = found(**values)
        is_hidden = [place(row) in (kept.communes | kept.parts) for row in rows]
        if query in ORDERED:
            return [row for row, one in zip(rows, is_hidden, strict=True) if not one]
        return [blank(row) if one else row for row, one in zip(rows, is_hidden, strict=True)]

    asked = {"indicator": scope.indicator["indicator"], "as_of": scope.as_of.isoformat()}
    if _asked(scope.district, scope.group) in found(**asked, target_year=None).parts:
        raise NothingToDrawError(
            f"{scope.where}: số nhỏ (dưới {rule.denominator:.0f} người, hoặc mới có dưới "
            f"{rule.numerator:.0f} người đạt) nên không công bố. Hãy bỏ bớt một bộ lọc."
        )
    return replace(scope, answer=answer)


def blank(row: Row) -> Row:
    """The row without its numbers; its level, pace and label say that they are small."""
    said = {"level": LEVEL, "pace": LEVEL, "projection": LEVEL, "label": LABEL}
    return {name: value if name in KEPT else said.get(name) for name, value in row.items()}


def _place_of(query: str, values: Mapping[str, Any]) -> Callable[[Row], str | Part] | None:
    """What a row of a query is about: a commune, or a part; None where it is all that was asked."""
    by, asked = values.get("by", "province"), _asked(values.get("district"), values.get("group"))
    if query in (*ORDERED, *BY_COMMUNE):
        return lambda row: str(row["commune_code"])
    if query == "coverage_by_group":
        return lambda row: asked | {(row["grouping"], row["membership"])}
    if query == "pace_by_place" and by == "group":
        return lambda row: asked | {tuple(row["group"].split(" ", 1))}
    if query == "coverage_by_district" or (query == "pace_by_place" and by == "district"):
        column = BY_DISTRICT[query]
        return lambda row: asked | {("former_district", row[column])}
    return None


def _asked(district: str | None, group: str | None) -> Part:
    districts = [("former_district", district)] if district else []
    return frozenset(districts + ([(group, "yes")] if group else []))
