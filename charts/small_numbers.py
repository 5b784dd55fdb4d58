"""Small numbers: what a public file must hide, and whatever would let it be worked out.

A commune, district or group of fewer than 30 people (or households), or with 1 to 4 counted, is
hidden (method.md, 11). Because totals of the province, of former districts and of groups are public
too, further ones are hidden until what is missing from any total is no longer small.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from charts.rows import Row
from charts.scope import Scope

PEOPLE = ("người", "hộ")
LEVEL, LABEL = "small", "Số nhỏ"
CLASSES = ("remote", "border", "mountainous", "has_minority_village", "minority_area")
# Lists in an order that would tell what is hidden: there the rows are left out.
ORDERED = ("gaps", "improvement", "teaching_plan")
BY_COMMUNE = ("coverage_by_commune", "pace_by_commune", "commune_profile")
BY_DISTRICT = {"coverage_by_district": "former_district", "pace_by_place": "district"}
# What a row may still say: which place it is, and what does not depend on its numbers.
KEPT = {
    *("commune_code", "commune", "tile_name", "kind", "sort_key", "peer_group", "reported_on"),
    *("former_district", "former_districts", "district", "group", "grouping", "membership"),
    *("measure", "target", "target_percent", "target_year", "deadline", "weeks_left"),
    *("communes_total", "communes_reported", "is_silent", "is_estimated", "indicator", *CLASSES),
}  # fmt: skip

Part = tuple[str, str]
"""A district or a group whose total is public: the column, and its value there."""


@dataclass(frozen=True)
class Rule:
    """From which size on a group may be shown."""

    denominator: float
    numerator: float

    def is_small(self, rows: Iterable[Row]) -> bool:
        """Whether these communes together are few people, or few of them counted."""
        known = [row for row in rows if row["denominator"] is not None]
        people = sum(row["denominator"] for row in known)
        counted = sum(row["numerator"] for row in known)
        return bool(known) and (people < self.denominator or 0 < counted < self.numerator)


@dataclass(frozen=True)
class Hidden:
    """The communes whose numbers are hidden, by code, and the districts and groups likewise."""

    communes: frozenset[str]
    parts: frozenset[Part]


def hidden(communes: Sequence[Row], rule: Rule) -> Hidden:
    """What must not be shown of all communes of the province (`queries.coverage_by_commune`).

    What is shown of communes, districts and groups is a system of linear equations; the smallest
    further ones are hidden until it has no solution for anything that is small.
    """
    rows = {row["commune_code"]: row for row in communes if row["denominator"]}
    parts = _parts(rows)
    small_parts = {one for one, codes in parts.items() if rule.is_small(rows[c] for c in codes)}
    small = [{code} for code in rows if rule.is_small([rows[code]])]
    state = Hidden(frozenset().union(*small), frozenset(small_parts))
    secrets = small + [parts[one] for one in sorted(small_parts)]
    while True:
        state = _guarded(state, rows, parts, rule)
        told = [secret for secret in secrets if _is_told(secret, state, rows, parts)]
        steps = _steps(state, rows, parts)
        if not told or not steps:
            return state
        better = (one for one in steps if not _is_told(told[0], one, rows, parts))
        state = next(better, steps[-1])


def rule_of(scope: Scope) -> Rule | None:
    """The rule for the indicator that is looked at; None where it counts no people."""
    return rule_for(scope.indicator, scope.facts)


def rule_for(indicator: Row, facts: Mapping[str, str]) -> Rule | None:
    """The rule for an indicator; None where it counts no people."""
    if indicator["measure"] != "coverage" or indicator["unit"] not in PEOPLE:
        return None
    return Rule(float(facts["small_denominator"]), float(facts["small_numerator"]))


def public(scope: Scope) -> Scope:
    """The same request, answered as a public file may answer it."""
    rule = rule_of(scope)
    if rule is None:
        return scope

    def answer(query: str, **values: Any) -> Sequence[Row]:
        rows = scope.answer(query, **values)
        is_hidden = _hides(query, values)
        if is_hidden is None or not rows:
            return rows
        everywhere = {**values, "district": None, "group": None}
        found = hidden(scope.answer("coverage_by_commune", **everywhere), rule)
        if query in ORDERED:
            return [row for row in rows if not is_hidden(row, found)]
        return [blank(row) if is_hidden(row, found) else row for row in rows]

    return replace(scope, answer=answer)


def blank(row: Row) -> Row:
    """The row without its numbers; its level, pace and label say that they are small."""
    said = {"level": LEVEL, "pace": LEVEL, "projection": LEVEL, "label": LABEL}
    return {name: value if name in KEPT else said.get(name) for name, value in row.items()}


def _hides(query: str, values: Mapping[str, Any]) -> Callable[[Row, Hidden], bool] | None:
    """How rows of a query are found among what is hidden; None where they are of the province."""
    by = values.get("by", "province")
    if query in (*ORDERED, *BY_COMMUNE):
        return lambda row, found: row["commune_code"] in found.communes
    if query == "coverage_by_group":
        return lambda row, found: (row["grouping"], row["membership"]) in found.parts
    if query == "pace_by_place" and by == "group":
        return lambda row, found: tuple(row["group"].split(" ", 1)) in found.parts
    if query == "coverage_by_district" or (query == "pace_by_place" and by == "district"):
        column = BY_DISTRICT[query]
        return lambda row, found: ("former_district", row[column]) in found.parts
    return None


def _parts(communes: Mapping[str, Row]) -> dict[Part, set[str]]:
    """The communes of each former district, and of each membership of each classification."""
    parts: dict[Part, set[str]] = {}
    for code, row in communes.items():
        for column in ("former_district", *CLASSES):
            parts.setdefault((column, row[column]), set()).add(code)
    return parts


def _guarded(
    state: Hidden, rows: Mapping[str, Row], parts: Mapping[Part, set[str]], rule: Rule
) -> Hidden:
    """Hides more of every public total until what is missing from it is no longer small."""
    codes, totals = set(state.communes), set(state.parts)
    for part, members in [*parts.items(), (None, set(rows))]:
        while part not in totals and (missing := codes & members):
            if len(missing) > 1 and not rule.is_small(rows[code] for code in missing):
                break
            if members - codes:
                codes.add(min(members - codes, key=_size(rows)))
            elif part is None:
                break
            else:
                totals.add(part)
    return Hidden(frozenset(codes), frozenset(totals))


def _is_told(
    secret: set[str], state: Hidden, rows: Mapping[str, Row], parts: Mapping[Part, set[str]]
) -> bool:
    """Whether the sum of these communes follows from what is shown: whether it lies in its span."""
    shown = [set(rows), *({code} for code in rows if code not in state.communes)]
    shown += [codes for part, codes in parts.items() if part not in state.parts]
    equations = np.array([[code in one for code in rows] for one in shown], dtype=float)
    wanted = np.array([code in secret for code in rows], dtype=float)
    weights, *_ = np.linalg.lstsq(equations.T, wanted, rcond=None)
    return bool(np.allclose(equations.T @ weights, wanted))


def _steps(state: Hidden, rows: Mapping[str, Row], parts: Mapping[Part, set[str]]) -> list[Hidden]:
    """What could be hidden next, the least first: a commune, a total, then one of each."""
    codes = sorted(set(rows) - state.communes, key=_size(rows))
    totals = sorted(
        set(parts) - state.parts,
        key=lambda part: (sum(rows[code]["denominator"] for code in parts[part]), part),
    )
    steps = [Hidden(state.communes | {code}, state.parts) for code in codes]
    steps += [Hidden(state.communes, state.parts | {part}) for part in totals]
    both = Hidden(state.communes | set(codes[:1]), state.parts | set(totals[:1]))
    return [*steps, both] if steps else []


def _size(rows: Mapping[str, Row]) -> Callable[[str], tuple[int, str]]:
    return lambda code: (rows[code]["denominator"], code)
