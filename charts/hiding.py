"""Which communes and totals to hide so that nothing small can be worked out of what is shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from charts.rows import Row

CLASSES = ("remote", "border", "mountainous", "has_minority_village", "minority_area")
GROUPINGS = (*CLASSES, "kind", "peer_group")

Part = frozenset[tuple[str, Any]]
"""A district, a group or both, whose total is public: columns and their values."""
Parts = Mapping[Part, frozenset[str]]
Rows = Mapping[str, Row]


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
    small = [frozenset({code}) for code in rows if rule.is_small([rows[code]])]
    state = Hidden(frozenset().union(*small), frozenset(small_parts))
    secrets = [*small, *dict.fromkeys(parts[one] for one in small_parts)]
    while True:
        state = _guarded(state, rows, parts, rule)
        told = [secret for secret in secrets if _is_told(secret, state, rows, parts)]
        steps = _steps(state, rows, parts)
        if not told or not steps:
            return state
        better = (one for one in steps if not _is_told(told[0], one, rows, parts))
        state = next(better, steps[-1])


def _parts(communes: Mapping[str, Row]) -> dict[Part, frozenset[str]]:
    """The communes of each former district, of each member of a grouping, and of each in each."""
    parts: dict[Part, set[str]] = {}
    for code, row in communes.items():
        district = ("former_district", row["former_district"])
        groups = [(column, row[column]) for column in GROUPINGS]
        for part in ({district}, *({one} for one in groups), *({district, one} for one in groups)):
            parts.setdefault(frozenset(part), set()).add(code)
    return {part: frozenset(codes) for part, codes in parts.items()}


def _guarded(state: Hidden, rows: Rows, parts: Parts, rule: Rule) -> Hidden:
    """Hides more of every public total until what is missing from it is no longer small.

    A group within a district is hidden itself: it is the least that is told.
    """
    codes, totals = set(state.communes), set(state.parts)
    for part, members in [*parts.items(), (None, frozenset(rows))]:
        while part not in totals and rule.is_small(rows[code] for code in codes & members):
            if part is not None and (len(part) > 1 or members <= codes):
                totals.add(part)
            elif members <= codes:
                break
            else:
                codes.add(min(members - codes, key=_size(rows)))
    return Hidden(frozenset(codes), frozenset(totals))


def _is_told(secret: frozenset[str], state: Hidden, rows: Rows, parts: Parts) -> bool:
    """Whether the sum of these communes follows from what is shown: whether it lies in its span."""
    told = {codes for part, codes in parts.items() if part not in state.parts}
    shown = [frozenset(rows), *({code} for code in rows if code not in state.communes), *told]
    equations = np.array([[code in one for code in rows] for one in shown], dtype=float)
    wanted = np.array([code in secret for code in rows], dtype=float)
    weights, *_ = np.linalg.lstsq(equations.T, wanted, rcond=None)
    return bool(np.allclose(equations.T @ weights, wanted))


def _steps(state: Hidden, rows: Rows, parts: Parts) -> list[Hidden]:
    """What could be hidden next, the least first: a commune, a total, then one of each."""
    codes = sorted(set(rows) - state.communes, key=_size(rows))
    same: dict[frozenset[str], set[Part]] = {}
    for part, members in parts.items():
        if part not in state.parts:
            same.setdefault(members, set()).add(part)
    totals = sorted(
        same, key=lambda one: (sum(rows[code]["denominator"] for code in one), sorted(one))
    )
    steps = [Hidden(state.communes | {code}, state.parts) for code in codes]
    steps += [Hidden(state.communes, state.parts | same[members]) for members in totals]
    if steps:
        first = frozenset().union(*(same[members] for members in totals[:1]))
        steps.append(Hidden(state.communes | set(codes[:1]), state.parts | first))
    return steps


def _size(rows: Rows) -> Callable[[str], tuple[int, str]]:
    return lambda code: (rows[code]["denominator"], code)
