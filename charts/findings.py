"""Findings in words about the province, or what the filters leave of it; none claims a cause."""

from collections.abc import Callable, Sequence
from typing import Any

from charts.finding import Answers, Finding, Number, Rows, first
from charts.formats import day, percent, points, target
from charts.pace import SLOW, arrival, needed, observed
from charts.rows import Row, is_missing, is_remote_or_minority

OTHERS = {"no": "các xã còn lại", "unknown": "các xã chưa rõ phân loại"}

ASKED = (
    "coverage_of_province", "pace_by_commune", "pace_by_place", "equity_over_time", "build_facts"
)  # fmt: skip


def findings(answers: Answers, unit: str | None) -> list[str]:
    """Every finding that these answers bear out, the most important first.

    `answers`: rows of the queries `ASKED` under the same filters, `pace_by_place` by province.
    """
    return [one.text(answers, unit) for one in FINDINGS if one.holds(answers)]


def _count(holds: Callable[[Row], bool]) -> Callable[[Rows], int]:
    return lambda rows: sum(map(holds, rows))


def _is_doubtful(row: Row) -> bool:
    """Whether what can only grow fell."""
    return bool(row["pace"] == "falling" and row["projection"] != "not_cumulative")


def _is_unknown(row: Row) -> bool:
    return bool(row["pace"] == "no_data")


def _lacks(row: Row) -> bool:
    return bool(not is_missing(row["people_missing"]) and row["people_missing"] > 0)


def _is_far(pace: Sequence[str]) -> Callable[[Row], bool]:
    """Whether a commune is remote or minority, and its pace is one of these."""
    return lambda row: is_remote_or_minority(row) and row["pace"] in pace


def _remote(rows: Rows) -> Row | None:
    """The newest row of the grouping remote that can be compared with the one before."""
    found = [row for row in rows if row["grouping"] == "remote"][-1:]
    return found[0] if found and not is_missing(found[0]["difference_change_points"]) else None


def _of_remote(column: str) -> Callable[[Rows], Any]:
    return lambda rows: (_remote(rows) or {})[column]


def _is_share(answers: Answers) -> bool:
    province = answers["coverage_of_province"]
    return bool(province and not is_missing(province[0]["people_missing"]))


def _has_pace(sign: int) -> Callable[[Answers], bool]:
    """Whether the place has a target ahead and a pace: not falling (1) or falling (-1)."""

    def holds(answers: Answers) -> bool:
        place = answers["pace_by_place"]
        if not place or is_missing(place[0]["ratio"]) or place[0]["pace"] == "missed":
            return False
        observed = place[0]["observed_points_per_week"]
        return not is_missing(observed) and (observed < 0) == (sign < 0)

    return holds


def _gap(side: int, move: int | None) -> Callable[[Answers], bool]:
    """Whether remote communes lie lower (1) or higher (-1) by what is called a difference.

    And whether their distance widened (1) or closed (-1) since the date compared; None for any.
    """

    def holds(answers: Answers) -> bool:
        row = _remote(answers["equity_over_time"])
        if row is None:
            return False
        material = _setting("material_points")(answers["build_facts"])
        moved = round(side * row["difference_change_points"], 1)
        is_apart = side * row["difference_points"] > material
        return bool(is_apart and (move is None or move * moved > 0))

    return holds


def _setting(name: str) -> Callable[[Rows], float]:
    return lambda rows: float(next(row["value"] for row in rows if row["key"] == name))


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
PACE = {
    "observed": Number("pace_by_place", lambda rows: rows[0], observed),
    "needed": Number("pace_by_place", lambda rows: rows[0], needed),
}
FAR = Number("pace_by_commune", _count(is_remote_or_minority))
GAP = {
    "others": Number("equity_over_time", _of_remote("better_group"), lambda one: OTHERS[one]),
    "gap": Number(
        "equity_over_time", lambda rows: abs(_of_remote("difference_points")(rows)), points
    ),
    "change": Number(
        "equity_over_time", lambda rows: abs(_of_remote("difference_change_points")(rows)), points
    ),
    "since": Number("equity_over_time", _of_remote("compared_with"), day),
}
HIGHER = {name: GAP[name] for name in ("others", "gap")}

FINDINGS = (
    Finding(
        "Tính riêng từng xã, còn {people} {unit} ở {communes} xã chưa tới {target}; {behind} trong "
        "{far} xã vùng xa hoặc dân tộc thiểu số chậm hơn mức cần thiết.",
        _lagging(_is_far(SLOW)),
        PEOPLE | {"behind": Number("pace_by_commune", _count(_is_far(SLOW))), "far": FAR},
    ),
    Finding(
        "Tính riêng từng xã, còn {people} {unit} ở {communes} xã chưa tới {target}; {behind} trong "
        "{far} xã vùng xa hoặc dân tộc thiểu số không đạt.",
        _lagging(_is_far(("missed",))),
        PEOPLE | {"behind": Number("pace_by_commune", _count(_is_far(("missed",)))), "far": FAR},
    ),
    Finding(
        "Tính riêng từng xã, còn {people} {unit} ở {communes} xã chưa tới {target}.",
        lambda answers: (
            _lagging(lambda _: True)(answers)
            and not _any("pace_by_commune", _is_far((*SLOW, "missed")))(answers)
        ),
        PEOPLE,
    ),
    Finding(
        "Đang tăng {observed}, cần {needed}; ngày đạt nếu giữ tốc độ này: {arrival}.",
        _has_pace(1),
        PACE | {"arrival": Number("pace_by_place", lambda rows: rows[0], arrival)},
    ),
    Finding("Đang giảm {observed}, trong khi cần tăng {needed}.", _has_pace(-1), PACE),
    Finding("Xã vùng xa thấp hơn {others} {gap}, rộng thêm {change} từ {since}.", _gap(1, 1), GAP),
    Finding("Xã vùng xa thấp hơn {others} {gap}, hẹp lại {change} từ {since}.", _gap(1, -1), GAP),
    Finding("Xã vùng xa cao hơn {others} {gap}.", _gap(-1, None), HIGHER),
    Finding(
        "{unknown} xã chưa có số liệu nên không tính ở trên.",
        lambda answers: (
            _lagging(lambda _: True)(answers) and _any("pace_by_commune", _is_unknown)(answers)
        ),
        {"unknown": Number("pace_by_commune", _count(_is_unknown))},
    ),
    Finding(
        "{falling} xã có số giảm: trước hết hãy hỏi lại số liệu.",
        _any("pace_by_commune", _is_doubtful),
        {"falling": Number("pace_by_commune", _count(_is_doubtful))},
    ),
    Finding(
        "{silent} xã im lặng: giữ số cũ thì {lowest}, đạt đủ thì {highest}.",
        lambda answers: (
            _any("pace_by_commune", lambda row: row["is_silent"])(answers)
            and not is_missing(answers["coverage_of_province"][0]["lowest_percent"])
        ),
        {
            "silent": Number("pace_by_commune", _count(lambda row: row["is_silent"])),
            "lowest": Number("coverage_of_province", first("lowest_percent"), percent),
            "highest": Number("coverage_of_province", first("highest_percent"), percent),
        },
    ),
)
