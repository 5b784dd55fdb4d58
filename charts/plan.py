"""The scorecard of the plan in words and rows: every indicator against both target years."""

from collections import Counter
from collections.abc import Sequence

from charts.formats import NOTHING, day, marked, number, percent, target
from charts.html import Card
from charts.league import LABELS
from charts.pace import BEHIND, EACH, NOT_YET, label, result, short_unit
from charts.rows import Row, is_missing
from charts.table import PlainTable
from charts.words import NO_COMMUNE

OPEN = ("Đúng tiến độ", NOT_YET, "Chưa có số liệu tốc độ", "Chưa có số liệu", "Không có đối tượng")
MOVING = ("Đúng tiến độ", "Cần tăng tốc", "Chậm")
NUMBERS = ("Năm", "Mục tiêu", "Kết quả", "Khoảng có thể", "Tiến độ", "Xã đạt", "Báo cáo")
PARTS = {
    "chi_tieu": "Chỉ tiêu (phần III)",
    "nhiem_vu": "Nhiệm vụ (phần IV.1, IV.2)",
    "mo_hinh": "Mô hình (phần IV.3)",
    "thi_dua": "Thi đua, vinh danh",
}
NOTE = (
    "Số trong ngoặc ở cột Tiến độ: đang tăng bằng bao nhiêu phần trăm tốc độ cần. Khoảng có thể: "
    "tỷ lệ khi xã im lặng giữ số cũ và khi đạt đủ. Báo cáo: số xã có số liệu còn mới. Xã đạt: số "
    "xã tự mình đạt mục tiêu. Việc tính lại mỗi kỳ (lớp học, ngày hội) của năm đã qua lấy số cuối "
    "năm ấy. Đạt muộn: cuối năm mục tiêu chưa đạt, nay đã đạt."
)


def on_map(name: str) -> str:
    """What the map beside the tables shows."""
    return f"{name}: từng xã; bấm tên chỉ tiêu ở bảng dưới để đổi"


def judged(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of `queries.plan_scorecard` with a label: none where no commune is asked for."""
    return [row for row in rows if not is_missing(row["label"])]


def message(rows: Sequence[Row], *, where: str, year: int) -> str:
    """How many targets of the year are met, and how many are not on track; of judged rows."""
    if not rows:
        return f"{where}: {NO_COMMUNE}"
    labels = Counter(label(row) for row in rows if row["target_year"] == year)
    total = sum(labels.values())
    if not total:
        return f"{where}: kế hoạch không đặt mục tiêu cho năm {year}"
    behind = sum(labels[one] for one in BEHIND)
    late = "không đạt" if labels["Không đạt"] else "chậm hơn mức cần"
    left = "".join(f", {labels[one]} {one.lower()}" for one in OPEN if labels[one])
    met = f"{labels['Đạt']} trong {total} chỉ tiêu năm {year} đã đạt"
    if past := sum(map(is_late, (row for row in rows if row["target_year"] == year))):
        met += f" ({past} đạt muộn)"
    return f"{where}: {met}, {behind} {late}{left}"


def cards(rows: Sequence[Row]) -> Sequence[Card]:
    """How many targets of each year are met, and the labels of all of them."""
    shown = []
    for year in sorted(
        {int(row["target_year"]) for row in rows if not is_missing(row["target_year"])}
    ):
        aimed = [row for row in rows if row["target_year"] == year]
        counted, late = Counter(map(label, aimed)), sum(map(is_late, aimed))
        others = [f"{one} {counted[one]}" for one in LABELS[1:] if counted[one]]
        note = " · ".join([f"trong đó {late} đạt muộn"] * bool(late) + others)
        total = sum(counted.values())
        is_behind = counted["Đạt"] < total
        shown.append(Card(f"Chỉ tiêu năm {year}", f"{counted['Đạt']}/{total} đạt", note, is_behind))
    return shown


def scorecard(rows: Sequence[Row], part: str) -> PlainTable:
    """The rows of `queries.plan_scorecard` of one part of the plan, as text."""
    return PlainTable.of([_line(row) for row in rows if row["indicator_group"] == part])


def _line(row: Row) -> dict[str, str]:
    return {
        "Chỉ tiêu": row["short_name"],
        "Năm": NOTHING if is_missing(row["target_year"]) else f"{int(row['target_year'])}",
        "Mục tiêu": _goal(row),
        "Kết quả": _value(row),
        "Khoảng có thể": _bounds(row),
        "Tiến độ": _label(row),
        "Xã đạt": _communes(row),
        "Báo cáo": _reported(row),
        "Cơ quan chủ trì": row["lead_agency"].replace("Ủy ban nhân dân", "UBND"),
        "Mục": row["plan_section"],
    }


def _goal(row: Row) -> str:
    """A share or a ratio of the place, or what each commune must reach."""
    if is_missing(row["target"]):
        return "không đặt"
    goal = target(row["target"], row["measure"], short_unit(row["unit"]))
    return f"mỗi xã {goal}" if row["measure"] in EACH else f"≥ {goal}"


def _value(row: Row) -> str:
    return "chưa xã nào báo cáo" if is_missing(row["value"]) else result(row, row["unit"])


def is_late(row: Row) -> bool:
    """Whether a target of last year is met now, but was not when its year ended."""
    return bool(
        row["label"] == "Đạt" and not is_missing(row["label_then"]) and row["label_then"] != "Đạt"
    )


def _bounds(row: Row) -> str:
    """What silent communes leave open."""
    lowest, highest = row["lowest_percent"], row["highest_percent"]
    if is_missing(lowest) or is_missing(highest):
        return NOTHING
    ends = dict.fromkeys((percent(lowest), percent(highest)))
    return " – ".join(ends)


def _label(row: Row) -> str:
    if is_late(row):
        return "Đạt muộn"
    if is_missing(row["ratio"]) or row["label"] not in MOVING:
        return label(row)
    ratio = marked(number(100 * row["ratio"]), is_estimated=row["pace_is_estimated"])
    return f"{row['label']} ({ratio} %)"


def _communes(row: Row) -> str:
    if is_missing(row["communes_met"]) or is_missing(row["target"]):
        return NOTHING
    return f"{number(row['communes_met'])}/{number(row['communes_total'])}"


def _reported(row: Row) -> str:
    if is_missing(row["reported_on"]):
        return NOTHING
    reported = f"{number(row['communes_reported'])}/{number(row['communes_total'])}"
    return reported if row["communes_reported"] else f"{reported} ({day(row['reported_on'])})"
