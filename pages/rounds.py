"""Kỳ báo cáo: who has reported in a round, who has not, and letters to remind them."""

import streamlit as st

from charts import html, letters, rounds
from frame import frame, headline, store


def written(code: str | None) -> bytes:
    """The letter to one commune, or to all: made on a click."""
    numbers = scope.ask("completeness_by_commune", **asked)
    every = letters.letters(status, numbers, of_round, today)
    return letters.written(every, code, template, is_sample=scope.is_sample)


scope = frame("Kỳ báo cáo", unused=("indicator", "date", "view"))
above = st.container()
row = st.container(horizontal=True, vertical_alignment="bottom", key="round_choice")
left = row.container(width=330)
today = row.date_input(
    "Tính đến ngày",
    format="DD/MM/YYYY",
    width=150,
    key="today",
    bind="query-params",
)
known = scope.ask("rounds", today=today.isoformat())
names = rounds.labels(known)
chosen = left.selectbox(
    "Kỳ",
    list(names),
    index=rounds.usual(known),
    format_func=names.__getitem__,
    key="round",
    bind="query-params",
)
asked = {"today": today.isoformat(), "of_round": chosen}
of_round = known[list(names).index(chosen)]
status, contacts = scope.ask("reporting_status", **asked), scope.ask("contacts")
with above:
    headline(rounds.message(status, of_round, scope.where))
    st.html(html.cards(rounds.cards(status, of_round, known)))
lacking, template = letters.names(status), letters.template(store())
if fault := letters.fault(template):
    above.error(fault)
elif lacking:
    code = row.selectbox("Thư nhắc xã", list(lacking), format_func=lacking.__getitem__, width=220)
    for label, name, one in letters.offered(code, lacking, of_round, is_sample=scope.is_sample):
        row.download_button(label, lambda one=one: written(one), name, on_click="ignore")
row.download_button("Tải mẫu thư", template.read_bytes, letters.OWN_NAME, on_click="ignore")
left, right = st.container(key="dense").columns([0.58, 0.42])
heading = f"{rounds.reminded_heading(status)}. {scope.kind}"
left.html(html.table(rounds.reminded(status, contacts), heading, rounds.NUMBERS))
left.html(html.note(rounds.contacts_note(contacts, scope.facts["silent_after_days"])))
numbers = rounds.completeness(scope.ask("completeness", **asked))
right.html(html.table(numbers, f"Số xã đã báo cáo từng chỉ tiêu. {scope.kind}", rounds.NUMBERS))
