"""Plotly figures from query results. Pure: no query, no file, and the input stays as it is."""

import pandas as pd
import plotly.graph_objects as go

from charts import theme

# Passed to the browser with every figure: no tool bar, nothing that moves by accident.
STILL = {"displayModeBar": False, "scrollZoom": False}


def commune_path(
    commune: pd.DataFrame, province: pd.DataFrame, *, unit: str | None, is_sample: bool
) -> go.Figure:
    """How one commune moved beside the province and the stepped target, date by date.

    Both as of `queries.coverage_over_time`, one place each.
    """
    figure = go.Figure(layout={"template": theme.template()})
    for rows, colour, symbol in (
        (province, theme.PROVINCE_LINE, "circle"),
        (commune, theme.PLACE_LINE, "diamond"),
    ):
        figure.add_scatter(
            x=_days(rows),
            y=_values(rows, "value"),
            mode="lines+markers",
            name=rows["place"].iloc[0] if len(rows) else "",
            line={"color": colour, "width": 3},
            marker={"symbol": symbol, "size": 8},
            hovertemplate="%{y:,.1f} (%{x|%d/%m/%Y})",
        )
    figure.add_scatter(
        x=_days(province),
        y=_values(province, "target"),
        mode="lines",
        showlegend=False,
        line={"color": theme.TARGET_LINE, "width": 2, "dash": "dash", "shape": "hv"},
        hovertemplate="%{y:,.1f}",
    )
    if len(province):
        figure.add_annotation(
            x=_days(province)[0],
            y=_values(province, "target")[0],
            text="Mục tiêu",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
    is_share = len(province) > 0 and province["measure"].iloc[0] == "coverage"
    if is_share:
        figure.update_yaxes(range=[0, 100], ticksuffix=" %", dtick=25)
    else:
        figure.update_yaxes(rangemode="tozero", title=unit)
    figure.update_xaxes(tickformat="%m/%Y")
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    )
    return _signed(figure, is_sample)


def _signed(figure: go.Figure, is_sample: bool) -> go.Figure:
    """Write the sample mark on a figure of sample data."""
    if is_sample:
        figure.update_layout(margin={"b": 48 if figure.layout.showlegend else 28})
        figure.add_annotation(
            text=f"<b>{theme.SAMPLE_MARK}</b>",
            xref="paper",
            yref="paper",
            x=1,
            y=0,
            yshift=-24 if figure.layout.showlegend else 0,
            xanchor="right",
            yanchor="top",
            showarrow=False,
            font={"color": theme.ALERT},
        )
    return figure


def _days(rows: pd.DataFrame) -> list[str]:
    return [f"{one:%Y-%m-%d}" for one in rows["as_of"]]


def _values(rows: pd.DataFrame, column: str) -> list[float | None]:
    return [None if pd.isna(one) else round(float(one), 2) for one in rows[column]]
