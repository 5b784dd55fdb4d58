from chart_samples import assert_golden
from pace_samples import PROVINCE, moves

from charts import theme
from charts.multiples import heading, small_multiples

KHE = moves("Huyện Hương Khê", 40.0, 50.0, 56.7)
HA_TINH = moves("Thành phố Hà Tĩnh", 70.0, 75.0, 80.6)
SILENT = moves("Huyện Kỳ Anh", None, None, None)


def drawn(districts, province=PROVINCE, *, is_sample=False):
    figure = small_multiples(districts, province, is_sample=is_sample).to_plotly_json()
    del figure["layout"]["template"]
    return figure


def titles(figure):
    return [one["text"] for one in figure["layout"]["annotations"]]


def many(number):
    return {f"Huyện {index}": KHE for index in range(number)}


def test_three_districts_are_as_they_were():
    districts = {"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT, "Thành phố Hà Tĩnh": HA_TINH}
    assert_golden("small_multiples", drawn(districts, is_sample=True))


def test_each_title_gives_the_last_value_or_says_that_there_is_none():
    figure = drawn({"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT})
    assert titles(figure) == [
        "Huyện Hương Khê: <b>56,7 %</b>",
        "Huyện Kỳ Anh: <b>chưa có số liệu</b>",
    ]


def test_behind_each_district_stand_the_province_and_the_targets():
    figure = drawn({"Huyện Hương Khê": KHE})
    province, steps, own = figure["data"]
    assert (province["y"], province["line"]["color"]) == ([60, 70.13, 74], theme.RULE)
    assert steps["name"] == "Mục tiêu năm"
    assert (own["y"], own["line"]["width"]) == ([40, 50, 56.7], 3)


def test_twelve_districts_are_two_rows_of_six_on_one_scale():
    layout = drawn(many(12))["layout"]
    numbers = ["", *map(str, range(2, 13))]
    assert {tuple(layout[f"yaxis{one}"]["range"]) for one in numbers} == {(0, 100)}
    assert len({tuple(layout[f"xaxis{one}"]["domain"]) for one in numbers}) == 6
    assert len({tuple(layout[f"yaxis{one}"]["domain"]) for one in numbers}) == 2
    lettered = [one for one in numbers if layout[f"yaxis{one}"]["showticklabels"]]
    dated = [one for one in numbers if layout[f"xaxis{one}"]["showticklabels"]]
    assert lettered == ["", "7"]
    assert dated == ["7", "8", "9", "10", "11", "12"]


def test_the_figures_lie_side_by_side_and_apart():
    layout = drawn(many(12))["layout"]
    left, right = (layout[f"xaxis{one}"]["domain"] for one in ("", "2"))
    assert 0 == left[0] < left[1] < right[0]
    upper, lower = (layout[f"yaxis{one}"]["domain"] for one in ("", "7"))
    assert 0 < lower[0] < lower[1] < upper[0] < upper[1] < 1


def test_few_districts_take_the_whole_width_and_the_foot_of_each_column_has_its_days():
    layout = drawn(many(2))["layout"]
    assert layout["xaxis2"]["domain"][0] == 0.5
    # Seven: six, and one below the first; the others end in the first row.
    layout = drawn(many(7))["layout"]
    assert [layout[f"xaxis{one}"]["showticklabels"] for one in ("", "2", "7")] == [
        False,
        True,
        True,
    ]


def test_few_reports_have_one_tick_so_that_figures_side_by_side_do_not_meet():
    assert drawn({"A": KHE})["layout"]["xaxis"]["tickvals"] == ["2026-10-31"]


def test_sums_stand_alone_on_the_scale_of_the_highest_district():
    counts = moves("A", 10.0, 20.0, measure="count")
    province = moves("Hà Tĩnh", 100.0, 138.0, measure="count")
    figure = drawn({"A": counts}, province)
    (own,) = figure["data"]
    assert own["y"] == [10, 20]
    assert figure["layout"]["yaxis"]["range"] == [0, 22]
    assert titles(figure) == ["A: <b>20</b>"]
    assert heading(province) == "Các huyện cũ, trên cùng một thang"


def test_the_heading_says_what_the_thin_line_is():
    assert heading(PROVINCE) == ("Các huyện cũ, trên cùng một thang; nét mảnh là mọi huyện gộp lại")


def test_a_sample_wears_its_mark_and_no_district_breaks_nothing():
    assert titles(drawn({}, [], is_sample=True)) == [f"<b>{theme.SAMPLE_MARK}</b>"]
    assert drawn({}, [])["data"] == []
