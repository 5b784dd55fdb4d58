"""A slide as it is drawn: sizes, places, the mark of the sample."""

import deck_samples
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from charts import theme
from charts.deck import canvas
from charts.drawing import TooSmallError

LONG = "Huyện Cẩm Xuyên, nhóm vùng xa (biên giới hoặc miền núi): 20 xã tụt hậu, 19 trong đó là vùng"


def texts(figure: Figure) -> list[Text]:
    return [one for one in figure.findobj(Text) if one.get_text().strip()]


def drawn(**changes: object) -> Figure:
    figure = canvas.figure(deck_samples.deck(deck_samples.slide(**changes)), 0)
    FigureCanvasAgg(figure).draw()
    return figure


def test_a_slide_has_1920_by_1080_points():
    assert [72 * float(one) for one in drawn().get_size_inches()] == [1920, 1080]


def test_the_headline_has_64_points_and_nothing_less_than_22():
    sizes = {one.get_text(): one.get_fontsize() for one in texts(drawn())}
    assert sizes["Hà Tĩnh đạt 74,0\u00a0%"] == 64
    assert min(sizes.values()) >= 22


def test_filters_page_and_mark_stand_in_the_footer():
    assert {"Hà Tĩnh · 31/10/2026", "1/1"} <= {one.get_text() for one in texts(drawn())}
    marks = [one for one in texts(drawn()) if one.get_text() == theme.SAMPLE_MARK]
    assert sorted(one.get_fontsize() for one in marks) == [22, 250]
    assert sorted(one.get_rotation() for one in marks) == [0, 24]


def test_a_deck_of_real_reports_has_no_mark():
    figure = canvas.figure(deck_samples.deck(is_sample=False), 0)
    assert theme.SAMPLE_MARK not in {one.get_text() for one in texts(figure)}


@pytest.mark.parametrize("title", ["Ngắn", LONG, f"{LONG} {LONG}"])
def test_no_text_leaves_the_slide_or_meets_another(title):
    figure = drawn(title=title, note=f"{LONG} {LONG}")
    boxes = [one.get_window_extent() for one in texts(figure) if one.get_gid() != "stamp"]
    assert all(box.x0 >= 0 and box.x1 <= 1920 and box.y0 >= 0 and box.y1 <= 1080 for box in boxes)
    boxes.sort(key=lambda box: -box.y1)
    apart = [one for number, one in enumerate(boxes) for other in boxes[:number]
             if one.overlaps(other) and one.y1 - other.y0 > 8]  # fmt: skip
    assert apart == []


def test_what_is_too_small_for_its_drawing_says_so_on_the_slide():
    def refuse(axes: Axes, look: theme.Look) -> None:
        raise TooSmallError("Không đủ chỗ cho 31 dòng")

    assert "Không đủ chỗ cho 31 dòng" in {one.get_text() for one in texts(drawn(draw=refuse))}
