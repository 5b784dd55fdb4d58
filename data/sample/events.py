"""What goes wrong in the sample, commune by commune: one small table to review.

All of it is invented; none of it touches Thành Sen, whose size would blur the provincial figures.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Silence:
    """A commune that sends nothing after `last_report`."""

    commune: str
    last_report: date
    reason: str


@dataclass(frozen=True)
class Late:
    """A commune missing from the summary of `as_of`, whose own figures come weeks later."""

    commune: str
    as_of: date
    received: date
    is_long: bool
    reason: str


@dataclass(frozen=True)
class Correction:
    """A second form for a commune and date with `percent` fewer confirmations."""

    commune: str
    as_of: date
    received: date
    percent: int
    reason: str


@dataclass(frozen=True)
class Recount:
    """From `since` on the confirmations of a commune are lower by `points` of its adults."""

    commune: str
    since: date
    points: int
    reason: str


@dataclass(frozen=True)
class Revision:
    """From `since` on the adults of a commune are `percent` more; confirmations stay."""

    commune: str
    since: date
    percent: int
    reason: str


SILENCES = (
    Silence("18304", date(2025, 6, 30), "Đức Đồng: im lặng từ khi sáp nhập, chỉ có số của xã cũ"),
    Silence(
        "18502", date(2026, 6, 30), "Hà Linh: quá 92 ngày vào 31/10/2026 nên bị coi là im lặng"
    ),
    Silence("18766", date(2026, 8, 31), "Kỳ Xuân: vắng hai kỳ gần nhất, chưa quá 92 ngày"),
    Silence("18748", date(2026, 8, 31), "Cẩm Lạc: vắng hai kỳ gần nhất, chưa quá 92 ngày"),
)
LATES = (
    Late("18328", date(2025, 11, 30), date(2025, 12, 22), False, "Thượng Đức: sau hạn 10/12/2025"),
    Late("18790", date(2025, 11, 30), date(2026, 1, 8), False, "Kỳ Khang: sau hạn 10/12/2025"),
    Late("18583", date(2026, 3, 31), date(2026, 4, 27), True, "Mai Phụ: gửi từ phần mềm khác"),
    Late("18601", date(2026, 3, 31), date(2026, 4, 27), True, "Việt Xuyên: gửi từ phần mềm khác"),
)
CORRECTIONS = (
    Correction(
        "18742", date(2025, 8, 31), date(2025, 9, 19), 7, "Cẩm Trung: đã đếm trùng hai thôn"
    ),
)
RECOUNTS = (
    Recount("18418", date(2026, 4, 30), 4, "Tùng Lộc: loại người đã chuyển đi khỏi danh sách"),
)
REVISIONS = (Revision("18823", date(2026, 2, 28), 12, "Vũng Áng: tính thêm công nhân tạm trú"),)

# Few people in need: groups below the numbers that may be published.
FEW_IN_NEED = {"18100": 24, "18118": 41, "18652": 28, "18781": 19, "18628": 12}
