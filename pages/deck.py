"""Trình chiếu: the briefing of these filters, to show here or to carry away as one file."""

import streamlit as st

from charts import html, words
from charts.scope import Scope
from frame import frame, headline

HEIGHT = 455
KEYS = (
    "Bấm vào hình rồi dùng phím: ← → Home End chuyển trang, F toàn màn hình, D nền tối, "
    "S ghi chú cho người nói, A tự chuyển, + − đổi số giây, Esc thôi."
)


@st.cache_resource(max_entries=6, show_spinner=False)
def as_html(version: str, chosen: tuple[str, ...], _scope: Scope) -> str:
    """The HTML file, drawn once for a version of the data and these filters.

    What draws is loaded only when somebody asks for it.
    """
    from charts.deck import files, story

    return files.as_html(story.deck(_scope))


def as_pdf(scope: Scope) -> bytes:
    """The PDF file, drawn on a click."""
    from charts.deck import files, story

    return files.as_pdf(story.deck(scope))


scope = frame("Trình chiếu", unused=("view",))
if not scope.ask("coverage_by_commune"):
    headline(f"{scope.where}: {words.NO_COMMUNE}")
    st.html(html.note(words.FEWER_FILTERS))
    st.stop()
version = f"{scope.facts['data_version']} {scope.facts['updated_at']} {scope.geometry.communes}"
chosen = (scope.indicator["indicator"], scope.as_of.isoformat(), scope.where)
above = st.container(horizontal=True, vertical_alignment="center", key="deck_files")
with st.spinner("Đang vẽ các trang trình chiếu…"):
    written = as_html(version, chosen, scope)
with above:
    province, indicator = scope.ask("coverage_of_province")[0], scope.indicator
    name, unit = indicator["short_name"], indicator["unit"]
    headline(words.message(province, where=scope.where, name=name, unit=unit))
    for label, kind, content in (
        ("Tải HTML", "html", lambda: written.encode("utf-8")),
        ("Tải PDF", "pdf", lambda: as_pdf(scope)),
    ):
        st.download_button(
            label,
            content,
            f"{scope.file_name('trinh-chieu')}.{kind}",
            mime="application/pdf" if kind == "pdf" else "text/html",
            on_click="ignore",
            key=f"deck_{kind}",
        )
st.iframe(written, height=HEIGHT, alt=f"Các trang trình chiếu: {scope.where}")
st.html(html.note(KEYS))
