"""Xuất bản: figures for the paper, checked as printed, to take away as one ZIP."""

import streamlit as st

from charts import html
from charts.press import pack, shown, sizes
from charts.scope import Scope
from frame import frame, headline


def chosen() -> tuple[str, str]:
    """The figure, and the size by its name or in millimetres."""
    figure = st.selectbox(
        "Hình", list(pack.FIGURES), format_func=pack.FIGURES.get, key="figure", bind="query-params"
    )
    size = st.selectbox(
        "Khổ", list(sizes.NAMES), format_func=sizes.NAMES.get, key="size", bind="query-params"
    )
    own = st.text_input(
        "Khổ riêng (rộng x cao, mm)", placeholder="92x110", key="own", bind="query-params"
    )
    return figure, own.strip().lower() or size


def made(scope: Scope, figure: str, size: str) -> pack.Pack:
    """The figures in print, with progress shown; what cannot be printed is said instead."""
    bar = st.progress(0.0, "Đang vẽ…")

    def tell(done: int, total: int, name: str) -> None:
        bar.progress(done / total, f"{done + 1}/{total} {name}…")

    try:
        printed = pack.made(scope, figure, sizes.parsed(size), tell)
    except pack.REFUSED as error:
        bar.empty()
        headline(str(error))
        st.stop()
    bar.empty()
    return printed


scope = frame("Xuất bản", unused=("view",))
above, row = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
with row:
    asked = chosen()
printed = made(scope, *asked)
with above:
    headline(shown.message(printed))
if printed.is_ready:
    row.download_button(
        "Tải bộ xuất bản (ZIP)",
        lambda: pack.zipped(printed, list(pack.FORMATS)),
        f"{printed.stem}.zip",
        mime="application/zip",
        on_click="ignore",
        key="press_zip",
    )
st.html(html.lines(list(printed.left_out.values())))
left, right = st.columns([0.4, 0.6])
left.html(shown.pictures(printed))
with right, st.container(key="dense"):
    st.html(html.table(shown.results(printed), f"Kiểm tra trước khi in. {scope.source}"))
