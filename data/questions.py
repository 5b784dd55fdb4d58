"""The questions that accepted numbers ask: found by SQL, put in words for the reader."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from data.events import Entry
from data.reference import Reference
from data.report import Reading

Row = dict[str, object]
Words = tuple[str, str, str]


def while_reading(received: Iterable[tuple[Entry, Reading]]) -> Iterator[Row]:
    """What came up while reports were read, as rows of the table `warnings`."""
    for entry, reading in received:
        for problem in reading.problems:
            yield {
                "report_number": entry.number,
                "kind": "reading",
                "unit": None,
                "indicator": None,
                "as_of": reading.as_of,
                "sheet": problem.sheet,
                "cell": problem.cell,
                "found": problem.found,
                "expected": problem.expected,
                "message": problem.message,
            }


def in_words(kind: str, row: Row, reference: Reference) -> Row:
    """A row of `sql/questions/KIND.sql` as a row of the table `warnings`."""
    day = row["as_of"]
    assert isinstance(day, date)
    names = {unit.code: unit.name for unit in reference.units_on(day)}
    if kind == "parts_missing":
        names = {unit.code: unit.name for unit in reference.communes}
    unit = names.get(str(row.pop("unit_code")), "")
    found, expected, message = words(
        kind,
        unit,
        float(str(row.pop("found"))),
        float(str(row.pop("before") or 0)),
        row.pop("as_of_before"),  # type: ignore[arg-type]  # a row is untyped
    )
    return {
        "kind": kind,
        "unit": unit,
        **row,
        "found": found,
        "expected": expected,
        "message": message,
    }


def words(kind: str, unit: str, found: float, before: float, day: date | None) -> Words:
    """What was found, what was expected, and the sentence, for one row of `sql/questions/`.

    `unit` is the name of the commune or old unit; `before` is what the SQL file calls so.
    """
    return _WORDS[kind](unit, found, before, day)


def whole(number: float) -> str:
    """A whole number as Vietnamese write it: 12.345."""
    return f"{number:,.0f}".replace(",", ".")


def percent(number: float) -> str:
    """A share as Vietnamese write it: 70,5 %."""
    return f"{number:,.1f} %".replace(",", "\0").replace(".", ",").replace("\0", ".")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _count_fell(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        whole(found),
        f"ít nhất {whole(before)}",
        f"{unit}: số cộng dồn giảm từ {whole(before)} (ngày {_day(day)}) xuống {whole(found)}. "
        "Hãy kiểm tra lại; nếu đúng, ghi lý do vào cột Ghi chú.",
    )


def _denominator_moved(unit: str, found: float, before: float, day: date | None) -> Words:
    change = f" {percent(abs(found - before) / before * 100)}," if before else ""
    return (
        whole(found),
        f"gần {whole(before)}",
        f"{unit}: tổng số đổi{change} từ {whole(before)} (ngày {_day(day)}) thành "
        f"{whole(found)}. Hãy xác nhận tổng số mới và nguồn của nó.",
    )


def _adults_differ(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        whole(found),
        f"gần {whole(before)}",
        f"{unit}: tổng số người trưởng thành {whole(found)} lệch "
        f"{percent(abs(found - before) / before * 100)} so với số tham chiếu {whole(before)} "
        "(ước theo dân số). Hãy xác nhận đã đếm đúng đối tượng.",
    )


def _same_percentage(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        percent(found),
        "tỷ lệ khác nhau giữa các xã",
        f"{unit}: tỷ lệ {percent(found)} lặp lại ở {whole(before)} đơn vị trong cùng báo cáo. "
        "Hãy kiểm tra xem số liệu có được tính ngược từ một tỷ lệ chung không.",
    )


def _round_percentages(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        f"{whole(found)} tỷ lệ tròn",
        "tỷ lệ lẻ tự nhiên",
        f"Cả {whole(found)} tỷ lệ của chỉ tiêu này đều tận cùng bằng 0 hoặc 5. "
        "Hãy kiểm tra xem số người có được suy ra từ tỷ lệ ước chừng không.",
    )


def _outlier(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        percent(found),
        f"gần {percent(before)}",
        f"{unit}: tỷ lệ {percent(found)} cách xa các đơn vị khác (trung vị {percent(before)}). "
        "Hãy kiểm tra lại tử số và mẫu số.",
    )


def _parts_missing(unit: str, found: float, before: float, day: date | None) -> Words:
    return (
        f"{whole(found)} đơn vị cũ",
        f"{whole(before)} đơn vị cũ",
        f"{unit}: mới có {whole(found)} trong {whole(before)} đơn vị cũ báo cáo, nên chưa có số "
        "của xã mới. Hãy bổ sung báo cáo của các đơn vị còn thiếu.",
    )


_WORDS: dict[str, Callable[[str, float, float, date | None], Words]] = {
    "count_fell": _count_fell,
    "denominator_moved": _denominator_moved,
    "adults_differ": _adults_differ,
    "same_percentage": _same_percentage,
    "round_percentages": _round_percentages,
    "outlier": _outlier,
    "parts_missing": _parts_missing,
}
KINDS = tuple(_WORDS)
