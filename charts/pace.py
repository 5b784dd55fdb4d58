"""Pace in words: how fast, how fast it must, and when."""

from collections.abc import Mapping

from charts.formats import NOTHING, amount, day, marked, number, percent, points, target
from charts.rows import Row, is_missing

EACH = ("count", "yes_no")  # what each commune must reach by itself
UNMET = ("on_track", "speed_up", "slow", "falling", "no_pace")  # by the deadline, so far
SLOW = ("speed_up", "slow", "falling")  # codes of BEHIND until the deadline
BEHIND = ("Cần tăng tốc", "Chậm", "Giảm", "Không đạt")
NOT_YET = "Chưa đạt"  # until the deadline, of what has no speed
MET, LATE, NOW = "đã đạt", "đạt muộn", "nay đạt"  # in time; after its year; since when is unknown
NO_DATE = {
    "met": "đã đạt mục tiêu",
    "few_reports": "chưa đủ báo cáo gần nhau để ước ngày",
    "silent": "im lặng đã lâu, nên không ước ngày",
    "not_rising": "không tăng, nên không có ngày đạt",
    "far": "hơn 5 năm nữa nếu giữ tốc độ này",
    "not_cumulative": "mỗi kỳ tính lại từ đầu, nên không có ngày đạt",
    "none": "chưa tính được ngày đạt",
}


def speed(points_per_week: float | None) -> str:
    """0,07 điểm/tuần; a dash when there is none."""
    if is_missing(points_per_week):
        return NOTHING
    return f"{number(points_per_week, 2)} điểm/tuần"


def observed(row: Row) -> str:
    """How fast it rises or falls, without a sign; ≈ where that rests on an estimate."""
    pace = row["observed_points_per_week"]
    told = NOTHING if is_missing(pace) else speed(abs(pace))
    return marked(told, is_estimated=row["pace_is_estimated"])


def needed(row: Row) -> str:
    """How fast it must rise: from its value on, whatever it was before."""
    return marked(speed(row["needed_points_per_week"]), is_estimated=row["is_estimated"])


def of_needed(row: Row) -> str:
    """48 % tốc độ cần: the observed pace over the needed one; a dash when there is none."""
    share = ratio(row)
    return share if share == NOTHING else f"{share} tốc độ cần"


def ratio(row: Row) -> str:
    """48 %: the same alone; ≈ where the pace rests on an estimate."""
    if is_missing(row["ratio"]):
        return NOTHING
    return marked(f"{number(100 * row['ratio'])} %", is_estimated=row["pace_is_estimated"])


def arrival(row: Row) -> str:
    """When the target would be met at the observed pace, from when to when, or why not."""
    if row["projection"] != "projected":
        return NO_DATE[row["projection"]]
    return f"{projected(row)} ({between(row)})"


def projected(row: Row) -> str:
    """The day on which the target would be met; ≈ where the pace rests on an estimate."""
    return marked(day(row["projected_on"]), is_estimated=row["pace_is_estimated"])


def is_due(row: Row) -> bool:
    """Whether the deadline is today and something is missing: no week is left to need a pace in."""
    return bool(row["weeks_left"] == 0 and row["pace"] in UNMET and row["measure"] == "coverage")


def due(row: Row) -> str:
    """Đến hạn 10/12/2025 còn thiếu 3,5 điểm: what is said where `is_due`."""
    return f"đến hạn {day(row['deadline'])} còn thiếu {points(row['gap_points'])}"


def estimate(row: Row) -> str:
    """What of a row is an estimate, as a remark: its value, its speed alone, or nothing."""
    if row["is_estimated"]:
        return "ước tính"
    has_speed = row["measure"] not in EACH
    return "tốc độ ước tính" if row["pace_is_estimated"] and has_speed else ""


def label(row: Row) -> str:
    """The label of a row; a value whose speed is unknown is not the same as no value."""
    is_known = row["label"] == "Chưa có số liệu" and not is_missing(row["value"])
    return "Chưa có số liệu tốc độ" if is_known else str(row["label"])


def short_unit(unit: str | None) -> str | None:
    """The unit of a ratio is said by its name."""
    return None if unit and "/" in unit else unit


def result(row: Row, unit: str | None) -> str:
    """What a place has; of a yes or no, how many communes; an estimate says so."""
    value = amount(row["value"], row["measure"], short_unit(unit))
    if row["measure"] == "yes_no" and not is_missing(row["value"]):
        value = f"{number(row['value'])} xã đã tổ chức"
    return f"{value} (ước tính)" if row["is_estimated"] else value


def message(
    row: Row,
    labels: Mapping[str, int],
    *,
    where: str,
    name: str,
    unit: str | None,
    met: str = MET,
) -> str:
    """The one message of the page: how fast, how fast it must, and the label.

    `row` as of `queries.pace_by_place`; `labels`: how many communes have which, for what each
    commune must reach by itself; `met`: how a met target is told, of `charts.scope.Scope.met`.
    """
    if is_missing(row["value"]):
        nobody = row["pace"] == "not_applicable"
        return f"{where}: {'không có đối tượng của' if nobody else 'chưa có số liệu về'} «{name}»"
    value = result(row, unit)
    if is_missing(row["target"]):
        return f"{where}: {name} – {value}, năm này không có mục tiêu"
    goal = target(row["target"], row["measure"], unit)
    if row["measure"] in EACH:
        met = f"{number(labels.get('Đạt', 0))} trong {number(sum(labels.values()))} xã"
        reached = "đã tổ chức" if row["measure"] == "yes_no" else f"đạt mục tiêu mỗi xã {goal}"
        return f"{where}: {name} – {met} {reached}"
    if row["measure"] == "ratio":
        told = met if row["pace"] == "met" and met != MET else label(row).lower()
        return f"{where}: {name} – {value}, mục tiêu {goal}: {told}"
    return f"{where} {_share_message(row, goal, unit, met)}"


def _share_message(row: Row, goal: str, unit: str | None, met: str) -> str:
    if row["pace"] == "met":
        value = percent(row["value"])
        return f"{met} {goal}, nay {value}" if met == LATE else f"{met} {goal} với {value}"
    if row["pace"] == "missed":
        missing = f"{number(row['people_missing'])} {unit}"
        return f"không đạt {goal} vào {day(row['deadline'])}, còn thiếu {missing}"
    if is_due(row):
        return f"{due(row)} ({number(row['people_missing'])} {unit}) để đạt {goal}"
    if row["pace"] == "no_pace":
        return f"chưa đủ báo cáo để tính tốc độ; cần {goal} vào {day(row['deadline'])}"
    if row["pace"] == "falling":
        return f"{moves(row)} trong khi cần tăng {needed(row)}"
    return f"{moves(row)}, cần {needed(row)}: {label(row).lower()}"


def moves(row: Row) -> str:
    """Tăng 0,07 điểm/tuần, or giảm: no number of a sentence has a sign."""
    return f"{'giảm' if row['observed_points_per_week'] < 0 else 'tăng'} {observed(row)}"


def between(row: Row) -> str:
    """From the fastest to the slowest stretch; a stretch that did not rise leaves the end open."""
    earliest, latest = day(row["projected_earliest"]), day(row["projected_latest"])
    return f"từ {earliest} đến {latest}" if latest != NOTHING else f"sớm nhất {earliest}"
