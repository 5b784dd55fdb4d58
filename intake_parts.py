"""The parts of the page *Nhập báo cáo* that ask, wait and act."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

import streamlit as st

import asking
import taking
from access import Person
from charts import html, intake, intake_help, words
from charts.rows import Row
from charts.scope import Scope

MOST_ASKED = 20
WIDE = 420
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Reasons = Mapping[str, Sequence[tuple[str, str]]]


def finished(job: taking.Job) -> Any:
    """The answer of a job, with its progress shown until then; a refusal ends the page."""
    bar = st.empty()

    def show(done: int, total: int, what: str) -> None:
        bar.progress(done / total if total else 0.0, f"{what}… {done}/{total}")

    try:
        answer = job.wait(show)
    except taking.RefusedError as error:
        bar.empty()
        refuse(error)
    bar.empty()
    return answer


def refuse(error: taking.RefusedError) -> NoReturn:
    """Say why something cannot be done, and end the page there."""
    st.html(intake.alarm(str(error)))
    st.stop()


def reasons_for(asked: Sequence[tuple[str, str, str]], who: Person) -> Reasons | None:
    """Why each warning is let pass, by the SHA-256 of its file; None while one has no reason."""
    if not asked:
        return {}
    st.html(html.heading(f"{len(asked)} cảnh báo phải xác nhận, mỗi cái một lý do"))
    if not who.is_editor:
        st.html(intake.alarm(intake_help.FOR_EDITORS))
        return None
    common = ""
    if len(asked) > 1:
        common = st.text_input("Lý do chung cho những cảnh báo không ghi riêng", key="reason_all")
    given: dict[str, list[tuple[str, str]]] = {}
    for place, (sha256, file, warning) in enumerate(asked):
        own = ""
        if place < MOST_ASKED:
            st.html(html.note(f"{file}: {warning}"))
            own = st.text_input(
                f"Lý do {place + 1}", key=f"reason_{sha256}_{place}", label_visibility="collapsed"
            )
        if reason := (own or common).strip():
            given.setdefault(sha256, []).append((warning, reason))
    return given if sum(map(len, given.values())) == len(asked) else None


def take(sealed: bytes, who: Person, reasons: Reasons | None, of: int) -> None:
    """The button that takes the good files in; then the page is drawn with the new numbers.

    When those are all `of` them, their numbers go into the address, and the uploader is emptied.
    """
    waits = reasons is None
    if st.button("Nhận vào hệ thống", type="primary", disabled=waits, key="take") and not waits:
        try:
            job = taking.take(sealed, who, reasons or {})
        except taking.RefusedError as error:
            refuse(error)
        numbers = finished(job)["numbers"]
        if len(numbers) == of:
            st.query_params["taken"] = "-".join(map(str, numbers))
        asking.catch_up()
        st.rerun()


def give_back(sent: Sequence[tuple[str, bytes]], files: Sequence[Row]) -> None:
    """The refused files to take away, with their faulty cells marked: one, or a ZIP of all."""
    bad = [
        (one["file"], content, one["problems"])
        for (_, content), one in zip(sent, files, strict=True)
        if one["status"] == "rejected" and one["problems"]
    ]
    if bad:
        kind, mime = ("xlsx", XLSX) if len(bad) == 1 else ("zip", "application/zip")
        st.download_button(
            f"Tải tệp đã đánh dấu ô sai (.{kind})",
            partial(taking.marked, bad),
            f"hatinh-o-can-sua.{kind}",
            mime=mime,
            on_click="ignore",
            key="marked",
        )


def withdraw(choices: Mapping[int, str], who: Person) -> None:
    """For editors: choose a file, say why, and let it count no more."""
    if not (choices and who.is_editor):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox("Rút lại tệp", list(choices), format_func=choices.get, width=WIDE)
        reason = st.text_input("Lý do rút lại (bắt buộc)", key="withdraw_reason", width=WIDE)
        pressed = st.button("Rút lại", disabled=not reason.strip(), key="withdraw")
    if pressed and reason.strip():
        finished(taking.withdraw(number, reason, who))
        asking.catch_up()
        st.rerun()


def templates(scope: Scope) -> None:
    """A blank report of a shape, that of one commune with its name and last totals."""
    rows = scope.ask("find_communes", text="")
    names = {None: "Bỏ trống"} | {row["commune_code"]: words.place_name(row) for row in rows}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shape = st.selectbox(
            "Biểu", list(intake.SHAPES), format_func=intake.SHAPES.get, key="shape", width=WIDE
        )
        code = None
        if shape == "commune":
            code = st.selectbox(
                "Xã, phường", list(names), format_func=names.get, key="template_of", width=WIDE
            )
        kind = "xlsx" if shape in ("commune", "summary") else "csv"
        st.download_button(
            "Tải biểu",
            partial(taking.template, shape, code),
            f"hatinh-bieu-{shape}{f'-{code}' if code else ''}.{kind}",
            mime=XLSX if kind == "xlsx" else "text/csv",
            on_click="ignore",
            key="template",
        )
    st.html(html.lines(intake_help.ABOUT_TEMPLATES))
