"""The cards that a map shows under the pointer."""

from collections.abc import Callable, Sequence
from html import escape

from charts import theme
from charts.formats import amount, day, number, place
from charts.rows import Row, is_missing

# The box is drawn by the card inside (css.py): a commune outside the filters then shows none.
STYLE = {"backgroundColor": "transparent", "padding": "0"}


Card = Callable[[Row, str | None], str]


def level(row: Row, unit: str | None) -> str:
    """A commune, its value, and what it is beside its target."""
    return numbers(row, unit, theme.LEVEL_NAMES[row["level"]])


def numbers(row: Row, unit: str | None, judged: str) -> str:
    """A commune, its value, what it is in a word, what it lacks, and the day of it all."""
    if row["level"] == "no_data":
        return named(row, judged)
    value = amount(row["value"], row["measure"], unit)
    lines: list[str] = [judged if is_missing(row["value"]) else f"{value} · {judged}"]
    if not is_missing(row["people_missing"]) and row["people_missing"]:
        lines.append(f"thiếu {number(row['people_missing'])} {unit or ''}")
    if row["is_estimated"]:
        lines.append("ước tính: có đơn vị cũ bị tách")
    lines.append(f"số liệu {day(row['reported_on'])}{' · im lặng' if row['is_silent'] else ''}")
    return named(row, *lines)


def named(row: Row, *lines: str) -> str:
    """A commune, and below it some lines."""
    return "<br>".join([f"<b>{escape(place(row['kind'], row['commune']))}</b>", *lines])


def cards(rows: Sequence[Row | None], unit: str | None, card: Card = level) -> str:
    """All hover cards of a map, of which a style shows the one under the pointer.

    The geometry knows no numbers, so the browser gets every card and puts in only the index.
    """
    cards = "".join(
        f'<p class="h h{index}">{card(row, unit)}</p>'
        for index, row in enumerate(rows)
        if row is not None
    )
    return f"<style>.h{{display:none}}.h{{i}}{{display:block}}</style>{cards}"
