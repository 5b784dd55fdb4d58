"""Phân bổ nguồn lực: with so many people more a week to teach, where?"""

import re

import streamlit as st

from charts import html, teaching, teaching_bars, teaching_list, teaching_map, words
from frame import frame, headline, on_demand

USUAL, MOST, STEP = 1000, 1_000_000, 100
FIRST = 10
MAP_SIZE = (600, 230)

scope = frame("Phân bổ nguồn lực", unused=("view",))
above = st.container()
left, right = st.columns([0.24, 0.76], vertical_alignment="center")
with left:
    if not re.fullmatch(r"[0-9]{1,9}", st.query_params.get("people", f"{USUAL}")):
        del st.query_params["people"]  # no number that the box can hold
        st.rerun()
    people = st.number_input(
        "Số người được hướng dẫn thêm mỗi tuần",
        min_value=0,
        max_value=MOST,
        value=USUAL,
        step=STEP,
        key="people",
        bind="query-params",
    )
    keeps_pace = st.toggle("Giữ tốc độ hiện nay", value=True, key="keeps_pace", bind="query-params")
asked = {"people_per_week": people, "keeps_pace": keeps_pace}
sums = scope.ask("teaching_totals", **asked)
message = teaching.message(sums, where=scope.where, **asked)
with above:
    headline(message)
if teaching.is_planned(sums):
    communes = scope.ask("teaching_plan", **asked)
    with right:
        st.html(html.cards(teaching.costs(sums)))
    with st.container(key="plans"):
        for plan, column in zip(teaching.PLANS, st.columns(2), strict=True):
            with column:
                st.html(
                    html.together(
                        html.heading(f"{teaching.PLANS[plan]}: {teaching.HOW[plan]}"),
                        html.cards(teaching.results(sums, plan, scope.where)),
                        teaching_bars.plan_bars(communes, plan, is_sample=scope.is_sample),
                        teaching_map.legend(communes, plan),
                    )
                )
                st.pydeck_chart(
                    teaching_map.plan_map(
                        communes,
                        plan,
                        scope.geometry,
                        is_close=scope.district is not None,
                        size=MAP_SIZE,
                    ),
                    height=MAP_SIZE[1],
                    key=f"teaching_map_{plan}",
                    alt=teaching_map.alt(communes, plan),
                )
    note = teaching.how_it_is_counted(
        sums, keeps_pace=keeps_pace, window_days=scope.facts["pace_window_days"]
    )
    st.html(html.note(f"{words.marks_legend()}. {note} {scope.geometry.source}"))
    tasks = teaching_list.task_list(communes, is_sample=scope.is_sample)
    first = tasks.first(FIRST)
    heading = [message, f"{scope.indicator['short_name']}, {scope.where}. {scope.source}", note]
    st.download_button(
        "Tải XLSX",
        lambda: teaching_list.as_xlsx(tasks, heading),
        f"{scope.file_name('phan-bo-nguon-luc')}.xlsx",
        on_click="ignore",
        key="teaching_xlsx",
    )
    with st.container(key="tasks"):
        st.html(html.table(teaching_list.shown(first), heading[1], teaching_list.numbers()))
        if len(tasks) > FIRST:
            on_demand(
                f"Cả {len(tasks)} xã, phường",
                lambda: html.table(teaching_list.shown(tasks), heading[1], teaching_list.numbers()),
                key="all_tasks",
            )
    st.html(html.note(words.unknown_communes(communes)))
elif not sums[0]["communes_total"]:
    st.html(html.note(words.FEWER_FILTERS))
