"""The cards that a map shows under the pointer."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from charts import theme
from charts.formats import amount, day, number, place
from charts.rows import Row, is_missing

# The box is drawn by the card inside (css.py): a commune outside the filters then shows none.
STYLE = {"backgroundColor": "transparent", "padding": "0"}


LINE = "<br>"
HIDDEN = ".h{display:none}.h{i}{display:block}"
FEW = 3  # cards, for which a style of their own does not pay
MARKUP = re.compile(r"""[<>&"\\{}]""")

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
    return LINE.join([f"<b>{escape(place(row['kind'], row['commune']))}</b>", *lines])


def cards(rows: Sequence[Row | None], unit: str | None, card: Card = level) -> str:
    """All hover cards of a map, of which a style shows the one under the pointer.

    The geometry knows no numbers, so the browser gets every card and puts in only the index. The
    last line that most of them have is in the style, once: it is sent with every change.
    """
    told = {i: card(row, unit).rpartition(LINE) for i, row in enumerate(rows) if row is not None}
    last = _shared([end for _, br, end in told.values() if br])
    cards = "".join(
        _box(f"h{i} e", above) if end == last else _box(f"h{i}", above + br + end)
        for i, (above, br, end) in told.items()
    )
    style = f'.e::after{{display:block;content:"{last}"}}' if last else ""
    return f"<style>{HIDDEN}{style}</style>{cards}"


def _box(which: str, told: str) -> str:
    return f'<p class="h {which}">{told}</p>'


def _shared(lines: Sequence[str]) -> str:
    """The line that most have, when it is plain text and its cards are not a few."""
    plain = Counter(one for one in lines if not MARKUP.search(one))
    (line, count), *_ = plain.most_common(1) or [("", 0)]
    return line if count > FEW else ""
