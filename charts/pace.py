"""Pace in words: how fast, how fast it must, when, and why the label is what it is."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.formats import NOTHING, amount, day, number, percent, target
from charts.html import Card
from charts.rows import Row

BEHIND = ("Cần tăng tốc", "Chậm", "Giảm", "Không đạt")
NO_DATE = {
    "met": "đã đạt mục tiêu",
    "few_reports": "chưa đủ ba báo cáo gần nhau để ước ngày",
    "not_rising": "không tăng, nên không có ngày đạt",
    "far": "hơn 5 năm nữa nếu giữ tốc độ này",
    "not_cumulative": "mỗi kỳ tính lại từ đầu, nên không có ngày đạt",
    "none": "chưa tính được ngày đạt",
}


def speed(points_per_week: float | None) -> str:
    """0,07 điểm/tuần; a dash when there is none."""
    if points_per_week is None or pd.isna(points_per_week):
        return NOTHING
    return f"{number(points_per_week, 2)} điểm/tuần"


def people_speed(people_per_week: float | None, unit: str | None) -> str:
    """752 người/tuần; a dash when there is none."""
    if people_per_week is None or pd.isna(people_per_week):
        return NOTHING
    return f"{number(people_per_week)} {unit}/tuần"


def arrival(row: Row) -> str:
    """When the target would be met at the observed pace, from when to when, or why not."""
    if row["projection"] != "projected":
        return NO_DATE[row["projection"]]
    return f"{day(row['projected_on'])} ({_between(row)})"


def message(row: Row, *, where: str, name: str, unit: str | None) -> str:
    """The one message of the page: how fast, how fast it must, and the label."""
    if row["measure"] != "coverage":
        value = amount(row["value"], row["measure"], unit)
        return f"{where}: {name} – {value}, {row['label'].lower()}"
    goal = target(row["target"], "coverage", None)
    if row["pace"] in ("no_data", "no_target", "not_applicable"):
        return f"{where}: {name} – {row['label'].lower()}"
    if row["pace"] == "met":
        return f"{where} đã đạt {goal} với {percent(row['value'])}"
    if row["pace"] == "missed":
        missing = f"{number(row['people_missing'])} {unit}"
        return f"{where} không đạt {goal} vào {day(row['deadline'])}, còn thiếu {missing}"
    if row["pace"] == "no_pace":
        return f"{where}: chưa đủ báo cáo để tính tốc độ; cần {goal} vào {day(row['deadline'])}"
    return (
        f"{where} tăng {speed(row['observed_points_per_week'])}, "
        f"cần {speed(row['needed_points_per_week'])}: {row['label'].lower()}"
    )


def cards(row: Row, labels: Mapping[str, int], unit: str | None) -> Sequence[Card]:
    """Observed, needed, ratio, date, and how many communes have which label."""
    is_behind = row["label"] in BEHIND
    observed = people_speed(row["observed_people_per_week"], unit)
    needed = people_speed(row["needed_people_per_week"], unit)
    shown = [
        Card("Đang tăng", observed, _since(row)),
        Card("Cần để kịp hạn", needed, _until(row), is_alert=is_behind),
        Card("Đang tăng so với cần", _ratio(row["ratio"]), str(row["label"]), is_alert=is_behind),
        Card("Nếu giữ tốc độ này", _short_arrival(row), _range(row)),
    ]
    counts = " · ".join(f"{label} {number(count)}" for label, count in labels.items())
    late = sum(labels.get(label, 0) for label in BEHIND)
    return [
        *shown,
        Card("Xã chậm hơn mức cần", f"{number(late)}/{number(sum(labels.values()))}", counts),
    ]


def why(row: Row, rules: Mapping[str, str]) -> Sequence[str]:
    """The formula with the place's own numbers and dates, line by line.

    `row` as of `queries.pace_by_commune` or `pace_by_place`; `rules` as of `queries.build_facts`.
    """
    if row["measure"] != "coverage":
        return ["Tốc độ bằng điểm và số người chỉ tính cho chỉ tiêu là tỷ lệ."]
    if pd.isna(row["observed_points_per_week"]):
        window = rules["pace_window_days"]
        return [
            f"Không có hai báo cáo trong {window} ngày gần nhau, hoặc báo cáo mới nhất đã quá cũ: "
            "chưa tính được tốc độ.",
            *_needed(row),
        ]
    lines = [_observed(row), *_needed(row)]
    if pd.notna(row["ratio"]):
        lines.append(_label(row, rules))
    if pd.notna(row["path_ratio"]):
        lines.append(
            f"So với cả chặng từ báo cáo đầu ({day(row['baseline_on'])}, "
            f"{percent(row['baseline'])}) đến hạn: {_ratio(row['path_ratio'])}. "
            "Nhãn không dùng tỷ số này."
        )
    lines.append(f"Ngày đạt nếu giữ tốc độ này: {arrival(row)}.")
    return [*lines, *_feasible(row), *_doubts(row)]


def _observed(row: Row) -> str:
    change = row["value"] - row["value_before"]
    weeks = (row["observed_to"] - row["observed_from"]).days / 7
    return (
        f"Từ {day(row['observed_from'])} ({percent(row['value_before'])}) đến "
        f"{day(row['observed_to'])} ({percent(row['value'])}): {number(change, 2)} điểm trong "
        f"{number(weeks, 1)} tuần = {speed(row['observed_points_per_week'])}."
    )


def _needed(row: Row) -> list[str]:
    if pd.isna(row["needed_points_per_week"]) or row["gap_points"] <= 0:
        return []
    return [
        f"Cần thêm {number(row['gap_points'], 2)} điểm trong {number(row['weeks_left'], 1)} tuần "
        f"đến {day(row['deadline'])} = {speed(row['needed_points_per_week'])}."
    ]


def _label(row: Row, rules: Mapping[str, str]) -> str:
    on_track, speed_up = float(rules["on_track_ratio"]), float(rules["speed_up_ratio"])
    bounds = (
        f"từ {number(on_track, 2)} là đúng tiến độ, từ {number(speed_up, 2)} là cần tăng tốc, "
        "dưới nữa là chậm"
    )
    return f"Đang tăng chia cho cần = {_ratio(row['ratio'])} → {row['label']} ({bounds})."


def _feasible(row: Row) -> list[str]:
    if pd.isna(row["feasibility"]):
        return []
    return [
        f"Tốc độ cần bằng {number(row['feasibility'], 2)} lần tốc độ cao nhất từng thấy ở nơi "
        f"tương tự ({speed(row['best_points_per_week'])})."
    ]


def _doubts(row: Row) -> list[str]:
    doubts = []
    if row["pace"] == "falling":
        doubts.append("Số lũy kế giảm: trước hết hãy hỏi lại số liệu.")
    if row["is_estimated"]:
        doubts.append("Ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định.")
    return doubts


def _ratio(value: float | None) -> str:
    return number(value, 2)


def _since(row: Row) -> str:
    if pd.isna(row["observed_points_per_week"]):
        return "chưa đủ hai báo cáo gần nhau"
    return f"{speed(row['observed_points_per_week'])}, từ {day(row['observed_from'])}"


def _until(row: Row) -> str:
    if pd.isna(row["deadline"]):
        return "năm này không có mục tiêu"
    if row["pace"] == "missed":
        return f"đã qua hạn {day(row['deadline'])}"
    return f"{speed(row['needed_points_per_week'])}, đến {day(row['deadline'])}"


def _short_arrival(row: Row) -> str:
    if row["projection"] == "projected":
        return day(row["projected_on"])
    return {"met": "đã đạt", "far": "sau 5 năm", "not_rising": "không đạt"}.get(
        row["projection"], NOTHING
    )


def _range(row: Row) -> str:
    if row["projection"] != "projected":
        return NO_DATE[row["projection"]]
    return _between(row)


def _between(row: Row) -> str:
    """From the fastest to the slowest stretch; a stretch that did not rise leaves the end open."""
    earliest, latest = day(row["projected_earliest"]), day(row["projected_latest"])
    return f"từ {earliest} đến {latest}" if latest != NOTHING else f"sớm nhất {earliest}"
