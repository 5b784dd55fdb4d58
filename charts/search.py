"""What a search for a commune found, in words."""

from collections.abc import Sequence

from charts.formats import quoted
from charts.rows import Row

LISTED = 6


def found(text: str, matches: Sequence[Row]) -> str:
    """What was found, old names with the commune they belong to now; nothing without a text.

    `matches` as of `queries.find_communes`.
    """
    wanted = text.strip()
    if not wanted:
        return ""
    if not matches:
        return f"Không có xã, phường nào tên «{wanted}», kể cả tên cũ. Đang liệt kê cả tỉnh."
    rest = len(matches) - LISTED
    more = [f"và {rest} xã, phường khác"] if rest > 0 else []
    listed = "; ".join([*map(_match, matches[:LISTED]), *more])
    return f"Tìm thấy {len(matches)} xã, phường: {listed}."


def unknown(asked: str, shown: str) -> str:
    """What to say when the address names a commune that there is not."""
    return f"Địa chỉ ghi xã, phường {quoted(asked)}, không có trong danh sách; đang xem {shown}."


def _match(row: Row) -> str:
    now = f"{row['kind']} {row['commune']}"
    return (
        f"{now} (gồm {row['matched_kind']} {row['matched_name']} cũ)" if row["is_old_name"] else now
    )
