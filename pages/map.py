"""Bản đồ: where coverage lags, and what one commune looks like."""

import streamlit as st

from charts import cards, figures, html, maps, pace, views, words
from charts.rows import Row, has_any
from charts.scope import Scope
from frame import clicked, data_table, frame, headline, linked

PATH_HEIGHT = 235
MAP_SIZE = (840, 345)
OUTLINES = {
    "district": "Huyện cũ",
    "border": "Xã biên giới",
    "mountainous": "Xã miền núi",
    "has_minority_village": "Có thôn dân tộc thiểu số",
}
MINORITY_AREA = {"minority_area": "Vùng dân tộc thiểu số 2026–2030"}


def panel(scope: Scope, commune: Row) -> None:
    """One commune: its numbers, its old units, its path."""
    code, unit = commune["commune_code"], scope.indicator["unit"]
    old_units = scope.ask("old_units_of", commune_code=code)
    paths = scope.ask("coverage_over_time", by="commune", district=None, group=None)
    path = [row for row in paths if row["place_code"] == code]
    paces = scope.ask("pace_by_commune", district=None, group=None)
    moving = next(row for row in paces if row["commune_code"] == code)
    facts = {**words.commune_facts(commune, old_units, unit), "Tiến độ": pace.label(moving)}
    st.html(html.facts(facts))
    st.html(html.link("Mở hồ sơ xã", linked()("profile", commune=words.place_name(commune))))
    st.plotly_chart(
        figures.entitled(
            figures.commune_path(
                path,
                scope.ask("coverage_over_time", district=None, group=None),
                unit=unit,
                is_sample=scope.is_sample,
            ),
            f"{scope.indicator['short_name']}, {words.place_name(commune)}",
            scope.source,
            height=PATH_HEIGHT,
        ),
        theme=None,
        height=PATH_HEIGHT,
        config=figures.still(scope.file_name(f"duong-di-{code}")),
        key="map_path",
        alt=words.path_alt(path, unit),
    )


scope = frame("Bản đồ")
communes = scope.ask("coverage_by_commune")
province = scope.ask("coverage_of_province")[0]
name, unit = scope.indicator["short_name"], scope.indicator["unit"]
by_code = {
    row["commune_code"]: row for row in sorted(communes, key=lambda row: str(row["sort_key"]))
}
message = words.lagging_message(communes, where=scope.where, name=name)
headline(message)
left, right = st.columns([0.69, 0.31])
with right:
    code = clicked("map", by_code)
    chosen = st.selectbox(
        "Xã, phường (bấm trên bản đồ hoặc chọn)",
        list(by_code),
        index=list(by_code).index(code) if code else None,
        format_func=lambda one: words.place_name(by_code[one]),
        placeholder="Chọn một xã, phường",
        key=f"map_commune_{code}",
    )
    if chosen:
        panel(scope, by_code[chosen])
    else:
        st.html(html.note(words.marks_legend() if communes else words.FEWER_FILTERS))
        with st.container(key="stacked"):
            st.html(html.cards(cards.group_gaps(scope.ask("coverage_by_group"), province)))
with left:
    offered = OUTLINES | (MINORITY_AREA if has_any(communes, "minority_area") else {})
    outlines = st.pills(
        "Đường viền",
        list(offered),
        selection_mode="multi",
        default=["district"],
        format_func=offered.get,
        key="outlines",
        bind="query-params",
        label_visibility="collapsed",
    )
    st.pydeck_chart(
        maps.coverage_map(
            scope.painted(),
            scope.geometry,
            unit=unit,
            outlines=outlines,
            chosen=chosen,
            size=MAP_SIZE,
            with_tiles=True,
        ),
        height=MAP_SIZE[1],
        on_select="rerun",
        key="map",
        alt=words.map_alt(province, name),
    )
    st.html(html.class_strip(scope.units(), views.NOUNS[scope.view]))
    st.html(html.note(f"{scope.geometry.source} {scope.kind}."))
st.html(html.note(views.remark(scope.view, communes)))
data_table(scope, scope.units())
