"""Floor B: a page's elements drawn from constants, the map inline, as Streamlit does by itself.

`streamlit run bench/floor.py -- MAPS TILES BARS TABLES FILTERS` (how many of each).
"""

import sys

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from bench.constants import COMMUNES, OPTIONS, coloured, value

maps, tiles, bars, tables, filters = map(int, sys.argv[1:])
st.set_page_config(page_title="Sàn so sánh", layout="wide")

pick = sum(OPTIONS.index(st.selectbox(f"Bộ lọc {i}", OPTIONS)) for i in range(filters))
values = [value(i, pick) for i in range(COMMUNES)]
names = [f"Xã {i:02}" for i in range(COMMUNES)]

st.text(f"Toàn tỉnh: {values[0]},{pick % 10} %")
for i, column in enumerate(st.columns(tiles) if tiles else ()):
    column.metric(f"Số liệu {i}", f"{values[i]},{pick % 10} %")
for i in range(maps):
    layer = pdk.Layer(
        "GeoJsonLayer", id=f"layer-{i}", data=coloured(pick), get_fill_color="properties.fill"
    )
    view = pdk.ViewState(longitude=105.7, latitude=18.3, zoom=8)
    st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None), key=f"map-{i}")
for i in range(bars):
    figure = go.Figure(go.Bar(x=values[:10], y=names[:10], orientation="h"))
    st.plotly_chart(figure, theme=None, key=f"bar-{i}")
for i in range(tables):
    st.dataframe(pd.DataFrame({"Xã": names, "Tỷ lệ": values}), key=f"table-{i}")
