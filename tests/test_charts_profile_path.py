"""The path of Sông Trí (18754), made of Hưng Trí, half of Kỳ Lợi, Kỳ Châu and Kỳ Trinh."""

import pytest
from chart_samples import checked
from profile_samples import profile_of

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
    assert said == "Phường Sông Trí: từ 30,9 % (31/05/2025) đến 87,1 % (31/10/2026)."


@pytest.mark.parametrize(
    ("indicator", "side"), [("adult_vneid", "bottom"), ("digital_identity", "top")]
)
def test_the_name_of_a_target_of_100_percent_stays_under_its_line(sample, indicator, side):
    shown = profile_of(sample, "18754", indicator=indicator)
    texts = {one.text: one.yanchor for one in drawn(shown).layout.annotations}
    assert texts["Mục tiêu"] == side
