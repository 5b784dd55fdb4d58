"""The figures in large type of the page on pace."""

from collections.abc import Mapping, Sequence

from charts.formats import NOTHING, day, marked, number, target
from charts.html import Card
from charts.pace import (
    BEHIND,
    EACH,
    NO_DATE,
    NOT_YET,
    between,
    due,
    is_due,
    label,
    projected,
    ratio,
    result,
    speed,
)
from charts.rows import Row, is_missing


def cards(row: Row, labels: Mapping[str, int], unit: str | None) -> Sequence[Card]:
    """Observed, needed, ratio, date, and how many communes have which label.

    `row` as of `queries.pace_by_place`; `labels` as of `league.label_counts`. What is no share has
    its result instead of a speed; without a target there is nothing to be late for.
    """
    is_share = row["measure"] == "coverage"
    if is_missing(row["target"]):
        return [*([_observed(row, unit)] if is_share else []), _result(row, unit)]
    speeds = [_observed(row, unit), _needed(row, unit), _ratio(row), _arrival(row)]
    late = "Xã chưa đạt" if row["measure"] in EACH else "Xã chậm hơn mức cần"
    return [*(speeds if is_share else [_result(row, unit)]), _communes(labels, late)]


def _observed(row: Row, unit: str | None) -> Card:
    points = row["observed_points_per_week"]
    if is_missing(points):
        return Card("Đang tăng", NOTHING, "chưa đủ hai báo cáo còn mới")
    is_falling = points < 0
    people, is_estimated = abs(row["observed_people_per_week"]), row["pace_is_estimated"]
    value, other = _speeds(abs(points), people, unit, is_estimated=is_estimated)
    since = f"{other}từ {day(row['observed_from'])}"
    return Card("Đang giảm" if is_falling else "Đang tăng", value, since, is_alert=is_falling)


def _needed(row: Row, unit: str | None) -> Card:
    name, is_behind = "Cần để kịp hạn", row["label"] in BEHIND
    if row["pace"] == "met":
        return Card(name, NOTHING, f"đã đạt {target(row['target'], 'coverage', None)}")
    if row["pace"] == "missed":
        return Card(name, NOTHING, f"đã qua hạn {day(row['deadline'])}", is_alert=True)
    if is_due(row):
        return Card(name, NOTHING, due(row), is_alert=True)
    points, people = row["needed_points_per_week"], row["needed_people_per_week"]
    if is_missing(points):
        return Card(name, NOTHING, f"hạn {day(row['deadline'])}")
    value, other = _speeds(points, people, unit, is_estimated=row["is_estimated"])
    return Card(name, value, f"{other}đến {day(row['deadline'])}", is_alert=is_behind)


def _speeds(
    points: float, people: float, unit: str | None, *, is_estimated: bool
) -> tuple[str, str]:
    """People first, then points; weeks a week say nothing, so that they stay points."""
    in_points = marked(speed(points), is_estimated=is_estimated)
    if unit == "tuần":
        return in_points, ""
    return marked(f"{number(people)} {unit}/tuần", is_estimated=is_estimated), f"{in_points}, "


def _ratio(row: Row) -> Card:
    is_moving = row["pace"] not in ("missed", "falling") and not is_due(row)
    value = ratio(row) if is_moving else NOTHING
    return Card("Đang tăng so với cần", value, label(row), is_alert=row["label"] in BEHIND)


def _arrival(row: Row) -> Card:
    name = "Nếu giữ tốc độ này"
    if row["projection"] == "projected":
        return Card(name, projected(row), between(row))
    value = {"met": "đã đạt", "far": "sau 5 năm"}.get(row["projection"], NOTHING)
    return Card(name, value, NO_DATE[row["projection"]])


def _result(row: Row, unit: str | None) -> Card:
    if is_missing(row["target"]):
        return Card("Kết quả", result(row, unit), "năm này không có mục tiêu")
    each = "mỗi xã " if row["measure"] in EACH else ""
    goal = f"mục tiêu: {each}{target(row['target'], row['measure'], unit)}"
    return Card("Kết quả", result(row, unit), goal)


def _communes(labels: Mapping[str, int], name: str) -> Card:
    counts = " · ".join(f"{name} {number(count)}" for name, count in labels.items())
    late = sum(labels.get(one, 0) for one in (*BEHIND, NOT_YET))
    if "Không đạt" in labels:
        name = "Xã không đạt"
    return Card(name, f"{number(late)}/{number(sum(labels.values()))}", counts)
