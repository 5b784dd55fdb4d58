import json
import re
from zlib import crc32

import pandas as pd
import pytest
from chart_samples import (
    MET,
    NO_DATA,
    ZERO,
    Squares,
    assert_golden,
    cards_of,
    four,
    signs_of,
    table,
)

import queries
from charts import maps, theme
from geo.publish import publish

SIZE = (480, 270)
EVERY_OUTLINE = ("district", "border", "mountainous", "minority_area", "has_minority_village")


def deck(rows=None, **options):
    rows = four() if rows is None else rows
    return maps.coverage_map(rows, Squares(), unit="người", size=SIZE, **options)


def layers(drawn):
    return {layer["id"]: layer for layer in json.loads(drawn.to_json())["layers"]}


def looks(layer):
    """What a layer passes to the one below: list by accessor, and how a feature is looked up."""
    ((below, given),) = layer["_subLayerProps"].items()
    found = {"below": below}
    for name in given["updateTriggers"]:
        palette, places, index = re.fullmatch(
            r"@@=\((.*)\)\[\((.*)\)\[(.*)\]\]", given[name]
        ).groups()
        assert given["updateTriggers"][name] == crc32(given[name][3:].encode())
        values = [json.loads(palette)[int(place)] for place in _places(places)]
        found[name] = [_colour(one) if isinstance(one, list) else one for one in values]
        found[f"{name} by"] = index
    return found


def _colour(channels):
    red, green, blue, alpha = channels
    return f"#{red:02x}{green:02x}{blue:02x}" if alpha == 255 else "clear" if alpha == 0 else "half"


def summary(drawn):
    """Layer by layer: what it draws from, its colours and widths, its words."""
    return [
        {
            "id": name,
            "type": layer["@@type"],
            "data": layer["data"] if isinstance(layer["data"], str) else len(layer["data"]),
            **(looks(layer) if layer["@@type"] == "GeoJsonLayer" else {"texts": texts(layer)}),
        }
        for name, layer in layers(drawn).items()
    ]


def _places(told):
    return told.strip("'") if told.startswith("'") else json.loads(told)


def texts(layer):
    return signs_of(layer) if layer["id"] == "marks" else [one["name"] for one in layer["data"]]


def test_the_map_of_four_communes_is_as_it_was():
    drawn = deck(outlines=EVERY_OUTLINE, chosen="18133", with_tiles=True)
    assert_golden("coverage_map", summary(drawn))


def test_without_tiles_there_are_communes_borders_and_marks():
    assert list(layers(deck())) == ["communes", "borders", "marks"]
    assert list(layers(deck(table(MET)))) == ["communes", "borders"]


def test_zero_has_the_lowest_class_and_what_is_unknown_has_no_colour():
    assert looks(layers(deck())["communes"]) == {
        "below": "polygons-fill",
        "getFillColor": ["#253494", "clear", "clear", "#ffffcc"],
        "getFillColor by": "properties.i",
    }


@pytest.mark.parametrize(
    ("share", "colour"),
    [(49.99, "#ffffcc"), (50, "#a1dab4"), (60, "#41b6c4"), (70, "#2c7fb8"), (80, "#253494")],
)
def test_the_colour_of_a_commune_is_that_of_its_class(share, colour):
    drawn = deck(table(MET | {"value": share, "share_percent": share}))
    assert looks(layers(drawn)["communes"])["getFillColor"][0] == colour


def test_other_measures_are_coloured_by_level():
    rows = table(*(one | {"measure": "count"} for one in (MET, NO_DATA, ZERO)))
    assert looks(layers(deck(rows))["communes"])["getFillColor"] == [
        theme.LEVEL_COLOURS["met"],
        "clear",
        "clear",
        theme.LEVEL_COLOURS["behind"],
    ]


def test_the_communes_that_are_filtered_out_stay_empty_and_without_sign():
    drawn = deck(table(ZERO), with_tiles=True)
    assert looks(layers(drawn)["communes"])["getFillColor"] == ["clear"] * 3 + ["#ffffcc"]
    assert texts(layers(drawn)["marks"]) == ["!"]
    assert texts(layers(drawn)["names"]) == ["Hương\nKhê\n!"]


def test_the_outline_of_districts_runs_where_two_of_them_meet():
    # Only Thành Sen, the first of the row, is of another district than its neighbour.
    colour, width = theme.OUTLINES["district"]
    widths = looks(layers(deck(outlines=["district"]))["borders"])["getWidth"]
    colours = looks(layers(deck(outlines=["district"]))["borders"])["getColor"]
    assert [one == width for one in widths] == [True, True, False, False, True]
    assert {colours[index] for index in (0, 1, 4)} == {colour}


def test_the_outline_of_a_group_runs_around_its_members():
    borders = looks(layers(deck(outlines=["border"]))["borders"])
    assert [one == "#9a1b1b" for one in borders["getColor"]] == [False, False, False, True, True]


def test_the_chosen_commune_is_outlined_over_everything_else():
    borders = looks(layers(deck(outlines=EVERY_OUTLINE, chosen="18496"))["borders"])
    assert borders["getColor"][3:] == [theme.INK, theme.INK]
    assert borders["getWidth"][3:] == [5.0, 5.0]


def test_no_outline_at_all_leaves_thin_borders():
    assert max(looks(layers(deck(outlines=[]))["borders"])["getWidth"]) < 2


def test_the_first_view_is_of_the_communes_shown_when_it_is_close():
    everywhere, near = deck(), deck(table(NO_DATA, ZERO), is_close=True)
    # Their centres are at 106 and 108 of the four between 105 and 108.
    assert (near.initial_view_state.longitude, everywhere.initial_view_state.longitude) == (
        107,
        106.5,
    )
    assert near.initial_view_state.zoom > everywhere.initial_view_state.zoom
    assert (
        deck(table(), is_close=True).initial_view_state.zoom == everywhere.initial_view_state.zoom
    )


def test_names_stand_with_their_signs_where_there_is_room_for_the_chosen_one_first():
    named = layers(deck(with_names=True))
    assert texts(named["places"]) == ["Thành Sen", "Trần Phú ?", "Hương Sơn –", "Hương Khê !"]
    assert "marks" not in named
    # At this zoom two names of 20 pixels from one another lie on top of each other.
    small = {"with_names": True, "chosen": "18496", "size": (60, 34)}
    assert texts(layers(maps.coverage_map(four(), Squares(), unit="người", **small))["places"]) == [
        "Hương Khê !"
    ]


def test_another_look_has_its_own_colours_and_words():
    look = maps.Look(
        lambda row: "#123456" if row["is_silent"] else None,
        lambda row, unit: [row["commune"], f"{unit} im"] if row["is_silent"] else ["nói"],
    )
    drawn = deck(look=look)
    assert looks(layers(drawn)["communes"])["getFillColor"] == [
        "clear",
        "#123456",
        "clear",
        "#123456",
    ]
    told = cards_of(drawn)
    assert [told[0], told[1]] == [["{name}", "nói"], ["{name}", "Trần Phú", "người im"]]


def test_no_map_of_other_people_is_asked_for():
    assert deck().map_provider is None


def test_no_map_looks_for_a_notebook(monkeypatch):
    tried = []
    monkeypatch.setattr("builtins.__import__", lambda *asked: tried.append(asked))
    maps.LeanDeck(layers=[])
    assert tried == []


def test_letters_of_cards_are_sent_as_they_are():
    deck = maps.LeanDeck(layers=[], description="Hương Khê")
    assert '"description":"Hương Khê"' in deck.to_json()
    assert json.loads(deck.to_json())["description"] == "Hương Khê"


def test_a_change_of_the_whole_map_is_less_than_12_kilobytes_with_its_cards(sample, tmp_path):
    """Of which the map itself knows every name: no card brings its own."""
    rows = queries.coverage_by_commune(sample, indicator="adult_vneid", as_of="2026-10-31")
    drawn = maps.coverage_map(
        rows,
        publish(tmp_path, tmp_path),
        unit="người",
        size=(840, 345),
        outlines=EVERY_OUTLINE,
        with_tiles=True,
    )
    told = cards_of(drawn)
    assert len(told) == 69
    assert {head for head, *_ in told.values()} == {"{name}"}
    assert len(drawn.to_json()) + len(json.dumps(drawn._tooltip)) < 12_000


def test_drawing_does_not_change_the_rows():
    rows = four()
    before = rows.copy(deep=True)
    deck(rows, outlines=EVERY_OUTLINE, chosen="18496", with_tiles=True)
    pd.testing.assert_frame_equal(rows, before)
