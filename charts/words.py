"""Sentences and figures in words from query rows; none without a number behind it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from charts import theme
from charts.formats import NOTHING, amount, day, number, percent, place, points, target
from charts.html import Card
from charts.rows import Row

NO_COMMUNE = "không có xã nào thuộc nhóm này"
NO_TARGET = "năm này không có mục tiêu"


def message(province: Row, *, where: str, name: str, unit: str | None) -> str:
    """The one message of the overview: where, how far, how many people are missing."""
    if not province["communes_total"]:
        return f"{where}: {NO_COMMUNE}"
    if pd.isna(province["value"]):
        return f"{where}: chưa có số liệu về «{name}»"
    if province["measure"] == "yes_no":
        done, not_yet = province["communes_met"], province["communes_behind"]
        return f"{where}: {name} – {done} xã đã tổ chức, {not_yet} xã chưa"
    value = amount(province["value"], province["measure"], unit)
    if pd.isna(province["target"]):
        return f"{where}: {name} – {value} ({NO_TARGET})"
    goal = target(province["target"], province["measure"], unit)
    if province["measure"] != "coverage":
        return f"{where}: {name} – {province['communes_met']} xã đạt mục tiêu ({goal})"
    if province["people_missing"] == 0:
        return f"{where} đạt {value}, hoàn thành mục tiêu {goal}"
    missing = f"{number(province['people_missing'])} {unit}"
    return f"{where} đạt {value}, còn thiếu {missing} để đạt {goal}"


def cards(
    province: Row,
    *,
    as_of: date,
    targets: Mapping[int, float],
    deadline: date | None,
    near_points: float,
    name: str,
    unit: str | None,
) -> Sequence[Card]:
    """The figures of the overview: level, people missing, days left, reports, communes met."""
    return [
        Card(name, _level(province, unit), _against(province, targets, unit)),
        *_missing(province, unit),
        *_days_left(as_of, deadline),
        _reported(province),
        *_levels(province, near_points),
    ]


def gap_cards(groups: Sequence[Row], mean: Row) -> Sequence[Card]:
    """Remote and minority communes against the rest, beside the mean; what is unknown is said."""
    if not mean["communes_total"]:
        return []
    if mean["measure"] != "coverage":
        return [Card("Khoảng cách giữa các nhóm xã", NOTHING, "chỉ tính cho chỉ tiêu là tỷ lệ")]
    shown = [Card("Bình quân chung", percent(mean["share_percent"]), "gộp mọi xã đang chọn")]
    for grouping, label in (
        ("remote", "Xã vùng xa"),
        ("has_minority_village", "Xã có thôn dân tộc thiểu số"),
    ):
        inside = [row for row in groups if _is(row, grouping, "yes")]
        outside = [
            row for row in groups if row["grouping"] == grouping and row["membership"] != "yes"
        ]
        if inside and outside:
            shown.append(_gap_card(label, inside, outside))
    return shown


def map_alt(province: Row, name: str) -> str:
    """What the map shows, for those who do not see it."""
    return (
        f"Bản đồ {province['communes_total']} xã, phường tô theo {name}: "
        f"{province['communes_met']} đạt, {province['communes_near']} gần đạt, "
        f"{province['communes_behind']} tụt hậu, "
        f"{province['communes_without_data']} chưa có số liệu."
    )


def gaps_alt(rows: Sequence[Row], unit: str | None) -> str:
    """What the bars show, for those who do not see them."""
    if not rows:
        return "Không có xã nào dưới mục tiêu."
    listed = ", ".join(
        f"{row['commune']} {amount(row['value'], row['measure'], unit)}" for row in rows[:3]
    )
    return f"{len(rows)} xã dưới mục tiêu, đứng đầu là {listed}."


def path_alt(rows: Sequence[Row], unit: str | None) -> str:
    """What the line of one commune shows, for those who do not see it."""
    known = [row for row in rows if pd.notna(row["value"])]
    if not known:
        return "Chưa có số liệu theo thời gian."
    first, last = known[0], known[-1]
    return (
        f"{last['place']}: từ {amount(first['value'], first['measure'], unit)} "
        f"({day(first['as_of'])}) đến {amount(last['value'], last['measure'], unit)} "
        f"({day(last['as_of'])})."
    )


def place_name(row: Row) -> str:
    """Xã Cẩm Bình."""
    return place(row["kind"], row["commune"])


def commune_facts(row: Row, old_units: Sequence[Row], unit: str | None) -> Mapping[str, str]:
    """What is known of one commune, label to text."""
    level = theme.LEVEL_NAMES[row["level"]]
    value = amount(row["value"], row["measure"], unit)
    facts = {"Kết quả": level if pd.isna(row["value"]) else f"{value} – {level.lower()}"}
    if pd.notna(row["denominator"]):
        facts["Số đạt / tổng số"] = f"{number(row['numerator'])} / {number(row['denominator'])}"
    if pd.notna(row["gap_points"]):
        missing = points(max(0, row["gap_points"]))
        facts["Còn thiếu"] = f"{number(row['people_missing'])} {unit}; {missing}"
    facts |= {
        "Số liệu ngày": day(row["reported_on"]) + (" (im lặng)" if row["is_silent"] else ""),
        "Gồm đơn vị cũ": _old_names(old_units),
        "Huyện cũ": str(row["former_districts"]).replace(";", " và "),
        "Phân loại": _classes(row),
    }
    if row["is_estimated"]:
        facts["Ghi chú"] = "ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định"
    return facts


def _classes(row: Row) -> str:
    remarks = (
        ("biên giới", row["border"] == "yes"),
        ("miền núi", row["mountainous"] == "yes"),
        ("có thôn dân tộc thiểu số", row["has_minority_village"] == "yes"),
        ("miền núi: chưa rõ", row["mountainous"] == "unknown"),
        ("thôn dân tộc thiểu số: chưa rõ", row["has_minority_village"] == "unknown"),
    )
    return "; ".join(text for text, holds in remarks if holds)


def _old_names(old_units: Sequence[Row]) -> str:
    names = [
        str(unit["old_unit"]) + (" (một phần)" if unit["share_percent"] < 100 else "")
        for unit in old_units
        if unit["share_percent"] > 0
    ]
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def gaps_message(rows: Sequence[Row], province: Row, *, where: str, unit: str | None) -> str:
    """How many communes are below the target, and how many of them remote or minority."""
    if not rows:
        return f"{where}: {nobody_below(province)}"
    goal = target(province["target"], province["measure"], unit)
    below = "chưa tổ chức" if province["measure"] == "yes_no" else f"dưới {goal}"
    far = sum("yes" in (row["remote"], row["has_minority_village"]) for row in rows)
    people = sum(row["people_missing"] for row in rows if pd.notna(row["people_missing"]))
    missing = f", thiếu {number(people)} {unit}" if people else ""
    return f"{where}: {len(rows)} xã {below}{missing}; {far} là vùng xa hoặc dân tộc thiểu số"


def nobody_below(province: Row) -> str:
    """Why a list of communes below the target is empty."""
    if not province["communes_total"]:
        return NO_COMMUNE
    if pd.isna(province["target"]):
        return NO_TARGET
    if pd.isna(province["value"]):
        return "chưa có số liệu"
    return "không có xã nào dưới mục tiêu"


def lagging_message(rows: Sequence[Row], *, where: str, name: str) -> str:
    """How many communes lag, and how many of them are remote or minority: the map's message."""
    if not rows:
        return f"{where}: {NO_COMMUNE}"
    lagging = [row for row in rows if row["level"] == "behind"]
    far = sum("yes" in (row["remote"], row["has_minority_village"]) for row in lagging)
    if not lagging:
        return f"{where}: không có xã nào tụt hậu về «{name}»"
    return f"{where}: {len(lagging)} xã tụt hậu, {far} trong đó là vùng xa hoặc dân tộc thiểu số"


def sum_note(province: Row, rows: Sequence[Row], unit: str | None) -> str:
    """Why the communes' missing people add up to more than those of the province."""
    people = sum(row["people_missing"] for row in rows if pd.notna(row["people_missing"]))
    if not people or not province["communes_met"]:
        return ""
    return (
        f"Cộng riêng từng xã thiếu {number(people)} {unit}; tính gộp chỉ thiếu "
        f"{number(province['people_missing'])} vì xã vượt mục tiêu bù cho xã chưa đạt."
    )


def unknown_communes(rows: Sequence[Row]) -> str:
    """The communes that cannot be ranked because they never reported."""
    unknown = [place_name(row) for row in rows if row["level"] == "no_data"]
    return f"Chưa có số liệu ({len(unknown)}): {', '.join(unknown)}." if unknown else ""


def marks_legend() -> str:
    """What the signs beside a commune's name mean."""
    return (
        "▲ vùng xa (biên giới hoặc miền núi) · ◆ có thôn dân tộc thiểu số · "
        "! im lặng trên 92 ngày · ? chưa có số liệu"
    )


def _is(row: Row, grouping: str, membership: str) -> bool:
    return bool(row["grouping"] == grouping and row["membership"] == membership)


def _gap_card(label: str, inside: Sequence[Row], outside: Sequence[Row]) -> Card:
    ours, theirs = _share(inside), _share(outside)
    sign = "−" if ours < theirs else "+"
    communes = sum(row["communes_total"] for row in outside)
    unknown = sum(row["communes_total"] for row in outside if row["membership"] == "unknown")
    rest = f"{number(communes)} xã"
    if unknown == communes:
        rest += " chưa rõ phân loại"
    elif unknown:
        rest += f", trong đó {number(unknown)} chưa rõ phân loại"
    return Card(
        label,
        NOTHING if pd.isna(ours - theirs) else f"{sign}{points(abs(ours - theirs))}",
        f"{percent(ours)} ({inside[0]['communes_total']} xã) so với {percent(theirs)} ({rest})",
        is_alert=ours < theirs,
    )


def _share(rows: Sequence[Row]) -> float:
    total = sum(row["denominator"] for row in rows if pd.notna(row["denominator"]))
    done = sum(row["numerator"] for row in rows if pd.notna(row["numerator"]))
    return 100 * done / total if total else float("nan")


def _level(province: Row, unit: str | None) -> str:
    """How far a place is; of a yes or no, how many communes."""
    if province["measure"] == "yes_no":
        return f"{number(province['value'])} xã"
    return amount(province["value"], province["measure"], unit)


def _against(province: Row, targets: Mapping[int, float], unit: str | None) -> str:
    """The level beside the targets; those of a count or a yes or no are for each commune."""
    if pd.isna(province["value"]):
        return "chưa có báo cáo nào"
    if not targets:
        return "kế hoạch không đặt mục tiêu"
    measure = province["measure"]
    if measure in ("count", "yes_no"):
        goals = dict.fromkeys(target(wanted, measure, unit) for wanted in targets.values())
        return f"mục tiêu của mỗi xã: {', '.join(goals)}"
    parts = []
    for year, wanted in targets.items():
        missing = wanted - province["value"]
        goal = target(wanted, measure, None)
        state = "đạt" if missing <= 0 else f"còn {number(missing, 1)}"
        points_of = " điểm" if measure == "coverage" and missing > 0 else ""
        parts.append(f"{goal} ({year}): {state}{points_of}")
    return " · ".join(parts)


def _missing(province: Row, unit: str | None) -> list[Card]:
    if pd.isna(province["people_missing"]):
        return []
    return [
        Card(
            "Còn thiếu",
            f"{number(province['people_missing'])} {unit}",
            f"để đạt {target(province['target'], 'coverage', None)}; "
            f"còn {points(max(0, province['gap_points']))}",
            is_alert=province["people_missing"] > 0,
        )
    ]


def _days_left(as_of: date, deadline: date | None) -> list[Card]:
    if deadline is None:
        return []
    days = (deadline - as_of).days
    value = f"{number(days)} ngày" if days >= 0 else "đã qua hạn"
    return [Card(f"Đến hạn {day(deadline)}", value, f"tính từ ngày số liệu {day(as_of)}")]


def _reported(province: Row) -> Card:
    bounds = "gộp các xã có số liệu"
    if province["communes_reported"] == province["communes_total"]:
        bounds = "không có xã nào im lặng"
    elif pd.notna(province["lowest_percent"]):
        bounds = (
            f"tỷ lệ thật nằm giữa {percent(province['lowest_percent'])} "
            f"và {percent(province['highest_percent'])}"
        )
    return Card(
        "Đã báo cáo",
        f"{province['communes_reported']}/{province['communes_total']} xã",
        bounds,
        is_alert=province["communes_reported"] < province["communes_total"],
    )


def _levels(province: Row, near_points: float) -> list[Card]:
    """How many communes have met the target; only a share can nearly meet it."""
    if pd.isna(province["target"]):
        return []
    note = "số xã"
    levels = {"met": "đạt", "near": "gần đạt", "behind": "tụt hậu"}
    if province["measure"] == "coverage":
        note += f"; gần đạt là thiếu dưới {number(near_points)} điểm"
    else:
        del levels["near"]
    if without_data := province["communes_without_data"]:
        note += f"; {number(without_data)} xã chưa có số liệu"
    counts = " · ".join(number(province[f"communes_{level}"]) for level in levels)
    return [Card(" · ".join(levels.values()).capitalize(), counts, note)]
