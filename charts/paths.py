"""How places moved towards the targets, on one figure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from charts import figures, theme
from charts.pace import EACH
from charts.rows import Row, is_missing
from charts.scales import Path, axis, months, told

LABEL_ROOM = 0.1  # of the scale: what the text of a label takes


def paths(
    places: Mapping[str, Path],
    plan: Sequence[tuple[date, float]],
    targets: Path,
    *,
    is_sample: bool,
) -> figures.Parts:
    """How the province, its groups and some communes moved, beside the targets and the way there.

    `places`: name to the rows of `queries.coverage_over_time` of one place each, the province
    first; `plan`: the way from the first report over the targets, (day, value); `targets`: rows
    whose target steps from year to year. The grey band is what silent communes could change.
    """
    everything = [row for rows in places.values() for row in rows]
    scale = axis(everything)
    return {
        "data": [
            *_band(next(iter(places.values()), [])),
            *_plan(plan),
            *(one | {"showlegend": True} for one in step(targets)),
            *(_path(name, rows, index) for index, (name, rows) in enumerate(places.items())),
        ],
        "layout": {
            "template": theme.template(),
            "xaxis": months([*(row["as_of"] for row in everything), *(day for day, _ in plan)])
            | {"ticklabelstandoff": 14},
            "yaxis": scale,
            "showlegend": True,
            "legend": {
                "orientation": "h",
                "y": 0,
                "yref": "container",
                "yanchor": "bottom",
                "x": 0,
            },
            "margin": {"r": 76, "t": 40},
            "annotations": [*_ends(places, scale["range"][1]), *theme.sample_marks(is_sample)],
        },
    }


def plan_path(row: Row, targets: Mapping[int, float], deadlines: Mapping[int, date]) -> list[Any]:
    """The way of the plan: from a place's first report over the targets at their deadlines.

    `row` as of `queries.pace_by_place`; empty without a share, a first report or a target that was
    still ahead of it.
    """
    if row["measure"] != "coverage" or is_missing(row["baseline"]):
        return []
    first = (row["baseline_on"], row["baseline"])
    ahead = [(deadlines[year], share) for year, share in sorted(targets.items())]
    steps = [one for one in ahead if one[0] > first[0]]
    return [first, *steps] if steps else []


def of_place(rows: Path, code: str) -> Path:
    """The rows of one place of `queries.coverage_over_time`."""
    return [row for row in rows if row["place_code"] == code]


def is_a_part(rows: Path, whole: Path) -> bool:
    """Whether a group of a place can be drawn beside it: fewer communes, and no sums of them."""
    return bool(rows and whole) and (
        rows[-1]["communes_total"] < whole[-1]["communes_total"] and rows[-1]["measure"] not in EACH
    )


def by_place(rows: Path) -> dict[str, Path]:
    """The rows of `queries.coverage_over_time` place by place, name to rows."""
    names = dict.fromkeys(row["place"] for row in rows)
    return {name: [row for row in rows if row["place"] == name] for name in names}


def line(rows: Path, colour: str, width: float) -> dict[str, Any]:
    """The trace of one place, without a name."""
    return {
        "type": "scatter",
        "x": [f"{row['as_of']:%Y-%m-%d}" for row in rows],
        "y": [rounded(row["value"]) for row in rows],
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "showlegend": False,
        "hovertemplate": "%{y:,.1f} (%{x|%d/%m/%Y})<extra></extra>",
    }


def _path(name: str, rows: Path, index: int) -> dict[str, Any]:
    colour, symbol = theme.PLACE_LINES[index % len(theme.PLACE_LINES)]
    return line(rows, colour, 4 if index == 0 else 2.5) | {
        "mode": "lines+markers",
        "marker": {"symbol": symbol, "size": 8},
        "name": name,
        "showlegend": True,
    }


def _band(rows: Path) -> list[dict[str, Any]]:
    """Between the lowest and the highest share that silent communes leave open."""
    known = [row for row in rows if not is_missing(row["lowest_percent"])]
    days = [f"{row['as_of']:%Y-%m-%d}" for row in known]
    lowest = [rounded(row["lowest_percent"]) for row in known]
    highest = [rounded(row["highest_percent"]) for row in known]
    if not known:
        return []
    return [
        {
            "type": "scatter",
            "x": [*days, *days[::-1]],
            "y": [*highest, *lowest[::-1]],
            "fill": "toself",
            "fillcolor": theme.GRID,
            "line": {"width": 0},
            "mode": "lines",
            "name": "Xã im lặng để ngỏ",
            "hoverinfo": "skip",
        }
    ]


def _plan(plan: Sequence[tuple[date, float]]) -> list[dict[str, Any]]:
    trace = {
        "type": "scatter",
        "x": [f"{day:%Y-%m-%d}" for day, _ in plan],
        "y": [rounded(share) for _, share in plan],
        "mode": "lines",
        "name": "Đường kế hoạch",
        "line": {"color": theme.TARGET_LINE, "width": 2, "dash": "dot"},
        "hovertemplate": "%{y:,.1f} (%{x|%d/%m/%Y})<extra>Đường kế hoạch</extra>",
    }
    return [trace] if plan else []


def step(rows: Path) -> list[dict[str, Any]]:
    """The trace of the targets, which step by year; none where each commune has its own.

    Its corners are enough: where it begins, steps and ends.
    """
    held = [row for row in rows if not is_missing(row["target"]) and row["measure"] not in EACH]
    known = [
        row
        for number, row in enumerate(held)
        if number in (0, len(held) - 1) or row["target"] != held[number - 1]["target"]
    ]
    trace = {
        "type": "scatter",
        "x": [f"{row['as_of']:%Y-%m-%d}" for row in known],
        "y": [rounded(row["target"]) for row in known],
        "mode": "lines",
        "name": "Mục tiêu năm",
        "showlegend": False,
        "line": {"color": theme.TARGET_LINE, "width": 2, "dash": "dash", "shape": "hv"},
        "hovertemplate": "%{y:,.1f}<extra>Mục tiêu năm</extra>",
    }
    return [trace] if known else []


def _ends(places: Mapping[str, Path], whole: float) -> list[dict[str, Any]]:
    """The last value at the end of each line, moved apart where lines end close together."""
    ends = [
        (float(known[-1]["value"]), index, known[-1])
        for index, rows in enumerate(places.values())
        if (known := [row for row in rows if not is_missing(row["value"])])
    ]
    labels, room = [], float("-inf")
    for height, index, row in sorted(ends, key=lambda end: end[:2]):
        room = max(height, room + LABEL_ROOM * whole)
        labels.append(_end(row, room, theme.PLACE_LINES[index % len(theme.PLACE_LINES)][0]))
    return labels


def _end(row: Row, height: float, colour: str) -> dict[str, Any]:
    return {
        "x": f"{row['as_of']:%Y-%m-%d}",
        "y": round(height, 2),
        "text": f"<b>{told(row)}</b>",
        "font": {"color": colour},
        "xanchor": "left",
        "xshift": 8,
        "showarrow": False,
    }


def rounded(number: float | None) -> float | None:
    """What is sent to a browser of a number."""
    return None if is_missing(number) else round(float(number), 2)
