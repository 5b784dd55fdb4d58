"""The tables of one commune's profile, as text: the same on screen and on paper."""

from collections.abc import Mapping
from html import escape

from charts import html, theme
from charts.formats import NOTHING, amount, day, marked, number, percent, place, target
from charts.pace import label
from charts.profile import PEERS, Profile, named, peers_value, province_value
from charts.rows import Row, is_missing
from charts.table import PlainTable

NUMBERS = ("Kết quả", "Mục tiêu", "Còn thiếu", "Nhóm", "Cả tỉnh")
COUNTED = ("Số liệu", "Còn hiệu lực")


def figures(shown: Profile) -> PlainTable:
    """Every indicator of the plan: level, target, people missing, peers, province, pace."""
    return PlainTable.of(
        {
            "Chỉ tiêu": named(row),
            "Kết quả": _value(row),
            "Mục tiêu": target(row["target"], row["measure"], None),
            "Còn thiếu": number(row["people_missing"]),
            "Nhóm": peers_value(row),
            "Cả tỉnh": province_value(row),
            "Tiến độ": NOTHING if row["pace"] == "no_target" else label(row),
        }
        for row in shown.figures
    )


def figures_note(shown: Profile) -> str:
    """Who the group are, and what the signs mean."""
    row = shown.figure
    return (
        f"Nhóm: {row['peers_communes']} {PEERS[row['peers']]} khác, gộp lại; lớp, buổi, số người "
        "không có tổng số: bình quân một xã. ! im lặng đã lâu · ≈ ước tính, có đơn vị cũ bị tách."
    )


def old_units(shown: Profile) -> PlainTable:
    """What each old unit reported itself, whole, date by date until the merger."""
    said = {(row["unit_code"], row["as_of"]): row for row in shown.history if row["is_old_unit"]}
    days = sorted({as_of for _, as_of in said})
    return PlainTable.of(
        {
            "Đơn vị cũ": place(unit["kind"], unit["old_unit"]),
            "Huyện cũ": unit["former_district"],
            "Phần người về đây": _part(unit),
        }
        | {day(one): _own(said.get((unit["old_code"], one))) for one in days}
        for unit in shown.old_units
    )


def neighbours(shown: Profile) -> PlainTable:
    """The communes around it; those that are silent or unknown say so."""
    return PlainTable.of(
        {
            "Liền kề": place(row["kind"], row["commune"]),
            "Kết quả": amount(row["value"], row["measure"], None),
            "Còn thiếu": number(row["people_missing"]),
            "Ghi chú": _silence(row),
        }
        for row in shown.neighbours
    )


def linked_neighbours(shown: Profile, addresses: Mapping[str, str]) -> str:
    """The same as HTML, each name a link to its own profile; `addresses` by commune code."""
    table = neighbours(shown)
    text = html.table(table, f"{len(table)} xã, phường liền kề", NUMBERS)
    for row in shown.neighbours:
        name = escape(place(row["kind"], row["commune"]))
        link = f'<a href="{escape(addresses[row["commune_code"]])}" target="_self">{name}</a>'
        text = text.replace(f"<td>{name}</td>", f"<td>{link}</td>")
    return text


def reports(shown: Profile) -> PlainTable:
    """The reports that its numbers rest on; late and revised ones say so."""
    return PlainTable.of(
        {
            "Số liệu ngày": day(row["as_of"]),
            "Nhận lúc": f"{row['received_at']:%H:%M %d/%m/%Y}",
            "Tệp": row["file_name"],
            "Từ": row["received_from"],
            "Số liệu": number(row["observations"]),
            "Còn hiệu lực": number(row["in_force"]),
            "Ghi chú": remarks(row),
        }
        for row in shown.reports
    )


def warnings(shown: Profile) -> PlainTable:
    """The questions that its numbers ask."""
    return PlainTable.of(
        {
            "Số liệu ngày": day(row["as_of"]),
            "Chỉ tiêu": row["indicator"],
            "Điều cần hỏi": row["message"],
            "Tệp, ô": f"{row['file_name']}, {row['sheet']} {row['cell']}",
        }
        for row in shown.warnings
    )


def remarks(report: Row) -> str:
    """Late, revised, or both."""
    said = (("muộn", report["is_late"]), ("sửa số cũ", report["is_revision"]))
    return "; ".join(text for text, holds in said if holds)


def _value(row: Row) -> str:
    if is_missing(row["value"]):
        return NOTHING
    value = marked(amount(row["value"], row["measure"], None), is_estimated=row["is_estimated"])
    return f"{value} {theme.SILENT_MARK}" if row["is_silent"] else value


def _part(unit: Row) -> str:
    """All of its people, or the assumed part of a split unit."""
    if unit["share_percent"] == 100:
        return "toàn bộ"
    return (
        f"{percent(unit['share_percent'])} (ước tính)"
        if unit["is_estimated"]
        else percent(unit["share_percent"])
    )


def _own(row: Row | None) -> str:
    """What an old unit said on a day; a dash when nothing."""
    if row is None:
        return NOTHING
    value = amount(row["value"], row["measure"], None)
    if is_missing(row["denominator"]):
        return value
    return f"{value} ({number(row['numerator'])}/{number(row['denominator'])})"


def _silence(row: Row) -> str:
    if row["level"] in theme.LEVEL_MARKS:
        return theme.LEVEL_NAMES[row["level"]].lower()
    return "im lặng đã lâu" if row["is_silent"] else ""
