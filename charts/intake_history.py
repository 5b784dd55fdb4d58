"""What was taken in and withdrawn so far, in words."""

from collections import Counter
from collections.abc import Sequence

from charts.formats import NOTHING, day, number
from charts.intake import SHAPES
from charts.rows import Row
from charts.table import PlainTable

NEVER = "Chưa nhận tệp nào: mọi số đang là số liệu mẫu"


def history_table(lines: Sequence[Row]) -> PlainTable:
    """Who handed in what and when, newest first, and what became of it."""
    return PlainTable.of(
        {
            "Số": number(line["number"]),
            "Nhận lúc": f"{line['received_at']:%H:%M %d/%m/%Y}",
            "Người gửi": line["received_from"],
            "Tệp": line["file_name"],
            "Loại": SHAPES[line["shape"]],
            "Số liệu ngày": day(line["as_of"]) if line["as_of"] else NOTHING,
            "Tình trạng": _state(line),
            "Cảnh báo đã xác nhận": _confirmed(line),
        }
        for line in lines
    )


def in_force(lines: Sequence[Row]) -> dict[int, str]:
    """The files that can be withdrawn: number to what stands in the list."""
    return {
        line["number"]: f"Số {line['number']}: {line['file_name']}"
        for line in lines
        if not line["withdrawal"]
    }


def taken(files: Sequence[Row]) -> str:
    """The numbers of handed-in files as an address keeps them, once all are in the system."""
    numbers = [str(one["number"]) for one in files if one["status"] == "known"]
    return "-".join(numbers) if len(numbers) == len(files) else ""


def still_in(numbers: str, lines: Sequence[Row]) -> list[Row]:
    """Those of `taken` that count now, as `charts.intake.message` reads them."""
    known = {str(number) for number in in_force(lines)}
    return [{"status": "known", "number": int(one)} for one in numbers.split("-") if one in known]


def message(lines: Sequence[Row]) -> str:
    """How many files were taken in and how many of them count."""
    if not lines:
        return NEVER
    gone = sum(bool(line["withdrawal"]) for line in lines)
    return f"Đã nhận {number(len(lines))} tệp, trong đó {number(gone)} tệp đã rút lại"


def _state(line: Row) -> str:
    came = line["withdrawal"]
    if not came:
        return "đang tính"
    when = f"{came['received_at']:%H:%M %d/%m/%Y}"
    return f"rút lại lúc {when}, {came['received_from']}: {came['reason']}"


def _confirmed(line: Row) -> str:
    """How many warnings each reason let pass; their words stand in `python -m data history`."""
    reasons = Counter(one["reason"] for one in line["confirmed"])
    return "; ".join(f"{number(count)} cảnh báo: {reason}" for reason, count in reasons.items())
