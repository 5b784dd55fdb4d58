"""Tiến độ: will the target be met, by whom, and when."""

import streamlit as st

from charts import figures, html, league, multiples, pace, paths
from frame import frame

MOST = 3
REMOTE = "remote yes"

scope = frame("Tiến độ")
name, unit = scope.indicator["short_name"], scope.indicator["unit"]
is_sample = scope.is_sample
here = scope.ask("pace_by_place")[0]
communes = scope.ask("pace_by_commune")
st.html(html.sentence(pace.message(here, where=scope.where, name=name, unit=unit)))
st.html(html.cards(pace.cards(here, league.label_counts(communes), unit)))

over_time = scope.ask("coverage_over_time")
by_code = {row["commune_code"]: row["commune"] for row in communes}
left, right = st.columns([0.62, 0.38])
with left:
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
    groups = scope.ask("coverage_over_time", by="group", group=None)
    shown |= {"Xã vùng xa": remote} if (remote := paths.of_place(groups, REMOTE)) else {}
    lines = scope.ask("coverage_over_time", by="commune") if chosen else []
    shown |= {by_code[code]: paths.of_place(lines, code) for code in chosen}
    st.plotly_chart(
        paths.paths(
            shown,
            paths.plan_path(here, scope.targets, scope.deadlines),
            over_time,
            is_sample=is_sample,
        ),
        theme=None,
        height=300,
        config=figures.STILL,
        key="pace_paths",
        alt=pace.message(here, where=scope.where, name=name, unit=unit),
    )
with right:
    by_group = league.places(scope.ask("pace_by_place", by="group", group=None))
    st.html(
        html.table(by_group, "Các nhóm xã: tăng và cần, điểm mỗi tuần", ("Tỷ lệ", "Tăng", "Cần"))
    )
    with st.expander("Vì sao có nhãn này?"):
        st.html(html.lines(pace.why(here, scope.facts)))

st.html(html.heading("Các huyện cũ, trên cùng một thang; nét mảnh là toàn tỉnh"))
by_district = scope.ask("coverage_over_time", by="district")
st.plotly_chart(
    multiples.small_multiples(
        paths.by_place(by_district),
        scope.ask("coverage_over_time", district=None),
        is_sample=is_sample,
    ),
    theme=None,
    height=330,
    config=figures.STILL,
    key="pace_districts",
    alt="Đường đi của từng huyện cũ so với mục tiêu và toàn tỉnh.",
)
ranked = league.league(scope.ask("improvement"), unit)
st.html(html.note(league.NOTE))
st.html(
    html.table(
        ranked, f"Tiến bộ của các xã, nhanh nhất trước. {scope.source}", league.LEAGUE_NUMBERS
    )
)
