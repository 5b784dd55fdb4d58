"""How the two groups of one grouping moved: a picture, and the same day by day in numbers."""

from collections.abc import Sequence
from datetime import date
from html import escape

from charts import html, theme
from charts.equity_names import line_names
from charts.formats import day, number, percent
from charts.lines import SIDE, Ends, Look, drawn, line, points, steps
from charts.rows import Row
from charts.table import PlainTable

# The lines from the back to the front; each differs from the others without its colour too.
LOOKS = {
    "target": Look(theme.TARGET_LINE, 2, "stroke-dasharray='6,4'"),
    "mean": Look(theme.INK_SOFT, 1.5),
    "better": Look(theme.PROVINCE_LINE, 4, "stroke-linecap='round'"),
    "worse": Look(theme.PLACE_LINE, 5, "stroke-linecap='round' stroke-dasharray='0,8'"),
}
HEIGHTS = (100, 75, 50, 25, 0)  # percent
MOST_TICKS = 6
STEPS = (1, 3, 6, 12)  # months from tick to tick


def path(rows: Sequence[Row], groups: Row, alt: str, *, is_sample: bool) -> str:
    """The two groups and the mean beside the stepped target, date by date, as HTML.

    `rows` as of `queries.equity_over_time`, of one grouping; `groups` its row of
    `charts.equity.compared`, for the names. The legend gives the last value of each line.
    """
    ends = (rows[0]["as_of"], rows[-1]["as_of"])
    ticks = {_across(tick, ends): f"{tick:%m/%Y}" for tick in _ticks(ends)}
    rules = "".join(f"M0,{SIDE * (100 - one) // 100}h{SIDE}" for one in HEIGHTS)
    uprights = "".join(f"M{SIDE * at / 100:.0f},0v{SIDE}" for at in ticks)
    picture = drawn(Look(theme.GRID, 1), rules + uprights) + "".join(
        drawn(look, _moves(rows, which, ends)) for which, look in LOOKS.items()
    )
    heights = "".join(f'<s style="top:{100 - one}%">{one} %</s>' for one in HEIGHTS)
    days = "".join(f'<u style="left:{at:.1f}%">{name}</u>' for at, name in ticks.items())
    mark = f'<span class="sample">{theme.SAMPLE_MARK}</span>' if is_sample else ""
    return (
        f'<figure class="path"><figcaption>{_legend(rows[-1], groups)}{mark}'
        f'</figcaption><div role="img" aria-label="{escape(alt)}" style="background-image:'
        f'url(&quot;{html.picture(SIDE, SIDE, picture)}&quot;)">{heights}{days}</div></figure>'
    )


def by_day(rows: Sequence[Row], groups: Row) -> PlainTable:
    """The numbers of the picture, the newest day first."""
    names = line_names(groups)
    return PlainTable.of(
        {
            "Ngày": day(row["as_of"]),
            _begun(names["worse"]): percent(row["worse_percent"]),
            _begun(names["better"]): percent(row["better_percent"]),
            "Bình quân": percent(row["mean_percent"]),
            "Mục tiêu": percent(row["target_percent"]),
            "Chênh lệch (điểm)": number(row["difference_points"], 1),
        }
        for row in reversed(rows)
    )


def _legend(newest: Row, groups: Row) -> str:
    return "".join(
        f'<span class="key"><i class="{which}"></i>{escape(name)} '
        f"<b>{percent(newest[f'{which}_percent'])}</b></span>"
        for which, name in line_names(groups).items()
    )


def _moves(rows: Sequence[Row], which: str, ends: Ends) -> str:
    placed = points(rows, f"{which}_percent", 100, ends)
    return steps(placed) if which == "target" else line(placed)


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


def _across(when: date, ends: Ends) -> float:
    """Where a day stands, in percent from the left."""
    first, last = ends
    return 100 * (when - first).days / max((last - first).days, 1)


def _begun(name: str) -> str:
    """With a capital to begin with; those of proper names stay."""
    return name[0].upper() + name[1:]
