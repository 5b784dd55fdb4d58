"""Tiến độ: will the target be met, by whom, and when."""

import streamlit as st

from charts import (
    formats,
    html,
    league,
    multiples,
    pace,
    pace_cards,
    pace_map,
    pace_path,
    pace_why,
    paths,
    views,
    words,
)
from frame import day_by_day, frame, headline, on_demand

MOST, FIRST = 3, 10
MAP_SIZE = (480, 250)

scope = frame("Tiến độ")
name, unit = scope.indicator["short_name"], scope.indicator["unit"]
communes = scope.ask("pace_by_commune")
if not communes:
    headline(f"{scope.where}: {words.NO_COMMUNE}")
    st.html(html.note(words.FEWER_FILTERS))
    st.stop()
here, labels = scope.ask("pace_by_place")[0], league.label_counts(communes)
message = pace.message(here, labels, where=scope.where, name=name, unit=unit)
headline(message)
st.html(html.cards(pace_cards.cards(here, labels, unit)))

over_time = scope.ask("coverage_over_time")
by_code = {row["commune_code"]: row["commune"] for row in communes}
left, right = st.columns([0.6, 0.4])
with left:
    drawn = st.container()
    chosen = st.multiselect(
        "Thêm xã, phường vào hình",
        list(by_code),
        format_func=by_code.get,
        max_selections=MOST,
        placeholder=f"Thêm tối đa {MOST} xã, phường",
        key="communes",
        bind="query-params",
        label_visibility="collapsed",
    )
    shown = {scope.where: over_time}
    remote = scope.ask("coverage_over_time", group="remote")
    if not scope.group and paths.is_a_part(remote, over_time):
        shown["Xã vùng xa"] = remote
    lines = scope.ask("coverage_over_time", by="commune") if chosen else []
    shown |= {by_code[code]: paths.of_place(lines, code) for code in chosen}
    plan = paths.plan_path(here, scope.targets, scope.deadlines)
    title = f"{name}, {scope.where}"
    moved = pace_path.picture(shown, plan, over_time, here, is_sample=scope.is_sample)
    drawn.html(html.together(html.heading(title), moved))
    day_by_day(
        scope,
        title,
        table=lambda: pace_path.by_day(shown, over_time),
        figure=lambda: paths.paths(shown, plan, over_time, is_sample=scope.is_sample),
        file_name="duong-di",
        alt=pace_path.alt(shown),
    )
with right:
    painted, noun = communes, views.NOUNS[views.COMMUNES]
    among = f", nhóm {formats.GROUP_NAMES[scope.group].lower()}" if scope.group else ""
    if scope.view == views.DISTRICTS:
        districts = scope.ask("pace_by_place", by="district")
        if here["measure"] not in pace.EACH:  # of which a district has no label
            painted, noun = pace_map.of_districts(communes, districts), views.NOUNS[scope.view]
            labels = league.label_counts(districts)
    told = "Kết quả" if here["measure"] == "yes_no" else "Tiến độ"
    heading = html.heading(f"{told} của từng {noun}{among}")
    unpaced = html.note(views.UNPACED) if scope.view == views.OLD_UNITS else ""
    st.html(html.together(heading, unpaced, pace_map.legend(painted, labels, noun)))
    st.pydeck_chart(
        pace_map.pace_map(
            painted,
            scope.geometry,
            unit=unit,
            is_close=scope.district is not None,
            size=MAP_SIZE,
        ),
        height=MAP_SIZE[1],
        key="pace_map",
        alt=pace_map.alt(painted, labels, noun),
    )

province = scope.ask("coverage_over_time", district=None)
by_district = paths.by_place(scope.ask("coverage_over_time", by="district", district=None))
left, right = st.columns([0.66, 0.34])
with left:
    small = multiples.small_multiples(by_district, province, is_sample=scope.is_sample)
    st.html(html.together(html.heading(multiples.heading(province) + among), small))
with right, st.container(key="dense"):
    if scope.view == views.DISTRICTS:
        table = league.districts(districts, unit)
    else:
        table = league.groups(scope.ask("pace_by_place", by="group", group=None), unit)
    signs = html.note(f"… chưa biết tốc độ · ≈ ước tính · {words.SIGNS} · {scope.geometry.source}")
    table = html.table(table, league.caption(table), league.NUMBERS)
    st.html(html.together(table, signs))
    on_demand("Vì sao có nhãn này?", lambda: html.lines(pace_why.why(here, scope.facts)), key="why")

ranked = scope.ask("improvement")
title = f"{league.title(ranked)}. {scope.source}"
first = html.table(league.league(ranked[:FIRST], unit), title, league.NUMBERS)
st.html(html.together(html.note(league.note(ranked)), first))
if len(ranked) > FIRST:
    on_demand(
        f"Cả {len(ranked)} xã, phường",
        lambda: html.table(league.league(ranked, unit), title, league.NUMBERS),
        key="league",
    )
