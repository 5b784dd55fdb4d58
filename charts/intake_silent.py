"""Who would fall silent once files are taken, in words."""

from collections.abc import Sequence

from charts.formats import number
from charts.rows import Row

FIRST_REPORT = "Đây là báo cáo thật đầu tiên: mọi số liệu mẫu sẽ được bỏ"
MOST_NAMED = 10


def silent_lines(files: Sequence[Row]) -> Sequence[str]:
    """Who would fall silent, one line per commune; of many the first, and how many more.

    The first real report replaces the sample: then whoever it leaves out is only counted.
    """
    found: dict[str, list[str]] = {}
    good = [one for one in files if one["status"] == "accepted"]
    for one in good:
        for row in one["silent"]:
            found.setdefault(row["place"], []).append(row["indicator"])
    if any(one["replaces_sample"] for one in good):
        many = number(len(found))
        return [FIRST_REPORT, f"{many} xã, phường sẽ im lặng ở các chỉ tiêu chưa có số thật"]
    lines = [
        f"{place[:1].upper()}{place[1:]} sẽ thành im lặng ở {number(len(names))} chỉ tiêu: "
        + ", ".join(names[:3])
        + ("…" if len(names) > 3 else "")
        for place, names in found.items()
    ]
    left = len(lines) - MOST_NAMED
    return [*lines[:MOST_NAMED], *[f"và {number(left)} xã, phường khác"] * (left > 0)]
