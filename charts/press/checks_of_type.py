"""What must hold of type on newsprint: size, ink, ground, typeface (method.md, 10)."""

from collections.abc import Iterator, Sequence

from matplotlib.path import Path

from charts import inks, theme
from charts.press.checks import TOLERANCE, Check, one
from charts.press.sheet import Mark, Point, Sheet

LEAST_TYPE = theme.PRESS.text


def smallest_type(sheets: Sequence[Sheet]) -> Check:
    """Whether type can be read on newsprint."""
    least = min((mark for sheet in sheets for mark in sheet.of("text")), key=_size, default=None)
    found = f"{one(least.size)} pt" if least else "không có chữ"
    small = least is not None and least.size < LEAST_TYPE - TOLERANCE
    advice = (
        f"Chữ «{least.text.strip()}» chỉ {found}; hãy chọn khổ lớn hơn hoặc đặt cỡ chữ từ "
        f"{one(LEAST_TYPE)} pt."
        if least and small
        else ""
    )
    return Check("smallest_type", "Chữ nhỏ nhất", found, f"từ {one(LEAST_TYPE)} pt", advice)


def black_type(sheets: Sequence[Sheet]) -> Check:
    """Whether type needs one ink only: black, a tint of it, or paper left white."""
    texts = [mark for sheet in sheets for mark in sheet.of("text")]
    mixed = [mark for mark in texts if mark.inks and not inks.is_black(mark.inks)]
    found = "chỉ mực đen" if not mixed else f"{len(mixed)} chữ nhiều mực"
    advice = (
        f"Chữ «{mixed[0].text.strip()}» in bằng nhiều mực ({mixed[0].colour}); hãy đặt chữ đen."
        if mixed
        else ""
    )
    return Check("black_type", "Chữ một mực", found, "chỉ mực đen hoặc để trắng", advice)


def text_on_tints(sheets: Sequence[Sheet]) -> Check:
    """Whether type on a ground of over 25 % is bold. Of files that say where things are."""
    grounds = [found for sheet in sheets for found in _grounds(sheet)]
    heaviest = max((ink for ink, _ in grounds), default=0)
    wrong = [(ink, text) for ink, text in grounds if ink > inks.MOST_UNDER_TYPE]
    advice = ""
    if wrong:
        ink, text = wrong[0]
        advice = (
            f"Chữ «{text}» không đậm trên nền {ink} % mực; hãy in đậm hoặc đưa chữ ra ngoài nền."
        )
    wanted = f"chữ thường: nền không quá {inks.MOST_UNDER_TYPE} %"
    return Check("text_on_tints", "Chữ trên nền màu", f"nền đến {heaviest} %", wanted, advice)


def fonts(sheets: Sequence[Sheet], family: str) -> Check:
    """Whether all type is in the house's typeface, embedded, with every letter there."""
    faces = {face: inside for sheet in sheets for face, inside in sheet.fonts.items()}
    foreign = sorted(face for face in faces if not _plain(face).startswith(_plain(family)))
    outside = sorted(face for face, inside in faces.items() if not inside)
    lost = [m.text.strip() for sheet in sheets for m in sheet.of("text") if "�" in m.text]
    advice = ""
    if outside:
        advice = f"Phông {', '.join(outside)} chưa nhúng; hãy nhúng phông vào tệp."
    elif foreign:
        advice = f"Có chữ ngoài phông {family} ({', '.join(foreign)}); hãy đổi ký tự hoặc phông."
    elif lost:
        advice = f"Thiếu hình chữ trong «{lost[0]}»; hãy đổi ký tự ấy."
    styles = {_plain(face) for face in faces} - {_plain(family)}
    found = f"{len(styles)} kiểu phông, đã nhúng"
    return Check("fonts", "Phông chữ", found, "nhúng đủ, không thiếu chữ", advice)


def _grounds(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """How much ink lies under each text that is not bold: that of the last area painted there."""
    areas: list[_Area] = []
    for mark in sheet.marks:
        if mark.kind == "area":
            areas.append(_Area(mark))
        elif mark.kind == "text" and not mark.is_bold and mark.text.strip():
            for place in mark.at:
                under = next((area.ink for area in reversed(areas) if area.holds(place)), 0)
                yield under, mark.text.strip()


class _Area:
    """A painted area that can be asked whether it lies under a place."""

    def __init__(self, mark: Mark) -> None:
        self.ink = sum(mark.inks or (0,))
        self.parts = [(_box(part), Path(part)) for part in mark.outline if len(part) > 2]

    def holds(self, place: Point) -> bool:
        """An odd number of its outlines around a place: holes are not painted."""
        x, y = place
        around = [
            part
            for (left, bottom, right, top), part in self.parts
            if left <= x <= right and bottom <= y <= top
        ]
        return sum(bool(part.contains_point(place)) for part in around) % 2 == 1


def _box(outline: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def _size(mark: Mark) -> float:
    return mark.size


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()
