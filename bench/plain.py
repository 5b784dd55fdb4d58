"""What the floor draws, each kind of element in the plain way; all take a key and the pick."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st
from plotly.subplots import make_subplots

from bench.constants import COMMUNES, coloured, value

WIDE = 4  # small plots beside each other


def metric(key: str, pick: int) -> None:
    """A figure in large type."""
    st.metric(f"Số liệu {key}", f"{value(0, pick)},{pick % 10} %")


def text(key: str, pick: int) -> None:
    """A line of text."""
    st.text(f"Một câu về số liệu, {key}: {value(1, pick)},{pick % 10} %")


def table(key: str, pick: int, rows: int, columns: int) -> None:
    """A table with names in its first column."""
    named = {"Xã": [f"Xã {row:02}" for row in range(rows)]}
    numbers = {
        f"Cột {column}": [f"{value(row, pick + column)},0 %" for row in range(rows)]
        for column in range(1, columns)
    }
    st.dataframe(pd.DataFrame(named | numbers), key=key)


def map_of_communes(key: str, pick: int) -> None:
    """A map with its geometry inside."""
    layer = pdk.Layer("GeoJsonLayer", id=key, data=coloured(pick), get_fill_color="properties.fill")
    view = pdk.ViewState(longitude=105.7, latitude=18.3, zoom=8)
    st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None), key=key)


def bars(key: str, pick: int, count: int) -> None:
    """A ranking."""
    names = [f"Xã {row:02}" for row in range(count)]
    lengths = [value(row, pick) for row in range(count)]
    _chart(key, go.Figure(go.Bar(x=lengths, y=names, orientation="h")))


def pairs(key: str, pick: int, count: int) -> None:
    """Two values each, joined by a line."""
    ends = [[value(row, pick), value(row + 1, pick)] for row in range(count)]
    _chart(key, go.Figure([go.Scatter(x=two, y=[row, row]) for row, two in enumerate(ends)]))


def lines(key: str, pick: int, count: int, points: int) -> None:
    """Values over time."""
    _chart(key, go.Figure([_line(pick + line, points) for line in range(count)]))


def plots(key: str, pick: int, count: int, lines_each: int, points: int) -> None:
    """Small charts of the same kind, in one figure."""
    figure = make_subplots(rows=-(-count // WIDE), cols=WIDE)
    for place in range(count):
        for line in range(lines_each):
            row, column = divmod(place, WIDE)
            figure.add_trace(_line(pick + place + line, points), row=row + 1, col=column + 1)
    _chart(key, figure)


def _line(pick: int, points: int) -> go.Scatter:
    days = [f"{2025 + month // 12}-{month % 12 + 1:02}-28" for month in range(points)]
    return go.Scatter(x=days, y=[value(month, pick) for month in range(points)])


def _chart(key: str, figure: go.Figure) -> None:
    st.plotly_chart(figure, theme=None, key=key)


DRAW: dict[str, Callable[..., object]] = {
    "metric": metric,
    "text": text,
    "table": table,
    "map": map_of_communes,
    "bars": bars,
    "pairs": pairs,
    "lines": lines,
    "plots": plots,
    "multiselect": lambda key, _: st.multiselect(key, range(COMMUNES), key=key),
    "text_input": lambda key, _: st.text_input(key, key=key),
    "number_input": lambda key, _: st.number_input(key, key=key),
    "checkbox": lambda key, _: st.toggle(key, key=key),
    "button_group": lambda key, _: st.segmented_control(key, "ABC", key=key),
    "download_button": lambda key, _: st.download_button(key, "Số liệu", key=key),
}
