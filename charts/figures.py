"""Plotly figures from query results. Pure: no query, no file, and the input stays as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from charts import theme
from charts.formats import amount
from charts.rows import Row, Table, is_missing, records

AXES = {
    "coverage": {"range": [0, 100], "ticksuffix": " %", "dtick": 25},
    # Room above and below: the line of a yes or no runs along its ends.
    "yes_no": {"range": [-0.2, 1.2], "tickvals": [0, 1], "ticktext": ["chưa", "đã tổ chức"]},
}
Parts = dict[str, Any]
"""The data and the layout of a figure, as plotly takes them."""
CAMERA = "Tải hình này (SVG)"


def still(file_name: str) -> dict[str, Any]:
    """What a browser is told of a figure: nothing moves by accident, and one button takes it.

    The picture that is taken is an SVG under this name.
    """
    return {
        "displaylogo": False,
        "displayNotifier": False,
        "scrollZoom": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "svg", "filename": file_name},
        "locale": "vi",
        "locales": {"vi": {"dictionary": {"Download plot": CAMERA}}},
    }


class LeanFigure(go.Figure):
    """A figure that can only be sent, as it was put together.

    Plotly would look at every value and copy it, three times; the tests check every kind of figure.
    """

    def __init__(self, parts: Parts) -> None:
        """Takes what it is made of, which nobody changes any more; nothing else is set up."""
        self._parts = parts

    def to_dict(self) -> Parts:
        """What it is made of."""
        return self._parts


def entitled(figure: Parts, title: str, source: str, *, height: int) -> LeanFigure:
    """A figure with its title and source inside, so that a picture of it carries them.

    Streamlit hands a browser every figure twice, the second time copied. Of one that says its
    `height`, has no template and stays at its revision Plotly sees that it is the same.
    """
    above = {
        "text": f"<b>{title}</b>",
        "subtitle": {"text": source.replace("; phiên bản", ";<br>phiên bản")},
        "x": 0,
        "xref": "container",
        "y": 0.99,
        "yref": "container",
        "yanchor": "top",
        "automargin": True,
    }
    told = {"title": above, "height": height, "datarevision": 0}
    return LeanFigure({"data": figure["data"], "layout": _dressed(figure["layout"]) | told})


def _dressed(layout: Mapping[str, Any]) -> dict[str, Any]:
    """The looks of the template as the figure's own, where it does not say otherwise."""
    own = {key: one for key, one in layout.items() if key != "template"}
    looks = layout["template"]["layout"]
    both = {key: looks[key] | own[key] for key in looks if isinstance(own.get(key), dict)}
    return {**looks, **own, **both}


def commune_path(commune: Table, province: Table, *, unit: str | None, is_sample: bool) -> Parts:
    """How one commune moved beside the province and the stepped target, date by date.

    Both as of `queries.coverage_over_time`, one place each. A sum over the province is no measure
    for one commune, so counts stand alone.
    """
    ours, theirs = records(commune), records(province)
    measure = theirs[0]["measure"] if theirs else "coverage"
    is_sum = measure in ("count", "yes_no")
    return {
        "data": [
            *([] if is_sum else [_path(theirs, theme.PROVINCE_LINE, "circle")]),
            _path(ours, theme.PLACE_LINE, "diamond"),
            _target_path(theirs),
        ],
        "layout": {
            "template": theme.template(),
            "xaxis": {"tickformat": "%m/%Y"},
            "yaxis": AXES.get(measure, {"rangemode": "tozero", "title": {"text": unit}}),
            "showlegend": True,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "annotations": [*_target_label(theirs), *theme.sample_marks(is_sample)],
        },
    }


def _path(rows: Sequence[Row], colour: str, symbol: str) -> dict[str, Any]:
    is_yes_no = bool(rows) and rows[0]["measure"] == "yes_no"
    told = [amount(row["value"], "yes_no", None) for row in rows] if is_yes_no else None
    return {
        "type": "scatter",
        "x": _days(rows),
        "y": _values(rows, "value"),
        "text": told,
        "mode": "lines+markers",
        "name": rows[0]["place"] if rows else "",
        "line": {"color": colour, "width": 3},
        "marker": {"symbol": symbol, "size": 8},
        "hovertemplate": f"{'%{text}' if is_yes_no else '%{y:,.1f}'} (%{{x|%d/%m/%Y}})",
    }


def _target_path(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": _days(rows),
        "y": _values(rows, "target"),
        "mode": "lines",
        "showlegend": False,
        "line": {"color": theme.TARGET_LINE, "width": 2, "dash": "dash", "shape": "hv"},
        "hovertemplate": "%{y:,.1f}",
    }


def _target_label(rows: Sequence[Row]) -> list[dict[str, Any]]:
    known = [row for row in rows if not is_missing(row["target"])][:1]
    return [
        {
            "x": day,
            "y": value,
            "text": "Mục tiêu",
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
        }
        for day, value in zip(_days(known), _values(known, "target"), strict=True)
    ]


def _days(rows: Sequence[Row]) -> list[str]:
    return [f"{row['as_of']:%Y-%m-%d}" for row in rows]


def _values(rows: Sequence[Row], column: str) -> list[float | None]:
    return [None if is_missing(row[column]) else round(float(row[column]), 2) for row in rows]
