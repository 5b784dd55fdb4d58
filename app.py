"""Tổng quan: the province at a glance."""

import streamlit as st

from charts import bars, cards, findings, html, maps, views, words
from frame import data_table, frame, headline

MAP_SIZE = (480, 220)
MOST, FOUND = 8, 3

scope = frame("Tổng quan")
unit, name = scope.indicator["unit"], scope.indicator["short_name"]
province = scope.ask("coverage_of_province")[0]
units, noun = scope.units(), views.NOUNS[scope.view]
most = views.below(units)[:MOST]
answers = {query: scope.ask(query) for query in findings.ASKED}
if scope.group:
    # The gap is between groups of all communes: beside the sentences of one it would mislead.
    answers["equity_over_time"] = []

headline(words.message(province, where=scope.where, name=name, unit=unit))
st.html(
    html.together(
        html.cards(cards.of_scope(scope, province)),
        html.lines(findings.findings(answers, unit)[:FOUND]),
    )
)

left, middle, right = st.columns([0.4, 0.38, 0.22])
with left:
    st.html(html.class_strip(units, noun))
    st.pydeck_chart(
        maps.coverage_map(scope.painted(), scope.geometry, unit=unit, size=MAP_SIZE),
        height=MAP_SIZE[1],
        key="overview_map",
        alt=words.map_alt(province, name),
    )
with middle:
    if most:
        st.html(
            bars.gap_bars(
                most,
                title=f"{len(most)} {noun} thiếu nhiều nhất",
                alt=words.gaps_alt(most, unit, noun),
                unit=unit,
                targets=scope.targets,
                is_sample=scope.is_sample,
            )
        )
    else:
        st.html(html.heading(f"Danh sách trống: {words.nobody_below(province)}"))
        if not units:
            st.html(html.note(words.FEWER_FILTERS))
with right, st.container(key="stacked"):
    st.html(html.cards(cards.group_gaps(scope.ask("coverage_by_group"), province)))
marks = html.note(f"{words.marks_legend()} · {scope.geometry.source}")
remark = html.note(views.remark(scope.view, scope.ask("coverage_by_commune")))
st.html(html.together(marks, remark))
data_table(scope, units)
