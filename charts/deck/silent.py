"""The slide of the communes that sent nothing for a long time, and what they leave open."""

from collections.abc import Sequence

from charts import words
from charts.deck.lists import Listing
from charts.deck.slide import Slide, Spoken
from charts.formats import amount, day, number, percent
from charts.html import Card
from charts.pace import short_unit
from charts.rows import Row, is_missing
from charts.scope import Scope

HEADS = ("Xã, phường", "Huyện cũ", "Báo cáo cuối", "Số cũ")


def silent(scope: Scope) -> Slide:
    """Which communes are silent, or that none is."""
    communes = scope.ask("coverage_by_commune")
    rows = [row for row in communes if row["is_silent"]]
    province = scope.ask("coverage_of_province")[0]
    said = message(rows, province, where=scope.where)
    unit = short_unit(scope.indicator["unit"])
    days = scope.facts["silent_after_days"]
    means = f"Im lặng: chưa gửi báo cáo nào, hoặc báo cáo cuối cũ hơn {days} ngày."
    lines = [line(row, unit) for row in rows]
    return Slide(
        name="silent",
        title=said,
        subtitle=f"{scope.indicator['short_name']}, {scope.where}, {day(scope.as_of)}",
        note=means,
        alt=". ".join([said, *(", ".join(cells) for cells in lines[:20])]),
        draw=Listing(HEADS, lines, _cards(rows, province) if rows else _fresh(communes)),
        spoken=[
            *(Spoken("; ".join(cells), "coverage_by_commune") for cells in lines[:20]),
            Spoken((_bounds(province) if rows else "") or means, "coverage_of_province"),
        ],
    )


def message(rows: Sequence[Row], province: Row, *, where: str) -> str:
    """How many communes are silent, and between what they leave the share."""
    total = number(province["communes_total"])
    if not rows:
        return f"{where}: không xã nào im lặng, {total}/{total} xã có báo cáo còn mới"
    bounds = _bounds(province)
    return f"{where}: {number(len(rows))}/{total} xã im lặng" + (f"; {bounds}" if bounds else "")


def _bounds(province: Row) -> str:
    lowest, highest = province["lowest_percent"], province["highest_percent"]
    if is_missing(lowest) or is_missing(highest):
        return ""
    return f"giữ số cũ thì {percent(lowest)}, đạt đủ thì {percent(highest)}"


def _cards(rows: Sequence[Row], province: Row) -> Sequence[Card]:
    total = number(province["communes_total"])
    if is_missing(province["lowest_percent"]) or is_missing(province["highest_percent"]):
        return []
    return [
        Card("Xã im lặng", f"{number(len(rows))}/{total} xã", "", is_alert=True),
        Card("Nếu xã im lặng giữ số cũ", percent(province["lowest_percent"]), ""),
        Card("Nếu xã im lặng đạt đủ", percent(province["highest_percent"]), ""),
    ]


def _fresh(communes: Sequence[Row]) -> Sequence[Card]:
    """That nobody is silent, and which report in use is the oldest."""
    oldest = min(communes, key=lambda row: row["reported_on"])
    return [
        Card("Xã im lặng", f"0/{number(len(communes))} xã", "mọi xã đều có báo cáo còn mới"),
        Card("Báo cáo cũ nhất đang dùng", day(oldest["reported_on"]), words.place_name(oldest)),
    ]


def line(row: Row, unit: str | None) -> tuple[str, str, str, str]:
    """A silent commune: name, former district, last report, its number."""
    value = amount(row["value"], row["measure"], unit)
    place, district = words.place_name(row), str(row["former_district"])
    return place, district, day(row["reported_on"]), value
