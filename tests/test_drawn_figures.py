"""The seven figures over the sample: as they were, legible, within the theme, nothing covered."""

import re
from functools import lru_cache
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


@pytest.fixture(scope="module")
def drawing(scoped):
    """A figure of a name under filters, ready to be drawn; made once."""
    return lru_cache(lambda name, *filters: CHARTS[name](scoped(*filters)))


@pytest.fixture(scope="module")
def drawn(drawing):
    """The same on a sheet, drawn once; or nothing where there is nothing to draw."""

    @lru_cache
    def drawn(name, size, *filters):
        try:
            return figure_of(drawing(name, *filters), size)
        except NothingToDrawError:
            return None

    return drawn


def test_there_are_seven_figures_each_with_a_name():
    assert list(CHARTS) == list(NAMES) == [
        "map", "tiles", "gaps", "path", "districts", "equity", "scorecard",
    ]  # fmt: skip
    assert len({*NAMES.values()}) == 7


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_of_one_column_is_as_it_was(drawing, name):
    assert_golden(f"drawn_{name}", structure(drawing(name), ONE_COLUMN))


def assert_legible(figure, look):
    assert min(one.get_fontsize() for one in texts(figure)) >= look.text
    assert min(strokes(figure), default=look.rule) >= look.rule
    assert overlaps(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_can_be_read_at_every_size(drawn, name, size):
    assert_legible(drawn(name, SIZES[size]), SIZES[size].look)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("filters", [*FILTERS][1:])
def test_a_figure_can_be_read_under_every_filter(drawn, filters, name):
    figure = drawn(name, ONE_COLUMN, *FILTERS[filters])
    if figure is not None:
        assert_legible(figure, ONE_COLUMN.look)


@pytest.mark.parametrize("name", ["map", "tiles", "gaps", "path", "districts"])
@pytest.mark.parametrize("indicator", MEASURES)
def test_what_is_no_share_of_people_can_be_read_too(drawn, indicator, name):
    figure = drawn(name, ONE_COLUMN, "--indicator", indicator)
    if figure is not None:
        assert_legible(figure, ONE_COLUMN.look)


@pytest.mark.parametrize("name", CHARTS)
def test_every_colour_is_one_of_the_theme_and_nothing_is_transparent(drawn, name):
    found = colours(drawn(name, SLIDE)) + colours(drawn(name, ONE_COLUMN))
    assert {colour[-2:] for colour in found} == {"ff"}
    assert {colour[:-2] for colour in found} <= theme_colours()


@pytest.mark.parametrize("name", CHARTS)
def test_type_on_a_colour_is_bold(drawn, name):
    """White type stands on a colour only; the class of other type on a tint is in its weight."""
    figure = drawn(name, ONE_COLUMN)
    white = [one for one in texts(figure) if one.get_color() == "#ffffff"]
    assert {one.get_fontweight() for one in white} <= {"bold"}


@pytest.mark.parametrize("name", CHARTS)
def test_all_type_comes_from_the_files_of_the_house(drawn, name):
    figure = drawn(name, SLIDE)
    files = {one.get_fontproperties().get_file().rsplit("/", 1)[1] for one in texts(figure)}
    assert files <= {"SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("filters", FILTERS)
def test_a_title_has_at_most_ten_words_and_a_number_or_a_place(drawing, filters, name):
    try:
        found = drawing(name, *FILTERS[filters])
    except NothingToDrawError:
        return
    assert len(found.title.split()) <= 10
    assert not re.search(r"nan|None|  ", " ".join([found.title, found.subtitle, found.note]))
    assert found.alt.endswith(".")
    assert len(found.rows)
    assert {type(cell) for line in found.rows.lines for cell in line} == {str}
    assert {"nan", "None"}.isdisjoint(cell for line in found.rows.lines for cell in line)


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
def test_a_sheet_too_small_is_refused_with_what_it_takes(drawing, name):
    small = type(ONE_COLUMN)(60, 40, ONE_COLUMN.look)
    with pytest.raises(TooSmallError, match=r"cần ít nhất \d+ × \d+ mm, nay chỉ có 21 × 14 mm"):
        figure_of(drawing(name), small)


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_is_drawn_within_two_seconds_of_work(drawing, drawn, name):
    drawn(name, ONE_COLUMN)
    start = thread_time()
    figure_of(drawing(name), ONE_COLUMN)
    assert thread_time() - start < 2
