"""Nguồn số liệu: what the numbers rest on, what they ask, what is not known."""

from functools import partial

import streamlit as st

from charts import html, open_data, sources
from frame import FILTERS, frame, headline

REPORTS, CLASSES = "Báo cáo đã nhận, mới nhất trước", "Nguồn của từng phân loại"

scope = frame("Nguồn số liệu", unused=FILTERS)
classifications = scope.ask("classification_sources")
warnings = scope.ask("warnings")
reports = scope.ask("reports_in_force")

headline(sources.message(reports, warnings, is_sample=scope.is_sample))
st.download_button(
    "Tải dữ liệu mở (ZIP)",
    partial(open_data.package, scope),
    open_data.file_name(scope),
    "application/zip",
    on_click="ignore",
    key="sources_package",
    help="Mọi chỉ tiêu, mọi ngày, mọi xã, trừ số nhỏ. Mất chừng mười giây.",
)
tabs = st.tabs(
    ["Báo cáo", "Cảnh báo", "Phân loại xã", "Chưa biết", "Nguồn khác", "Đưa số liệu thật vào"],
    on_change="rerun",
    key="part",
    bind="query-params",
)
parts = (
    lambda: html.table(sources.reports(reports), REPORTS, sources.NUMBERS),
    lambda: html.table(sources.warnings(warnings), "Những điều cần hỏi lại"),
    lambda: html.table(sources.classifications(classifications), CLASSES, sources.NUMBERS),
    lambda: html.table(sources.unknowns(classifications), "Những điều chưa biết"),
    lambda: html.table(sources.references(scope.ask("reference_sources")), "Nguồn của số liệu nền"),
    sources.how_to_bring_real_data,
)
for tab, part in zip(tabs, parts, strict=True):
    if tab.open:
        with tab:
            st.html(part())
