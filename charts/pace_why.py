"""Why a place has its label of pace: the formula with its own numbers, line by line."""

from collections.abc import Mapping, Sequence

from charts.formats import day, number, percent, target
from charts.pace import EACH, arrival, due, is_due, label, moves, needed, of_needed, speed
from charts.rows import Row, is_missing


def why(row: Row, rules: Mapping[str, str]) -> Sequence[str]:
    """The formula with the place's own numbers and dates, line by line.

    `row` as of `queries.pace_by_commune` or `pace_by_place`; `rules` as of `queries.build_facts`.
    """
    if row["measure"] in EACH:
        return ["Từng xã phải tự tới mục tiêu: đã tới hay chưa, không có tốc độ."]
    if row["measure"] == "ratio":
        return _of_ratio(row, rules)
    if is_missing(row["value"]):
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


def _of_ratio(row: Row, rules: Mapping[str, str]) -> Sequence[str]:
    """The same in the unit of the value: so many more of the one for each of the other."""
    if is_missing(row["ratio"]) or not row["weeks_left"]:
        late = f" vào hạn {day(row['deadline'])}" if row["pace"] == "missed" else ""
        return [f"{label(row)}{late}: không có tốc độ cần để so."]
    change, missing = row["value"] - row["value_before"], row["target"] - row["value"]
    weeks = (row["observed_to"] - row["observed_from"]).days / 7
    way = "giảm" if change < 0 else "tăng"
    return [
        f"Từ {day(row['observed_from'])} ({number(row['value_before'], 2)}) đến "
        f"{day(row['observed_to'])} ({number(row['value'], 2)}): {way} {number(abs(change), 2)} "
        f"trong {number(weeks, 1)} tuần, tức là {way} {number(abs(change) / weeks, 3)} mỗi tuần.",
        f"Cần thêm {number(missing, 2)} trong {number(row['weeks_left'], 1)} tuần đến "
        f"{day(row['deadline'])} = {number(missing / row['weeks_left'], 3)} mỗi tuần.",
        *_label(row, rules),
        *_doubts(row),
    ]


def _observed(row: Row, rules: Mapping[str, str]) -> list[str]:
    if is_missing(row["observed_points_per_week"]):
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
        f"tức là {moves(row)}."
    ]


def _needed(row: Row) -> list[str]:
    goal = target(row["target"], "coverage", None)
    if row["pace"] == "no_target":
        return ["Năm này không có mục tiêu, nên không có tốc độ cần."]
    if row["pace"] == "met":
        return [f"Đã đạt {goal}, nên không cần tăng nữa."]
    if row["pace"] == "missed":
        return [f"Đã qua hạn {day(row['deadline'])} mà chưa đạt {goal}."]
    if is_due(row):
        return [f"Số liệu đúng ngày hạn: {due(row)}, không còn tuần nào để tăng."]
    return [
        f"Cần thêm {number(row['gap_points'], 2)} điểm trong {number(row['weeks_left'], 1)} tuần "
        f"đến {day(row['deadline'])} = {needed(row)}."
    ]


def _label(row: Row, rules: Mapping[str, str]) -> list[str]:
    if is_missing(row["ratio"]) or row["pace"] == "missed" or is_due(row):
        return []
    on_track, speed_up = float(rules["on_track_ratio"]), float(rules["speed_up_ratio"])
    bounds = (
        f"từ {number(100 * on_track)} % là đúng tiến độ, từ {number(100 * speed_up)} % là cần tăng "
        "tốc, dưới nữa là chậm, dưới 0 là giảm"
    )
    ratio = f"Đang tăng bằng {of_needed(row)}"
    compared = "Đang giảm trong khi cần tăng" if row["pace"] == "falling" else ratio
    return [f"{compared} → {row['label']} ({bounds})."]


def _whole_path(row: Row) -> list[str]:
    if is_missing(row["path_ratio"]) or row["path_ratio"] < 0:
        return []
    return [
        f"So với cả chặng từ báo cáo đầu ({day(row['baseline_on'])}, {percent(row['baseline'])}) "
        f"đến hạn: bằng {number(100 * row['path_ratio'])} % tốc độ đều của cả chặng. Nhãn không "
        "dùng số này."
    ]


def _arrives(row: Row) -> list[str]:
    if row["projection"] in ("met", "none"):
        return []
    return [f"Ngày đạt nếu giữ tốc độ này: {arrival(row)}."]


def _feasible(row: Row) -> list[str]:
    if is_missing(row["feasibility"]):
        return []
    return [
        f"Tốc độ cần bằng {number(row['feasibility'], 2)} lần tốc độ cao nhất từng thấy ở nơi "
        f"tương tự ({speed(row['best_points_per_week'])})."
    ]


def _doubts(row: Row) -> list[str]:
    doubts = []
    if row["pace"] == "falling" and row["projection"] != "not_cumulative":
        doubts.append("Số lũy kế giảm: trước hết hãy hỏi lại số liệu.")
    if row["pace_is_estimated"]:
        doubts.append("Ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định.")
    return doubts
