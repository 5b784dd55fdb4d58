"""Floor B: a page's elements drawn from constants, the map inline, as Streamlit does by itself.

`streamlit run bench/floor.py -- ELEMENTS`: those of `bench.elements.of_page`, as JSON.
"""

import json
import sys

import streamlit as st

from bench import constants, plain

elements = json.loads(sys.argv[1])
st.set_page_config(page_title="Sàn so sánh", layout="wide")
picks = [
    st.selectbox(f"Bộ lọc {place}", constants.OPTIONS, key=f"filter-{place}")
    for place, (kind, *_) in enumerate(elements)
    if kind == "selectbox"
]
pick = sum(map(constants.OPTIONS.index, picks))
st.text(f"Toàn tỉnh: {constants.value(0, pick)},{pick % 10} %")
for place, (kind, *amount) in enumerate(elements):
    if kind != "selectbox":
        plain.DRAW[kind](f"{kind}-{place}", pick, *amount)
