import pytest
import shapely
from drawn_samples import DPI
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.textpath import text_to_path

from charts import theme
from charts.drawing import TooSmallError
from charts.drawn import keys, said, shapes
from charts.drawn.canvas import Canvas, font, width_of, wrapped


@pytest.fixture
def canvas():
    """A sheet of 200 by 100 points for the press."""
    figure = Figure(figsize=(200 / 72, 100 / 72), dpi=DPI)
    FigureCanvasAgg(figure)
    return Canvas(figure.add_axes((0, 0, 1, 1)), theme.PRESS)


def test_a_sheet_is_measured_in_points_whatever_its_resolution(canvas):
    assert (round(canvas.width), round(canvas.height)) == (200, 100)
    assert canvas.axes.get_xlim() == pytest.approx((0, 200))


def test_a_text_is_as_wide_as_it_was_measured(canvas):
    told = canvas.text((10, 10), "Huyện Hương Khê 54,4 %", bold=True)
    drawn = canvas.axes.texts[0].get_window_extent().width * 72 / DPI
    assert told == pytest.approx(drawn, rel=0.02)


def test_what_is_needed_and_what_there_is_never_round_to_the_same_millimetres(canvas):
    """200,2 points are 70,6 mm as the 200 are: said as 71 and 70; the height is enough."""
    with pytest.raises(TooSmallError) as error:
        canvas.need("Bản đồ", 200.2, 90)
    assert "ít nhất 71 × 32 mm, nay chỉ có 70 × 35 mm." in str(error.value)


def test_letters_grow_with_their_size():
    assert width_of("Hà Tĩnh", 14) == pytest.approx(2 * width_of("Hà Tĩnh", 7))


def test_lines_are_broken_between_words_and_a_long_word_stands_alone():
    room = width_of("một hai", 7)
    assert wrapped("một hai ba bốn", room, 7) == ["một hai", "ba bốn"]
    assert wrapped("một rất-là-dài-không-vừa hai", room, 7) == [
        "một",
        "rất-là-dài-không-vừa",
        "hai",
    ]


def test_a_sheet_too_small_says_what_it_takes_in_millimetres(canvas):
    """300 points are 300 x 25,4 / 72 = 105,8 mm; of 200 only 70 are whole, 100 are 35,3."""
    with pytest.raises(TooSmallError) as error:
        canvas.need("Bản đồ", 300, 100)
    assert str(error.value) == (
        "Khổ này quá nhỏ cho hình «Bản đồ»: phần vẽ cần ít nhất 106 × 35 mm, nay chỉ có "
        "70 × 35 mm. Hãy chọn khổ lớn hơn."
    )
    canvas.need("Bản đồ", 200, 100)


def test_a_map_is_as_large_as_fits_in_the_middle_and_not_stretched():
    """10 by 10 metres in 40 by 20 points: 2 points a metre, from 10 to 30 across."""
    a, b, d, e, x, y = shapes.matrix((100, 0, 110, 10), (0, 0, 40, 20))
    assert (a, b, d, e) == (2, 0, 0, 2)
    assert (100 * a + x, 110 * a + x, 0 * e + y, 10 * e + y) == (10, 30, 0, 20)


def test_a_line_that_stands_upright_in_its_figure_does_so_in_the_legend(canvas):
    ink = (theme.INK, 1.0)
    keys.draw(canvas, [keys.Key("bình quân", line=ink, is_upright=True), keys.Key("a", line=ink)])
    upright, lying = (one.get_xydata() for one in canvas.axes.lines)
    assert upright[0][0] == upright[1][0]
    assert upright[1][1] - upright[0][1] == pytest.approx(theme.PRESS.text)
    assert lying[0][1] == lying[1][1]


def test_hatching_stays_inside_its_area():
    area = shapely.box(0, 0, 10, 10)
    lines = shapes.hatching([area], 2)
    assert len(lines) > 5
    assert all(area.buffer(1e-6).contains(shapely.LineString(line)) for line in lines)
    assert shapes.hatching([], 2) == []


def test_a_title_is_the_first_that_has_at_most_ten_words():
    long = "một hai ba bốn năm sáu bảy tám chín mười mười-một"
    assert said.title(long, "ngắn hơn 5 %") == "ngắn hơn 5\u00a0%"
    assert said.title("một hai", long) == "một hai"


def test_a_line_is_as_wide_as_its_letters_drawn_together():
    """Measured word by word: letters keep their distance from a space."""
    line = "AV To, Yên Vạn T. W – 7 đạt: ▲ «Tây»"
    whole, _, _ = text_to_path.get_text_width_height_descent(line, font(100, True), False)
    assert width_of(line, 100, True) == pytest.approx(whole)
