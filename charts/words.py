"""Sentences and figures in words from query rows; none without a number behind it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from charts import pace, theme
from charts.formats import amount, day, listed, marked, number, parts, place, points, target
from charts.rows import Row, is_missing, is_remote_or_minority

NO_COMMUNE = "không có xã nào thuộc nhóm này"
FEWER_FILTERS = "Hãy bỏ bớt một bộ lọc."
NO_TARGET = "năm này không có mục tiêu"
FAR = "vùng xa hoặc dân tộc thiểu số"
MET = {pace.MET: "hoàn thành", pace.LATE: "hoàn thành muộn", pace.NOW: "nay đủ"}
CLASSES = {
    "border": "biên giới",
    "mountainous": "miền núi",
    "has_minority_village": "thôn dân tộc thiểu số",
    "minority_area": "vùng dân tộc thiểu số",
}
SIGNS = "! im lặng đã lâu · ? chưa có số liệu"  # on a map


def message(province: Row, *, where: str, name: str, unit: str | None, met: str = pace.MET) -> str:
    """The one message of the overview: where, how far, how many people are missing.

    `met`: how a met target is told, of `charts.scope.Scope.met`.
    """
    if not province["communes_total"]:
        return f"{where}: {NO_COMMUNE}"
    if is_missing(province["value"]):
        return f"{where}: chưa có số liệu về «{name}»"
    if province["measure"] == "yes_no":
        done, not_yet = province["communes_met"], province["communes_behind"]
        return f"{where}: {name} – {done} xã đã tổ chức, {not_yet} xã chưa"
    value = amount(province["value"], province["measure"], unit)
    if is_missing(province["target"]):
        return f"{where}: {name} – {value} ({NO_TARGET})"
    goal = target(province["target"], province["measure"], unit)
    if province["measure"] != "coverage":
        return f"{where}: {name} – {province['communes_met']} xã đạt mục tiêu ({goal})"
    if province["people_missing"] == 0:
        return f"{where} đạt {value}, {MET[met]} mục tiêu {goal}"
    missing = f"{number(province['people_missing'])} {unit}"
    return f"{where} đạt {value}, còn thiếu {missing} để đạt {goal}"


def map_alt(province: Row, name: str) -> str:
    """What the map shows, for those who do not see it."""
    return (
        f"Bản đồ {province['communes_total']} xã, phường tô theo {name}: "
        f"{province['communes_met']} đạt, {province['communes_near']} gần đạt, "
        f"{province['communes_behind']} tụt hậu, "
        f"{province['communes_without_data']} chưa có số liệu."
    )


def levels_alt(communes: Sequence[Row], name: str) -> str:
    """The same from the rows of the communes, in the words of the legend."""
    counts = Counter(row["level"] for row in communes)
    told = ", ".join(f"{theme.LEVEL_NAMES[one].lower()}: {n}" for one, n in counts.most_common())
    return f"Bản đồ {len(communes)} xã, phường tô theo {name}: {told}."


def gaps_alt(rows: Sequence[Row], unit: str | None, noun: str = "xã") -> str:
    """What the bars show, for those who do not see them."""
    if not rows:
        return f"Không có {noun} nào dưới mục tiêu."
    first = ", ".join(
        f"{row['commune']} {amount(row['value'], row['measure'], unit)}" for row in rows[:3]
    )
    return f"{len(rows)} {noun} dưới mục tiêu, đứng đầu là {first}."


def path_alt(rows: Sequence[Row], unit: str | None) -> str:
    """What the line of one commune shows, for those who do not see it."""
    known = [row for row in rows if not is_missing(row["value"])]
    if not known:
        return "Chưa có số liệu theo thời gian."

    def told(row: Row) -> str:
        value = amount(row["value"], row["measure"], unit)
        return marked(value, is_estimated=row["is_estimated"])

    return moved(known[-1]["place"], known, told)


def moved(name: str, known: Sequence[Row], told: Callable[[Row], str]) -> str:
    """From which value to which a line runs, day by day its known rows as `told` has them."""
    if not known:
        return f"{name}: chưa có số liệu."
    first, last = (f"{told(row)} ({day(row['as_of'])})" for row in (known[0], known[-1]))
    return f"{name}: {last}." if len(known) == 1 else f"{name}: từ {first} đến {last}."


def place_name(row: Row) -> str:
    """Xã Cẩm Bình."""
    return place(row["kind"], row["commune"])


def commune_facts(row: Row, old_units: Sequence[Row], unit: str | None) -> Mapping[str, str]:
    """What is known of one commune, label to text."""
    level = theme.LEVEL_NAMES[row["level"]]
    value = amount(row["value"], row["measure"], unit)
    facts = {"Kết quả": level if is_missing(row["value"]) else f"{value} – {level.lower()}"}
    if not is_missing(row["denominator"]) and (two := parts(row)):
        facts[" / ".join(two).capitalize()] = " / ".join(two.values())
    if not is_missing(row["gap_points"]):
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
    known = [name for group, name in CLASSES.items() if row[group] == "yes"]
    unknown = [name for group, name in CLASSES.items() if row[group] == "unknown"]
    if unknown:
        known.append(f"chưa rõ: {', '.join(unknown)}")
    return "; ".join(known)


def _old_names(old_units: Sequence[Row]) -> str:
    names = [
        str(unit["old_unit"]) + (" (một phần)" if unit["share_percent"] < 100 else "")
        for unit in old_units
        if unit["share_percent"] > 0
    ]
    return listed(names)


def gaps_message(
    rows: Sequence[Row], province: Row, *, where: str, unit: str | None, noun: str = "xã"
) -> str:
    """How many are below the target; of communes, how many of them are remote or minority."""
    if not rows:
        return f"{where}: {nobody_below(province)}"
    goal = target(province["target"], province["measure"], unit)
    below = "chưa tổ chức" if province["measure"] == "yes_no" else f"dưới {goal}"
    far = sum(map(is_remote_or_minority, rows))
    people = sum(row["people_missing"] for row in rows if not is_missing(row["people_missing"]))
    missing = f", thiếu {number(people)} {unit}" if people else ""
    far_too = f"; {_of_them(far, rows)} là {FAR}" if noun == "xã" else ""
    return f"{where}: {len(rows)} {noun} {below}{missing}{far_too}"


def nobody_below(province: Row) -> str:
    """Why a list of communes below the target is empty."""
    if not province["communes_total"]:
        return NO_COMMUNE
    if is_missing(province["target"]):
        return NO_TARGET
    if is_missing(province["value"]):
        return "chưa có số liệu"
    return "không có xã nào dưới mục tiêu"


def lagging_message(rows: Sequence[Row], *, where: str, name: str) -> str:
    """How many communes lag, and how many of them are remote or minority: the map's message."""
    if not rows:
        return f"{where}: {NO_COMMUNE}"
    levels = {row["level"] for row in rows}
    if levels == {"no_data"}:
        return f"{where}: chưa có số liệu về «{name}»"
    if "no_target" in levels:
        return f"{where}: {name} – {NO_TARGET}"
    lagging = [row for row in rows if row["level"] == "behind"]
    far = sum(map(is_remote_or_minority, lagging))
    if not lagging:
        return f"{where}: không có xã nào tụt hậu về «{name}»"
    some = _of_them(far, lagging) if far == len(lagging) else f"{far} trong đó"
    return f"{where}: {len(lagging)} xã tụt hậu, {some} là {FAR}"


def _of_them(few: int, rows: Sequence[Row]) -> str:
    """So many of the communes just named; all of them in words."""
    if few < len(rows):
        return str(few)
    return f"cả {few}" if few > 1 else "xã ấy"


def sum_note(province: Row, rows: Sequence[Row], unit: str | None, noun: str = "xã") -> str:
    """Why the communes' missing people add up to more than those of the province."""
    people = sum(row["people_missing"] for row in rows if not is_missing(row["people_missing"]))
    if not people or not province["communes_met"]:
        return ""
    return (
        f"Cộng riêng từng {noun} thiếu {number(people)} {unit}; tính gộp chỉ thiếu "
        f"{number(province['people_missing'])} vì nơi vượt mục tiêu bù cho nơi chưa đạt."
    )


def unknown_communes(rows: Sequence[Row]) -> str:
    """The communes that cannot be ranked because they never reported."""
    unknown = [place_name(row) for row in rows if row["level"] == "no_data"]
    return f"Chưa có số liệu ({len(unknown)}): {', '.join(unknown)}." if unknown else ""


def marks_legend() -> str:
    """What the signs beside a commune's name mean."""
    return f"▲ vùng xa (biên giới hoặc miền núi) · ◆ thôn hoặc vùng dân tộc thiểu số · {SIGNS}"
