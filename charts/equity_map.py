"""What a map of coverage with a line around the groups of a grouping says in words."""

from collections import Counter
from collections.abc import Sequence

from charts.equity_names import GROUPINGS, WORSE
from charts.rows import Row

# Groupings of which every commune is in one group: the map draws the border between them.
BETWEEN = ("former_district", "kind", "peer_group")


def heading(communes: Sequence[Row], grouping: str) -> str:
    """What the line runs around, and what the colours are."""
    groups = {row[grouping] for row in communes}
    if grouping in BETWEEN:
        told = "Đường đậm ngăn các nhóm" if len(groups) > 1 else "Các xã cùng một nhóm"
    elif "yes" in groups:
        told = f"Viền đậm: {WORSE[grouping]}"
    elif "unknown" in groups:
        told = f"Chưa biết nơi nào là {WORSE[grouping]}"
    else:
        told = f"Không có {WORSE[grouping]}"
    return f"{told}; màu là tỷ lệ của từng xã"


def alt(communes: Sequence[Row], grouping: str) -> str:
    """What the map shows, for those who do not see it: how many communes are in which group."""
    whole = f"Bản đồ {len(communes)} xã, phường"
    if grouping in BETWEEN:
        groups = len({row[grouping] for row in communes})
        return f"{whole} trong {groups} nhóm của cách chia «{GROUPINGS[grouping]}»."
    counted = Counter(row[grouping] for row in communes)
    return f"{whole}: {counted['yes']} {WORSE[grouping]}, {counted['unknown']} xã chưa rõ."
