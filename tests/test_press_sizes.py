"""Sizes on paper: by name or in millimetres."""

import pytest

from charts.press.sizes import NAMES, SIZES, SizeError, parsed


def test_the_named_widths_fill_a_page_of_four_columns():
    # 92; 2 × 92 + 8; 4 × 92 + 3 × 8.
    assert {name: size.width_mm for name, size in SIZES.items()} == {
        "one_column": 92,
        "two_columns": 192,
        "full_page": 392,
    }
    assert list(NAMES) == list(SIZES)


def test_a_named_column_has_the_height_of_its_content_and_a_page_its_own():
    assert parsed("one_column").height_mm is None
    assert parsed("full_page").height_mm == 560


def test_width_and_height_can_be_given():
    size = parsed("92.5x110")
    assert (size.width_mm, size.height_mm) == (92.5, 110)
    assert (size.words, size.slug) == ("92.5 × 110 mm", "92.5x110mm")
    assert parsed("one_column").slug == "92mm"


@pytest.mark.parametrize(
    "text", ["", "wide", "92", "92x", "92×110", "-92x110", "92x1100", "1e2x50"]
)
def test_another_text_is_refused_with_what_a_size_looks_like(text):
    with pytest.raises(SizeError) as refused:
        parsed(text)
    assert str(refused.value) == (
        f"Không có khổ «{text}»; hãy dùng one_column, two_columns, full_page hoặc RỘNGxCAO tính "
        "bằng mm (92x110)."
    )


@pytest.mark.parametrize("text", ["20x110", "92x10", "500x110", "92x700"])
def test_a_size_that_no_paper_has_is_refused(text):
    with pytest.raises(SizeError) as refused:
        parsed(text)
    assert str(refused.value) == f"Khổ {text} ngoài giới hạn: rộng 30–420, cao 30–600 mm."


def test_lists_are_as_high_as_they_need_and_bars_as_high_as_their_rows():
    size = parsed("one_column")
    assert list(size.heights("map", 69)) == [92, 115, 140, 170, 200]
    assert list(size.heights("scorecard", 6))[:3] == [40, 48, 56]
    # 28 + 5 × 4.5; with 59 rows more than the column's usual height.
    assert size.heights("gaps", 5)[0] == 50.5
    assert size.heights("gaps", 59)[0] == 92
