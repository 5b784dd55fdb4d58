"""The seven figures over the sample: as they were, legible, within the theme, nothing covered."""

import re
from time import thread_time

import pytest
from chart_samples import assert_golden
from drawn_samples import (
    ONE_COLUMN,
    SIZES,
    SLIDE,
    colours,
    figure_of,
    outside,
    overlaps,
    scoped,
    strokes,
    structure,
    texts,
    theme_colours,
)

from charts.drawing import NothingToDrawError, TooSmallError
from charts.drawn import CHARTS, NAMES

__all__ = ["scoped"]

FILTERS = {
    "province": (),
    "a district": ("--district", "Cẩm Xuyên"),
    "a group of a district": ("--district", "Hương Khê", "--group", "border"),
    "before the merger": ("--as-of", "2025-06-30"),
    "the first target": ("--target-year", "2025"),
    "communes of minorities": ("--group", "has_minority_village"),
    "a city": ("--district", "Thành phố Hà Tĩnh"),
}
MEASURES = (
    "learning_festival",
    "service_desk_support",
    "digital_ambassadors",
    "elderly_classes",
    "digital_families",
)


def drawn(scope, name, size):
    """The figure, or nothing where there is nothing to draw."""
    try:
        return figure_of(CHARTS[name](scope), size)
    except NothingToDrawError:
        return None


def test_there_are_seven_figures_each_with_a_name():
    assert list(CHARTS) == list(NAMES) == [
        "map", "tiles", "gaps", "path", "districts", "equity", "scorecard",
    ]  # fmt: skip
    assert len({*NAMES.values()}) == 7


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_of_one_column_is_as_it_was(scoped, name):
    assert_golden(f"drawn_{name}", structure(CHARTS[name](scoped()), ONE_COLUMN))


def assert_legible(figure, look):
    assert min(one.get_fontsize() for one in texts(figure)) >= look.text
    assert min(strokes(figure), default=look.rule) >= look.rule
    assert overlaps(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_can_be_read_at_every_size(scoped, name, size):
    assert_legible(figure_of(CHARTS[name](scoped()), SIZES[size]), SIZES[size].look)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("filters", [*FILTERS][1:])
def test_a_figure_can_be_read_under_every_filter(scoped, filters, name):
    figure = drawn(scoped(*FILTERS[filters]), name, ONE_COLUMN)
    if figure is not None:
        assert_legible(figure, ONE_COLUMN.look)


@pytest.mark.parametrize("name", ["map", "tiles", "gaps", "path", "districts"])
@pytest.mark.parametrize("indicator", MEASURES)
def test_what_is_no_share_of_people_can_be_read_too(scoped, indicator, name):
    figure = drawn(scoped("--indicator", indicator), name, ONE_COLUMN)
    if figure is not None:
        assert_legible(figure, ONE_COLUMN.look)


@pytest.mark.parametrize("name", CHARTS)
def test_every_colour_is_one_of_the_theme_and_nothing_is_transparent(scoped, name):
    found = colours(figure_of(CHARTS[name](scoped()), SLIDE)) + colours(
        figure_of(CHARTS[name](scoped()), ONE_COLUMN)
    )
    assert {colour[-2:] for colour in found} == {"ff"}
    assert {colour[:-2] for colour in found} <= theme_colours()


@pytest.mark.parametrize("name", CHARTS)
def test_type_on_a_colour_is_bold(scoped, name):
    """White type stands on a colour only; the class of other type on a tint is in its weight."""
    figure = figure_of(CHARTS[name](scoped()), ONE_COLUMN)
    white = [one for one in texts(figure) if one.get_color() == "#ffffff"]
    assert {one.get_fontweight() for one in white} <= {"bold"}


@pytest.mark.parametrize("name", CHARTS)
def test_all_type_comes_from_the_files_of_the_house(scoped, name):
    figure = figure_of(CHARTS[name](scoped()), SLIDE)
    files = {one.get_fontproperties().get_file().rsplit("/", 1)[1] for one in texts(figure)}
    assert files <= {"SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("filters", FILTERS)
def test_a_title_has_at_most_ten_words_and_a_number_or_a_place(scoped, filters, name):
    try:
        drawing = CHARTS[name](scoped(*FILTERS[filters]))
    except NothingToDrawError:
        return
    assert len(drawing.title.split()) <= 10
    assert not re.search(r"nan|None|  ", " ".join([drawing.title, drawing.subtitle, drawing.note]))
    assert drawing.alt.endswith(".")
    assert len(drawing.rows)
    assert not drawing.rows.isna().any().any()


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_choice_says_so(scoped, name):
    with pytest.raises(NothingToDrawError) as error:
        CHARTS[name](scoped("--district", "Hồng Lĩnh", "--group", "border"))
    where = "Thị xã Hồng Lĩnh"
    assert str(error.value) in (
        f"{where}, nhóm biên giới: không có xã nào thuộc nhóm này.",
        f"{where}: không so sánh được – cả 2 xã chưa rõ phân loại.",
    )


@pytest.mark.parametrize("name", CHARTS)
def test_a_sheet_too_small_is_refused_with_what_it_takes(scoped, name):
    drawing = CHARTS[name](scoped())
    small = type(ONE_COLUMN)(60, 40, ONE_COLUMN.look)
    with pytest.raises(TooSmallError, match=r"cần ít nhất \d+ × \d+ mm, nay chỉ có 21 × 14 mm"):
        figure_of(drawing, small)


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_is_drawn_within_two_seconds_of_work(scoped, name):
    drawing = CHARTS[name](scoped())
    figure_of(drawing, ONE_COLUMN)
    start = thread_time()
    figure_of(drawing, ONE_COLUMN)
    assert thread_time() - start < 2
