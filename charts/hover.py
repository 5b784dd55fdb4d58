"""The cards that a map shows under the pointer."""

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd

from charts import theme
from charts.formats import amount, day, number, place
from charts.rows import Row

# The box is drawn by the card inside (css.py): a commune outside the filters then shows none.
STYLE = {"backgroundColor": "transparent", "padding": "0"}


def level(row: Row) -> str:
    """What a commune is by its value and its target, in words."""
    return theme.LEVEL_NAMES[row["level"]]


def cards(
    rows: Sequence[Row | None], unit: str | None, judged: Callable[[Row], str] = level
) -> str:
    """All hover cards of a map, of which a style shows the one under the pointer.

    The geometry knows no numbers, so the browser gets every card and puts in only the index.
    `judged`: what the map tells of a commune by its colour, in words.
    """
    cards = "".join(
        f'<p class="h h{index}">{_card(row, unit, judged(row))}</p>'
        for index, row in enumerate(rows)
        if row is not None
    )
    return f"<style>.h{{display:none}}.h{{i}}{{display:block}}</style>{cards}"


def _card(row: Row, unit: str | None, judged: str) -> str:
    lines = [f"<b>{escape(place(row['kind'], row['commune']))}</b>"]
    if row["level"] == "no_data":
        return f"{lines[0]}<br>{judged}"
    value = amount(row["value"], row["measure"], unit)
    lines.append(judged if pd.isna(row["value"]) else f"{value} · {judged}")
    if pd.notna(row["people_missing"]) and row["people_missing"]:
        lines.append(f"thiếu {number(row['people_missing'])} {unit or ''}")
    if row["is_estimated"]:
        lines.append("ước tính: có đơn vị cũ bị tách")
    lines.append(f"số liệu {day(row['reported_on'])}{' · im lặng' if row['is_silent'] else ''}")
    return "<br>".join(lines)
