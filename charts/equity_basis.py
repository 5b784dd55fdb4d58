"""What a comparison of groups rests on: how many reports, estimates, groups that are small."""

from collections.abc import Sequence
from math import sqrt

from charts.equity_names import group_name
from charts.formats import number, percent
from charts.rows import Row, is_missing

SMALL = 400  # people: a smaller group gets an interval (method.md, 4)


def basis(
    row: Row, pairs: Sequence[Row], *, unit: str | None, is_filtered: bool, what: str = "Trang"
) -> str:
    """What the shares rest on: reports, estimates, no filter by group, small groups.

    `row` and `pairs` as of `charts.equity.compared`; `what` says it: a page or a figure.
    """
    sentences = [reports(row)]
    if row["is_estimated"]:
        sentences.append("Có số ước tính từ đơn vị cũ bị tách.")
    if is_filtered:
        sentences.append(f"{what} này so sánh mọi nhóm xã nên không lọc theo nhóm.")
    return " ".join([*sentences, small_groups(pairs, unit)]).strip()


def reports(row: Row) -> str:
    """The newest report of every commune counts, however old it is; how many are silent."""
    total, silent = row["communes_total"], row["communes_total"] - row["communes_reported"]
    if not silent:
        return f"Cả {total} xã đều có báo cáo còn mới."
    return f"Theo báo cáo mới nhất của mỗi xã; {silent}/{total} xã im lặng, lấy số cũ nếu có."


def small_groups(pairs: Sequence[Row], unit: str | None) -> str:
    """The interval of every group of fewer than 400 people, in words."""
    known = {
        group_name(
            row, which
        ): f"{group_name(row, which)} chỉ có {number(people)} {unit or ''}, tỷ lệ có "
        f"thể từ {percent(low)} đến {percent(high)}"
        for row in pairs
        for which in ("worse", "better")
        if not is_missing(people := row[f"{which}_denominator"]) and people < SMALL
        for low, high in (wilson(row[f"{which}_percent"], people),)
    }
    return f"Nhóm nhỏ: {'; '.join(known.values())} (khoảng tin cậy 95 %)." if known else ""


def wilson(share_percent: float, people: int) -> tuple[float, float]:
    """The Wilson 95 % interval of a share, in percent (Wilson 1927)."""
    z, p = 1.959964, share_percent / 100
    middle = (p + z * z / (2 * people)) / (1 + z * z / people)
    half = z * sqrt(p * (1 - p) / people + z * z / (4 * people**2)) / (1 + z * z / people)
    return 100 * (middle - half), 100 * (middle + half)
