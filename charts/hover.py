"""The cards that a map shows under the pointer."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from string import ascii_lowercase

from charts import theme
from charts.formats import amount, day, number, place
from charts.rows import Row, is_missing

FEW = 3  # cards, for which a style of their own does not pay
MARKUP = re.compile(r"""[<>&"\\{}]""")  # what a style would read as more than text
FIGURE = re.compile(r"(?<![\d/])\d[\d.,]*(?![\d.,/])")  # no part of a date: most have the same one

Card = Callable[[Row, str | None], Sequence[str]]
"""The lines below the name of a commune, from its row and the unit."""


def level(row: Row, unit: str | None) -> Sequence[str]:
    """The value of a commune, and what it is beside its target."""
    return numbers(row, unit, theme.LEVEL_NAMES[row["level"]])


def numbers(row: Row, unit: str | None, judged: str) -> Sequence[str]:
    """The value of a commune, what it is in a word, what it lacks, and the day of it all."""
    if row["level"] == "no_data":
        return [judged]
    value = amount(row["value"], row["measure"], unit)
    lines: list[str] = [judged if is_missing(row["value"]) else f"{value} · {judged}"]
    if not is_missing(row["people_missing"]) and row["people_missing"]:
        lines.append(f"thiếu {number(row['people_missing'])} {unit or ''}")
    if row["is_estimated"]:
        lines.append("ước tính: có đơn vị cũ bị tách")
    lines.append(f"số liệu {day(row['reported_on'])}{' · im lặng' if row['is_silent'] else ''}")
    return lines


def cards(
    rows: Sequence[Row | None], names: Sequence[str], unit: str | None, card: Card = level
) -> str:
    """All hover cards of a map, of which a style shows the one under the pointer.

    The geometry knows no numbers, so the browser gets every card, and puts in only the index and
    the name (of `names`) that the geometry has for the commune. They are sent with every change:
    so words that more than a few have in common are in the style, once, and figures are put in.
    """
    told = {i: "\n".join(card(row, unit)) for i, row in enumerate(rows) if row is not None}
    own = {i: place(row["kind"], row["commune"]) for i, row in enumerate(rows) if row is not None}
    worded = {
        i: _wording(text)
        for i, text in told.items()
        if own[i] == names[i] and not MARKUP.search(text)
    }
    common = {
        words: key
        for key, (words, count) in zip(
            ascii_lowercase, Counter(worded.values()).most_common(), strict=False
        )
        if count > FEW
    }
    alike: dict[tuple[str, str], list[str]] = {}
    for i, text in told.items():
        key = common.get(worded.get(i, ""))
        named = "" if own[i] == names[i] else own[i]
        look = (f" {key}", _figures(text)) if key else _written(named, text)
        alike.setdefault(look, []).append(f"h{i}")
    shown = "".join(
        f"<p class='{' '.join(places)}{kind}'{inside}" for (kind, inside), places in alike.items()
    )
    styles = "".join(f"p.{key}::after{{content:{words}}}" for words, key in common.items())
    return (
        f"<style>.hover .h{{i}}{{display:block}}{styles}</style>"
        f"<div class='hover' style='--name:\"{{name}}\"'>{shown}</div>"
    )


def _written(own: str, text: str) -> tuple[str, str]:
    """A class, and the rest of a card that tells all of itself, `own` the name of a district."""
    lines = text.replace("\n", "<br>")
    return (" own", f"><b>{escape(own)}</b><br>{lines}") if own else ("", f">{lines}")


def _wording(text: str) -> str:
    """The words of a card as the content of a style, which puts its figures in from a, b, c."""
    letters = iter(ascii_lowercase)
    words = FIGURE.sub(lambda _: f'"attr({next(letters)})"', text)
    return f'"{words}"'.replace("\n", "\\A ")


def _figures(text: str) -> str:
    """The figures of a card as attributes a, b, c."""
    found = zip(ascii_lowercase, FIGURE.findall(text), strict=False)
    return "".join(f" {letter}={figure}" for letter, figure in found) + ">"
