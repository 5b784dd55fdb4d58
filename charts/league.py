"""Who improves most, told in bands of five, and how groups and districts move: plain tables."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from charts.bars import marked_name
from charts.formats import GROUP_NAMES, amount, day, number, percent
from charts.pace import speed
from charts.rows import Row

LABELS = (
    "Đạt",
    "Đúng tiến độ",
    "Cần tăng tốc",
    "Chậm",
    "Giảm",
    "Không đạt",
    "Chưa có số liệu",
    "Không có mục tiêu",
    "Không có đối tượng",
)
GROUPS = {
    "remote yes": "Vùng xa",
    "border yes": "Biên giới",
    "has_minority_village yes": "Có thôn dân tộc thiểu số",
    "minority_area yes": GROUP_NAMES["minority_area"],
    "remote unknown": "Chưa rõ có miền núi hay không",
    "peer_group midland": "Đồng bằng, trung du",
    "peer_group coastal": "Ven biển",
    "peer_group urban": "Phường",
}
LEAGUE_NUMBERS = ("Từ", "Đến", "Tăng mỗi tuần")
NOTE = (
    "Xếp theo nhóm năm xã vì chênh lệch vài bậc không có ý nghĩa; xã chưa tính được tốc độ đứng "
    "cuối. Có số sửa lại hoặc báo cáo muộn trong thời gian đo thì ghi rõ."
)


def label_counts(paces: Sequence[Row]) -> Mapping[str, int]:
    """How many communes have each label, in the order of the labels."""
    counted = Counter(row["label"] for row in paces)
    return {label: counted[label] for label in LABELS if counted[label]}


def league(rows: Sequence[Row], unit: str | None) -> pd.DataFrame:
    """The communes of `queries.improvement` as a table of text; those without a pace stand last."""
    return pd.DataFrame(
        [
            {
                "Nhóm tiến bộ": _band(row["improvement_band"]),
                "Xã, phường": marked_name(row),
                "Tăng mỗi tuần": speed(row["observed_points_per_week"]),
                "Từ": f"{amount(row['value_before'], row['measure'], unit)}"
                f" ({day(row['observed_from'])})",
                "Đến": amount(row["value"], row["measure"], unit),
                "Nhóm kết quả": _band(row["level_band"]),
                "Tiến độ": row["label"],
                "Ghi chú": _remarks(row),
            }
            for row in rows
        ]
    )


def places(groups: Sequence[Row]) -> pd.DataFrame:
    """How groups of communes move: rows of `queries.pace_by_place` by group, known ones only."""
    by_code = {row["group"]: row for row in groups}
    return pd.DataFrame(
        [
            {
                "Nhóm xã": f"{name} ({number(by_code[code]['communes_total'])})",
                "Tỷ lệ": percent(by_code[code]["value"]),
                "Tăng": number(by_code[code]["observed_points_per_week"], 2),
                "Cần": number(by_code[code]["needed_points_per_week"], 2),
                "Tiến độ": by_code[code]["label"],
            }
            for code, name in GROUPS.items()
            if code in by_code
        ]
    )


def _band(band: int | None) -> str:
    """1–5, 6–10: within five places a difference means nothing."""
    if band is None or pd.isna(band):
        return "chưa xếp"
    return f"{number(5 * band - 4)}–{number(5 * band)}"


def _remarks(row: Row) -> str:
    remarks = (
        ("có số sửa lại", row["is_revised"]),
        ("có báo cáo muộn", row["is_late"]),
        ("ước tính", row["is_estimated"]),
        ("im lặng đã lâu", row["is_silent"]),
    )
    return "; ".join(text for text, holds in remarks if holds)
