import json

import pandas as pd
import pytest
from chart_samples import assert_golden, checked
from plotly.tools import return_figure_from_figure_or_data

from charts import figures, theme

DAYS = pd.to_datetime(["2025-12-31", "2026-01-31", "2026-02-28"])


def path(place, values, measure="coverage", targets=(70.0, 80.0, 80.0)):
    """Rows as of `queries.coverage_over_time`."""
    return pd.DataFrame(
        {
            "as_of": DAYS,
            "place": place,
            "value": pd.array(values, dtype="float64"),
            "target": pd.array(targets, dtype="float64"),
            "measure": measure,
        }
    )


COMMUNE = path("Hương Khê", [0.0, None, 41.256])
PROVINCE = path("Hà Tĩnh", [58.0, 60.5, 63.25])


def drawn(commune=COMMUNE, province=PROVINCE, unit="người", is_sample=False):
    return checked(figures.commune_path(commune, province, unit=unit, is_sample=is_sample))


def test_the_path_of_a_commune_is_as_it_was():
    figure = json.loads(drawn(is_sample=True).to_json())
    assert figure["layout"].pop("template")
    assert_golden("commune_path", figure)


def test_a_zero_is_drawn_and_a_missing_value_is_a_gap():
    province, commune, target = drawn().data
    assert (province.name, commune.name) == ("Hà Tĩnh", "Hương Khê")
    assert commune.y == (0.0, None, 41.26)
    assert not commune.connectgaps
    assert target.y == (70.0, 80.0, 80.0)
    assert target.line.shape == "hv"


def test_the_two_lines_differ_by_colour_and_by_sign():
    province, commune, _ = drawn().data
    assert province.line.color != commune.line.color
    assert province.marker.symbol != commune.marker.symbol


def test_a_share_is_drawn_from_0_to_100_percent():
    axis = drawn().layout.yaxis
    assert (axis.range, axis.ticksuffix) == ((0, 100), " %")


def test_another_measure_is_drawn_from_zero_in_its_unit():
    commune, province = (path(place, [1.0, 2.0, 3.0], "count") for place in ("A", "Hà Tĩnh"))
    axis = drawn(commune, province, unit="lớp").layout.yaxis
    assert (axis.rangemode, axis.title.text, axis.ticksuffix) == ("tozero", "lớp", None)


def test_a_count_is_not_drawn_beside_the_sum_of_the_province():
    commune, province = (path(place, [1.0, 2.0, 3.0], "count") for place in ("A", "Hà Tĩnh"))
    assert [line.name for line in drawn(commune, province, unit="lớp").data] == ["A", None]


def test_a_yes_or_no_is_said_on_the_scale_and_under_the_pointer():
    held = path("A", [0.0, 1.0, None], "yes_no", (1.0, 1.0, 1.0))
    figure = drawn(held, path("Hà Tĩnh", [40.0, 50.0, 52.0], "yes_no", (1.0, 1.0, 1.0)), unit=None)
    axis, line = figure.layout.yaxis, figure.data[0]
    assert (axis.tickvals, axis.ticktext) == ((0, 1), ("chưa", "đã tổ chức"))
    assert line.text == ("Chưa tổ chức", "Đã tổ chức", "–")
    assert line.hovertemplate == "%{text} (%{x|%d/%m/%Y})"


def test_without_a_target_none_is_named():
    aimless = path("Hà Tĩnh", [58.0, 60.5, 63.25], targets=(None, None, None))
    assert drawn(province=aimless).layout.annotations == ()


@pytest.mark.parametrize(("is_sample", "marks"), [(True, ["<b>SỐ LIỆU MẪU</b>"]), (False, [])])
def test_the_sample_mark_is_on_figures_of_the_sample_only(is_sample, marks):
    texts = [one.text for one in drawn(is_sample=is_sample).layout.annotations]
    assert texts == ["Mục tiêu", *marks]


def test_without_rows_there_are_empty_lines_and_no_error():
    empty = COMMUNE.head(0)
    assert [list(line.y) for line in drawn(empty, empty).data] == [[], [], []]


def test_the_house_look_is_passed_along():
    assert drawn().layout.template.to_plotly_json()["layout"] == theme.template()["layout"]


def test_drawing_does_not_change_the_rows():
    commune, province = COMMUNE.copy(deep=True), PROVINCE.copy(deep=True)
    drawn(commune, province, is_sample=True)
    pd.testing.assert_frame_equal(commune, COMMUNE)
    pd.testing.assert_frame_equal(province, PROVINCE)


def test_a_figure_that_is_taken_away_carries_its_title_and_its_source():
    before = drawn()
    parts = before.to_plotly_json()
    source = "SỐ LIỆU MẪU; phiên bản dữ liệu 1"
    after = figures.entitled(parts, "Xác nhận, Hương Khê", source, height=235)
    sent = return_figure_from_figure_or_data(after, validate_figure=True)
    title = checked(sent).layout.title
    assert title.text == "<b>Xác nhận, Hương Khê</b>"
    assert title.subtitle.text == "SỐ LIỆU MẪU;<br>phiên bản dữ liệu 1"
    assert sent["data"] == parts["data"]
    assert before.layout.title.text is None


def test_a_figure_is_sent_so_that_it_is_drawn_once():
    """The house look as its own, its height, and a revision: see `entitled`."""
    parts = {
        "data": [],
        "layout": {
            "template": theme.template(),
            "xaxis": {"tickformat": "%m/%Y", "linecolor": "red"},
            "margin": {"t": 40},
            "showlegend": True,
        },
    }
    layout = figures.entitled(parts, "a", "b", height=390).to_dict()["layout"]
    assert "template" not in layout
    assert (layout["height"], layout["datarevision"]) == (390, 0)
    assert layout["margin"] == {"l": 8, "r": 8, "t": 40, "b": 8}
    assert layout["xaxis"]["tickformat"] == "%m/%Y"
    assert (layout["xaxis"]["linecolor"], layout["xaxis"]["gridcolor"]) == ("red", theme.GRID)
    assert (layout["showlegend"], layout["separators"]) == (True, ",.")
    assert parts["layout"]["margin"] == {"t": 40}


def test_a_figure_has_one_button_that_takes_it_as_svg():
    told = figures.still("hatinh-duong-di")
    assert told["modeBarButtons"] == [["toImage"]]
    assert told["toImageButtonOptions"] == {"format": "svg", "filename": "hatinh-duong-di"}
    assert told["locales"]["vi"]["dictionary"]["Download plot"] == "Tải hình này (SVG)"
