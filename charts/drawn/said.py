"""What every figure says in the same words: place, measure, date, and what is not known."""

from collections.abc import Sequence

from charts import theme, words
from charts.drawing import NothingToDrawError
from charts.equity_names import WORSE
from charts.formats import GROUP_NAMES, day, kept, listed, number
from charts.rows import Row, is_missing
from charts.scope import Scope

MOST_WORDS = 10
MOST_NAMES = 6
SHORT = {"has_minority_village": "xã dân tộc thiểu số"}


def title(*candidates: str) -> str:
    """The first of these that has at most ten words; the last one is short by its making."""
    fitting = [one for one in candidates if len(one.split()) <= MOST_WORDS]
    return kept((fitting or candidates[-1:])[0])


def where(scope: Scope) -> str:
    """The former district, or the province."""
    return scope.district or "Hà Tĩnh"


def noun(scope: Scope) -> str:
    """What is counted: communes, or those of the group asked for."""
    return (SHORT | WORSE | SHORT)[scope.group] if scope.group else "xã"


def titled(scope: Scope, what: str) -> str:
    """Where, and what is the case there; where it is too long the subtitle alone says where."""
    return title(f"{where(scope)}: {what}", f"{what[0].upper()}{what[1:]}")


def measured(indicator: Row) -> str:
    """The measure and its unit: of a share, of whom."""
    name = str(indicator["short_name"])
    if indicator["measure"] == "coverage":
        whole = str(indicator["denominator_name"])
        return f"{name}, % {whole[0].lower()}{whole[1:]}"
    if indicator["measure"] == "yes_no":
        return f"{name}, đã hay chưa tổ chức"
    return f"{name}, {indicator['unit']}"


def subtitle(scope: Scope, what: str = "", *, is_everywhere: bool = False) -> str:
    """Measure, unit, place, date; `is_everywhere`: of the whole province, whatever is chosen."""
    group = GROUP_NAMES.get(scope.group or "", "")
    places = "Hà Tĩnh" if is_everywhere else where(scope)
    places += f", nhóm {group[0].lower()}{group[1:]}" if group else ""
    return kept(f"{what or measured(scope.indicator)}; {places}, {day(scope.as_of)}")


def known(scope: Scope, rows: Sequence[Row]) -> Sequence[Row]:
    """The same rows, or NothingToDrawError where there are none or none has a value."""
    if not rows:
        raise NothingToDrawError(f"{scope.where}: {words.NO_COMMUNE}.")
    if all(is_missing(row["value"]) for row in rows):
        name = scope.indicator["short_name"]
        raise NothingToDrawError(f"{scope.where}: chưa có số liệu về «{name}».")
    return rows


def sum_note(province: Row, rows: Sequence[Row], unit: str | None, noun: str = "xã") -> str:
    """Why missing people add up to more than those of the whole: surplus, or only rounding."""
    told = words.sum_note(province, rows, unit, noun)
    people = sum(row["people_missing"] for row in rows if not is_missing(row["people_missing"]))
    whole = province["people_missing"]
    if told or is_missing(whole) or people <= whole:
        return told
    return (
        f"Cộng riêng từng {noun} thiếu {number(people)} {unit}, tính gộp thiếu {number(whole)}: "
        f"số của mỗi {noun} được làm tròn lên."
    )


def hidden(rows: Sequence[Row], what: str = "xã") -> str:
    """Which rows are small numbers, in a list that leaves them out."""
    small = [row for row in rows if row["level"] == "small"]
    return _names(theme.LEVEL_NAMES["small"], small, what) if small else ""


def basis(rows: Sequence[Row], what: str = "xã") -> str:
    """Which of the rows are unknown, silent or estimated; empty where all is known."""
    by_level = {
        level: [row for row in rows if row["level"] == level] for level in theme.LEVEL_MARKS
    }
    silent = [row for row in rows if row["is_silent"] and not is_missing(row["value"])]
    estimated = [row for row in rows if row["is_estimated"]]
    parts = [
        *((theme.LEVEL_NAMES[level], found) for level, found in by_level.items()),
        ("Im lặng đã lâu, lấy số cũ", silent),
        ("Ước tính do đơn vị cũ bị tách", estimated),
    ]
    return " ".join(_names(told, found, what) for told, found in parts if found)


def _names(told: str, rows: Sequence[Row], what: str) -> str:
    names = [str(row["commune"]) for row in rows[:MOST_NAMES]]
    more = [f"{len(rows) - MOST_NAMES} {what} khác"] if len(rows) > MOST_NAMES else []
    return f"{told}: {listed([*names, *more])}."


def joined(*sentences: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return kept(" ".join(one for one in sentences if one))
