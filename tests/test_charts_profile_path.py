"""The path of Sông Trí (18754), made of Hưng Trí, half of Kỳ Lợi, Kỳ Châu and Kỳ Trinh.

And that of Hà Huy Tập (18652) in the hand-made province, as picture and table.
"""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from chart_samples import checked
from profile_samples import HALF, REPORTS, THREE, profile_of

from charts import profile_path


def drawn(shown):
    return checked(profile_path.path(shown))


@pytest.fixture(scope="module")
def figure(sample):
    return drawn(profile_of(sample, "18754"))


def test_the_commune_the_province_the_target_and_each_old_unit_are_drawn(figure):
    assert [line.name for line in figure.data] == [
        "Hà Tĩnh", "Phường Sông Trí", None,
        "Hưng Trí cũ", "Kỳ Lợi cũ", "Kỳ Châu cũ", "Kỳ Trinh cũ",
    ]  # fmt: skip


def test_old_units_are_thin_lines_that_end_at_the_merger(figure):
    for line in figure.data[3:]:
        assert line.x == ("2025-05-31", "2025-06-30")
        assert line.line.width < figure.data[1].line.width


def test_the_merger_is_a_vertical_line_with_its_name(figure):
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1, line.y0, line.y1) == ("2025-07-01", "2025-07-01", 0, 1)
    names = {one.text: one.x for one in figure.layout.annotations}
    assert names["Sáp nhập"] == "2025-07-01"
    assert {"Mục tiêu", "<b>SỐ LIỆU MẪU</b>"} < set(names)


def test_real_numbers_wear_no_sample_mark(sample):
    shown = profile_of(sample, "18754", is_sample=False)
    texts = {one.text for one in drawn(shown).layout.annotations}
    assert texts == {"Mục tiêu", "Sáp nhập"}


def test_before_the_merger_there_is_no_line_of_it(sample):
    figure = drawn(profile_of(sample, "18754", as_of="2025-06-30"))
    assert figure.layout.shapes == ()


def test_an_indicator_that_nobody_reported_has_an_empty_path(sample):
    shown = profile_of(sample, "18754", indicator="honours", as_of="2025-06-30")
    assert {line.y for line in drawn(shown).data} == {()}


def test_the_path_is_said_in_words(sample):
    said = profile_path.alt(profile_of(sample, "18754"))
    assert said == "Phường Sông Trí: từ ≈30,9 % (31/05/2025) đến 87,1 % (31/10/2026)."


@pytest.mark.parametrize(
    ("indicator", "side"), [("adult_vneid", "bottom"), ("digital_identity", "top")]
)
def test_the_name_of_a_target_of_100_percent_stays_under_its_line(sample, indicator, side):
    shown = profile_of(sample, "18754", indicator=indicator)
    texts = {one.text: one.yanchor for one in drawn(shown).layout.annotations}
    assert texts["Mục tiêu"] == side


@pytest.fixture
def by_hand(database_of):
    connection = database_of(REPORTS)
    return lambda code=HALF, **other: profile_of(connection, code, **other)


def lines(shown):
    """The moves by the colour of the line."""
    picture = unquote(profile_path.picture(shown))
    return dict(re.findall(r"stroke='(#\w+)' stroke-width='[^1].*?d='(.*?)'", picture))


def keys(shown):
    return re.sub(r"<.*?>", "|", profile_path.picture(shown).split("<div")[0])


def test_the_picture_runs_from_the_first_report_to_the_last(by_hand):
    """40 % to 70 %, the province 40 % to 76 %; the target 70 % until 2026, then 80 %.

    518 days, the merger on the 31st; 401/1001, 100/400 and 300/600 were the three old units.
    """
    shown = by_hand()
    found = lines(shown)
    assert found["#b35806"] == "M0,600l1000,-300"
    assert found["#1f4e9c"] == "M0,600l1000,-360"
    assert found["#111827"] == "M0,300H1000V200"
    picture = unquote(profile_path.picture(shown))
    assert "d='M0,599h0M0,750h0M0,500h0'" in picture
    assert "d='M60,0v1000'" in picture
    assert '<u class="event" style="left:6.0%">Sáp nhập</u>' in picture


def test_the_legend_tells_the_newest_of_each(by_hand):
    told = [one for one in keys(by_hand()).split("|") if one.strip()]
    assert told == [
        "Phường Hà Huy Tập ", "70,0 %", "Hà Tĩnh ", "76,0 %", "đơn vị cũ", "mục tiêu ", "80 %",
        "SỐ LIỆU MẪU",
    ]  # fmt: skip
    estimated = keys(by_hand(as_of="2025-06-30"))
    assert "Phường Hà Huy Tập |≈40,0 %|" in estimated
    assert "Sáp nhập" not in profile_path.picture(by_hand(as_of="2025-06-30"))


def test_a_sum_over_the_province_is_not_drawn_beside_one_commune(by_hand):
    shown = by_hand(indicator="elderly_classes")
    assert set(lines(shown)) == {"#b35806"}
    assert profile_path.by_day(shown).lines == [["31/10/2026", "4", "–"]]
    held = by_hand(indicator="learning_festival")
    assert "Phường Hà Huy Tập |Chưa tổ chức|" in keys(held)
    assert re.findall("<s .*?>(.*?)</s>", profile_path.picture(held)) == ["chưa", "có"]


def test_the_scale_reaches_the_target(by_hand):
    """4,0 and 4,5 learners of 5: five steps of one."""
    shown = by_hand(indicator="digital_ambassadors")
    heights = re.findall("<s .*?>(.*?)</s>", profile_path.picture(shown))
    assert heights == ["0", "1", "2", "3", "4", "5"]
    assert lines(shown)["#b35806"] == "M500,200h0"


def test_what_is_not_known_is_no_estimate(by_hand):
    shown = by_hand()
    unknown = [{**row, "value": None, "is_estimated": True} for row in shown.history]
    table = profile_path.by_day(replace(shown, history=unknown))
    assert [line[1] for line in table.lines] == ["–", "–"]


def test_without_any_report_the_picture_says_so(by_hand):
    shown = by_hand(as_of="2025-05-30")
    assert profile_path.picture(shown) == '<p class="note">Chưa có báo cáo nào.</p>'
    assert len(profile_path.by_day(shown)) == 0


def test_the_days_in_numbers_say_what_is_an_estimate_and_what_is_missing(by_hand):
    assert profile_path.by_day(by_hand()).lines == [
        ["31/10/2026", "70,0 %", "76,0 %", "80 %"],
        ["31/05/2025", "≈40,0 %", "≈40,0 %", "70 %"],
    ]
    table = profile_path.by_day(by_hand(THREE))
    assert table.columns == ["Ngày", "Phường Thành Sen", "Hà Tĩnh", "Mục tiêu"]
    assert table.lines[1] == ["31/05/2025", "–", "≈40,0 %", "70 %"]
