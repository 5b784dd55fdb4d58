"""Chỉ tiêu kế hoạch: every row of the plan against both years, each with its map."""

import streamlit as st

from charts import html, plan, words
from frame import frame, link_to

scope = frame("Chỉ tiêu kế hoạch", unused=("indicator", "view"))
rows = plan.judged(scope.ask("plan_scorecard"))
message = html.sentence(plan.message(rows, where=scope.where, year=scope.as_of.year))
if not rows:
    st.html(html.together(message, html.note(words.FEWER_FILTERS)))
    st.stop()
st.html(html.together(message, html.cards(plan.cards(rows))))
links = {row["short_name"]: link_to("map", indicator=row["short_name"]) for row in rows}
with st.container(key="dense"):
    tables = [
        html.table(plan.scorecard(rows, part), f"{title}. {scope.source}", plan.NUMBERS, links)
        for part, title in plan.PARTS.items()
    ]
    st.html(html.together(*tables, html.note(plan.NOTE)))
