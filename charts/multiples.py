"""How each former district moved: one small figure each, on one scale."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.formats import percent
from charts.paths import Path, line, share_axis, step

COLUMNS = 6
GAP = 0.012  # between two figures, and the room of a title above one; of the whole
TITLE = 0.13
FOOT = 0.05


def small_multiples(districts: Mapping[str, Path], province: Path, *, is_sample: bool) -> go.Figure:
    """One small path per former district on one scale, the province thin behind each.

    `districts`: name to rows of `queries.coverage_over_time`. The title of each gives its last
    value; the dashed steps are the targets.
    """
    rows = -(-len(districts) // COLUMNS)
    data, axes, titles = [], {}, []
    for index, (name, path) in enumerate(districts.items()):
        row, column = divmod(index, COLUMNS)
        number = str(index + 1) if index else ""
        axes |= _axes(number, row, column, rows)
        titles.append(_title(name, path, column / COLUMNS, 1 - row / rows - TITLE))
        data += [
            trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"}
            for trace in (
                line(province, theme.RULE, 1.5),
                step(path),
                line(path, theme.PROVINCE_LINE, 3),
            )
        ]
    return go.Figure(
        data=data,
        layout={
            "template": theme.template(),
            "margin": {"t": 40},
            "annotations": [*titles, *theme.sample_marks(is_sample)],
            **axes,
        },
    )


def _axes(number: str, row: int, column: int, rows: int) -> dict[str, Any]:
    """Ticks stand at the left and the foot only: the scale is one."""
    left, top = column / COLUMNS, 1 - row / rows
    return {
        f"xaxis{number}": {
            "domain": [left, left + 1 / COLUMNS - GAP],
            "anchor": f"y{number}",
            "showticklabels": row == rows - 1,
            "tickformat": "%m/%y",
            "nticks": 3,
        },
        f"yaxis{number}": share_axis()
        | {
            "domain": [top - 1 / rows + FOOT, top - TITLE],
            "anchor": f"x{number}",
            "dtick": 40,
            "showticklabels": column == 0,
        },
    }


def _title(name: str, path: Path, left: float, foot: float) -> dict[str, Any]:
    known = [row for row in path if pd.notna(row["value"])]
    value = percent(known[-1]["value"]) if known else "chưa có số liệu"
    return {
        "text": f"{name}: <b>{value}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": left,
        "y": foot,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
