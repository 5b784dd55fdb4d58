"""Text, cards and lists on a slide: what is written, and that it stays in its room."""

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from charts import theme
from charts.deck import blocks
from charts.deck.lists import Listing
from charts.html import Card

HEADS = ("Xã, phường", "Huyện cũ", "Báo cáo cuối", "Số cũ")
LONG = "xã im lặng giữ số cũ: 74,0 %; đạt đủ: 74,9 %; chưa rõ hai xã nữa vì chưa từng gửi báo cáo"


def empty(width: float = 1776, height: float = 700) -> Axes:
    return Figure(figsize=(width / 72, height / 72), dpi=72).add_axes((0, 0, 1, 1))


def lines(count: int) -> list[tuple[str, str, str, str]]:
    return [(f"Xã {n}", "Huyện Đức Thọ", "30/06/2025", f"{n} %") for n in range(count)]


def written(axes: Axes) -> list[str]:
    return [one.get_text() for one in axes.texts]


def inside(axes: Axes) -> bool:
    FigureCanvasAgg(axes.figure).draw()
    room = axes.get_window_extent()
    boxes = [one.get_window_extent() for one in axes.texts]
    return all(
        room.x0 - 1 <= one.x0 and one.x1 <= room.x1 + 1 and room.y0 - 1 <= one.y0
        for one in boxes
    )  # fmt: skip


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_cards_keep_their_words_inside_and_their_figures_in_one_size(columns):
    axes = empty()
    shown = [Card("Còn thiếu", "65.919 người", LONG), Card("Đã báo cáo", "67/69 xã", LONG)] * 2
    blocks.cards(blocks.pen(axes, theme.PROJECTOR), 20, shown, columns=columns)
    figures = {one.get_fontsize() for one in axes.texts if one.get_text() == "67/69 xã"}
    figures |= {one.get_fontsize() for one in axes.texts if one.get_text() == "65.919 người"}
    assert len(figures) == 1 and min(one.get_fontsize() for one in axes.texts) == 28
    assert inside(axes)


def test_a_sentence_is_broken_into_lines():
    axes = empty()
    blocks.Sentence(f"{LONG} {LONG}")(axes, theme.PROJECTOR)
    assert " ".join(written(axes)).replace("\u00a0", " ") == f"{LONG} {LONG}"
    assert inside(axes)


def test_a_short_list_has_four_columns_and_cards_under_it():
    axes = empty()
    Listing(HEADS, lines(2), [Card("Xã im lặng", "2/69 xã", "")])(axes, theme.PROJECTOR)
    assert written(axes)[:5] == [*HEADS, "Xã 0"]
    assert "2/69 xã" in written(axes)
    assert inside(axes)


def test_a_long_list_has_two_columns_and_says_how_many_are_left_out():
    """700 px high: rows of 46 px in 640 px, less the heads: 12 a column, 24 in all of 69."""
    axes = empty()
    Listing(HEADS, lines(69))(axes, theme.PROJECTOR)
    assert written(axes).count("Xã, phường") == 2
    assert {"Xã 0", "Xã 11", "Xã 12", "Xã 23", "và 45 xã khác"} <= set(written(axes))
    assert "Xã 24" not in written(axes)
    assert inside(axes)


def test_without_lines_there_are_only_cards():
    axes = empty()
    Listing(HEADS, [], [Card("Xã im lặng", "0/7 xã", "")])(axes, theme.PROJECTOR)
    assert written(axes) == ["Xã im lặng", "0/7 xã"]
