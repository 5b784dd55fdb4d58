"""Findings in words: sentences whose every number is bound to the query that gave it.

A template holds no digit; its numbers are put in from the rows of queries, each by a `Number`.
None claims a cause.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.formats import day, number, percent, points, target
from charts.pace import arrival, speed
from charts.rows import Row, is_remote_or_minority

OTHERS = {"no": "các xã còn lại", "unknown": "các xã chưa rõ phân loại"}
SLOW = ("speed_up", "slow", "falling")

Rows = Sequence[Row]
Answers = Mapping[str, Rows]


@dataclass(frozen=True)
class Number:
    """A number of a sentence: which query gave it, how it is taken from its rows, and shown."""

    query: str
    pick: Callable[[Rows], Any]
    show: Callable[[Any], str] = number

    def value(self, answers: Answers) -> Any:
        """The value itself, as the query gave it."""
        return self.pick(answers[self.query])


@dataclass(frozen=True)
class Finding:
    """A sentence, when it can be said, and its numbers by the names in its template."""

    template: str
    holds: Callable[[Answers], bool]
    numbers: Mapping[str, Number]

    def text(self, answers: Answers) -> str:
        """The sentence with its numbers."""
        shown = {name: one.show(one.value(answers)) for name, one in self.numbers.items()}
        return self.template.format(**shown)


ASKED = ("coverage_of_province", "pace_by_commune", "pace_by_place", "equity_over_time")


def findings(answers: Answers) -> list[str]:
    """Every finding that these answers bear out, the most important first.

    `answers`: rows of the queries `ASKED` under the same filters, `pace_by_place` by province.
    """
    return [one.text(answers) for one in FINDINGS if one.holds(answers)]


def first(column: str) -> Callable[[Rows], Any]:
    """The value of a column in the first row."""
    return lambda rows: rows[0][column]


def _count(holds: Callable[[Row], bool]) -> Callable[[Rows], int]:
    return lambda rows: sum(map(holds, rows))


def _is_doubtful(row: Row) -> bool:
    """Whether what can only grow fell."""
    return bool(row["pace"] == "falling" and row["projection"] != "not_cumulative")


def _lacks(row: Row) -> bool:
    return bool(pd.notna(row["people_missing"]) and row["people_missing"] > 0)


def _is_far(pace: Sequence[str]) -> Callable[[Row], bool]:
    """Whether a commune is remote or minority, and its pace is one of these."""
    return lambda row: is_remote_or_minority(row) and row["pace"] in pace


def _remote(rows: Rows) -> Row | None:
    """The newest row of the grouping remote that can be compared with the one before."""
    found = [row for row in rows if row["grouping"] == "remote"][-1:]
    return found[0] if found and pd.notna(found[0]["difference_change_points"]) else None


def _of_remote(column: str) -> Callable[[Rows], Any]:
    return lambda rows: (_remote(rows) or {})[column]


def _is_share(answers: Answers) -> bool:
    province = answers["coverage_of_province"]
    return bool(province and pd.notna(province[0]["people_missing"]))


def _has_pace(answers: Answers) -> bool:
    place = answers["pace_by_place"]
    return bool(
        place
        and pd.notna(place[0]["ratio"])
        and pd.notna(place[0]["observed_points_per_week"])
        and place[0]["pace"] != "missed"
    )


def _moved(sign: int) -> Callable[[Answers], bool]:
    """Whether the gap of remote communes closed (-1) or widened (1) since the date compared."""

    def holds(answers: Answers) -> bool:
        row = _remote(answers["equity_over_time"])
        return row is not None and sign * round(row["difference_change_points"], 1) > 0

    return holds


def _any(query: str, holds: Callable[[Row], bool]) -> Callable[[Answers], bool]:
    return lambda answers: any(map(holds, answers[query]))


def _lagging(holds: Callable[[Row], bool]) -> Callable[[Answers], bool]:
    """Whether people are missing somewhere, and some commune is so."""
    return lambda answers: (
        _is_share(answers)
        and _any("pace_by_commune", _lacks)(answers)
        and _any("pace_by_commune", holds)(answers)
    )


def _whole_percent(value: float) -> str:
    return target(value, "coverage", None)


PEOPLE = {
    "people": Number(
        "pace_by_commune", lambda rows: sum(row["people_missing"] for row in rows if _lacks(row))
    ),
    "communes": Number("pace_by_commune", _count(_lacks)),
    "target": Number("coverage_of_province", first("target"), _whole_percent),
}
FAR = Number("pace_by_commune", _count(is_remote_or_minority))
GAP = {
    "others": Number("equity_over_time", _of_remote("better_group"), lambda one: OTHERS[one]),
    "gap": Number("equity_over_time", _of_remote("difference_points"), points),
    "change": Number(
        "equity_over_time", lambda rows: abs(_of_remote("difference_change_points")(rows)), points
    ),
    "since": Number("equity_over_time", _of_remote("compared_with"), day),
}

FINDINGS = (
    Finding(
        "Tính riêng từng xã, còn {people} người ở {communes} xã chưa tới {target}; {behind} trong "
        "{far} xã vùng xa hoặc dân tộc thiểu số chậm hơn mức cần thiết.",
        _lagging(_is_far(SLOW)),
        PEOPLE | {"behind": Number("pace_by_commune", _count(_is_far(SLOW))), "far": FAR},
    ),
    Finding(
        "Tính riêng từng xã, còn {people} người ở {communes} xã chưa tới {target}; {behind} trong "
        "{far} xã vùng xa hoặc dân tộc thiểu số không đạt.",
        _lagging(_is_far(("missed",))),
        PEOPLE | {"behind": Number("pace_by_commune", _count(_is_far(("missed",)))), "far": FAR},
    ),
    Finding(
        "Tính riêng từng xã, còn {people} người ở {communes} xã chưa tới {target}.",
        lambda answers: (
            _lagging(lambda _: True)(answers)
            and not _any("pace_by_commune", _is_far((*SLOW, "missed")))(answers)
        ),
        PEOPLE,
    ),
    Finding(
        "Đang tăng {observed}, cần {needed}; giữ tốc độ này thì: {arrival}.",
        _has_pace,
        {
            "observed": Number("pace_by_place", first("observed_points_per_week"), speed),
            "needed": Number("pace_by_place", first("needed_points_per_week"), speed),
            "arrival": Number("pace_by_place", lambda rows: rows[0], arrival),
        },
    ),
    Finding("Xã vùng xa thấp hơn {others} {gap}, rộng thêm {change} từ {since}.", _moved(1), GAP),
    Finding("Xã vùng xa thấp hơn {others} {gap}, hẹp lại {change} từ {since}.", _moved(-1), GAP),
    Finding(
        "{falling} xã có số giảm: trước hết hãy hỏi lại số liệu.",
        _any("pace_by_commune", _is_doubtful),
        {"falling": Number("pace_by_commune", _count(_is_doubtful))},
    ),
    Finding(
        "{silent} xã im lặng; tỷ lệ thật nằm giữa {lowest} và {highest}.",
        lambda answers: (
            _any("pace_by_commune", lambda row: row["is_silent"])(answers)
            and bool(pd.notna(answers["coverage_of_province"][0]["lowest_percent"]))
        ),
        {
            "silent": Number("pace_by_commune", _count(lambda row: row["is_silent"])),
            "lowest": Number("coverage_of_province", first("lowest_percent"), percent),
            "highest": Number("coverage_of_province", first("highest_percent"), percent),
        },
    ),
)
