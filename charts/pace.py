"""Pace in words: how fast, how fast it must, when, and why the label is what it is."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.formats import NOTHING, amount, day, number, percent, target
from charts.rows import Row

EACH = ("count", "yes_no")  # what each commune must reach by itself
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


def arrival(row: Row) -> str:
    """When the target would be met at the observed pace, from when to when, or why not."""
    if row["projection"] != "projected":
        return NO_DATE[row["projection"]]
    return f"{day(row['projected_on'])} ({between(row)})"


def label(row: Row) -> str:
    """The label of a row; a value whose speed is unknown is not the same as no value."""
    is_known = row["label"] == "Chưa có số liệu" and pd.notna(row["value"])
    return "Chưa có số liệu tốc độ" if is_known else str(row["label"])


def short_unit(unit: str | None) -> str | None:
    """The unit of a ratio is said by its name."""
    return None if unit and "/" in unit else unit


def result(row: Row, unit: str | None) -> str:
    """What a place has; of a yes or no, how many communes; an estimate says so."""
    value = amount(row["value"], row["measure"], short_unit(unit))
    if row["measure"] == "yes_no" and pd.notna(row["value"]):
        value = f"{number(row['value'])} xã đã tổ chức"
    return f"{value} (ước tính)" if row["is_estimated"] else value


def message(row: Row, labels: Mapping[str, int], *, where: str, name: str, unit: str | None) -> str:
    """The one message of the page: how fast, how fast it must, and the label.

    `row` as of `queries.pace_by_place`; `labels`: how many communes have which, for what each
    commune must reach by itself.
    """
    if pd.isna(row["value"]):
        nobody = row["pace"] == "not_applicable"
        return f"{where}: {'không có đối tượng của' if nobody else 'chưa có số liệu về'} «{name}»"
    value = result(row, unit)
    if pd.isna(row["target"]):
        return f"{where}: {name} – {value}, năm này không có mục tiêu"
    goal = target(row["target"], row["measure"], unit)
    if row["measure"] in EACH:
        met = f"{number(labels.get('Đạt', 0))} trong {number(sum(labels.values()))} xã"
        reached = "đã tổ chức" if row["measure"] == "yes_no" else f"đạt mục tiêu mỗi xã {goal}"
        return f"{where}: {name} – {met} {reached}"
    if row["measure"] == "ratio":
        return f"{where}: {name} – {value}, mục tiêu {goal}: {label(row).lower()}"
    return f"{where} {_share_message(row, goal, unit)}"


def _share_message(row: Row, goal: str, unit: str | None) -> str:
    needed = speed(row["needed_points_per_week"])
    if row["pace"] == "met":
        return f"đã đạt {goal} với {percent(row['value'])}"
    if row["pace"] == "missed":
        missing = f"{number(row['people_missing'])} {unit}"
        return f"không đạt {goal} vào {day(row['deadline'])}, còn thiếu {missing}"
    if row["pace"] == "no_pace":
        return f"chưa đủ báo cáo để tính tốc độ; cần {goal} vào {day(row['deadline'])}"
    moves = _moves(row["observed_points_per_week"])
    if row["pace"] == "falling":
        return f"{moves} trong khi cần tăng {needed}"
    return f"{moves}, cần {needed}: {label(row).lower()}"


def why(row: Row, rules: Mapping[str, str]) -> Sequence[str]:
    """The formula with the place's own numbers and dates, line by line.

    `row` as of `queries.pace_by_commune` or `pace_by_place`; `rules` as of `queries.build_facts`.
    """
    if row["measure"] != "coverage":
        return ["Tốc độ bằng điểm và số người chỉ tính cho chỉ tiêu là tỷ lệ."]
    if pd.isna(row["value"]):
        return [f"{row['label']}: không có tỷ lệ để so với mục tiêu."]
    return [
        *_observed(row, rules),
        *_needed(row),
        *_label(row, rules),
        *_whole_path(row),
        *_arrives(row),
        *_feasible(row),
        *_doubts(row),
    ]


def _observed(row: Row, rules: Mapping[str, str]) -> list[str]:
    if pd.isna(row["observed_points_per_week"]):
        return [
            f"Chưa tính được tốc độ: cần hai báo cáo trong {rules['pace_window_days']} ngày, và "
            "báo cáo mới nhất không quá cũ."
        ]
    change = row["value"] - row["value_before"]
    weeks = (row["observed_to"] - row["observed_from"]).days / 7
    return [
        f"Từ {day(row['observed_from'])} ({percent(row['value_before'])}) đến "
        f"{day(row['observed_to'])} ({percent(row['value'])}): {'giảm' if change < 0 else 'tăng'} "
        f"{number(abs(change), 2)} điểm trong {number(weeks, 1)} tuần, "
        f"tức là {_moves(row['observed_points_per_week'])}."
    ]


def _needed(row: Row) -> list[str]:
    goal = target(row["target"], "coverage", None)
    if row["pace"] == "no_target":
        return ["Năm này không có mục tiêu, nên không có tốc độ cần."]
    if row["pace"] == "met":
        return [f"Đã đạt {goal}, nên không cần tăng nữa."]
    if row["pace"] == "missed":
        return [f"Đã qua hạn {day(row['deadline'])} mà chưa đạt {goal}."]
    return [
        f"Cần thêm {number(row['gap_points'], 2)} điểm trong {number(row['weeks_left'], 1)} tuần "
        f"đến {day(row['deadline'])} = {speed(row['needed_points_per_week'])}."
    ]


def _label(row: Row, rules: Mapping[str, str]) -> list[str]:
    if pd.isna(row["ratio"]) or row["pace"] == "missed":
        return []
    on_track, speed_up = float(rules["on_track_ratio"]), float(rules["speed_up_ratio"])
    bounds = (
        f"từ {number(on_track, 2)} là đúng tiến độ, từ {number(speed_up, 2)} là cần tăng tốc, "
        "dưới nữa là chậm, dưới 0 là giảm"
    )
    return [f"Đang tăng chia cho cần = {number(row['ratio'], 2)} → {row['label']} ({bounds})."]


def _whole_path(row: Row) -> list[str]:
    if pd.isna(row["path_ratio"]):
        return []
    return [
        f"So với cả chặng từ báo cáo đầu ({day(row['baseline_on'])}, {percent(row['baseline'])}) "
        f"đến hạn: {number(row['path_ratio'], 2)}. Nhãn không dùng tỷ số này."
    ]


def _arrives(row: Row) -> list[str]:
    if row["projection"] in ("met", "none"):
        return []
    return [f"Ngày đạt nếu giữ tốc độ này: {arrival(row)}."]


def _feasible(row: Row) -> list[str]:
    if pd.isna(row["feasibility"]):
        return []
    return [
        f"Tốc độ cần bằng {number(row['feasibility'], 2)} lần tốc độ cao nhất từng thấy ở nơi "
        f"tương tự ({speed(row['best_points_per_week'])})."
    ]


def _doubts(row: Row) -> list[str]:
    doubts = []
    if row["pace"] == "falling" and row["projection"] != "not_cumulative":
        doubts.append("Số lũy kế giảm: trước hết hãy hỏi lại số liệu.")
    if row["is_estimated"]:
        doubts.append("Ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định.")
    return doubts


def _moves(points_per_week: float) -> str:
    """Tăng 0,07 điểm/tuần, or giảm: no number of a sentence has a sign."""
    return f"{'giảm' if points_per_week < 0 else 'tăng'} {speed(abs(points_per_week))}"


def between(row: Row) -> str:
    """From the fastest to the slowest stretch; a stretch that did not rise leaves the end open."""
    earliest, latest = day(row["projected_earliest"]), day(row["projected_latest"])
    return f"từ {earliest} đến {latest}" if latest != NOTHING else f"sớm nhất {earliest}"
