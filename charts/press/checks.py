"""What must hold of a printed figure (method.md, 10): one function per check, on what was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from charts import inks, theme
from charts.formats import number
from charts.press.sheet import Mark, Sheet
from charts.press.sizes import POINTS_PER_MM

LEAST_RULE = theme.PRESS.rule
TOLERANCE = 0.01  # points; files round
TOLERANCE_MM = 0.2
LEAST_STEP = 8.0  # of lightness from 0 to 100, between two classes in grey; ours
ACROSS = 2.0  # the mark of the sample is so many times as large as the least type


@dataclass(frozen=True)
class Check:
    """One thing checked: what was found, what is asked, and what to change where it fails."""

    name: str
    title: str
    found: str
    wanted: str
    advice: str = ""

    @property
    def is_met(self) -> bool:
        """Whether there is nothing to change."""
        return not self.advice


def page_size(sheets: Sequence[Sheet], size_mm: tuple[float, float]) -> Check:
    """Whether every file has the size that was asked for, and all its text lies within."""
    wide, high = size_mm
    wrong = [
        f"{sheet.name} rộng {one(sheet.width_mm)} × cao {one(sheet.height_mm)} mm"
        for sheet in sheets
        if max(abs(sheet.width_mm - wide), abs(sheet.height_mm - high)) > TOLERANCE_MM
    ]
    outside = [mark.text for sheet in sheets for mark in sheet.of("text") if _outside(mark, sheet)]
    advice = ""
    if wrong:
        advice = f"Tệp {', '.join(wrong)}; hãy xuất lại đúng khổ đã chọn."
    elif outside:
        advice = f"Chữ «{outside[0].strip()}» nằm ngoài khổ; hãy chọn khổ lớn hơn."
    size = f"{one(wide)} × {one(high)} mm"
    return Check("page_size", "Khổ giấy", size, f"{size}, chữ nằm trong khổ", advice)


def thinnest_rule(sheets: Sequence[Sheet]) -> Check:
    """Whether lines survive on newsprint; what is drawn in no ink does not count."""
    widths = [rule.size for s in sheets for rule in s.of("rule") if rule.inks != inks.NO_INK]
    found = f"{number(min(widths), 2)} pt" if widths else "không có nét"
    thin = bool(widths) and min(widths) < LEAST_RULE - TOLERANCE
    advice = f"Có nét chỉ {found}; hãy vẽ nét từ {one(LEAST_RULE)} pt." if thin else ""
    return Check("thinnest_rule", "Nét mảnh nhất", found, f"từ {one(LEAST_RULE)} pt", advice)


def total_ink(sheets: Sequence[Sheet]) -> Check:
    """Whether every colour has inks and none takes too much of them."""
    marks = [mark for sheet in sheets for mark in sheet.marks]
    unknown = sorted({mark.colour for mark in marks if mark.inks is None})
    faults = sorted({fault for sheet in sheets for fault in sheet.faults})
    most = max((sum(mark.inks) for mark in marks if mark.inks), default=0)
    wet = sorted({mark.colour for mark in marks if mark.inks and sum(mark.inks) > inks.MOST_INK})
    advice = ""
    if unknown:
        advice = f"Màu {', '.join(unknown)} chưa có công thức mực; hãy dùng màu của bảng màu."
    elif faults:
        advice = f"Hình {', '.join(faults)}; hãy vẽ bằng màu đặc và nét."
    elif wet:
        advice = f"Màu {', '.join(wet)} quá đẫm mực; hãy giảm mực của màu ấy trong bảng mực."
    wanted = f"không quá {inks.MOST_INK} %, màu đặc có công thức"
    return Check("total_ink", "Tổng lượng mực", f"nhiều nhất {most} %", wanted, advice)


def grey_steps(areas: dict[str, float]) -> Check:
    """Whether classes stay apart in grey; `areas`: colour of each to its lightness, 0 to 100."""
    ordered = sorted(areas.items(), key=lambda area: area[1])
    steps = [(b[1] - a[1], a[0], b[0]) for a, b in pairwise(ordered)]
    if not steps:
        return Check("grey_steps", "Bản đen trắng", "một màu", f"cách nhau từ {one(LEAST_STEP)}")
    least, darker, lighter = min(steps)
    advice = (
        f"Hai màu {darker} và {lighter} gần như nhau khi in đen trắng; hãy dùng một màu khác."
        if least < LEAST_STEP
        else ""
    )
    found = f"cách nhau ít nhất {one(least)} độ sáng"
    return Check("grey_steps", "Bản đen trắng", found, f"từ {one(LEAST_STEP)} độ sáng", advice)


def sample_mark(sheets: Sequence[Sheet], *, is_sample: bool) -> Check:
    """Whether sample data says so across every figure that says anything, and real data does not.

    Of files with text; those without show the same figure.
    """
    written = {sheet.name: _large(sheet) for sheet in sheets if sheet.of("text")}
    without = [name for name, text in written.items() if theme.SAMPLE_MARK not in text]
    title, wanted = "Dấu số liệu mẫu", "có khi là số liệu mẫu, không có khi là số thật"
    if not is_sample:
        wrong = len(without) < len(written)
        advice = "Hình có dấu số liệu mẫu mà số liệu là thật; hãy bỏ dấu." if wrong else ""
        return Check("sample_mark", title, "số liệu thật", wanted, advice)
    advice = (
        f"Tệp {', '.join(without)} thiếu dấu {theme.SAMPLE_MARK}; hãy in dấu." if without else ""
    )
    return Check("sample_mark", title, "số liệu mẫu", wanted, advice)


def _large(sheet: Sheet) -> str:
    least = ACROSS * theme.PRESS.text
    return "".join(mark.text for mark in sheet.of("text") if mark.size >= least)


def _outside(mark: Mark, sheet: Sheet) -> bool:
    wide, high = sheet.width_mm * POINTS_PER_MM, sheet.height_mm * POINTS_PER_MM
    return any(not (0 <= x <= wide and 0 <= y <= high) for x, y in mark.at)


def one(value: float) -> str:
    """A length or a step with one decimal."""
    return number(value, 1)
