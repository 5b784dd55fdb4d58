"""Inequality in words: the gap, whether it closes, what each measure means, why one is refused."""

from collections.abc import Sequence

from charts.equity_names import GROUPINGS, MEASURES, group_name
from charts.formats import NOTHING, day, number, percent, points, signed_points
from charts.html import Card
from charts.rows import Row, is_missing
from charts.table import PlainTable

ON_CARDS = {
    "remote": "Vùng xa",
    "has_minority_village": "Thôn dân tộc thiểu số",
    "border": "Biên giới",
}
DECIMALS = {"ratio": 2, "aci": 2, "theil": 2, "theil_within": 2, "theil_total": 2}


def compared(rows: Sequence[Row]) -> Sequence[Row]:
    """The two groups of every grouping, in the order of the page.

    `rows` as of `queries.equity`; one row each, that of the difference.
    """
    found = {row["grouping"]: row for row in rows if row["measure"] == "difference"}
    return [found[grouping] for grouping in GROUPINGS if grouping in found]


def message(row: Row, path: Sequence[Row], *, where: str, material: float) -> str:
    """The one message: how many points apart two groups are, and whether that grew or shrank.

    `row` as of `compared`; `path` as of `queries.equity_over_time`, of the same grouping.
    """
    if not is_missing(row["refused_because"]):
        name = GROUPINGS[row["grouping"]].lower()
        return f"{where}, {name}: không so sánh được – {row['refused_because']}"
    worse, better = group_name(row, "worse"), group_name(row, "better")
    apart = points(abs(row["value"]))
    if is_immaterial(row["value"], material):
        gap = f"{worse} và {better} chênh nhau không đáng kể ({apart})"
    else:
        gap = f"{worse} {'thấp' if row['value'] > 0 else 'cao'} hơn {better} {apart}"
    return f"{where}: {gap}{_since(path)}"


def is_immaterial(difference: float, material: float) -> bool:
    """Whether a difference is too small to be called one."""
    return abs(difference) <= material


def _since(path: Sequence[Row]) -> str:
    newest = path[-1] if path else None
    if newest is None or is_missing(newest["difference_change_points"]):
        return ""
    now, when = newest["difference_points"], day(newest["compared_with"])
    before = now - newest["difference_change_points"]
    wider = abs(now) - abs(before)
    if now * before < 0:
        return f", đổi chiều từ {when}"
    if number(wider, 1) == number(0, 1):
        return f", không đổi từ {when}"
    return f", {'rộng thêm' if wider > 0 else 'thu hẹp'} {points(abs(wider))} từ {when}"


def alarm(over_time: Sequence[Row]) -> str:
    """How many gaps widened on the newest date while the mean rose; empty when none did.

    `over_time` as of `queries.equity_over_time`.
    """
    newest = max((row["as_of"] for row in over_time), default=None)
    wider = [row for row in over_time if row["as_of"] == newest and row["is_alarm"]]
    if not wider:
        return ""
    most = max(wider, key=lambda row: float(row["difference_change_points"]))
    name, change = GROUPINGS[most["grouping"]].lower(), most["difference_change_points"]
    among = "theo cách chia "
    if len(wider) > 1:
        among = f"ở {len(wider)} cách chia nhóm, nhiều nhất là "
    return (
        f"Báo động: bình quân tăng {_at_least(most['mean_change_points'])} từ "
        f"{day(most['compared_with'])} mà khoảng cách rộng thêm {among}{name}: {_at_least(change)}."
    )


def _at_least(change: float) -> str:
    """A rise that is not shown as none at all."""
    return "dưới 0,1 điểm" if change < 0.05 else points(change)


def cards(rows: Sequence[Row], *, material: float, where: str) -> Sequence[Card]:
    """Difference and possible gain of remote, minority and border communes.

    `rows` as of `queries.equity`.
    """
    by_measure = {(row["grouping"], row["measure"]): row for row in rows}
    return [
        card
        for grouping in ON_CARDS
        for card in (
            _difference(by_measure[grouping, "difference"], material),
            _gain(by_measure[grouping, "par"], where),
        )
    ]


def _difference(row: Row, material: float) -> Card:
    label = ON_CARDS[row["grouping"]]
    if not is_missing(row["refused_because"]):
        return Card(label, NOTHING, row["refused_because"])
    gap = row["value"]
    sides = f"{percent(row['worse_percent'])} so với {percent(row['better_percent'])}"
    if is_immaterial(gap, material):
        return Card(label, "không đáng kể", f"{sides} ở {group_name(row, 'better')}")
    return Card(
        label,
        signed_points(-gap),
        f"{sides} ở {group_name(row, 'better')}",
        is_alert=gap > 0,
    )


def _gain(row: Row, where: str) -> Card:
    """What everybody gains when all reach the better group; of two groups only one has to."""
    has_third = row["better_group"] == "no" and row["communes_unknown"]
    label = f"Nếu {'mọi xã' if has_third else 'nhóm này'} theo kịp"
    if not is_missing(row["refused_because"]):
        return Card(label, NOTHING, row["refused_because"])
    mean = row["mean_percent"]
    place = "cả tỉnh" if where == "Hà Tĩnh" else where
    if not row["value"]:
        return Card(label, "0 điểm", f"{place} đã đạt {percent(mean)}")
    return Card(
        label,
        f"+{points(row['value'])}",
        f"{place}: {percent(mean)} → {percent(mean + row['value'])}",
    )


def theil_sentence(rows: Sequence[Row]) -> str:
    """How much of the inequality between communes lies between the former districts."""
    found = {row["measure"]: row for row in rows if row["grouping"] == "former_district"}
    between, total = found["theil"], found["theil_total"]
    if not is_missing(between["refused_because"]):
        return f"Chênh lệch giữa các huyện cũ và trong từng huyện: {between['refused_because']}."
    if not total["value"]:
        return "Các xã đạt như nhau: không có chênh lệch nào để chia."
    part = number(100 * between["value"] / total["value"])
    return (
        f"{part} % chênh lệch giữa các xã nằm giữa các huyện cũ, phần còn lại nằm trong từng "
        "huyện (chỉ số Theil)."
    )


def all_measures(rows: Sequence[Row], grouping: str) -> PlainTable:
    """Every measure of one grouping: value, what it means, and why it is refused."""
    found = {row["measure"]: row for row in rows if row["grouping"] == grouping}
    return PlainTable.of(
        {
            "Chỉ số": name,
            "Giá trị": f"{number(row['value'], DECIMALS.get(measure, 1))} {row['unit']}"
            if is_missing(row["refused_because"])
            else NOTHING,
            "Nghĩa là": meaning
            if is_missing(row["refused_because"])
            else f"{meaning} Không tính: {row['refused_because']}.",
        }
        for measure, (name, meaning) in MEASURES.items()
        if (row := found.get(measure))
    )
