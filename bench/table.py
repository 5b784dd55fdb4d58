"""The results as Markdown, with ratios to the floor and a mark for every goal."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.backend import Timing

Medians = Mapping[str, float]  # measure to median


class Measure(NamedTuple):
    """One line of the table: what is measured, and the highest ratio to one of the others."""

    key: str
    name: str
    goal: float | None
    against: str = "floor"


MEASURES = (
    Measure("filter", "đổi bộ lọc, vẽ xong, ms", 0.45),
    Measure("data", "dữ liệu mỗi lần chạy lại, KB", 0.03),
    Measure("cpu", "CPU máy chủ mỗi lần chạy lại, ms", 0.15),
    Measure("cpu_seen", "– lựa chọn đã có người xem", 0.15),
    Measure("crowd", "20 phiên cùng chạy lại, phiên cuối, ms", 0.15),
    Measure("crowd_seen", "– lựa chọn đã có người xem", 0.15),
    Measure("cold", "mở lần đầu, vẽ xong, ms", 1.0),
    Measure("first_number", "mở lần đầu, thấy số đầu tiên, ms", 1.4, "bare"),
    Measure("warm", "mở lại, vẽ xong, ms", 0.85),
    Measure("bytes", "tải lần đầu qua HTTP, KB", 0.4),
    Measure("memory", "bộ nhớ 1 phiên, MB", None),
    Measure("memory_crowd", "bộ nhớ 20 phiên, MB", 0.9),
)


def comparison(name: str, medians: Mapping[str, Medians]) -> str:
    """One page beside its floor and the bare page; `medians` by contestant (bare, floor, page)."""
    lines = [
        f"### {name}",
        "",
        "| | trang trống | sàn B | trang này | tỷ lệ | mục tiêu | |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for measure in MEASURES:
        values = [medians[one].get(measure.key) for one in ("bare", "floor", "page")]
        base, page = medians[measure.against].get(measure.key), medians["page"].get(measure.key)
        ratio = page / base if page is not None and base else None
        cells = [measure.name, *map(_number, values), _ratio(ratio), *_goal(measure, ratio)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def timings(name: str, taken: Sequence[Timing]) -> str:
    """Things with a goal of their own in ms."""
    lines = [f"### {name}", "", "| | ms | mục tiêu | |", "| --- | ---: | ---: | --- |"]
    for one in taken:
        mark = _mark(one.taken <= one.goal)
        lines.append(f"| {one.name} | {_number(one.taken)} | {_number(one.goal)} | {mark} |")
    return "\n".join(lines)


def growth(early: float, late: float) -> str:
    """Memory in MB after 500 and 2,000 reruns, which may grow by 5 %."""
    mark = _mark(late <= 1.05 * early)
    return f"Bộ nhớ sau 500 lần chạy lại {early:.0f} MB, sau 2.000 lần {late:.0f} MB: {mark}."


def _goal(measure: Measure, ratio: float | None) -> tuple[str, str]:
    if measure.goal is None:
        return "", ""
    suffix = " × trang trống" if measure.against == "bare" else ""
    goal = f"≤ {_ratio(measure.goal)}{suffix}"
    return goal, "" if ratio is None else _mark(ratio <= measure.goal)


def _mark(is_reached: bool) -> str:
    return "đạt" if is_reached else "**chưa đạt**"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}".replace(".", ",")


def _number(value: float | None) -> str:
    if value is None:
        return ""
    text = f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))
