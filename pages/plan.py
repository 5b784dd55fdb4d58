"""Chỉ tiêu kế hoạch: every row of the plan against both years, and one of them on the map."""

import streamlit as st

from charts import html, maps, plan, words
from frame import frame, headline, linked

MAP_SIZE = (700, 190)

scope = frame("Chỉ tiêu kế hoạch", unused=("view",))
rows = plan.judged(scope.ask("plan_scorecard"))
headline(plan.message(rows, where=scope.where, year=scope.as_of.year))
if not rows:
    st.html(html.note(words.FEWER_FILTERS))
    st.stop()

left, right = st.columns([0.4, 0.6])
communes = scope.ask("coverage_by_commune")
name = scope.indicator["short_name"]
with left:
    st.html(html.together(html.cards(plan.cards(rows)), html.note(plan.NOTE)))
with right:
    st.html(html.together(html.heading(plan.on_map(name)), html.class_strip(communes)))
    st.pydeck_chart(
        maps.coverage_map(
            communes,
            scope.geometry,
            unit=scope.indicator["unit"],
            is_close=scope.district is not None,
            size=MAP_SIZE,
        ),
        height=MAP_SIZE[1],
        key="plan_map",
        alt=words.levels_alt(communes, name),
    )
    st.html(html.note(f"{words.SIGNS} · {scope.geometry.source}"))

address = linked()
links = {row["short_name"]: address("plan", indicator=row["short_name"]) for row in rows}
with st.container(key="dense"):
    tables = [
        html.table(plan.scorecard(rows, part), f"{title}. {scope.source}", plan.NUMBERS, links)
        for part, title in plan.PARTS.items()
    ]
    st.html(html.together(*tables))
