"""Where a plan of teaching sends people: four communes, one of each kind."""

import re

import pytest
from chart_samples import MET, NO_DATA, ZERO, Squares, cards_of, commune, signs_of
from test_charts_maps import layers, looks

from charts import teaching_map

NOTHING = {"fewest_people": 0, "fewest_wanted_people": 0}
UNKNOWN = {"fewest_people": None, "fewest_wanted_people": None}
WAITING = commune("18133", "Hương Sơn", level="near") | {
    "fewest_people": 0,
    "fewest_wanted_people": 1200,
}
PARTLY = ZERO | {"fewest_people": 645, "fewest_wanted_people": 4385}
WHOLLY = ZERO | {"fewest_people": 4385, "fewest_wanted_people": 4385}
FOUR = [MET | NOTHING, NO_DATA | UNKNOWN, WAITING, PARTLY]


@pytest.fixture
def drawn():
    return teaching_map.plan_map(FOUR, "fewest", Squares(), is_close=False, size=(600, 230))


def test_dark_is_taught_grey_is_planned_and_no_data_has_no_colour_but_a_sign(drawn):
    found = layers(drawn)
    assert looks(found["communes"])["getFillColor"] == ["#f1f5f9", "clear", "#94a3b8", "#8fb8de"]
    assert signs_of(found["marks"]) == ["?", "!"]


def test_the_card_under_the_pointer_tells_how_many(drawn):
    assert cards_of(drawn) == {
        0: ["{name}", "không cần thêm"],
        1: ["{name}", "chưa có số liệu"],
        2: ["{name}", "hướng dẫn 0, cả kế hoạch 1.200 người"],
        3: ["{name}", "hướng dẫn 645, cả kế hoạch 4.385 người"],
    }


def test_the_legend_names_only_what_there_is():
    words = re.findall(r"</i>([^<]*)", teaching_map.legend(FOUR, "fewest"))
    assert words == [
        "hướng dẫn một phần: 1 xã",
        "trong kế hoạch, chưa tới: 1 xã",
        "không cần thêm: 1 xã",
        "chưa có số liệu: 1 xã",
    ]
    assert re.findall(r"</i>([^<]*)", teaching_map.legend([WHOLLY], "fewest")) == [
        "hướng dẫn đủ: 1 xã"
    ]


def test_the_alternative_text_says_the_same():
    assert teaching_map.alt(FOUR, "fewest") == (
        "Bản đồ «Ít người nhất»: hướng dẫn một phần 1 xã, trong kế hoạch, chưa tới 1 xã, "
        "không cần thêm 1 xã, chưa có số liệu 1 xã."
    )


def test_what_was_asked_for_stays_as_it_is():
    before = [dict(row) for row in FOUR]
    teaching_map.plan_map(FOUR, "fewest", Squares(), is_close=False, size=(600, 230))
    assert before == FOUR
