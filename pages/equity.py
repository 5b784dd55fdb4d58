"""Công bằng số: how far groups of communes are apart, and whether they come closer."""

import streamlit as st

from charts import (
    equity,
    equity_basis,
    equity_figures,
    equity_map,
    equity_path,
    html,
    maps,
    words,
)
from charts.equity_names import GROUPINGS
from frame import day_by_day, frame, headline

MAP_SIZE = (500, 240)

scope = frame("Công bằng số", unused=("group", "view"))
rows = scope.ask("equity")
over_time = scope.ask("equity_over_time")
material = float(scope.facts["material_points"])
where = scope.district or "Hà Tĩnh"
grouping = st.segmented_control(
    "Cách chia nhóm",
    list(GROUPINGS),
    default="remote",
    required=True,
    format_func=GROUPINGS.get,
    key="grouping",
    bind="query-params",
    label_visibility="collapsed",
)
pairs = equity.compared(rows)
(chosen,) = (row for row in pairs if row["grouping"] == grouping)
path = [row for row in over_time if row["grouping"] == grouping]
message = equity.message(chosen, path, where=where, material=material)

headline(message)
above = []
if alarm := equity.alarm(over_time):
    above.append(equity_figures.banner(alarm))
if scope.indicator["measure"] == "coverage":
    basis = equity_basis.basis(
        chosen, pairs, unit=scope.indicator["unit"], is_filtered=scope.group is not None
    )
    above += [
        html.cards(equity.cards(rows, material=material, where=where)),
        equity_figures.pairs(
            pairs, targets=scope.targets, material=material, is_sample=scope.is_sample
        ),
        html.note(basis),
        html.heading(equity.theil_sentence(rows)),
    ]
    st.html(html.together(*above))
    left, right = st.columns([0.58, 0.42])
    with left, st.container(key="dense"):
        caption = f"{GROUPINGS[grouping]}. {scope.source}"
        st.html(html.table(equity.all_measures(rows, grouping), caption, ["Giá trị"]))
    with right:
        communes = scope.ask("coverage_by_commune", group=None)
        st.html(html.heading(equity_map.heading(communes, grouping)))
        st.pydeck_chart(
            maps.coverage_map(
                communes,
                scope.geometry,
                outlines=[grouping],
                unit=scope.indicator["unit"],
                is_close=scope.district is not None,
                size=MAP_SIZE,
            ),
            height=MAP_SIZE[1],
            key="equity_map",
            alt=equity_map.alt(communes, grouping),
        )
        sources = html.note(f"{words.SIGNS} · {scope.geometry.source}")
        st.html(html.together(html.class_strip(communes), sources))
        if path and chosen["refused_because"] is None:
            name = f"{GROUPINGS[grouping]}: từng ngày số liệu"
            moved = equity_path.path(path, chosen, is_sample=scope.is_sample)
            st.html(html.together(html.heading(name), moved))
            day_by_day(
                scope,
                name,
                table=lambda: equity_path.by_day(path, chosen),
                figure=lambda: equity_figures.gap_lines(path, chosen, is_sample=scope.is_sample),
                file_name="cong-bang",
                alt=equity_path.alt(path, chosen),
            )
else:
    above.append(html.note("Hãy chọn một chỉ tiêu tính bằng tỷ lệ, đơn vị %."))
    st.html(html.together(*above))
