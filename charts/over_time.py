"""Values over time as one picture with its legend: short to send, quick to draw."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from charts import html, theme
from charts.lines import SIDE, Ends, Look, across, drawn

ROUND = "stroke-linecap='round'"  # one report alone is a dot
# How a line may be drawn, from the back to the front, by the class of its key in the style sheet;
# each differs from the others without its colour too.
LOOKS = {
    "band": Look(theme.GRID, 0, fill=theme.GRID),
    "target": Look(theme.TARGET_LINE, 2, "stroke-dasharray='6,4'"),
    "plan": Look(theme.TARGET_LINE, 2, "stroke-dasharray='2,5'"),
    "thin": Look(theme.INK_SOFT, 1.5, ROUND),
    "solid": Look(theme.PROVINCE_LINE, 4, ROUND),
    "dash-dots": Look(theme.PLACE_LINES[4][0], 3, f"{ROUND} stroke-dasharray='9,6,0,6,0,6'"),
    "dash-dot": Look(theme.PLACE_LINES[3][0], 3, f"{ROUND} stroke-dasharray='9,7,0,7'"),
    "dashed": Look(theme.PLACE_LINES[2][0], 3, f"{ROUND} stroke-dasharray='9,8'"),
    "dotted": Look(theme.PLACE_LINE, 5, f"{ROUND} stroke-dasharray='0,8'"),
}
# Of places, the first the one that the page is about.
PLACES = ("solid", "dotted", "dashed", "dash-dot", "dash-dots")
KEY = (32, 12)  # pixels
EVENT = Look(theme.INK, 1.5, "stroke-dasharray='2,4'")
MOST_TICKS = 6
STEPS = (1, 3, 6, 12)  # months from tick to tick


class Line(NamedTuple):
    """A line and its key: its look, what it is, its newest value in words, its path."""

    look: str
    name: str
    newest: str
    moves: str


class Event(NamedTuple):
    """What happened on a day, and is named at its foot."""

    on: date
    name: str


def figure(
    lines: Sequence[Line],
    ends: Ends,
    heights: Sequence[tuple[float, str]],
    alt: str,
    *,
    event: Event | None = None,
    is_tall: bool = False,
    is_sample: bool,
) -> str:
    """Lines between the first and the last day, as HTML; the legend in their order.

    `heights`: values that the scale names, the highest its top; the moves of lines are made of
    `charts.lines.points` of that scale. Lines without any have no key either.
    """
    shown = [line for line in lines if line.moves]
    whole = max(value for value, _ in heights)
    levels = {100 - 100 * value / whole: name for value, name in heights}
    ticks = {100 * across(tick, ends): f"{tick:%m/%Y}" for tick in _ticks(ends)}
    rules = "".join(f"M0,{SIDE * at / 100:.0f}h{SIDE}" for at in levels)
    uprights = "".join(f"M{SIDE * at / 100:.0f},0v{SIDE}" for at in ticks)
    happened = 100 * across(event.on, ends) if event else None
    picture = [
        drawn(Look(theme.GRID, 1), rules + uprights),
        *(
            drawn(look, one.moves)
            for name, look in LOOKS.items()
            for one in shown
            if one.look == name
        ),
    ]
    names = [f'<s style="top:{at:g}%">{name}</s>' for at, name in levels.items()]
    names += [f'<u style="left:{at:.1f}%">{name}</u>' for at, name in ticks.items()]
    if event and happened is not None:
        picture.append(drawn(EVENT, f"M{SIDE * happened / 100:.0f},0v{SIDE}"))
        names.append(f'<u class="event" style="left:{happened:.1f}%">{escape(event.name)}</u>')
    keys = "".join(map(_key, shown))
    mark = f'<span class="sample">{theme.SAMPLE_MARK}</span>' if is_sample else ""
    return (
        f'<figure class="path{" tall" * is_tall}"><figcaption>{keys}{mark}</figcaption>'
        f'<div role="img" aria-label="{escape(alt)}" style="background-image:'
        f'url(&quot;{html.picture(SIDE, SIDE, "".join(picture))}&quot;)">{"".join(names)}</div>'
        "</figure>"
    )


def key_styles() -> str:
    """The rules of the style sheet that show each look in the legend, as it is drawn."""
    wide, high = KEY
    stroke = f"M2,{high // 2}H{wide - 2}"
    shown = {
        name: f"M0,0h{wide}v{high}H0z" if look.fill != "none" else stroke
        for name, look in LOOKS.items()
    }
    return "\n".join(
        f".path .key .{name} {{ background-image: "
        f'url("{html.picture(*KEY, drawn(LOOKS[name], moves))}"); }}'
        for name, moves in shown.items()
    )


def _key(line: Line) -> str:
    newest = f" <b>{line.newest}</b>" if line.newest else ""
    return f'<span class="key"><i class="{line.look}"></i>{escape(line.name)}{newest}</span>'


def _ticks(ends: Ends) -> list[date]:
    """The first days of some months between two days: few enough to be read."""
    first, last = ends
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    step = next((one for one in STEPS if len(months) <= MOST_TICKS * one), STEPS[-1])
    return [one for one in months if (one.month - 1) % step == 0] or [first]
