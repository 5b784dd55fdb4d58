"""The what-if in words and large figures: what extra people bring, and what equity costs."""

from collections.abc import Mapping, Sequence

from charts.formats import NOTHING, day, number, percent, points, target
from charts.html import Card
from charts.rows import Row, is_missing
from charts.words import NO_COMMUNE, NO_TARGET

PLANS = {"fewest": "Ít người nhất", "equity": "Công bằng trước"}
HOW = {
    "fewest": "đến xã thiếu nhiều nhất trước",
    "equity": "đến xã vùng xa, dân tộc thiểu số trước",
}
WHY_NOT = {
    "no_commune": NO_COMMUNE,
    "not_people": "không tính được số người cần thêm, vì chỉ tiêu này không phải tỷ lệ người đạt",
    "no_target": NO_TARGET,
    "no_time": "đã đến hạn {deadline}, không còn tuần nào để hướng dẫn thêm",
    "no_data": "chưa có số liệu",
}


def by_plan(sums: Sequence[Row]) -> Mapping[str, Row]:
    """The rows of `queries.teaching_totals` by their plan: none, fewest, equity."""
    return {row["plan"]: row for row in sums}


def is_planned(sums: Sequence[Row]) -> bool:
    """Whether there is anything to plan; `message` says why not."""
    return bool(sums[0]["state"] == "planned")


def message(sums: Sequence[Row], *, where: str, people_per_week: int, keeps_pace: bool) -> str:
    """Where so many people more a week lead, or why nothing can be said."""
    row = by_plan(sums)["fewest"]
    if not is_planned(sums):
        return f"{where}: {WHY_NOT[row['state']].format(deadline=day(row['deadline']))}"
    goal, deadline = _goal(row), day(row["deadline"])
    known = _known(row)
    if row["least_people"] == 0:
        pace = "giữ tốc độ hiện nay" if keeps_pace else "với số đã đạt đến nay"
        return f"{where}: {pace} là đạt {goal} vào {deadline}, không cần hướng dẫn thêm{known}"
    taught = f"Hướng dẫn thêm {number(people_per_week)} người mỗi tuần: {where} đạt"
    if row["people_missing"] == 0:
        return f"{taught} {goal} vào {deadline}{known}"
    missing = f"còn thiếu {number(row['people_missing'])} người"
    return f"{taught} {percent(row['done_percent'])}, {missing}{known}"


def costs(sums: Sequence[Row]) -> Sequence[Card]:
    """How many people the target takes, equity beyond them, and every commune's own target."""
    plans = by_plan(sums)
    fewest, equity = plans["fewest"], plans["equity"]
    goal, weeks = _goal(fewest), number(fewest["weeks_left"], 1)
    every = fewest["least_people"] + fewest["every_commune_people"]
    return [
        Card(
            f"Cần hướng dẫn thêm để đạt {goal}",
            _people(fewest["least_people"]),
            f"{number(fewest['wanted_people_per_week'])} người mỗi tuần, trong {weeks} tuần "
            f"đến {day(fewest['deadline'])}",
        ),
        Card(
            "Giá của công bằng",
            _more(equity["price_people"]),
            f"công bằng trước cần {number(equity['wanted_people'])} người, "
            f"{number(equity['wanted_people_per_week'])} mỗi tuần",
        ),
        Card(
            f"Để xã nào cũng đạt {goal}",
            _more(fewest["every_commune_people"]),
            f"nữa, cả thảy {number(every)} người",
        ),
    ]


def results(sums: Sequence[Row], plan: str, where: str) -> Sequence[Card]:
    """What one plan brings at the deadline with the people there are, beside no extra people."""
    row, none = by_plan(sums)[plan], by_plan(sums)["none"]
    goal, missing = _goal(row), row["people_missing"]
    return [
        Card(
            "Hướng dẫn thêm được",
            _people(row["given_people"]),
            f"ở {number(row['communes_taught'])} xã; cả kế hoạch cần "
            f"{number(row['wanted_people'])} người",
        ),
        Card(
            f"{where}, {day(row['deadline'])}",
            percent(row["done_percent"]),
            (f"còn thiếu {number(missing)} người" if missing else f"đạt mục tiêu {goal}")
            + _known(row),
            is_alert=missing > 0,
        ),
        Card(
            f"Xã đạt {goal}",
            f"{number(row['communes_met'])}/{number(row['communes_counted'])} xã",
            f"không hướng dẫn thêm: {number(none['communes_met'])} xã",
        ),
        _gap(row, none),
    ]


def how_it_is_counted(sums: Sequence[Row], *, keeps_pace: bool, window_days: str) -> str:
    """That this is arithmetic and no forecast, over which communes, and what is not known."""
    row = sums[0]
    pace = (
        f"xã tăng tiếp như {window_days} ngày trước báo cáo cuối, không giảm và không quá tổng số"
        if keeps_pace
        else "không xã nào tự tăng"
    )
    parts = [
        f"Phép tính, không phải dự báo: {pace}; người được hướng dẫn thêm thì cộng vào",
        f"Gộp {number(row['communes_counted'])}/{number(row['communes_total'])} xã có số liệu "
        f"trong phạm vi đang chọn, so với mục tiêu {_goal(row)} của tỉnh; "
        "xã vượt mục tiêu bù cho xã còn thiếu",
    ]
    if silent := row["communes_silent"]:
        parts.append(
            f"{number(silent)} xã im lặng đã lâu tính theo báo cáo cuối, coi như không tăng"
        )
    if estimated := row["communes_estimated"]:
        parts.append(f"{number(estimated)} xã có số ước tính, vì đơn vị cũ bị tách")
    if unclear := row["communes_unclear"]:
        parts.append(
            f"{number(unclear)} xã chưa rõ có thuộc vùng xa, dân tộc thiểu số không, tính vào xã "
            "còn lại"
        )
    return f"{'. '.join(parts)}."


def _known(row: Row) -> str:
    """On how many communes a share rests, unless on all."""
    counted, total = row["communes_counted"], row["communes_total"]
    return "" if counted == total else f" ({number(counted)}/{number(total)} xã có số liệu)"


def _gap(row: Row, none: Row) -> Card:
    label = "Xã vùng xa, dân tộc thiểu số"
    if is_missing(row["gap_points"]):
        return Card(label, NOTHING, "không đủ hai nhóm xã để so")
    return Card(
        label,
        _behind(row["gap_points"]),
        f"{percent(row['first_percent'])} so với {percent(row['rest_percent'])} ở xã còn lại; "
        f"không hướng dẫn thêm: {_behind(none['gap_points'])}",
        is_alert=round(row["gap_points"], 1) > 0,
    )


def _behind(gap: float) -> str:
    if round(gap, 1) == 0:
        return "ngang nhau"
    return f"{'kém' if gap > 0 else 'hơn'} {points(abs(gap))}"


def _goal(row: Row) -> str:
    return target(row["target"], "coverage", None)


def _people(count: int) -> str:
    return f"{number(count)} người"


def _more(count: int) -> str:
    return f"+{number(count)} người" if count else _people(0)
