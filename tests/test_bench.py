"""The benchmark's helpers; the measuring itself is `python -m bench`."""

import json
from collections import deque

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from bench import browser, elements, files, plain, table
from bench.backend import Timing, queries_of
from bench.constants import COMMUNES, OPTIONS, coloured, geometry, value
from bench.contest import SUBJECTS
from bench.servers import ROOT
from bench.sessions import Session
from queries.__main__ import QUERIES


def test_the_floor_draws_the_geometry_of_the_measured_floor() -> None:
    text = json.dumps(geometry(), separators=(",", ":"))
    assert len(geometry()["features"]) == 69
    assert round(len(text) / 1000) == 186


PIECE = """
<div class="together"><h1 class="message">Một câu</h1>
<div class="cards"><div class="card"></div><div class="card alert"></div></div>
<figure class="bars"><table><thead><tr><th></th><th></th></tr></thead><tbody>
<tr><th scope="row">A</th></tr><tr><th scope="row">B</th></tr><tr><th scope="row">C</th></tr>
</tbody></table></figure><p class="note">Ghi chú</p></div>
<figure class="path"><figcaption><i></i><i></i><i></i></figcaption></figure>
<div class="multiples"><figure><img/></figure><figure><img/></figure></div>
<div class="scroll"><table><thead><tr><th></th><th></th></tr></thead>
<tbody><tr><td></td><td></td></tr></tbody></table></div>
<ul><li>Một</li><li>Hai</li></ul>
"""


def test_a_floor_draws_what_a_piece_of_html_shows() -> None:
    assert elements.of_html(PIECE) == [
        ("text",),
        ("metric",),
        ("metric",),
        ("bars", 3),
        ("text",),
        ("lines", 3, 24),
        ("plots", 2, 2, 24),
        ("table", 1, 2),
        ("text",),
        ("text",),
    ]


def test_a_floor_draws_the_other_elements_of_a_page() -> None:
    message = ForwardMsg()
    element = message.delta.new_element
    element.plotly_chart.spec = json.dumps({"data": [{"x": [1, 2]}, {"x": [1, 2, 3, 4, 5]}]})
    assert elements.of_element(element) == [("lines", 2, 3)]
    element.deck_gl_json_chart.json = "{}"
    assert elements.of_element(element) == [("map",)]
    element.multiselect.label = "Xã"
    assert elements.of_element(element) == [("multiselect",)]
    element.markdown.body = "Một câu"
    assert elements.of_element(element) == [("text",)]
    element.iframe.src = "x"
    assert elements.of_element(element) == []


def test_a_floor_draws_every_kind_with_other_values_for_another_choice(monkeypatch) -> None:
    drawn = [
        ("selectbox",),
        *((kind,) for kind in elements.WIDGETS - {"selectbox"}),
        *(("text",), ("metric",), ("map",), ("bars", 3), ("pairs", 2), ("lines", 2, 5)),
        *(("plots", 5, 2, 4), ("table", 3, 2)),
    ]
    assert {kind for kind, *_ in drawn} == {*plain.DRAW, "selectbox"}
    monkeypatch.setattr("sys.argv", ["floor.py", json.dumps(drawn)])
    page = AppTest.from_file(str(ROOT / "bench" / "floor.py")).run()
    assert not page.exception
    charts = [json.loads(one.proto.spec)["data"] for one in page.get("plotly_chart")]
    assert [len(data) for data in charts] == [1, 2, 2, 10]
    before = page.metric[0].value
    page.selectbox[0].select_index(1).run()
    assert not page.exception
    assert page.metric[0].value != before
    assert page.dataframe[0].value.shape == (3, 2)


def test_every_choice_gives_the_floor_other_values() -> None:
    for commune in range(COMMUNES):
        shown = [value(commune, pick) for pick in range(len(OPTIONS))]
        assert len(set(shown)) == 20
        assert min(shown) >= 35
        assert max(shown) <= 95


def test_another_choice_gives_every_commune_another_colour() -> None:
    fills = [
        [feature["properties"]["fill"] for feature in coloured(pick)["features"]] for pick in (1, 2)
    ]
    assert all(one != other for one, other in zip(*fills, strict=True))


def test_every_query_is_timed(sample_store, monkeypatch) -> None:
    monkeypatch.setattr("bench.backend.REPEATS", 1)
    timed = [timing.name for timing in queries_of(sample_store.database)]
    assert timed == [f"`{name}`" for name in QUERIES]


def test_a_page_stands_beside_its_floor_with_ratios_and_goals() -> None:
    medians = {
        "bare": {"cpu": 60.0, "first_number": 1000.0},
        "floor": {"cpu": 160.0, "first_number": 1800.0, "data": 952.0},
        "page": {"cpu": 20.0, "first_number": 1600.0, "data": 45.25},
    }
    lines = table.comparison("Tổng quan", medians).splitlines()
    assert lines[:2] == ["### Tổng quan", ""]
    assert (
        "| dữ liệu mỗi lần chạy lại, KB |  | 952 | 45,2 | 0,0475 | ≤ 0,03 | **chưa đạt** |" in lines
    )
    assert (
        "| CPU máy chủ mỗi lần chạy lại, ms | 60,0 | 160 | 20,0 | 0,125 | ≤ 0,15 | đạt |" in lines
    )
    assert (
        "| mở lần đầu, thấy số đầu tiên, ms | 1.000 | 1.800 | 1.600 | 1,6 "
        "| ≤ 1,4 × trang trống | **chưa đạt** |"
    ) in lines
    assert "| bộ nhớ 20 phiên, MB |  |  |  |  | ≤ 0,9 |  |" in lines


def test_timings_show_their_own_goals() -> None:
    shown = table.timings("Truy vấn", [Timing("`gaps`", 12.34, 10), Timing("`targets`", 3, 10)])
    assert shown == (
        "### Truy vấn\n\n| | ms | mục tiêu | |\n| --- | ---: | ---: | --- |\n"
        "| `gaps` | 12,3 | 10,0 | **chưa đạt** |\n| `targets` | 3,0 | 10,0 | đạt |"
    )


def test_a_file_is_made_three_times_and_the_middle_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """1, 9 and 2 seconds by the clock: 2."""
    clock, made = iter([0.0, 1.0, 10.0, 19.0, 20.0, 22.0]), []
    monkeypatch.setattr(files.time, "perf_counter", lambda: next(clock))
    assert files._timing("deck", 4_000, lambda: made.append(1)) == Timing("deck", 2_000, 4_000)
    assert len(made) == 3


def test_every_page_is_measured() -> None:
    names = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert {subject.path for subject in SUBJECTS} == {"", *names}


def test_a_machine_without_a_browser_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(browser, "_PLACES", {})
    with pytest.raises(RuntimeError) as caught:
        browser.executable()
    assert str(caught.value) == (
        "no browser found: install Chromium "
        "(chromium, chromium-browser, google-chrome, google-chrome-stable, chrome)"
    )


@pytest.mark.parametrize(("late", "verdict"), [(210.0, "đạt"), (211.0, "**chưa đạt**")])
def test_memory_may_grow_by_a_twentieth_over_the_reruns(late: float, verdict: str) -> None:
    assert table.growth(200.0, late) == (
        f"Bộ nhớ sau 500 lần chạy lại 200 MB, sau 2.000 lần {late:.0f} MB: {verdict}."
    )


def test_a_session_stays_on_the_page_that_its_address_led_to() -> None:
    session = Session.__new__(Session)
    session.state, session.recent, session.boxes = ClientState(), deque([set()]), {}
    message = ForwardMsg()
    message.navigation.page_script_hash = "of-gaps"
    session._note(message)
    assert session.state.page_script_hash == "of-gaps"
