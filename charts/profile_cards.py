"""One commune in large type: level, people missing, pace, peers, reports."""

from collections.abc import Mapping, Sequence

from charts import pace
from charts.equity import is_immaterial
from charts.formats import NOTHING, amount, day, kept, marked, number, signed_points, target
from charts.html import Card
from charts.profile import Profile, named, peers_value, province_value, reports_note
from charts.rows import Row, is_missing

MOVING = ("on_track", "slow", "speed_up", "falling")


def cards(shown: Profile) -> Sequence[Card]:
    """The commune in large type: level, people missing, pace, peers, reports."""
    row = shown.figure
    return [
        Card(
            named(row),
            amount(row["value"], row["measure"], None),
            against(row, shown.targets, shown.as_of.year),
        ),
        *_missing(row),
        Card("Tiến độ", pace.label(row), _speeds(shown.pace), is_alert=row["label"] in pace.BEHIND),
        _peers(row, float(shown.rules["material_points"])),
        _reported(shown),
    ]


def against(row: Row, targets: Mapping[int, float], now: int) -> str:
    """The level against every year's target: 70 % (2025): nay đạt · 80 % (2026): còn 2,1 điểm.

    The target of a year before `now` may have been met after it: it is met now.
    """
    if not targets:
        return "kế hoạch không đặt mục tiêu"
    if row["level"] == "not_applicable":
        return "không có đối tượng"
    if is_missing(row["value"]):
        return "chưa có báo cáo"
    return kept(" · ".join(_state(row, year, wanted, now) for year, wanted in targets.items()))


def _state(row: Row, year: int, wanted: float, now: int) -> str:
    missing = wanted - row["value"]
    unit = " điểm" if row["measure"] == "coverage" else ""
    left = "chưa" if row["measure"] == "yes_no" else f"còn {number(missing, 1)}{unit}"
    met = "nay đạt" if year < now else "đạt"
    return f"{target(wanted, row['measure'], None)} ({year}): {met if missing <= 0 else left}"


def _missing(row: Row) -> list[Card]:
    if is_missing(row["people_missing"]):
        return []
    return [
        Card(
            "Còn thiếu",
            f"{number(row['people_missing'])} {row['unit']}",
            f"đã có {number(row['numerator'])} / {number(row['denominator'])}",
            is_alert=row["people_missing"] > 0,
        )
    ]


def _speeds(row: Row) -> str:
    if pace.is_due(row):
        return pace.due(row)
    if row["measure"] != "coverage" or row["pace"] not in MOVING:
        return pace.arrival(row)
    observed, needed = (
        marked(number(abs(row[f"{one}_points_per_week"]), 2), is_estimated=row[mark])
        for one, mark in (("observed", "pace_is_estimated"), ("needed", "is_estimated"))
    )
    if row["pace"] == "falling":
        return f"đang giảm {observed}, cần tăng {needed} điểm/tuần"
    return f"đang tăng {observed}, cần {needed} điểm/tuần"


def _peers(row: Row, material: float) -> Card:
    """Points ahead of its group or behind it; of another measure what the group reaches."""
    kind = "phường" if row["peers"] == "urban" else "xã"
    together = f"cả tỉnh {province_value(row)}"
    if row["measure"] != "coverage" or is_missing(row["value"]) or is_missing(row["peers_value"]):
        return Card(f"{kind.capitalize()} cùng nhóm", peers_value(row), together)
    ahead = row["value"] - row["peers_value"]
    level_with = "ngang mức chung; " if is_immaterial(ahead, material) else ""
    note = kept(f"{level_with}nhóm {peers_value(row)}; {together}")
    return Card(f"So với {kind} cùng nhóm", signed_points(ahead), note, is_alert=ahead < -material)


def _reported(shown: Profile) -> Card:
    row = shown.figure
    if is_missing(row["reported_on"]):
        return Card("Số liệu ngày", NOTHING, "chưa có báo cáo", is_alert=True)
    said = (
        ("ước tính, có đơn vị cũ bị tách", row["is_estimated"]),
        ("im lặng đã lâu", row["is_silent"]),
        (reports_note(shown), True),
    )
    note = "; ".join(text for text, holds in said if holds)
    return Card("Số liệu ngày", day(row["reported_on"]), note, is_alert=bool(row["is_silent"]))
