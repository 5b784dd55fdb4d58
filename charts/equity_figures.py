"""The two groups of every grouping on one scale, and how a gap moved."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor
from typing import Any

from charts import figures, theme
from charts.equity import is_immaterial
from charts.equity_names import GROUPINGS, group_name, line_names
from charts.formats import percent, points
from charts.rows import Row, is_missing

STEP = 10  # percent: the scale begins and ends at a multiple of it


def pairs(
    rows: Sequence[Row], *, targets: Mapping[int, float], material: float, is_sample: bool
) -> str:
    """Two points per grouping on one scale, named, with the mean and the targets as lines.

    `rows` as of `charts.equity.compared`; `targets` by year. Real text, like the bars.
    """
    means = [row["mean_percent"] for row in rows if not is_missing(row["mean_percent"])][:1]
    scale = _scale([*_shares(rows), *means, *targets.values()])
    goals = {value: year for year, value in sorted(targets.items())}
    lines = "".join(
        [
            *(_line("goal" if value == max(goals) else "step", value, scale) for value in goals),
            *(_line("mean", mean, scale) for mean in means),
        ]
    )
    top = "".join(_goal(value, year, value == max(goals), scale) for value, year in goals.items())
    body = "".join(_row(row, scale, lines, material) for row in rows)
    mean = "".join(f' · <u class="mean"></u> bình quân {percent(one)}' for one in means)
    mark = f'<span class="sample">{theme.SAMPLE_MARK}</span>' if is_sample else ""
    return (
        '<figure class="pairs" aria-label="Hai nhóm của mỗi cách chia trên cùng một thang">'
        '<figcaption>Nhóm <b class="worse">●</b> khó khăn hơn và nhóm <b class="better">●</b> '
        f"thuận lợi hơn{mean}{mark}</figcaption><table><thead><tr>"
        '<th scope="col"><span class="unseen">Cách chia;</span> Mục tiêu</th>'
        f'<th scope="col"><div class="rail">{top}</div></th>'
        f'<th scope="col" class="r">Chênh lệch</th></tr></thead><tbody>{body}</tbody>'
        "</table></figure>"
    )


def banner(text: str) -> str:
    """A warning across the page."""
    return f'<p class="alarm" role="alert">{escape(text)}</p>'


def gap_lines(rows: Sequence[Row], groups: Row, *, is_sample: bool) -> figures.Parts:
    """The two groups of one grouping and the mean beside the stepped target, date by date.

    `rows` as of `queries.equity_over_time`, of one grouping; `groups` its row of
    `charts.equity.compared`, for the names.
    """
    names = line_names(groups)
    return {
        "data": [
            _path(rows, "better", names["better"], theme.PROVINCE_LINE, "circle"),
            _path(rows, "mean", names["mean"], theme.INK_SOFT, "square"),
            _path(rows, "worse", names["worse"], theme.PLACE_LINE, "diamond"),
            _path(rows, "target", names["target"], theme.TARGET_LINE, None),
        ],
        "layout": {
            "template": theme.template(),
            "xaxis": {"tickformat": "%m/%Y"},
            "yaxis": {"range": [0, 100], "ticksuffix": " %", "dtick": 25},
            "showlegend": True,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "annotations": [_sample_mark()] if is_sample else [],
        },
    }


def _path(
    rows: Sequence[Row], which: str, name: str, colour: str, symbol: str | None
) -> dict[str, Any]:
    """A line of marks; the target is a dashed stair without any."""
    values = [row[f"{which}_percent"] for row in rows]
    stair = {"width": 2, "dash": "dash", "shape": "hv"}
    return {
        "type": "scatter",
        "x": [f"{row['as_of']:%Y-%m-%d}" for row in rows],
        "y": [None if is_missing(one) else round(float(one), 2) for one in values],
        "mode": "lines+markers" if symbol else "lines",
        "name": name,
        "line": {"color": colour, **({"width": 3} if symbol else stair)},
        "marker": {"symbol": symbol, "size": 8},
        "hovertemplate": "%{y:,.1f} % (%{x|%d/%m/%Y})",
    }


def _sample_mark() -> dict[str, Any]:
    """The sample mark in the lower right corner, where no line comes near the end."""
    return {
        "text": f"<b>{theme.SAMPLE_MARK}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0.02,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": theme.ALERT},
    }


def _row(row: Row, scale: tuple[float, float], lines: str, material: float) -> str:
    name = f'<th scope="row">{GROUPINGS[row["grouping"]]}</th>'
    if not is_missing(row["refused_because"]):
        why = f"<em>chưa so sánh: {escape(row['refused_because'])}</em>"
        return f'<tr>{name}<td><div class="rail">{lines}{why}</div></td><td class="r">–</td></tr>'
    low, high = sorted(("worse", "better"), key=lambda which: float(row[f"{which}_percent"]))
    left, right = (_place(row[f"{which}_percent"], scale) for which in (low, high))
    apart = row["value"]
    gap = "không đáng kể" if is_immaterial(apart, material) else points(abs(apart))
    return (
        f'<tr>{name}<td><div class="rail">{lines}'
        f'<i style="left:{left:.1f}%;width:{right - left:.1f}%"></i>'
        f'<b class="{low}" style="left:{left:.1f}%"></b>'
        f'<b class="{high}" style="left:{right:.1f}%"></b>'
        f'<span style="right:{100 - left:.1f}%">{_label(row, low)}</span>'
        f'<span style="left:{right:.1f}%">{_label(row, high)}</span></div></td>'
        f'<td class="r">{gap}</td></tr>'
    )


def _label(row: Row, which: str) -> str:
    return f"{escape(group_name(row, which))} <b>{percent(row[f'{which}_percent'])}</b>"


def _shares(rows: Sequence[Row]) -> list[float]:
    shares = [row[f"{which}_percent"] for row in rows for which in ("worse", "better")]
    return [float(one) for one in shares if not is_missing(one)]


def _scale(values: Sequence[float]) -> tuple[float, float]:
    """From the multiple of ten below all values to that above them."""
    if not values:
        return 0.0, 100.0
    low = STEP * floor(min(values) / STEP)
    return low, max(STEP * ceil(max(values) / STEP), low + STEP)


def _place(share: float, scale: tuple[float, float]) -> float:
    low, high = scale
    return 100 * (float(share) - low) / (high - low)


def _line(kind: str, share: float, scale: tuple[float, float]) -> str:
    return f'<u class="{kind}" style="left:{_place(share, scale):.1f}%"></u>'


def _goal(share: float, year: int, is_last: bool, scale: tuple[float, float]) -> str:
    """Labels lean away from each other: the highest to the right, the others to the left."""
    at = _place(share, scale)
    side = f"left:{at:.1f}%" if is_last else f"right:{100 - at:.1f}%"
    return f'<span style="{side}">{share:.0f} % ({year})</span>'
