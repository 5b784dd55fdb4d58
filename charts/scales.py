"""What the scales of paths name: values, communes, months."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from charts.formats import number, percent
from charts.rows import Row, is_missing

Path = Sequence[Row]


def axis(rows: Path) -> dict[str, Any]:
    """One scale: all of a share, all communes of a yes or no, or a little over the highest."""
    measures = {row["measure"] for row in rows}
    if measures <= {"coverage"}:
        return {"range": [0, 100], "ticksuffix": " %", "dtick": 20}
    if measures == {"yes_no"}:
        whole = max(row["communes_total"] for row in rows)
        return {"range": [0, whole], "tickvals": communes(whole)}
    highest = max(
        (float(row["value"]) for row in rows if not is_missing(row["value"])), default=1.0
    )
    return {"range": [0, round(1.1 * highest, 2)], "nticks": 6}


def communes(whole: int) -> list[int]:
    """Round numbers of communes from none to all of them, in at most five steps."""
    step = next(one for one in (1, 2, 5, 10, 20, 50) if whole <= 5 * one)
    return [*(some for some in range(0, whole, step) if whole - some > step / 2), whole]


def months(days: Sequence[date]) -> dict[str, Any]:
    """The axis of days in months; of two or three reports, one tick each, or months repeat."""
    distinct = sorted({f"{day:%Y-%m-%d}" for day in days})
    return {"tickformat": "%m/%Y"} | ({"tickvals": distinct} if len(distinct) <= 3 else {})


def value(row: Row) -> str:
    """The value of a place in few letters: the name of the indicator says the unit.

    Of a yes or no how many communes of how many, of one commune which of both.
    """
    if row["measure"] == "yes_no":
        return _held(row)
    if row["measure"] == "coverage":
        return percent(row["value"])
    return number(row["value"], 1 if row["measure"] == "ratio" else 0)


def _held(row: Row) -> str:
    if row["communes_total"] == 1:
        return "có" if row["value"] else "chưa"
    return f"{number(row['value'])}/{number(row['communes_total'])} xã"
