"""How each former district moved: one small figure each, on one scale."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.pace import EACH
from charts.paths import Path, axis, line, months, step, value

COLUMNS = 6
GAP = 0.012  # between two figures, and the room of a title above one; of the whole
TITLE = 0.1
FOOT = 0.05


def heading(province: Path) -> str:
    """What the small figures have in common; a sum is no measure for one district."""
    thin = "" if _is_sum(province) else "; nét mảnh là mọi huyện gộp lại"
    return f"Các huyện cũ, trên cùng một thang{thin}"


def small_multiples(districts: Mapping[str, Path], province: Path, *, is_sample: bool) -> go.Figure:
    """One small path per former district on one scale, the province thin behind each.

    `districts`: name to rows of `queries.coverage_over_time`. The title of each gives its last
    value; the dashed steps are the targets. Ticks stand at the left and the foot only.
    """
    scale = axis([row for path in districts.values() for row in path], ticks=2)
    behind = [] if _is_sum(province) else [line(province, theme.RULE, 2)]
    columns = min(COLUMNS, len(districts))
    rows = -(-len(districts) // COLUMNS)
    axes: dict[str, Any] = {}
    data, titles = [], []
    for index, (name, path) in enumerate(districts.items()):
        row, column = divmod(index, COLUMNS)
        number = str(index + 1) if index else ""
        left, top = column / columns, 1 - row / rows
        axes[f"xaxis{number}"] = {
            "domain": (left, left + 1 / columns - GAP),
            "anchor": f"y{number}",
            "showticklabels": index + COLUMNS >= len(districts),
            "nticks": 3,
            **months(_told([row["as_of"] for row in path]), "%m/%y"),
        }
        axes[f"yaxis{number}"] = scale | {
            "domain": (top - 1 / rows + FOOT, top - TITLE),
            "anchor": f"x{number}",
            "showticklabels": column == 0,
        }
        titles.append(_title(name, path, left, top - TITLE))
        data += [
            trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"}
            for trace in (*behind, *step(path), line(path, theme.PROVINCE_LINE, 3))
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


def _is_sum(path: Path) -> bool:
    return bool(path) and path[0]["measure"] in EACH


def _told(days: Sequence[date]) -> Sequence[date]:
    """Ticks of the first and the last report would meet those beside them: the last is enough."""
    return days if len(days) > 3 else days[-1:]


def _title(name: str, path: Path, left: float, foot: float) -> dict[str, Any]:
    known = [row for row in path if pd.notna(row["value"])]
    last = value(known[-1]) if known else "chưa có số liệu"
    return {
        "text": f"{name}: <b>{last}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": left,
        "y": foot,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
