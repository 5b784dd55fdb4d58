"""Hồ sơ xã: all that is known of one commune, found by any old or new name, to print."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from charts import figures, html, pace, profile, profile_path, profile_tables, search, words
from charts.profile import Profile
from charts.rows import Row
from frame import frame
from scope import Scope

PATH_HEIGHT = 255


def chosen_commune(scope: Scope) -> str:
    """The commune that the reader looks for; the address keeps it, so that it is a link."""
    everyone = {row["commune_code"]: row for row in scope.ask("find_communes")}
    asked = st.query_params.get("commune")
    text = st.text_input("Tìm xã, phường theo tên mới hoặc tên cũ", key="find")
    found = scope.ask("find_communes", text=text)
    code = st.selectbox(
        "Xã, phường",
        [row["commune_code"] for row in found] or list(everyone),
        format_func=lambda one: words.place_name(everyone[one]),
        key="commune",
        bind="query-params",
    )
    st.html(html.note(search.found(text, found)))
    names = map(words.place_name, everyone.values())
    if asked is not None and asked not in names:
        st.warning(search.unknown(asked, words.place_name(everyone[code])))
    return str(code)


def profile_of(scope: Scope, code: str) -> Profile:
    """The rows of every query that the profile shows, whatever district or group is filtered."""
    everywhere = {"district": None, "group": None}
    communes = {row["commune_code"]: row for row in scope.ask("coverage_by_commune", **everywhere)}
    paces = scope.ask("pace_by_commune", **everywhere)
    return Profile(
        commune=communes[code],
        pace=next(row for row in paces if row["commune_code"] == code),
        indicator=scope.indicator,
        targets=scope.targets,
        figures=scope.ask("commune_profile", commune_code=code),
        old_units=scope.ask("old_units_of", commune_code=code),
        history=scope.ask("commune_history", commune_code=code),
        province=scope.ask("coverage_over_time", **everywhere),
        neighbours=[communes[one] for one in scope.geometry.neighbours(code)],
        reports=scope.ask("reports_of_commune", commune_code=code),
        warnings=scope.ask("warnings_of_commune", commune_code=code),
        merger=date.fromisoformat(scope.facts["merger_date"]),
        source=scope.source,
        is_sample=scope.is_sample,
    )


def addresses(communes: Sequence[Row]) -> Mapping[str, str]:
    """Links to other profiles, with the filters that stand in the address now."""
    return {
        row["commune_code"]: "profile?"
        + urlencode(st.query_params.to_dict() | {"commune": words.place_name(row)})
        for row in communes
    }


def printed(scope: Scope, shown: Profile) -> bytes:
    """The A4 page; its library is loaded only when somebody asks for it."""
    from charts import profile_pdf

    return profile_pdf.page(shown, scope.facts)


scope = frame("Hồ sơ xã")
with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
    code = chosen_commune(scope)
    shown = profile_of(scope, code)
    st.download_button(
        "Tải một trang A4 (PDF)",
        lambda: printed(scope, shown),
        f"{scope.file_name(f'ho-so-xa-{code}')}.pdf",
        mime="application/pdf",
        on_click="ignore",
        key="profile_pdf",
    )
st.html(html.sentence(profile.message(shown)))
st.html(html.note(profile.what_it_is(shown)))
st.html(html.cards(profile.cards(shown)))

left, right = st.columns([0.6, 0.4])
with left, st.container(key="dense"):
    rows = profile_tables.figures(shown)
    st.html(html.table(rows, "Mọi chỉ tiêu của kế hoạch", profile_tables.NUMBERS))
    st.html(html.note(profile_tables.figures_note(shown)))
with right:
    st.plotly_chart(
        profile_path.path(shown),
        theme=None,
        height=PATH_HEIGHT,
        config=figures.STILL,
        key="profile_path",
        alt=profile_path.alt(shown),
    )
    with st.expander("Vì sao có nhãn tiến độ này?"):
        for line in pace.why(shown.pace, scope.facts):
            st.html(html.note(line))
    st.html(profile_tables.linked_neighbours(shown, addresses(shown.neighbours)))
st.html(html.table(profile_tables.old_units(shown), "Số liệu của chính từng đơn vị cũ"))
if shown.warnings:
    st.html(html.table(profile_tables.warnings(shown), "Những điều cần hỏi lại"))
st.html(html.table(profile_tables.reports(shown), profile.reports_note(shown)))
