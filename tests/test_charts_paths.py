from datetime import date

import pytest
from chart_samples import assert_golden, checked
from pace_samples import NO_TARGET, PLACE, PROVINCE, RATIO, YES_NO, moves

from charts import paths, theme

LAST = date(2026, 10, 31)
PLAN = [(date(2025, 5, 31), 20.0), (date(2025, 12, 10), 70.0), (date(2026, 12, 10), 80.0)]
REMOTE = moves("remote yes", 40.0, None, 60.0, code="remote yes")


def drawn(places, plan=(), targets=(), *, is_sample=False):
    shown = paths.paths(places, plan, targets, is_sample=is_sample)
    figure = checked(shown).to_plotly_json()
    del figure["layout"]["template"]
    return figure


def named(figure):
    return [trace["name"] for trace in figure["data"]]


def texts(figure):
    return {one["text"]: one["y"] for one in figure["layout"].get("annotations", ())}


def test_the_paths_of_a_province_and_its_remote_communes_are_as_they_were():
    shown = {"Hà Tĩnh": PROVINCE, "Xã vùng xa": REMOTE}
    assert_golden("paths", drawn(shown, PLAN, PROVINCE, is_sample=True))


def test_lines_stand_over_the_plan_and_the_steps_of_the_targets():
    figure = drawn({"Hà Tĩnh": PROVINCE, "Xã vùng xa": REMOTE}, PLAN, PROVINCE)
    assert named(figure) == [
        "Xã im lặng để ngỏ",
        "Đường kế hoạch",
        "Mục tiêu năm",
        "Hà Tĩnh",
        "Xã vùng xa",
    ]
    _, plan, steps, province, remote = figure["data"]
    assert (plan["x"], plan["y"]) == (["2025-05-31", "2025-12-10", "2026-12-10"], [20, 70, 80])
    assert (steps["y"], steps["line"]["shape"]) == ([70, 80, 80], "hv")
    assert province["y"] == [60, 70.13, 74]
    assert remote["y"] == [40, None, 60]
    assert province["marker"]["symbol"] != remote["marker"]["symbol"]


def test_the_band_runs_from_the_highest_share_back_along_the_lowest():
    band = drawn({"Hà Tĩnh": moves("Hà Tĩnh", 60.0, None, 74.0)})["data"][0]
    assert band["x"] == ["2025-12-31", "2026-10-31", "2026-10-31", "2025-12-31"]
    assert band["y"] == [62, 76, 73, 59]


def test_the_last_value_is_marked_where_it_is_an_estimate():
    shown = {"A": moves("A", 60.0, 70.0, is_estimated=True), "B": moves("B", 40.0)}
    assert texts(drawn(shown)) == {"<b>≈70,0 %</b>": 70, "<b>40,0 %</b>": 40}


def test_the_last_value_stands_at_the_end_of_each_line_apart_from_the_next():
    shown = {"Hà Tĩnh": PROVINCE, "Cẩm Bình": moves("Cẩm Bình", 60.0, 70.0, 72.0)}
    # A label takes a tenth of the scale of 100: 72, then 82 instead of 74.
    assert texts(drawn(shown)) == {"<b>72,0 %</b>": 72, "<b>74,0 %</b>": 82}


def test_a_line_ends_at_its_last_known_value():
    (end,) = drawn({"A": moves("A", 60.0, None)})["layout"]["annotations"]
    assert (end["text"], end["x"]) == ("<b>60,0 %</b>", "2025-12-31")


def test_a_sample_wears_its_mark_and_real_numbers_do_not():
    assert f"<b>{theme.SAMPLE_MARK}</b>" in texts(drawn({"A": PROVINCE}, is_sample=True))
    assert f"<b>{theme.SAMPLE_MARK}</b>" not in texts(drawn({"A": PROVINCE}))


def test_a_place_without_any_value_breaks_nothing():
    figure = drawn({"A": moves("A", None, None, None), "B": []})
    assert named(figure) == ["A", "B"]
    assert "annotations" not in figure["layout"]


def test_a_year_without_a_target_has_no_step():
    rows = moves("A", 60.0, 70.0, target=None)
    assert paths.step(rows) == []
    (steps,) = paths.step([*rows, *PROVINCE[2:]])
    assert (steps["x"], steps["y"]) == (["2026-10-31"], [80])


@pytest.mark.parametrize(
    ("group", "place", "is_part"),
    [
        ({"communes_total": 19}, {}, True),
        ({"communes_total": 69}, {}, False),  # the same communes: the same line
        ({"communes_total": 19, "measure": "yes_no"}, {"measure": "yes_no"}, False),
    ],
)
def test_a_group_is_drawn_beside_the_whole_where_both_can_be_compared(group, place, is_part):
    rows, whole = moves("A", 50.0, 60.0, **group), moves("B", 50.0, 60.0, **place)
    assert paths.is_a_part(rows, whole) is is_part
    assert not paths.is_a_part([], whole)


def test_of_a_target_its_corners_are_sent():
    goals = [70.0, 70.0, 80.0, 80.0, 80.0]
    rows = [
        {**PROVINCE[0], "as_of": date(2026, month, 1), "target": goal}
        for month, goal in enumerate(goals, 1)
    ]
    (steps,) = paths.step(rows)
    assert steps["x"] == ["2026-01-01", "2026-03-01", "2026-05-01"]
    assert steps["y"] == [70, 80, 80]


@pytest.mark.parametrize(
    ("measure", "values", "scale", "text"),
    [
        # The scale ends a tenth above the highest value.
        ("count", (100.0, 170.0), {"range": [0, 187.0], "nticks": 6}, "170"),
        # Of a yes or no it ends at all communes.
        (
            "yes_no",
            (53.0, 52.0),
            {"range": [0, 69], "tickvals": [0, 20, 40, 69]},
            "52/69 xã",
        ),
    ],
)
def test_what_each_commune_must_reach_is_drawn_as_a_sum_without_a_target(
    measure, values, scale, text
):
    bounds = {"lowest_percent": None, "highest_percent": None}
    rows = moves("A", *values, measure=measure, communes_total=69, **bounds)
    figure = drawn({"A": rows}, [], rows)
    assert named(figure) == ["A"]
    assert figure["layout"]["yaxis"] == scale
    assert list(texts(figure)) == [f"<b>{text}</b>"]


def test_a_ratio_is_drawn_with_its_target_and_one_decimal():
    rows = moves(
        "A", 4.0, 5.0, measure="ratio", target=5.0, lowest_percent=None, highest_percent=None
    )
    figure = drawn({"A": rows}, [], rows)
    assert named(figure) == ["Mục tiêu năm", "A"]
    assert figure["layout"]["yaxis"]["range"] == [0, 5.5]
    assert list(texts(figure)) == ["<b>5,0</b>"]


def test_the_way_of_the_plan_leads_from_the_first_report_over_the_targets():
    deadlines = {2025: date(2025, 12, 10), 2026: date(2026, 12, 10)}
    assert paths.plan_path(PLACE, {2026: 80.0, 2025: 70.0}, deadlines) == [
        (PLACE["baseline_on"], 20.0),
        *PLAN[1:],
    ]
    late = PLACE | {"baseline_on": date(2026, 3, 31)}
    assert paths.plan_path(late, {2026: 80.0, 2025: 70.0}, deadlines) == [
        (date(2026, 3, 31), 20.0),
        PLAN[-1],
    ]
    later = PLACE | {"baseline_on": date(2027, 3, 31)}
    assert paths.plan_path(later, {2026: 80.0, 2025: 70.0}, deadlines) == []
    assert paths.plan_path(PLACE | {"baseline": None}, {2026: 80.0}, deadlines) == []
    assert paths.plan_path(PLACE | NO_TARGET, {}, {}) == []
    for other in (YES_NO, RATIO):
        assert paths.plan_path(PLACE | other, {2026: 1.0}, deadlines) == []


def test_the_rows_of_places_are_told_apart():
    rows = [PROVINCE[0], REMOTE[0], PROVINCE[1]]
    assert paths.of_place(rows, "remote yes") == [REMOTE[0]]
    assert paths.of_place(rows, "nowhere") == []
    assert paths.by_place(rows) == {
        "Hà Tĩnh": [PROVINCE[0], PROVINCE[1]],
        "remote yes": [REMOTE[0]],
    }
