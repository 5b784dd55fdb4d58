"""Who improves most, told in bands of five, and how groups and districts move: plain tables."""

from collections import Counter
from collections.abc import Mapping, Sequence

from charts.bars import marked_name
from charts.formats import GROUP_NAMES, NOTHING, amount, day, marked, number
from charts.pace import EACH, NOT_YET, estimate, label, result, short_unit, speed
from charts.rows import Row, is_missing
from charts.table import PlainTable

LABELS = (
    "Đạt",
    "Đúng tiến độ",
    "Cần tăng tốc",
    "Chậm",
    "Giảm",
    NOT_YET,
    "Không đạt",
    "Chưa có số liệu tốc độ",
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
UNPACED = {"Đến": "Kết quả"}
PACED = ("Nhóm tiến bộ", "Tăng mỗi tuần", "Từ")
NUMBERS = ("Tỷ lệ", "Kết quả", "Tăng", "Cần", "Tăng mỗi tuần", "Từ", "Đến")
NOTE = (
    "Xếp theo nhóm năm xã vì chênh lệch vài bậc không có ý nghĩa; xã chưa tính được tốc độ đứng "
    "cuối. Có số sửa lại hoặc báo cáo muộn trong thời gian đo thì ghi rõ."
)


def label_counts(paces: Sequence[Row]) -> Mapping[str, int]:
    """How many communes have each label, in the order of the labels."""
    counted = Counter(label(row) for row in paces)
    return {one: counted[one] for one in LABELS if counted[one]}


def title(rows: Sequence[Row]) -> str:
    """What the table of `league` ranks: how fast, or where no commune has a pace, how far."""
    paced = "Tiến bộ của các xã, nhanh nhất trước"
    return paced if _is_paced(rows) else "Kết quả của các xã, cao nhất trước"


def note(rows: Sequence[Row]) -> str:
    """Why the table of `league` is told in bands, and what stands in its remarks."""
    return NOTE if _is_paced(rows) else ""


def league(rows: Sequence[Row], unit: str | None) -> PlainTable:
    """The communes of `queries.improvement` as a table of text; those without a pace stand last.

    Where none has a pace there are no columns of it, and a yes or no has no bands.
    """
    left_out = {"Nhóm kết quả"} if rows[0]["measure"] == "yes_no" else set()
    renamed: Mapping[str, str] = {}
    if not _is_paced(rows):
        left_out |= {*PACED}
        renamed = UNPACED
    lines = [_line(row, short_unit(unit)) for row in rows]
    return PlainTable.of(
        {renamed.get(name, name): cell for name, cell in line.items() if name not in left_out}
        for line in lines
    )


def groups(rows: Sequence[Row], unit: str | None) -> PlainTable:
    """How groups of communes move: rows of `queries.pace_by_place` by group, known ones only."""
    by_code = {row["group"]: row for row in rows}
    known = {name: by_code[code] for code, name in GROUPS.items() if code in by_code}
    return _places("Nhóm xã", known, unit)


def districts(rows: Sequence[Row], unit: str | None) -> PlainTable:
    """How the former districts move: rows of `queries.pace_by_place` by district."""
    return _places("Huyện cũ", {row["district"]: row for row in rows}, unit)


def caption(table: PlainTable) -> str:
    """What the columns of `groups` or `districts` are."""
    if not table.columns:
        return "Các nhóm xã: ở đây không có nhóm nào"
    kind = "nhóm xã" if "Nhóm xã" in table.columns else "huyện cũ"
    speeds = " và ".join(name.lower() for name in ("Tăng", "Cần") if name in table.columns)
    return f"Các {kind}" + (f": {speeds}, điểm mỗi tuần" if speeds else "")


def _is_paced(rows: Sequence[Row]) -> bool:
    return not all(is_missing(row["improvement_band"]) for row in rows)


def _places(kind: str, places: Mapping[str, Row], unit: str | None) -> PlainTable:
    return PlainTable.of(
        {kind: f"{name} ({number(row['communes_total'])})"} | _pace(row, unit)
        for name, row in places.items()
    )


def _told(row: Row, unit: str | None) -> str:
    """A value, ≈ where it is an estimate: the words would take the width of a column."""
    value = result({**row, "is_estimated": False}, unit)
    return marked(value, is_estimated=row["is_estimated"])


def _pace(row: Row, unit: str | None) -> dict[str, str]:
    """A share has its speeds; what each commune must reach has no label for many."""
    if row["measure"] in EACH:
        return {"Kết quả": _told(row, unit)}
    if row["measure"] != "coverage":
        return {"Kết quả": _told(row, unit), "Tiến độ": label(row)}
    moves = {"Tỷ lệ": _told(row, unit), "Tăng": _rise(row, "observed", "pace_is_estimated")}
    if is_missing(row["target"]):
        return moves
    return moves | {
        "Cần": _rise(row, "needed", "is_estimated"),
        "Tiến độ": label(row),
    }


def _rise(row: Row, which: str, mark: str) -> str:
    """Points a week, observed or needed; ≈ where they rest on an estimate."""
    return marked(number(row[f"{which}_points_per_week"], 2), is_estimated=row[mark])


def _line(row: Row, unit: str | None) -> dict[str, str]:
    return {
        "Nhóm tiến bộ": _band(row["improvement_band"]),
        "Xã, phường": marked_name(row),
        "Tăng mỗi tuần": speed(row["observed_points_per_week"]),
        "Từ": _before(row, unit),
        "Đến": amount(row["value"], row["measure"], unit),
        "Nhóm kết quả": _band(row["level_band"]),
        "Tiến độ": label(row),
        "Ghi chú": _remarks(row),
    }


def _before(row: Row, unit: str | None) -> str:
    """Where the time observed began; one report alone began nothing."""
    if is_missing(row["observed_from"]) or row["observed_from"] == row["observed_to"]:
        return NOTHING
    return f"{amount(row['value_before'], row['measure'], unit)} ({day(row['observed_from'])})"


def _band(band: int | None) -> str:
    """1–5, 6–10: within five places a difference means nothing."""
    if is_missing(band):
        return "chưa xếp"
    return f"{number(5 * band - 4)}–{number(5 * band)}"


def _remarks(row: Row) -> str:
    remarks = (
        ("có số sửa lại", row["is_revised"]),
        ("có báo cáo muộn", row["is_late"]),
        (estimate(row), True),
        ("im lặng đã lâu", row["is_silent"] and not is_missing(row["value"])),
    )
    return "; ".join(text for text, holds in remarks if holds and text)
