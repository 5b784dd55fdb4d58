"""Nhập báo cáo: files are checked, what they would change is shown, then they are taken."""

import streamlit as st

import taking
from access import person
from charts import html, intake, intake_help, intake_history, intake_silent
from frame import FILTERS, frame, headline
from intake_parts import finished, give_back, reasons_for, take, templates, withdraw

scope = frame("Nhập báo cáo", unused=FILTERS)
who = person()
above = st.container()
if who.why_not:
    above.html(intake.alarm(who.why_not))
hand_in, past, blank = st.tabs(
    ["Nhận báo cáo", "Lịch sử nhận", "Biểu mẫu trống"],
    on_change="rerun",
    key="part",
    bind="query-params",
)
with hand_in:
    # A new key is a new, empty uploader: what was taken need not be cleared away by hand.
    before = st.query_params.get("taken", "")
    given = st.file_uploader(
        "Báo cáo .xlsx, .xls, .ods hoặc .csv, một hay nhiều tệp",
        ["xlsx", "xls", "ods", "csv"],
        accept_multiple_files=True,
        key=f"files{before}",
        disabled=bool(who.why_not),
    )
    sent = [(one.name, one.getvalue()) for one in given]
    found = finished(taking.check(sent, who)) if sent else taking.NOTHING
    files = found["files"]
    if (now := intake_history.taken(files)) not in ("", before):
        st.query_params["taken"] = now
        st.rerun()
    told, version = files, found["data_version"]
    if before and not files:
        told = intake_history.still_in(before, finished(taking.history()))
        version = scope.facts["data_version"]
    with above:
        headline(intake.message(told, version))
    if found["sealed"]:
        st.html(html.cards(intake.cards(files)))
        take(found["sealed"], who, reasons_for(intake.questions(files), who), len(files))
    if files:
        st.html(html.table(intake.files_table(files), "Từng tệp", intake.NUMBERS))
        give_back(sent, files)
    else:
        st.html(html.lines(intake_help.STEPS))
    if len(problems := intake.problems_table(files)):
        st.html(html.table(problems, "Cần sửa hoặc cần hỏi lại"))
    st.html(html.lines(intake_silent.silent_lines(files)))
    if len(changes := intake.changes_table(files)):
        st.html(html.table(changes, intake.changes_caption(files)))
if past.open:
    with past:
        lines = finished(taking.history())
        withdraw(intake_history.in_force(lines), who)
        caption = intake_history.message(lines)
        st.html(html.table(intake_history.history_table(lines), caption, ("Số",)))
if blank.open:
    with blank:
        templates(scope)
