import json

import pydeck as pdk
from chart_samples import MET, NO_DATA, NOBODY, ZERO, Squares, signs_of

from charts import labels, pace_map, theme

FOUR = [MET, NO_DATA, NOBODY, ZERO]
CENTRES = Squares.commune_centres
FIRST = pdk.ViewState(latitude=18.0, longitude=106.0, zoom=7)
PAPERS = [theme.CLASS_COLOURS[4], theme.PAPER, theme.PAPER, theme.CLASS_COLOURS[0]]


def drawn(made):
    return json.loads(pdk.Deck(made, map_provider=None).to_json())["layers"]


def test_no_data_and_nobody_to_count_have_signs_of_their_own_and_silence_another():
    (layer,) = drawn(labels.marks(FOUR, CENTRES, FIRST))
    assert signs_of(layer) == ["?", "–", "!"]
    assert list(dict.fromkeys((one["x"], one["y"]) for one in layer["data"])) == [
        (106, 18),
        (107, 18),
        (108, 18),
    ]


def test_every_sign_can_be_drawn_alone_and_beside_another():
    wanted = [*theme.LEVEL_MARKS.values(), theme.SILENT_MARK, *pace_map.SIGNS.values(), "!…"]
    for sign in wanted:
        (layer,) = drawn(labels.marks([ZERO], CENTRES[3:], FIRST, lambda row, sign=sign: sign))
        assert signs_of(layer) == [sign]


def test_a_sign_has_a_pale_rim_below_dark_lines():
    (layer,) = drawn(labels.marks([ZERO, ZERO], CENTRES[2:], FIRST))
    assert [one["i"] for one in layer["data"]] == 4 * [0] + 4 * [1]
    assert layer["getColor"] == "@@=([[255,255,255,255],[154,27,27,255]])[i]"
    assert layer["getWidth"] == "@@=([4.5,2.5])[i]"


def test_a_dash_is_seven_pixels_long_in_the_first_view():
    """At zoom 7 the world is 65 536 pixels: 7 of them are 0.03845 degrees."""
    (layer,) = drawn(labels.marks([NOBODY], CENTRES[:1], FIRST))
    assert layer["getPath"] == "@@=([[[x-0.01923,y+0.00000],[x+0.01923,y+0.00000]]])[k]"


def test_without_a_sign_there_is_no_layer():
    assert labels.marks([MET, None], CENTRES[:2], FIRST) == []


def test_the_names_on_the_tiles_can_be_read_on_their_class():
    layer = labels.names(FOUR, CENTRES, PAPERS)
    assert [one["ink"] for one in layer.data] == [
        theme.rgb(theme.PAPER),
        theme.rgb(theme.BLACK),
        theme.rgb(theme.BLACK),
        theme.rgb(theme.BLACK),
    ]


def test_a_name_has_one_word_a_line_and_its_sign_below():
    layer = labels.names([MET, None, ZERO], CENTRES[:3], PAPERS[:3])
    assert [one["name"] for one in layer.data] == ["Thành\nSen", "Hương\nKhê\n!"]
