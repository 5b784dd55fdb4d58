"""A reporting round in words, figures and tables: who has reported, and who must be reminded."""

from collections import Counter
from collections.abc import Mapping, Sequence

from charts.formats import NOTHING, day, number, percent, place
from charts.html import Card
from charts.letters import to_remind
from charts.rows import Row
from charts.table import PlainTable
from charts.theme import SILENT_MARK

NOBODY = "không có xã nào phải báo cáo trong kỳ này"
NO_CONTACT = "chưa biết"
NUMBERS = ("Đúng hạn", "Muộn", "Chưa có", "Đã có", "Thiếu chỉ tiêu", "Im lặng")


def usual(rounds: Sequence[Row]) -> int:
    """The place in the list of the round to begin with: the next one due, or the last one."""
    coming = [place_in_list for place_in_list, one in enumerate(rounds) if one["is_next"]]
    return coming[0] if coming else len(rounds) - 1


def label(of_round: Row) -> str:
    """Báo cáo năm 2026 (hạn 10/12/2026)."""
    return f"{of_round['name']} (hạn {day(of_round['deadline'])})"


def labels(rounds: Sequence[Row]) -> Mapping[str, str]:
    """The name of each round with its deadline, by its code."""
    return {row["round"]: label(row) for row in rounds}


def message(status: Sequence[Row], of_round: Row, where: str) -> str:
    """How many have reported and how many have not, before or after the deadline."""
    if not status:
        return f"{where}: {NOBODY}"
    states, everybody = _states(status), number(len(status))
    received = number(states["on_time"] + states["late"])
    missing = number(states["missing"])
    days, due = int(of_round["days_left"]), day(of_round["deadline"])
    if days >= 0:
        left = f"còn {number(days)} ngày đến hạn {due}" if days else f"hôm nay {due} là hạn"
        if not states["missing"]:
            return f"{where}: cả {everybody} xã đã báo cáo, {left}"
        return f"{where}: {received}/{everybody} xã đã báo cáo, {missing} xã chưa; {left}"
    if states["on_time"] == len(status):
        return f"{where}: cả {everybody} xã báo cáo đúng hạn {due}"
    on_time = number(states["on_time"])
    late = f"{number(states['late'])} xã muộn, {missing} xã chưa báo cáo"
    return f"{where}: {on_time}/{everybody} xã báo cáo đúng hạn {due}, {late}"


def cards(status: Sequence[Row], of_round: Row, rounds: Sequence[Row]) -> Sequence[Card]:
    """Expected, on time, late and missing, which add up to 100 %, and days to the next deadline."""
    states, everybody = _states(status), len(status)
    dated = f"{day(of_round['data_from'])}–{day(of_round['data_to'])}"
    return [
        Card("Phải báo cáo", _communes(everybody), f"số liệu ngày {dated}"),
        Card("Đúng hạn", _communes(states["on_time"]), _part(states["on_time"], everybody)),
        Card("Muộn", _communes(states["late"]), _part(states["late"], everybody)),
        Card(
            "Chưa báo cáo",
            _communes(states["missing"]),
            _part(states["missing"], everybody),
            is_alert=states["missing"] > 0,
        ),
        _countdown(rounds),
    ]


def completeness(rows: Sequence[Row]) -> PlainTable:
    """Of how many communes each indicator has come; `rows` as of `queries.completeness`."""
    return PlainTable.of(
        {
            "Chỉ tiêu": row["short_name"],
            "Đúng hạn": number(row["communes_on_time"]),
            "Muộn": number(row["communes_late"]),
            "Chưa có": number(row["communes_missing"]),
            "Đã có": percent(row["received_percent"]),
        }
        for row in rows
    )


def reminded(status: Sequence[Row], contacts: Sequence[Row]) -> PlainTable:
    """Whom to remind, of what, heard last when, and through whom; who is unknown stays so."""
    known = {row["commune_code"]: row for row in contacts}
    return PlainTable.of(
        {
            "Xã, phường": place(row["kind"], row["commune"]),
            "Thiếu chỉ tiêu": _missing(row),
            "Số liệu gần nhất": day(row["last_data_on"]),
            "Nhận ngày": day(row["last_received_on"]),
            "Im lặng": _silence(row),
            "Liên hệ": _contact(known[row["commune_code"]]),
        }
        for row in to_remind(status)
    )


def reminded_heading(status: Sequence[Row]) -> str:
    """How many sent nothing, and how many left something out."""
    missing = _states(status)["missing"]
    partly = len(to_remind(status)) - missing
    parts = [
        f"{number(count)} xã {what}"
        for count, what in ((missing, "chưa báo cáo"), (partly, "báo cáo thiếu chỉ tiêu"))
        if count
    ]
    return f"Cần nhắc: {', '.join(parts) or 'không xã nào'}"


def contacts_note(contacts: Sequence[Row], silent_after_days: str) -> str:
    """What the marks mean, and how many contacts are still to be filled in."""
    unknown = sum(_contact(row) == NO_CONTACT for row in contacts)
    return (
        f"{SILENT_MARK} quá {silent_after_days} ngày không có số liệu mới. "
        f"Chưa biết người liên hệ của {number(unknown)}/{number(len(contacts))} xã: "
        "điền vào data/reference/contacts.csv."
    )


def _states(status: Sequence[Row]) -> Mapping[str, int]:
    return Counter(row["state"] for row in status)


def _communes(count: int) -> str:
    return f"{number(count)} xã"


def _part(count: int, everybody: int) -> str:
    return percent(100 * count / everybody) if everybody else NOTHING


def _countdown(rounds: Sequence[Row]) -> Card:
    coming = [row for row in rounds if row["is_next"]]
    if not coming:
        return Card("Đến hạn kế tiếp", NOTHING, "chưa có kỳ nào phía trước trong deadlines.csv")
    names = ", ".join(label(row) for row in coming)
    return Card("Đến hạn kế tiếp", f"{number(coming[0]['days_left'])} ngày", names)


def _missing(row: Row) -> str:
    return f"{number(row['indicators_missing'])}/{number(row['indicators_expected'])}"


def _silence(row: Row) -> str:
    if row["days_silent"] is None:
        return f"chưa từng báo cáo {SILENT_MARK}"
    mark = f" {SILENT_MARK}" if row["is_silent"] else ""
    return f"{number(row['days_silent'])} ngày{mark}"


def _contact(row: Row) -> str:
    parts = [row[name] for name in ("contact", "position", "phone", "email") if row[name]]
    return ", ".join(parts) or NO_CONTACT
