"""Hồ sơ xã: all that is known of one commune, found by any old or new name, to print."""

from datetime import date

import streamlit as st

from charts import (
    commune_findings,
    html,
    maps,
    pace_why,
    profile,
    profile_cards,
    profile_path,
    profile_tables,
    search,
    words,
)
from charts.profile import Profile
from charts.scope import Scope
from frame import day_by_day, frame, headline, linked, on_demand

MAP_SIZE = (500, 230)


def chosen_commune(scope: Scope) -> tuple[str, str]:
    """The commune that the reader looks for, and what the search found in words.

    The choice stands in the address, so that it is a link. The box is not bound to it as the
    filters are: a search changes the choice by itself, which a bound box does not write there.
    """
    names = {row["commune_code"]: words.place_name(row) for row in scope.ask("find_communes")}
    asked = st.query_params.get("commune")
    text = st.text_input("Tìm xã, phường theo tên mới hoặc tên cũ", key="find")
    matches = scope.ask("find_communes", text=text)
    options = [row["commune_code"] for row in matches] or list(names)
    # A search that found something begins with its first match, else the address decides.
    linked = [] if text and matches else [code for code in names if asked in (code, names[code])]
    code = st.selectbox(
        "Xã, phường",
        options,
        index=options.index(linked[0]) if linked else 0,
        format_func=names.__getitem__,
        key=f"commune_{text}",
    )
    if asked is not None and asked not in {*names, *names.values()}:
        st.warning(search.unknown(asked, names[code]))
    if asked != names[code]:
        st.query_params["commune"] = names[code]
    return str(code), search.found(text, matches)


def profile_of(scope: Scope, code: str) -> Profile:
    """The rows of every query that the profile shows, whatever district or group is filtered."""
    everywhere = {"district": None, "group": None}
    communes = {row["commune_code"]: row for row in scope.ask("coverage_by_commune", **everywhere)}
    (pace,) = scope.ask("pace_by_commune", **everywhere, commune_code=code)
    return Profile(
        commune=communes[code],
        pace=pace,
        indicator=scope.indicator,
        as_of=scope.as_of,
        targets=scope.comparable_targets,
        figures=scope.ask("commune_profile", commune_code=code),
        old_units=scope.ask("old_units_of", commune_code=code),
        history=scope.ask("commune_history", commune_code=code),
        province=scope.ask("coverage_over_time", **everywhere),
        neighbours=[communes[one] for one in scope.geometry.neighbours(code)],
        reports=scope.ask("reports_of_commune", commune_code=code),
        warnings=scope.ask("warnings_of_commune", commune_code=code),
        rules=scope.facts,
        merger=date.fromisoformat(scope.facts["merger_date"]),
        source=scope.source,
        is_sample=scope.is_sample,
    )


def printed(scope: Scope, shown: Profile) -> bytes:
    """The A4 page; its library is loaded only when somebody asks for it."""
    from charts import profile_pdf

    return profile_pdf.page(shown)


scope = frame("Hồ sơ xã", unused=("district", "group", "view"))
with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
    code, found = chosen_commune(scope)
    shown = profile_of(scope, code)
    st.download_button(
        "Tải một trang A4 (PDF)",
        lambda: printed(scope, shown),
        f"{scope.file_name(f'ho-so-xa-{code}')}.pdf",
        mime="application/pdf",
        on_click="ignore",
        key="profile_pdf",
    )
headline(profile.message(shown))
st.html(
    html.together(
        html.note(found) if found else "",
        html.note(profile.what_it_is(shown)),
        html.cards(profile_cards.cards(shown)),
    )
)

with st.container(key="dense"):
    left, right = st.columns([0.6, 0.4])
with left:
    rows = profile_tables.figures(shown)
    table = html.table(rows, "Mọi chỉ tiêu của kế hoạch", profile_tables.NUMBERS)
    # Apart from what follows: with another indicator a browser still has it.
    st.html(html.together(table, html.note(profile_tables.figures_note(shown))))
    address = linked()
    links = {
        row["commune_code"]: address("profile", commune=words.place_name(row))
        for row in shown.neighbours
    }
    st.html(profile_tables.linked_neighbours(shown, links))
with right:
    title = f"{scope.indicator['short_name']}, {shown.name}"
    findings = html.lines(commune_findings.commune_findings(shown.answers))
    st.html(html.together(html.heading(title), profile_path.picture(shown), findings))
    day_by_day(
        scope,
        title,
        table=lambda: profile_path.by_day(shown),
        figure=lambda: profile_path.path(shown),
        file_name=f"duong-di-{code}",
        alt=profile_path.alt(shown),
    )
    on_demand(
        "Vì sao có nhãn tiến độ này?",
        lambda: html.lines(pace_why.why(shown.pace, scope.facts)),
        key="why",
    )
    around = [shown.commune, *shown.neighbours]
    st.html(html.heading(f"{scope.indicator['short_name']}: {shown.name} và nơi liền kề"))
    st.pydeck_chart(
        maps.coverage_map(
            around,
            scope.geometry,
            unit=scope.indicator["unit"],
            outlines=(),
            chosen=code,
            is_close=True,
            with_names=True,
            size=MAP_SIZE,
        ),
        height=MAP_SIZE[1],
        key="profile_map",
        alt=f"Bản đồ {shown.name} và {len(links)} xã, phường liền kề.",
    )
    sources = html.note(f"{words.SIGNS} · {scope.geometry.source}")
    st.html(html.together(html.class_strip(around), sources))
below = [html.table(profile_tables.old_units(shown), "Số liệu của chính từng đơn vị cũ")]
if shown.warnings:
    below.append(html.table(profile_tables.warnings(shown), "Những điều cần hỏi lại"))
received = profile_tables.reports(shown)
below.append(html.table(received, profile.reports_note(shown), profile_tables.COUNTED))
st.html(html.together(*below))
