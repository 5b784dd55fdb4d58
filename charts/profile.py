"""One commune in words and tables: what it is, where it stands, beside whom, on which reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from charts import pace
from charts.formats import NOTHING, amount, day, number, place, points, target
from charts.html import Card
from charts.rows import Row

PEERS = {
    "remote": "xã vùng xa",
    "midland": "xã đồng bằng, trung du",
    "coastal": "xã ven biển",
    "urban": "phường",
}
BEHIND = ("slow", "speed_up", "falling", "missed")
MOVING = ("on_track", "slow", "speed_up", "falling")


@dataclass(frozen=True)
class Profile:
    """All that is known of one commune, for the screen and for paper: rows of queries.

    `commune` and `neighbours` of coverage_by_commune, `figures` of commune_profile, `pace` of
    pace_by_commune, `province` of coverage_over_time; the others of the query of their name.
    """

    commune: Row
    pace: Row
    indicator: Row
    targets: Mapping[int, float]
    figures: Sequence[Row]
    old_units: Sequence[Row]
    history: Sequence[Row]
    province: Sequence[Row]
    neighbours: Sequence[Row]
    reports: Sequence[Row]
    warnings: Sequence[Row]
    merger: date
    source: str
    is_sample: bool

    @property
    def name(self) -> str:
        """Xã Cẩm Bình."""
        return place(self.commune["kind"], self.commune["commune"])

    @property
    def figure(self) -> Row:
        """The row of `figures` of the indicator that was chosen."""
        wanted = self.indicator["indicator"]
        return next(row for row in self.figures if row["indicator"] == wanted)


def message(shown: Profile) -> str:
    """The one message of the page: where the commune stands on the chosen indicator."""
    row, name = shown.figure, shown.indicator["short_name"]
    unit, measure = row["unit"], row["measure"]
    if pd.isna(row["value"]):
        return f"{shown.name}: {row['label'].lower()} về «{name}»"
    value = amount(row["value"], measure, unit)
    if measure != "coverage" or pd.isna(row["target"]):
        return f"{shown.name}: {name} – {value}, {row['label'].lower()}"
    goal = target(row["target"], measure, unit)
    if not row["people_missing"]:
        return f"{shown.name} đạt {value}, hoàn thành mục tiêu {goal}"
    missing = f"{number(row['people_missing'])} {unit}"
    return f"{shown.name} đạt {value}, còn thiếu {missing} để đạt {goal}"


def what_it_is(shown: Profile) -> str:
    """The old units that it is made of, and its former districts."""
    parts = [
        f"một phần {unit['old_unit']}" if unit["share_percent"] < 100 else str(unit["old_unit"])
        for unit in shown.old_units
        if unit["share_percent"] > 0
    ]
    made_of = f"{shown.name}, gồm {listed(parts)} cũ"
    districts = str(shown.commune["former_districts"]).split(";")
    if len(districts) == 1:
        return f"{made_of}; huyện cũ: {districts[0]}."
    main = shown.commune["former_district"]
    return f"{made_of}; nằm trên hai huyện cũ: {listed(districts)} (cộng vào {main})."


def cards(shown: Profile) -> Sequence[Card]:
    """The commune in large type: level, people missing, pace, peers, reports."""
    row, unit = shown.figure, shown.figure["unit"]
    return [
        Card(shown.indicator["short_name"], amount(row["value"], row["measure"], unit),
             against(row, shown.targets)),
        *_missing(row),
        Card("Tiến độ", row["label"], _speeds(shown.pace), is_alert=row["pace"] in BEHIND),
        Card("So với xã cùng nhóm", _difference(row),
             f"nhóm {peers_value(row)}; cả tỉnh {province_value(row)}"),
        _reported(shown),
    ]  # fmt: skip


def against(row: Row, targets: Mapping[int, float]) -> str:
    """The level against every year's target: 70 % (2025): đạt · 80 % (2026): còn 2,1 điểm."""
    if not targets:
        return "kế hoạch không đặt mục tiêu"
    if pd.isna(row["value"]):
        return "chưa có báo cáo nào"
    return " · ".join(_state(row, year, wanted) for year, wanted in targets.items())


def peers_value(row: Row) -> str:
    """What the other communes of its group reach: together, of a count on average."""
    return _together(row["measure"], row["peers_value"], row["peers_counted"])


def province_value(row: Row) -> str:
    """What all communes with a value reach: together, of a count on average."""
    return _together(row["measure"], row["province_value"], row["province_counted"])


def reports_note(shown: Profile) -> str:
    """How many reports it rests on, how many of them late or revised, and its questions."""
    late = sum(row["is_late"] for row in shown.reports)
    revised = sum(row["is_revision"] for row in shown.reports)
    return (
        f"{number(len(shown.reports))} báo cáo, {number(late)} muộn, {number(revised)} sửa số cũ; "
        f"{number(len(shown.warnings))} điều cần hỏi lại"
    )


def listed(parts: Sequence[str]) -> str:
    """A, B và C."""
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _state(row: Row, year: int, wanted: float) -> str:
    missing = wanted - row["value"]
    unit = " điểm" if row["measure"] == "coverage" else ""
    left = "chưa" if row["measure"] == "yes_no" else f"còn {number(missing, 1)}{unit}"
    goal = target(wanted, row["measure"], None)
    return f"{goal} ({year}): {'đạt' if missing <= 0 else left}"


def _missing(row: Row) -> list[Card]:
    if pd.isna(row["people_missing"]):
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
    if row["pace"] not in MOVING:
        return pace.arrival(row)
    observed, needed = (row[f"{one}_points_per_week"] for one in ("observed", "needed"))
    return f"đang tăng {number(observed, 2)}, cần {number(needed, 2)} điểm/tuần"


def _difference(row: Row) -> str:
    """Points ahead of or behind the peers; of another measure their value."""
    if row["measure"] != "coverage" or pd.isna(row["value"]) or pd.isna(row["peers_value"]):
        return peers_value(row)
    difference = row["value"] - row["peers_value"]
    return f"{'−' if difference < 0 else '+'}{points(abs(difference))}"


def _reported(shown: Profile) -> Card:
    row = shown.figure
    if pd.isna(row["reported_on"]):
        return Card("Số liệu ngày", NOTHING, "chưa có báo cáo nào", is_alert=True)
    remarks = [reports_note(shown)]
    remarks += ["im lặng đã lâu"] * bool(row["is_silent"])
    remarks += ["ước tính: có đơn vị cũ bị tách"] * bool(row["is_estimated"])
    return Card(
        "Số liệu ngày",
        day(row["reported_on"]),
        "; ".join(remarks[::-1]),
        is_alert=bool(row["is_silent"]),
    )


def _together(measure: str, value: float | None, communes: int) -> str:
    if measure == "yes_no":
        return f"{number(value)}/{number(communes)} xã"
    # The mean of a count is no whole number.
    return amount(value, "ratio" if measure == "count" else measure, None)
