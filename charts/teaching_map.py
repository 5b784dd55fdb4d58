"""Where a plan of teaching sends people: the communes it reaches, and those it would reach."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import pydeck as pdk

from charts import html, maps, theme
from charts.formats import number
from charts.geometry import Geometry
from charts.rows import Row
from charts.teaching import PLANS

TAUGHT, PARTLY = theme.PACE_COLOURS["Đạt"], theme.PACE_COLOURS["Đúng tiến độ"]
WANTED, NOBODY = theme.RULE, theme.PANEL
NAMES = {
    TAUGHT: "hướng dẫn đủ",
    PARTLY: "hướng dẫn một phần",
    WANTED: "trong kế hoạch, chưa tới",
    NOBODY: "không cần thêm",
    None: "chưa có số liệu",
}
NO_DATA = theme.LEVEL_MARKS["no_data"]


def plan_map(
    rows: Sequence[Row], plan: str, geometry: Geometry, *, is_close: bool, size: tuple[int, int]
) -> pdk.Deck:
    """Every commune in the colour of what a plan gives it: rows of `queries.teaching_plan`."""
    look = maps.Look(partial(_paint, plan=plan), partial(_card, plan=plan))
    return maps.coverage_map(rows, geometry, unit=None, is_close=is_close, size=size, look=look)


def legend(rows: Sequence[Row], plan: str) -> str:
    """The colours of `plan_map`, and how many communes have each."""
    return html.keys(
        [
            (colour or theme.PAPER, "" if colour else NO_DATA, f"{name}: {count} xã")
            for name, colour, count in _counts(rows, plan)
        ]
    )


def alt(rows: Sequence[Row], plan: str) -> str:
    """What the map shows, for those who do not see it."""
    told = ", ".join(f"{name} {count} xã" for name, _, count in _counts(rows, plan))
    return f"Bản đồ «{PLANS[plan]}»: {told}."


def _counts(rows: Sequence[Row], plan: str) -> list[tuple[str, str | None, int]]:
    """Name, colour and communes of each kind that there is."""
    counted = Counter(_paint(row, plan) for row in rows)
    return [(name, one, counted[one]) for one, name in NAMES.items() if counted[one]]


def _paint(row: Row, plan: str) -> str | None:
    if row["level"] in theme.LEVEL_MARKS:
        return None
    people, wanted = row[f"{plan}_people"], row[f"{plan}_wanted_people"]
    if people:
        return TAUGHT if people == wanted else PARTLY
    return WANTED if wanted else NOBODY


def _card(row: Row, unit: str | None, plan: str) -> Sequence[str]:
    colour = _paint(row, plan)
    if colour in (None, NOBODY):
        return [NAMES[colour]]
    people, wanted = row[f"{plan}_people"], row[f"{plan}_wanted_people"]
    return [f"hướng dẫn {number(people)}, cả kế hoạch {number(wanted)} người"]
