"""The figures in large type: level, people missing, days left, reports, and gaps between groups."""

from collections.abc import Mapping, Sequence
from datetime import date

from charts.formats import NOTHING, amount, day, number, percent, points, signed_points, target
from charts.html import Card
from charts.rows import Row, is_missing
from charts.scope import Scope

NOBODY = "không có xã nào khớp các bộ lọc"


def overview(
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
    if not province["communes_total"]:
        return [Card(name, NOTHING, NOBODY), *_days_left(as_of, deadline)]
    return [
        Card(
            f"{name} (ước tính)" if province["is_estimated"] else name,
            _level(province, unit),
            _against(province, targets, unit, as_of.year),
        ),
        *_missing(province, unit),
        *_days_left(as_of, deadline),
        _reported(province),
        *_levels(province, near_points),
    ]


def of_scope(scope: Scope, province: Row) -> Sequence[Card]:
    """The same for what a reader asked for."""
    return overview(
        province,
        as_of=scope.as_of,
        targets=scope.comparable_targets,
        deadline=scope.deadline,
        near_points=float(scope.facts["near_points"]),
        name=scope.indicator["short_name"],
        unit=scope.indicator["unit"],
    )


def group_gaps(groups: Sequence[Row], mean: Row) -> Sequence[Card]:
    """Remote and minority communes against the rest, beside the mean; what is unknown is said."""
    if not mean["communes_total"]:
        return []
    if mean["measure"] != "coverage":
        return [Card("Khoảng cách giữa các nhóm xã", NOTHING, "chỉ tính cho chỉ tiêu là tỷ lệ")]
    shown = [Card("Bình quân chung", percent(mean["share_percent"]), "gộp mọi xã đang chọn")]
    for grouping, label in (
        ("remote", "Xã vùng xa"),
        ("has_minority_village", "Xã có thôn dân tộc thiểu số"),
        ("minority_area", "Xã vùng dân tộc thiểu số"),
    ):
        parts = {row["membership"]: row for row in groups if row["grouping"] == grouping}
        others = [parts[one] for one in ("no", "unknown") if one in parts]
        if "yes" in parts and others:
            shown.append(_gap_card(label, parts["yes"], others))
    return shown


def _gap_card(label: str, inside: Row, others: Sequence[Row]) -> Card:
    """A group beside those known not to belong to it, or where none is, those not known."""
    outside, *unknown = others
    ours, theirs = _share(inside), _share(outside)
    rest = f"{number(outside['communes_total'])} xã"
    if outside["membership"] == "unknown":
        rest += " chưa rõ phân loại"
    left_out = "".join(f"; {row['communes_total']} xã chưa rõ không tính" for row in unknown)
    is_estimated = inside["is_estimated"] or outside["is_estimated"]
    return Card(
        label,
        signed_points(ours - theirs),
        f"{percent(ours)} ({inside['communes_total']} xã) so với {percent(theirs)} ({rest})"
        f"{left_out}{_left_open(inside)}{'; ước tính' if is_estimated else ''}",
        is_alert=round(ours - theirs, 1) < 0,
    )


def _left_open(group: Row) -> str:
    """Between what and what the share of a group lies when communes of it are silent."""
    if group["communes_reported"] == group["communes_total"] or is_missing(group["lowest_percent"]):
        return ""
    return (
        f"; có xã im lặng: {number(group['lowest_percent'], 1)}–{percent(group['highest_percent'])}"
    )


def _share(group: Row) -> float:
    if is_missing(group["denominator"]) or not group["denominator"]:
        return float("nan")
    return float(100 * group["numerator"] / group["denominator"])


def _level(province: Row, unit: str | None) -> str:
    """How far a place is; of a yes or no, how many communes."""
    if province["measure"] == "yes_no":
        return f"{number(province['value'])} xã"
    return amount(province["value"], province["measure"], unit)


def _against(province: Row, targets: Mapping[int, float], unit: str | None, now: int) -> str:
    """The level beside the targets; those of a count or a yes or no are for each commune.

    The target of a year that is over may have been met after it: it is met now.
    """
    if is_missing(province["value"]):
        return "không có đối tượng" if province["denominator"] == 0 else "chưa có báo cáo"
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
        met = "nay đạt" if year < now else "đạt"
        state = met if missing <= 0 else f"còn {number(missing, 1)}"
        points_of = " điểm" if measure == "coverage" and missing > 0 else ""
        parts.append(f"{goal} ({year}): {state}{points_of}")
    return " · ".join(parts)


def _missing(province: Row, unit: str | None) -> list[Card]:
    if is_missing(province["people_missing"]):
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
    elif not is_missing(province["lowest_percent"]):
        bounds = (
            f"xã im lặng giữ số cũ: {percent(province['lowest_percent'])}; "
            f"đạt đủ: {percent(province['highest_percent'])}"
        )
    return Card(
        "Đã báo cáo",
        f"{province['communes_reported']}/{province['communes_total']} xã",
        bounds,
        is_alert=province["communes_reported"] < province["communes_total"],
    )


def _levels(province: Row, near_points: float) -> list[Card]:
    """How many communes have met the target; only a share can nearly meet it."""
    if is_missing(province["target"]):
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
