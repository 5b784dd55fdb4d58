"""The map of labels of pace: four communes, one of each kind."""

import json
import re

from chart_samples import MET, NO_DATA, ZERO, Squares, cards_of, commune, signs_of
from test_charts_maps import layers, looks

from charts import league, pace_map, theme

SIZE = (480, 265)
UNPACED = {"label": "Chưa có số liệu", "pace": "no_data"}
SLOW = ZERO | {"label": "Chậm", "pace": "slow"}
FALLING = commune("18133", "Hương Sơn", value=70.0, level="behind", label="Giảm", pace="falling")
# A value, but no second report to tell a speed from: the database says it in the same words.
STILL = MET | {"label": "Chưa có số liệu", "pace": "no_data"}
FOUR = [STILL, NO_DATA | UNPACED, FALLING, SLOW]


def drawn(rows):
    return pace_map.pace_map(rows, Squares(), unit="người", is_close=False, size=SIZE)


def test_each_label_has_its_colour_and_no_data_has_none_but_a_sign():
    found = layers(drawn(FOUR))
    assert looks(found["communes"])["getFillColor"] == ["clear", "clear", "#662506", "#b35806"]
    assert signs_of(found["marks"]) == ["…", "?", "!"]


def test_every_label_that_can_be_told_has_a_colour_or_a_sign():
    assert set(league.LABELS) == {*theme.PACE_COLOURS, *pace_map.SIGNS}
    assert len(set(theme.PACE_COLOURS.values())) == len(theme.PACE_COLOURS)


def test_the_card_under_the_pointer_tells_the_label():
    told = cards_of(drawn(FOUR))
    assert told[0][:2] == ["{name}", "80,0 % · Chưa có số liệu tốc độ"]
    assert told[1] == ["{name}", "Chưa có số liệu"]
    assert told[2][:2] == ["{name}", "70,0 % · Giảm"]
    assert told[3][:3] == ["{name}", "0,0 % · Chậm", "thiếu 800 người"]


def test_the_legend_and_the_alternative_text_count_the_labels():
    labels = league.label_counts(FOUR)
    keys = re.findall(r'background:(#\w+)">(.?)</i>([^<]*)', pace_map.legend(FOUR, labels, "xã"))
    assert keys == [
        ("#b35806", "", "Chậm: 1 xã"),
        ("#662506", "", "Giảm: 1 xã"),
        ("#ffffff", "…", "Chưa có số liệu tốc độ: 1 xã"),
        ("#ffffff", "?", "Chưa có số liệu: 1 xã"),
    ]
    assert pace_map.alt(FOUR, labels, "xã") == (
        "Bản đồ tiến độ, số xã theo nhãn: Chậm 1, Giảm 1, Chưa có số liệu tốc độ 1, "
        "Chưa có số liệu 1."
    )


def test_under_districts_a_commune_has_the_label_of_its_own():
    district = {"district": "Huyện Hương Khê", "label": "Đúng tiến độ", "pace": "on_track"}
    city = {"district": "Thành phố Hà Tĩnh", "label": "Đạt", "pace": "met"}
    numbers = {"value": 75.0, "level": "near", "people_missing": 50, "is_estimated": False}
    rows = pace_map.of_districts(FOUR, [district | numbers, city | numbers])
    found = layers(drawn(rows))
    assert looks(found["communes"])["getFillColor"] == ["#1f4e9c", *["#8fb8de"] * 3]
    assert "marks" not in found
    assert cards_of(drawn(rows))[3][:2] == ["<b>Huyện Hương Khê</b>", "75,0 % · Đúng tiến độ"]


def test_a_silent_commune_without_pace_says_both():
    found = layers(drawn([STILL | {"is_silent": True}]))
    assert signs_of(found["marks"]) == ["!…"]


def test_a_yes_or_no_shows_who_said_which():
    """Sixteen communes that said no have no pace, but are not unknown."""
    said_no = MET | {"value": 0.0, "level": "behind", "label": "Chưa có số liệu"}
    rows = [one | {"measure": "yes_no"} for one in (said_no, NO_DATA | UNPACED)]
    assert looks(layers(drawn(rows))["communes"])["getFillColor"][:2] == ["#b35806", "clear"]
    labels = league.label_counts(rows)
    legend = pace_map.legend(rows, labels, "xã")
    assert pace_map.alt(rows, labels, "xã") == (
        "Bản đồ tiến độ, số xã theo nhãn: Chưa tổ chức 1, Chưa có số liệu 1."
    )
    assert re.findall(r"</i>([^<]*)", legend) == ["Chưa tổ chức: 1 xã", "Chưa có số liệu: 1 xã"]


def test_the_description_stays_small():
    assert len(json.dumps(json.loads(drawn(FOUR).to_json()))) < 3000
