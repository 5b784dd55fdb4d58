"""What the scales of paths name: values, communes, months."""

from collections.abc import Sequence
from datetime import date
from math import floor, log10
from typing import Any

from charts.formats import NOTHING, kept, marked, number, percent
from charts.rows import Row, is_missing

Path = Sequence[Row]
PARTS = 5  # of a scale


def axis(rows: Path) -> dict[str, Any]:
    """One scale: all of a share, all communes of a yes or no, or a little over the highest."""
    measures = {row["measure"] for row in rows}
    if measures <= {"coverage"}:
        return {"range": [0, 100], "ticksuffix": " %", "dtick": 20}
    if measures == {"yes_no"}:
        most = max(row["communes_total"] for row in rows)
        return {"range": [0, most], "tickvals": communes(most)}
    highest = max(
        (float(row["value"]) for row in rows if not is_missing(row["value"])), default=1.0
    )
    return {"range": [0, round(1.1 * highest, 2)], "nticks": 6}


def whole(rows: Path) -> float:
    """The top of a scale: all people or communes, or round steps over the highest value."""
    if rows[0]["measure"] == "coverage":
        return 100.0
    if rows[0]["measure"] == "yes_no":
        return float(max(row["communes_total"] for row in rows))
    known = [
        float(row[one]) for row in rows for one in ("value", "target") if not is_missing(row[one])
    ]
    least = max([*known, 0.5]) / PARTS
    if rows[0]["measure"] == "count":
        least = max(least, 1)  # no half classes
    size = 10.0 ** floor(log10(least))
    return PARTS * next(size * step for step in (1, 2, 5, 10) if size * step >= least)


def heights(top: float, measure: str) -> list[tuple[float, str]]:
    """The values that a scale names up to its top: the same steps of every share.

    Of a yes or no round numbers of communes up to all of them.
    """
    if measure == "yes_no":
        return [(some, f"{some} xã") for some in communes(round(top))]
    values = [top * part / PARTS for part in range(PARTS + 1)]
    if measure == "coverage":
        return [(one, kept(f"{number(one)} %")) for one in values]
    return [(one, number(one, 0 if (top / PARTS).is_integer() else 1)) for one in values]


def communes(most: int) -> list[int]:
    """Round numbers of communes from none to all of them, in at most five steps."""
    step = next(one for one in (1, 2, 5, 10, 20, 50) if most <= 5 * one)
    return [*(some for some in range(0, most, step) if most - some > step / 2), most]


def months(days: Sequence[date]) -> dict[str, Any]:
    """The axis of days in months; of two or three reports, one tick each, or months repeat."""
    distinct = sorted({f"{day:%Y-%m-%d}" for day in days})
    return {"tickformat": "%m/%Y"} | ({"tickvals": distinct} if len(distinct) <= 3 else {})


def value(row: Row) -> str:
    """The value of a place in few letters: the name of the indicator says the unit.

    Of a yes or no how many communes of how many, of one commune which of both.
    """
    if is_missing(row["value"]):
        return NOTHING
    if row["measure"] == "yes_no":
        return _held(row)
    if row["measure"] == "coverage":
        return percent(row["value"])
    return number(row["value"], 1 if row["measure"] == "ratio" else 0)


def told(row: Row) -> str:
    """The same, with ≈ before it where it is an estimate."""
    return marked(value(row), is_estimated=row["is_estimated"])


def _held(row: Row) -> str:
    if row["communes_total"] == 1:
        return "có" if row["value"] else "chưa"
    return f"{number(row['value'])}/{number(row['communes_total'])} xã"
