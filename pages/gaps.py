"""Xã tụt hậu: who is below the target and by how many people; lists to take away."""

import streamlit as st

from charts import bars, html, listing, small_numbers, views, words
from charts.rows import is_remote_or_minority
from frame import frame, headline

SHOWN = 20
ORDERS = {
    "remote": "Vùng xa và dân tộc thiểu số trước",
    "people": "Thiếu nhiều người nhất trước",
}

scope = frame("Xã tụt hậu")
unit, name = scope.indicator["unit"], scope.indicator["short_name"]
province = scope.ask("coverage_of_province")[0]
gaps, noun = scope.below(), views.NOUNS[scope.view]
order = st.segmented_control(
    "Thứ tự",
    list(ORDERS),
    default="remote",
    required=True,
    format_func=ORDERS.get,
    key="order",
    bind="query-params",
    label_visibility="collapsed",
)
if order == "remote":
    gaps = sorted(gaps, key=lambda row: not is_remote_or_minority(row))

headline(words.gaps_message(gaps, province, where=scope.where, unit=unit, noun=noun))
if gaps:
    st.html(html.note(words.marks_legend()))
    st.html(html.note(words.sum_note(province, gaps, unit, noun)))
    st.html(
        bars.gap_bars(
            gaps[:SHOWN],
            title=f"{min(len(gaps), SHOWN)} {noun} đầu danh sách",
            alt=words.gaps_alt(gaps, unit, noun),
            unit=unit,
            targets=scope.targets,
            is_sample=scope.is_sample,
        )
    )
    rows = listing.commune_list(gaps, is_sample=scope.is_sample, small=small_numbers.rule_of(scope))
    heading = f"{name}, {scope.where}. {scope.source}"
    with st.container(horizontal=True):
        st.download_button(
            "Tải XLSX",
            lambda: listing.as_xlsx(rows, heading),
            f"{scope.file_name('xa-tut-hau')}.xlsx",
            on_click="ignore",
            key="gaps_xlsx",
        )
        st.download_button(
            "Tải CSV",
            lambda: listing.as_csv(rows),
            f"{scope.file_name('xa-tut-hau')}.csv",
            mime="text/csv",
            on_click="ignore",
            key="gaps_csv",
        )
    st.html(html.table(listing.shown(rows), heading, listing.numbers(rows)))
communes = scope.ask("coverage_by_commune")
if not communes:
    st.html(html.note(words.FEWER_FILTERS))
st.html(html.note(words.unknown_communes(communes)))
st.html(html.note(views.remark(scope.view, communes)))
