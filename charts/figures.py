"""Plotly figures from query results. Pure: no query, no file, and the input stays as it is."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.formats import amount, day, number, place
from charts.rows import Row, records

# Passed to the browser with every figure: no tool bar, nothing that moves by accident.
STILL = {"displayModeBar": False, "scrollZoom": False}


def gap_bars(
    rows: pd.DataFrame, *, unit: str | None, targets: Mapping[int, float], is_sample: bool
) -> go.Figure:
    """Who lacks how many: a bar per commune to the target line, the people missing at its end.

    `rows` as of `queries.gaps`, drawn in their order from top to bottom; `targets` by year.
    """
    communes = records(rows)
    figure = go.Figure(
        go.Bar(
            x=[row["value"] for row in communes],
            y=[marked_name(row) for row in communes],
            orientation="h",
            marker={"color": [theme.LEVEL_COLOURS[row["level"]] for row in communes]},
            text=[_missing(row, unit) for row in communes],
            textposition="outside",
            cliponaxis=False,
            customdata=[_hover(row, unit) for row in communes],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        layout={"template": theme.template(), "bargap": 0.25},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    is_share = bool(communes) and communes[0]["measure"] == "coverage"
    if is_share:
        figure.update_xaxes(range=[0, 128], tickvals=[0, 20, 40, 60, 80, 100], ticksuffix=" %")
    _target_lines(figure, targets, is_share)
    return _signed(figure, is_sample)


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
        name="Mục tiêu",
        line={"color": theme.TARGET_LINE, "width": 2, "dash": "dash", "shape": "hv"},
        hovertemplate="%{y:,.1f}",
    )
    is_share = len(province) > 0 and province["measure"].iloc[0] == "coverage"
    if is_share:
        figure.update_yaxes(range=[0, 100], ticksuffix=" %")
    else:
        figure.update_yaxes(rangemode="tozero", title=unit)
    figure.update_xaxes(tickformat="%m/%Y")
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.2, "x": 0})
    return _signed(figure, is_sample)


def marked_name(row: Row) -> str:
    """A commune's name with the marks of remote, minority and silent communes behind it."""
    marks = "".join(
        mark
        for mark, holds in (
            (theme.REMOTE_MARK, row["remote"] == "yes"),
            (theme.MINORITY_MARK, row["has_minority_village"] == "yes"),
            (theme.SILENT_MARK, row["is_silent"]),
        )
        if holds
    )
    return f"{row['commune']} {marks}".strip()


def _missing(row: Row, unit: str | None) -> str:
    if pd.notna(row["people_missing"]):
        return f"thiếu {number(row['people_missing'])} {unit or ''}".strip()
    return amount(row["value"], row["measure"], unit)


def _hover(row: Row, unit: str | None) -> str:
    return (
        f"<b>{place(row['kind'], row['commune'])}</b><br>"
        f"{amount(row['value'], row['measure'], unit)}, mục tiêu "
        f"{amount(row['target'], row['measure'], unit)}<br>{_missing(row, unit)}<br>"
        f"số liệu ngày {day(row['reported_on'])}"
    )


def _target_lines(figure: go.Figure, targets: Mapping[int, float], is_share: bool) -> None:
    """Both targets; the newest solid. Equal ones are drawn once."""
    by_value = {target: year for year, target in targets.items()}
    newest = max(targets, default=0)
    for target, year in by_value.items():
        figure.add_vline(
            x=target,
            line={
                "color": theme.TARGET_LINE,
                "width": 2.5,
                "dash": "solid" if year == newest else "dot",
            },
            annotation={
                "text": f"{number(target)}{' %' if is_share else ''} ({year})",
                "yref": "paper",
                "y": 1.0,
                "yanchor": "bottom",
                "xanchor": "center",
                "font": {"size": theme.SIZE_LABEL},
            },
        )
    figure.update_layout(margin={"t": 30})


def _signed(figure: go.Figure, is_sample: bool) -> go.Figure:
    """Write the sample mark across a figure of sample data."""
    if is_sample:
        figure.add_annotation(
            text=theme.SAMPLE_MARK,
            xref="paper",
            yref="paper",
            x=0.98,
            y=0.04,
            xanchor="right",
            yanchor="bottom",
            showarrow=False,
            font={"size": 20, "color": theme.ALERT},
            opacity=0.55,
        )
    return figure


def _days(rows: pd.DataFrame) -> list[str]:
    return [f"{one:%Y-%m-%d}" for one in rows["as_of"]]


def _values(rows: pd.DataFrame, column: str) -> list[float | None]:
    return [None if pd.isna(one) else round(float(one), 2) for one in rows[column]]
