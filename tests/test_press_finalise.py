"""The last step before paper: what stands around a drawing, and how high the figure is."""

import inspect
from dataclasses import replace

import press_samples
import pytest
from press_samples import DRAWING, SOURCE, VERSION

from charts import theme
from charts.drawing import TooSmallError
from charts.press.finalise import _lines, finalise
from charts.press.sizes import parsed

MM = 25.4 / 72


def texts(figure):
    return [one.get_text() for one in figure.texts]


def test_title_subtitle_note_source_and_version_stand_around_the_drawing():
    assert texts(press_samples.figure()) == [
        "Hà Tĩnh còn thiếu 65.919 người",
        "Xác nhận trên VNeID,\u00a0%; Hà Tĩnh, 31/10/2026",
        "Im lặng đã lâu, lấy số cũ: Đức Đồng.",
        f"Nguồn: {SOURCE}. Phiên bản dữ liệu {VERSION}.",
    ]


def test_none_of_them_can_be_left_out():
    required = inspect.signature(finalise).parameters
    assert [name for name, one in required.items() if one.default is one.empty] == [
        *("drawing", "size", "source", "data_version", "is_sample")
    ]


def test_sample_data_is_marked_across_the_drawing_and_above_it():
    figure = press_samples.figure(is_sample=True)
    assert texts(figure).count("SỐ LIỆU MẪU, không phải số thật") == 1
    (across,) = [one for one in figure.texts if one.get_text() == "SỐ LIỆU MẪU"]
    assert across.get_zorder() < figure.axes[0].get_zorder()
    assert across.get_color() == theme.STAMP
    assert across.get_fontsize() > 3 * theme.PRESS.heading
    assert not figure.axes[0].patch.get_visible()


def test_the_title_is_bold_and_nothing_is_smaller_than_newsprint_bears():
    title, *rest = press_samples.figure().texts
    assert (title.get_fontsize(), title.get_weight()) == (11, "bold")
    assert min(one.get_fontsize() for one in rest) == 7


def test_a_longer_note_makes_the_figure_higher_by_its_lines():
    short = press_samples.figure()
    note = " ".join([DRAWING.note] * 6)
    long = press_samples.figure(replace(DRAWING, note=note))
    more = 2  # six notes are 220 mm wide at 7 points: three lines of 91 mm
    added = (long.get_figheight() - short.get_figheight()) * 72
    assert added == pytest.approx(more * 7 * 1.22)


def test_a_given_height_is_kept():
    figure = press_samples.figure(size=parsed("92x110"))
    assert [one * 25.4 for one in figure.get_size_inches()] == pytest.approx([92, 110])


def test_a_drawing_without_room_is_tried_in_the_next_height():
    heights = []

    def draw(axes, look):
        heights.append(axes.get_window_extent().height * MM)
        if len(heights) < 3:
            raise TooSmallError("Cần cao hơn.")

    press_samples.figure(replace(DRAWING, name="map", draw=draw))
    assert heights == pytest.approx([92, 115, 140])


def test_a_size_without_room_is_refused_with_what_to_change():
    def never(axes, look):
        raise TooSmallError("Cần ít nhất 999 mm.")

    with pytest.raises(TooSmallError) as refused:
        press_samples.figure(replace(DRAWING, draw=never), size=parsed("92x110"))
    assert str(refused.value) == (
        "Hình «Xã còn thiếu nhiều nhất» không vừa khổ 92 × 110 mm. Cần ít nhất 999 mm."
    )


def test_words_alone_can_fill_a_size():
    with pytest.raises(TooSmallError) as refused:
        press_samples.figure(size=parsed("92x30"))
    assert str(refused.value) == (
        "Hình «Xã còn thiếu nhiều nhất» không vừa khổ 92 × 30 mm. Sau tiêu đề và nguồn không còn "
        "chỗ vẽ; hãy chọn khổ cao hơn hoặc rộng hơn."
    )


def test_lines_are_no_wider_than_the_figure_and_keep_percent_signs():
    """80 points less 1.5 at each side."""
    title = "Hà Tĩnh đạt 74,0 % vào ngày 31/10/2026"
    lines = [one.text for one in _lines(title, 83, 7)]
    assert lines == ["Hà Tĩnh đạt 74,0\u00a0% vào", "ngày 31/10/2026"]
    assert _lines("", 83, 7) == []


def test_a_word_wider_than_the_figure_is_refused():
    with pytest.raises(TooSmallError) as refused:
        _lines("nghiêng nghiêng", 13, 7)
    assert str(refused.value) == "Chữ «nghiêng» rộng hơn khổ; hãy chọn khổ rộng hơn."
